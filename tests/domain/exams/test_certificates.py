"""Issued certificates: what is refused, and what only looks odd."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onex_desktop.domain.exams.certificates import (
    HUMAN_RESOURCES,
    IssueDraft,
    Issuing,
    fits,
    is_pattern,
    unusual_number,
    validate_issue,
)
from onex_desktop.domain.exams.registrations import RegistrationState
from onex_desktop.domain.problems import Severity

DRAFT = IssueDraft(4, "S123", "2020-12-01")
WANG = Issuing("王一", RegistrationState.PASSED, "2020-11-28", "2020-11-29")


def _codes(draft: IssueDraft, issuing: Issuing) -> list[str]:
    return [problem.code for problem in validate_issue(draft, issuing)]


def test_a_whole_certificate_is_accepted() -> None:
    assert validate_issue(DRAFT, WANG) == []


@pytest.mark.parametrize("day", ["", "2020-11-29"])
def test_an_unknown_day_and_that_of_the_exam_will_do(day: str) -> None:
    assert _codes(replace(DRAFT, issued_on=day), WANG) == []


def test_everything_wrong_is_told_at_once() -> None:
    found = validate_issue(IssueDraft(4, " ", "2020"), Issuing("王一", RegistrationState.PENDING, "", "", "李二"))
    assert [(p.code, p.where and (p.where.row_id, p.where.name, p.where.field)) for p in found] == [
        ("exams.certificate_number_missing", (4, "王一", "number")),
        ("exams.certificate_number_taken", (4, "王一", "number")),
        ("exams.certificate_without_pass", (4, "王一", "number")),
        ("exams.issued_on_unreadable", (4, "王一", "issued_on")),
    ]


def test_a_day_before_the_exam_is_refused() -> None:
    (problem,) = validate_issue(replace(DRAFT, issued_on="2020-11-28"), WANG)
    assert problem.code == "exams.certificate_before_exam"
    assert problem.params == {
        "name": "王一", "number": "S123", "other": "", "issued_on": "2020-11-28", "held_until": "2020-11-29",
    }  # fmt: skip


def test_the_first_day_serves_where_no_last_is_known() -> None:
    only_first = replace(WANG, held_until="")
    assert _codes(replace(DRAFT, issued_on="2020-11-27"), only_first) == ["exams.certificate_before_exam"]
    assert _codes(replace(DRAFT, issued_on="2020-11-28"), only_first) == []


@pytest.mark.parametrize(
    ("number", "is_fitting"),
    [("Y000123000001195000001", True), ("S000123000001193000001", True), ("Y00012300000119500000", False),
     ("X000123000001195000001", False), ("Y000123000001196000001", False), ("Y0001230000011950000010", False)],
)  # fmt: skip
def test_the_published_pattern_knows_its_numbers(number: str, is_fitting: bool) -> None:
    assert fits(number, HUMAN_RESOURCES) is is_fitting


def test_without_a_pattern_every_number_fits() -> None:
    assert fits("anything", "")


def test_a_pattern_that_is_none_asks_nothing() -> None:
    assert (is_pattern("["), is_pattern(""), fits("S1", "[")) == (False, True, True)


def test_an_unusual_number_is_a_warning() -> None:
    problem = unusual_number("S1", HUMAN_RESOURCES, "王一", 4)
    assert problem is not None
    assert (problem.code, problem.severity) == ("exams.certificate_number_unusual", Severity.WARNING)
    assert problem.params == {"name": "王一", "number": "S1", "pattern": HUMAN_RESOURCES}
    assert problem.where is not None
    assert (problem.where.row_id, problem.where.name, problem.where.field) == (4, "王一", "number")


def test_a_usual_number_is_none() -> None:
    assert unusual_number("Y000123000001195000001", HUMAN_RESOURCES, "王一") is None
