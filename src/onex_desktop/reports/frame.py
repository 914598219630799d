"""What stands around the tables: title block, running head and foot."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from onex_desktop.domain.documents import Document, Paper
from onex_desktop.reports import styles
from onex_desktop.reports.fonts import Face, clean, width
from onex_desktop.reports.pen import Pen
from onex_desktop.reports.wrapping import shortened, wrap

_TITLE_LEADING: Final = 1.35 * styles.XIAO_ER
_SUBTITLE: Final = 1.7 * styles.WU_HAO
_FILLING: Final = 2.7 * styles.WU_HAO
_AIR: Final = 10.0
"""What stands in place of the line for unit and date where there is none."""
_UNIT: Final = "填报单位（盖章）："
_FILLED_ON: Final = "填报日期：          年      月      日"


@dataclass(frozen=True, slots=True)
class Sheet:
    """The type area of a page."""

    page: tuple[float, float]

    @property
    def breadth(self) -> float:
        """From the left to the right margin."""
        return self.page[0] - 2 * styles.SIDE

    @property
    def depth(self) -> float:
        """From the upper to the lower margin."""
        return self.page[1] - styles.TOP - styles.BOTTOM

    @property
    def top(self) -> float:
        """Where the type area begins, from the bottom of the page."""
        return self.page[1] - styles.TOP


def sheet_of(paper: Paper) -> Sheet:
    """Return the type area of a sheet."""
    return Sheet(styles.SHEETS[paper])


def _title_lines(document: Document, sheet: Sheet) -> tuple[str, ...]:
    return wrap(clean(document.title), Face.SANS_BOLD, sheet.breadth / styles.XIAO_ER, balanced=True)


def head_height(document: Document, sheet: Sheet) -> float:
    """Return what title, subtitle and, where somebody signs, the line for unit and date take."""
    titles = len(_title_lines(document, sheet)) * _TITLE_LEADING
    below = _FILLING if document.signatures else _AIR
    return titles + (_SUBTITLE if document.subtitle else 0.0) + below


def draw_head(pen: Pen, document: Document, sheet: Sheet) -> None:
    """Draw the title block at the top of the first page."""
    y = sheet.top
    for line in _title_lines(document, sheet):
        y -= _TITLE_LEADING
        _centred(pen, sheet, y + 0.25 * styles.XIAO_ER, line, Face.SANS_BOLD, styles.XIAO_ER)
    size = styles.WU_HAO
    if document.subtitle:
        y -= _SUBTITLE
        _centred(pen, sheet, y + 0.35 * size, clean(document.subtitle), Face.SERIF, size)
    if not document.signatures:
        # What nobody signs is no filing: it has no unit that fills it in.
        return
    baseline = y - _FILLING + 0.75 * size
    pen.text(styles.SIDE, baseline, _UNIT + clean(document.institution), Face.SERIF, size)
    _at_right(pen, sheet, baseline, _FILLED_ON, size)


def draw_running(pen: Pen, document: Document, sheet: Sheet, number: int, count: int) -> None:
    """Draw head and foot of a page."""
    size = styles.XIAO_WU
    right = sheet.page[0] - styles.SIDE
    y = sheet.page[1] - styles.HEADER_BASELINE
    half = sheet.breadth / 2 / size - 1
    pen.text(styles.SIDE, y, shortened(clean(document.institution), Face.SANS, half), Face.SANS, size, styles.QUIET)
    _at_right(pen, sheet, y, shortened(clean(document.title), Face.SANS, half), size, Face.SANS, styles.QUIET)
    rule = sheet.page[1] - styles.HEADER_RULE
    pen.rule((styles.SIDE, rule), (right, rule), styles.RULE)
    stamp = document.stamp
    y = styles.FOOTER_BASELINE
    pen.text(styles.SIDE, y, f"数据版本 第 {stamp.step} 步 · 校验码 {stamp.code}", Face.SANS, size, styles.QUIET)
    _centred(pen, sheet, y, f"第 {number} 页 共 {count} 页", Face.SANS, size)
    _at_right(pen, sheet, y, f"打印日期 {stamp.printed_on}", size, Face.SANS, styles.QUIET)


def _centred(
    pen: Pen, sheet: Sheet, y: float, text: str, face: Face, size: float, ink: styles.Ink = styles.BLACK
) -> None:
    pen.text((sheet.page[0] - width(text, face) * size) / 2, y, text, face, size, ink)


def _at_right(
    pen: Pen, sheet: Sheet, y: float, text: str, size: float, face: Face = Face.SERIF, ink: styles.Ink = styles.BLACK
) -> None:
    pen.text(sheet.page[0] - styles.SIDE - width(text, face) * size, y, text, face, size, ink)
