"""Reading training plans."""

from __future__ import annotations

from collections import defaultdict

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from onex_desktop.domain.plans import (
    CompetencyRow,
    CourseDetails,
    CourseModuleRow,
    CourseRow,
    IndicatorRow,
    PlanDraft,
    PlanRow,
)
from onex_desktop.persistence.tables import plans as t
from onex_desktop.persistence.tables.campus import Cohort, Major
from onex_desktop.persistence.tables.teaching import Teacher


def plans(session: Session) -> tuple[PlanRow, ...]:
    """Return the plan versions by major, the older versions first."""
    following: dict[int, list[tuple[int, int]]] = defaultdict(list)
    cohorts = select(t.PlanCohort.plan_id, Cohort.id, Cohort.entry_year)
    for plan_id, cohort_id, year in session.execute(
        cohorts.join(Cohort, Cohort.id == t.PlanCohort.cohort_id).order_by(Cohort.entry_year)
    ):
        following[plan_id].append((cohort_id, year))
    rows = session.execute(
        select(t.Plan, Major.name)
        .join(Major, Major.id == t.Plan.major_id)
        .order_by(t.Plan.major_id, t.Plan.plan_version)
    )
    return tuple(_plan(plan, major, following[plan.id]) for plan, major in rows)


def _plan(plan: t.Plan, major: str, following: list[tuple[int, int]]) -> PlanRow:
    cohort_ids = tuple(cohort_id for cohort_id, _ in following)
    draft = PlanDraft(plan.major_id, plan.plan_version, plan.status, plan.predecessor_id, cohort_ids)
    return PlanRow(plan.id, plan.version, draft, major, tuple(year for _, year in following))


def courses(session: Session, plan_id: int | None = None) -> tuple[CourseRow, ...]:
    """Return the courses of one plan or of all, with their modules, in order."""
    modules: dict[int, list[CourseModuleRow]] = defaultdict(list)
    m, c = t.CourseModule, t.Course
    parts = select(m.id, m.version, m.course_id, m.position, m.label, m.name).order_by(m.course_id, m.position)
    for row in session.connection().execute(parts):
        modules[row.course_id].append(CourseModuleRow(*row))
    # Columns, not records: there may be thousands, and every page reads them.
    query = (
        select(
            c.id, c.version, c.plan_id, c.position, c.name, c.is_practice, c.responsible_id,
            func.coalesce(Teacher.name, ""), c.code, c.nature, c.kind, c.theory_hours, c.practice_hours, c.credits,
            c.term_number,
        )
        .outerjoin(Teacher, Teacher.id == c.responsible_id)
        .order_by(c.plan_id, c.position)
    )  # fmt: skip
    if plan_id is not None:
        query = query.where(c.plan_id == plan_id)
    return tuple(
        CourseRow(key, version, plan, position, name, is_practice, tuple(modules.get(key, ())), responsible_id,
                  responsible, CourseDetails(*details))
        for key, version, plan, position, name, is_practice, responsible_id, responsible, *details
        in session.connection().execute(query)
    )  # fmt: skip


def competencies(session: Session, plan_id: int | None = None) -> tuple[CompetencyRow, ...]:
    """Return the competencies of one plan or of all, with their indicators, in the order of entry."""
    below: dict[int, list[IndicatorRow]] = defaultdict(list)
    for row in indicators(session, plan_id):
        below[row.competency_id].append(row)
    query = select(t.Competency).order_by(t.Competency.plan_id, t.Competency.id)
    if plan_id is not None:
        query = query.where(t.Competency.plan_id == plan_id)
    return tuple(
        CompetencyRow(c.id, c.version, c.plan_id, c.code, c.name, c.statement, tuple(below[c.id]))
        for c in session.scalars(query)
    )


def indicators(session: Session, plan_id: int | None = None) -> tuple[IndicatorRow, ...]:
    """Return the indicators of one plan or of all, by competency, in order."""
    query = (
        select(t.Indicator, t.Competency.code, t.Competency.plan_id)
        .join(t.Competency, t.Competency.id == t.Indicator.competency_id)
        .order_by(t.Competency.plan_id, t.Competency.id, t.Indicator.position)
    )
    if plan_id is not None:
        query = query.where(t.Competency.plan_id == plan_id)
    return tuple(
        IndicatorRow(i.id, competency, i.code, i.text, i.version, i.competency_id, plan)
        for i, competency, plan in session.execute(query)
    )
