"""The best answer in the time given."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import pytest
from tests.domain.staffing_cases import planted, small, tried

from onex_desktop.domain.teaching.staffing import Question, greedy, total, worth
from onex_desktop.services.staffing import improve
from onex_desktop.solving.staffing import solve


@pytest.mark.parametrize("seed", range(8))
def test_the_solver_proves_what_trying_everything_finds(seed: int) -> None:
    question = small(seed)
    found = improve(question, 5)
    assert (found.total, found.proved) == (tried(question), True)


def test_a_known_optimum_of_tens_of_modules_is_found_and_proved() -> None:
    question, best, least = planted(20, 3)
    found = improve(question, 20)
    assert (found.answer, found.total, found.proved) == (best, least, True)


def test_a_known_optimum_above_what_is_proved_is_found() -> None:
    question, _, least = planted(45, 3)
    found = improve(question, 2)
    assert (found.total, worth(question, found.answer).overload) == (least, 0)


def test_where_everything_is_locked_nothing_is_sought() -> None:
    question, best, least = planted(45, 3)
    locked = tuple(replace(slot, locked=slot.subject) for slot in question.slots)
    found = improve(Question(locked, question.limits), 60)
    assert (found.answer, found.total, found.proved) == (best, least, True)


def test_only_the_free_slots_are_given_out_anew() -> None:
    question, _, _ = planted(6, 2)
    start = tuple(slot.candidates[0] for slot in question.slots)
    solved = solve(question, start, [0, 1], 5)
    assert solved.answer is not None
    assert solved.answer[2:] == start[2:]
    both = product(question.slots[0].choices, question.slots[1].choices)
    assert total(question, solved.answer) == min(total(question, (*pair, *start[2:])) for pair in both)


def test_an_answer_that_was_cancelled_is_no_worse_than_the_first() -> None:
    question, _, _ = planted(45, 3)
    found = improve(question, 60, cancelled=lambda: True)
    assert (found.total, found.first) == (total(question, greedy(question)),) * 2


def test_progress_goes_up_to_the_end() -> None:
    told: list[int] = []
    improve(planted(45, 3)[0], 0.5, progress=told.append)
    assert told == sorted(told)
    assert 0 <= told[0] <= told[-1] <= 99
