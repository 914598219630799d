"""Sentences about standards, and the short reasons beside a line that was read from a text."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

SENTENCES = {
    "standards.edition_missing": "版本为空，没有保存。填写版本，例如 2020年1.0版。",
    "standards.edition_taken": "本证书已有“{edition}”的标准，没有保存。换一个版本，或改原来的一版。",
    "standards.nothing_recognised": "没有认出职业技能要求，没有保存。粘贴带编号的文本，例如 1.1.1 能……。",
    "standards.number_duplicate": "{level} {number} 出现了两次。改正其中一个编号。",
    "standards.number_impossible": "{level} 编号 {number} 不在 1 到 {most} 之间。改正编号。",
    "standards.number_refused": "编号 {number} 不在 1 到 {most} 之间，没有保存。改正编号。",
    "standards.number_taken": "同级已有编号 {number}，没有保存。换一个编号，或用上移、下移。",
    "standards.number_skipped": "{level} {number} 之前缺 {expected}。原文如此可以保留，否则补上或重新编号。",
    "standards.parent_missing": "{level} 缺 {number} 的名称，下面的内容没有归属。补上这一行。",
    "standards.text_missing": "{level} {number} 没有内容。补上文字，或删去这个编号。",
    "standards.words_missing": "内容为空，没有保存。填写文字。",
    "standards.text_too_long": "{level} {number} 有 {length} 字，超过 {most} 字，没有保存。检查是否几条连在了一起。",
    "standards.words_too_long": "文字有 {length} 字，超过 {most} 字，没有保存。缩短，或分成几条。",
    "standards.text_long": "{level} {number} 有 {length} 字，可能是几条连在了一起，核对一下。",
    "standards.nothing_below": "{level} {number} 下面没有内容。补上，或删去。",
    "standards.own_predecessor": "上一版本不能是它自己，没有保存。选另一版，或留空。",
    "standards.level_not_offered": "证书模块“{module}”不开设{level}，没有保存。"
    "改等级，或到“证书”页给模块补上这个等级。",
    "standards.row_without_number": "“{number}”没有编号，没有导入。填上编号，例如 1、1.1、1.1.1。",
    "standards.number_elsewhere": "编号 {number} 不在 {above} 下面，没有导入。"
    "编号要与左边的领域、任务一致，例如 1.2 下面是 1.2.1。",
    "standards.name_differs": "{level} {number} 在第 {row} 行叫“{name}”，这里不同，没有导入。改成同一个名称。",
    "standards.row_twice": "{level} {number} 与第 {row} 行重复，没有导入。改正其中一个编号；本来是 1.10 的，"
    "先把单元格设为文本再填。",
    "standards.item_linked": "{number} 等 {count} 条职业技能要求还有 {links} 处对应，没有改动。"
    "先在“矩阵”页清除这些对应；采用新版标准后，旧版的对应会转到新版。",
    "standards.move_mixed": "选中的不是同一级的条目，没有移动。一次移动工作领域、工作任务、职业技能要求中的一种。",
    "standards.move_area": "工作领域只能排在同一等级的工作领域之间，没有移动。要放进别的领域，先按 Tab 降一级。",
    "standards.move_task": "工作任务只能放在工作领域下面，没有移动。",
    "standards.move_requirement": "职业技能要求只能放在工作任务下面，没有移动。拖到工作任务那一行上。",
    "standards.indent_deepest": "职业技能要求已是最下一级，没有改动。",
    "standards.indent_first": "前面没有同级的条目可以放进去，没有改动。",
    "standards.indent_too_deep": "它下面的职业技能要求会超过三级，没有改动。先把它们移到别处，再降级。",
    "standards.outdent_top": "工作领域已是最上一级，没有改动。",
    "standards.name_too_long": "有一条 {length} 字，名称最多 {most} 字，没有改动。先缩短文字，再升级。",
    "standards.adopted_already": "《{plan}》已经采用“{edition}”，没有再次采用。待复核的对应在“标准”页处理。",
}

DOUBTS: Final[Mapping[str, str]] = {
    "number_missing": "原文没有编号，按顺序补上",
    "number_as_text": "数字当作文字，不当作编号",
    "skipped": "编号跳过了前面的",
    "duplicate": "编号与前面重复",
    "out_of_order": "编号比前面的小",
    "parent_missing": "缺上一级，已补空行",
    "joined": "没有编号，接在上一条后面",
    "too_deep": "编号超过三级，并入上一条",
    "outside": "不属于任何一条",
}
"""Why a line should be looked at."""

SHORT: Final[Mapping[str, str]] = {
    "standards.number_duplicate": "编号重复",
    "standards.number_impossible": "编号不合理",
    "standards.number_skipped": "前面缺 {expected}",
    "standards.parent_missing": "缺名称",
    "standards.text_missing": "缺内容",
    "standards.text_too_long": "超过 {most} 字",
    "standards.text_long": "{length} 字，偏长",
    "standards.nothing_below": "下面没有内容",
}
"""What is wrong with a line, in the few words that stand beside it."""
