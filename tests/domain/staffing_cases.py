"""Questions of who takes what, whose answers are known."""

from __future__ import annotations

import random
from itertools import product

from onex_desktop.domain.teaching.staffing import Answer, OpenSlot, Question, Weights, total


def small(seed: int, weights: Weights = Weights()) -> Question:  # noqa: B008 -- frozen
    """Return six slots for three teachers, few enough to try every answer."""
    chance = random.Random(seed)  # noqa: S311 -- no secret
    slots = []
    for key in range(6):
        able = tuple(sorted(chance.sample(range(3), chance.randint(1, 3))))
        kept = frozenset({chance.choice(able)}) if chance.random() < 0.5 else frozenset[int]()
        slots.append(OpenSlot(key, chance.randrange(3), chance.choice((16, 32, 48)), able, kept))
    return Question(tuple(slots), {who: chance.choice((32, 64, 96)) for who in range(2)}, weights)


def tried(question: Question) -> int:
    """Return the smallest total of all answers there are."""
    return min(total(question, answer) for answer in product(*(slot.choices for slot in question.slots)))


def planted(subjects: int, sections: int) -> tuple[Question, Answer, int]:
    """Return a question with its best answer: a teacher a subject, everything kept, just within the limits.

    No answer can be better: each subject is prepared at least once, and no more than all can be kept.
    """
    chance = random.Random(subjects)  # noqa: S311 -- no secret
    slots = [
        OpenSlot(
            subject * sections + section,
            subject,
            32,
            tuple(sorted({subject, *chance.sample(range(subjects), min(4, subjects))})),
            frozenset({subject}),
        )
        for subject in range(subjects)
        for section in range(sections)
    ]
    question = Question(tuple(slots), dict.fromkeys(range(subjects), 32 * sections))
    best = tuple(slot.subject for slot in slots)
    return question, best, 30 * subjects - 10 * len(slots)
