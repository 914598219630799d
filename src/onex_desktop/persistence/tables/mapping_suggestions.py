"""The table of suggestions that were turned down; no table of the start page."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from onex_desktop.persistence.base import Record, options


class SuggestionDismissal(Record):
    """A suggestion that was turned down: the unit, the slot, and for which shared words it had been made."""

    __tablename__ = "suggestion_dismissals"
    __table_args__ = (
        CheckConstraint("(course_id IS NULL) <> (course_module_id IS NULL)", name="one_slot"),
        CheckConstraint("(certificate_module_id IS NULL) <> (skill_requirement_id IS NULL)", name="one_unit"),
        *(
            Index(
                f"uq_suggestion_dismissals_{unit}_{slot}",
                unit_key,
                slot_key,
                unique=True,
                sqlite_where=text(f"{slot_key} IS NOT NULL"),
            )
            for unit, unit_key in (("unit", "certificate_module_id"), ("requirement", "skill_requirement_id"))
            for slot, slot_key in (("module", "course_module_id"), ("course", "course_id"))
        ),
        options("mapping"),
    )

    certificate_module_id: Mapped[int | None] = mapped_column(ForeignKey("certificate_modules.id", ondelete="RESTRICT"))
    skill_requirement_id: Mapped[int | None] = mapped_column(ForeignKey("skill_requirements.id", ondelete="RESTRICT"))
    course_id: Mapped[int | None] = mapped_column(ForeignKey("courses.id", ondelete="RESTRICT"), index=True)
    course_module_id: Mapped[int | None] = mapped_column(
        ForeignKey("course_modules.id", ondelete="RESTRICT"), index=True
    )
    dismissed_for: Mapped[str] = mapped_column(String(200))
