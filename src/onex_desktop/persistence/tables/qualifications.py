"""Tables of what teachers are qualified for and were trained in."""

from __future__ import annotations

from decimal import Decimal

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from onex_desktop.domain.teaching.qualifications import QualificationKind
from onex_desktop.persistence.base import Record, options
from onex_desktop.persistence.types import Hundredths, closed

_OPTIONS = options("teaching")


class TeacherQualification(Record):
    """A teacher's qualification (培训师、考评员、讲师); days are ISO dates, empty while unknown."""

    __tablename__ = "teacher_qualifications"
    __table_args__ = (
        Index("uq_teacher_qualifications_number", "kind", "number", unique=True, sqlite_where=text("number <> ''")),
        _OPTIONS,
    )

    teacher_id: Mapped[int] = mapped_column(ForeignKey("teachers.id", ondelete="RESTRICT"), index=True)
    certificate_id: Mapped[int | None] = mapped_column(ForeignKey("certificates.id", ondelete="RESTRICT"), index=True)
    kind: Mapped[QualificationKind] = mapped_column(closed(QualificationKind))
    level: Mapped[str] = mapped_column(String(20))
    number: Mapped[str] = mapped_column(String(40))
    valid_from: Mapped[str] = mapped_column(String(10))
    valid_until: Mapped[str] = mapped_column(String(10))


class TeacherTraining(Record):
    """A training a teacher went through; days are ISO dates, empty while unknown."""

    __tablename__ = "teacher_trainings"
    __table_args__ = (CheckConstraint("hours >= 0", name="hours_not_negative"), _OPTIONS)

    teacher_id: Mapped[int] = mapped_column(ForeignKey("teachers.id", ondelete="RESTRICT"), index=True)
    certificate_id: Mapped[int | None] = mapped_column(ForeignKey("certificates.id", ondelete="RESTRICT"), index=True)
    title: Mapped[str] = mapped_column(String(120))
    started_on: Mapped[str] = mapped_column(String(10))
    ended_on: Mapped[str] = mapped_column(String(10))
    hours: Mapped[Decimal | None] = mapped_column(Hundredths)
