"""The school: naming it, its colleges, majors, cohorts and management."""

from __future__ import annotations

from onex_desktop.domain.campus import (
    CohortRow,
    CollegeRow,
    InstitutionDraft,
    InstitutionRow,
    MajorDraft,
    MajorRow,
    ManagementLevel,
    check_name,
)
from onex_desktop.domain.changes import Changed
from onex_desktop.domain.problems import ProblemsFound, refuse
from onex_desktop.persistence.queries import campus as queries
from onex_desktop.persistence.tables import campus as t
from onex_desktop.services.context import AppContext


def institution(ctx: AppContext) -> InstitutionRow | None:
    """Return the school, or None before it has a name."""
    with ctx.read() as session:
        return queries.institution(session)


def institution_name(ctx: AppContext) -> str:
    """Return the school's name, empty before it has one."""
    row = institution(ctx)
    return "" if row is None else row.draft.name


def colleges(ctx: AppContext) -> tuple[CollegeRow, ...]:
    """Return the colleges."""
    with ctx.read() as session:
        return queries.colleges(session)


def majors(ctx: AppContext) -> tuple[MajorRow, ...]:
    """Return the majors."""
    with ctx.read() as session:
        return queries.majors(session)


def cohorts(ctx: AppContext) -> tuple[CohortRow, ...]:
    """Return the cohorts, the oldest first."""
    with ctx.read() as session:
        return queries.cohorts(session)


def name_institution(ctx: AppContext, draft: InstitutionDraft) -> Changed:
    """Give the school its name and role."""
    _require(draft.name)
    values = {
        "name": draft.name,
        "short_name": draft.short_name,
        "collaboration_role": draft.collaboration_role,
    }
    with ctx.step("campus.name_institution", draft.name) as work:
        record = work.session.get(t.Institution, 1)
        if record is None:
            work.add(t.Institution(id=1, **values))
        else:
            work.set(record, **values)
    return work.changed


def add_college(ctx: AppContext, name: str) -> Changed:
    """Add a college."""
    _require(name)
    with ctx.step("campus.add_college", name) as work:
        work.add(t.College(name=name))
    return work.changed


def save_major(ctx: AppContext, draft: MajorDraft, major_id: int | None = None, version: int | None = None) -> Changed:
    """Add a major, or change the one given by key."""
    _require(draft.name)
    values = {
        "name": draft.name,
        "code": draft.code,
        "college_id": draft.college_id,
        "quality": draft.quality,
    }
    with ctx.step("campus.add_major" if major_id is None else "campus.change_major", draft.name) as work:
        if major_id is None:
            work.add(t.Major(**values))
        else:
            work.set(work.get(t.Major, major_id, version), **values)
    return work.changed


def add_cohort(ctx: AppContext, entry_year: int) -> Changed:
    """Add a cohort by its year of entry."""
    if not 1900 <= entry_year <= 2200:
        raise refuse("campus.entry_year", year=entry_year)
    with ctx.step("campus.add_cohort", str(entry_year)) as work:
        work.add(t.Cohort(entry_year=entry_year))
    return work.changed


def add_management_unit(
    ctx: AppContext, level: ManagementLevel, name: str, position: int, duties: tuple[str, ...]
) -> Changed:
    """Add a post or office with its duties."""
    _require(name)
    with ctx.step("campus.add_management_unit", name) as work:
        unit = work.add(t.ManagementUnit(level=level, name=name, position=position))
        for place, text in enumerate(duties, start=1):
            work.add(t.ManagementDuty(unit_id=unit.id, position=place, text=text))
    return work.changed


def _require(name: str) -> None:
    problems = check_name("campus", name)
    if problems:
        raise ProblemsFound(problems)
