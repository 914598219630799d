"""What a scale must be like before it is stored."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from onex_desktop.domain.mapping.scale import ScaleValue
from onex_desktop.domain.problems import Param, Place, Problem
from onex_desktop.domain.signs import Sign

LONGEST_LABEL: Final = 12
MOST_VALUES: Final = 9
"""A key sets each value: the digits from 9 down, 0 empties a cell."""
_TWICE: Final = {
    "label": "mapping.value_label_twice",
    "letter": "mapping.value_letter_twice",
    "sign": "mapping.value_sign_twice",
}
_EMPTY: Final = frozenset({"0", "/", "、"})
"""What a cell takes for empty or for 不适用, whatever the scale."""


def check_scale(values: Sequence[ScaleValue]) -> list[Problem]:
    """Return everything that is wrong with a scale, each with the row, counted from 1, that it is about."""
    found: list[Problem] = []
    if not any(value.serves for value in values):
        found.append(Problem("mapping.scale_serves_nothing"))
    if len(values) > MOST_VALUES:
        found.append(Problem("mapping.scale_long", params={"most": MOST_VALUES, "count": len(values)}))
    for row, value in enumerate(values, start=1):
        found += check_value(row, value)
    return [*found, *_twice(values), *_order(values)]


def check_value(row: int, value: ScaleValue) -> list[Problem]:
    """Return what is wrong with a value by itself, which stands in a row counted from 1."""
    return [_at(row, value, field, code) for field, code in _of_value(value)]


def plain(text: str) -> str:
    """Return a label without capitals and full-width forms being different things: how typed text is compared."""
    return unicodedata.normalize("NFKC", text).strip().upper()


def _of_value(value: ScaleValue) -> Iterator[tuple[str, str]]:
    if not value.label.strip():
        yield "label", "mapping.value_unnamed"
    elif len(value.label) > LONGEST_LABEL:
        yield "label", "mapping.value_name_long"
    elif plain(value.label) in _EMPTY:
        yield "label", "mapping.value_name_taken"
    if value.serves and not _is_weight(value.weight):
        yield "weight", "mapping.value_weight"
    if value.letter and not (len(value.letter) == 1 and "A" <= value.letter <= "Z"):
        yield "letter", "mapping.value_letter"


def _is_weight(weight: Decimal) -> bool:
    return weight.is_finite() and 0 <= weight <= 1 and weight == round(weight, 2)


def _twice(values: Sequence[ScaleValue]) -> Iterator[Problem]:
    """Yield the values that could not be told from an earlier one by word, by sign or by key."""
    seen: dict[tuple[str, str], int] = {}
    for row, value in enumerate(values, start=1):
        marks = [("label", plain(value.label)), ("letter", value.letter)]
        if value.sign is not Sign.WORD:
            marks.append(("sign", value.sign.value))
        for field, mark in marks:
            first = seen.setdefault((field, mark), row) if mark else row
            if first != row:
                yield _at(row, value, field, _TWICE[field], other=values[first - 1].label)


def _order(values: Sequence[ScaleValue]) -> Iterator[Problem]:
    """Yield the values that weigh more than a stronger one, or serve below one that does not."""
    least, idle = Decimal(1), False
    for row, value in enumerate(values, start=1):
        if value.serves and idle:
            yield _at(row, value, "serves", "mapping.value_below_idle")
        if value.serves and _is_weight(value.weight):
            if value.weight > least:
                yield _at(row, value, "weight", "mapping.value_heavier", least=str(least))
            least = min(least, value.weight)
        idle = idle or not value.serves


def _at(row: int, value: ScaleValue, field: str, code: str, **params: Param) -> Problem:
    return Problem(code, params={"row": row, "label": value.label, **params}, where=Place("mapping", row, field=field))
