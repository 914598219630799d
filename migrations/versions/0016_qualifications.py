"""What teachers are qualified for, who prepares together, how long an exam may wait (entities, section 7)."""

from __future__ import annotations

from onex_desktop.persistence.migration_ops import (
    check,
    closed,
    index,
    link,
    record,
    text,
    unique,
    unique_where,
    whole,
)

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None

QUALIFICATIONKIND = ("qualificationkind", "trainer", "assessor", "lecturer")


def upgrade() -> None:
    """Create the tables."""
    record(
        "teacher_qualifications",
        link("teacher_id", "teachers"),
        link("certificate_id", "certificates", nullable=True),
        closed("kind", QUALIFICATIONKIND),
        text("level", 20),
        text("number", 40),
        text("valid_from", 10),
        text("valid_until", 10),
    )
    record(
        "teacher_trainings",
        link("teacher_id", "teachers"),
        link("certificate_id", "certificates", nullable=True),
        text("title", 120),
        text("started_on", 10),
        text("ended_on", 10),
        whole("hours", nullable=True),
        check("hours_not_negative", "hours >= 0"),
    )
    for table in ("teacher_qualifications", "teacher_trainings"):
        index(table, "teacher_id")
        index(table, "certificate_id")
    number = "uq_teacher_qualifications_number"
    unique_where(number, "teacher_qualifications", "kind", "number", where="number <> ''")
    record(
        "preparation_groups",
        link("certificate_module_id", "certificate_modules"),
        link("term_id", "terms"),
        link("leader_id", "teachers"),
        unique("certificate_module_id", "term_id"),
    )
    index("preparation_groups", "term_id")
    index("preparation_groups", "leader_id")
    record(
        "preparation_members",
        link("group_id", "preparation_groups"),
        link("teacher_id", "teachers"),
        unique("group_id", "teacher_id"),
    )
    index("preparation_members", "teacher_id")
    record(
        "exam_delay_limits",
        whole("days"),
        text("effective_from", 10),
        text("source", 200),
        unique("effective_from"),
        check("days_not_negative", "days >= 0"),
    )
