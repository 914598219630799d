"""Tables of examinations with names: students, sessions, registrations, scores, issued certificates."""

from __future__ import annotations

from decimal import Decimal

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from onex_desktop.domain.catalogue import ExamRecord
from onex_desktop.domain.exams.registrations import RegistrationState
from onex_desktop.domain.exams.sessions import SessionState
from onex_desktop.domain.values import Level
from onex_desktop.persistence.base import Record, options
from onex_desktop.persistence.tables.catalogue import key_of_pilot
from onex_desktop.persistence.types import Hundredths, closed

_OPTIONS = options("exams")


class Student(Record):
    """A student; the identity number is stored in full and shown masked."""

    __tablename__ = "students"
    __table_args__ = (
        UniqueConstraint("number"),
        Index("uq_students_id_number", "id_number", unique=True, sqlite_where=text("id_number <> ''")),
        _OPTIONS,
    )

    number: Mapped[str] = mapped_column(String(20))
    name: Mapped[str] = mapped_column(String(80), index=True)
    class_group_id: Mapped[int] = mapped_column(ForeignKey("class_groups.id", ondelete="RESTRICT"), index=True)
    id_number: Mapped[str] = mapped_column(String(18))
    left_on: Mapped[str] = mapped_column(String(10))


class ExamSite(Record):
    """A place where examinations are held (考核站点)."""

    __tablename__ = "exam_sites"
    __table_args__ = (UniqueConstraint("name"), _OPTIONS)

    name: Mapped[str] = mapped_column(String(120))
    code: Mapped[str] = mapped_column(String(40))
    address: Mapped[str] = mapped_column(String(200))


class ExamSession(Record):
    """A batch of an examination of one certificate at one level."""

    __tablename__ = "exam_sessions"
    __table_args__ = (
        UniqueConstraint("certificate_id", "level", "year", "label"),
        CheckConstraint("fee_fen >= 0", name="fee_not_negative"),
        CheckConstraint("held_until = '' OR held_from <= held_until", name="ends_after_it_begins"),
        _OPTIONS,
    )

    certificate_id: Mapped[int] = mapped_column(ForeignKey("certificates.id", ondelete="RESTRICT"))
    level: Mapped[Level] = mapped_column(closed(Level))
    year: Mapped[int]
    label: Mapped[str] = mapped_column(String(40))
    registered_until: Mapped[str] = mapped_column(String(10))
    held_from: Mapped[str] = mapped_column(String(10))
    held_until: Mapped[str] = mapped_column(String(10))
    state: Mapped[SessionState] = mapped_column(closed(SessionState))
    exam_site_id: Mapped[int | None] = mapped_column(ForeignKey("exam_sites.id", ondelete="RESTRICT"), index=True)
    fee_fen: Mapped[int | None]


class ExamSessionModule(Record):
    """A certificate module that a session examines."""

    __tablename__ = "exam_session_modules"
    __table_args__ = (UniqueConstraint("session_id", "certificate_module_id"), _OPTIONS)

    session_id: Mapped[int] = mapped_column(ForeignKey("exam_sessions.id", ondelete="RESTRICT"))
    certificate_module_id: Mapped[int] = mapped_column(
        ForeignKey("certificate_modules.id", ondelete="RESTRICT"), index=True
    )


class ExamPart(Record):
    """A part of a session's examination, with its own pass mark."""

    __tablename__ = "exam_parts"
    __table_args__ = (
        UniqueConstraint("session_id", "name"),
        CheckConstraint("full_score > 0 AND pass_score BETWEEN 0 AND full_score", name="pass_within_full"),
        _OPTIONS,
    )

    session_id: Mapped[int] = mapped_column(ForeignKey("exam_sessions.id", ondelete="RESTRICT"))
    name: Mapped[str] = mapped_column(String(40))
    position: Mapped[int]
    full_score: Mapped[Decimal] = mapped_column(Hundredths)
    pass_score: Mapped[Decimal] = mapped_column(Hundredths)


class Registration(Record):
    """A student's registration for a session, counted in a pilot that is known by names."""

    __tablename__ = "registrations"
    __table_args__ = (
        UniqueConstraint("session_id", "student_id"),
        CheckConstraint("exam_record = 'named'", name="is_named"),
        key_of_pilot("registrations"),
        Index("ix_registrations_pilot_id_exam_record", "pilot_id", "exam_record"),
        _OPTIONS,
    )

    session_id: Mapped[int] = mapped_column(ForeignKey("exam_sessions.id", ondelete="RESTRICT"))
    student_id: Mapped[int] = mapped_column(ForeignKey("students.id", ondelete="RESTRICT"), index=True)
    pilot_id: Mapped[int]
    exam_record: Mapped[ExamRecord] = mapped_column(closed(ExamRecord), default=ExamRecord.NAMED)
    state: Mapped[RegistrationState] = mapped_column(closed(RegistrationState))
    registered_on: Mapped[str] = mapped_column(String(10))
    note: Mapped[str] = mapped_column(String(200))


class PartScore(Record):
    """The points of a registration in a part."""

    __tablename__ = "part_scores"
    __table_args__ = (
        UniqueConstraint("registration_id", "part_id"),
        CheckConstraint("score >= 0", name="score_not_negative"),
        _OPTIONS,
    )

    registration_id: Mapped[int] = mapped_column(ForeignKey("registrations.id", ondelete="RESTRICT"))
    part_id: Mapped[int] = mapped_column(ForeignKey("exam_parts.id", ondelete="RESTRICT"), index=True)
    score: Mapped[Decimal | None] = mapped_column(Hundredths)


class IssuedCertificate(Record):
    """A certificate issued on a registration."""

    __tablename__ = "issued_certificates"
    __table_args__ = (UniqueConstraint("number"), UniqueConstraint("registration_id"), _OPTIONS)

    registration_id: Mapped[int] = mapped_column(ForeignKey("registrations.id", ondelete="RESTRICT"))
    number: Mapped[str] = mapped_column(String(40))
    issued_on: Mapped[str] = mapped_column(String(10))
