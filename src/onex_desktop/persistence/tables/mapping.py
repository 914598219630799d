"""Tables of the matrices: links and the scale they are measured on."""

from __future__ import annotations

from decimal import Decimal

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from onex_desktop.domain.mapping import ReviewState, Strength
from onex_desktop.domain.signs import Sign
from onex_desktop.persistence.base import Record, options
from onex_desktop.persistence.types import Hundredths, closed

_OPTIONS = options("mapping")


class ScaleValue(Record):
    """A value of the school's scale; ``strength`` is its code, which links refer to and which never changes."""

    __tablename__ = "scale_values"
    __table_args__ = (
        UniqueConstraint("strength"),
        CheckConstraint("weight BETWEEN 0 AND 100", name="weight_between_0_and_1"),
        _OPTIONS,
    )

    strength: Mapped[Strength] = mapped_column(String(24))
    label: Mapped[str] = mapped_column(String(12), default="")
    sign: Mapped[Sign] = mapped_column(closed(Sign), default=Sign.WORD.value)
    weight: Mapped[Decimal] = mapped_column(Hundredths)
    serves: Mapped[bool] = mapped_column(default=True)
    letter: Mapped[str] = mapped_column(String(1), default="")
    position: Mapped[int] = mapped_column(default=0)
    source: Mapped[str] = mapped_column(String(200))


class MappingLink(Record):
    """A cell of the matrix: a unit (certificate module or requirement) and a slot (course module or whole course)."""

    __tablename__ = "mapping_links"
    __table_args__ = (
        CheckConstraint("(course_id IS NULL) <> (course_module_id IS NULL)", name="one_slot"),
        CheckConstraint("(certificate_module_id IS NULL) <> (skill_requirement_id IS NULL)", name="one_unit"),
        CheckConstraint("hours >= 0", name="hours_not_negative"),
        Index(
            "uq_mapping_links_unit_module",
            "certificate_module_id",
            "course_module_id",
            unique=True,
            sqlite_where=text("course_module_id IS NOT NULL"),
        ),
        Index(
            "uq_mapping_links_unit_course",
            "certificate_module_id",
            "course_id",
            unique=True,
            sqlite_where=text("course_id IS NOT NULL"),
        ),
        Index(
            "uq_mapping_links_requirement_module",
            "skill_requirement_id",
            "course_module_id",
            unique=True,
            sqlite_where=text("course_module_id IS NOT NULL"),
        ),
        Index(
            "uq_mapping_links_requirement_course",
            "skill_requirement_id",
            "course_id",
            unique=True,
            sqlite_where=text("course_id IS NOT NULL"),
        ),
        _OPTIONS,
    )

    certificate_module_id: Mapped[int | None] = mapped_column(ForeignKey("certificate_modules.id", ondelete="RESTRICT"))
    skill_requirement_id: Mapped[int | None] = mapped_column(ForeignKey("skill_requirements.id", ondelete="RESTRICT"))
    course_id: Mapped[int | None] = mapped_column(ForeignKey("courses.id", ondelete="RESTRICT"), index=True)
    course_module_id: Mapped[int | None] = mapped_column(
        ForeignKey("course_modules.id", ondelete="RESTRICT"), index=True
    )
    strength: Mapped[Strength] = mapped_column(
        String(24), ForeignKey("scale_values.strength", ondelete="RESTRICT"), index=True
    )
    hours: Mapped[Decimal | None] = mapped_column(Hundredths)
    note: Mapped[str] = mapped_column(String(500))
    review: Mapped[ReviewState] = mapped_column(closed(ReviewState))
    changed_by: Mapped[str] = mapped_column(String(80))
    changed_at: Mapped[str] = mapped_column(String(25))


class IndicatorLink(Record):
    """A cell of the second matrix: an indicator of a plan, and a course module or whole course that supports it."""

    __tablename__ = "indicator_links"
    __table_args__ = (
        CheckConstraint("(course_id IS NULL) <> (course_module_id IS NULL)", name="one_slot"),
        Index(
            "uq_indicator_links_module",
            "indicator_id",
            "course_module_id",
            unique=True,
            sqlite_where=text("course_module_id IS NOT NULL"),
        ),
        Index(
            "uq_indicator_links_course",
            "indicator_id",
            "course_id",
            unique=True,
            sqlite_where=text("course_id IS NOT NULL"),
        ),
        _OPTIONS,
    )

    indicator_id: Mapped[int] = mapped_column(ForeignKey("indicators.id", ondelete="RESTRICT"))
    course_id: Mapped[int | None] = mapped_column(ForeignKey("courses.id", ondelete="RESTRICT"), index=True)
    course_module_id: Mapped[int | None] = mapped_column(
        ForeignKey("course_modules.id", ondelete="RESTRICT"), index=True
    )
    strength: Mapped[Strength] = mapped_column(
        String(24), ForeignKey("scale_values.strength", ondelete="RESTRICT"), index=True
    )
    note: Mapped[str] = mapped_column(String(500))
    review: Mapped[ReviewState] = mapped_column(closed(ReviewState))
    changed_by: Mapped[str] = mapped_column(String(80))
    changed_at: Mapped[str] = mapped_column(String(25))
