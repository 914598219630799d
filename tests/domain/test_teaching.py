"""The school's principle: one module a teacher."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from tests.domain.rows import slot

from onex_desktop.domain.plans import PlanDraft, PlanRow
from onex_desktop.domain.teaching.assignments import (
    AssignmentDraft,
    TeacherDraft,
    TeacherRow,
    find_over_limit,
    find_problems,
    several_modules,
    validate_assignment,
)
from onex_desktop.domain.teaching.classes import ClassShare

LI, WANG, ZHANG = (1, "李重重"), (2, "王红然"), (3, "张世刚")


def test_a_teacher_on_two_slots_of_one_certificate_is_told() -> None:
    (case,) = several_modules((slot("甲", LI), slot("乙", LI), slot("丙", WANG)))
    assert (case.teacher, case.slots) == ("李重重", ("甲 · 一 模块", "乙 · 一 模块"))


def test_cases_come_in_the_order_of_names() -> None:
    slots = (slot("甲", ZHANG, WANG, LI), slot("乙", ZHANG, WANG, LI))
    assert [case.teacher for case in several_modules(slots)] == ["李重重", "王红然", "张世刚"]


def test_slots_of_different_certificates_are_not_several() -> None:
    assert several_modules((slot("甲", LI), slot("乙", LI, certificate_name="传感网应用开发"))) == ()


def test_slots_of_no_certificate_are_not_several() -> None:
    assert several_modules((slot("甲", LI, certificate_name=""), slot("乙", LI, certificate_name=""))) == ()


def test_two_persons_of_one_name_are_not_one() -> None:
    assert several_modules((slot("甲", (1, "王伟")), slot("乙", (2, "王伟")))) == ()


def test_leading_and_assisting_in_one_slot_is_one_module() -> None:
    assert several_modules((slot("甲", LI, LI),)) == ()


def test_finding_counts_and_names_the_slots() -> None:
    (problem,) = find_problems((slot("甲", LI), slot("乙", LI)))
    assert (problem.code, problem.params["count"], problem.params["slots"]) == (
        "teaching.several_modules", 2, "甲 · 一 模块、乙 · 一 模块",
    )  # fmt: skip


def test_a_slot_nobody_takes_is_a_finding() -> None:
    (problem,) = find_problems((slot("甲"), slot("乙", LI)))
    assert (problem.code, problem.params["slot"]) == ("teaching.unassigned", "甲 · 一 模块")


def test_slot_of_an_undivided_course_is_called_by_the_course() -> None:
    assert slot("甲", part="").title == "甲"


def test_plan_is_called_by_major_and_version() -> None:
    assert PlanRow(1, 1, PlanDraft(1, "2020版"), "新能源汽车技术").title == "新能源汽车技术 2020版"


def test_hours_above_a_limit_are_told_and_unknown_ones_count_nothing() -> None:
    full = slot("甲", LI)
    full = replace(full, assigned=tuple(replace(person, hours=Decimal("64.5")) for person in full.assigned))
    limits = [TeacherRow(1, 1, TeacherDraft("李重重", load_limit=Decimal(limit)), "", (), None) for limit in (64, 65)]
    (problem,) = find_over_limit((full, slot("乙", LI)), (limits[0],))
    assert (problem.code, problem.params["hours"], problem.params["limit"]) == ("teaching.over_limit", "64.5", "64")
    assert find_over_limit((full,), (limits[1],)) == []
    assert find_over_limit((full,), (TeacherRow(1, 1, TeacherDraft("李重重"), "", (), None),)) == []


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        (AssignmentDraft(1, 1), []),
        (AssignmentDraft(1, 1, hours=Decimal(0), classes=(ClassShare(1, Decimal(0), 1),)), []),
        (AssignmentDraft(1, 1, hours=Decimal(-1)), [("teaching.hours_negative", "hours")]),
        (AssignmentDraft(1, 1, classes=(ClassShare(1), ClassShare(2, Decimal(-1)))),
         [("teaching.hours_negative", "classes")]),
        (AssignmentDraft(1, 1, classes=(ClassShare(1, None, 0),)), [("teaching.merged_not_positive", "classes")]),
    ],
)  # fmt: skip
def test_the_figures_of_an_assignment_are_judged_where_they_stand(
    draft: AssignmentDraft, expected: list[tuple[str, str]]
) -> None:
    problems = validate_assignment(draft)
    assert [(each.code, each.where.field) for each in problems if each.where is not None] == expected
