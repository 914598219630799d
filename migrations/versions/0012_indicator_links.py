"""Which courses support the indicators of a plan: the second matrix (entities, decision 3)."""

from __future__ import annotations

from onex_desktop.persistence.migration_ops import check, closed, index, link, record, text, unique_where_given

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

STRENGTH = ("strength", "strong", "medium", "weak", "not_applicable")
REVIEWSTATE = ("reviewstate", "confirmed", "to_review")


def upgrade() -> None:
    """Create the table."""
    record(
        "indicator_links",
        link("indicator_id", "indicators"),
        link("course_id", "courses", nullable=True),
        link("course_module_id", "course_modules", nullable=True),
        closed("strength", STRENGTH),
        text("note", 500),
        closed("review", REVIEWSTATE),
        text("changed_by", 80),
        text("changed_at", 25),
        check("one_slot", "(course_id IS NULL) <> (course_module_id IS NULL)"),
    )
    index("indicator_links", "course_id")
    index("indicator_links", "course_module_id")
    for slot, given in (("module", "course_module_id"), ("course", "course_id")):
        unique_where_given(f"uq_indicator_links_{slot}", "indicator_links", "indicator_id", given, given=given)
