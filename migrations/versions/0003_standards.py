"""Skill level standards: editions, and the tree of work areas, work tasks and requirements."""

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
    unique_where_given,
    whole,
)

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

STANDARDSTATUS = ("standardstatus", "draft", "in_force", "archived")
LEVEL = ("level", "elementary", "intermediate", "advanced")


def upgrade() -> None:
    """Create the tables."""
    record(
        "standards",
        link("certificate_id", "certificates"),
        text("edition", 40),
        text("issued", 10),
        closed("status", STANDARDSTATUS),
        text("source", 200),
        link("predecessor_id", "standards", nullable=True),
        unique("certificate_id", "edition"),
        check("not_its_own_predecessor", "predecessor_id <> id"),
    )
    index("standards", "predecessor_id")
    record(
        "work_areas",
        link("standard_id", "standards"),
        closed("level", LEVEL),
        link("certificate_module_id", "certificate_modules", nullable=True),
        whole("number"),
        text("name", 200),
        check("number_positive", "number > 0"),
    )
    index("work_areas", "certificate_module_id")
    index("work_areas", "standard_id")
    unique_where(
        "uq_work_areas_number", "work_areas", "standard_id", "level", "number", where="certificate_module_id IS NULL"
    )
    unique_where_given(
        "uq_work_areas_module_number",
        "work_areas",
        "standard_id",
        "level",
        "certificate_module_id",
        "number",
        given="certificate_module_id",
    )
    record(
        "work_tasks",
        link("area_id", "work_areas"),
        whole("number"),
        text("name", 200),
        check("number_positive", "number > 0"),
        unique("area_id", "number"),
    )
    record(
        "skill_requirements",
        link("task_id", "work_tasks"),
        whole("number"),
        text("text", 8000),
        check("number_positive", "number > 0"),
        unique("task_id", "number"),
    )
