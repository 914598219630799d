"""The school, certificates, plans, the matrix, and the journal."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from onex_desktop.persistence.migration_ops import (
    check,
    closed,
    flag,
    index,
    link,
    record,
    text,
    unique,
    unique_where_given,
    whole,
)

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

MANAGEMENTLEVEL = ("managementlevel", "school", "college")
ORGANIZATIONSTATUS = ("organizationstatus", "active", "rectifying", "limited", "exiting", "exited")
STRENGTH = ("strength", "strong", "medium", "weak", "not_applicable")
QUALITY = ("quality", "national", "provincial")
PLANSTATUS = ("planstatus", "draft", "in_force", "archived")
LEVEL = ("level", "elementary", "intermediate", "advanced")
REVIEWSTATE = ("reviewstate", "confirmed", "to_review")


def upgrade() -> None:
    """Create the tables."""
    _create_journal()
    record(
        "cohorts",
        whole("entry_year"),
        check("entry_year", "entry_year BETWEEN 1900 AND 2200"),
        unique("entry_year"),
    )
    record(
        "collaboration_groups",
        whole("number"),
        text("name", 120),
        text("leader", 120),
        unique("number"),
    )
    record(
        "colleges",
        text("name", 80),
        unique("name"),
    )
    record(
        "institution",
        text("name", 120),
        text("short_name", 40),
        text("collaboration_role", 200),
        check("only_one", "id = 1"),
    )
    record(
        "management_units",
        closed("level", MANAGEMENTLEVEL),
        text("name", 80),
        whole("position"),
        unique("level", "name"),
    )
    record(
        "organizations",
        text("name", 120),
        text("code", 40),
        text("contact", 200),
        closed("status", ORGANIZATIONSTATUS),
        text("status_since", 10),
        text("status_reason", 200),
        unique("name"),
    )
    record(
        "scale_values",
        closed("strength", STRENGTH),
        whole("weight"),
        text("source", 200),
        check("weight_between_0_and_1", "weight BETWEEN 0 AND 100"),
        unique("strength"),
    )
    record(
        "certificates",
        text("name", 120),
        text("code", 40),
        link("organization_id", "organizations", nullable=True),
        whole("batch", nullable=True),
        text("professional_field", 80),
        link("group_id", "collaboration_groups", nullable=True),
        whole("group_sequence", nullable=True),
        check("batch_positive", "batch > 0"),
        unique("name"),
    )
    index("certificates", "group_id")
    index("certificates", "organization_id")
    record(
        "majors",
        text("name", 80),
        text("code", 20),
        link("college_id", "colleges", nullable=True),
        closed("quality", QUALITY, nullable=True),
        unique("name"),
    )
    index("majors", "college_id")
    record(
        "management_duties",
        link("unit_id", "management_units"),
        whole("position"),
        text("text", 200),
    )
    index("management_duties", "unit_id")
    record(
        "certificate_modules",
        link("certificate_id", "certificates"),
        text("code", 20),
        text("name", 120),
        unique("certificate_id", "code"),
    )
    record(
        "pilots",
        link("certificate_id", "certificates"),
        link("college_id", "colleges"),
        whole("year"),
        whole("planned"),
        whole("sequence", nullable=True),
        check("planned_not_negative", "planned >= 0"),
        unique("certificate_id", "college_id", "year"),
    )
    index("pilots", "college_id")
    record(
        "plans",
        link("major_id", "majors"),
        text("plan_version", 40),
        closed("status", PLANSTATUS),
        link("predecessor_id", "plans", nullable=True),
        unique("major_id", "plan_version"),
        check("not_its_own_predecessor", "predecessor_id <> id"),
    )
    index("plans", "predecessor_id")
    record(
        "certificate_module_levels",
        link("module_id", "certificate_modules"),
        closed("level", LEVEL),
        flag("examined"),
        unique("module_id", "level"),
    )
    record(
        "competencies",
        link("plan_id", "plans"),
        text("code", 20),
        text("name", 80),
        text("statement", 500),
        unique("plan_id", "code"),
    )
    record(
        "courses",
        link("plan_id", "plans"),
        text("name", 120),
        whole("position"),
        flag("is_practice"),
        unique("plan_id", "name"),
    )
    record(
        "pilot_levels",
        link("pilot_id", "pilots"),
        closed("level", LEVEL),
        unique("pilot_id", "level"),
    )
    record(
        "pilot_majors",
        link("pilot_id", "pilots"),
        link("major_id", "majors"),
        whole("position"),
        unique("pilot_id", "major_id"),
    )
    index("pilot_majors", "major_id")
    record(
        "course_modules",
        link("course_id", "courses"),
        whole("position"),
        text("label", 20),
        text("name", 120),
        unique("course_id", "label"),
    )
    record(
        "course_reforms",
        link("before_course_id", "courses"),
        link("after_course_id", "courses"),
        link("certificate_module_id", "certificate_modules", nullable=True),
        whole("position"),
        unique("before_course_id", "after_course_id", "certificate_module_id"),
        check("two_courses", "before_course_id <> after_course_id"),
    )
    index("course_reforms", "after_course_id")
    index("course_reforms", "certificate_module_id")
    record(
        "indicators",
        link("competency_id", "competencies"),
        text("code", 20),
        whole("position"),
        text("text", 500),
        unique("competency_id", "code"),
    )
    record(
        "mapping_links",
        link("certificate_module_id", "certificate_modules"),
        link("course_id", "courses", nullable=True),
        link("course_module_id", "course_modules", nullable=True),
        closed("strength", STRENGTH),
        whole("hours", nullable=True),
        text("note", 500),
        closed("review", REVIEWSTATE),
        text("changed_by", 80),
        text("changed_at", 25),
        check("one_slot", "(course_id IS NULL) <> (course_module_id IS NULL)"),
        check("hours_not_negative", "hours >= 0"),
    )
    index("mapping_links", "course_id")
    index("mapping_links", "course_module_id")
    for name, given in (("course", "course_id"), ("module", "course_module_id")):
        unique_where_given(
            f"uq_mapping_links_unit_{name}", "mapping_links", "certificate_module_id", given, given=given
        )


def _create_journal() -> None:
    op.create_table(
        "journal_steps",
        sa.Column("seq", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("kind", sa.String(24), nullable=False),
        sa.Column("code", sa.String(60), nullable=False),
        sa.Column("subject", sa.String(200), nullable=False),
        sa.Column("target", sa.Integer(), nullable=True),
        sa.Column("actor", sa.String(80), nullable=False),
        sa.Column("os_user", sa.String(80), nullable=False),
        sa.Column("at", sa.String(25), nullable=False),
        sa.Column("change_count", sa.Integer(), nullable=False),
        sa.Column("hash", sa.String(64), nullable=False),
        sa.PrimaryKeyConstraint("seq", name="pk_journal_steps"),
        sa.ForeignKeyConstraint(
            ["target"], ["journal_steps.seq"], name="fk_journal_steps_target_journal_steps", ondelete="RESTRICT"
        ),
        sa.CheckConstraint("kind IN ('do', 'undo', 'redo')", name="ck_journal_steps_stepkind"),
        sa.CheckConstraint("(kind = 'do') = (target IS NULL)", name="ck_journal_steps_target_unless_do"),
    )
    index("journal_steps", "target")
    op.create_table(
        "journal_changes",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("table_name", sa.String(60), nullable=False),
        sa.Column("row_id", sa.Integer(), nullable=False),
        sa.Column("action", sa.String(24), nullable=False),
        sa.Column("before", sa.Text(), nullable=True),
        sa.Column("after", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("seq", "ordinal", name="pk_journal_changes"),
        sa.ForeignKeyConstraint(
            ["seq"], ["journal_steps.seq"], name="fk_journal_changes_seq_journal_steps", ondelete="RESTRICT"
        ),
        sa.CheckConstraint("action IN ('insert', 'update', 'delete')", name="ck_journal_changes_action"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_journal_changes_row", "journal_changes", ["table_name", "row_id"])
    op.create_table(
        "library_facts",
        sa.Column("key", sa.String(40), nullable=False),
        sa.Column("value", sa.String(200), nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_library_facts"),
    )
