"""Comparing two editions: every requirement of either is in exactly one state.

Items are matched by equal words first, at the same number before any other; then by likeness, where the same number
counts for a little more. Likeness is the Dice coefficient of neighbouring pairs of characters (docs/adr/0015).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from onex_desktop.domain.likeness import bare, dice, letter_pairs
from onex_desktop.domain.standards.tree import DEPTH, Content, Number, Section, walk

LIKE_ANYWHERE: Final = 0.6
"""From here on two texts at different numbers are one requirement in other words."""
LIKE_IN_PLACE: Final = 0.4
"""From here on two texts at the same number are."""
IN_PLACE: Final = 0.15
"""What the same number is worth when several partners are as like."""
MOST: Final = 8
"""How many partners are considered for a text; the likest by shared pairs."""
ENOUGH: Final = 1500
"""How many sharers are counted to find them."""


class State(StrEnum):
    """What became of an item from one edition to the next; other words weigh more than another number."""

    ADDED = "added"
    REMOVED = "removed"
    REWORDED = "reworded"
    RENUMBERED = "renumbered"
    SAME = "same"


@dataclass(frozen=True, slots=True)
class Located:
    """An item with its place in a standard."""

    section: Section
    number: Number
    text: str

    @property
    def order(self) -> tuple[tuple[int, int], Number]:
        """Sorts as the standard is printed."""
        return self.section.order, self.number


@dataclass(frozen=True, slots=True)
class Pair:
    """An item of the old edition, of the new one, or of both; ``likeness`` is 1 for equal words."""

    state: State
    old: Located | None
    new: Located | None
    likeness: float = 0.0

    @property
    def depth(self) -> int:
        """1 for an area, 2 for a task, 3 for a requirement."""
        one = self.new or self.old
        return 0 if one is None else len(one.number)


@dataclass(frozen=True, slots=True)
class Comparison:
    """All pairs in the order of the new edition, what was removed where it stood; areas and tasks among them."""

    pairs: tuple[Pair, ...]

    @property
    def requirements(self) -> tuple[Pair, ...]:
        """The pairs of requirements."""
        return tuple(pair for pair in self.pairs if pair.depth == DEPTH)

    @property
    def headings(self) -> tuple[Pair, ...]:
        """The pairs of areas and tasks."""
        return tuple(pair for pair in self.pairs if pair.depth < DEPTH)

    def count(self, state: State) -> int:
        """Return how many requirements are in a state."""
        return sum(pair.state is state for pair in self.requirements)


def compare(old: Content, new: Content) -> Comparison:
    """Match two editions, depth by depth and level by level: a level is never matched with another."""
    pairs: list[Pair] = []
    for section in sorted(old.keys() | new.keys(), key=lambda each: each.order):
        for depth in range(1, DEPTH + 1):
            pairs += _matched(_items(old, section, depth), _items(new, section, depth))
    return Comparison(tuple(sorted(pairs, key=_printed)))


def _printed(pair: Pair) -> tuple[tuple[int, int], Number, bool]:
    shown = pair.new or pair.old
    assert shown is not None  # noqa: S101 -- a pair has at least one side
    return (*shown.order, pair.new is None)


def _items(content: Content, section: Section, depth: int) -> list[Located]:
    found = (Located(section, number, item.text) for number, item in walk(content.get(section, ())))
    return sorted((each for each in found if len(each.number) == depth), key=lambda each: each.number)


def _matched(old: list[Located], new: list[Located]) -> Iterator[Pair]:
    for first, second in _equal(old, new):
        state = State.SAME if first.number == second.number else State.RENUMBERED
        yield Pair(state, first, second, 1.0)
    for first, second, score in _alike(old, new):
        yield Pair(State.REWORDED, first, second, score)
    yield from (Pair(State.REMOVED, each, None) for each in old)
    yield from (Pair(State.ADDED, None, each) for each in new)


def _equal(old: list[Located], new: list[Located]) -> list[tuple[Located, Located]]:
    """Take out what has equal words: at the same number first, then in the order of the numbers."""
    in_place = {(each.number, bare(each.text)): each for each in new}
    found = [(each, in_place[key]) for each in old if (key := (each.number, bare(each.text))) in in_place]
    _take_out(old, new, found)
    elsewhere: dict[str, list[Located]] = defaultdict(list)
    for each in new:
        elsewhere[bare(each.text)].append(each)
    moved = [(each, same.pop(0)) for each in old if (same := elsewhere[bare(each.text)])]
    _take_out(old, new, moved)
    return found + moved


def _alike(old: list[Located], new: list[Located]) -> list[tuple[Located, Located, float]]:
    """Take out what is like enough, the likest pairs first; ties go to the lower numbers."""
    offers = sorted(_offers(old, new), key=lambda offer: (-offer[0], old[offer[1]].number, new[offer[2]].number))
    found: list[tuple[Located, Located, float]] = []
    used_old: set[int] = set()
    used_new: set[int] = set()
    for _, at, to, score in offers:
        if at not in used_old and to not in used_new:
            used_old.add(at)
            used_new.add(to)
            found.append((old[at], new[to], score))
    _take_out(old, new, [(first, second) for first, second, _ in found])
    return found


def _offers(old: list[Located], new: list[Located]) -> Iterator[tuple[float, int, int, float]]:
    """Yield rank, the two places and the likeness of every pair that could be one."""
    grams = [letter_pairs(each.text) for each in new]
    holders: dict[str, list[int]] = defaultdict(list)
    place = {each.number: at for at, each in enumerate(new)}
    for at, counted in enumerate(grams):
        for gram in counted:
            holders[gram].append(at)
    for at, each in enumerate(old):
        own = letter_pairs(each.text)
        shared = _sharing(own, holders)
        likely = sorted(shared, key=lambda to: (-shared[to], to))[:MOST]
        for to in dict.fromkeys([*likely, *([place[each.number]] if each.number in place else [])]):
            score = dice(own, grams[to])
            in_place = new[to].number == each.number
            if score >= (LIKE_IN_PLACE if in_place else LIKE_ANYWHERE):
                yield score + (IN_PLACE if in_place else 0.0), at, to, score


def _sharing(own: Counter[str], holders: Mapping[str, list[int]]) -> Counter[int]:
    """Count by text how many pairs it shares, the rare ones first: what all requirements have tells none apart."""
    shared: Counter[int] = Counter()
    left = ENOUGH
    for gram in sorted((gram for gram in own if gram in holders), key=lambda gram: (len(holders[gram]), gram)):
        shared.update(holders[gram])
        left -= len(holders[gram])
        if left <= 0:
            break
    return shared


def _take_out(old: list[Located], new: list[Located], pairs: Iterable[tuple[Located, Located]]) -> None:
    gone_old = {first.number for first, _ in pairs}
    gone_new = {second.number for _, second in pairs}
    old[:] = [each for each in old if each.number not in gone_old]
    new[:] = [each for each in new if each.number not in gone_new]
