"""The figures of a rule set as a table to edit: each band, category and number is a row with its place in the data."""

from __future__ import annotations

import copy
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from onex_desktop.domain.workload.definitions import Definition

Path = tuple[str | int, ...]

_BANDS: Final = ("steps", "pieces")
_NUMBERS: Final = ("value", "start", "slope", "over", "per", "den", "min", "max", "cap", "at_least", "at_most")


@dataclass(frozen=True, slots=True)
class CellRow:
    """One row of figures.

    ``line`` and ``factor`` are what the rule set calls them, ``kind`` the kind of factor, ``what`` the word of a
    category, the number of a table's place, or the name of a figure. ``low`` and ``high`` are the band's bounds.
    """

    id: int
    path: Path
    line: str
    factor: str
    kind: str
    what: str
    low: str
    high: str
    value: str
    is_band: bool = False


def cell_rows(definition: Mapping[str, Any]) -> tuple[CellRow, ...]:
    """Return the figures of a rule set in the order of its data."""
    cells = [cell for place in _lines(definition) for cell in _line_cells(*place)]
    return tuple(CellRow(number, *rest) for number, rest in enumerate((*cells, *_whole_cells(definition)), 1))


def set_cell(definition: Mapping[str, Any], row: CellRow, key: str, text: str) -> Definition:
    """Return the definition with one figure changed; ``key`` is ``low``, ``high`` or ``value``.

    What is written, full-width figures as ordinary ones, is only put in its place; whether it makes sense is told
    when the rule set is read.
    """
    text = unicodedata.normalize("NFKC", text).strip()
    made = copy.deepcopy(dict(definition))
    parent, last = _parent(made, row.path)
    if row.is_band:
        band = parent[last]
        name = {"low": "from", "high": "to", "value": "value" if "value" in band else "start"}[key]
        if text:
            band[name] = _bound(text) if key != "value" else text
        else:
            band.pop(name, None)
    elif key == "value":
        parent[last] = text
    return made


def add_band(definition: Mapping[str, Any], row: CellRow) -> Definition:
    """Return the definition with one more band behind the given one, which then ends where it is still open."""
    made = copy.deepcopy(dict(definition))
    parent, last = _parent(made, row.path)
    band = parent[last]
    low = int(str(band.get("to", int(str(band["from"])) + 9))) + 1
    end = band.get("to")
    new = {**band, "from": low}
    if end is None:
        band["to"] = low - 1
    else:
        following = parent[last + 1] if last + 1 < len(parent) else None
        new["to"] = low + 9
        if following is not None:
            following["from"] = low + 10
    parent.insert(last + 1, new)
    return made


def remove_band(definition: Mapping[str, Any], row: CellRow) -> Definition:
    """Return the definition without a band; the one before it then reaches to where it ended."""
    made = copy.deepcopy(dict(definition))
    parent, last = _parent(made, row.path)
    gone = parent.pop(last)
    if last > 0:
        parent[last - 1].pop("to", None)
        if "to" in gone:
            parent[last - 1]["to"] = gone["to"]
    return made


def _lines(definition: Mapping[str, Any]) -> Iterator[tuple[Path, Mapping[str, Any], str]]:
    if "lines" not in definition:
        yield (), definition, str(definition.get("title", ""))
    for number, line in enumerate(definition.get("lines", ())):
        yield ("lines", number), line, str(line.get("label") or line["key"])


def _line_cells(path: Path, line: Mapping[str, Any], name: str) -> Iterator[tuple[Any, ...]]:
    for number, factor in enumerate(line.get("factors", ())):
        label = str(factor.get("label") or factor["key"])
        yield from _factor_cells((*path, "factors", number), factor, (name, label, str(factor["kind"])))
    for number, item in enumerate(line.get("items", ())):
        label = str(item.get("label") or item["key"])
        yield (*path, "items", number, "value"), name, label, "item", "value", "", "", str(item["value"]), False
    if "cap" in line:
        yield (*path, "cap"), name, "cap", "limit", "cap", "", "", str(line["cap"]), False


def _whole_cells(definition: Mapping[str, Any]) -> Iterator[tuple[Any, ...]]:
    """Yield what concerns all lines: the limits, and how the result is rounded."""
    for number, limit in enumerate(definition.get("limits", ())):
        path = ("limits", number, "hours")
        yield path, "", str(limit["kind"]), "limit", str(limit.get("period", "")), "", "", str(limit["hours"]), False
    yield from _rounding_cells(("final_round",), definition.get("final_round"), ("", "", "round"))


def _rounding_cells(path: Path, rounding: object, names: tuple[str, str, str]) -> Iterator[tuple[Any, ...]]:
    if isinstance(rounding, Mapping) and "digits" in rounding:
        yield (*path, "digits"), *names, "digits", "", "", str(rounding["digits"]), False


def _factor_cells(path: Path, factor: Mapping[str, Any], names: tuple[str, str, str]) -> Iterator[tuple[Any, ...]]:
    for key in _BANDS:
        for number, band in enumerate(factor.get(key, ())):
            value = str(band.get("value", band.get("start", "")))
            what = f"+{band['slope']}" if "slope" in band else ""
            bounds = (str(band.get("from", "")), str(band.get("to", "")))
            yield (*path, key, number), *names, what, *bounds, value, True
    yield from _value_cells((*path, "values"), factor.get("values"), names)
    for key in _NUMBERS:
        if key in factor and not isinstance(factor[key], Mapping):
            yield (*path, key), *names, key, "", "", str(factor[key]), False
    yield from _rounding_cells((*path, "round"), factor.get("round"), names)


def _value_cells(path: Path, values: object, names: tuple[str, str, str]) -> Iterator[tuple[Any, ...]]:
    if isinstance(values, Mapping):
        for word, value in values.items():
            if not isinstance(value, Mapping):
                yield (*path, word), *names, word, "", "", str(value), False
            elif "value" in value:
                label = str(value.get("label") or word)
                yield (*path, word, "value"), *names, label, "", "", str(value["value"]), False
    elif isinstance(values, list):
        for number, value in enumerate(values):
            yield (*path, number), *names, str(number + 1), "", "", str(value), False


def _parent(made: Any, path: Path) -> tuple[Any, Any]:  # noqa: ANN401 -- data of a file
    inner = made
    for step in path[:-1]:
        inner = inner[step]
    return inner, path[-1]


def _bound(text: str) -> int | str:
    return int(text) if text.isascii() and text.isdigit() else text
