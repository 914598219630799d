"""Tables of teachers and what they teach."""

from __future__ import annotations

from decimal import Decimal

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from onex_desktop.domain.teaching.assignments import Role
from onex_desktop.persistence.base import Record, options
from onex_desktop.persistence.types import Hundredths, closed

_OPTIONS = options("teaching")
_NUMBERED = text("number <> ''")


def _unique_slot(kind: str, column: str) -> Index:
    # A plain unique constraint over both keys would hold nothing: one of them is always NULL.
    given = text(f"{column} IS NOT NULL")
    return Index(f"uq_assignments_{kind}", column, "teacher_id", "role", unique=True, sqlite_where=given)


class Teacher(Record):
    """A teacher; the number is the key people use, the name need not be unique."""

    __tablename__ = "teachers"
    __table_args__ = (
        Index("uq_teachers_number", "number", unique=True, sqlite_where=_NUMBERED),
        CheckConstraint("load_limit >= 0", name="load_limit_not_negative"),
        _OPTIONS,
    )

    name: Mapped[str] = mapped_column(String(80), index=True)
    number: Mapped[str] = mapped_column(String(20))
    title: Mapped[str] = mapped_column(String(40))
    college_id: Mapped[int | None] = mapped_column(ForeignKey("colleges.id", ondelete="RESTRICT"), index=True)
    dual_qualified: Mapped[bool | None]
    office_id: Mapped[int | None] = mapped_column(ForeignKey("teaching_offices.id", ondelete="RESTRICT"), index=True)
    load_limit: Mapped[Decimal | None] = mapped_column(Hundredths)


class Assignment(Record):
    """A teacher in a slot: a course module, or a course without modules."""

    __tablename__ = "assignments"
    __table_args__ = (
        CheckConstraint("(course_id IS NULL) <> (course_module_id IS NULL)", name="one_slot"),
        CheckConstraint("hours >= 0", name="hours_not_negative"),
        _unique_slot("module", "course_module_id"),
        _unique_slot("course", "course_id"),
        _OPTIONS,
    )

    course_id: Mapped[int | None] = mapped_column(ForeignKey("courses.id", ondelete="RESTRICT"), index=True)
    course_module_id: Mapped[int | None] = mapped_column(
        ForeignKey("course_modules.id", ondelete="RESTRICT"), index=True
    )
    teacher_id: Mapped[int] = mapped_column(ForeignKey("teachers.id", ondelete="RESTRICT"), index=True)
    role: Mapped[Role] = mapped_column(closed(Role))
    hours: Mapped[Decimal | None] = mapped_column(Hundredths)


class AssignmentCohort(Record):
    """A cohort an assignment is for."""

    __tablename__ = "assignment_cohorts"
    __table_args__ = (UniqueConstraint("assignment_id", "cohort_id"), _OPTIONS)

    assignment_id: Mapped[int] = mapped_column(ForeignKey("assignments.id", ondelete="RESTRICT"))
    cohort_id: Mapped[int] = mapped_column(ForeignKey("cohorts.id", ondelete="RESTRICT"), index=True)


class TeachingPrinciple(Record):
    """A principle of a plan's teaching, printed below its assignment table."""

    __tablename__ = "teaching_principles"
    __table_args__ = (_OPTIONS,)

    plan_id: Mapped[int] = mapped_column(ForeignKey("plans.id", ondelete="RESTRICT"), index=True)
    position: Mapped[int]
    text: Mapped[str] = mapped_column(String(300))
