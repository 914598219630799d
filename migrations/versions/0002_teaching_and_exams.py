"""Teaching, totals of examinations, statements, policies, selection and financing."""

from __future__ import annotations

from onex_desktop.persistence.migration_ops import (
    check,
    closed,
    flag,
    index,
    link,
    record,
    text,
    unique,
    unique_where,
    unique_where_given,
    whole,
)

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

DEADLINEUNIT = ("deadlineunit", "working_days", "months")
ACHIEVEMENTKIND = ("achievementkind", "textbook", "event")
RESULTSTATE = ("resultstate", "pending", "partial", "released")
SUBJECT = (
    "subject",
    "person_times",
    "registered_persons",
    "majors",
    "planned",
    "passed",
    "revised_plans",
    "hardware_yuan",
    "module_name",
    "textbook_title",
)
ROLE = ("role", "lead", "assist")


def upgrade() -> None:
    """Create the tables."""
    record(
        "financing_arrangements",
        text("item", 80),
        text("text", 300),
        unique("item"),
    )
    record(
        "policy_documents",
        whole("sequence"),
        text("title", 200),
        text("document_no", 60),
        text("issuer", 120),
        text("issued", 10),
        unique("sequence"),
    )
    record(
        "policy_rules",
        text("topic", 80),
        text("text", 500),
        text("deadline_from", 80),
        whole("deadline_amount", nullable=True),
        closed("deadline_unit", DEADLINEUNIT, nullable=True),
        check("deadline_is_whole", "(deadline_amount IS NULL) = (deadline_unit IS NULL)"),
    )
    record(
        "selection_factors",
        text("factor_group", 40),
        text("name", 80),
        whole("position"),
        unique("factor_group", "name"),
    )
    record(
        "selection_principles",
        text("text", 200),
        whole("position"),
    )
    record(
        "teachers",
        text("name", 80),
        text("number", 20),
        text("title", 40),
        link("college_id", "colleges", nullable=True),
        flag("dual_qualified", nullable=True),
    )
    index("teachers", "college_id")
    index("teachers", "name")
    unique_where("uq_teachers_number", "teachers", "number", where="number <> ''")
    record(
        "achievements",
        closed("kind", ACHIEVEMENTKIND),
        text("text", 300),
        text("role", 40),
        text("happened", 10),
        link("certificate_id", "certificates", nullable=True),
    )
    index("achievements", "certificate_id")
    record(
        "exam_aggregates",
        link("pilot_id", "pilots"),
        whole("attended"),
        flag("includes_resits"),
        closed("state", RESULTSTATE),
        whole("passed", nullable=True),
        whole("released", nullable=True),
        text("stated_attendance", 20),
        text("stated_pass", 20),
        check("attended_not_negative", "attended >= 0"),
        check("passed_not_negative", "passed >= 0"),
        check("passed_within_released", "passed <= coalesce(released, attended)"),
        check("result_has_passed", "state = 'pending' OR passed IS NOT NULL"),
        check("released_is_whole", "state <> 'released' OR released = attended"),
        check("pending_has_no_result", "state <> 'pending' OR (passed IS NULL AND released IS NULL)"),
        check("released_within_attended", "released BETWEEN 0 AND attended"),
        unique("pilot_id"),
    )
    record(
        "statements",
        closed("subject", SUBJECT),
        text("source", 200),
        whole("year", nullable=True),
        link("certificate_id", "certificates", nullable=True),
        link("certificate_module_id", "certificate_modules", nullable=True),
        link("achievement_id", "achievements", nullable=True),
        whole("number", nullable=True),
        text("text", 200),
        text("note", 200),
        check("states_something", "number IS NOT NULL OR text <> ''"),
        check(
            "about_one_thing",
            "(certificate_id IS NOT NULL) + (certificate_module_id IS NOT NULL) + (achievement_id IS NOT NULL) <= 1",
        ),
    )
    index("statements", "achievement_id")
    index("statements", "certificate_id")
    index("statements", "certificate_module_id")
    record(
        "teaching_principles",
        link("plan_id", "plans"),
        whole("position"),
        text("text", 300),
    )
    index("teaching_principles", "plan_id")
    record(
        "assignments",
        link("course_id", "courses", nullable=True),
        link("course_module_id", "course_modules", nullable=True),
        link("teacher_id", "teachers"),
        closed("role", ROLE),
        whole("hours", nullable=True),
        check("hours_not_negative", "hours >= 0"),
        check("one_slot", "(course_id IS NULL) <> (course_module_id IS NULL)"),
    )
    index("assignments", "course_id")
    index("assignments", "course_module_id")
    index("assignments", "teacher_id")
    for name, given in (("course", "course_id"), ("module", "course_module_id")):
        unique_where_given(f"uq_assignments_{name}", "assignments", given, "teacher_id", "role", given=given)
    record(
        "assignment_cohorts",
        link("assignment_id", "assignments"),
        link("cohort_id", "cohorts"),
        unique("assignment_id", "cohort_id"),
    )
    index("assignment_cohorts", "cohort_id")
