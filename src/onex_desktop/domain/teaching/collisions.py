"""Why slots cannot be given out as asked: nobody may take one, a lock stands against a rule, too little time."""

from __future__ import annotations

from collections import defaultdict, deque
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from typing import Final

from onex_desktop.domain.teaching.staffing import Question

_SOURCE: Final = 0
_SINK: Final = 1
_UNBOUNDED: Final = 1 << 60


class Reason(StrEnum):
    """What collides."""

    NOBODY = "nobody"
    LOCKED_UNQUALIFIED = "locked_unqualified"
    LOCKED_OVER_LIMIT = "locked_over_limit"
    TOO_LITTLE_TIME = "too_little_time"


@dataclass(frozen=True, slots=True)
class Collision:
    """Constraints that cannot all hold: these slots, these teachers; ``hours`` wanted against ``limit``."""

    reason: Reason
    slots: tuple[int, ...]
    teachers: tuple[int, ...] = ()
    hours: int = 0
    limit: int = 0


def collisions(question: Question) -> tuple[Collision, ...]:
    """Return what stands in the way, the plainest first; empty when hours can be shared out within all limits.

    Time is compared as if slots could be divided: what is named here collides for sure.
    """
    found = [Collision(Reason.NOBODY, (slot.key,)) for slot in question.slots if not slot.choices]
    found += [
        Collision(Reason.LOCKED_UNQUALIFIED, (slot.key,), (slot.locked,))
        for slot in question.slots
        if slot.locked is not None and slot.locked not in slot.candidates
    ]
    over = _locked_over_limit(question)
    found += over
    if not over:
        found += _too_little_time(question)
    return tuple(found)


def _locked_over_limit(question: Question) -> list[Collision]:
    held: dict[int, list[int]] = defaultdict(list)
    for at, slot in enumerate(question.slots):
        if slot.locked is not None:
            held[slot.locked].append(at)
    found: list[Collision] = []
    for teacher, places in held.items():
        hours = sum(question.slots[at].hours for at in places)
        limit = question.limits.get(teacher, hours)
        if hours > limit:
            keys = tuple(question.slots[at].key for at in places)
            found.append(Collision(Reason.LOCKED_OVER_LIMIT, keys, (teacher,), hours, limit))
    return found


def _too_little_time(question: Question) -> list[Collision]:
    """Return the tightest set of slots whose teachers together have less time than they take (minimum cut)."""
    flow = _Flow()
    takeable = [(at + 2, slot) for at, slot in enumerate(question.slots) if slot.choices]
    people = {teacher: len(question.slots) + 2 + at for at, teacher in enumerate(_people(question))}
    wanted = sum(slot.hours for _, slot in takeable)
    for node, slot in takeable:
        flow.join(_SOURCE, node, slot.hours)
        for teacher in slot.choices:
            flow.join(node, people[teacher], _UNBOUNDED)
    for teacher, node in people.items():
        flow.join(node, _SINK, question.limits.get(teacher, _UNBOUNDED))
    if flow.push_all() == wanted:
        return []
    side = flow.reached()
    slots = [slot for node, slot in takeable if node in side]
    teachers = tuple(teacher for teacher, node in people.items() if node in side)
    hours, limit = sum(slot.hours for slot in slots), sum(question.limits[teacher] for teacher in teachers)
    return [Collision(Reason.TOO_LITTLE_TIME, tuple(slot.key for slot in slots), teachers, hours, limit)]


def _people(question: Question) -> list[int]:
    return list(dict.fromkeys(teacher for slot in question.slots for teacher in slot.choices))


class _Flow:
    """The greatest flow from source to sink, by shortest ways in layers (Dinitz)."""

    def __init__(self) -> None:
        self._room: dict[int, dict[int, int]] = defaultdict(dict)

    def join(self, tail: int, head: int, room: int) -> None:
        """Add a way."""
        self._room[tail][head] = self._room[tail].get(head, 0) + room
        self._room[head].setdefault(tail, 0)

    def push_all(self) -> int:
        """Push what can be pushed; return how much."""
        pushed = 0
        while True:
            depth = self._layers()
            if _SINK not in depth:
                return pushed
            ways = {node: list(room) for node, room in self._room.items()}
            while more := self._push(depth, ways):
                pushed += more

    def reached(self) -> set[int]:
        """Return what the source still reaches: its side of the tightest cut."""
        return set(self._layers())

    def _layers(self) -> dict[int, int]:
        depth, waiting = {_SOURCE: 0}, deque([_SOURCE])
        while waiting:
            node = waiting.popleft()
            for head, room in self._room[node].items():
                if room > 0 and head not in depth:
                    depth[head] = depth[node] + 1
                    waiting.append(head)
        return depth

    def _push(self, depth: dict[int, int], ways: dict[int, list[int]]) -> int:
        path = [_SOURCE]
        while path[-1] != _SINK:
            node = path[-1]
            while ways[node] and not self._leads_on(node, ways[node][-1], depth):
                ways[node].pop()
            if ways[node]:
                path.append(ways[node][-1])
            elif node == _SOURCE:
                return 0
            else:
                path.pop()
                ways[path[-1]].pop()
        pairs = list(pairwise(path))
        amount = min(self._room[tail][head] for tail, head in pairs)
        for tail, head in pairs:
            self._room[tail][head] -= amount
            self._room[head][tail] += amount
        return amount

    def _leads_on(self, node: int, head: int, depth: dict[int, int]) -> bool:
        return self._room[node][head] > 0 and depth.get(head) == depth[node] + 1
