"""Reading issued certificates and what is known of the registrations they are for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from onex_desktop.domain.exams.certificates import Issuing
from onex_desktop.persistence.queries.exams.students import chunks
from onex_desktop.persistence.tables.catalogue import Certificate, Organization
from onex_desktop.persistence.tables.exams.candidates import ExamSession, IssuedCertificate, Registration, Student


@dataclass(frozen=True, slots=True)
class About:
    """What is known of a registration before a certificate is issued on it, and how its numbers are written."""

    issuing: Issuing
    pattern: str


def issuing(session: Session, registration_ids: Iterable[int]) -> dict[int, About]:
    """Return what is known of registrations, by key."""
    query = (
        select(Registration, Student.number, Student.name, ExamSession.held_from, ExamSession.held_until,
               func.coalesce(Organization.number_pattern, ""))
        .join(Student, Student.id == Registration.student_id)
        .join(ExamSession, ExamSession.id == Registration.session_id)
        .join(Certificate, Certificate.id == ExamSession.certificate_id)
        .outerjoin(Organization, Organization.id == Certificate.organization_id)
    )  # fmt: skip
    return {
        r.id: About(Issuing(f"{number} {name}", r.state, held_from, held_until), pattern)
        for chunk in chunks(registration_ids)
        for r, number, name, held_from, held_until, pattern in session.execute(query.where(Registration.id.in_(chunk)))
    }


def holders(session: Session, numbers: Iterable[str]) -> dict[str, tuple[int, str]]:
    """Return which registration has which certificate number, with the student in words."""
    query = (
        select(IssuedCertificate.number, IssuedCertificate.registration_id, Student.number, Student.name)
        .join(Registration, Registration.id == IssuedCertificate.registration_id)
        .join(Student, Student.id == Registration.student_id)
    )
    return {
        number: (key, f"{student} {name}")
        for chunk in chunks(numbers)
        for number, key, student, name in session.execute(query.where(IssuedCertificate.number.in_(chunk)))
    }
