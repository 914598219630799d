"""Training plans: versions, competencies, courses and the reform from one version to the next."""

from __future__ import annotations

from collections.abc import Sequence

from onex_desktop.domain.changes import Changed
from onex_desktop.domain.plans import CourseRow, IndicatorRow, PlanDraft, PlanRow, ReformRow
from onex_desktop.persistence.queries import plans as queries
from onex_desktop.persistence.tables import plans as t
from onex_desktop.services.context import AppContext


def plans(ctx: AppContext) -> tuple[PlanRow, ...]:
    """Return the plan versions."""
    with ctx.read() as session:
        return queries.plans(session)


def courses(ctx: AppContext, plan_id: int) -> tuple[CourseRow, ...]:
    """Return the courses of a plan with their modules."""
    with ctx.read() as session:
        return queries.courses(session, plan_id)


def indicators(ctx: AppContext, plan_id: int) -> tuple[IndicatorRow, ...]:
    """Return the indicators of a plan."""
    with ctx.read() as session:
        return queries.indicators(session, plan_id)


def reforms(ctx: AppContext, plan_id: int) -> tuple[ReformRow, ...]:
    """Return the reform lines that lead to a plan's courses."""
    with ctx.read() as session:
        return queries.reforms(session, plan_id)


def add_plan(ctx: AppContext, draft: PlanDraft) -> Changed:
    """Add a plan version."""
    with ctx.step("plans.add_plan", draft.version) as work:
        work.add(
            t.Plan(
                major_id=draft.major_id,
                plan_version=draft.version,
                status=draft.status,
                predecessor_id=draft.predecessor_id,
            )
        )
    return work.changed


def add_competency(
    ctx: AppContext, plan_id: int, code: str, name: str, statement: str, indicators: Sequence[tuple[str, str]]
) -> Changed:
    """Add a competency with its indicators, given as code and text in order."""
    with ctx.step("plans.add_competency", f"{code} {name}") as work:
        competency = work.add(t.Competency(plan_id=plan_id, code=code, name=name, statement=statement))
        for position, (indicator, text) in enumerate(indicators, start=1):
            row = t.Indicator(competency_id=competency.id, code=indicator, position=position, text=text)
            work.add(row)
    return work.changed


def add_course(
    ctx: AppContext, plan_id: int, name: str, *, is_practice: bool, modules: Sequence[tuple[str, str]] = ()
) -> Changed:
    """Add a course at the end of a plan, with its modules given as label and name in order."""
    with ctx.step("plans.add_course", name) as work:
        position = len(work.rows(t.Course, plan_id=plan_id)) + 1
        course = work.add(t.Course(plan_id=plan_id, name=name, position=position, is_practice=is_practice))
        for place, (label, module) in enumerate(modules, start=1):
            work.add(t.CourseModule(course_id=course.id, position=place, label=label, name=module))
    return work.changed


def add_reform(
    ctx: AppContext, before_course_id: int, after_course_id: int, certificate_module_id: int | None
) -> Changed:
    """Add a reform line: course before → course after → certificate module."""
    with ctx.step("plans.add_reform") as work:
        position = len(work.rows(t.CourseReform)) + 1
        work.add(
            t.CourseReform(
                before_course_id=before_course_id,
                after_course_id=after_course_id,
                certificate_module_id=certificate_module_id,
                position=position,
            )
        )
    return work.changed
