"""A standard's tree, and a text that was read, as lines of the tree view."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from onex_desktop.domain.problems import Problem, Severity
from onex_desktop.domain.standards.parsed import Doubt, ParsedStandard
from onex_desktop.domain.standards.tree import (
    DEPTH,
    Item,
    Kind,
    Number,
    Section,
    StandardRow,
    Tree,
    counts,
    dotted,
    kind_of,
    walk,
)
from onex_desktop.gui.models.tree_model import TreeNode
from onex_desktop.gui.tokens import Tone
from onex_desktop.wording import labels
from onex_desktop.wording.problems import sentence
from onex_desktop.wording.problems.standards import DOUBTS, SHORT

TITLES: Final = ("编号", "内容", "要求")
READ_TITLES: Final = ("编号", "内容", "说明")
OUTSIDE: Final = "outside"
_SAID_BY_PROBLEMS: Final = (Doubt.SKIPPED, Doubt.DUPLICATE, Doubt.PARENT_MISSING)

TABLES: Final = {Kind.AREA: "work_areas", Kind.TASK: "work_tasks", Kind.REQUIREMENT: "skill_requirements"}
ItemKey = tuple[Kind, int]
Found = Mapping[str, list[Problem]]
"""Problems by number as printed."""


def stored(tree: Tree, problems: tuple[Problem, ...]) -> tuple[TreeNode, ...]:
    """Return the lines of a stored tree; a line's key is its kind and the key of its row."""
    return tuple(_stored(item, (item.number,), by_number(problems)) for item in tree)


def by_number(problems: tuple[Problem, ...], level: str = "") -> dict[str, list[Problem]]:
    """Return problems by the number they are about, of one level or of all."""
    found: dict[str, list[Problem]] = {}
    for problem in problems:
        if problem.where and level in ("", problem.where.field):
            found.setdefault(problem.where.name, []).append(problem)
    return found


def read(parsed: ParsedStandard) -> tuple[TreeNode, ...]:
    """Return the lines of a text that was read: levels, items, and what belongs to none."""
    problems, doubts = parsed.problems, parsed.doubts()
    nodes: list[TreeNode] = []
    for level, tree in parsed.levels.items():
        found = by_number(problems, level.value)
        parts = tuple(_read(item, (item.number,), found, doubts) for item in tree)
        total = f"{counts(tree)[Kind.REQUIREMENT]} 条要求"
        nodes.append(TreeNode(("level", level.value), (labels.LEVELS[level], "", total), parts, is_strong=True))
    outside = tuple(
        TreeNode(("line", at), ("", line.text, f"第 {line.line + 1} 行"), tone=Tone.WARNING)
        for at, line in enumerate(parsed.outside)
    )
    if outside:
        words = ("", f"没有归入的文字（{len(outside)} 段）", DOUBTS[Doubt.OUTSIDE])
        nodes.append(TreeNode(OUTSIDE, words, outside, Tone.WARNING, is_strong=True))
    return tuple(nodes)


def title_of(row: StandardRow) -> str:
    """Return an edition as a choice shows it."""
    return f"{row.certificate} · {row.draft.edition}"


def counted(tree: Tree) -> str:
    """Return how many items a tree has, in few words: they stand beside the title."""
    number = counts(tree)
    return f"领域 {number[Kind.AREA]} · 任务 {number[Kind.TASK]} · 要求 {number[Kind.REQUIREMENT]}"


def path_of(tree: Tree, key: ItemKey) -> tuple[tuple[Number, Item], ...]:
    """Return an item and what it hangs on, from the area down; empty when it is gone."""
    return _path(tree, (), key)


def _path(tree: Tree, above: Number, key: ItemKey) -> tuple[tuple[Number, Item], ...]:
    for item in tree:
        number = (*above, item.number)
        if (kind_of(number), item.id) == key:
            return ((number, item),)
        below = _path(item.parts, number, key)
        if below:
            return ((number, item), *below)
    return ()


def number_key(tree: Tree, name: str) -> ItemKey | None:
    """Return the key of the item with a printed number."""
    return next(((kind_of(number), item.id) for number, item in walk(tree) if dotted(number) == name), None)


def sections_of(standard: Mapping[Section, Tree]) -> list[Section]:
    """Return the sections of a standard that hold something, in their order."""
    return sorted((section for section, tree in standard.items() if tree), key=lambda each: each.order)


def _stored(item: Item, number: Number, problems: Found) -> TreeNode:
    own = problems.get(dotted(number), [])
    parts = tuple(_stored(part, (*number, part.number), problems) for part in item.parts)
    return TreeNode(
        (kind_of(number), item.id),
        (dotted(number), item.text, _below(item, number)),
        parts,
        _tone(own),
        _sentences(own) or labels.ITEM_KINDS[kind_of(number)],
        is_strong=len(number) == 1,
        is_editable=True,
    )


def _read(item: Item, number: Number, problems: Found, doubts: Mapping[int, tuple[Doubt, ...]]) -> TreeNode:
    # Of two with one number both get the problem: nobody but the user knows which of them is wrong.
    own = problems.get(dotted(number), [])
    why = [DOUBTS[doubt] for doubt in doubts.get(item.id, ()) if doubt not in _SAID_BY_PROBLEMS]
    short = [SHORT[problem.code].format_map(dict(problem.params)) for problem in own]
    parts = tuple(_read(part, (*number, part.number), problems, doubts) for part in item.parts)
    return TreeNode(
        ("item", item.id),
        (dotted(number), item.text or "（缺）", "；".join([*why, *short])),
        parts,
        _tone(own) or (Tone.WARNING if doubts.get(item.id) else None),
        _sentences(own),
        is_strong=len(number) == 1,
    )


def _below(item: Item, number: Number) -> str:
    if len(number) == DEPTH:
        return ""
    requirements = sum(len(part.parts) for part in item.parts) if len(number) == 1 else len(item.parts)
    return str(requirements)


def _tone(problems: list[Problem]) -> Tone | None:
    if any(problem.severity is Severity.ERROR for problem in problems):
        return Tone.DANGER
    return Tone.WARNING if problems else None


def _sentences(problems: list[Problem]) -> str:
    return "\n".join(sentence(problem.code, problem.params) for problem in problems)
