"""A standard and its tree: 工作领域 → 工作任务 → 职业技能要求, numbered 1 · 1.1 · 1.1.1 (domain facts §5.2)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from onex_desktop.domain.problems import Param, Place, Problem, Severity
from onex_desktop.domain.values import LEVEL_ORDER, Level

NAME_LENGTH: Final = 200
"""What an area or a task may be called at most."""
TEXT_LENGTH: Final = 8000
"""What a requirement may hold at most."""
LONG: Final = 1000
"""A requirement above this is probably two that ran together; it is kept, with a warning."""
LARGEST: Final = 999
"""The largest number; what is larger is a year or a measure."""


class StandardStatus(StrEnum):
    """Where an edition stands in its life."""

    DRAFT = "draft"
    IN_FORCE = "in_force"
    ARCHIVED = "archived"


class Kind(StrEnum):
    """What an item of the tree is; its depth says so."""

    AREA = "area"
    TASK = "task"
    REQUIREMENT = "requirement"


KINDS: Final = (Kind.AREA, Kind.TASK, Kind.REQUIREMENT)
DEPTH: Final = len(KINDS)

Number = tuple[int, ...]
"""Place of an item: (1,), (1, 1), (1, 1, 10). Tuples sort 1.1.10 behind 1.1.9."""


@dataclass(frozen=True, slots=True)
class StandardDraft:
    """An edition of a certificate's standard as entered; ``issued`` is a day, a month or a year."""

    certificate_id: int
    edition: str
    issued: str = ""
    status: StandardStatus = StandardStatus.DRAFT
    source: str = ""
    predecessor_id: int | None = None


@dataclass(frozen=True, slots=True)
class StandardRow:
    """An edition as listed."""

    id: int
    version: int
    draft: StandardDraft
    certificate: str
    requirements: int

    @property
    def title(self) -> str:
        """Certificate and edition as one name."""
        return f"{self.certificate} {self.draft.edition}"


@dataclass(frozen=True, slots=True)
class Section:
    """One tree of a standard: a level, and the certificate module where the certificate has modules."""

    level: Level
    module_id: int | None = None

    @property
    def order(self) -> tuple[int, int]:
        """Sorts by level, then by module."""
        return LEVEL_ORDER[self.level], self.module_id or 0


@dataclass(frozen=True, slots=True)
class Item:
    """An area, a task or a requirement; ``number`` is its own place among its siblings.

    ``id`` is the key of the stored row, or in a text that was read the item's place in it; 0 for neither.
    """

    number: int
    text: str
    parts: tuple[Item, ...] = ()
    id: int = 0
    version: int = 0


Tree = tuple[Item, ...]
Content = Mapping[Section, Tree]
"""All trees of a standard."""


def kind_of(number: Number) -> Kind:
    """Return what stands at a place."""
    return KINDS[len(number) - 1]


def dotted(number: Number) -> str:
    """Return a number as it is printed: 1.1.10."""
    return ".".join(map(str, number))


def walk(tree: Tree, above: Number = ()) -> Iterator[tuple[Number, Item]]:
    """Yield every item with its number, parents before their parts."""
    for item in tree:
        number = (*above, item.number)
        yield number, item
        yield from walk(item.parts, number)


def counts(tree: Tree) -> dict[Kind, int]:
    """Return how many areas, tasks and requirements a tree has."""
    depths = [len(number) for number, _ in walk(tree)]
    return {kind: depths.count(depth) for depth, kind in enumerate(KINDS, start=1)}


def plain(tree: Tree) -> Tree:
    """Return the tree without keys, to compare content."""
    return tuple(replace(item, id=0, version=0, parts=plain(item.parts)) for item in tree)


def renumbered(tree: Tree) -> Tree:
    """Return the tree numbered from 1 without gaps, in its order."""
    return tuple(replace(item, number=at, parts=renumbered(item.parts)) for at, item in enumerate(tree, start=1))


def render(tree: Tree) -> str:
    """Return a tree as plain text, one numbered item a line; ``parse_published`` reads it back."""
    return "\n".join(f"{dotted(number)} {item.text}".rstrip() for number, item in walk(tree))


def validate_standard(draft: StandardDraft, taken: frozenset[str]) -> list[Problem]:
    """Return what is wrong with an edition; ``taken`` are the certificate's other editions."""
    where = Place("standards", name=draft.edition, field="edition")
    if not draft.edition.strip():
        return [Problem("standards.edition_missing", where=where)]
    if draft.edition.strip() in taken:
        return [Problem("standards.edition_taken", params={"edition": draft.edition}, where=where)]
    return []


def validate_tree(tree: Tree, section: Section, standard_id: int | None = None) -> list[Problem]:
    """Return everything wrong with a tree at once, in the order of the numbers.

    A place carries the standard's key, the number as its name and the level as its field.
    """
    found = list(_siblings(tree, (), section, standard_id))
    for number, item in walk(tree):
        found += _siblings(item.parts, number, section, standard_id)
        found += _text(number, item, section, standard_id)
    return sorted(found, key=_by_number)


def _by_number(problem: Problem) -> Number:
    return tuple(map(int, problem.where.name.split("."))) if problem.where else ()


def _siblings(parts: Tree, above: Number, section: Section, standard_id: int | None) -> Iterator[Problem]:
    before = 0
    seen: set[int] = set()
    for item in sorted(parts, key=lambda part: part.number):
        number = (*above, item.number)
        if item.number in seen:
            yield _problem("standards.number_duplicate", Severity.ERROR, number, section, standard_id)
        elif not 1 <= item.number <= LARGEST:
            yield _problem("standards.number_impossible", Severity.ERROR, number, section, standard_id, most=LARGEST)
        elif item.number > before + 1:
            expected = dotted((*above, before + 1))
            yield _problem(
                "standards.number_skipped", Severity.WARNING, number, section, standard_id, expected=expected
            )
        seen.add(item.number)
        before = item.number


def _text(number: Number, item: Item, section: Section, standard_id: int | None) -> Iterator[Problem]:
    length = len(item.text)
    is_leaf = len(number) == DEPTH
    if not item.text.strip():
        code = "standards.text_missing" if is_leaf else "standards.parent_missing"
        yield _problem(code, Severity.ERROR, number, section, standard_id)
    elif length > (TEXT_LENGTH if is_leaf else NAME_LENGTH):
        most = TEXT_LENGTH if is_leaf else NAME_LENGTH
        yield _problem(
            "standards.text_too_long", Severity.ERROR, number, section, standard_id, length=length, most=most
        )
    elif length > LONG:
        yield _problem("standards.text_long", Severity.WARNING, number, section, standard_id, length=length)
    if not is_leaf and not item.parts:
        yield _problem("standards.nothing_below", Severity.WARNING, number, section, standard_id)


def _problem(
    code: str, severity: Severity, number: Number, section: Section, standard_id: int | None, **more: Param
) -> Problem:
    params = {"level": section.level.value, "number": dotted(number), **more}
    return Problem(code, severity, params, Place("standards", standard_id, dotted(number), section.level.value))
