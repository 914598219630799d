"""Numbers in cells: what their format makes of them."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Final

from onex_desktop.exchange.cells import Cell, Percent
from onex_desktop.exchange.xlsx.styles import DATE, NUMBER

_LONGEST_INTEGER: Final = 10**15
_DAYS: Final = date(1899, 12, 30)
_LAST_DAY: Final = 2_958_465
_SECONDS: Final = 86_400
_SHIFT_1904: Final = 1462


def as_cell(number: float, meaning: int, *, is_1904: bool) -> Cell:
    """Return a number as its format shows it: a date, a percentage, or a number, whole where it is whole."""
    if meaning == DATE:
        return moment(number + _SHIFT_1904 if is_1904 else number)
    if meaning != NUMBER:
        return Percent(Decimal(f"{number:.15g}"), meaning)
    return int(number) if number.is_integer() and abs(number) < _LONGEST_INTEGER else number


def moment(serial: float) -> Cell:
    """Return a day number as a date, with the time of day where it has one; out of range it stays a number.

    The 29th of February 1900 never was, though Excel counts it: days before it are one off.
    """
    if not 0 <= serial <= _LAST_DAY:
        return serial
    days, seconds = divmod(round(serial * _SECONDS), _SECONDS)
    if days == 0:
        return time(seconds // 3600, seconds // 60 % 60, seconds % 60)
    day = _DAYS + timedelta(days=days if days >= 60 else days + 1)
    return datetime.combine(day, time()) + timedelta(seconds=seconds) if seconds else day
