"""Teaching objectives in three levels, with the skill requirements placed into them (entities, section 5)."""

from __future__ import annotations

from onex_desktop.persistence.migration_ops import check, closed, index, link, record, text, unique, whole

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None

LEVEL = ("objectivelevel", "course", "unit", "lesson")


def upgrade() -> None:
    """Create the tables."""
    record(
        "objectives",
        link("course_id", "courses"),
        link("parent_id", "objectives", nullable=True),
        link("course_module_id", "course_modules", nullable=True),
        closed("level", LEVEL),
        whole("position"),
        text("text", 2000),
        check("course_level_on_top", "(level = 'course') = (parent_id IS NULL)"),
        check("not_its_own_parent", "parent_id <> id"),
        check("position_counted", "position > 0"),
    )
    for column in ("course_id", "parent_id", "course_module_id"):
        index("objectives", column)
    record(
        "objective_requirements",
        link("objective_id", "objectives"),
        link("skill_requirement_id", "skill_requirements"),
        unique("objective_id", "skill_requirement_id"),
    )
    index("objective_requirements", "skill_requirement_id")
