"""Cycle reviews of plans, and how long a cycle is (entities, section 5)."""

from __future__ import annotations

from onex_desktop.persistence.migration_ops import check, index, link, record, text, unique, whole

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the tables."""
    record(
        "review_cycles",
        text("effective_from", 10),
        whole("months"),
        text("source", 200),
        unique("effective_from"),
        check("months_counted", "months > 0"),
    )
    record(
        "cycle_reviews",
        link("plan_id", "plans"),
        text("due_on", 10),
        text("held_on", 10),
        text("owner", 80),
        text("findings", 2000),
        text("decisions", 2000),
        unique("plan_id", "due_on"),
    )
    record(
        "cycle_review_actions",
        link("review_id", "cycle_reviews"),
        whole("position"),
        text("text", 500),
        text("owner", 80),
        text("due_on", 10),
        text("done_on", 10),
    )
    index("cycle_review_actions", "review_id")
