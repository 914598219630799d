"""Assignments belong to a term and to classes, and are counted once (entities, decisions 7 and 10)."""

from __future__ import annotations

from onex_desktop.persistence.migration_ops import (
    check,
    closed,
    flag,
    index,
    link,
    rebuild,
    record,
    unique,
    unique_where,
    whole,
)

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

ROLE = ("role", "lead", "assist")
COUNTEDAS = ("countedas", "plan", "certificate")


def upgrade() -> None:
    """Make the assignments anew; those stored have no term, no class, are open to proposals and ordinary teaching."""
    rebuild(
        "assignments",
        link("course_id", "courses", nullable=True),
        link("course_module_id", "course_modules", nullable=True),
        link("teacher_id", "teachers"),
        closed("role", ROLE),
        whole("hours", nullable=True),
        link("term_id", "terms", nullable=True),
        flag("locked"),
        closed("counted_as", COUNTEDAS),
        check("one_slot", "(course_id IS NULL) <> (course_module_id IS NULL)"),
        check("hours_not_negative", "hours >= 0"),
        given={"locked": 0, "counted_as": "plan"},
    )
    for column in ("course_id", "course_module_id", "teacher_id", "term_id"):
        index("assignments", column)
    for kind, column in (("module", "course_module_id"), ("course", "course_id")):
        keys, given = (column, "teacher_id", "role"), f"{column} IS NOT NULL"
        unique_where(f"uq_assignments_{kind}", "assignments", *keys, where=f"{given} AND term_id IS NULL")
        within = f"{given} AND term_id IS NOT NULL"
        unique_where(f"uq_assignments_{kind}_term", "assignments", *keys, "term_id", where=within)
    record(
        "assignment_class_groups",
        link("assignment_id", "assignments"),
        link("class_group_id", "class_groups"),
        whole("hours", nullable=True),
        whole("merged_with", nullable=True),
        unique("assignment_id", "class_group_id"),
        check("hours_not_negative", "hours >= 0"),
        check("merged_with_positive", "merged_with > 0"),
    )
    index("assignment_class_groups", "class_group_id")
