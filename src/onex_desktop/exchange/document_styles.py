"""The named styles of a workbook written from a document: few, shared by all cells."""

from __future__ import annotations

from collections.abc import Mapping
from math import ceil
from typing import TYPE_CHECKING, Final

from onex_desktop.domain.documents import Align, Cell, Emphasis, Tint

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.styles import NamedStyle, PatternFill

TITLE: Final = "标题行"
SUBTITLE: Final = "副标题行"
NOTE: Final = "备注行"
NOTE_RIGHT: Final = "备注行靠右"

_BODY_FONT: Final = "宋体"
_HEAD_FONT: Final = "黑体"
_SIZE: Final = 10.5
_TITLE_SIZE: Final = 18
_HEAD_FILL: Final = "F1F1F1"
_GAP_INK: Final = "B42318"
_QUIET_INK: Final = "545454"
_TINTS: Final[Mapping[Tint, str]] = {
    Tint.GAIN: "D7EFDB",
    Tint.LOSS: "FBDCD8",
    Tint.RISE: "D9E6FA",
    Tint.FALL: "FDECC8",
}
_LINE: Final = {TITLE: 30.0, SUBTITLE: 18.0}
_LINE_HEIGHT: Final = 15.0


def style_of(cell: Cell, *, is_head: bool) -> str:
    """Return the name of the style of a cell in a table."""
    emphasis = Emphasis.HEAD if is_head else cell.emphasis
    return _name(emphasis, cell.align, is_upright=cell.upright)


def ground_of(tint: Tint) -> PatternFill:
    """Return the ground of a cell that has changed."""
    from openpyxl.styles import PatternFill

    return PatternFill("solid", fgColor=_TINTS[tint])


def height_of(text: str, style: str, columns_breadth: float) -> float:
    """Return the height of a row whose text runs across the sheet; Excel does not find it for merged cells."""
    lines = sum(max(1, ceil(2 * len(part) / columns_breadth)) for part in text.split("\n"))
    return _LINE.get(style, lines * _LINE_HEIGHT + 2)


def height_of_upright(text: str) -> float:
    """Return the height of a row with an upright heading; Excel sets it in one column of characters."""
    return len(text) * _LINE_HEIGHT * 0.9 + 8


def register(book: Workbook) -> None:
    """Add the styles to a workbook."""
    from openpyxl.styles import Alignment, Font, NamedStyle

    plain = Font(name=_BODY_FONT, size=_SIZE)
    for name, font, align in (
        (TITLE, Font(name=_HEAD_FONT, size=_TITLE_SIZE, bold=True), "center"),
        (SUBTITLE, plain, "center"),
        (NOTE, plain, "left"),
        (NOTE_RIGHT, plain, "right"),
    ):
        alignment = Alignment(horizontal=align, vertical="center", wrap_text=True)
        book.add_named_style(NamedStyle(name, font=font, alignment=alignment))
    for emphasis in Emphasis:
        for align in Align:
            for is_upright in (False, True):
                book.add_named_style(_table_style(emphasis, align, is_upright=is_upright))


def _name(emphasis: Emphasis, align: Align, *, is_upright: bool) -> str:
    return f"表格 {emphasis.value} {align.value}{' 竖排' if is_upright else ''}"


def _table_style(emphasis: Emphasis, align: Align, *, is_upright: bool) -> NamedStyle:
    from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Side

    line = Side(style="thin", color="000000")
    is_strong = emphasis in {Emphasis.HEAD, Emphasis.STRONG, Emphasis.GAP}
    ink = {Emphasis.GAP: _GAP_INK, Emphasis.QUIET: _QUIET_INK}.get(emphasis, "000000")
    made = NamedStyle(
        _name(emphasis, align, is_upright=is_upright),
        font=Font(name=_HEAD_FONT if is_strong else _BODY_FONT, size=_SIZE, bold=is_strong, color=ink),
        border=Border(left=line, right=line, top=line, bottom=line),
        alignment=Alignment(
            horizontal=align.value, vertical="center", wrap_text=True, text_rotation=255 if is_upright else 0
        ),
    )
    if emphasis is Emphasis.HEAD:
        made.fill = PatternFill("solid", fgColor=_HEAD_FILL)
    return made
