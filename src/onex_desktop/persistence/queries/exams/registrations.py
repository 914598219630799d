"""Reading registrations: which are meant, which of them are resits, and who they are of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from sqlalchemy import ColumnElement, Select, exists, func, or_, select, tuple_
from sqlalchemy.orm import Session, aliased

from onex_desktop.domain.exams.counting import ALL, RegistrationFilter
from onex_desktop.domain.exams.id_numbers import IdNumber
from onex_desktop.domain.exams.registrations import RegistrationDraft, RegistrationRow
from onex_desktop.persistence.queries.exams.students import chunks
from onex_desktop.persistence.queries.exams.teaching import taught
from onex_desktop.persistence.tables.campus import ClassGroup, Major
from onex_desktop.persistence.tables.catalogue import Certificate, Pilot
from onex_desktop.persistence.tables.exams.candidates import (
    ExamSession,
    IssuedCertificate,
    PartScore,
    Registration,
    Student,
)


def is_resit() -> ColumnElement[bool]:
    """Return whether the student registered earlier for the same certificate and level, whatever came of it."""
    earlier, its = aliased(Registration), aliased(ExamSession)
    return (
        exists()
        .where(
            earlier.student_id == Registration.student_id,
            its.id == earlier.session_id,
            its.certificate_id == ExamSession.certificate_id,
            its.level == ExamSession.level,
            tuple_(its.year, its.held_from, its.id) < tuple_(ExamSession.year, ExamSession.held_from, ExamSession.id),
        )
        .correlate(Registration, ExamSession)
    )


def attempt() -> ColumnElement[int]:
    """Return which registration of the student for the certificate and level it is, counted from one.

    Right only where a query does not leave out any of them: it counts what the query sees. A window over all of
    180,000 takes a third of the time of ``is_resit`` for each.
    """
    return func.row_number().over(
        partition_by=(Registration.student_id, ExamSession.certificate_id, ExamSession.level),
        order_by=(ExamSession.year, ExamSession.held_from, ExamSession.id),
    )


def sees_all_attempts(chosen: RegistrationFilter) -> bool:
    """Return whether a filter takes all registrations of a student for a certificate and level, or none."""
    cut = (chosen.year, chosen.college_id, chosen.pilot_id, chosen.session_id, chosen.is_resit)
    return all(value is None for value in cut) and not chosen.states and not chosen.text


def joined(query: Select[*tuple[Any, ...]]) -> Select[*tuple[Any, ...]]:
    """Return a query over registrations with their sessions, pilots, students, classes and majors at hand."""
    return (
        query.select_from(Registration)
        .join(ExamSession, ExamSession.id == Registration.session_id)
        .join(Pilot, Pilot.id == Registration.pilot_id)
        .join(Student, Student.id == Registration.student_id)
        .join(ClassGroup, ClassGroup.id == Student.class_group_id)
    )


def conditions(chosen: RegistrationFilter) -> list[ColumnElement[bool]]:
    """Return what a registration must be, for a query that is ``joined``."""
    plain: tuple[tuple[object, Any], ...] = (
        (chosen.year, ExamSession.year),
        (chosen.certificate_id, ExamSession.certificate_id),
        (chosen.level, ExamSession.level),
        (chosen.college_id, Pilot.college_id),
        (chosen.major_id, ClassGroup.major_id),
        (chosen.class_group_id, Student.class_group_id),
        (chosen.pilot_id, Registration.pilot_id),
        (chosen.session_id, Registration.session_id),
        (chosen.student_id, Registration.student_id),
    )
    found: list[ColumnElement[bool]] = [column == value for value, column in plain if value is not None]
    if chosen.states:
        found.append(Registration.state.in_(sorted(chosen.states)))
    if chosen.is_resit is not None:
        found.append(is_resit() if chosen.is_resit else ~is_resit())
    if chosen.teacher_id is not None:
        found.append(_taught_by(chosen.teacher_id))
    if chosen.text:
        found.append(_has(chosen.text))
    return found


def _taught_by(teacher_id: int) -> ColumnElement[bool]:
    lessons = taught()
    return (
        exists()
        .where(
            lessons.c.teacher_id == teacher_id,
            lessons.c.class_group_id == Student.class_group_id,
            lessons.c.certificate_id == ExamSession.certificate_id,
        )
        .correlate(Student, ExamSession)
    )


def _has(text: str) -> ColumnElement[bool]:
    # By key sets: the students and certificates that match are few, and are found without their registrations.
    named = or_(Student.number.contains(text, autoescape=True), Student.name.contains(text, autoescape=True))
    students = select(Student.id).where(named).correlate(None)
    numbered = select(IssuedCertificate.registration_id).where(IssuedCertificate.number.contains(text, autoescape=True))
    return or_(Registration.student_id.in_(students), Registration.id.in_(numbered))


def ids(session: Session, chosen: RegistrationFilter, limit: int | None = None, offset: int = 0) -> tuple[int, ...]:
    """Return the keys of the registrations that are meant, in the order in which they are listed."""
    query = joined(select(Registration.id)).where(*conditions(chosen))
    query = query.order_by(ExamSession.year, Registration.session_id, Student.number)
    return tuple(session.scalars(query.limit(limit).offset(offset or None)))


def count(session: Session, chosen: RegistrationFilter) -> int:
    """Return how many registrations are meant."""
    return session.scalar(joined(select(func.count(Registration.id))).where(*conditions(chosen))) or 0


def registrations(
    session: Session,
    chosen: RegistrationFilter = ALL,
    keys: Iterable[int] | None = None,
    limit: int | None = None,
    offset: int = 0,
) -> tuple[RegistrationRow, ...]:
    """Return the registrations that are meant, or those given by key, by session and student number."""
    # Keys first: what is told of a registration is then looked up for those that are listed, not for all that are
    # sorted on the way.
    wanted = list(ids(session, chosen, limit, offset) if keys is None else dict.fromkeys(keys))
    found = {row[0].id: row for part in chunks(wanted) for row in session.execute(_listed(part))}
    rows = [found[key] for key in wanted if key in found]
    scores = _scores(session, [row[0].id for row in rows])
    return tuple(
        RegistrationRow(
            r.id,
            r.version,
            RegistrationDraft(r.session_id, r.student_id, r.state, r.registered_on, r.note),
            r.pilot_id,
            s.number,
            s.name,
            IdNumber(s.id_number),
            group,
            major,
            certificate,
            exam.level,
            f"{exam.year} {exam.label}".strip(),
            resit,
            scores.get(r.id, {}),
            number or "",
            issued_on or "",
        )
        for r, s, group, major, certificate, exam, number, issued_on, resit in rows
    )


def _listed(keys: list[int]) -> Select[*tuple[Any, ...]]:
    query = joined(
        select(
            Registration,
            Student,
            ClassGroup.name,
            Major.name,
            Certificate.name,
            ExamSession,
            IssuedCertificate.number,
            IssuedCertificate.issued_on,
            is_resit(),
        )
    )
    return (
        query.join(Major, Major.id == ClassGroup.major_id)
        .join(Certificate, Certificate.id == ExamSession.certificate_id)
        .outerjoin(IssuedCertificate, IssuedCertificate.registration_id == Registration.id)
        .where(Registration.id.in_(keys))
    )


def _scores(session: Session, keys: list[int]) -> dict[int, dict[int, Decimal | None]]:
    found: dict[int, dict[int, Decimal | None]] = defaultdict(dict)
    for chunk in chunks(keys):
        query = select(PartScore.registration_id, PartScore.part_id, PartScore.score)
        for registration_id, part_id, score in session.execute(query.where(PartScore.registration_id.in_(chunk))):
            found[registration_id][part_id] = score
    return found
