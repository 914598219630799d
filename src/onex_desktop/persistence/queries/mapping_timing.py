"""Reading what is known of when courses end and who is examined when."""

from __future__ import annotations

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from onex_desktop.domain.mapping.timing import Calendar, ExamOfMajor
from onex_desktop.persistence.queries import campus, plans
from onex_desktop.persistence.tables.campus import ClassGroup, Cohort
from onex_desktop.persistence.tables.catalogue import Pilot, PilotLevel, PilotMajor
from onex_desktop.persistence.tables.exams.candidates import ExamSession, Registration, Student


def calendar(session: Session) -> Calendar:
    """Return the plans, their courses that say a term, the last days of terms, and the examinations of majors."""
    ends = {row.draft.code: row.draft.ends_on for row in campus.terms(session) if row.draft.ends_on}
    courses = tuple(row for row in plans.courses(session) if row.details.term_number is not None)
    if not ends or not courses:
        return Calendar((), (), {}, ())
    return Calendar(plans.plans(session), courses, ends, exams_of_majors(session))


def exams_of_majors(session: Session) -> tuple[ExamOfMajor, ...]:
    """Return who of which major is examined when, by registrations and by pilots."""
    return (*_by_names(session), *_by_pilots(session))


_OF_SESSION = (ExamSession.certificate_id, ExamSession.level)
_FIRST = func.min(ExamSession.held_from)


def _by_names(session: Session) -> tuple[ExamOfMajor, ...]:
    of = (*_OF_SESSION, ClassGroup.major_id, ExamSession.year, Cohort.entry_year)
    query = (
        select(*of, _FIRST)
        .join(Registration, Registration.session_id == ExamSession.id)
        .join(Student, Student.id == Registration.student_id)
        .join(ClassGroup, ClassGroup.id == Student.class_group_id)
        .join(Cohort, Cohort.id == ClassGroup.cohort_id)
        .where(ExamSession.held_from != "")
        .group_by(*of)
    )
    rows = session.execute(query.order_by(*of)).all()
    return tuple(ExamOfMajor(cert, level, major, year, first, entry) for cert, level, major, year, entry, first in rows)


def _by_pilots(session: Session) -> tuple[ExamOfMajor, ...]:
    of = (*_OF_SESSION, PilotMajor.major_id, ExamSession.year)
    query = (
        select(*of, _FIRST)
        .join(Pilot, (Pilot.certificate_id == ExamSession.certificate_id) & (Pilot.year == ExamSession.year))
        .join(PilotLevel, (PilotLevel.pilot_id == Pilot.id) & (PilotLevel.level == ExamSession.level))
        .join(PilotMajor, PilotMajor.pilot_id == Pilot.id)
        .where(ExamSession.held_from != "")
        .group_by(*of)
    )
    return tuple(ExamOfMajor(*row) for row in session.execute(query.order_by(*of)))
