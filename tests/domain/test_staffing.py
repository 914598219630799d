"""What an answer is worth, how it is bettered, and what stands in its way."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from tests.domain.staffing_cases import planted, small, tried

from onex_desktop.domain.teaching.collisions import Collision, Reason, collisions
from onex_desktop.domain.teaching.reasons import Why, in_slots, reasons
from onex_desktop.domain.teaching.searching import anneal
from onex_desktop.domain.teaching.staffing import Board, OpenSlot, Question, Weights, Worth, greedy, total, worth


def test_every_part_of_the_worth_is_counted() -> None:
    slots = (
        OpenSlot(1, 1, 40, (1, 2), frozenset({1})),
        OpenSlot(2, 1, 40, (1, 2), frozenset({2})),
        OpenSlot(3, 2, 10, (1, 2)),
    )
    question = Question(slots, {1: 70}, Weights(uneven=1))
    assert worth(question, (1, 1, 1)) == Worth(20, 2, 1, 45)
    assert total(question, (1, 1, 1)) == 100 * 20 + 30 * 2 - 10 + 45
    assert worth(question, (1, 2, 2)) == Worth(0, 3, 2, 5)


@pytest.mark.parametrize("seed", range(20))
def test_the_total_kept_up_to_date_is_the_total_reckoned_anew(seed: int) -> None:
    question = small(seed, Weights(uneven=3))
    board, chance = Board(question, greedy(question)), random.Random(seed)  # noqa: S311 -- no secret
    for _ in range(50):
        at = chance.randrange(len(question.slots))
        teacher = chance.choice(question.slots[at].choices)
        board.move(at, teacher, board.cost_of_move(at, teacher))
        assert board.total == total(question, board.teachers)


@pytest.mark.parametrize("seed", range(20))
def test_small_questions_are_answered_as_well_as_by_trying_everything(seed: int) -> None:
    question = small(seed)
    rounds = iter(range(5))
    found = anneal(question, greedy(question), lambda: next(rounds) / 4)
    assert total(question, found) == tried(question)


def test_annealing_is_never_worse_than_where_it_began() -> None:
    question, best, least = planted(6, 2)
    assert total(question, anneal(question, best, lambda: 1.0)) == least


def test_a_locked_slot_stays() -> None:
    question, _, _ = planted(4, 2)
    locked = tuple(replace(slot, locked=slot.candidates[-1]) if slot.key == 3 else slot for slot in question.slots)
    asked = Question(locked, question.limits)
    rounds = iter(range(3))
    assert anneal(asked, greedy(asked), lambda: next(rounds) / 2)[3] == locked[3].locked


def test_what_can_be_given_out_collides_with_nothing() -> None:
    assert collisions(planted(8, 3)[0]) == ()


def test_a_slot_nobody_may_take_is_named() -> None:
    question = Question((OpenSlot(7, 1, 32, ()), OpenSlot(8, 1, 32, (1,))))
    assert collisions(question) == (Collision(Reason.NOBODY, (7,)),)


def test_a_lock_on_one_who_may_not_take_it_is_named() -> None:
    question = Question((OpenSlot(7, 1, 32, (1,), locked=2),))
    assert collisions(question) == (Collision(Reason.LOCKED_UNQUALIFIED, (7,), (2,)),)


def test_locks_above_a_limit_are_named_once() -> None:
    question = Question((OpenSlot(7, 1, 32, (1,), locked=1), OpenSlot(8, 1, 32, (1, 2), locked=1)), {1: 60, 2: 90})
    assert collisions(question) == (Collision(Reason.LOCKED_OVER_LIMIT, (7, 8), (1,), 64, 60),)


def test_a_planted_want_of_time_is_named_with_its_slots_and_teachers_only() -> None:
    question, _, _ = planted(8, 3)
    # Three slots of 40 hours that only two teachers with 50 hours each may take, beside a school that fits.
    tight = tuple(OpenSlot(100 + key, 50, 40, (20, 21)) for key in range(3))
    asked = Question((*question.slots, *tight), {**question.limits, 20: 50, 21: 50})
    assert collisions(asked) == (Collision(Reason.TOO_LITTLE_TIME, (100, 101, 102), (20, 21), 120, 100),)


def test_teachers_without_a_limit_are_never_short_of_time() -> None:
    slots = tuple(OpenSlot(key, 1, 400, (1, 2)) for key in range(5))
    assert collisions(Question(slots, {1: 10})) == ()


def _reasons(slots: tuple[OpenSlot, ...], answer: tuple[int, ...], before: int | None) -> tuple[Why, ...]:
    return reasons(Question(slots, {1: 60}, Weights(uneven=1)), answer, 0, before)


def test_a_change_is_told_by_what_would_be_worse_without_it() -> None:
    first = OpenSlot(1, 1, 40, (1, 2, 3), frozenset({2}))
    same = OpenSlot(2, 1, 40, (1, 2, 3), frozenset({2}))
    other = OpenSlot(3, 2, 40, (1, 2, 3))
    assert _reasons((first, same, other), (2, 2, 1), 1) == (Why.OVER_LIMIT, Why.SPECIALISED, Why.CONTINUITY)
    assert _reasons((first, same, other), (3, 2, 1), 2) == (Why.BALANCE,)
    assert _reasons((other, same, first), (3, 2, 1), None) == (Why.OPEN,)
    assert _reasons((first, same, other), (2, 2, 1), None) == (Why.OPEN, Why.SPECIALISED, Why.CONTINUITY)
    wide = OpenSlot(3, 2, 40, (1, 2, 3, 4))
    assert _reasons((wide, first), (3, 2), 4) == (Why.TOGETHER,)


def test_who_may_not_take_a_slot_any_more_is_the_first_reason() -> None:
    first, second = OpenSlot(1, 1, 40, (2, 3)), OpenSlot(2, 1, 40, (2, 3))
    assert _reasons((first, second), (2, 2), 1) == (Why.QUALIFIED, Why.SPECIALISED)


def test_where_slots_are_counted_a_limit_is_an_even_share() -> None:
    assert in_slots((Why.OVER_LIMIT, Why.SPECIALISED, Why.BALANCE)) == (Why.BALANCE, Why.SPECIALISED)


def test_where_nobody_can_be_chosen_the_answer_stands() -> None:
    question = Question((OpenSlot(1, 1, 40, (7,)), OpenSlot(2, 2, 40, (8, 9), locked=8)), {})
    assert anneal(question, (7, 8), lambda: pytest.fail("time was asked for")) == (7, 8)
