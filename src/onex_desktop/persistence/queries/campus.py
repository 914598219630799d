"""Reading the school."""

from __future__ import annotations

from collections import Counter, defaultdict

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from onex_desktop.domain.campus import (
    ClassGroupDraft,
    ClassGroupRow,
    CohortRow,
    CollegeRow,
    InstitutionDraft,
    InstitutionRow,
    MajorDraft,
    MajorRow,
    ManagementUnitRow,
    OfficeDraft,
    OfficeRow,
    TermDraft,
    TermRow,
)
from onex_desktop.persistence.tables.campus import (
    ClassGroup,
    Cohort,
    College,
    Institution,
    Major,
    ManagementDuty,
    ManagementUnit,
    TeachingOffice,
    Term,
)
from onex_desktop.persistence.tables.catalogue import Pilot
from onex_desktop.persistence.tables.teaching import Teacher


def institution(session: Session) -> InstitutionRow | None:
    """Return the school, or None in a library where it has not been named yet."""
    row = session.scalars(select(Institution)).one_or_none()
    if row is None:
        return None
    return InstitutionRow(row.id, row.version, InstitutionDraft(row.name, row.short_name, row.collaboration_role))


def colleges(session: Session) -> tuple[CollegeRow, ...]:
    """Return the colleges in the order in which they were entered."""
    majors = Counter(session.scalars(select(Major.college_id)))
    pilots = Counter(session.scalars(select(Pilot.college_id)))
    rows = session.scalars(select(College).order_by(College.id))
    return tuple(CollegeRow(row.id, row.version, row.name, majors[row.id], pilots[row.id]) for row in rows)


def majors(session: Session) -> tuple[MajorRow, ...]:
    """Return the majors in the order in which they were entered."""
    rows = session.execute(
        select(Major, func.coalesce(College.name, ""), func.coalesce(TeachingOffice.name, ""))
        .outerjoin(College, College.id == Major.college_id)
        .outerjoin(TeachingOffice, TeachingOffice.id == Major.office_id)
        .order_by(Major.id)
    )
    return tuple(
        MajorRow(m.id, m.version, MajorDraft(m.name, m.college_id, m.code, m.quality, m.office_id), college, office)
        for m, college, office in rows
    )


def offices(session: Session) -> tuple[OfficeRow, ...]:
    """Return the teaching offices, college by college in the order of entry."""
    majors = Counter(session.scalars(select(Major.office_id)))
    teachers = Counter(session.scalars(select(Teacher.office_id)))
    rows = session.execute(
        select(TeachingOffice, College.name)
        .join(College, College.id == TeachingOffice.college_id)
        .order_by(College.id, TeachingOffice.id)
    )
    return tuple(
        OfficeRow(o.id, o.version, OfficeDraft(o.name, o.college_id), college, majors[o.id], teachers[o.id])
        for o, college in rows
    )


def class_groups(session: Session) -> tuple[ClassGroupRow, ...]:
    """Return the classes, the oldest cohort first, then major by major in the order of entry."""
    rows = session.execute(
        select(ClassGroup, Major.name, Cohort.entry_year)
        .join(Major, Major.id == ClassGroup.major_id)
        .join(Cohort, Cohort.id == ClassGroup.cohort_id)
        .order_by(Cohort.entry_year, Major.id, ClassGroup.id)
    )
    return tuple(
        ClassGroupRow(c.id, c.version, ClassGroupDraft(c.name, c.major_id, c.cohort_id, c.headcount), major, year)
        for c, major, year in rows
    )


def terms(session: Session) -> tuple[TermRow, ...]:
    """Return the terms, the earliest first."""
    rows = session.scalars(select(Term).order_by(Term.code))
    return tuple(TermRow(t.id, t.version, TermDraft(t.code, t.starts_on, t.ends_on, t.weeks)) for t in rows)


def cohorts(session: Session) -> tuple[CohortRow, ...]:
    """Return the cohorts, the oldest first."""
    return tuple(CohortRow(c.id, c.entry_year) for c in session.scalars(select(Cohort).order_by(Cohort.entry_year)))


def management(session: Session) -> tuple[ManagementUnitRow, ...]:
    """Return the posts and offices of both levels with their duties, in order."""
    duties: dict[int, list[str]] = defaultdict(list)
    for duty in session.scalars(select(ManagementDuty).order_by(ManagementDuty.unit_id, ManagementDuty.position)):
        duties[duty.unit_id].append(duty.text)
    units = session.scalars(select(ManagementUnit).order_by(ManagementUnit.level.desc(), ManagementUnit.position))
    return tuple(ManagementUnitRow(u.id, u.level, u.name, tuple(duties[u.id])) for u in units)
