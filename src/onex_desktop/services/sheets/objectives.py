"""Bridges of the sheets about teaching objectives."""

from __future__ import annotations

from itertools import count

from onex_desktop.domain.plans.objectives import ObjectiveDraft, dotted, read_number
from onex_desktop.domain.problems import Place, Problem
from onex_desktop.domain.sheets import Values
from onex_desktop.exchange.sheets import objectives as specs
from onex_desktop.services import objectives, plans, standards
from onex_desktop.services.context import AppContext
from onex_desktop.services.sheets.bridge import Bridge, Stored, World


def _objectives(ctx: AppContext) -> list[Stored]:
    plan_of = {row.id: row.plan_id for row in plans.courses(ctx)}
    return [
        Stored(row.id, {
            "plan": plan_of[row.draft.course_id], "course": row.draft.course_id, "number": dotted(row.draft.number),
            "part": row.draft.course_module_id, "text": row.draft.text,
        })
        for row in objectives.objectives(ctx)
    ]  # fmt: skip


def _save_objective(ctx: AppContext, values: Values, key: int | None) -> int:
    if key is None:
        draft = ObjectiveDraft(values["course"], read_number(values["number"]) or (), values["text"], values["part"])
        return objectives.add_objective(ctx, draft).first("objectives")
    objectives.change_objective(ctx, key, values["text"], values["part"])
    return key


def _check_objective(values: Values, _key: int | None, world: World) -> list[Problem]:
    """Refuse a text that is no number, and a number whose one above is neither stored nor planned before it."""
    number, where = read_number(values["number"]), Place("plans", field="number")
    if number is None:
        return [Problem("plans.objective_number", params={"number": values["number"]}, where=where)]
    above = dotted(number[:-1])
    if not above or world.find("objectives", values["course"], above):
        return []
    params = {"number": dotted(number), "above": above}
    return [Problem("plans.objective_above_missing", params=params, where=where)]


def _placed(ctx: AppContext) -> list[Stored]:
    plan_of = {row.id: row.plan_id for row in plans.courses(ctx)}
    certificates = standards.certificate_of_requirements(ctx)
    numbers = count(1)
    return [
        Stored(next(numbers), {
            "plan": plan_of[row.draft.course_id], "course": row.draft.course_id, "objective": row.id,
            "certificate": certificates[key], "requirement": key,
        })
        for row in objectives.objectives(ctx)
        for key in row.requirement_ids
    ]  # fmt: skip


def _place(ctx: AppContext, values: Values, key: int | None) -> int:
    objectives.place_requirements(ctx, values["objective"], [values["requirement"]])
    return key or 0


OBJECTIVES = Bridge(
    specs.OBJECTIVES, (("course", "number"),), _objectives, _save_objective, _check_objective,
    kind="objectives", words=lambda values, _world: (values["course"], (values["number"],)),
)  # fmt: skip
PLACED = Bridge(specs.PLACED, (("objective", "requirement"),), _placed, _place)
