"""Two states of a matrix as one, each link in exactly one kind of change."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.scale import FOUR, SCALE

from onex_desktop.domain.journal import Action, Change, Image
from onex_desktop.domain.mapping import (
    CellKey,
    CertificateMatrix,
    MatrixCell,
    MatrixColumn,
    MatrixUnit,
    Scale,
    Strength,
)
from onex_desktop.domain.mapping.differences import LinkChange, change_of, compare_matrices
from onex_desktop.domain.mapping.history import former, rows_before
from onex_desktop.domain.mapping.matrix import MatrixRow, RowKind
from onex_desktop.domain.values import Level

S, M, W, N = FOUR
LEVEL = Level.INTERMEDIATE
UNITS = tuple(MatrixUnit(n, f"2-{n}", f"模块{n}", frozenset({LEVEL})) for n in (1, 2, 3))


def _columns(names: Sequence[str], start: int) -> tuple[MatrixColumn, ...]:
    return tuple(MatrixColumn(-n, n, name, "", "", ()) for n, name in enumerate(names, start=start))


def _matrix(
    cells: Mapping[CellKey, Strength], names: Sequence[str] = ("甲", "乙", "丙"), start: int = 1
) -> CertificateMatrix:
    links = {key: MatrixCell(strength) for key, strength in cells.items()}
    return CertificateMatrix(
        UNITS, _columns(names, start), links, SCALE, certificate_id=1, certificate="证书", level=LEVEL, plan_id=start,
        plan="方案",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("old", "new", "change"),
    [
        (None, None, None),
        (None, W, LinkChange.ADDED),
        (None, N, LinkChange.ADDED),
        (M, None, LinkChange.REMOVED),
        (W, M, LinkChange.STRENGTHENED),
        (N, W, LinkChange.STRENGTHENED),
        (S, M, LinkChange.WEAKENED),
        (W, N, LinkChange.WEAKENED),
        (S, S, LinkChange.UNCHANGED),
        (N, N, LinkChange.UNCHANGED),
    ],
)
def test_what_became_of_a_link(old: Strength | None, new: Strength | None, change: LinkChange | None) -> None:
    assert change_of(SCALE, old, new) is change


def test_each_link_is_counted_once_and_the_totals_are_those_of_the_new_state() -> None:
    old = _matrix({(1, -1): S, (1, -2): W, (2, -1): M, (2, -3): S})
    new = _matrix({(1, -1): S, (1, -2): M, (2, -1): N, (3, -3): W})
    found = compare_matrices(old, new)
    assert [(key, each.change.value) for key, each in found.differences.items()] == [
        ((1, -1), "unchanged"), ((1, -2), "strengthened"), ((2, -1), "weakened"), ((2, -3), "removed"),
        ((3, -3), "added"),
    ]  # fmt: skip
    assert [found.count(change) for change in LinkChange] == [1, 1, 1, 1, 1]
    assert found.after.cells == new.cells
    assert found.matrix.cells[2, -3].strength == S


def test_courses_of_two_plan_versions_are_matched_by_name_and_the_rest_is_marked() -> None:
    old = _matrix({(1, -1): S, (2, -2): M}, ("甲", "旧课"), start=1)
    new = _matrix({(1, -11): W, (3, -12): S}, ("甲", "新课"), start=11)
    found = compare_matrices(old, new, "（仅旧版）")
    assert [(key, each.change.value) for key, each in found.differences.items()] == [
        ((1, -11), "weakened"), ((2, -2), "removed"), ((3, -12), "added"),
    ]  # fmt: skip
    assert [column.course for column in found.matrix.columns] == ["甲", "新课", "旧课（仅旧版）"]


def test_a_name_that_comes_twice_is_matched_in_order() -> None:
    old, new = _matrix({(1, -2): S}, ("实训", "实训")), _matrix({(1, -12): S}, ("实训", "实训"), start=11)
    assert compare_matrices(old, new).differences.keys() == {(1, -12)}


def test_a_requirement_of_another_edition_is_matched_by_number_and_text_else_stands_at_the_end() -> None:
    old = replace(_matrix({(8, -1): S, (9, -1): S}), units=(
        MatrixUnit(8, "2-1", "模块1", frozenset({LEVEL})), MatrixUnit(9, "2-1", "别的", frozenset({LEVEL})),
    ))  # fmt: skip
    found = compare_matrices(old, _matrix({(1, -1): S}), "（仅旧版）")
    assert [(key, each.change.value) for key, each in found.differences.items()] == [
        ((1, -1), "unchanged"), ((9, -1), "removed"),
    ]  # fmt: skip
    last = found.matrix.tree[-1]
    assert (last.name, found.matrix.units[last.start].id, found.matrix.units[last.start].counts) == (
        "别的（仅旧版）", 9, False,
    )  # fmt: skip


def _change(row_id: int, before: Image | None, after: Image | None) -> Change:
    action = Action.INSERT if before is None else Action.DELETE if after is None else Action.UPDATE
    return Change("mapping_links", row_id, action, before, after)


def test_the_first_change_after_a_step_says_what_was_there() -> None:
    later = [
        _change(1, {}, {}), _change(1, {"v": 1}, {"v": 2}), _change(1, {"v": 2}, None), _change(2, None, {"v": 9}),
        _change(2, {"v": 9}, {"v": 8}),
    ]  # fmt: skip
    assert rows_before(later) == {1: {"v": 1}, 2: None}


VALUES = st.dictionaries(st.integers(1, 4), st.integers(0, 3), max_size=4)


@given(VALUES, st.lists(VALUES, max_size=6), st.integers(0, 6))
def test_taking_back_later_changes_gives_the_rows_of_any_step(
    first: dict[int, int], states: list[dict[int, int]], at: int
) -> None:
    """Random histories: the rows touched later and the present rows together are the rows of then."""
    history = [first, *states]
    step = min(at, len(history) - 1)
    changes: list[Change] = []
    for old, new in zip(history[step:], history[step + 1 :], strict=False):
        for row_id in sorted(old.keys() | new.keys()):
            images: list[Image | None] = [{"v": state[row_id]} if row_id in state else None for state in (old, new)]
            if images[0] != images[1]:
                changes.append(_change(row_id, *images))
    before = rows_before(changes)
    now = {row_id: {"v": value} for row_id, value in history[-1].items()}
    then = {row_id: image for row_id, image in (now | before).items() if image is not None}
    assert then == {row_id: {"v": value} for row_id, value in history[step].items()}


def test_links_to_what_is_gone_are_counted_and_those_of_others_are_not() -> None:
    matrix = replace(_matrix({(1, -1): S, (2, -2): S}), links={5: (1, -1), 6: (2, -2)})
    before: dict[int, Image | None] = {5: {"x": 1}, 7: {"x": 1}, 8: {"x": 1}, 9: {"x": 1}}
    cells = {
        5: ((1, -1), MatrixCell(W)), 7: ((3, -99), MatrixCell(S)), 8: ((88, -1), MatrixCell(S)),
        9: ((77, -2), MatrixCell(S)),
    }  # fmt: skip
    found = former(matrix, before, cells, frozenset({1, 2, 3, 77}), frozenset({-1, -2, -3}))
    assert ({key: cell.strength for key, cell in found.matrix.cells.items()}, found.lost) == (
        {(1, -1): W, (2, -2): S},
        2,
    )


def test_a_comparison_keeps_both_states_the_values_of_both_and_how_many_links_are_lost() -> None:
    old, new = _matrix({(1, -1): S, (2, -1): W}), _matrix({(1, -1): M, (3, -2): W})
    found = compare_matrices(old, new, lost=3)
    assert (found.before, found.lost) == (old, 3)
    assert [(each.key, each.old, each.new) for each in found.differences.values()] == [
        ((1, -1), S, M), ((2, -1), W, None), ((3, -2), None, W),
    ]  # fmt: skip
    told = compare_matrices(old, replace(new, links={5: (1, -1)}))
    assert (told.lost, told.matrix.links) == (0, {})


def test_courses_that_only_the_old_state_has_keep_their_names_unless_told_otherwise() -> None:
    old = _matrix({(1, -1): S}, ("旧课",))
    assert [each.course for each in compare_matrices(old, _matrix({}, ("新课",), start=11)).matrix.columns] == [
        "新课", "旧课",
    ]  # fmt: skip


def test_three_of_one_name_are_matched_in_order_and_a_record_goes_before_a_name() -> None:
    names = ("实训", "实训", "实训")
    old, new = _matrix({(1, -1): S, (1, -2): M, (1, -3): W}, names), _matrix({}, names, start=11)
    assert list(compare_matrices(old, new).differences) == [(1, -11), (1, -12), (1, -13)]
    # The course was given another name, and a new one took the old.
    renamed, taken = _columns(("检修",), 1), _columns(("实训",), 11)
    turned = replace(_matrix({(1, -1): S}), columns=(*taken, *renamed))
    assert list(compare_matrices(_matrix({(1, -1): S}, ("实训",)), turned).differences) == [(1, -1)]


def test_rows_that_only_the_old_state_has_stand_behind_the_others_each_over_its_own_unit() -> None:
    gone = (
        MatrixUnit(8, "2-8", "旧模块", frozenset({LEVEL})), MatrixUnit(-9, "1.1.9", "旧要求", frozenset({LEVEL})),
    )  # fmt: skip
    old = replace(_matrix({(8, -1): S, (-9, -1): M}), units=gone)
    rows = compare_matrices(old, _matrix({}), "（仅旧版）").matrix.tree[-2:]
    assert rows == (
        MatrixRow(RowKind.UNIT, 8, "2-8", "旧模块（仅旧版）", 0, 3, 4),
        MatrixRow(RowKind.REQUIREMENT, 9, "1.1.9", "旧要求（仅旧版）", 0, 4, 5),
    )


def test_a_value_that_only_the_old_scale_had_is_still_shown() -> None:
    old = _matrix({(1, -1): M, (2, -2): S})
    new = replace(_matrix({(2, -2): S}), scale=Scale((SCALE.values[0], SCALE.values[3])))
    found = compare_matrices(old, new)
    assert [value.label for value in found.matrix.scale.values] == ["强", "中", "弱", "不适用"]
    assert [each.change for each in found.differences.values()] == [LinkChange.REMOVED, LinkChange.UNCHANGED]
