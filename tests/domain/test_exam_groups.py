"""Statistics of several rows: by college, and what is known of them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.domain.rows import aggregate, exam
from tests.domain.test_exam_statistics import DECK_STATISTICS, ROWS

from onex_desktop.domain.exams.statistics import (
    AggregateDraft,
    ExamStatistics,
    ResultState,
    by_college,
    digits_like,
    validate_aggregate,
)

PENDING, PARTIAL, RELEASED = ResultState.PENDING, ResultState.PARTIAL, ResultState.RELEASED
COLLEGES = (
    ("电子信息学院", 1, 1),
    ("网络与通信学院", 2, 6),
    ("人工智能学院", 7, 8),
    ("智能制造学院", 9, 9),
    ("智能交通学院", 10, 10),
    ("数码艺术学院", 11, 11),
    ("数字商务学院", 12, 12),
)
OF_COLLEGE = {number: name for name, first, last in COLLEGES for number in range(first, last + 1)}
SCHOOL = ExamStatistics(2020, tuple(replace(row, college=OF_COLLEGE[row.id]) for row in ROWS))


def test_colleges_come_in_the_order_of_their_first_rows() -> None:
    assert [college for college, _ in by_college(SCHOOL)] == [college for college, _, _ in COLLEGES]


@pytest.mark.parametrize(
    ("college", "planned", "attended", "passed", "released", "attendance", "pass_rate"),
    [
        ("网络与通信学院", 190, 224, 37, 90, "117.9", "41.1"),
        ("人工智能学院", 380, 351, 180, 330, "92.4", "54.5"),
        ("智能交通学院", 256, 256, 151, 154, "100.0", "98.1"),
    ],
)
def test_rates_of_a_college_are_of_its_sums(
    college: str, planned: int, attended: int, passed: int, released: int, attendance: str, pass_rate: str
) -> None:
    own = dict(by_college(SCHOOL))[college]
    assert (own.planned, own.attended, own.passed, own.released) == (planned, attended, passed, released)
    assert (str(own.attendance.percent(1)), str(own.pass_rate.percent(1))) == (attendance, pass_rate)


def test_the_colleges_add_up_to_the_school() -> None:
    parts = [own for _, own in by_college(SCHOOL)]
    assert sum(own.planned for own in parts) == SCHOOL.planned
    assert sum(own.attended for own in parts) == SCHOOL.attended
    assert sum(own.passed for own in parts) == SCHOOL.passed


def test_the_rows_of_a_college_need_not_stand_together() -> None:
    rows = tuple(
        replace(exam(10, aggregate(10, PENDING), key=key), college=college)
        for key, college in ((1, "甲"), (2, "乙"), (3, "甲"))
    )
    assert [(college, own.planned) for college, own in by_college(ExamStatistics(2020, rows))] == [
        ("甲", 20),
        ("乙", 10),
    ]


def test_no_rows_have_no_colleges() -> None:
    assert by_college(ExamStatistics(2020, ())) == ()


@pytest.mark.parametrize(
    ("states", "state"),
    [
        ((), None),
        ((PENDING, PENDING), PENDING),
        ((RELEASED, RELEASED), RELEASED),
        ((PARTIAL,), PARTIAL),
        ((PENDING, RELEASED), PARTIAL),
        ((PENDING, PARTIAL, RELEASED), PARTIAL),
    ],
)
def test_several_rows_are_out_as_far_as_all_of_them_are(
    states: tuple[ResultState, ...], state: ResultState | None
) -> None:
    results = {PENDING: (None, None), PARTIAL: (3, 9), RELEASED: (3, 10)}
    rows = tuple(exam(10, aggregate(10, each, *results[each]), key=key) for key, each in enumerate(states))
    assert ExamStatistics(2020, rows).state is state


def test_pending_rows_alone_have_no_results() -> None:
    assert not ExamStatistics(2020, (exam(30, aggregate(30, PENDING)),)).has_results


def test_nobody_passed_is_a_result() -> None:
    assert ExamStatistics(2020, (exam(30, aggregate(30, RELEASED, 0, 30)),)).has_results


def test_resits_of_one_row_are_in_the_sum() -> None:
    assert DECK_STATISTICS.includes_resits
    assert not ExamStatistics(2020, ROWS[:1]).includes_resits


@pytest.mark.parametrize(("stated", "digits"), [("149%", 0), ("98.1%", 1), ("98.05%", 2), ("", 1), ("%", 1)])
def test_a_rate_is_printed_like_its_source_else_with_one_decimal(stated: str, digits: int) -> None:
    row = exam(70, aggregate(104, PARTIAL, 18, 30, stated=(stated, stated)))
    assert (digits_like(stated), row.attendance_digits, row.pass_digits) == (digits, digits, digits)


@pytest.mark.parametrize(
    ("draft", "code", "field"),
    [
        (aggregate(-1, PENDING), "exams.count_negative", "attended"),
        (aggregate(30, PARTIAL, -1, 5), "exams.count_negative", "passed"),
        (aggregate(30, PENDING, 5), "exams.pending_with_result", "state"),
        (aggregate(30, PARTIAL, None, 5), "exams.result_missing", "passed"),
        (aggregate(30, PARTIAL, 5, 31), "exams.released_over_attended", "released"),
        (aggregate(30, PARTIAL, 11, 10), "exams.passed_over_released", "passed"),
        (aggregate(30, RELEASED, 5, 29), "exams.released_incomplete", "released"),
        (aggregate(30, RELEASED, 5, 30, stated=("一百", "")), "exams.stated_unreadable", "stated_attendance"),
        (aggregate(30, RELEASED, 5, 30, stated=("", "0.6")), "exams.stated_unreadable", "stated_pass"),
        (aggregate(30, RELEASED, 5, 30, stated=("", "16.66667%")), "exams.stated_unreadable", "stated_pass"),
    ],
)
def test_a_problem_names_the_field_to_put_right(draft: AggregateDraft, code: str, field: str) -> None:
    (problem,) = validate_aggregate(draft, "证书")
    assert problem.where is not None
    assert (problem.code, problem.where.field) == (code, field)


def test_a_negative_size_of_the_batches_is_refused_at_its_field() -> None:
    found = validate_aggregate(aggregate(30, PARTIAL, 0, -1), "证书")
    assert ("exams.count_negative", "released") in [(p.code, p.where.field if p.where else "") for p in found]


@pytest.mark.parametrize("stated", ["", "  ", "60%", "60 ％", "100.25%"])
def test_a_rate_as_printed_is_accepted(stated: str) -> None:
    assert validate_aggregate(aggregate(30, RELEASED, 18, 30, stated=(stated, stated)), "证书") == []
