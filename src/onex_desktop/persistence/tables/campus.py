"""Tables of the school itself."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from onex_desktop.domain.campus import ManagementLevel, Quality
from onex_desktop.persistence.base import Record, options
from onex_desktop.persistence.types import closed


class Institution(Record):
    """The school; exactly one row."""

    __tablename__ = "institution"
    __table_args__ = (CheckConstraint("id = 1", name="only_one"), options("campus"))

    name: Mapped[str] = mapped_column(String(120))
    short_name: Mapped[str] = mapped_column(String(40))
    collaboration_role: Mapped[str] = mapped_column(String(200))


class College(Record):
    """A college (二级学院)."""

    __tablename__ = "colleges"
    __table_args__ = (UniqueConstraint("name"), options("campus"))

    name: Mapped[str] = mapped_column(String(80))


class Major(Record):
    """A major (专业), in a college once that is known."""

    __tablename__ = "majors"
    __table_args__ = (UniqueConstraint("name"), options("campus"))

    name: Mapped[str] = mapped_column(String(80))
    code: Mapped[str] = mapped_column(String(20))
    college_id: Mapped[int | None] = mapped_column(ForeignKey("colleges.id", ondelete="RESTRICT"), index=True)
    quality: Mapped[Quality | None] = mapped_column(closed(Quality))
    office_id: Mapped[int | None] = mapped_column(ForeignKey("teaching_offices.id", ondelete="RESTRICT"), index=True)


class TeachingOffice(Record):
    """A teaching office (教研室) of a college."""

    __tablename__ = "teaching_offices"
    __table_args__ = (UniqueConstraint("college_id", "name"), options("campus"))

    college_id: Mapped[int] = mapped_column(ForeignKey("colleges.id", ondelete="RESTRICT"))
    name: Mapped[str] = mapped_column(String(80))


class Cohort(Record):
    """A cohort (年级), named by its year of entry."""

    __tablename__ = "cohorts"
    __table_args__ = (
        UniqueConstraint("entry_year"),
        CheckConstraint("entry_year BETWEEN 1900 AND 2200", name="entry_year"),
        options("campus"),
    )

    entry_year: Mapped[int]


class ClassGroup(Record):
    """A class (班级): the students of a major and cohort who are taught together."""

    __tablename__ = "class_groups"
    __table_args__ = (
        UniqueConstraint("major_id", "cohort_id", "name"),
        CheckConstraint("headcount >= 0", name="headcount_not_negative"),
        options("campus"),
    )

    major_id: Mapped[int] = mapped_column(ForeignKey("majors.id", ondelete="RESTRICT"))
    cohort_id: Mapped[int] = mapped_column(ForeignKey("cohorts.id", ondelete="RESTRICT"), index=True)
    name: Mapped[str] = mapped_column(String(80))
    headcount: Mapped[int | None]


class Term(Record):
    """A term (学期); days are ISO dates, empty while they are not known."""

    __tablename__ = "terms"
    __table_args__ = (
        UniqueConstraint("code"),
        CheckConstraint("weeks > 0", name="weeks_positive"),
        options("campus"),
    )

    code: Mapped[str] = mapped_column(String(20))
    starts_on: Mapped[str] = mapped_column(String(10))
    ends_on: Mapped[str] = mapped_column(String(10))
    weeks: Mapped[int | None]


class ManagementUnit(Record):
    """A post or office that manages the pilots."""

    __tablename__ = "management_units"
    __table_args__ = (UniqueConstraint("level", "name"), options("campus"))

    level: Mapped[ManagementLevel] = mapped_column(closed(ManagementLevel))
    name: Mapped[str] = mapped_column(String(80))
    position: Mapped[int]


class ManagementDuty(Record):
    """A duty of a post or office."""

    __tablename__ = "management_duties"
    __table_args__ = (options("campus"),)

    unit_id: Mapped[int] = mapped_column(ForeignKey("management_units.id", ondelete="RESTRICT"), index=True)
    position: Mapped[int]
    text: Mapped[str] = mapped_column(String(200))
