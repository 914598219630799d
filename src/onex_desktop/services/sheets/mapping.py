"""The bridges of the sheets of the matrices."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from onex_desktop.domain.mapping import Strength
from onex_desktop.domain.problems import Place, Problem
from onex_desktop.domain.sheets import Values
from onex_desktop.exchange.sheets import mapping as specs
from onex_desktop.services import catalogue, mapping, mapping_indicators, mapping_scale, plans, standards
from onex_desktop.services.context import AppContext
from onex_desktop.services.mapping_edits import NewLink
from onex_desktop.services.sheets.bridge import Bridge, Stored, World
from onex_desktop.services.sheets.slots import check_slot, slot_of


def _links(ctx: AppContext) -> list[Stored]:
    certificates = {row.id: row.draft.certificate_id for row in catalogue.modules(ctx)}
    of_requirements = standards.certificate_of_requirements(ctx)
    slots, keys = _slots(ctx), _keys(ctx)
    found: list[Stored] = []
    for number, ((unit, slot), cell) in enumerate(mapping.links(ctx).items(), start=1):
        values = {
            "certificate": certificates[unit] if unit > 0 else of_requirements[-unit],
            "module": unit if unit > 0 else None, "requirement": -unit if unit < 0 else None,
            **slots[slot],
            "strength": keys[cell.strength], "hours": cell.hours, "note": cell.note,
        }  # fmt: skip
        found.append(Stored(number, values))
    return found


def _indicator_links(ctx: AppContext) -> list[Stored]:
    slots, keys = _slots(ctx), _keys(ctx)
    return [
        Stored(number, {**slots[slot], "indicator": indicator, "strength": keys[cell.strength], "note": cell.note})
        for number, ((indicator, slot), cell) in enumerate(mapping_indicators.links(ctx).items(), start=1)
    ]


def _codes(ctx: AppContext) -> Mapping[int, Strength]:
    return {key: value.strength for key, value in mapping_scale.rows(ctx).items()}


def _keys(ctx: AppContext) -> Mapping[str, int]:
    return {value.strength: key for key, value in mapping_scale.rows(ctx).items()}


def _slots(ctx: AppContext) -> dict[int, Values]:
    """Return plan, course and module of every slot."""
    found: dict[int, Values] = {}
    for course in plans.courses(ctx):
        found[-course.id] = {"plan": course.plan_id, "course": course.id, "part": None}
        found |= {part.id: {"plan": course.plan_id, "course": course.id, "part": part.id} for part in course.modules}
    return found


def _save_indicator_link(ctx: AppContext, values: Values, key: int | None) -> int:
    cell = (values["indicator"], slot_of(values))
    mapping_indicators.set_cells(ctx, [mapping.CellEdit(cell, _codes(ctx)[values["strength"]])])
    mapping_indicators.set_note(ctx, cell, values["note"])
    return key or 0


def _save_link(ctx: AppContext, values: Values, key: int | None) -> int:
    unit = values["module"] if values["requirement"] is None else -values["requirement"]
    cell = (unit, slot_of(values))
    mapping.set_cells(ctx, [mapping.CellEdit(cell, _codes(ctx)[values["strength"]])])
    mapping.set_details(ctx, cell, values["hours"], values["note"])
    return key or 0


def _add_links(ctx: AppContext, rows: Sequence[Values]) -> list[int]:
    codes = _codes(ctx)
    new = [
        NewLink(
            (values["module"] if values["requirement"] is None else -values["requirement"], slot_of(values)),
            codes[values["strength"]], {"hours": values["hours"], "note": values["note"]},
        )
        for values in rows
    ]  # fmt: skip
    return sorted(mapping.add_links(ctx, new).ids["mapping_links"])


def _add_indicator_links(ctx: AppContext, rows: Sequence[Values]) -> list[int]:
    codes = _codes(ctx)
    new = [
        NewLink((values["indicator"], slot_of(values)), codes[values["strength"]], {"note": values["note"]})
        for values in rows
    ]
    return sorted(mapping_indicators.add_links(ctx, new).ids["indicator_links"])


def _check_link(values: Values, _key: int | None, world: World) -> list[Problem]:
    found = check_slot(values, world)
    if (values["module"] is None) == (values["requirement"] is None):
        code = "mapping.unit_missing" if values["module"] is None else "mapping.two_units"
        found.append(Problem(code, where=Place("mapping", field="module")))
    return found


LINKS = Bridge(specs.LINKS, (("module", "requirement", "course", "part"),), _links, _save_link, _check_link, _add_links)
INDICATOR_LINKS = Bridge(
    specs.INDICATOR_LINKS,
    (("indicator", "course", "part"),),
    _indicator_links,
    _save_indicator_link,
    lambda values, _key, world: check_slot(values, world),
    _add_indicator_links,
)
