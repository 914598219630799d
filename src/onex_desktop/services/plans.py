"""Training plans: versions, competencies and courses."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict

from onex_desktop.domain.changes import Changed
from onex_desktop.domain.plans import (
    UNSAID,
    CompetencyRow,
    CourseDetails,
    CourseRow,
    IndicatorRow,
    PlanDraft,
    PlanRow,
)
from onex_desktop.domain.plans.cohorts import validate_cohorts
from onex_desktop.domain.plans.comparison import PlanComparison, PlanContent, compare_plans
from onex_desktop.domain.plans.words import too_long
from onex_desktop.domain.problems import Place, Problem, ProblemsFound, refuse
from onex_desktop.persistence.queries import plan_reforms
from onex_desktop.persistence.queries import plans as queries
from onex_desktop.persistence.tables import plans as t
from onex_desktop.persistence.tables.mapping import IndicatorLink, MappingLink
from onex_desktop.persistence.tables.teaching import Assignment
from onex_desktop.persistence.unit_of_work import UnitOfWork
from onex_desktop.services import assignment_locks
from onex_desktop.services.context import AppContext
from onex_desktop.services.dismissals import forget_dismissals


def plans(ctx: AppContext) -> tuple[PlanRow, ...]:
    """Return the plan versions."""
    with ctx.read() as session:
        return queries.plans(session)


def courses(ctx: AppContext, plan_id: int | None = None) -> tuple[CourseRow, ...]:
    """Return the courses of a plan, or of all, with their modules."""
    with ctx.read() as session:
        return queries.courses(session, plan_id)


def indicators(ctx: AppContext, plan_id: int) -> tuple[IndicatorRow, ...]:
    """Return the indicators of a plan."""
    with ctx.read() as session:
        return queries.indicators(session, plan_id)


def competencies(ctx: AppContext, plan_id: int | None = None) -> tuple[CompetencyRow, ...]:
    """Return the competencies of a plan, or of all, with their indicators."""
    with ctx.read() as session:
        return queries.competencies(session, plan_id)


def compare(ctx: AppContext, before: PlanRow, after: PlanRow) -> PlanComparison:
    """Set two plan versions side by side."""
    with ctx.read() as session:
        contents = [
            PlanContent(row, queries.competencies(session, row.id), queries.courses(session, row.id))
            for row in (before, after)
        ]
        return compare_plans(contents[0], contents[1], plan_reforms.reforms(session, after.id))


def add_plan(ctx: AppContext, draft: PlanDraft) -> Changed:
    """Add a plan version with the cohorts that follow it."""
    require_plan(draft)
    with ctx.step("plans.add_plan", draft.version) as work:
        _refuse_taken(ctx, draft)
        plan = work.add(t.Plan(**_columns(draft)))
        _set_cohorts(work, plan.id, draft.cohort_ids)
    return work.changed


def change_plan(ctx: AppContext, plan_id: int, draft: PlanDraft, version: int | None = None) -> Changed:
    """Change a plan version and the cohorts that follow it; one taught in a locked term stays with its major."""
    require_plan(draft, plan_id)
    with ctx.step("plans.change_plan", draft.version) as work:
        _refuse_taken(ctx, draft, plan_id)
        plan = work.get(t.Plan, plan_id, version)
        if plan.major_id != draft.major_id:
            for course in work.rows(t.Course, plan_id=plan_id):
                assignment_locks.refuse_course(work, course.id)
        work.set(plan, **_columns(draft))
        with work.touching(plan):
            _set_cohorts(work, plan_id, draft.cohort_ids)
    return work.changed


def _refuse_taken(ctx: AppContext, draft: PlanDraft, plan_id: int | None = None) -> None:
    _refuse_if(validate_cohorts(draft, [row for row in plans(ctx) if row.id != plan_id]))


def _set_cohorts(work: UnitOfWork, plan_id: int, cohort_ids: Sequence[int]) -> None:
    there = {row.cohort_id: row for row in work.rows(t.PlanCohort, plan_id=plan_id)}
    for cohort_id, row in there.items():
        if cohort_id not in cohort_ids:
            work.remove(row)
    for cohort_id in cohort_ids:
        if cohort_id not in there:
            work.add(t.PlanCohort(plan_id=plan_id, cohort_id=cohort_id))


def delete_plans(ctx: AppContext, ids: Sequence[int]) -> Changed:
    """Delete plan versions that nothing but cohorts hangs on; all of them or none, as every deletion here."""
    from onex_desktop.persistence.tables.standard_adoption import StandardAdoption  # no table of the start page

    with ctx.step("plans.delete_plan") as work:
        for row_id in ids:
            for adoption in work.rows(StandardAdoption, plan_id=row_id):
                work.remove(adoption)
            _set_cohorts(work, row_id, ())
            work.remove(work.get(t.Plan, row_id))
    return work.changed


def require_plan(draft: PlanDraft, plan_id: int | None = None) -> None:
    """Raise ``ProblemsFound`` when a plan has no version name or is its own predecessor."""
    if not draft.version.strip():
        raise refuse("record.name_missing", where=Place("plans", field="version"))
    if plan_id is not None and draft.predecessor_id == plan_id:
        raise refuse("plans.own_predecessor", where=Place("plans", plan_id, draft.version, "predecessor_id"))
    _refuse_if(too_long(version=(draft.version, 40)))


def _columns(draft: PlanDraft) -> dict[str, object]:
    return {
        "major_id": draft.major_id,
        "plan_version": draft.version,
        "status": draft.status,
        "predecessor_id": draft.predecessor_id,
    }


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
    ctx: AppContext,
    plan_id: int,
    name: str,
    *,
    is_practice: bool,
    modules: Sequence[tuple[str, str]] = (),
    responsible_id: int | None = None,
    details: CourseDetails = UNSAID,
) -> Changed:
    """Add a course at the end of a plan, with its modules given as label and name in order."""
    _require_course(name, details)
    with ctx.step("plans.add_course", name) as work:
        position = max((row.position for row in work.rows(t.Course, plan_id=plan_id)), default=0) + 1
        course = work.add(
            t.Course(
                plan_id=plan_id,
                name=name,
                position=position,
                is_practice=is_practice,
                responsible_id=responsible_id,
                **detail_columns(details),
            )
        )
        for place, (label, module) in enumerate(modules, start=1):
            work.add(t.CourseModule(course_id=course.id, position=place, label=label, name=module))
    return work.changed


def change_course(
    ctx: AppContext,
    course_id: int,
    name: str,
    *,
    is_practice: bool,
    responsible_id: int | None,
    details: CourseDetails,
    version: int | None = None,
) -> Changed:
    """Change a course; everything is given, so that nothing is cleared by not being shown.

    Whether it is practice is what taught hours are converted by: it stays while a locked statement rests on the course.
    """
    _require_course(name, details)
    with ctx.step("plans.change_course", name) as work:
        course = work.get(t.Course, course_id, version)
        if course.is_practice != is_practice:
            assignment_locks.refuse_course(work, course_id)
        columns = detail_columns(details)
        work.set(course, name=name, is_practice=is_practice, responsible_id=responsible_id, **columns)
    return work.changed


def detail_columns(details: CourseDetails) -> dict[str, object]:
    """Return the columns of a course that hold its details."""
    return asdict(details)


def detail_problems(details: CourseDetails) -> list[Problem]:
    """Return what speaks against a course's hours, credits and term."""
    amounts = {each: getattr(details, each) for each in ("theory_hours", "practice_hours", "credits")}
    found = [
        Problem("plans.amount_negative", where=Place("plans", field=field))
        for field, amount in amounts.items()
        if amount is not None and amount < 0
    ]
    if details.term_number is not None and details.term_number < 1:
        found.append(Problem("plans.term_not_counted", where=Place("plans", field="term_number")))
    return found


def _require_course(name: str, details: CourseDetails) -> None:
    _require(name)
    words = too_long(name=(name, 120), code=(details.code, 20), nature=(details.nature, 40))
    _refuse_if(words + detail_problems(details))


def _require_module(label: str, name: str) -> None:
    _require(label, "label")
    _require(name)
    _refuse_if(too_long(label=(label, 20), name=(name, 120)))


def _refuse_if(found: Sequence[Problem]) -> None:
    if found:
        raise ProblemsFound(list(found))


def delete_courses(ctx: AppContext, ids: Sequence[int]) -> Changed:
    """Delete courses that have neither modules, links nor assignments."""
    with ctx.step("plans.delete_course") as work:
        for row_id in ids:
            assignment_locks.refuse_course(work, row_id)
            forget_dismissals(work, course_id=row_id)
            work.remove(work.get(t.Course, row_id))
    return work.changed


def add_course_module(ctx: AppContext, course_id: int, label: str, name: str) -> Changed:
    """Add a module at the end of a course; a course that is mapped or taught as a whole cannot be split."""
    _require_module(label, name)
    with ctx.step("plans.add_course_module", f"{label} {name}") as work:
        if any(work.rows(used, course_id=course_id) for used in (MappingLink, IndicatorLink, Assignment)):
            raise refuse("plans.course_in_use_as_whole", where=Place("plans", field="course_id"))
        forget_dismissals(work, course_id=course_id)
        last = max((row.position for row in work.rows(t.CourseModule, course_id=course_id)), default=0)
        work.add(t.CourseModule(course_id=course_id, position=last + 1, label=label, name=name))
    return work.changed


def change_course_module(ctx: AppContext, module_id: int, label: str, name: str, version: int | None = None) -> Changed:
    """Change a module's label or name."""
    _require_module(label, name)
    with ctx.step("plans.change_course_module", f"{label} {name}") as work:
        work.set(work.get(t.CourseModule, module_id, version), label=label, name=name)
    return work.changed


def delete_course_modules(ctx: AppContext, ids: Sequence[int]) -> Changed:
    """Delete modules that are neither mapped nor taught."""
    with ctx.step("plans.delete_course_module") as work:
        for row_id in ids:
            forget_dismissals(work, course_module_id=row_id)
            work.remove(work.get(t.CourseModule, row_id))
    return work.changed


def _require(text: str, field: str = "name") -> None:
    if not text.strip():
        raise refuse("record.name_missing", where=Place("plans", field=field))
