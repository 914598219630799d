"""The school: naming it, its colleges, majors, cohorts and management."""

from __future__ import annotations

from collections.abc import Sequence

from onex_desktop.domain.campus import (
    ClassGroupDraft,
    ClassGroupRow,
    CohortRow,
    CollegeRow,
    InstitutionDraft,
    InstitutionRow,
    MajorDraft,
    MajorRow,
    ManagementLevel,
    OfficeDraft,
    OfficeRow,
    TermDraft,
    TermRow,
    check_name,
    validate_class_group,
    validate_term,
)
from onex_desktop.domain.changes import Changed
from onex_desktop.domain.problems import Problem, ProblemsFound, refuse
from onex_desktop.persistence.base import Record
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


def offices(ctx: AppContext) -> tuple[OfficeRow, ...]:
    """Return the teaching offices, college by college."""
    with ctx.read() as session:
        return queries.offices(session)


def class_groups(ctx: AppContext) -> tuple[ClassGroupRow, ...]:
    """Return the classes, the oldest cohort first."""
    with ctx.read() as session:
        return queries.class_groups(session)


def terms(ctx: AppContext) -> tuple[TermRow, ...]:
    """Return the terms, the earliest first."""
    with ctx.read() as session:
        return queries.terms(session)


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


def rename_college(ctx: AppContext, college_id: int, name: str, version: int | None = None) -> Changed:
    """Give a college another name."""
    _require(name)
    with ctx.step("campus.rename_college", name) as work:
        work.set(work.get(t.College, college_id, version), name=name)
    return work.changed


def delete_colleges(ctx: AppContext, ids: Sequence[int]) -> Changed:
    """Delete colleges that nothing hangs on; all of them or none, as every deletion here."""
    return _delete(ctx, t.College, ids, "campus.delete_college")


def delete_majors(ctx: AppContext, ids: Sequence[int]) -> Changed:
    """Delete majors that have neither pilots nor plans."""
    return _delete(ctx, t.Major, ids, "campus.delete_major")


def delete_cohorts(ctx: AppContext, ids: Sequence[int]) -> Changed:
    """Delete cohorts that no assignment is for."""
    return _delete(ctx, t.Cohort, ids, "campus.delete_cohort")


def save_major(ctx: AppContext, draft: MajorDraft, major_id: int | None = None, version: int | None = None) -> Changed:
    """Add a major, or change the one given by key."""
    _require(draft.name)
    values = {
        "name": draft.name,
        "code": draft.code,
        "college_id": draft.college_id,
        "quality": draft.quality,
        "office_id": draft.office_id,
    }
    with ctx.step("campus.add_major" if major_id is None else "campus.change_major", draft.name) as work:
        if major_id is None:
            work.add(t.Major(**values))
        else:
            work.set(work.get(t.Major, major_id, version), **values)
    return work.changed


def add_cohort(ctx: AppContext, entry_year: int) -> Changed:
    """Add a cohort by its year of entry."""
    _require_year(entry_year)
    with ctx.step("campus.add_cohort", str(entry_year)) as work:
        work.add(t.Cohort(entry_year=entry_year))
    return work.changed


def change_cohort(ctx: AppContext, cohort_id: int, entry_year: int) -> Changed:
    """Correct the year of a cohort."""
    _require_year(entry_year)
    with ctx.step("campus.change_cohort", str(entry_year)) as work:
        work.set(work.get(t.Cohort, cohort_id), entry_year=entry_year)
    return work.changed


def save_office(
    ctx: AppContext, draft: OfficeDraft, office_id: int | None = None, version: int | None = None
) -> Changed:
    """Add a teaching office, or change the one given by key."""
    _require(draft.name)
    values = {"name": draft.name, "college_id": draft.college_id}
    with ctx.step("campus.add_office" if office_id is None else "campus.change_office", draft.name) as work:
        if office_id is None:
            work.add(t.TeachingOffice(**values))
        else:
            work.set(work.get(t.TeachingOffice, office_id, version), **values)
    return work.changed


def delete_offices(ctx: AppContext, ids: Sequence[int]) -> Changed:
    """Delete teaching offices to which no major and no teacher belongs."""
    return _delete(ctx, t.TeachingOffice, ids, "campus.delete_office")


def save_class_group(
    ctx: AppContext, draft: ClassGroupDraft, group_id: int | None = None, version: int | None = None
) -> Changed:
    """Add a class, or change the one given by key; names are unique within major and cohort."""
    _refuse_if(validate_class_group(draft))
    values = {
        "name": draft.name,
        "major_id": draft.major_id,
        "cohort_id": draft.cohort_id,
        "headcount": draft.headcount,
    }
    with ctx.step("campus.add_class" if group_id is None else "campus.change_class", draft.name) as work:
        if group_id is None:
            work.add(t.ClassGroup(**values))
        else:
            work.set(work.get(t.ClassGroup, group_id, version), **values)
    return work.changed


def delete_class_groups(ctx: AppContext, ids: Sequence[int]) -> Changed:
    """Delete classes that nothing hangs on."""
    return _delete(ctx, t.ClassGroup, ids, "campus.delete_class")


def save_term(ctx: AppContext, draft: TermDraft, term_id: int | None = None, version: int | None = None) -> Changed:
    """Add a term, or change the one given by key."""
    _refuse_if(validate_term(draft))
    values = {
        "code": draft.code,
        "starts_on": draft.starts_on,
        "ends_on": draft.ends_on,
        "weeks": draft.weeks,
    }
    with ctx.step("campus.add_term" if term_id is None else "campus.change_term", draft.code) as work:
        if term_id is None:
            work.add(t.Term(**values))
        else:
            work.set(work.get(t.Term, term_id, version), **values)
    return work.changed


def delete_terms(ctx: AppContext, ids: Sequence[int]) -> Changed:
    """Delete terms that nothing hangs on."""
    return _delete(ctx, t.Term, ids, "campus.delete_term")


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


def _delete(ctx: AppContext, kind: type[Record], ids: Sequence[int], code: str) -> Changed:
    with ctx.step(code) as work:
        for row_id in ids:
            work.remove(work.get(kind, row_id))
    return work.changed


def _require_year(year: int) -> None:
    if not 1900 <= year <= 2200:
        raise refuse("campus.entry_year", year=year)


def _require(name: str) -> None:
    _refuse_if(check_name("campus", name))


def _refuse_if(problems: list[Problem]) -> None:
    if problems:
        raise ProblemsFound(problems)
