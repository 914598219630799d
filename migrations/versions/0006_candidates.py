"""Examinations with names: students, sessions, registrations, scores, issued certificates; measures against issuers.

Pilots learn how their examinations are known, and totals refer to that, so that totals and names never mix.
"""

from __future__ import annotations

from onex_desktop.persistence.migration_ops import (
    check,
    closed,
    flag,
    index,
    link,
    link_to_pair,
    rebuild,
    record,
    text,
    unique,
    unique_where,
    whole,
)

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

EXAMRECORD = ("examrecord", "totals", "named")
LEVEL = ("level", "elementary", "intermediate", "advanced")
MEASUREKIND = ("measurekind", "talk", "warning", "notice", "rectification", "limit", "cut", "exit")
ORGANIZATIONSTATUS = ("organizationstatus", "active", "rectifying", "limited", "exiting", "exited")
REGISTRATIONSTATE = (
    "registrationstate", "registered", "absent", "pending", "passed", "failed", "deferred", "disciplined",
)  # fmt: skip
RESULTSTATE = ("resultstate", "pending", "partial", "released")
SESSIONSTATE = ("sessionstate", "planned", "held", "released", "settled")


def upgrade() -> None:
    """Create the tables; rebuild those that learn something."""
    _issuers()
    _pilots()
    _sessions()
    _registrations()


def _issuers() -> None:
    rebuild(
        "organizations",
        text("name", 120),
        text("code", 40),
        text("contact", 200),
        closed("status", ORGANIZATIONSTATUS),
        text("status_since", 10),
        text("status_reason", 200),
        text("number_pattern", 200),
        unique("name"),
        given={"number_pattern": ""},
    )
    record(
        "organization_measures",
        link("organization_id", "organizations"),
        closed("kind", MEASUREKIND),
        text("taken_on", 10),
        text("ended_on", 10),
        text("reason", 200),
        unique("organization_id", "kind", "taken_on"),
    )


def _pilots() -> None:
    rebuild(
        "pilots",
        link("certificate_id", "certificates"),
        link("college_id", "colleges"),
        whole("year"),
        whole("planned"),
        whole("sequence", nullable=True),
        closed("exam_record", EXAMRECORD),
        unique("certificate_id", "college_id", "year"),
        unique("id", "exam_record"),
        check("planned_not_negative", "planned >= 0"),
        given={"exam_record": "totals"},
    )
    index("pilots", "college_id")
    rebuild(
        "exam_aggregates",
        whole("pilot_id"),
        whole("attended"),
        flag("includes_resits"),
        closed("state", RESULTSTATE),
        whole("passed", nullable=True),
        whole("released", nullable=True),
        text("stated_attendance", 20),
        text("stated_pass", 20),
        closed("exam_record", EXAMRECORD),
        unique("pilot_id"),
        check("is_totals", "exam_record = 'totals'"),
        link_to_pair("pilot_id", "exam_record", "pilots"),
        check("attended_not_negative", "attended >= 0"),
        check("passed_not_negative", "passed >= 0"),
        check("released_within_attended", "released BETWEEN 0 AND attended"),
        check("passed_within_released", "passed <= coalesce(released, attended)"),
        check("result_has_passed", "state = 'pending' OR passed IS NOT NULL"),
        check("released_is_whole", "state <> 'released' OR released = attended"),
        check("pending_has_no_result", "state <> 'pending' OR (passed IS NULL AND released IS NULL)"),
        given={"exam_record": "totals"},
    )


def _sessions() -> None:
    record(
        "students",
        text("number", 20),
        text("name", 80),
        link("class_group_id", "class_groups"),
        text("id_number", 18),
        text("left_on", 10),
        unique("number"),
    )
    index("students", "name")
    index("students", "class_group_id")
    unique_where("uq_students_id_number", "students", "id_number", where="id_number <> ''")
    record("exam_sites", text("name", 120), text("code", 40), text("address", 200), unique("name"))
    record(
        "exam_sessions",
        link("certificate_id", "certificates"),
        closed("level", LEVEL),
        whole("year"),
        text("label", 40),
        text("registered_until", 10),
        text("held_from", 10),
        text("held_until", 10),
        closed("state", SESSIONSTATE),
        link("exam_site_id", "exam_sites", nullable=True),
        whole("fee_fen", nullable=True),
        unique("certificate_id", "level", "year", "label"),
        check("fee_not_negative", "fee_fen >= 0"),
        check("ends_after_it_begins", "held_until = '' OR held_from <= held_until"),
    )
    index("exam_sessions", "exam_site_id")
    record(
        "exam_session_modules",
        link("session_id", "exam_sessions"),
        link("certificate_module_id", "certificate_modules"),
        unique("session_id", "certificate_module_id"),
    )
    index("exam_session_modules", "certificate_module_id")
    record(
        "exam_parts",
        link("session_id", "exam_sessions"),
        text("name", 40),
        whole("position"),
        whole("full_score"),
        whole("pass_score"),
        unique("session_id", "name"),
        check("pass_within_full", "full_score > 0 AND pass_score BETWEEN 0 AND full_score"),
    )


def _registrations() -> None:
    record(
        "registrations",
        link("session_id", "exam_sessions"),
        link("student_id", "students"),
        whole("pilot_id"),
        closed("exam_record", EXAMRECORD),
        closed("state", REGISTRATIONSTATE),
        text("registered_on", 10),
        text("note", 200),
        unique("session_id", "student_id"),
        check("is_named", "exam_record = 'named'"),
        link_to_pair("pilot_id", "exam_record", "pilots"),
    )
    index("registrations", "student_id")
    index("registrations", "pilot_id", "exam_record")
    record(
        "part_scores",
        link("registration_id", "registrations"),
        link("part_id", "exam_parts"),
        whole("score", nullable=True),
        unique("registration_id", "part_id"),
        check("score_not_negative", "score >= 0"),
    )
    index("part_scores", "part_id")
    record(
        "issued_certificates",
        link("registration_id", "registrations"),
        text("number", 40),
        text("issued_on", 10),
        unique("number"),
        unique("registration_id"),
    )
