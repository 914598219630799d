"""Tables of teachers and what they teach."""

from __future__ import annotations

from decimal import Decimal

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from onex_desktop.domain.teaching.assignments import CountedAs, Role
from onex_desktop.persistence.base import Record, options
from onex_desktop.persistence.types import Hundredths, closed

_OPTIONS = options("teaching")
_NUMBERED = text("number <> ''")


def _unique_slot(kind: str, column: str) -> tuple[Index, Index]:
    # A plain unique constraint over all keys would hold nothing: one slot, and often the term, is NULL.
    keys, given = (column, "teacher_id", "role"), f"{column} IS NOT NULL"
    without, within = text(f"{given} AND term_id IS NULL"), text(f"{given} AND term_id IS NOT NULL")
    return (
        Index(f"uq_assignments_{kind}", *keys, unique=True, sqlite_where=without),
        Index(f"uq_assignments_{kind}_term", *keys, "term_id", unique=True, sqlite_where=within),
    )


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
    """A teacher in a slot, in a term or in none known: a course module, or a course without modules."""

    __tablename__ = "assignments"
    __table_args__ = (
        CheckConstraint("(course_id IS NULL) <> (course_module_id IS NULL)", name="one_slot"),
        CheckConstraint("hours >= 0", name="hours_not_negative"),
        *_unique_slot("module", "course_module_id"),
        *_unique_slot("course", "course_id"),
        _OPTIONS,
    )

    course_id: Mapped[int | None] = mapped_column(ForeignKey("courses.id", ondelete="RESTRICT"), index=True)
    course_module_id: Mapped[int | None] = mapped_column(
        ForeignKey("course_modules.id", ondelete="RESTRICT"), index=True
    )
    teacher_id: Mapped[int] = mapped_column(ForeignKey("teachers.id", ondelete="RESTRICT"), index=True)
    role: Mapped[Role] = mapped_column(closed(Role))
    hours: Mapped[Decimal | None] = mapped_column(Hundredths)
    term_id: Mapped[int | None] = mapped_column(ForeignKey("terms.id", ondelete="RESTRICT"), index=True)
    locked: Mapped[bool] = mapped_column(default=False)
    counted_as: Mapped[CountedAs] = mapped_column(closed(CountedAs), default=CountedAs.PLAN)


class AssignmentCohort(Record):
    """A cohort an assignment is for."""

    __tablename__ = "assignment_cohorts"
    __table_args__ = (UniqueConstraint("assignment_id", "cohort_id"), _OPTIONS)

    assignment_id: Mapped[int] = mapped_column(ForeignKey("assignments.id", ondelete="RESTRICT"))
    cohort_id: Mapped[int] = mapped_column(ForeignKey("cohorts.id", ondelete="RESTRICT"), index=True)


class AssignmentClassGroup(Record):
    """A class an assignment is for; equal numbers in ``merged_with`` are taught together."""

    __tablename__ = "assignment_class_groups"
    __table_args__ = (
        UniqueConstraint("assignment_id", "class_group_id"),
        CheckConstraint("hours >= 0", name="hours_not_negative"),
        CheckConstraint("merged_with > 0", name="merged_with_positive"),
        _OPTIONS,
    )

    assignment_id: Mapped[int] = mapped_column(ForeignKey("assignments.id", ondelete="RESTRICT"))
    class_group_id: Mapped[int] = mapped_column(ForeignKey("class_groups.id", ondelete="RESTRICT"), index=True)
    hours: Mapped[Decimal | None] = mapped_column(Hundredths)
    merged_with: Mapped[int | None]


class TeachingPrinciple(Record):
    """A principle of a plan's teaching, printed below its assignment table."""

    __tablename__ = "teaching_principles"
    __table_args__ = (_OPTIONS,)

    plan_id: Mapped[int] = mapped_column(ForeignKey("plans.id", ondelete="RESTRICT"), index=True)
    position: Mapped[int]
    text: Mapped[str] = mapped_column(String(300))
