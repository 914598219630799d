"""Every contradiction of the school's own presentation is found by itself."""

from __future__ import annotations

import pytest
from tests.domain.rows import aggregate, exam, pilot, statement

from onex_desktop.domain.exams.reconciliation import StatementRow, Subject, reconcile
from onex_desktop.domain.exams.statistics import ExamStatistics, ResultState
from onex_desktop.domain.problems import Problem, Severity

FIGURES = ExamStatistics(
    2020,
    (
        exam(256, aggregate(256, ResultState.PARTIAL, 151, 154), key=10, name="智能新能源汽车"),
        exam(990, aggregate(995, ResultState.PENDING), key=2),
    ),
)
PILOTS = (
    pilot(1, majors=(("云计算技术与应用", None), ("软件技术", None))),
    pilot(2, majors=(("云计算技术与应用", None),)),
)


def _found(row: StatementRow) -> list[Problem]:
    return reconcile((row,), FIGURES, PILOTS)


def test_person_times_are_held_against_the_sum() -> None:
    (problem,) = _found(statement(Subject.PERSON_TIMES, 1261))
    assert (problem.code, problem.params["reckoned"], problem.params["difference"]) == (
        "reconcile.person_times", 1251, 10,
    )  # fmt: skip


def test_planned_persons_are_held_against_the_sum() -> None:
    (problem,) = _found(statement(Subject.PLANNED, 1240))
    assert (problem.code, problem.params["difference"]) == ("reconcile.planned", -6)


def test_majors_are_counted_once_and_the_repeated_one_is_named() -> None:
    (problem,) = _found(statement(Subject.MAJORS, 3))
    assert (problem.code, problem.params["reckoned"], problem.params["line_by_line"], problem.params["repeated"]) == (
        "reconcile.majors", 2, 3, "云计算技术与应用",
    )  # fmt: skip


def test_a_second_count_of_passed_is_held_against_the_row() -> None:
    (problem,) = _found(statement(Subject.PASSED, 250, about_id=10))
    assert (problem.code, problem.params["reckoned"], problem.params["partial"]) == ("reconcile.passed", 151, 1)


def test_another_spelling_is_for_information() -> None:
    row = statement(Subject.MODULE_NAME, text="新能换汽车多种能源高新系统技术", about="新能源汽车多种能源高新系统技术")
    (problem,) = _found(row)
    assert (problem.code, problem.severity) == ("reconcile.name", Severity.INFO)


def test_a_finding_names_its_source() -> None:
    (problem,) = _found(statement(Subject.PLANNED, 1))
    assert (problem.params["source"], problem.severity) == ("汇报稿", Severity.WARNING)


@pytest.mark.parametrize(
    "row",
    [
        statement(Subject.PERSON_TIMES, 1251),
        statement(Subject.PLANNED, 1246),
        statement(Subject.MAJORS, 2),
        statement(Subject.MAJORS),
        statement(Subject.PASSED, 151, about_id=10),
        statement(Subject.PASSED, 7, about_id=2),
        statement(Subject.PASSED, 7, about_id=99),
        statement(Subject.TEXTBOOK_TITLE, text="传感网应用开发", about="传感网应用开发"),
        statement(Subject.REGISTERED_PERSONS, 1112),
        statement(Subject.REVISED_PLANS, 12),
        statement(Subject.HARDWARE_YUAN, 13_000_000),
        statement(Subject.PERSON_TIMES),
    ],
    ids=lambda row: f"{row.draft.subject.value}-{row.draft.number}-{row.draft.about_id}",
)
def test_what_agrees_or_cannot_be_checked_is_passed_over(row: StatementRow) -> None:
    assert _found(row) == []
