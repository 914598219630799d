"""Tables of teaching objectives and of the skill requirements placed into them."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from onex_desktop.domain.plans.objectives import ObjectiveLevel
from onex_desktop.persistence.base import Record, options
from onex_desktop.persistence.types import closed

_OPTIONS = options("plans")


class Objective(Record):
    """A teaching objective (教学目标); ``position`` is its number among those beside it."""

    __tablename__ = "objectives"
    __table_args__ = (
        CheckConstraint("(level = 'course') = (parent_id IS NULL)", name="course_level_on_top"),
        CheckConstraint("parent_id <> id", name="not_its_own_parent"),
        CheckConstraint("position > 0", name="position_counted"),
        _OPTIONS,
    )

    course_id: Mapped[int] = mapped_column(ForeignKey("courses.id", ondelete="RESTRICT"), index=True)
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("objectives.id", ondelete="RESTRICT"), index=True)
    course_module_id: Mapped[int | None] = mapped_column(
        ForeignKey("course_modules.id", ondelete="RESTRICT"), index=True
    )
    level: Mapped[ObjectiveLevel] = mapped_column(closed(ObjectiveLevel))
    position: Mapped[int]
    text: Mapped[str] = mapped_column(String(2000))


class ObjectiveRequirement(Record):
    """A skill requirement placed into an objective."""

    __tablename__ = "objective_requirements"
    __table_args__ = (UniqueConstraint("objective_id", "skill_requirement_id"), _OPTIONS)

    objective_id: Mapped[int] = mapped_column(ForeignKey("objectives.id", ondelete="RESTRICT"))
    skill_requirement_id: Mapped[int] = mapped_column(
        ForeignKey("skill_requirements.id", ondelete="RESTRICT"), index=True
    )
