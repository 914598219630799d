"""A small standard in a library, and how the tests look at it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests import factories

from onex_desktop.domain.changes import Changed
from onex_desktop.domain.problems import ProblemsFound
from onex_desktop.domain.standards.tree import Item, Kind, Section, StandardDraft, Tree, dotted, walk
from onex_desktop.domain.values import Level
from onex_desktop.services import standards
from onex_desktop.services.context import AppContext
from onex_desktop.services.standard_records import ItemKey

SECTION = Section(Level.INTERMEDIATE)
SMALL: Tree = (
    Item(1, "甲域", (Item(1, "甲务", (Item(1, "能甲。"), Item(2, "能乙。"))), Item(2, "乙务", (Item(1, "能丙。"),)))),
    Item(2, "乙域", (Item(1, "丙务", (Item(1, "能丁。"),)),)),
)


def add_standard(ctx: AppContext) -> int:
    """Take the small standard over into a library; return its key."""
    draft = StandardDraft(factories.add_certificate(ctx), "2020年1.0版")
    return standards.take_over(ctx, draft, {SECTION: SMALL}).first("standards")


def tree(ctx: AppContext, standard_id: int) -> Tree:
    return standards.content(ctx, standard_id).get(SECTION, ())


def shown(ctx: AppContext, standard_id: int) -> list[str]:
    return [f"{dotted(number)} {item.text}" for number, item in walk(tree(ctx, standard_id))]


def key(ctx: AppContext, standard_id: int, name: str) -> ItemKey:
    kinds = (Kind.AREA, Kind.TASK, Kind.REQUIREMENT)
    return next((kinds[len(n) - 1], item.id) for n, item in walk(tree(ctx, standard_id)) if dotted(n) == name)


def code_of(changed: Changed) -> str:
    assert changed.step is not None
    return changed.step.code


def refused(act: Callable[[], object]) -> list[str]:
    with pytest.raises(ProblemsFound) as caught:
        act()
    return [problem.code for problem in caught.value.problems]
