"""A blank workbook to fill in: headings with notes, drop-down lists, one example row that import passes over."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from onex_desktop.exchange import sheet_styles as styles
from onex_desktop.exchange.columns import EXAMPLE_MARK, SheetColumn, SheetSpec
from onex_desktop.exchange.xlsx import checking
from onex_desktop.runtime.atomic_file import replacing

if TYPE_CHECKING:
    from openpyxl import Workbook

_HEADING_ROW: Final = 2
_ROWS: Final = 2_000
_GUIDE: Final = "填写说明：带 * 的列必填；把鼠标移到标题上看说明；以“示例：”开头的一行不会导入，可以删除；勿改动标题。"
_NOTE_SIZE: Final = (260, 90)


def write(specs: Sequence[SheetSpec], target: Path) -> None:
    """Write the template of the sheets; the former file stays unless the new one is whole and re-read."""
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.worksheets[0])
    book.properties.title = "导入模板"
    book.properties.creator = "书证融通工作台"
    styles.register(book)
    for spec in specs:
        _add(book, spec)
    with replacing(target, lambda path: checking.refuse_broken(path, target.name)) as temporary:
        book.save(temporary)


def _add(book: Workbook, spec: SheetSpec) -> None:
    from openpyxl.comments import Comment
    from openpyxl.styles import Font

    sheet = book.create_sheet(spec.title)
    styles.prepare(sheet, spec, _HEADING_ROW)
    sheet.cell(1, 1, _GUIDE).font = Font(name="微软雅黑", size=9, color="545454")
    width, height = _NOTE_SIZE
    for at, column in enumerate(spec.columns, start=1):
        note = Comment(_note(column), "书证融通工作台", width=width, height=height)
        sheet.cell(_HEADING_ROW, at).comment = note
        example = sheet.cell(_HEADING_ROW + 1, at, (EXAMPLE_MARK if at == 1 else "") + column.example)
        example.number_format = styles.number_format(column)
        example.font = Font(italic=True, color="808080")
    styles.add_lists(sheet, spec, _HEADING_ROW + 2, _ROWS)


def _note(column: SheetColumn) -> str:
    words = [column.note] if column.note else []
    if column.choices:
        words.append(f"可填：{'、'.join(column.choices.values())}")
    words.append("必填。" if column.required else "可空。")
    return "\n".join(words)
