"""Finding registrations and certificates that contradict themselves; the database narrows, the domain decides."""

from __future__ import annotations

from sqlalchemy import and_, func, or_, select
from sqlalchemy.orm import Session

from onex_desktop.domain.exams.certificates import IssueDraft, Issuing, unusual_number, validate_issue
from onex_desktop.domain.exams.registrations import (
    WITHOUT_SCORES,
    RegistrationState,
    validate_registered_on,
    validate_result,
)
from onex_desktop.domain.problems import Problem
from onex_desktop.persistence.queries.exams.registrations import registrations
from onex_desktop.persistence.queries.exams.sessions import parts_of
from onex_desktop.persistence.tables.catalogue import Certificate, Organization
from onex_desktop.persistence.tables.exams.candidates import (
    ExamPart,
    ExamSession,
    IssuedCertificate,
    PartScore,
    Registration,
    Student,
)


def find(session: Session) -> list[Problem]:
    """Return the findings on stored registrations, results and certificates."""
    return _results(session) + _days(session) + _certificates(session)


def _results(session: Session) -> list[Problem]:
    wrong = or_(
        PartScore.score > ExamPart.full_score,
        and_(Registration.state == RegistrationState.PASSED, PartScore.score < ExamPart.pass_score),
        Registration.state.in_(sorted(WITHOUT_SCORES)),
    )
    query = (
        select(Registration.id)
        .join(PartScore, PartScore.registration_id == Registration.id)
        .join(ExamPart, ExamPart.id == PartScore.part_id)
        .where(PartScore.score.is_not(None), wrong)
        .distinct()
    )
    found: list[Problem] = []
    for row in registrations(session, keys=list(session.scalars(query))):
        parts = parts_of(session, row.draft.session_id)
        found += validate_result(row.state, row.scores, parts, f"{row.number} {row.name}", row.id)
    return found


def _days(session: Session) -> list[Problem]:
    query = (
        select(Registration.id, Registration.registered_on, ExamSession.held_from, Student.number, Student.name)
        .join(ExamSession, ExamSession.id == Registration.session_id)
        .join(Student, Student.id == Registration.student_id)
        .where(ExamSession.held_from != "", Registration.registered_on > ExamSession.held_from)
    )
    return [
        problem
        for key, registered_on, held_from, number, name in session.execute(query)
        for problem in validate_registered_on(registered_on, held_from, f"{number} {name}", key)
    ]


def _certificates(session: Session) -> list[Problem]:
    query = (
        select(
            IssuedCertificate, Registration.state, ExamSession.held_from, ExamSession.held_until, Student.number,
            Student.name, func.coalesce(Organization.number_pattern, ""),
        )
        .join(Registration, Registration.id == IssuedCertificate.registration_id)
        .join(ExamSession, ExamSession.id == Registration.session_id)
        .join(Student, Student.id == Registration.student_id)
        .join(Certificate, Certificate.id == ExamSession.certificate_id)
        .outerjoin(Organization, Organization.id == Certificate.organization_id)
        .where(
            or_(
                Registration.state != RegistrationState.PASSED,
                and_(IssuedCertificate.issued_on != "", IssuedCertificate.issued_on < ExamSession.held_from),
                and_(IssuedCertificate.issued_on != "", IssuedCertificate.issued_on < ExamSession.held_until),
                Organization.number_pattern != "",
            )
        )
    )  # fmt: skip
    found: list[Problem] = []
    for row, state, held_from, held_until, number, name, pattern in session.execute(query):
        draft = IssueDraft(row.registration_id, row.number, row.issued_on)
        who = f"{number} {name}"
        found += validate_issue(draft, Issuing(who, state, held_from, held_until))
        unusual = unusual_number(row.number, pattern, who, row.registration_id)
        found += [] if unusual is None else [unusual]
    return found
