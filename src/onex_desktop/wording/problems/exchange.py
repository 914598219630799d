"""Sentences about files that are read, their sheets, rows and cells."""

from __future__ import annotations

SENTENCES = {
    "import.missing": "找不到文件“{name}”。请检查路径。",
    "import.unreadable": "无法读取“{name}”。请检查访问权限，或在别的程序里关闭它。",
    "import.empty": "“{name}”是 0 字节的空文件，没有可以导入的内容。请重新导出或重新下载。",
    "import.encrypted": "“{name}”有打开密码，无法读取。请在 Excel 中取消密码、保存后再导入。",
    "import.html": "“{name}”其实是网页，不是 Excel 文件。请用 Excel 打开它，另存为 xlsx 后再导入。",
    "import.xml_table": "“{name}”是 XML 文件，不是 xlsx。请用 Excel 打开它，另存为 xlsx 后再导入。",
    "import.other_zip": "“{name}”是压缩包或别的文档，里面没有 Excel 表格。请选择 xlsx 文件，或另存为 xlsx。",
    "import.open_document": "“{name}”是 ODS 等开放文档，不是 xlsx。请用 WPS 或 Excel 另存为 xlsx 后再导入。",
    "import.strange_parts": "“{name}”里有重名或越出文件夹的部件，正常的 Excel 文件不会这样，为安全起见没有读取。"
    "请向来源索取新文件。",
    "export.one_sheet_only": "CSV 文件只能放一张表，没有导出。请用 --sheet 指明一种，或导出为 xlsx。",
    "import.binary_workbook": "“{name}”是二进制工作簿（xlsb）。请用 Excel 另存为 xlsx 后再导入。",
    "import.not_a_table": "“{name}”不是表格文件（例如是图片、PDF 或文件夹）。请选择 xlsx、xls 或 csv 文件。",
    "import.damaged": "“{name}”已损坏或没有下载完整，无法读取。请重新下载，或用 Excel 打开并修复后另存。",
    "import.unsafe": "“{name}”里含有正常表格不会有的声明（DOCTYPE），为安全起见没有读取。请向来源索取新文件。",
    "import.too_large": "“{name}”太大，或压缩比例异常（展开上限 {limit} MB），没有读取。"
    "请删去多余的工作表和空行后另存。",
    "import.too_many_rows": "“{name}”的工作表“{sheet}”超过 {limit} 行，没有读取。请删去空行，或分成几个文件导入。",
    "import.far_cell": "工作表“{sheet}”的 {cell} 离表格太远，没有读取。请删除那里的内容（或整行整列）后保存。",
    "import.unknown_encoding": "认不出“{name}”的文字编码，没有读取。请用 Excel 打开，另存为 xlsx 或 CSV UTF-8。",
    "import.no_sheet": "“{name}”里没有认得的工作表，没有导入。请用模板的标题，或用 --sheet 工作表=种类 指明。",
    "import.sheet_unknown": "文件里没有工作表“{sheet}”。有：{known}。",
    "import.spec_unknown": "没有“{spec}”这种表。可用：{known}。",
    "import.sheet_ignored": "工作表“{sheet}”认不出是哪一种表，已跳过。需要时用 --sheet 指明。",
    "import.hidden_sheet": "工作表“{sheet}”是隐藏的，已跳过。需要时用 --sheet 指明。",
    "import.heading_missing": "前 10 行里找不到标题行，这张表没有导入。至少要有：{columns}。",
    "import.column_missing": "缺少“{column}”列，这张表没有导入。请补上这一列，或改成这个标题。",
    "import.column_twice": "“{column}”列出现了两次（另一处在 {first} 列），这张表没有导入。请删去或改名其中一列。",
    "import.column_ignored": "“{column}”列认不出，没有导入这一列。",
    "import.totals_skipped": "第 {rows} 行是合计行，已跳过。",
    "import.example_skipped": "第 {rows} 行是模板的示例，已跳过。",
    "import.hidden_rows": "有 {count} 行是隐藏的（第 {rows} 行），同样导入。不要的请删除。",
    "import.hidden_columns": "{columns} 列是隐藏的，同样导入。",
    "import.error_cell": "这一格是公式错误 {text}，没有导入。请改正公式，或粘贴为数值。",
    "import.formula_without_value": "这一格是公式，但文件里没有保存结果，没有导入。"
    "请用 Excel 打开并保存一次，或粘贴为数值。",
    "import.merged_cell": "这一格在合并单元格 {area} 里，不知道该填什么，没有导入。请取消合并并逐行填写。",
    "import.required": "“{column}”没有填写，没有导入。请填写。",
    "import.too_long": "“{column}”有 {length} 个字，最多 {limit} 个，没有导入。请缩短。",
    "import.not_text": "“{column}”里不是文字，没有导入。请改成文字。",
    "import.number_too_long": "“{column}”里的号码被 Excel 当成了数字，末尾几位已丢失，没有导入。"
    "请把这一列设为文本格式后重新填写。",
    "import.date_in_text": "“{column}”里的内容被 Excel 变成了日期（{value}），没有导入。"
    "请把这一列设为文本格式后重新填写。",
    "import.not_a_number": "“{column}”里的“{value}”不是数字，没有导入。请填写数字。",
    "import.not_whole": "“{column}”要填整数，“{value}”没有导入。请改正。",
    "import.too_precise": "“{column}”最多两位小数，“{value}”没有导入。请改正。",
    "import.too_small": "“{column}”不能小于 {lowest}，“{value}”没有导入。请改正。",
    "import.has_note": "“{value}”的数字后面有说明“{note}”，不知道放在哪里，没有导入。请只留数字，说明另填一列。",
    "import.not_a_flag": "“{column}”要填是或否，“{value}”没有导入。请改正。",
    "import.not_a_date": "“{column}”里的“{value}”不是日期，没有导入。请写成 2026-03-01 或 2026年3月1日。",
    "import.no_such_date": "“{column}”里的“{value}”在日历上没有，没有导入。请改正日期。",
    "import.not_a_choice": "“{column}”里的“{value}”不在可选范围内，没有导入。可填：{known}。",
    "import.reference_unknown": "“{column}”里的“{value}”在库里和这个文件里都没有，没有导入。请改正，或先添加它。",
    "import.reference_ambiguous": "“{column}”里的“{value}”对应 {count} 条记录，不知道是哪一条，没有导入。"
    "请改用编号或工号。",
    "import.row_ambiguous": "库里有 {count} 条同名记录，不知道这一行是哪一条，没有导入。请填写编号或工号。",
    "import.duplicate_row": "与 {first} 是同一条记录，没有导入。请删去其中一行；若是两个人，请填写工号。",
    "import.stored_kept": "有 {count} 行在库里已有、内容不同，按所选保留库里的，没有修改。",
    "import.file_imported_before": "同样内容的文件在 {at} 导入过（“{name}”，新增 {new} 行，修改 {changed} 行）。"
    "可以再导入一次；若不需要，请取消。",
    "import.plan_outdated": "预览之后库又有改动，“{name}”没有导入。请重新预览。",
}
