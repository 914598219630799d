"""Counts and rates of groups: each rate over its own basis, the unknown never zero."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onex_desktop.domain.exams.counting import (
    ALL,
    RESIT_OF,
    STATES_OF,
    Dimension,
    Measure,
    RegistrationFilter,
    Tally,
    behind,
)
from onex_desktop.domain.exams.registrations import ATTENDED, DUE, RELEASED, RegistrationState
from onex_desktop.domain.exams.statistics import AggregateDraft, ResultState, of_names
from onex_desktop.domain.values import Level, Rate

TALLY = Tally(
    planned=70, registered=110, not_yet=1, absent=5, deferred=0, attended=104, pending=74, released=30, passed=18,
    failed=11, disciplined=1, resits=34, first_attended=70, first_released=20, first_passed=14,
    persons_registered=75, persons_attended=70, persons_released=25, persons_passed=17,
)  # fmt: skip
S = RegistrationState


def test_each_rate_has_its_own_basis() -> None:
    assert TALLY.participation == Rate(104, 70)
    assert TALLY.attendance == Rate(104, 109)
    assert TALLY.pass_rate == Rate(18, 30)
    assert TALLY.first_pass_rate == Rate(14, 20)
    assert TALLY.person_pass_rate == Rate(17, 25)


@pytest.mark.parametrize(
    ("missing", "rate"),
    [
        ("planned", "participation"),
        ("absent", "attendance"),
        ("passed", "pass_rate"),
        ("released", "pass_rate"),
        ("first_passed", "first_pass_rate"),
        ("first_released", "first_pass_rate"),
        ("persons_passed", "person_pass_rate"),
        ("persons_released", "person_pass_rate"),
    ],
)
def test_what_is_unknown_makes_no_rate(missing: str, rate: str) -> None:
    tally = replace(TALLY, **{missing: None})  # type: ignore[arg-type]
    assert getattr(tally, rate) is None


def test_of_totals_only_what_they_tell_is_known() -> None:
    tally = Tally(planned=80, attended=80)
    assert tally == Tally(80, None, None, None, None, 80)
    assert tally.pass_rate is None


def test_every_measure_counts_its_states() -> None:
    only = {
        Measure.NOT_YET: S.REGISTERED, Measure.ABSENT: S.ABSENT, Measure.DEFERRED: S.DEFERRED,
        Measure.PENDING: S.PENDING, Measure.PASSED: S.PASSED, Measure.FAILED: S.FAILED,
        Measure.DISCIPLINED: S.DISCIPLINED, Measure.FIRST_PASSED: S.PASSED,
    }  # fmt: skip
    wider = {
        Measure.REGISTERED: frozenset(S), Measure.DUE: DUE, Measure.ATTENDED: ATTENDED, Measure.RELEASED: RELEASED,
        Measure.RESITS: ATTENDED, Measure.FIRST_ATTENDED: ATTENDED, Measure.FIRST_RELEASED: RELEASED,
    }  # fmt: skip
    assert {**{measure: frozenset({state}) for measure, state in only.items()}, **wider} == STATES_OF


def test_only_some_measures_ask_for_the_attempt() -> None:
    first = {Measure.FIRST_ATTENDED, Measure.FIRST_RELEASED, Measure.FIRST_PASSED}
    assert {Measure.RESITS: True, **dict.fromkeys(first, False)} == RESIT_OF


D = Dimension


@pytest.mark.parametrize(
    ("dimension", "key", "chosen"),
    [
        (D.CERTIFICATE, (3,), {"certificate_id": 3}),
        (D.LEVEL, (3, "advanced"), {"certificate_id": 3, "level": Level.ADVANCED}),
        (D.COLLEGE, (3,), {"college_id": 3}),
        (D.MAJOR, (3,), {"major_id": 3}),
        (D.CLASS_GROUP, (3,), {"class_group_id": 3}),
        (D.YEAR, (2020,), {"year": 2020}),
        (D.TEACHER, (3,), {"teacher_id": 3}),
    ],
)
def test_a_figure_opens_its_rows(dimension: Dimension, key: tuple[int | str, ...], chosen: dict[str, object]) -> None:
    expected = RegistrationFilter(states=frozenset({S.PASSED}), **chosen)  # type: ignore[arg-type]
    assert behind(dimension, key, Measure.PASSED) == expected


def test_what_the_figures_were_made_of_stays() -> None:
    within = RegistrationFilter(year=2020, college_id=2, text="王")
    found = behind(D.CERTIFICATE, (3,), Measure.RESITS, within)
    assert found == replace(within, certificate_id=3, states=ATTENDED, is_resit=True)


def test_a_question_about_resits_stays_one() -> None:
    assert behind(D.YEAR, (2020,), Measure.FAILED, replace(ALL, is_resit=True)).is_resit is True
    assert behind(D.YEAR, (2020,), Measure.FIRST_PASSED).is_resit is False


def test_names_speak_in_the_words_of_totals() -> None:
    assert of_names(9, TALLY) == AggregateDraft(9, 104, True, ResultState.PARTIAL, 18, 30)


def test_all_results_out_is_released() -> None:
    tally = replace(TALLY, attended=30, resits=0)
    assert of_names(9, tally) == AggregateDraft(9, 30, False, ResultState.RELEASED, 18, 30)


@pytest.mark.parametrize("released", [0, None])
def test_no_result_out_is_pending_and_not_failed(released: int | None) -> None:
    tally = replace(TALLY, released=released, passed=0)
    assert of_names(9, tally) == AggregateDraft(9, 104, True, ResultState.PENDING)
