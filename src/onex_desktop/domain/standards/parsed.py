"""What reading a published text yields: trees by level, and for every line what became of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from onex_desktop.domain.problems import Problem, Severity
from onex_desktop.domain.standards.tree import Content, Number, Section, Tree, counts, plain, validate_tree
from onex_desktop.domain.standards.tree import Kind as ItemKind
from onex_desktop.domain.values import Level


class Role(StrEnum):
    """What a piece of the text was taken for."""

    ITEM = "item"
    MORE = "more"
    LEVEL = "level"
    TABLE_HEAD = "table_head"
    PAGE_MARK = "page_mark"
    REPEATED = "repeated"
    OUTSIDE = "outside"


class Doubt(StrEnum):
    """Why a piece should be looked at."""

    NUMBER_MISSING = "number_missing"
    NUMBER_AS_TEXT = "number_as_text"
    SKIPPED = "skipped"
    DUPLICATE = "duplicate"
    OUT_OF_ORDER = "out_of_order"
    PARENT_MISSING = "parent_missing"
    JOINED = "joined"
    TOO_DEEP = "too_deep"
    OUTSIDE = "outside"


@dataclass(frozen=True, slots=True)
class ParsedLine:
    """One piece of the text: certain when ``doubt`` is None.

    ``line`` counts from 0; ``item`` is the key of the item it belongs to, 0 when it belongs to none.
    """

    line: int
    text: str
    role: Role
    level: Level
    item: int = 0
    number: Number = ()
    doubt: Doubt | None = None


@dataclass(frozen=True, slots=True)
class ParsedStandard:
    """The trees a text holds, by level; every item's ``id`` is its key among ``lines``."""

    levels: Mapping[Level, Tree] = field(default_factory=dict)
    lines: tuple[ParsedLine, ...] = ()

    def content(self, module_id: int | None = None) -> Content:
        """Return the trees as a standard stores them."""
        return {Section(level, module_id): plain(tree) for level, tree in self.levels.items()}

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Everything wrong with the trees; the errors among them forbid saving."""
        found = [p for level, tree in self.levels.items() for p in validate_tree(tree, Section(level))]
        if not self.count(ItemKind.REQUIREMENT):
            found.append(Problem("standards.nothing_recognised"))
        return tuple(found)

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The problems that forbid saving."""
        return tuple(problem for problem in self.problems if problem.severity is Severity.ERROR)

    @property
    def doubtful(self) -> tuple[ParsedLine, ...]:
        """The pieces that should be looked at."""
        return tuple(line for line in self.lines if line.doubt is not None)

    @property
    def outside(self) -> tuple[ParsedLine, ...]:
        """The pieces that belong to no item and are none of the marks that every table has."""
        return tuple(line for line in self.lines if line.role is Role.OUTSIDE)

    def count(self, kind: ItemKind) -> int:
        """Return how many items of a kind there are."""
        return sum(counts(tree)[kind] for tree in self.levels.values())

    def doubts(self) -> dict[int, tuple[Doubt, ...]]:
        """Return by item why it should be looked at, its continuations included."""
        found: dict[int, dict[Doubt, None]] = {}
        for line in self.lines:
            if line.doubt is not None and line.item:
                found.setdefault(line.item, {})[line.doubt] = None
        return {item: tuple(doubts) for item, doubts in found.items()}
