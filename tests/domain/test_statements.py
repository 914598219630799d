"""Statements beside what the rows say: agreeing, differing, or not to be checked at all."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.domain.rows import aggregate, exam, pilot, statement
from tests.domain.test_reconciliation import FIGURES, PILOTS

from onex_desktop.domain.exams.reconciliation import (
    STATEMENT,
    Reconciled,
    StatementDraft,
    StatementRow,
    Subject,
    contradiction,
    hold_against,
    reconcile,
    validate_statement,
)
from onex_desktop.domain.exams.statistics import ExamStatistics, ResultState

NOTHING = ExamStatistics(2020, ())


def _held(row: StatementRow, figures: ExamStatistics = FIGURES) -> Reconciled:
    (held,) = hold_against((row,), figures, PILOTS)
    return held


@pytest.mark.parametrize(
    ("row", "reckoned", "agrees", "difference"),
    [
        (statement(Subject.PERSON_TIMES, 1251), 1251, True, 0),
        (statement(Subject.PERSON_TIMES, 1261), 1251, False, 10),
        (statement(Subject.PLANNED, 1240), 1246, False, -6),
        (statement(Subject.MAJORS, 2), 2, True, 0),
        (statement(Subject.PASSED, 250, about_id=10), 151, False, 99),
        (statement(Subject.PASSED, 7, about_id=2), None, None, None),
        (statement(Subject.PASSED, 7), None, None, None),
        (statement(Subject.PERSON_TIMES), 1251, None, None),
        (statement(Subject.REGISTERED_PERSONS, 1112), None, None, None),
        (statement(Subject.HARDWARE_YUAN, 13_000_000), None, None, None),
        (statement(Subject.TEXTBOOK_TITLE, text="甲", about="甲"), "甲", True, None),
        (statement(Subject.MODULE_NAME, text="乙", about="甲"), "甲", False, None),
    ],
    ids=lambda value: f"{value.draft.subject.value}-{value.draft.number}" if isinstance(value, StatementRow) else "",
)
def test_a_statement_is_held_against_the_rows(
    row: StatementRow, reckoned: int | str | None, agrees: bool | None, difference: int | None
) -> None:
    held = _held(row)
    assert (held.reckoned, held.agrees, held.difference) == (reckoned, agrees, difference)


@pytest.mark.parametrize("subject", [Subject.PERSON_TIMES, Subject.PLANNED, Subject.PASSED])
def test_without_rows_nothing_is_reckoned_as_zero(subject: Subject) -> None:
    assert _held(statement(subject, 9, about_id=10), NOTHING).reckoned is None


def test_without_pilots_no_majors_are_reckoned() -> None:
    (held,) = hold_against((statement(Subject.MAJORS, 3),), FIGURES, ())
    assert (held.reckoned, held.agrees) == (None, None)


def test_every_statement_is_held_and_only_contradictions_are_found() -> None:
    rows = (statement(Subject.PLANNED, 1), statement(Subject.PLANNED, 1246), statement(Subject.REVISED_PLANS, 12))
    held = hold_against(rows, FIGURES, PILOTS)
    assert [row.agrees for row in held] == [False, True, None]
    assert reconcile(rows, FIGURES, PILOTS) == [contradiction(held[0])]


def test_a_finding_leads_to_the_statement() -> None:
    problem = contradiction(_held(statement(Subject.PLANNED, 1)))
    assert problem is not None
    assert problem.where is not None
    assert (problem.where.kind, problem.where.row_id, problem.where.field) == ("exams", 9, STATEMENT)


def test_it_is_known_by_the_key_and_version_of_its_statement() -> None:
    held = _held(statement(Subject.PLANNED, 1))
    assert (held.id, held.version) == (9, 1)


def test_the_passed_of_a_certificate_are_those_of_all_its_pilots() -> None:
    first = exam(30, aggregate(30, ResultState.RELEASED, 20, 30), key=10)
    second = replace(exam(40, aggregate(40, ResultState.PENDING), key=11), certificate_id=10)
    third = replace(exam(40, aggregate(40, ResultState.RELEASED, 30, 40), key=12), certificate_id=10)
    held = _held(statement(Subject.PASSED, 50, about_id=10), ExamStatistics(2020, (first, second, third)))
    assert (held.reckoned, held.agrees, held.details["partial"]) == (50, True, 1)


def test_pilots_without_figures_are_told_beside_the_sum() -> None:
    figures = ExamStatistics(2020, (exam(30, replace(aggregate(30, ResultState.PENDING), pilot_id=7)),))
    (held,) = hold_against((statement(Subject.PERSON_TIMES, 30),), figures, (pilot(7), pilot(8), pilot(9)))
    assert held.details == {"unfilled": 2}


@pytest.mark.parametrize(("year", "is_of_2020"), [(2020, True), (None, True), (2019, False)])
def test_an_undated_statement_belongs_to_every_year(year: int | None, is_of_2020: bool) -> None:
    row = statement(Subject.HARDWARE_YUAN, 1)
    held = Reconciled(replace(row, draft=replace(row.draft, year=year)), None, None)
    assert held.of_year(2020) is is_of_2020


GOOD = StatementDraft(Subject.PASSED, "汇报稿", 2020, about_id=10, number=250)
SPELLING = StatementDraft(Subject.MODULE_NAME, "汇报稿", about_id=5, text="新能换汽车")


@pytest.mark.parametrize(
    "draft",
    [GOOD, SPELLING, StatementDraft(Subject.HARDWARE_YUAN, "汇报稿", number=0)],
    ids=lambda draft: draft.subject.value,
)
def test_a_whole_statement_is_accepted(draft: StatementDraft) -> None:
    assert validate_statement(draft) == []


@pytest.mark.parametrize(
    ("draft", "code", "field"),
    [
        (replace(GOOD, source=" "), "exams.source_missing", "source"),
        (replace(GOOD, number=None), "exams.number_missing", "number"),
        (replace(GOOD, number=-1), "exams.number_negative", "number"),
        (replace(GOOD, about_id=None), "exams.about_missing", "about"),
        (replace(GOOD, year=None), "exams.year_missing", "year"),
        (replace(SPELLING, text=" "), "exams.text_missing", "text"),
        (replace(SPELLING, about_id=None), "exams.about_missing", "about"),
    ],
)
def test_what_a_statement_lacks_is_told_at_its_field(draft: StatementDraft, code: str, field: str) -> None:
    (problem,) = validate_statement(draft)
    assert problem.where is not None
    assert (problem.code, problem.where.field) == (code, field)
