"""The scale becomes the school's own: what its values are called and how they are drawn (entities, decision 6)."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from onex_desktop.persistence.migration_ops import (
    check,
    closed,
    flag,
    index,
    link,
    link_to_code,
    rebuild,
    text,
    unique,
    unique_where_given,
    whole,
)

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None

SIGN = ("sign", "full", "half", "empty", "triangle", "hollow_triangle", "tick", "slash", "word")
REVIEWSTATE = ("reviewstate", "confirmed", "to_review")
FIRST = (
    ("strong", "强", "full", 1, "Q", 0),
    ("medium", "中", "half", 1, "Z", 1),
    ("weak", "弱", "empty", 1, "R", 2),
    ("not_applicable", "不适用", "slash", 0, "", 3),
)
"""What the four values of every library so far are called."""


def upgrade() -> None:
    """Name the values there are; links refer to a value instead of one of four words, which stay as they are."""
    rebuild(
        "scale_values",
        text("strength", 24),
        text("label", 12),
        closed("sign", SIGN),
        whole("weight"),
        flag("serves"),
        text("letter", 1),
        whole("position"),
        text("source", 200),
        unique("strength"),
        check("weight_between_0_and_1", "weight BETWEEN 0 AND 100"),
        given={"label": "", "sign": "word", "serves": 1, "letter": "", "position": 0},
    )
    name = sa.text(
        "UPDATE scale_values SET label = :label, sign = :sign, serves = :serves, letter = :letter, "
        "position = :position WHERE strength = :strength"
    )
    for value in FIRST:
        columns = ("strength", "label", "sign", "serves", "letter", "position")
        op.execute(name.bindparams(**dict(zip(columns, value, strict=True))))
    _requirement_links()
    _indicator_links()


def _requirement_links() -> None:
    rebuild(
        "mapping_links",
        link("certificate_module_id", "certificate_modules", nullable=True),
        link("skill_requirement_id", "skill_requirements", nullable=True),
        link("course_id", "courses", nullable=True),
        link("course_module_id", "course_modules", nullable=True),
        link_to_code("strength", "scale_values"),
        whole("hours", nullable=True),
        text("note", 500),
        closed("review", REVIEWSTATE),
        text("changed_by", 80),
        text("changed_at", 25),
        check("one_slot", "(course_id IS NULL) <> (course_module_id IS NULL)"),
        check("one_unit", "(certificate_module_id IS NULL) <> (skill_requirement_id IS NULL)"),
        check("hours_not_negative", "hours >= 0"),
    )
    index("mapping_links", "course_id")
    index("mapping_links", "course_module_id")
    index("mapping_links", "strength")
    for unit, column in (("unit", "certificate_module_id"), ("requirement", "skill_requirement_id")):
        for slot, given in (("course", "course_id"), ("module", "course_module_id")):
            unique_where_given(f"uq_mapping_links_{unit}_{slot}", "mapping_links", column, given, given=given)


def _indicator_links() -> None:
    rebuild(
        "indicator_links",
        link("indicator_id", "indicators"),
        link("course_id", "courses", nullable=True),
        link("course_module_id", "course_modules", nullable=True),
        link_to_code("strength", "scale_values"),
        text("note", 500),
        closed("review", REVIEWSTATE),
        text("changed_by", 80),
        text("changed_at", 25),
        check("one_slot", "(course_id IS NULL) <> (course_module_id IS NULL)"),
    )
    index("indicator_links", "course_id")
    index("indicator_links", "course_module_id")
    index("indicator_links", "strength")
    for slot, given in (("module", "course_module_id"), ("course", "course_id")):
        unique_where_given(f"uq_indicator_links_{slot}", "indicator_links", "indicator_id", given, given=given)
