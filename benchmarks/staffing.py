"""The proposed assignment against the greedy rule and annealing alone: the same generated school, the same time."""

from __future__ import annotations

import random
import time

from benchmarks.measure import Result
from onex_desktop.domain.teaching.searching import anneal
from onex_desktop.domain.teaching.staffing import OpenSlot, Question, greedy, total
from onex_desktop.services.staffing import improve


def school(modules: int, teachers: int, seed: int = 1) -> Question:
    """Return modules of one to three slots, each teacher able to take a fifteenth of them, limits just wide enough."""
    chance = random.Random(seed)  # noqa: S311 -- no secret
    known = [set(chance.sample(range(modules), max(min(4, modules), modules // 15))) for _ in range(teachers)]
    slots: list[OpenSlot] = []
    for module in range(modules):
        able = tuple(who for who in range(teachers) if module in known[who]) or (chance.randrange(teachers),)
        for _ in range(chance.choice((1, 2, 2, 3))):
            kept = frozenset({chance.choice(able)}) if chance.random() < 0.7 else frozenset[int]()
            slots.append(OpenSlot(len(slots), module, chance.choice((32, 48, 64)), able, kept))
    share = sum(slot.hours for slot in slots) / teachers
    return Question(tuple(slots), {who: int(share * chance.uniform(1.0, 1.35)) for who in range(teachers)})


def run(rounds: int) -> list[Result]:
    """Measure the sizes of the quality bars; one round asks for a small school and little time only."""
    if rounds == 1:
        return [compare(20, 15, 0.5)]
    return [compare(40, 30, 10), compare(200, 150, 20), compare(600, 300, 30), compare(2000, 300, 30)]


def compare(modules: int, teachers: int, seconds: float) -> Result:
    """Return our objective as a ratio to the better of both opponents; 1 and less meets the target."""
    question = school(modules, teachers)
    first = greedy(question)
    begun = time.monotonic()
    walked = total(question, anneal(question, first, lambda: (time.monotonic() - begun) / seconds))
    begun = time.monotonic()
    found = improve(question, seconds)
    took = time.monotonic() - begun
    best = min(walked, total(question, first))
    detail = (
        f"{found.total} {'proved optimal, ' if found.proved else ''}against annealing {walked} and greedy "
        f"{found.first}; {len(question.slots)} slots, {took:.1f} s"
    )
    # Ratios of figures that may be below zero say nothing: what counts is the distance to greedy.
    gained, theirs = found.first - found.total, found.first - best
    ratio = theirs / gained if gained > 0 else (1.0 if theirs <= 0 else 2.0)
    return Result(f"proposed assignment, {modules} modules, {teachers} teachers", ratio, 1.02, detail)
