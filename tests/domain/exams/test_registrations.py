"""Registrations: what points make of a state, and what a result must not say."""

from __future__ import annotations

from decimal import Decimal

import pytest

from onex_desktop.domain.exams.registrations import (
    ATTENDED,
    DUE,
    RELEASED,
    TO_RESIT,
    WITHOUT_SCORES,
    RegistrationState,
    state_from,
    validate_registered_on,
    validate_result,
)
from onex_desktop.domain.exams.sessions import PartDraft

S = RegistrationState
PARTS = (PartDraft("理论", Decimal(100), Decimal(60), 1), PartDraft("实操", Decimal(50), Decimal(30), 2))
FULL = Decimal(100)


def test_pending_sat_but_has_no_result() -> None:
    assert S.PENDING in ATTENDED - RELEASED
    assert S.PENDING not in TO_RESIT


def test_every_state_has_its_place() -> None:
    assert {S.PENDING, S.PASSED, S.FAILED, S.DISCIPLINED} == ATTENDED
    assert {S.PASSED, S.FAILED, S.DISCIPLINED} == RELEASED
    assert ATTENDED | {S.ABSENT} == DUE
    assert {S.FAILED, S.ABSENT, S.DEFERRED} == TO_RESIT
    assert {S.REGISTERED, S.ABSENT, S.DEFERRED} == WITHOUT_SCORES


@pytest.mark.parametrize(
    ("theory", "practice", "state"),
    [
        ("60", "30", S.PASSED),
        ("59.99", "50", S.FAILED),
        ("100", "29.99", S.FAILED),
        ("100", None, S.PENDING),
        (None, "10", S.PENDING),
        (None, None, S.ABSENT),
        ("0", "0", S.FAILED),
    ],
)
def test_points_make_the_state(theory: str | None, practice: str | None, state: RegistrationState) -> None:
    scores = {1: None if theory is None else Decimal(theory), 2: None if practice is None else Decimal(practice)}
    assert state_from(scores, PARTS, S.ABSENT) is state


def test_without_parts_the_state_stays() -> None:
    assert state_from({}, (), S.REGISTERED) is S.REGISTERED


def test_who_was_disciplined_stays_so() -> None:
    assert state_from({1: FULL, 2: Decimal(50)}, PARTS, S.DISCIPLINED) is S.DISCIPLINED


@pytest.mark.parametrize("score", ["-0.01", "100.01"])
def test_points_outside_the_range_are_refused(score: str) -> None:
    (problem,) = validate_result(S.PASSED, {1: Decimal(score)}, PARTS, "王一", 9)
    assert problem.code == "exams.score_out_of_range"
    assert problem.params == {"name": "王一", "part": "理论", "score": score, "full": "100"}
    assert problem.where is not None
    assert (problem.where.row_id, problem.where.name, problem.where.field) == (9, "王一", "scores")


@pytest.mark.parametrize("state", [S.PASSED, S.FAILED])
def test_the_ends_of_the_range_are_in_it(state: RegistrationState) -> None:
    assert validate_result(state, {1: FULL}, PARTS, "王一") == []


def test_nothing_is_in_range_too() -> None:
    assert validate_result(S.FAILED, {1: Decimal(0)}, PARTS, "王一") == []


def test_a_pass_with_a_failed_part_is_refused() -> None:
    (problem,) = validate_result(S.PASSED, {1: Decimal(60), 2: Decimal("29.5")}, PARTS, "王一")
    assert problem.code == "exams.passed_with_failed_part"
    assert problem.params == {"name": "王一", "part": "实操", "score": "29.5", "pass": "30"}


def test_a_failed_part_is_no_trouble_to_who_failed() -> None:
    assert validate_result(S.FAILED, {1: Decimal(1), 2: Decimal(1)}, PARTS, "王一") == []


@pytest.mark.parametrize("state", sorted(S))
def test_only_who_sat_can_have_points(state: RegistrationState) -> None:
    found = validate_result(state, {1: FULL, 2: None}, PARTS, "王一")
    assert [(p.code, p.params["state"]) for p in found] == [("exams.score_without_sitting", state.value)] * (
        state in WITHOUT_SCORES
    )


def test_points_that_are_unknown_are_no_points() -> None:
    assert validate_result(S.ABSENT, {1: None}, PARTS, "王一") == []


@pytest.mark.parametrize(
    ("registered_on", "held_from", "count"),
    [("2020-10-02", "2020-10-01", 1), ("2020-10-01", "2020-10-01", 0), ("", "2020-10-01", 0), ("2020-10-02", "", 0)],
)
def test_an_exam_before_the_registration_is_refused(registered_on: str, held_from: str, count: int) -> None:
    found = validate_registered_on(registered_on, held_from, "王一", 9)
    assert [(p.code, p.params, p.where and (p.where.row_id, p.where.name, p.where.field)) for p in found] == [
        (
            "exams.exam_before_registration",
            {"name": "王一", "registered_on": registered_on, "held_from": held_from},
            (9, "王一", "registered_on"),
        )
    ] * count
