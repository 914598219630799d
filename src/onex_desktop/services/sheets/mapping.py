"""The bridge of the sheet of the matrix."""

from __future__ import annotations

from onex_desktop.domain.mapping import Strength
from onex_desktop.domain.problems import Problem
from onex_desktop.domain.sheets import Values
from onex_desktop.exchange.sheets import mapping as specs
from onex_desktop.services import catalogue, mapping, plans
from onex_desktop.services.context import AppContext
from onex_desktop.services.sheets.bridge import Bridge, Stored, World
from onex_desktop.services.sheets.slots import check_slot, slot_of


def _links(ctx: AppContext) -> list[Stored]:
    certificates = {row.id: row.draft.certificate_id for row in catalogue.modules(ctx)}
    courses = plans.courses(ctx)
    course_of = {part.id: row.id for row in courses for part in row.modules}
    plan_of = {row.id: row.plan_id for row in courses}
    found: list[Stored] = []
    of_modules = {key: cell for key, cell in mapping.links(ctx).items() if key[0] > 0}
    for number, ((unit, slot), cell) in enumerate(of_modules.items(), start=1):
        course = course_of[slot] if slot > 0 else -slot
        values = {
            "certificate": certificates[unit], "module": unit, "plan": plan_of[course], "course": course,
            "part": slot if slot > 0 else None, "strength": cell.strength, "hours": cell.hours, "note": cell.note,
        }  # fmt: skip
        found.append(Stored(number, values))
    return found


def _save_link(ctx: AppContext, values: Values, key: int | None) -> int:
    cell = (values["module"], slot_of(values))
    mapping.set_cells(ctx, [mapping.CellEdit(cell, Strength(values["strength"]))])
    mapping.set_details(ctx, cell, values["hours"], values["note"])
    return key or 0


def _check_link(values: Values, _key: int | None, world: World) -> list[Problem]:
    return check_slot(values, world)


LINKS = Bridge(specs.LINKS, (("module", "course", "part"),), _links, _save_link, _check_link)
