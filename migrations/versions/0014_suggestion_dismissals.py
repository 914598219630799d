"""Suggestions of links that were turned down are remembered."""

from __future__ import annotations

from onex_desktop.persistence.migration_ops import check, index, link, record, text, unique_where_given

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the table."""
    record(
        "suggestion_dismissals",
        link("certificate_module_id", "certificate_modules", nullable=True),
        link("skill_requirement_id", "skill_requirements", nullable=True),
        link("course_id", "courses", nullable=True),
        link("course_module_id", "course_modules", nullable=True),
        text("dismissed_for", 200),
        check("one_slot", "(course_id IS NULL) <> (course_module_id IS NULL)"),
        check("one_unit", "(certificate_module_id IS NULL) <> (skill_requirement_id IS NULL)"),
    )
    index("suggestion_dismissals", "course_id")
    index("suggestion_dismissals", "course_module_id")
    for unit, unit_key in (("unit", "certificate_module_id"), ("requirement", "skill_requirement_id")):
        for slot, given in (("module", "course_module_id"), ("course", "course_id")):
            name = f"uq_suggestion_dismissals_{unit}_{slot}"
            unique_where_given(name, "suggestion_dismissals", unit_key, given, given=given)
