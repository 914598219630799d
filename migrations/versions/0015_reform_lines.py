"""Reform lines with open ends, and one pair for several certificate modules (entities, decision 4)."""

from __future__ import annotations

from onex_desktop.persistence.migration_ops import check, index, link, rebuild, unique, unique_where, whole

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

BEFORE, AFTER, MODULE = "before_course_id", "after_course_id", "certificate_module_id"


def upgrade() -> None:
    """Make the lines anew; every stored row stays as it is."""
    rebuild(
        "course_reforms",
        link(BEFORE, "courses", nullable=True),
        link(AFTER, "courses", nullable=True),
        link(MODULE, "certificate_modules", nullable=True),
        whole("position"),
        unique(BEFORE, AFTER, MODULE),
        check("two_courses", f"{BEFORE} <> {AFTER}"),
        check("one_course", f"{BEFORE} IS NOT NULL OR {AFTER} IS NOT NULL"),
    )
    index("course_reforms", AFTER)
    index("course_reforms", MODULE)
    for name, keys, absent in (
        ("pair", (BEFORE, AFTER), f"{MODULE} IS NULL"),
        ("dropped_module", (BEFORE, MODULE), f"{AFTER} IS NULL"),
        ("dropped", (BEFORE,), f"{AFTER} IS NULL AND {MODULE} IS NULL"),
        ("new_module", (AFTER, MODULE), f"{BEFORE} IS NULL"),
        ("new", (AFTER,), f"{BEFORE} IS NULL AND {MODULE} IS NULL"),
    ):
        unique_where(f"uq_course_reforms_{name}", "course_reforms", *keys, where=absent)
