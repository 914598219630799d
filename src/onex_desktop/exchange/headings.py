"""Finding the heading of a sheet: anywhere in its first rows, one row or two, merged or not."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Final

from onex_desktop.exchange.cells import Area, RawSheet, is_blank
from onex_desktop.exchange.columns import SheetSpec
from onex_desktop.exchange.normalising import folded, heading

FIRST_ROWS: Final = 10
_ENOUGH: Final = 0.5
"""Share of a sheet's headings that must be known before a sheet is taken for a kind without being told."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading found.

    Attributes:
        row: number of its last row; the data begin below it.
        columns: key of a column to its place, counted from zero.
        unknown: place and text of headings that mean nothing to the spec.
        twice: key and place of a column that has come already.
        missing: keys of required columns that are not there.
        texts: place and text of every heading.
    """

    row: int
    columns: dict[str, int] = field(default_factory=dict)
    unknown: tuple[tuple[int, str], ...] = ()
    twice: tuple[tuple[str, int], ...] = ()
    missing: tuple[str, ...] = ()
    texts: dict[int, str] = field(default_factory=dict)

    @property
    def is_convincing(self) -> bool:
        """Whether the sheet may be taken for this kind without being told."""
        known = len(self.columns)
        return not self.missing and known / (known + len(self.unknown)) >= _ENOUGH


def find(sheet: RawSheet, spec: SheetSpec) -> Heading | None:
    """Return the row, or pair of rows, that names most columns of the spec; None when none names any."""
    numbers = [number for number, _ in sheet.rows[:FIRST_ROWS] if number <= FIRST_ROWS]
    best: Heading | None = None
    for at, number in enumerate(numbers):
        for last in numbers[at : at + 2]:
            found = _match(_names(sheet, number, last), spec, last)
            # A title above the heading must not become part of it: one row is preferred to two that say no more.
            is_better = best is None or _merit(found) > _merit(best)
            is_plainer = best is not None and number == last == best.row and _merit(found) == _merit(best)
            if found.columns and (is_better or is_plainer):
                best = found
    return best


def at(sheet: RawSheet, spec: SheetSpec, row: int) -> Heading:
    """Return the heading that ends in a given row, with the row above where that names more columns."""
    above = max((number for number, _ in sheet.rows if number < row), default=row)
    return max((_match(_names(sheet, first, row), spec, row) for first in (row, above)), key=_merit)


def placed(sheet: RawSheet, spec: SheetSpec, row: int, columns: Mapping[str, int]) -> Heading:
    """Return the heading in a given row whose columns a person, or an earlier import, has told."""
    texts = {place: names[0] for place, names in _names(sheet, row, row).items()} if row else {}
    taken = set(columns.values())
    unknown = tuple((place, text) for place, text in texts.items() if place not in taken)
    return Heading(row, dict(columns), unknown, (), _missing(spec, columns), texts)


def digest(sheet: RawSheet, row: int) -> str:
    """Return what a heading row is known again by: its words and where they stand."""
    words = "\n".join(f"{place} {folded(text)}" for place, text in sorted(_texts(sheet, row).items()))
    return hashlib.sha256(words.encode()).hexdigest()


def _merit(found: Heading) -> tuple[int, int, int]:
    return (-len(found.missing), len(found.columns), -len(found.unknown))


def _names(sheet: RawSheet, first: int, last: int) -> dict[int, tuple[str, ...]]:
    """Return what each column may be called: the lower name, upper and lower together, the upper alone."""
    upper = _texts(sheet, first)
    if last == first:
        return {column: (text,) for column, text in upper.items()}
    lower = _texts(sheet, last)
    upper = _spread(upper, (area for area in sheet.merged if area.top <= first <= area.bottom))
    names: dict[int, tuple[str, ...]] = {}
    for column in sorted(upper.keys() | lower.keys()):
        above, below = upper.get(column, ""), lower.get(column, "")
        both = (above + below,) if above and below else ()
        names[column] = (*both, *((below,) if below else (above,)))
    return names


def _texts(sheet: RawSheet, number: int) -> dict[int, str]:
    row = next((cells for at, cells in sheet.rows if at == number), [])
    return {column: str(cell) for column, cell in enumerate(row) if not is_blank(cell)}


def _spread(texts: dict[int, str], areas: Iterable[Area]) -> dict[int, str]:
    spread = dict(texts)
    for area in areas:
        if area.left in texts:
            spread |= dict.fromkeys(range(area.left, area.right + 1), texts[area.left])
    return spread


def _match(names: dict[int, tuple[str, ...]], spec: SheetSpec, last: int) -> Heading:
    words = _words(spec)
    columns: dict[str, int] = {}
    unknown: list[tuple[int, str]] = []
    twice: list[tuple[str, int]] = []
    for column, texts in names.items():
        key = next((words[word] for word in map(heading, texts) if word in words), None)
        if key is None:
            unknown.append((column, texts[0]))
        elif key in columns:
            twice.append((key, column))
        else:
            columns[key] = column
    told = {column: texts[0] for column, texts in names.items()}
    return Heading(last, columns, tuple(unknown), tuple(twice), _missing(spec, columns), told)


@cache
def _words(spec: SheetSpec) -> dict[str, str]:
    return {heading(word): column.key for column in spec.columns for word in (column.title, *column.synonyms)}


def _missing(spec: SheetSpec, columns: Mapping[str, int]) -> tuple[str, ...]:
    return tuple(column.key for column in spec.columns if column.required and column.key not in columns)
