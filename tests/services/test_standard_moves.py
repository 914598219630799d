"""Moving about in a standard's tree: each act is one named step, refused with its reason, taken back whole."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from tests import factories
from tests.services.small_standard import SECTION, SMALL, add_standard, code_of, key, refused, shown

from onex_desktop.domain.changes import Changed
from onex_desktop.domain.mapping import Strength
from onex_desktop.domain.problems import ProblemsFound
from onex_desktop.domain.standards.tree import Item, StandardDraft
from onex_desktop.services import mapping, standards, undo
from onex_desktop.services import standard_items as items
from onex_desktop.services import standard_moves as moves
from onex_desktop.services.context import AppContext

BEFORE = [
    "1 甲域",
    "1.1 甲务",
    "1.1.1 能甲。",
    "1.1.2 能乙。",
    "1.2 乙务",
    "1.2.1 能丙。",
    "2 乙域",
    "2.1 丙务",
    "2.1.1 能丁。",
]


@pytest.fixture
def ctx(tmp_path: Path) -> AppContext:
    return factories.empty_library(tmp_path)


@pytest.fixture
def standard(ctx: AppContext) -> int:
    return add_standard(ctx)


def _to(moved: str, target: str, at: int | None = None) -> Callable[[AppContext, int], Changed]:
    return lambda c, s: moves.move_to(
        c, [key(c, s, name) for name in moved.split()], key(c, s, target) if target else None, at
    )


ACTS: dict[str, tuple[Callable[[AppContext, int], Changed], str, list[str]]] = {
    "a requirement to another task": (
        _to("1.1.1", "1.2"), "standards.move_item",
        ["1 甲域", "1.1 甲务", "1.1.1 能乙。", "1.2 乙务", "1.2.1 能丙。", "1.2.2 能甲。", *BEFORE[6:]],
    ),
    "two requirements in front of another": (
        _to("1.1.1 1.1.2", "2.1", 0), "standards.move_item",
        ["1 甲域", "1.1 甲务", "1.2 乙务", "1.2.1 能丙。",
         "2 乙域", "2.1 丙务", "2.1.1 能甲。", "2.1.2 能乙。", "2.1.3 能丁。"],
    ),
    "a requirement behind one of its kind": (
        _to("2.1.1", "1.1.1"), "standards.move_item",
        ["1 甲域", "1.1 甲务", "1.1.1 能甲。", "1.1.2 能丁。", "1.1.3 能乙。", *BEFORE[4:7], "2.1 丙务"],
    ),
    "a task to another area with all it has": (
        _to("1.1 1.1.2", "2"), "standards.move_item",
        ["1 甲域", "1.1 乙务", "1.1.1 能丙。", "2 乙域",
         "2.1 丙务", "2.1.1 能丁。", "2.2 甲务", "2.2.1 能甲。", "2.2.2 能乙。"],
    ),
    "an area to the front": (
        _to("2", "", 0), "standards.move_item",
        ["1 乙域", "1.1 丙务", "1.1.1 能丁。", "2 甲域",
         "2.1 甲务", "2.1.1 能甲。", "2.1.2 能乙。", "2.2 乙务", "2.2.1 能丙。"],
    ),
    "a requirement up at the edge": (
        lambda c, s: moves.move(c, key(c, s, "1.2.1"), -1), "standards.move_item",
        ["1 甲域", "1.1 甲务", "1.1.1 能甲。", "1.1.2 能乙。", "1.1.3 能丙。", "1.2 乙务", *BEFORE[6:]],
    ),
    "a task down at the edge": (
        lambda c, s: moves.move(c, key(c, s, "1.2"), 1), "standards.move_item",
        [*BEFORE[:4], "2 乙域", "2.1 乙务", "2.1.1 能丙。", "2.2 丙务", "2.2.1 能丁。"],
    ),
    "a requirement up a level": (
        lambda c, s: moves.outdent(c, key(c, s, "1.1.1")), "standards.outdent_item",
        ["1 甲域", "1.1 甲务", "1.1.1 能乙。", "1.2 能甲。", "1.3 乙务", "1.3.1 能丙。", *BEFORE[6:]],
    ),
    "a task up a level, what it has along": (
        lambda c, s: moves.outdent(c, key(c, s, "1.1")), "standards.outdent_item",
        ["1 甲域", "1.1 乙务", "1.1.1 能丙。", "2 甲务",
         "2.1 能甲。", "2.2 能乙。", "3 乙域", "3.1 丙务", "3.1.1 能丁。"],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("act", "code", "expected"), ACTS.values(), ids=ACTS.keys())
def test_each_act_is_one_named_step_that_undo_takes_back(
    ctx: AppContext, standard: int, act: Callable[[AppContext, int], Changed], code: str, expected: list[str]
) -> None:
    changed = act(ctx, standard)
    assert (shown(ctx, standard), code_of(changed)) == (expected, code)
    undo.undo(ctx)
    assert shown(ctx, standard) == BEFORE
    undo.redo(ctx)
    assert shown(ctx, standard) == expected


def test_a_task_without_requirements_becomes_one_and_back(ctx: AppContext, standard: int) -> None:
    items.add_part(ctx, key(ctx, standard, "1"), "能做。")
    moves.indent(ctx, key(ctx, standard, "1.3"))
    assert shown(ctx, standard)[4:7] == ["1.2 乙务", "1.2.1 能丙。", "1.2.2 能做。"]
    moves.outdent(ctx, key(ctx, standard, "1.2.2"))
    assert shown(ctx, standard)[4:7] == ["1.2 乙务", "1.2.1 能丙。", "1.3 能做。"]
    moves.outdent(ctx, key(ctx, standard, "1.3"))
    assert shown(ctx, standard)[6:8] == ["2 能做。", "3 乙域"]
    moves.indent(ctx, key(ctx, standard, "2"))
    assert shown(ctx, standard)[6:8] == ["1.3 能做。", "2 乙域"]


REFUSED: dict[str, tuple[Callable[[AppContext, int], object], str]] = {
    "a requirement below an area": (_to("1.1.1", "2"), "standards.move_requirement"),
    "a requirement among areas": (_to("1.1.1", ""), "standards.move_requirement"),
    "a task below a task": (_to("1.1", "2.1.1"), "standards.move_task"),
    "an area below an area's task": (_to("1", "2.1"), "standards.move_area"),
    "items of two kinds": (_to("1.1 2.1.1", "2"), "standards.move_mixed"),
    "a requirement down a level": (lambda c, s: moves.indent(c, key(c, s, "1.1.2")), "standards.indent_deepest"),
    "the first down a level": (lambda c, s: moves.indent(c, key(c, s, "1.1")), "standards.indent_first"),
    "a task with requirements down a level": (
        lambda c, s: moves.indent(c, key(c, s, "1.2")), "standards.indent_too_deep",
    ),
    "an area up a level": (lambda c, s: moves.outdent(c, key(c, s, "2")), "standards.outdent_top"),
}  # fmt: skip


@pytest.mark.parametrize(("act", "code"), REFUSED.values(), ids=REFUSED.keys())
def test_what_does_not_belong_there_is_refused(
    ctx: AppContext, standard: int, act: Callable[[AppContext, int], object], code: str
) -> None:
    assert refused(lambda: act(ctx, standard)) == [code]
    assert shown(ctx, standard) == BEFORE


def test_a_text_too_long_for_a_name_stays_a_requirement(ctx: AppContext, standard: int) -> None:
    items.set_text(ctx, key(ctx, standard, "1.1.1"), "能" * 201)
    assert refused(lambda: moves.outdent(ctx, key(ctx, standard, "1.1.1"))) == ["standards.name_too_long"]


def _linked(tmp_path: Path) -> tuple[AppContext, int]:
    """Return the sample school with the small standard, and 1.1.2 linked to two courses."""
    ctx = factories.sample_library(tmp_path)
    (choice,) = mapping.choices(ctx)
    certificate = choice.certificate_id
    standard = standards.take_over(ctx, StandardDraft(certificate, "1.0版"), {SECTION: SMALL}).first("standards")
    found = mapping.matrix(ctx, certificate, choice.level, choice.plan_id)
    assert found is not None
    unit = -key(ctx, standard, "1.1.2")[1]
    mapping.set_cells(ctx, [mapping.CellEdit((unit, column.id), Strength.WEAK) for column in found.columns[:2]])
    return ctx, standard


def test_links_go_along_with_a_move_and_forbid_what_would_lose_them(tmp_path: Path) -> None:
    ctx, standard = _linked(tmp_path)
    links = len(mapping.links(ctx))
    moves.move_to(ctx, [key(ctx, standard, "1.1.2")], key(ctx, standard, "2.1"), 0)
    assert len(mapping.links(ctx)) == links
    assert shown(ctx, standard)[-2:] == ["2.1.1 能乙。", "2.1.2 能丁。"]
    losing: list[Callable[[], object]] = [
        lambda: items.delete_items(ctx, [key(ctx, standard, "2"), key(ctx, standard, "1.1.1")]),
        lambda: moves.outdent(ctx, key(ctx, standard, "2.1.1")),
        lambda: moves.outdent(ctx, key(ctx, standard, "2.1")),
        lambda: standards.delete_standards(ctx, [standard]),
        lambda: standards.take_over(
            ctx,
            standards.standards(ctx)[0].draft,
            {SECTION: (Item(1, "甲域", (Item(1, "甲务", (Item(1, "能甲。"),)),)),)},
        ),
    ]
    before = shown(ctx, standard)
    for act in losing:
        with pytest.raises(ProblemsFound) as caught:
            act()
        (problem,) = caught.value.problems
        assert (problem.code, problem.params) == (
            "standards.item_linked", {"number": "2.1.1", "count": 1, "links": 2},
        )  # fmt: skip
        assert shown(ctx, standard) == before
