"""Bridges of the sheets about teachers and assignments."""

from __future__ import annotations

from collections.abc import Sequence

from onex_desktop.domain.problems import Param, Place, Problem
from onex_desktop.domain.sheets import Values
from onex_desktop.domain.teaching.assignments import (
    Assigned,
    AssignmentDraft,
    CountedAs,
    Role,
    TeacherDraft,
)
from onex_desktop.domain.teaching.classes import ClassShare
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


def leads(ctx: AppContext) -> list[tuple[Assigned, Values]]:
    """Return who leads a slot in a term, with the fields that say so."""
    return [
        (person, {
            "plan": slot.plan_id, "course": slot.course_id, "part": slot.course_module_id, "term": person.term_id,
        })
        for slot in teaching.slots(ctx)
        for person in slot.assigned
        if person.role is Role.LEAD
    ]  # fmt: skip


def _assignments(ctx: AppContext) -> list[Stored]:
    cohorts = {row.entry_year: row.id for row in campus.cohorts(ctx)}
    return [
        Stored(person.assignment_id, {
            **names, "teacher": person.teacher_id, "cohort": tuple(cohorts[year] for year in person.cohorts),
            "hours": person.hours, "counted_as": person.counted_as, "locked": person.locked,
        })
        for person, names in leads(ctx)
    ]  # fmt: skip


def _save_assignment(ctx: AppContext, values: Values, key: int | None) -> int:
    draft = AssignmentDraft(
        slot_of(values), values["teacher"], values["cohort"], values["hours"], values["term"],
        None, CountedAs(values["counted_as"]), bool(values["locked"]),
    )  # fmt: skip
    changed = teaching.save_assignment(ctx, draft, key)
    return changed.first("assignments") if key is None else key


def _classes(ctx: AppContext) -> list[Stored]:
    return [
        Stored(number, {
            **names, "class_group": share.class_group_id, "hours": share.hours, "merged_with": share.merged_with,
        })
        for number, (names, share) in enumerate(
            ((names, share) for person, names in leads(ctx) for share in person.shares), 1
        )
    ]  # fmt: skip


def _save_class(ctx: AppContext, values: Values, key: int | None) -> int:
    share = ClassShare(values["class_group"], values["hours"], values["merged_with"])
    teaching.set_class(ctx, slot_of(values), values["term"], share)
    return key or 0


def _check_assignment(values: Values, _key: int | None, world: World) -> list[Problem]:
    return check_slot(values, world)


def _check_class(values: Values, _key: int | None, world: World) -> list[Problem]:
    """Refuse a class of a slot that nobody leads in the term."""
    group, plan = world.values("class_groups", values["class_group"]), world.values("plans", values["plan"])
    major = group.get("major")
    if plan and isinstance(major, int) and major != plan["major"]:
        words: dict[str, Param] = {
            "name": str(group["name"]), "major": str(world.values("majors", major).get("name", "")),
            "course": str(world.values("courses", values["course"]).get("name", "")),
        }  # fmt: skip
        return [Problem("teaching.class_elsewhere", params=words, where=Place("teaching", field="class_group"))]
    same = ("course", "part", "term")
    if any(all(row[key] == values[key] for key in same) for row in world.rows["assignments"].values()):
        return []
    return check_slot(values, world) or [
        Problem("teaching.class_of_nobody", where=Place("teaching", field="class_group"))
    ]


TEACHERS = Bridge(
    specs.TEACHERS, (("number",), ("name",)), _teachers, _save_teacher, add_many=_add_teachers,
    kind="teachers", words=lambda values, _world: (0, (values["name"], values["number"])),
)  # fmt: skip
ASSIGNMENTS = Bridge(
    specs.ASSIGNMENTS, (("course", "part", "term"), ("course", "part")), _assignments, _save_assignment,
    _check_assignment, kind="assignments",
)  # fmt: skip
CLASSES = Bridge(
    specs.CLASSES, (("course", "part", "term", "class_group"),), _classes, _save_class, _check_class,
    asks=("assignments",),
)  # fmt: skip
