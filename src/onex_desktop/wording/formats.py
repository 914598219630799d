"""How numbers, rates and dates are written."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Final

NOTHING: Final = "—"
"""Stands where there is no value; never for a real zero."""


def percent(value: Decimal | None) -> str:
    """Return a percentage that is already rounded (98.1 → 98.1%), or a dash when there is none."""
    return NOTHING if value is None else f"{value}%"


def count(number: int) -> str:
    """Return a count of persons or things, in groups of three from five digits on.

    GB/T 15835-2011 leaves numbers of up to four digits undivided, as the school writes 1246人.
    """
    return f"{number:,}" if abs(number) >= 10_000 else str(number)


def hours(value: Decimal) -> str:
    """Return hours exactly, without needless zeros: 84.48, 48."""
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def yuan(fen: int) -> str:
    """Return an amount of money in yuan, always to the fen: 3424.00, 12,345.60."""
    whole, rest = divmod(abs(fen), 100)
    return f"{'-' if fen < 0 else ''}{count(whole)}.{rest:02d}"


def file_size(size: int) -> str:
    """Return a size in bytes as people read it: 820 B, 18 KB, 4.2 MB."""
    if size < 1000:
        return f"{size} B"
    return f"{(size + 500) // 1000} KB" if size < 1_000_000 else f"{Decimal(size) / 1_000_000:.1f} MB"


def date_in_prose(iso: str) -> str:
    """Return 2020-09-01 as 2020年9月1日."""
    year, month, day = iso.split("-")
    return f"{int(year)}年{int(month)}月{int(day)}日"


def as_of(name: str, day: str, time: str = "") -> str:
    """Return a name, with when it was so if that is not now: … · 2020年9月1日结束时, … · 2020年9月1日 8:30."""
    if not day:
        return name
    return f"{name} · {date_in_prose(day)} {time.removeprefix('0')}" if time else f"{name} · {date_in_prose(day)}结束时"


def cohort(entry_year: int) -> str:
    """Return a cohort's name: 2018级."""
    return f"{entry_year}级"


def cohorts(entry_years: Iterable[int]) -> str:
    """Return several cohorts in a row: 2019级、2020级."""
    return listed(cohort(year) for year in entry_years)


def listed(words: Iterable[str]) -> str:
    """Return words joined as a Chinese list."""
    return "、".join(words)
