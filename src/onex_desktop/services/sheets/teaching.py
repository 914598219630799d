"""Bridges of the sheets about teachers and assignments."""

from __future__ import annotations

from collections.abc import Sequence

from onex_desktop.domain.problems import Problem
from onex_desktop.domain.sheets import Values
from onex_desktop.domain.teaching.assignments import Role, TeacherDraft
from onex_desktop.exchange.sheets import teaching as specs
from onex_desktop.services import campus, teaching
from onex_desktop.services.context import AppContext
from onex_desktop.services.sheets.bridge import Bridge, Stored, World
from onex_desktop.services.sheets.slots import check_slot, slot_of


def _teachers(ctx: AppContext) -> list[Stored]:
    return [
        Stored(row.id, {
            "number": row.draft.number, "name": row.draft.name, "title": row.draft.title,
            "college": row.draft.college_id, "dual_qualified": row.draft.dual_qualified,
            "office": row.draft.office_id, "load_limit": row.draft.load_limit,
        })
        for row in teaching.teachers(ctx)
    ]  # fmt: skip


def _teacher(values: Values) -> TeacherDraft:
    return TeacherDraft(
        values["name"], values["number"], values["title"], values["college"], values["dual_qualified"],
        values["office"], values["load_limit"],
    )  # fmt: skip


def _add_teachers(ctx: AppContext, rows: Sequence[Values]) -> list[int]:
    return sorted(teaching.add_teachers(ctx, [_teacher(values) for values in rows]).ids["teachers"])


def _save_teacher(ctx: AppContext, values: Values, key: int | None) -> int:
    changed = teaching.save_teacher(ctx, _teacher(values), key)
    return changed.first("teachers") if key is None else key


def _assignments(ctx: AppContext) -> list[Stored]:
    cohorts = {row.entry_year: row.id for row in campus.cohorts(ctx)}
    found: list[Stored] = []
    for slot in teaching.slots(ctx):
        for person in slot.assigned:
            if person.role is Role.LEAD:
                values = {
                    "plan": slot.plan_id, "course": slot.course_id, "part": slot.course_module_id,
                    "teacher": person.teacher_id, "cohort": tuple(cohorts[year] for year in slot.cohorts),
                    "hours": person.hours,
                }  # fmt: skip
                found.append(Stored(person.assignment_id, values))
    return found


def _save_assignment(ctx: AppContext, values: Values, key: int | None) -> int:
    teaching.save_assignment(ctx, slot_of(values), values["teacher"], values["cohort"], values["hours"])
    return key or 0


def _check_assignment(values: Values, _key: int | None, world: World) -> list[Problem]:
    return check_slot(values, world)


TEACHERS = Bridge(
    specs.TEACHERS, (("number",), ("name",)), _teachers, _save_teacher, add_many=_add_teachers,
    kind="teachers", words=lambda values, _world: (0, (values["name"], values["number"])),
)  # fmt: skip
ASSIGNMENTS = Bridge(specs.ASSIGNMENTS, (("course", "part"),), _assignments, _save_assignment, _check_assignment)
