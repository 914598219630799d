"""Tables of training plans, their courses and competencies."""

from __future__ import annotations

from decimal import Decimal

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from onex_desktop.domain.plans import CourseKind, PlanStatus
from onex_desktop.persistence.base import Record, options
from onex_desktop.persistence.types import Hundredths, closed

_OPTIONS = options("plans")


class Plan(Record):
    """A version of a major's training plan (人才培养方案)."""

    __tablename__ = "plans"
    __table_args__ = (
        UniqueConstraint("major_id", "plan_version"),
        CheckConstraint("predecessor_id <> id", name="not_its_own_predecessor"),
        _OPTIONS,
    )

    major_id: Mapped[int] = mapped_column(ForeignKey("majors.id", ondelete="RESTRICT"))
    plan_version: Mapped[str] = mapped_column(String(40))
    status: Mapped[PlanStatus] = mapped_column(closed(PlanStatus))
    predecessor_id: Mapped[int | None] = mapped_column(ForeignKey("plans.id", ondelete="RESTRICT"), index=True)


class PlanCohort(Record):
    """A cohort that follows a plan."""

    __tablename__ = "plan_cohorts"
    __table_args__ = (UniqueConstraint("plan_id", "cohort_id"), _OPTIONS)

    plan_id: Mapped[int] = mapped_column(ForeignKey("plans.id", ondelete="RESTRICT"))
    cohort_id: Mapped[int] = mapped_column(ForeignKey("cohorts.id", ondelete="RESTRICT"), index=True)


class Competency(Record):
    """A competency (核心能力) of a plan."""

    __tablename__ = "competencies"
    __table_args__ = (UniqueConstraint("plan_id", "code"), _OPTIONS)

    plan_id: Mapped[int] = mapped_column(ForeignKey("plans.id", ondelete="RESTRICT"))
    code: Mapped[str] = mapped_column(String(20))
    name: Mapped[str] = mapped_column(String(80))
    statement: Mapped[str] = mapped_column(String(500))


class Indicator(Record):
    """An indicator (指标点) of a competency."""

    __tablename__ = "indicators"
    __table_args__ = (UniqueConstraint("competency_id", "code"), _OPTIONS)

    competency_id: Mapped[int] = mapped_column(ForeignKey("competencies.id", ondelete="RESTRICT"))
    code: Mapped[str] = mapped_column(String(20))
    position: Mapped[int]
    text: Mapped[str] = mapped_column(String(500))


class Course(Record):
    """A course of a plan."""

    __tablename__ = "courses"
    __table_args__ = (
        UniqueConstraint("plan_id", "name"),
        CheckConstraint("theory_hours >= 0", name="theory_hours_not_negative"),
        CheckConstraint("practice_hours >= 0", name="practice_hours_not_negative"),
        CheckConstraint("credits >= 0", name="credits_not_negative"),
        CheckConstraint("term_number > 0", name="term_counted"),
        _OPTIONS,
    )

    plan_id: Mapped[int] = mapped_column(ForeignKey("plans.id", ondelete="RESTRICT"))
    name: Mapped[str] = mapped_column(String(120))
    position: Mapped[int]
    is_practice: Mapped[bool]
    responsible_id: Mapped[int | None] = mapped_column(ForeignKey("teachers.id", ondelete="RESTRICT"), index=True)
    code: Mapped[str] = mapped_column(String(20))
    nature: Mapped[str] = mapped_column(String(40))
    kind: Mapped[CourseKind | None] = mapped_column(closed(CourseKind))
    theory_hours: Mapped[Decimal | None] = mapped_column(Hundredths)
    practice_hours: Mapped[Decimal | None] = mapped_column(Hundredths)
    credits: Mapped[Decimal | None] = mapped_column(Hundredths)
    term_number: Mapped[int | None]


class CourseModule(Record):
    """A module of a course (课程模块)."""

    __tablename__ = "course_modules"
    __table_args__ = (UniqueConstraint("course_id", "label"), _OPTIONS)

    course_id: Mapped[int] = mapped_column(ForeignKey("courses.id", ondelete="RESTRICT"))
    position: Mapped[int]
    label: Mapped[str] = mapped_column(String(20))
    name: Mapped[str] = mapped_column(String(120))


def _line(name: str, *keys: str, absent: str) -> Index:
    """Return the key of the reform lines that lack some of their parts; a plain UNIQUE holds nothing there."""
    return Index(f"uq_course_reforms_{name}", *keys, unique=True, sqlite_where=text(absent))


_NO_BEFORE, _NO_AFTER, _NO_MODULE = (
    f"{column} IS NULL" for column in ("before_course_id", "after_course_id", "certificate_module_id")
)


class CourseReform(Record):
    """A course reform line: a course before, a course after, the certificate module they serve."""

    __tablename__ = "course_reforms"
    __table_args__ = (
        UniqueConstraint("before_course_id", "after_course_id", "certificate_module_id"),
        _line("pair", "before_course_id", "after_course_id", absent=_NO_MODULE),
        _line("dropped_module", "before_course_id", "certificate_module_id", absent=_NO_AFTER),
        _line("dropped", "before_course_id", absent=f"{_NO_AFTER} AND {_NO_MODULE}"),
        _line("new_module", "after_course_id", "certificate_module_id", absent=_NO_BEFORE),
        _line("new", "after_course_id", absent=f"{_NO_BEFORE} AND {_NO_MODULE}"),
        CheckConstraint("before_course_id <> after_course_id", name="two_courses"),
        CheckConstraint("before_course_id IS NOT NULL OR after_course_id IS NOT NULL", name="one_course"),
        _OPTIONS,
    )

    before_course_id: Mapped[int | None] = mapped_column(ForeignKey("courses.id", ondelete="RESTRICT"))
    after_course_id: Mapped[int | None] = mapped_column(ForeignKey("courses.id", ondelete="RESTRICT"), index=True)
    certificate_module_id: Mapped[int | None] = mapped_column(
        ForeignKey("certificate_modules.id", ondelete="RESTRICT"), index=True
    )
    position: Mapped[int]
