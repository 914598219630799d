"""Reading what a roster is entered against: who is in the session, and who has passed its level before."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from onex_desktop.domain.exams.registrations import RegistrationState
from onex_desktop.domain.exams.sessions import SessionRow
from onex_desktop.persistence.tables.exams.candidates import ExamSession, Registration
from onex_desktop.persistence.tables.exams.totals import ExamAggregate


def registered(session: Session, session_id: int) -> frozenset[int]:
    """Return the students who are registered for an exam session."""
    return frozenset(session.scalars(select(Registration.student_id).where(Registration.session_id == session_id)))


def passed(session: Session, row: SessionRow) -> frozenset[int]:
    """Return the students who have passed the certificate and level of an exam session."""
    query = (
        select(Registration.student_id)
        .join(ExamSession, ExamSession.id == Registration.session_id)
        .where(
            ExamSession.certificate_id == row.draft.certificate_id,
            ExamSession.level == row.draft.level,
            Registration.state == RegistrationState.PASSED,
        )
    )
    return frozenset(session.scalars(query))


def with_totals(session: Session) -> frozenset[int]:
    """Return the pilots that have totals."""
    return frozenset(session.scalars(select(ExamAggregate.pilot_id)))
