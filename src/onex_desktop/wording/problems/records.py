"""Sentences about single records and about undo."""

from __future__ import annotations

SENTENCES = {
    "record.name_missing": "名称为空，没有保存。填写名称。",
    "record.name_taken": "已有名为“{name}”的记录，没有保存。换一个名称。",
    "form.required": "这一项没有填写，没有保存。填写或选择。",
    "record.gone": "这条记录已被删除，没有保存。刷新后重试。",
    "record.changed_meanwhile": "这条记录刚被别处改过，没有保存。查看新内容后再改。",
    "record.in_use": "还有数据用到这条记录，没有删除。先删除或改挂那些数据。",
    "record.duplicate": "同样的记录已经存在，没有保存。检查编号和名称。",
    "record.value_refused": "有一个值不在允许的范围内，没有保存。检查数字和选项。",
    "undo.nothing": "没有可以撤销的操作。",
    "undo.not_undoable": "第 {step} 步已经撤销，或本身就是撤销，不能再撤销。可用“重做”恢复。",
    "undo.conflict": "第 {step} 步之后，同一数据（{table}）又有改动，没有撤销。先撤销后来的改动。",
    "redo.nothing": "没有可以重做的操作。",
    "journal.chain_broken": "修改记录从第 {step} 步起与校验链不符，可能有人绕过程序改过数据。"
    "核对该步之后的内容，必要时恢复备份。",
}
