"""Adopting a new edition: which requirement became which, and what happens to the links (entities, decision 5)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Final

from onex_desktop.domain.likeness import likeness
from onex_desktop.domain.mapping import ReviewState, Strength
from onex_desktop.domain.problems import Place, Problem, Severity
from onex_desktop.domain.standards.comparison import Located, State, compare
from onex_desktop.domain.standards.tree import DEPTH, Content, Number, Section, walk


class MatchKind(StrEnum):
    """What became of a requirement; what was added or removed has no match."""

    SAME = "same"
    REWORDED = "reworded"
    RENUMBERED = "renumbered"
    SPLIT = "split"


_KINDS: Final = {
    State.SAME: MatchKind.SAME,
    State.REWORDED: MatchKind.REWORDED,
    State.RENUMBERED: MatchKind.RENUMBERED,
}


REVIEW: Final = "review"
"""The field of a place that means the list of what waits for review."""


@dataclass(frozen=True, slots=True)
class Match:
    """A requirement of the old edition and what it became; ``similarity`` in hundredths of the whole."""

    old_id: int
    new_id: int
    kind: MatchKind
    similarity: int
    confirmed: bool


@dataclass(frozen=True, slots=True)
class Standing:
    """A requirement with its key and its place in the edition."""

    id: int
    section: Section
    number: Number
    text: str


@dataclass(frozen=True, slots=True)
class MatchLine:
    """A requirement of either edition with its partner; one that was added or removed has one side only."""

    old: Standing | None
    new: Standing | None
    match: Match | None


@dataclass(frozen=True, slots=True)
class AdoptionRow:
    """An edition that a plan works by since a day."""

    id: int
    plan_id: int
    standard_id: int
    adopted_on: str
    note: str


@dataclass(frozen=True, slots=True)
class Adopted:
    """What an adoption did: links carried, those of them to be reviewed, links whose requirement is gone."""

    carried: int
    to_review: int
    left: int


@dataclass(frozen=True, slots=True)
class LinkRow:
    """A link of a plan to a requirement, as it is carried to another; one of course and course module is None."""

    id: int
    requirement_id: int
    course_id: int | None
    course_module_id: int | None
    strength: Strength
    hours: Decimal | None
    note: str
    review: ReviewState


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """A link that waits for review, with the course and the person who answers for it.

    ``requirement`` is a requirement with its number, or a certificate module; ``former`` is what the old edition
    said, empty where the link was not carried; ``strength`` is the school's word.
    """

    id: int
    version: int
    plan_id: int
    plan: str
    course_id: int
    course: str
    slot: str
    responsible: str
    standard_id: int | None
    certificate: str
    level: str
    requirement: str
    former: str
    strength: str

    @property
    def words(self) -> str:
        """The requirement without its number."""
        return self.requirement.partition(" ")[2]


@dataclass(frozen=True, slots=True)
class WaitingCourse:
    """A course of a plan and how many of its links to an edition wait for review; no edition for whole modules."""

    plan: str
    course: str
    responsible: str
    standard_id: int | None
    links: int


@dataclass(frozen=True, slots=True)
class OutdatedRow:
    """Links of a plan that still rest on an edition that has a successor in force."""

    plan: str
    certificate: str
    standard_id: int
    edition: str
    newer_id: int
    newer: str
    links: int


def standing(content: Content) -> tuple[Standing, ...]:
    """Return the requirements of an edition in the order of print."""
    ordered = sorted(content.items(), key=lambda pair: pair[0].order)
    return tuple(
        Standing(item.id, section, number, item.text)
        for section, tree in ordered
        for number, item in walk(tree)
        if len(number) == DEPTH
    )


def propose(old: Content, new: Content) -> tuple[Match, ...]:
    """Return what comparing the editions finds; equal words at the same number need nobody's confirmation."""
    old_ids = {(each.section, each.number): each.id for each in standing(old)}
    new_ids = {(each.section, each.number): each.id for each in standing(new)}
    found: list[Match] = []
    for pair in compare(old, new).requirements:
        if pair.old is not None and pair.new is not None:
            similarity = int(pair.likeness * 100)
            ids = old_ids[_place(pair.old)], new_ids[_place(pair.new)]
            found.append(Match(*ids, _KINDS[pair.state], similarity, pair.state is State.SAME))
    return tuple(found)


def matched_by_hand(old: Standing, partners: Sequence[Standing]) -> tuple[Match, ...]:
    """Return the confirmed matches of a requirement with the partners somebody chose for it."""
    return tuple(
        Match(old.id, new.id, _kind(old, new, len(partners)), int(likeness(old.text, new.text) * 100), confirmed=True)
        for new in partners
    )


def lines(old: Content, new: Content, matches: Sequence[Match]) -> tuple[MatchLine, ...]:
    """Return every requirement of both editions: those of the new one in order, then those that are gone."""
    old_by_id = {each.id: each for each in standing(old)}
    by_new: dict[int, list[Match]] = defaultdict(list)
    for match in matches:
        by_new[match.new_id].append(match)
    found: list[MatchLine] = []
    for each in standing(new):
        found += [MatchLine(old_by_id.get(match.old_id), each, match) for match in by_new[each.id]] or [
            MatchLine(None, each, None)
        ]
    matched = {match.old_id for match in matches}
    return (*found, *(MatchLine(each, None, None) for each in old_by_id.values() if each.id not in matched))


def review_after(kind: MatchKind, before: ReviewState) -> ReviewState:
    """Return the state of a carried link: only unchanged requirements keep what was confirmed."""
    return before if kind is MatchKind.SAME else ReviewState.TO_REVIEW


def find_problems(waiting: Sequence[WaitingCourse], outdated: Sequence[OutdatedRow]) -> list[Problem]:
    """Return the courses with links to be reviewed, and the editions that were replaced but are still linked to."""
    found = [
        Problem(
            "mapping.to_review",
            Severity.INFO,
            {"plan": each.plan, "course": each.course, "count": each.links, "person": each.responsible or "—"},
            Place("standards", each.standard_id, field=REVIEW),
        )
        for each in waiting
    ]
    found += [
        Problem(
            "mapping.outdated_edition",
            Severity.WARNING,
            {"plan": each.plan, "certificate": each.certificate, "edition": each.edition, "newer": each.newer,
             "count": each.links},
            Place("standards", each.newer_id),
        )
        for each in outdated
    ]  # fmt: skip
    return found


def _place(located: Located) -> tuple[Section, Number]:
    return located.section, located.number


def _kind(old: Standing, new: Standing, partners: int) -> MatchKind:
    if partners > 1:
        return MatchKind.SPLIT
    if likeness(old.text, new.text) < 1:
        return MatchKind.REWORDED
    return MatchKind.SAME if (old.section, old.number) == (new.section, new.number) else MatchKind.RENUMBERED
