"""What the columns of a sheet probably are: known headings for sure, similar ones for a person to confirm."""

from __future__ import annotations

from typing import Final

from onex_desktop.domain.exams.id_numbers import masked_within
from onex_desktop.domain.layouts import Certainty, FoundColumn, FoundTable
from onex_desktop.exchange.cells import RawSheet, is_blank, shown
from onex_desktop.exchange.columns import SheetColumn, SheetSpec
from onex_desktop.exchange.headings import Heading
from onex_desktop.exchange.normalising import heading

_ALIKE: Final = 0.5
_SAMPLES: Final = 3
_LONGEST_SAMPLE: Final = 40


def propose(
    sheet: RawSheet,
    spec: SheetSpec,
    found: Heading | None,
    certainty: Certainty = Certainty.SURE,
    *,
    fill_merged: bool = False,
) -> FoundTable:
    """Return a sheet with the columns its heading names; ``certainty`` is that of the columns in the heading."""
    if found is None:
        missing = tuple(column.key for column in spec.columns if column.required)
        return FoundTable(sheet.name, spec.word, missing=missing, is_hidden=sheet.is_hidden, row_count=len(sheet.rows))
    keys = {place: (key, certainty) for key, place in found.columns.items()}
    if certainty is not Certainty.REMEMBERED:
        keys |= {place: (key, Certainty.LIKELY) for place, key in _likely(spec, found).items()}
    columns = tuple(
        FoundColumn(place, text, *keys.get(place, ("", Certainty.UNKNOWN)), _samples(sheet, found.row, place))
        for place, text in sorted({**dict.fromkeys(keys, ""), **found.texts}.items())
    )
    named = {column.key for column in columns}
    return FoundTable(
        sheet.name,
        spec.word,
        found.row,
        columns,
        tuple(key for key in found.missing if key not in named),
        sum(number > found.row for number, _ in sheet.rows),
        sum(area.top > found.row and area.bottom > area.top for area in sheet.merged),
        sheet.is_hidden,
        certainty is Certainty.REMEMBERED,
        fill_merged,
    )


def _likely(spec: SheetSpec, found: Heading) -> dict[int, str]:
    """Return places whose heading is not known with the column it resembles most; each column once."""
    free = [column for column in spec.columns if column.key not in found.columns]
    pairs = sorted(
        ((likeness(text, column), place, column.key) for place, text in found.unknown for column in free),
        key=lambda pair: (-pair[0], pair[1]),
    )
    chosen: dict[int, str] = {}
    for alike, place, key in pairs:
        if alike >= _ALIKE and place not in chosen and key not in chosen.values():
            chosen[place] = key
    return chosen


def likeness(text: str, column: SheetColumn) -> float:
    """Return how much a heading resembles a column's titles, 0 to 1: pairs of characters shared, or all of it."""
    return max(_likeness(heading(text), heading(word)) for word in (column.title, *column.synonyms))


def _likeness(one: str, other: str) -> float:
    short, long = sorted((one, other), key=len)
    if len(short) >= 2 and short in long:
        return 0.5 + 0.5 * len(short) / len(long)
    ours, theirs = ({text[at : at + 2] for at in range(len(text) - 1)} for text in (one, other))
    return 2 * len(ours & theirs) / (len(ours) + len(theirs)) if ours and theirs else 0.0


def _samples(sheet: RawSheet, row: int, place: int) -> tuple[str, ...]:
    found: list[str] = []
    for number, cells in sheet.rows:
        if number > row and place < len(cells) and not is_blank(cells[place]):
            found.append(masked_within(shown(cells[place]))[:_LONGEST_SAMPLE])
            if len(found) == _SAMPLES:
                break
    return tuple(found)
