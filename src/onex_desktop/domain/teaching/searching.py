"""Making an answer better by small moves: annealing, with slots moved and exchanged."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Callable
from math import exp
from typing import Final

from onex_desktop.domain.teaching.staffing import Answer, Board, Question

HOT: Final = 60.0
COLD: Final = 0.6
"""Temperatures, in points of the objective: from two preparations to less than the smallest difference."""
GUIDED: Final = 0.3
"""Share of moves that try a teacher who prepares the subject anyway."""
ROUND: Final = 2000
"""Moves between two looks at the clock."""

Elapsed = Callable[[], float]
"""The share of the time given that is over; 1 and more ends the search, cancelling does so too."""


def anneal(question: Question, start: Answer, elapsed: Elapsed, seed: int = 1) -> Answer:
    """Return the best answer met on the way; never worse than ``start``.

    The same seed walks the same way, but how far depends on the time.
    """
    chance = random.Random(seed)  # noqa: S311 -- no secret
    free = [at for at, slot in enumerate(question.slots) if len(slot.choices) > 1]
    if not free:
        return start
    board, best = Board(question, start), start
    least = board.total
    likely = _likely(question)
    while (share := elapsed()) < 1:
        heat = HOT * (COLD / HOT) ** share
        for _ in range(ROUND):
            _step(board, free, likely, chance, heat)
            if board.total < least:
                least, best = board.total, tuple(board.teachers)
    return best


def _likely(question: Question) -> list[tuple[int, ...]]:
    """Return for each slot the places of the slots of its subject: whoever has one of those may well take this."""
    places: dict[int, list[int]] = defaultdict(list)
    for at, slot in enumerate(question.slots):
        places[slot.subject].append(at)
    return [tuple(places[slot.subject]) for slot in question.slots]


def _step(board: Board, free: list[int], likely: list[tuple[int, ...]], chance: random.Random, heat: float) -> None:
    at = free[int(chance.random() * len(free))]
    choices = board.question.slots[at].choices
    if chance.random() < GUIDED:
        teacher = board.teachers[likely[at][int(chance.random() * len(likely[at]))]]
        if teacher not in choices:
            return
    else:
        teacher = choices[int(chance.random() * len(choices))]
    former = board.teachers[at]
    if teacher == former:
        return
    cost = board.cost_of_move(at, teacher)
    if chance.random() < 0.5:
        if _accepts(cost, heat, chance):
            board.move(at, teacher, cost)
        return
    board.move(at, teacher, cost)
    other = free[int(chance.random() * len(free))]
    back = board.cost_of_move(other, former) if _fits(board, other, teacher, former) and other != at else 0
    if back and _accepts(cost + back, heat, chance):
        board.move(other, former, back)
    elif not _accepts(cost, heat, chance):
        board.move(at, former, -cost)


def _fits(board: Board, at: int, holder: int, taker: int) -> bool:
    return board.teachers[at] == holder and taker in board.question.slots[at].choices


def _accepts(cost: int, heat: float, chance: random.Random) -> bool:
    return cost <= 0 or chance.random() < exp(-cost / heat)
