"""Exams before what leads to them was taught, or too long after it."""

from __future__ import annotations

import pytest

from onex_desktop.domain.mapping.timing import Calendar, ExamOfMajor
from onex_desktop.domain.plans.rows import CourseDetails, CourseRow, PlanDraft, PlanRow, PlanStatus
from onex_desktop.domain.problems import Problem
from onex_desktop.domain.teaching.assignments import Assigned, Role, SlotRow
from onex_desktop.domain.teaching.timing import Dates, DelayDraft, find_mistimed, most_days, validate_delay
from onex_desktop.domain.values import Level
from onex_desktop.wording.problems import sentence

CAR, CERTIFICATE, MAJOR, PLAN, COURSE = "智能新能源汽车", 9, 3, 1, 5
AUTUMN, SPRING = "2021-2022-1", "2021-2022-2"
ENDS = {AUTUMN: "2022-01-15", SPRING: "2022-07-08"}
FOLLOWED = PlanRow(PLAN, 1, PlanDraft(MAJOR, "2020版", PlanStatus.IN_FORCE), "新能源汽车技术", (2020,))


def slot(*terms: str, cohorts: tuple[int, ...] = (2020,)) -> SlotRow:
    """Return a module led in some terms for some cohorts."""
    people = tuple(
        Assigned(at, 1, "王", Role.LEAD, None, at, term, cohorts=cohorts) for at, term in enumerate(terms, 1)
    )
    return SlotRow(7, PLAN, COURSE, "实训", 7, "模块一", "电池", CAR, ("2-1 电池",), cohorts, people, (CAR,))


def found(asked: SlotRow, exam: str, *limits: DelayDraft, term_number: int | None = None) -> list[Problem]:
    """Return what is found about a slot when the cohort of 2020 sits on a day."""
    course = CourseRow(COURSE, 1, PLAN, 1, "实训", True, (), details=CourseDetails(term_number=term_number))
    exams = (ExamOfMajor(CERTIFICATE, Level.INTERMEDIATE, MAJOR, 2022, exam, 2020),)
    return find_mistimed(
        FOLLOWED, (asked,), Dates(Calendar((FOLLOWED,), (course,), ENDS, exams), {CAR: CERTIFICATE}, limits)
    )


def codes(problems: list[Problem]) -> list[str]:
    """Return the codes of problems."""
    return [problem.code for problem in problems]


@pytest.mark.parametrize(
    ("exam", "expected"),
    [("2022-01-14", 1), ("2022-01-15", 1), ("2022-01-16", 0), ("2030-01-01", 0)],
)
def test_an_exam_on_the_last_day_of_the_term_or_before_is_too_early(exam: str, expected: int) -> None:
    assert codes(found(slot(AUTUMN), exam)) == ["teaching.exam_before_end"] * expected


def test_the_last_term_in_which_the_cohort_has_it_counts() -> None:
    assert codes(found(slot(AUTUMN, SPRING), "2022-05-15")) == ["teaching.exam_before_end"]
    assert found(slot(AUTUMN, SPRING, cohorts=(2021,)), "2022-05-15") == []


def test_without_a_term_or_a_last_day_nothing_is_known() -> None:
    assert found(slot(""), "2022-01-01") == []
    assert found(slot("2022-2023-1"), "2022-01-01") == []


def test_what_the_plan_itself_puts_too_late_is_left_to_the_matrix() -> None:
    assert found(slot(SPRING), "2022-05-15", term_number=4) == []
    assert codes(found(slot(SPRING), "2022-05-15", term_number=3)) == ["teaching.exam_before_end"]


def test_how_long_an_exam_may_wait_is_the_schools_own_and_dated() -> None:
    asked = slot(AUTUMN)
    assert found(asked, "2022-05-15") == []
    assert found(asked, "2022-05-15", DelayDraft(120, "2020-01-01")) == []
    (late,) = found(asked, "2022-05-15", DelayDraft(119, "2020-01-01"))
    assert (late.code, late.params["days"], late.params["limit"]) == ("teaching.exam_too_late", 120, 119)
    assert found(asked, "2022-05-15", DelayDraft(30, "2022-05-16")) == []
    assert most_days([DelayDraft(30, "2022-01-01"), DelayDraft(60, "2022-05-15")], "2022-05-15") == 60


def test_a_slot_without_a_term_ends_with_the_term_of_its_course() -> None:
    late = found(slot(""), "2022-05-15", DelayDraft(30, "2020-01-01"), term_number=3)
    assert [(each.code, each.params["ends"]) for each in late] == [("teaching.exam_too_late", "2022-01-15")]
    assert found(slot(cohorts=()), "2022-05-15", DelayDraft(30, "2020-01-01"), term_number=3) == late


def test_the_sentences_name_slot_cohort_and_days() -> None:
    (early,) = found(slot(SPRING), "2022-05-15")
    assert sentence(early.code, early.params) == (
        "“实训 · 模块一 电池”按任课学期在 2020 级要到 2022-07-08 才结束，而“智能新能源汽车”（中级）2022-05-15 就考试。"
        "把任课提前，或改报后一批考试。"
    )
    (late,) = found(slot(AUTUMN), "2022-05-15", DelayDraft(60, "2020-01-01"))
    assert "相隔 120 天，超过本校规定的 60 天" in sentence(late.code, late.params)


def test_a_limit_needs_days_and_a_day() -> None:
    assert validate_delay(DelayDraft(0, "2020-09-01")) == []
    assert codes(validate_delay(DelayDraft(-1, ""))) == ["teaching.delay_negative", "teaching.day_unreadable"]
