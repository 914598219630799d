"""The school's scale: what the values of a matrix are called, how they are drawn and what they weigh."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from secrets import token_hex
from typing import Any

from onex_desktop.domain.changes import Changed
from onex_desktop.domain.mapping import Scale, ScaleValue, Strength
from onex_desktop.domain.mapping.scale_checks import check_scale, check_value
from onex_desktop.domain.problems import Place, Problem, ProblemsFound
from onex_desktop.domain.signs import Sign
from onex_desktop.persistence.queries import mapping as queries
from onex_desktop.persistence.tables.mapping import ScaleValue as ScaleValueTable
from onex_desktop.runtime import paths
from onex_desktop.services.context import AppContext


@dataclass(frozen=True, slots=True)
class ReadyScale:
    """A scale to begin with; its weights are the program's, the school confirms them."""

    name: str
    values: tuple[ScaleValue, ...]


def scale(ctx: AppContext) -> Scale:
    """Return the school's scale."""
    with ctx.read() as session:
        return queries.scale(session)


def rows(ctx: AppContext) -> Mapping[int, ScaleValue]:
    """Return the values of the scale by the keys of their rows, in their order."""
    with ctx.read() as session:
        return queries.scale_rows(session)


def used(ctx: AppContext) -> Mapping[str, int]:
    """Return how many cells of all matrices hold each value."""
    with ctx.read() as session:
        return queries.count_by_strength(session)


def set_scale(ctx: AppContext, values: Sequence[ScaleValue]) -> Changed:
    """Make these values the scale, in this order, as one step; a value without a code is a new one.

    Raises ``ProblemsFound`` with everything that is wrong, a value that cells still hold included.
    """
    with ctx.step("mapping.set_scale") as work:
        stored = {row.strength: row for row in work.rows(ScaleValueTable)}
        gone = [row for strength, row in stored.items() if strength not in {value.strength for value in values}]
        held = queries.count_by_strength(work.session) if gone else {}
        problems = check_scale(values) + [_in_use(row, held) for row in gone if row.strength in held]
        if problems:
            raise ProblemsFound(problems)
        for row in gone:
            work.remove(row)
        for position, value in enumerate(values):
            columns = {**_columns(value), "position": position}
            if value.strength in stored:
                work.set(stored[value.strength], **columns)
            else:
                work.add(ScaleValueTable(strength=value.strength or _new_code(), **columns))
    return work.changed


def save_value(ctx: AppContext, value: ScaleValue, key: int | None) -> Changed:
    """Set one value of the scale where it stands, or put a new one behind the others of its kind.

    Several values that are set one after another may be out of order in between, so only the value itself is checked.
    """
    problems = check_value(1, value)
    if problems:
        raise ProblemsFound(problems)
    with ctx.step("mapping.set_scale", value.label) as work:
        columns = _columns(value)
        if key is None:
            position = len(work.rows(ScaleValueTable))
            work.add(ScaleValueTable(strength=_new_code(), position=position, **columns))
        else:
            work.set(work.get(ScaleValueTable, key), **columns)
    return work.changed


def ready_scales() -> tuple[ReadyScale, ...]:
    """Return the scales a school may begin with, that of a new library first."""
    data = tomllib.loads(paths.resource("rules", "mapping_scales.toml").read_text(encoding="utf-8"))
    return tuple(
        ReadyScale(each["name"], tuple(_value(entry, data["source"]) for entry in each["values"]))
        for each in data["scales"]
    )


def taken_over(now: Sequence[ScaleValue], ready: ReadyScale) -> tuple[ScaleValue, ...]:
    """Return the values of a ready scale in the places of those there are: the strongest stays the strongest.

    Cells keep their value and get its new name. Values for which the ready scale has no place are left out.
    """
    codes = {kind: [value.strength for value in now if value.serves is kind] for kind in (True, False)}
    return tuple(
        replace(value, strength=codes[value.serves].pop(0) if codes[value.serves] else Strength(""))
        for value in ready.values
    )


def _columns(value: ScaleValue) -> dict[str, object]:
    return {
        "label": value.label.strip(),
        "sign": value.sign,
        "weight": value.weight if value.serves else Decimal(0),
        "serves": value.serves,
        "letter": value.letter,
        "source": value.source,
    }


def _in_use(row: ScaleValueTable, held: Mapping[str, int]) -> Problem:
    return Problem(
        "mapping.value_in_use",
        params={"label": row.label, "count": held[row.strength]},
        where=Place("mapping", field="label"),
    )


def _new_code() -> Strength:
    # Never that of a value taken out before: the journal may still bring a cell of that one back.
    return Strength(f"value_{token_hex(4)}")


def _value(entry: Mapping[str, Any], source: str) -> ScaleValue:
    return ScaleValue(
        Strength(entry.get("strength", "")),
        entry["label"],
        Sign(entry["sign"]),
        Decimal(entry.get("weight", "0")),
        entry.get("serves", True),
        entry.get("letter", ""),
        source,
    )
