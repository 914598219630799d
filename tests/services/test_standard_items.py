"""Single items of a standard: each act is one named step, refused whole, taken back whole."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from tests import factories
from tests.services.small_standard import SECTION, add_standard, code_of, key, refused, shown

from onex_desktop.domain.changes import Changed
from onex_desktop.domain.standards.tree import (
    Kind,
    StandardStatus,
)
from onex_desktop.services import checking, standards, undo
from onex_desktop.services import standard_items as items
from onex_desktop.services import standard_moves as moves
from onex_desktop.services.context import AppContext


@pytest.fixture
def ctx(tmp_path: Path) -> AppContext:
    return factories.empty_library(tmp_path)


@pytest.fixture
def standard(ctx: AppContext) -> int:
    return add_standard(ctx)


ACTS: dict[str, tuple[Callable[[AppContext, int], Changed], str, list[str]]] = {
    "insert a requirement between two": (
        lambda c, s: items.insert_after(c, key(c, s, "1.1.1"), "能新。"), "standards.add_item",
        ["1 甲域", "1.1 甲务", "1.1.1 能甲。", "1.1.2 能新。", "1.1.3 能乙。", "1.2 乙务", "1.2.1 能丙。"],
    ),
    "insert a requirement at the end": (
        lambda c, s: items.insert_after(c, key(c, s, "1.1.2"), "能新。"), "standards.add_item",
        ["1 甲域", "1.1 甲务", "1.1.1 能甲。", "1.1.2 能乙。", "1.1.3 能新。", "1.2 乙务", "1.2.1 能丙。"],
    ),
    "insert a task": (
        lambda c, s: items.insert_after(c, key(c, s, "1.1"), "新务"), "standards.add_item",
        ["1 甲域", "1.1 甲务", "1.1.1 能甲。", "1.1.2 能乙。", "1.2 新务", "1.3 乙务", "1.3.1 能丙。"],
    ),
    "add a task to an area": (
        lambda c, s: items.add_part(c, key(c, s, "1"), "新务"), "standards.add_item",
        ["1 甲域", "1.1 甲务", "1.1.1 能甲。", "1.1.2 能乙。", "1.2 乙务", "1.2.1 能丙。", "1.3 新务"],
    ),
    "add a requirement to a task": (
        lambda c, s: items.add_part(c, key(c, s, "1.2"), "能新。"), "standards.add_item",
        ["1 甲域", "1.1 甲务", "1.1.1 能甲。", "1.1.2 能乙。", "1.2 乙务", "1.2.1 能丙。", "1.2.2 能新。"],
    ),
    "edit": (
        lambda c, s: items.set_text(c, key(c, s, "1.1.2"), " 能改。 "), "standards.change_item",
        ["1 甲域", "1.1 甲务", "1.1.1 能甲。", "1.1.2 能改。", "1.2 乙务", "1.2.1 能丙。"],
    ),
    "rename a task": (
        lambda c, s: items.set_text(c, key(c, s, "1.1"), "新名"), "standards.change_item",
        ["1 甲域", "1.1 新名", "1.1.1 能甲。", "1.1.2 能乙。", "1.2 乙务", "1.2.1 能丙。"],
    ),
    "move down": (
        lambda c, s: moves.move(c, key(c, s, "1.1"), 1), "standards.move_item",
        ["1 甲域", "1.1 乙务", "1.1.1 能丙。", "1.2 甲务", "1.2.1 能甲。", "1.2.2 能乙。"],
    ),
    "give another number": (
        lambda c, s: items.set_number(c, key(c, s, "1.1.1"), 10), "standards.number_item",
        ["1 甲域", "1.1 甲务", "1.1.2 能乙。", "1.1.10 能甲。", "1.2 乙务", "1.2.1 能丙。"],
    ),
    "delete a task with its requirements": (
        lambda c, s: items.delete_items(c, [key(c, s, "1.1"), key(c, s, "1.1.2")]), "standards.delete_item",
        ["1 甲域", "1.2 乙务", "1.2.1 能丙。"],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("act", "code", "expected"), ACTS.values(), ids=ACTS.keys())
def test_each_act_is_one_named_step_that_undo_takes_back(
    ctx: AppContext, standard: int, act: Callable[[AppContext, int], Changed], code: str, expected: list[str]
) -> None:
    before = shown(ctx, standard)
    assert code_of(act(ctx, standard)) == code
    assert shown(ctx, standard)[: len(expected)] == expected
    undo.undo(ctx)
    assert shown(ctx, standard) == before


def test_areas_are_added_and_inserted(ctx: AppContext, standard: int) -> None:
    items.add_area(ctx, standard, SECTION, "丙域")
    items.insert_after(ctx, key(ctx, standard, "1"), "新域")
    assert [line for line in shown(ctx, standard) if "." not in line.split()[0]] == [
        "1 甲域", "2 新域", "3 乙域", "4 丙域",
    ]  # fmt: skip


def test_at_the_end_nothing_moves(ctx: AppContext, standard: int) -> None:
    assert moves.move(ctx, key(ctx, standard, "2"), 1).step is None
    assert moves.move(ctx, key(ctx, standard, "1"), -1).step is None


def test_deleting_leaves_a_gap_that_is_a_finding_until_it_is_closed(ctx: AppContext, standard: int) -> None:
    items.delete_items(ctx, [key(ctx, standard, "1.1.1"), key(ctx, standard, "1.1.2"), key(ctx, standard, "1")])
    assert [problem.code for problem in standards.find_problems(ctx, standard)] == ["standards.number_skipped"]
    items.renumber(ctx, standard, SECTION)
    assert shown(ctx, standard) == ["1 乙域", "1.1 丙务", "1.1.1 能丁。"]
    assert standards.find_problems(ctx, standard) == ()


def test_the_health_check_lists_gaps_until_the_edition_is_archived(ctx: AppContext, standard: int) -> None:
    items.delete_items(ctx, [key(ctx, standard, "1.1.1")])
    assert [problem.code for problem in checking.find_problems(ctx)] == ["standards.number_skipped"]
    row = standards.standards(ctx)[0]
    standards.save_standard(ctx, replace(row.draft, status=StandardStatus.ARCHIVED), standard)
    assert checking.find_problems(ctx) == ()


REFUSED: dict[str, tuple[Callable[[AppContext, int], object], str]] = {
    "empty words": (lambda c, s: items.set_text(c, key(c, s, "1.1.1"), " "), "standards.words_missing"),
    "words beyond measure": (
        lambda c, s: items.set_text(c, key(c, s, "1.1.1"), "能" * 8001), "standards.words_too_long",
    ),
    "a name beyond measure": (
        lambda c, s: items.insert_after(c, key(c, s, "1"), "长" * 201), "standards.words_too_long",
    ),
    "a number that is taken": (lambda c, s: items.set_number(c, key(c, s, "1.1.1"), 2), "standards.number_taken"),
    "number nought": (lambda c, s: items.set_number(c, key(c, s, "1.1.1"), 0), "standards.number_refused"),
    "an item that is gone": (lambda c, _s: moves.move(c, (Kind.TASK, 99), 1), "record.gone"),
    "a standard that is gone": (lambda c, _s: items.add_area(c, 99, SECTION, "甲"), "record.gone"),
    "a stale version": (lambda c, s: items.set_text(c, key(c, s, "1"), "新", 9), "record.changed_meanwhile"),
}  # fmt: skip


@pytest.mark.parametrize(("act", "code"), REFUSED.values(), ids=REFUSED.keys())
def test_refused_acts_write_nothing(
    ctx: AppContext, standard: int, act: Callable[[AppContext, int], object], code: str
) -> None:
    before = factories.head(ctx)
    assert refused(lambda: act(ctx, standard)) == [code]
    assert factories.head(ctx) == before


def test_a_text_of_5000_characters_is_kept(ctx: AppContext, standard: int) -> None:
    items.set_text(ctx, key(ctx, standard, "1.1.1"), "能" * 5000)
    assert [problem.code for problem in standards.find_problems(ctx, standard)] == ["standards.text_long"]
