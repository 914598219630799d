"""Dates as people write them; what is no date is refused, never guessed and never today."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Final

from onex_desktop.exchange.cells import Cell
from onex_desktop.exchange.normalising import code
from onex_desktop.exchange.numbers import moment

_FORMS: Final = (
    re.compile(r"(\d{4})年(?:(\d{1,2})月(?:(\d{1,2})[日号]?)?)?"),
    re.compile(r"(\d{4})([-./])(\d{1,2})(?:\2(\d{1,2}))?"),
    re.compile(r"(\d{4})(\d{2})(\d{2})"),
    re.compile(r"(\d{4})"),
)
_TIME: Final = re.compile(r"[ T]\d{1,2}:\d{2}(:\d{2})?(\.\d+)?$")
_YEARS: Final = range(1900, 2201)
_FIRST_SERIAL: Final = 20_000
_LAST_SERIAL: Final = 110_000
"""Day numbers from 1954 to 2201; a smaller whole number is a year or a mistake."""


class NoDate(ValueError):
    """Text that is not a date; ``impossible`` when it has the form of one that is not in the calendar."""

    def __init__(self, *, impossible: bool) -> None:
        self.impossible = impossible
        super().__init__()


def iso(cell: Cell) -> str:
    """Return a cell as an ISO date, or the part of one it states (2026, 2026-03); raises ``NoDate``."""
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, int) and not isinstance(cell, bool) and _FIRST_SERIAL <= cell <= _LAST_SERIAL:
        return iso(moment(cell))
    if isinstance(cell, str | int) and not isinstance(cell, bool):
        return _from_text(code(str(cell)))
    raise NoDate(impossible=False)


def _from_text(text: str) -> str:
    bare = _TIME.sub("", re.sub(r"\s+(?=[年月日.\-/])|(?<=[年月.\-/])\s+", "", text))
    for form in _FORMS:
        found = form.fullmatch(bare)
        if found is not None:
            numbers = [int(part) for part in found.groups() if part is not None and part.isdigit()]
            return _checked(numbers)
    raise NoDate(impossible=False)


def _checked(numbers: list[int]) -> str:
    year, month, day = [*numbers, 1, 1][:3]
    if year not in _YEARS:
        raise NoDate(impossible=True)
    try:
        whole = date(year, month, day).isoformat()
    except ValueError as fault:
        raise NoDate(impossible=True) from fault
    return whole[: (4, 7, 10)[len(numbers) - 1]]
