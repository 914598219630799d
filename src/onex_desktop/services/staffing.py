"""Finding the best answer to who takes what in the time given: exactly where that is possible, else by search."""

from __future__ import annotations

import random
import time
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from onex_desktop.domain.teaching.searching import anneal
from onex_desktop.domain.teaching.staffing import Answer, Question, greedy, total
from onex_desktop.solving.staffing import solve

SMALL: Final = 120
"""Free slots up to which the whole is handed to the solver, which then proves its answer."""
PROVING: Final = 0.5
"""Share of the time in which the solver may prove a small one before search takes over."""
SEARCHING: Final = 0.85
"""Share of what is left that annealing has; the solver then polishes parts of its answer."""
PART: Final = 60
"""Slots the solver gives out anew at once while polishing."""
SHORTEST: Final = 0.05


@dataclass(frozen=True, slots=True)
class Found:
    """An answer; ``proved`` says that there is no better one, ``first`` is what the greedy rule came to."""

    answer: Answer
    total: int
    first: int
    proved: bool


@dataclass(slots=True)
class Watch:
    """The time that is left, and whether the user gave up; progress is told in per cent."""

    seconds: float
    cancelled: Callable[[], bool]
    progress: Callable[[int], None]
    begun: float = 0.0

    def __post_init__(self) -> None:
        self.begun = time.monotonic()

    @property
    def share(self) -> float:
        """The share of the time that is over; 1 when the user gave up."""
        if self.cancelled():
            return 1.0
        share = (time.monotonic() - self.begun) / self.seconds
        self.progress(min(99, int(share * 100)))
        return share

    @property
    def left(self) -> float:
        """Seconds that are left."""
        return self.begun + self.seconds - time.monotonic()


def improve(
    question: Question,
    seconds: float,
    cancelled: Callable[[], bool] = lambda: False,
    progress: Callable[[int], None] = lambda _percent: None,
    seed: int = 1,
) -> Found:
    """Return the best answer found in ``seconds``; every slot must have someone who may take it.

    Never worse than the greedy one, cancelled or not.
    """
    watch = Watch(seconds, cancelled, progress)
    answer = greedy(question)
    first = total(question, answer)
    free = [at for at, slot in enumerate(question.slots) if len(slot.choices) > 1]
    if not free:
        return Found(answer, first, first, proved=True)
    if len(free) <= SMALL and watch.share < 1:
        solved = solve(question, answer, free, max(SHORTEST, watch.left * PROVING), cancelled)
        answer = _better(question, answer, solved.answer)
        if solved.proved:
            return Found(answer, total(question, answer), first, proved=True)
    since, span = watch.share, (1 - watch.share) * SEARCHING
    if span > 0:
        answer = anneal(question, answer, lambda: (watch.share - since) / span, seed)
        answer = _polish(question, answer, watch, random.Random(seed))  # noqa: S311 -- no secret
    return Found(answer, total(question, answer), first, proved=False)


def _polish(question: Question, answer: Answer, watch: Watch, chance: random.Random) -> Answer:
    """Give out parts of an answer anew, exactly, while there is time."""
    while watch.share < 1 and watch.left > SHORTEST:
        free = _neighbours(question, answer, chance)
        solved = solve(question, answer, free, watch.left, watch.cancelled)
        answer = _better(question, answer, solved.answer)
    return answer


def _neighbours(question: Question, answer: Answer, chance: random.Random) -> list[int]:
    """Return the slots of some teachers who could take one another's, beginning with one by chance."""
    held: dict[int, list[int]] = defaultdict(list)
    for at, teacher in enumerate(answer):
        held[teacher].append(at)
    waiting = [chance.choice(answer)]
    known, found = set(waiting), list[int]()
    while waiting and len(found) < PART:
        teacher = waiting.pop(0)
        found += held[teacher]
        near = {other for at in held[teacher] for other in question.slots[at].choices} - known
        chosen = chance.sample(sorted(near), min(4, len(near)))
        known.update(chosen)
        waiting += chosen
    return [at for at in found if len(question.slots[at].choices) > 1]


def _better(question: Question, old: Answer, new: Answer | None) -> Answer:
    return old if new is None or total(question, new) > total(question, old) else new
