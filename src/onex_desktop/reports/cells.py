"""Cells as the reports use them again and again."""

from __future__ import annotations

from decimal import Decimal

from onex_desktop.domain.documents import Cell, Emphasis
from onex_desktop.domain.values import Rate
from onex_desktop.wording import formats


def heads(*titles: str) -> tuple[Cell, ...]:
    """Return a row of headings."""
    return tuple(Cell(title, emphasis=Emphasis.HEAD) for title in titles)


def text_cell(text: str, *, rows: int = 1, columns: int = 1, emphasis: Emphasis = Emphasis.NONE) -> Cell:
    """Return a centred cell of text, merged over ``rows`` and ``columns``."""
    return Cell(text, rows=rows, columns=columns, emphasis=emphasis)


def count_cell(number: int, remark: str = "", *, rows: int = 1, emphasis: Emphasis = Emphasis.NONE) -> Cell:
    """Return a count, a remark such as （含补考） behind it; a workbook keeps the number as a number."""
    text = formats.count(number)
    places = "#,##0" if "," in text else "0"
    number_format = f'{places}"{remark}"' if remark else places
    return Cell(text + remark, rows=rows, emphasis=emphasis, number=number, number_format=number_format)


def rate_cell(rate: Rate | None, digits: int, remark: str = "", *, emphasis: Emphasis = Emphasis.NONE) -> Cell:
    """Return a rate in per cent, reckoned from its parts; a dash where there is nothing to divide by."""
    if rate is None or rate.value is None:
        return Cell(formats.NOTHING, emphasis=emphasis)
    places = f"0.{'0' * digits}%" if digits else "0%"
    return Cell(
        formats.percent(rate.percent(digits)) + remark,
        emphasis=emphasis,
        number=Decimal(rate.value),
        number_format=f'{places}"{remark}"' if remark else places,
    )
