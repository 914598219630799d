"""Bridges of the sheets about training plans."""

from __future__ import annotations

from dataclasses import fields

from onex_desktop.domain.plans import CourseDetails, CourseKind, PlanDraft, PlanStatus
from onex_desktop.domain.problems import Place, Problem
from onex_desktop.domain.sheets import Values
from onex_desktop.exchange.sheets import plans as specs
from onex_desktop.services import plans
from onex_desktop.services.context import AppContext
from onex_desktop.services.sheets.bridge import Bridge, Stored, World, behind_predecessors


def _plans(ctx: AppContext) -> list[Stored]:
    rows = [
        Stored(row.id, {
            "major": row.draft.major_id, "version": row.draft.version, "status": row.draft.status,
            "predecessor": row.draft.predecessor_id, "cohorts": row.draft.cohort_ids,
        })
        for row in plans.plans(ctx)
    ]  # fmt: skip
    return behind_predecessors(rows)


def _save_plan(ctx: AppContext, values: Values, key: int | None) -> int:
    draft = PlanDraft(
        values["major"], values["version"], PlanStatus(values["status"]), values["predecessor"], values["cohorts"]
    )
    if key is None:
        return plans.add_plan(ctx, draft).first("plans")
    plans.change_plan(ctx, key, draft)
    return key


def _check_plan(values: Values, key: int | None, world: World) -> list[Problem]:
    found = _taken(values, key, world)
    if key is not None and values["predecessor"] == key:
        found.append(Problem("plans.own_predecessor", where=Place("plans", field="predecessor_id")))
    return found


def _taken(values: Values, key: int | None, world: World) -> list[Problem]:
    """Refuse a cohort that follows another plan of the major, as stored or as planned above."""
    return [
        Problem(
            "plans.cohort_taken",
            params={"cohort": str(world.values("cohorts", cohort)["entry_year"]), "plan": world.word("plans", other)},
            where=Place("plans", field="cohorts"),
        )
        for other, row in world.rows["plans"].items()
        if other != key and row["major"] == values["major"]
        for cohort in row["cohorts"]
        if cohort in values["cohorts"]
    ]


def _plan_words(values: Values, world: World) -> tuple[int, tuple[str, ...]]:
    major = world.values("majors", values["major"]).get("name", "")
    return 0, (f"{major} {values['version']}", f"{major}{values['version']}", values["version"])


_DETAILS = tuple(field.name for field in fields(CourseDetails))


def _courses(ctx: AppContext) -> list[Stored]:
    return [
        Stored(row.id, {
            "plan": row.plan_id, "name": row.name, "is_practice": row.is_practice,
            "responsible": row.responsible_id, **{key: getattr(row.details, key) for key in _DETAILS},
        })
        for row in plans.courses(ctx)
    ]  # fmt: skip


def _save_course(ctx: AppContext, values: Values, key: int | None) -> int:
    name, person, is_practice = values["name"], values["responsible"], values["is_practice"]
    details = _details(values)
    if key is None:
        added = plans.add_course(
            ctx, values["plan"], name, is_practice=is_practice, responsible_id=person, details=details
        )
        return added.first("courses")
    plans.change_course(ctx, key, name, is_practice=is_practice, responsible_id=person, details=details)
    return key


def _details(values: Values) -> CourseDetails:
    kind = values["kind"]
    return CourseDetails(**{**{key: values[key] for key in _DETAILS}, "kind": CourseKind(kind) if kind else None})


def _modules(ctx: AppContext) -> list[Stored]:
    return [
        Stored(part.id, {"plan": row.plan_id, "course": row.id, "label": part.label, "name": part.name})
        for row in plans.courses(ctx)
        for part in row.modules
    ]


def _save_module(ctx: AppContext, values: Values, key: int | None) -> int:
    if key is None:
        return plans.add_course_module(ctx, values["course"], values["label"], values["name"]).first("course_modules")
    plans.change_course_module(ctx, key, values["label"], values["name"])
    return key


PLANS = Bridge(specs.PLANS, (("major", "version"),), _plans, _save_plan, _check_plan, kind="plans", words=_plan_words)
COURSES = Bridge(
    specs.COURSES, (("plan", "name"),), _courses, _save_course,
    kind="courses", words=lambda values, _world: (values["plan"], (values["name"],)),
)  # fmt: skip
COURSE_MODULES = Bridge(
    specs.COURSE_MODULES, (("course", "label"),), _modules, _save_module,
    kind="course_modules",
    words=lambda values, _world: (
        values["course"], (values["label"], values["name"], f"{values['label']} {values['name']}")
    ),
)  # fmt: skip
