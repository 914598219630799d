"""Rule sets of workload, statements of terms and what they are made of."""

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

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

COMPLETENESS = ("completeness", "complete", "partial", "code_only", "example")
STATUS = ("rulesetstatus", "draft", "in_force", "retired")
ITEM = (
    "itemkind", "exam_prep_training", "assessing", "invigilation", "item_writing", "exam_administration",
    "pass_guidance", "lecture", "other",
)  # fmt: skip
STATE = ("statementstate", "draft", "checked", "confirmed", "locked")
SOURCE = ("sourcekind", "assignment", "item", "correction")
COUNTED = ("countedas", "plan", "certificate")
PERIOD = ("period", "term", "year")


def upgrade() -> None:
    """Create the tables."""
    record(
        "workload_rule_sets",
        text("code", 20),
        whole("revision"),
        text("name", 80),
        text("unit", 20),
        text("effective_from", 20),
        text("source", 200),
        closed("completeness", COMPLETENESS),
        closed("status", STATUS),
        text("definition", 100_000),
        text("digest", 64),
        unique("code", "revision"),
        check("counted", "revision > 0"),
    )
    _sources()
    _statements()
    _pay()


def _sources() -> None:
    record(
        "workload_items",
        link("term_id", "terms"),
        link("teacher_id", "teachers"),
        closed("kind", ITEM),
        whole("quantity"),
        text("text", 200),
        link("certificate_id", "certificates", nullable=True),
        link("assignment_id", "assignments", nullable=True),
        check("quantity_not_negative", "quantity >= 0"),
    )
    for column in ("term_id", "teacher_id", "certificate_id", "assignment_id"):
        index("workload_items", column)
    record(
        "workload_inputs",
        link("assignment_id", "assignments", nullable=True),
        link("item_id", "workload_items", nullable=True),
        text("key", 40),
        text("value", 40),
        check("one_source", "(assignment_id IS NULL) <> (item_id IS NULL)"),
    )
    unique_where_given(
        "uq_workload_inputs_assignment", "workload_inputs", "assignment_id", "key", given="assignment_id"
    )
    unique_where_given("uq_workload_inputs_item", "workload_inputs", "item_id", "key", given="item_id")


def _statements() -> None:
    record(
        "workload_statements",
        link("term_id", "terms"),
        link("teacher_id", "teachers"),
        link("rule_set_id", "workload_rule_sets"),
        closed("state", STATE),
        text("teacher_name", 80),
        text("teacher_title", 40),
        text("college_name", 80),
        whole("quota", nullable=True),
        closed("quota_period", PERIOD, nullable=True),
        text("confirmed_by", 80),
        text("locked_at", 20),
        text("digest", 64),
        unique("term_id", "teacher_id"),
    )
    index("workload_statements", "teacher_id")
    index("workload_statements", "rule_set_id")
    record(
        "workload_lines",
        link("statement_id", "workload_statements"),
        whole("position"),
        closed("source", SOURCE),
        whole("source_key"),
        whole("source_part"),
        link("corrects_id", "workload_lines", nullable=True),
        text("title", 200),
        closed("counted_as", COUNTED),
        whole("quantity", nullable=True),
        text("factors", 4000),
        text("reckoning", 1000),
        whole("standard_hours"),
        text("source_digest", 64),
        check("corrects_a_line", "(source = 'correction') = (corrects_id IS NOT NULL)"),
    )
    index("workload_lines", "statement_id")
    index("workload_lines", "corrects_id")
    index("workload_lines", "source_key")
    unique_where(
        "uq_workload_lines_source",
        "workload_lines",
        "statement_id",
        "source",
        "source_key",
        "source_part",
        where="source <> 'correction'",
    )


def _pay() -> None:
    record(
        "workload_quotas",
        text("title", 40),
        whole("hours"),
        closed("per", PERIOD),
        text("effective_from", 20),
        text("source", 200),
        unique("title", "per", "effective_from"),
        check("hours_not_negative", "hours >= 0"),
    )
    record(
        "hourly_fees",
        text("title", 40),
        whole("amount_fen"),
        text("effective_from", 20),
        text("source", 200),
        unique("title", "effective_from"),
        check("amount_not_negative", "amount_fen >= 0"),
    )
    record(
        "pay_pools",
        link("term_id", "terms"),
        whole("approved_fen"),
        whole("tilt"),
        text("source", 200),
        unique("term_id"),
        check("approved_not_negative", "approved_fen >= 0"),
        check("tilt_at_least_one", "tilt >= 100"),
    )
