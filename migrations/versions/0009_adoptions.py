"""Adoption of a new edition: matches between editions, adoptions by plans, who answers for a course."""

from __future__ import annotations

from onex_desktop.persistence.migration_ops import (
    check,
    closed,
    flag,
    index,
    link,
    rebuild,
    record,
    text,
    unique,
    whole,
)

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

MATCHKIND = ("matchkind", "same", "reworded", "renumbered", "split")


def upgrade() -> None:
    """Create the tables, and make courses anew with who answers for them."""
    record(
        "requirement_matches",
        link("old_requirement_id", "skill_requirements"),
        link("new_requirement_id", "skill_requirements"),
        closed("kind", MATCHKIND),
        whole("similarity"),
        flag("confirmed"),
        unique("old_requirement_id", "new_requirement_id"),
        check("two_requirements", "old_requirement_id <> new_requirement_id"),
        check("similarity_in_hundredths", "similarity BETWEEN 0 AND 100"),
    )
    index("requirement_matches", "new_requirement_id")
    record(
        "standard_adoptions",
        link("plan_id", "plans"),
        link("standard_id", "standards"),
        text("adopted_on", 10),
        text("note", 200),
        unique("plan_id", "standard_id"),
    )
    index("standard_adoptions", "standard_id")
    rebuild(
        "courses",
        link("plan_id", "plans"),
        text("name", 120),
        whole("position"),
        flag("is_practice"),
        link("responsible_id", "teachers", nullable=True),
        unique("plan_id", "name"),
    )
    index("courses", "responsible_id")
