"""The question behind a proposed assignment, and what an answer is worth; whole hours, keys as the library has them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Weights:
    """What counts for how much; smaller sums are better.

    Attributes:
        overload: for each hour above a teacher's limit.
        preparation: for each subject a teacher prepares.
        kept: taken off for each slot that stays with one who had it.
        uneven: for each hour above the fair share; breaks ties towards balance.
    """

    overload: int = 100
    preparation: int = 30
    kept: int = 10
    uneven: int = 0


@dataclass(frozen=True, slots=True)
class OpenSlot:
    """One thing that one teacher takes.

    Attributes:
        subject: what is prepared once, however many slots of it a teacher takes.
        candidates: the teachers who may take it, in the order of preference.
        kept: those who have it now, or had it last.
        locked: who has it for good.
    """

    key: int
    subject: int
    hours: int
    candidates: tuple[int, ...]
    kept: frozenset[int] = frozenset()
    locked: int | None = None

    @property
    def choices(self) -> tuple[int, ...]:
        """Who may take it after all: the one it is locked to, or the candidates."""
        return self.candidates if self.locked is None else (self.locked,)


@dataclass(frozen=True, slots=True)
class Question:
    """Slots to be given out; ``limits`` are hours, a teacher who is missing there has none."""

    slots: tuple[OpenSlot, ...]
    limits: Mapping[int, int] = field(default_factory=dict)
    weights: Weights = Weights()

    @property
    def fair_share(self) -> int:
        """The hours of each if all who can take something took the same, rounded down."""
        people = {teacher for slot in self.slots for teacher in slot.choices}
        hours = sum(slot.hours for slot in self.slots)
        return hours // len(people) if people else 0


@dataclass(frozen=True, slots=True)
class Worth:
    """What an answer is made of: hours above limits, preparations, slots kept, hours above the fair share."""

    overload: int
    preparations: int
    kept: int
    uneven: int

    def total(self, weights: Weights) -> int:
        """Return the weighted sum; smaller is better."""
        return (
            weights.overload * self.overload
            + weights.preparation * self.preparations
            - weights.kept * self.kept
            + weights.uneven * self.uneven
        )


Answer = tuple[int, ...]
"""The teacher of each slot, in the order of the question's slots."""


def worth(question: Question, answer: Sequence[int]) -> Worth:
    """Return what an answer is worth, reckoned from nothing."""
    load: Counter[int] = Counter()
    subjects: dict[int, set[int]] = defaultdict(set)
    for slot, teacher in zip(question.slots, answer, strict=True):
        load[teacher] += slot.hours
        subjects[teacher].add(slot.subject)
    fair = question.fair_share
    return Worth(
        sum(max(0, hours - question.limits.get(teacher, hours)) for teacher, hours in load.items()),
        sum(len(found) for found in subjects.values()),
        sum(teacher in slot.kept for slot, teacher in zip(question.slots, answer, strict=True)),
        sum(max(0, hours - fair) for hours in load.values()),
    )


def total(question: Question, answer: Sequence[int]) -> int:
    """Return the weighted sum of an answer."""
    return worth(question, answer).total(question.weights)


class Board:
    """An answer that can be changed a slot at a time, its total kept up to date."""

    def __init__(self, question: Question, answer: Sequence[int]) -> None:
        self.question = question
        self.teachers = list(answer)
        self.load: dict[int, int] = defaultdict(int)
        self.prepared: dict[int, dict[int, int]] = defaultdict(lambda: defaultdict(int))
        self._fair = question.fair_share
        for slot, teacher in zip(question.slots, answer, strict=True):
            self.load[teacher] += slot.hours
            self.prepared[teacher][slot.subject] += 1
        self.total = total(question, answer)

    def cost_of_load(self, teacher: int, hours: int) -> int:
        """Return what a teacher's hours cost."""
        weights = self.question.weights
        limit = self.question.limits.get(teacher)
        over = 0 if limit is None or hours <= limit else (hours - limit) * weights.overload
        return over + (max(0, hours - self._fair) * weights.uneven if weights.uneven else 0)

    def cost_of_move(self, at: int, teacher: int) -> int:
        """Return by how much the total changes when a slot goes to another teacher."""
        slot, former, weights = self.question.slots[at], self.teachers[at], self.question.weights
        if teacher == former:
            return 0
        cost = self.cost_of_load(former, self.load[former] - slot.hours) - self.cost_of_load(former, self.load[former])
        cost += self.cost_of_load(teacher, self.load[teacher] + slot.hours)
        cost -= self.cost_of_load(teacher, self.load[teacher])
        if self.prepared[former][slot.subject] == 1:
            cost -= weights.preparation
        if not self.prepared[teacher][slot.subject]:
            cost += weights.preparation
        if slot.kept:
            cost += weights.kept * ((former in slot.kept) - (teacher in slot.kept))
        return cost

    def move(self, at: int, teacher: int, cost: int) -> None:
        """Give a slot to a teacher; ``cost`` is what ``cost_of_move`` says of it."""
        slot, former = self.question.slots[at], self.teachers[at]
        self.load[former] -= slot.hours
        self.load[teacher] += slot.hours
        self.prepared[former][slot.subject] -= 1
        self.prepared[teacher][slot.subject] += 1
        self.teachers[at] = teacher
        self.total += cost


def greedy(question: Question) -> Answer:
    """Return a first answer: the largest slots first, each to whom it costs the least at that moment."""
    board = Board(Question(question.slots, question.limits, question.weights), [0] * len(question.slots))
    board.load.clear()
    board.prepared.clear()
    answer = [0] * len(question.slots)
    order = sorted(range(len(answer)), key=lambda at: (len(question.slots[at].choices), -question.slots[at].hours, at))
    for at in order:
        slot = question.slots[at]
        answer[at] = min(slot.choices, key=lambda teacher: _cost_of_taking(board, slot, teacher))
        board.load[answer[at]] += slot.hours
        board.prepared[answer[at]][slot.subject] += 1
    return tuple(answer)


def _cost_of_taking(board: Board, slot: OpenSlot, teacher: int) -> int:
    weights, hours = board.question.weights, board.load[teacher]
    cost = board.cost_of_load(teacher, hours + slot.hours) - board.cost_of_load(teacher, hours)
    if not board.prepared[teacher][slot.subject]:
        cost += weights.preparation
    return cost - weights.kept * (teacher in slot.kept)
