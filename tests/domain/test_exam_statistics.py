"""The twelve lines of autumn 2020, as the school printed them."""

from __future__ import annotations

import pytest
from tests.domain.rows import aggregate, exam

from onex_desktop.domain.exams.statistics import (
    AggregateDraft,
    ExamRow,
    ExamStatistics,
    ResultState,
    find_problems,
    printed_digits,
    validate_aggregate,
)
from onex_desktop.domain.problems import Severity

PENDING, PARTIAL, RELEASED = ResultState.PENDING, ResultState.PARTIAL, ResultState.RELEASED

# number, planned, attended, resits counted, state, passed, released, attendance and pass rate as printed
DECK = [
    (1, 80, 80, False, RELEASED, 42, 80, "100%", "52.5%"),
    (2, 70, 104, True, PARTIAL, 18, 30, "149%", "60%"),
    (3, 30, 30, False, RELEASED, 19, 30, "100%", "63%"),
    (4, 30, 30, False, PENDING, None, None, "100%", ""),
    (5, 30, 30, False, RELEASED, 0, 30, "100%", "0%"),
    (6, 30, 30, False, PENDING, None, None, "100%", ""),
    (7, 220, 225, True, PARTIAL, 84, 204, "102%", "41.2%"),
    (8, 160, 126, False, RELEASED, 96, 126, "79%", "76.2%"),
    (9, 160, 160, False, PENDING, None, None, "100%", ""),
    (10, 256, 256, False, PARTIAL, 151, 154, "100%", "98.1%"),
    (11, 40, 40, False, PENDING, None, None, "100%", ""),
    (12, 140, 140, False, PENDING, None, None, "100%", ""),
]
Line = tuple[int, int, int, bool, ResultState, int | None, int | None, str, str]


def _row(line: Line) -> ExamRow:
    number, planned, attended, resits, state, passed, released, *stated = line
    draft = aggregate(attended, state, passed, released, resits=resits, stated=(stated[0], stated[1]))
    return exam(planned, draft, key=number)


ROWS = tuple(_row(line) for line in DECK)
DECK_STATISTICS = ExamStatistics(2020, ROWS)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"no{row.id}")
def test_attendance_is_reckoned_as_printed(row: ExamRow) -> None:
    digits = printed_digits(row.draft.stated_attendance)
    assert digits is not None
    assert f"{row.attendance.percent(digits)}%" == row.draft.stated_attendance


@pytest.mark.parametrize("row", [r for r in ROWS if r.draft.stated_pass], ids=lambda row: f"no{row.id}")
def test_pass_rate_is_reckoned_as_printed(row: ExamRow) -> None:
    digits = printed_digits(row.draft.stated_pass)
    assert row.pass_rate is not None
    assert digits is not None
    assert f"{row.pass_rate.percent(digits)}%" == row.draft.stated_pass


def test_nobody_passed_is_a_real_zero() -> None:
    rate = ROWS[4].pass_rate
    assert rate is not None
    assert rate.value == 0


@pytest.mark.parametrize("number", [4, 6, 9, 11, 12])
def test_pending_has_no_pass_rate(number: int) -> None:
    assert ROWS[number - 1].pass_rate is None


def test_partial_without_its_batches_has_no_pass_rate() -> None:
    assert exam(70, aggregate(104, PARTIAL, 18)).pass_rate is None


@pytest.mark.parametrize(
    ("figure", "value"), [("planned", 1246), ("attended", 1251), ("passed", 410), ("released", 654), ("pending", 5)]
)
def test_totals_of_the_year(figure: str, value: int) -> None:
    assert getattr(DECK_STATISTICS, figure) == value


def test_pass_rate_of_the_year_is_over_the_released_batches() -> None:
    # 410 / 654 = 62.69 %
    assert str(DECK_STATISTICS.pass_rate.percent(2)) == "62.69"


def test_batches_of_nobody_count_for_nothing() -> None:
    rows = (exam(80, aggregate(80, RELEASED, 42, 80)), exam(70, aggregate(70, PARTIAL, 0, 0), key=2))
    assert ExamStatistics(2020, rows).pass_rate.denominator == 80


def test_everybody_may_have_passed() -> None:
    assert validate_aggregate(aggregate(30, RELEASED, 30, 30), "证书") == []


def test_rows_of_unknown_batches_stay_out_of_the_pass_rate() -> None:
    rows = (exam(80, aggregate(80, RELEASED, 42, 80)), exam(70, aggregate(104, PARTIAL, 18), key=2))
    assert str(ExamStatistics(2020, rows).pass_rate.percent(1)) == "52.5"


def test_attendance_of_the_year_counts_person_times() -> None:
    # 1251 / 1246 = 100.40 %
    assert str(DECK_STATISTICS.attendance.percent(2)) == "100.40"


@pytest.mark.parametrize(
    ("stated", "digits"),
    [
        ("52.5%", 1), ("100%", 0), ("98.05％", 2), (" 41.2% ", 1), ("60.0 %", 1), ("", None), ("  ", None), ("%", None),
    ],
)  # fmt: skip
def test_digits_are_those_printed(stated: str, digits: int | None) -> None:
    assert printed_digits(stated) == digits


@pytest.mark.parametrize("line", DECK, ids=lambda line: f"no{line[0]}")
def test_every_printed_line_is_accepted(line: Line) -> None:
    assert validate_aggregate(_row(line).draft, "证书") == []


@pytest.mark.parametrize(
    ("draft", "code"),
    [
        (aggregate(-1, PENDING), "exams.count_negative"),
        (aggregate(30, PENDING, 5), "exams.pending_with_result"),
        (aggregate(30, PENDING, None, 5), "exams.pending_with_result"),
        (aggregate(30, PARTIAL, None, 5), "exams.result_missing"),
        (aggregate(30, PARTIAL, 5, 31), "exams.released_over_attended"),
        (aggregate(30, PARTIAL, 11, 10), "exams.passed_over_released"),
        (aggregate(30, PARTIAL, 31), "exams.passed_over_released"),
        (aggregate(30, RELEASED, 5, 29), "exams.released_incomplete"),
        (aggregate(30, RELEASED, 5), "exams.released_incomplete"),
    ],
)
def test_contradictory_totals_are_refused(draft: AggregateDraft, code: str) -> None:
    assert [problem.code for problem in validate_aggregate(draft, "证书")] == [code]


def test_the_printed_lines_hold_only_the_two_rates_over_one() -> None:
    found = find_problems(DECK_STATISTICS)
    assert [(p.code, p.where.row_id if p.where else None) for p in found] == [
        ("exams.rate_over_one", 2),
        ("exams.rate_over_one", 7),
    ]


def test_rate_over_one_by_resits_is_for_information() -> None:
    (problem,) = find_problems(ExamStatistics(2020, (exam(70, aggregate(104, PENDING, resits=True)),)))
    assert (problem.severity, problem.params["reason"]) == (Severity.INFO, "resits")


def test_rate_over_one_without_resits_is_a_warning() -> None:
    (problem,) = find_problems(ExamStatistics(2020, (exam(70, aggregate(71, PENDING)),)))
    assert (problem.severity, problem.params["reason"]) == (Severity.WARNING, "unexplained")


def test_partial_results_of_unknown_size_are_a_finding() -> None:
    (problem,) = find_problems(ExamStatistics(2020, (exam(70, aggregate(70, PARTIAL, 18)),)))
    assert problem.code == "exams.released_unknown"


@pytest.mark.parametrize(
    ("stated", "rate", "reckoned"), [(("99%", ""), "attendance", "100%"), (("", "61％"), "pass", "60%")]
)
def test_a_printed_rate_that_does_not_reckon_is_a_finding(stated: tuple[str, str], rate: str, reckoned: str) -> None:
    (problem,) = find_problems(ExamStatistics(2020, (exam(30, aggregate(30, RELEASED, 18, 30, stated=stated)),)))
    assert (problem.code, problem.params["rate"], problem.params["reckoned"]) == ("exams.stated_rate", rate, reckoned)


@pytest.mark.parametrize("stated", ["60.0 %", "60.0％", " 60.0% "])
def test_the_way_a_rate_is_typed_is_no_contradiction(stated: str) -> None:
    rows = (exam(30, aggregate(30, RELEASED, 18, 30, stated=("", stated))),)
    assert find_problems(ExamStatistics(2020, rows)) == []


def test_a_printed_rate_over_nobody_planned_is_a_finding() -> None:
    found = find_problems(ExamStatistics(2020, (exam(0, aggregate(0, PENDING, stated=("100%", ""))),)))
    assert [problem.code for problem in found] == ["exams.stated_rate"]


def test_a_printed_pass_rate_of_a_pending_row_is_left_alone() -> None:
    assert find_problems(ExamStatistics(2020, (exam(30, aggregate(30, PENDING, stated=("", "60%"))),))) == []
