"""Finding the heading of a sheet: anywhere in its first rows, one row or two, merged or not."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from onex_desktop.exchange.cells import Area, RawSheet, is_blank
from onex_desktop.exchange.columns import SheetSpec
from onex_desktop.exchange.normalising import heading

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
    """

    row: int
    columns: dict[str, int] = field(default_factory=dict)
    unknown: tuple[tuple[int, str], ...] = ()
    twice: tuple[tuple[str, int], ...] = ()
    missing: tuple[str, ...] = ()

    @property
    def is_convincing(self) -> bool:
        """Whether the sheet may be taken for this kind without being told."""
        known = len(self.columns)
        return not self.missing and known / (known + len(self.unknown)) >= _ENOUGH


def find(sheet: RawSheet, spec: SheetSpec) -> Heading | None:
    """Return the row, or pair of rows, that names most columns of the spec; None when none names any."""
    words = {heading(word): column.key for column in spec.columns for word in (column.title, *column.synonyms)}
    best: Heading | None = None
    rows = [(number, row) for number, row in sheet.rows[:FIRST_ROWS] if number <= FIRST_ROWS]
    for at, (number, _) in enumerate(rows):
        below = rows[at + 1][0] if at + 1 < len(rows) else None
        for last in (number, below):
            if last is None:
                continue
            found = _match(_names(sheet, number, last), words, spec, last)
            if found.columns and (best is None or _merit(found) > _merit(best)):
                best = found
    return best


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


def _match(names: dict[int, tuple[str, ...]], words: dict[str, str], spec: SheetSpec, last: int) -> Heading:
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
    missing = tuple(column.key for column in spec.columns if column.required and column.key not in columns)
    return Heading(last, columns, tuple(unknown), tuple(twice), missing)
