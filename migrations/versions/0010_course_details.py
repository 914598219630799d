"""What a plan's table of courses says of each: code, nature, kind, hours, credits and term."""

from __future__ import annotations

from onex_desktop.persistence.migration_ops import check, closed, flag, index, link, rebuild, text, unique, whole

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

COURSEKIND = ("coursekind", "a", "b", "c")


def upgrade() -> None:
    """Make courses anew; what was not asked before is not known."""
    rebuild(
        "courses",
        link("plan_id", "plans"),
        text("name", 120),
        whole("position"),
        flag("is_practice"),
        link("responsible_id", "teachers", nullable=True),
        text("code", 20),
        text("nature", 40),
        closed("kind", COURSEKIND, nullable=True),
        whole("theory_hours", nullable=True),
        whole("practice_hours", nullable=True),
        whole("credits", nullable=True),
        whole("term_number", nullable=True),
        unique("plan_id", "name"),
        check("theory_hours_not_negative", "theory_hours >= 0"),
        check("practice_hours_not_negative", "practice_hours >= 0"),
        check("credits_not_negative", "credits >= 0"),
        check("term_counted", "term_number > 0"),
        given={"code": "", "nature": ""},
    )
    index("courses", "responsible_id")
