"""Links of skill requirements beside those of certificate modules (entities, decision 2)."""

from __future__ import annotations

from onex_desktop.persistence.migration_ops import (
    check,
    closed,
    index,
    link,
    rebuild,
    text,
    unique_where_given,
    whole,
)

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

STRENGTH = ("strength", "strong", "medium", "weak", "not_applicable")
REVIEWSTATE = ("reviewstate", "confirmed", "to_review")


def upgrade() -> None:
    """Make the links anew: either a certificate module or a requirement is the unit. No stored row changes."""
    rebuild(
        "mapping_links",
        link("certificate_module_id", "certificate_modules", nullable=True),
        link("skill_requirement_id", "skill_requirements", nullable=True),
        link("course_id", "courses", nullable=True),
        link("course_module_id", "course_modules", nullable=True),
        closed("strength", STRENGTH),
        whole("hours", nullable=True),
        text("note", 500),
        closed("review", REVIEWSTATE),
        text("changed_by", 80),
        text("changed_at", 25),
        check("one_slot", "(course_id IS NULL) <> (course_module_id IS NULL)"),
        check("one_unit", "(certificate_module_id IS NULL) <> (skill_requirement_id IS NULL)"),
        check("hours_not_negative", "hours >= 0"),
    )
    index("mapping_links", "course_id")
    index("mapping_links", "course_module_id")
    for unit, column in (("unit", "certificate_module_id"), ("requirement", "skill_requirement_id")):
        for slot, given in (("course", "course_id"), ("module", "course_module_id")):
            unique_where_given(f"uq_mapping_links_{unit}_{slot}", "mapping_links", column, given, given=given)
