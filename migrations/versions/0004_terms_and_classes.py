"""Terms, classes and teaching offices; the limit of a teacher's load."""

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
    unique_where,
    whole,
)

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

QUALITY = ("quality", "national", "provincial")


def upgrade() -> None:
    """Create the tables, and make majors and teachers anew with their offices."""
    record(
        "terms",
        text("code", 20),
        text("starts_on", 10),
        text("ends_on", 10),
        whole("weeks", nullable=True),
        unique("code"),
        check("weeks_positive", "weeks > 0"),
    )
    record(
        "teaching_offices",
        link("college_id", "colleges"),
        text("name", 80),
        unique("college_id", "name"),
    )
    record(
        "class_groups",
        link("major_id", "majors"),
        link("cohort_id", "cohorts"),
        text("name", 80),
        whole("headcount", nullable=True),
        unique("major_id", "cohort_id", "name"),
        check("headcount_not_negative", "headcount >= 0"),
    )
    index("class_groups", "cohort_id")
    rebuild(
        "majors",
        text("name", 80),
        text("code", 20),
        link("college_id", "colleges", nullable=True),
        closed("quality", QUALITY, nullable=True),
        link("office_id", "teaching_offices", nullable=True),
        unique("name"),
    )
    index("majors", "college_id")
    index("majors", "office_id")
    rebuild(
        "teachers",
        text("name", 80),
        text("number", 20),
        text("title", 40),
        link("college_id", "colleges", nullable=True),
        flag("dual_qualified", nullable=True),
        link("office_id", "teaching_offices", nullable=True),
        whole("load_limit", nullable=True),
        check("load_limit_not_negative", "load_limit >= 0"),
    )
    index("teachers", "college_id")
    index("teachers", "name")
    index("teachers", "office_id")
    unique_where("uq_teachers_number", "teachers", "number", where="number <> ''")
