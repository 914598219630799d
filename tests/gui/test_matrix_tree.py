"""The rows of the matrix as a tree: it folds, rolls up, and keeps its figures while cells change."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot
from tests.gui.matrix_hands import ALT, Hands, Key, show
from tests.properties.test_mapping import matrix_of

from onex_desktop.domain.mapping import CellKey, MatrixCell, Strength
from onex_desktop.gui.models.matrix_lines import RowFilter
from onex_desktop.gui.models.matrix_model import MatrixModel
from onex_desktop.gui.theme import Theme

S, M = Strength.STRONG, Strength.MEDIUM
START = {(-11, 1): S, (-13, 2): M, (2, 4): S}
"""Rows: 0 module 2-1, 1 area 1, 2 task, 3 and 4 requirements 11 and 12, 5 area 2, 6 task, 7 requirement 13, 8 own …"""


def cells(strengths: dict[CellKey, Strength]) -> dict[CellKey, MatrixCell]:
    return {key: MatrixCell(strength) for key, strength in strengths.items()}


@pytest.fixture
def hands(theme: Theme, qtbot: QtBot) -> Hands:
    """Return hands on a matrix with requirements, the cursor in its first cell."""
    model = MatrixModel()
    view = show(model, theme, qtbot)
    model.set_matrix(matrix_of(cells(START)))
    view.go(0, 0)
    return Hands(view, model)


def shown(model: MatrixModel) -> list[str]:
    return [model.line(row).code for row in range(model.rowCount())]


def total(model: MatrixModel, row: int) -> object:
    return model.index(row, model.columnCount() - 1).data()


def test_a_branch_rolls_up_what_is_below(hands: Hands) -> None:
    model = hands.model
    assert [model.strength(0, column) for column in range(4)] == [S, M, None, None]
    assert [total(model, row) for row in (0, 1, 3, 4)] == ["2/3", "1/2", "1 强", "缺"]
    assert model.key(0, 0) is None
    assert not model.flags(model.index(0, 0)) & Qt.ItemFlag.ItemIsEditable


def test_typing_on_a_branch_changes_nothing_and_says_why(hands: Hands) -> None:
    hands.press(Key.Key_3)
    assert hands.asked == []
    assert hands.refused


def test_an_edit_raises_every_branch_above_it(hands: Hands, qtbot: QtBot) -> None:
    model = hands.model
    with qtbot.waitSignal(model.dataChanged):
        model.set_matrix(matrix_of(cells({**START, (-12, 3): S})))
    assert [total(model, row) for row in (0, 1, 2, 5)] == ["3/3", "2/2", "2/2", "1/1"]
    assert model.strength(0, 2) is S


def test_branches_fold_by_keyboard_and_the_cursor_goes_up(hands: Hands) -> None:
    hands.view.go(4, 1)
    hands.press(Key.Key_Up, ALT)
    assert shown(hands.model)[:4] == ["2-1", "1", "1.1", "2"]
    assert hands.at == (2, 1)
    hands.press(Key.Key_Up, ALT)
    assert hands.at == (1, 1)
    assert shown(hands.model)[:3] == ["2-1", "1", "2"]
    hands.press(Key.Key_Down, ALT)
    assert shown(hands.model)[:4] == ["2-1", "1", "1.1", "2"]
    hands.press(Key.Key_Up, ALT | Qt.KeyboardModifier.ShiftModifier)
    assert shown(hands.model) == ["2-1", "2-2", "2-3", "3"]
    assert hands.at == (0, 1)


def test_a_gap_in_a_folded_branch_is_found(hands: Hands) -> None:
    hands.model.set_all_closed(closed=True)
    row = hands.model.reveal(-12)
    assert row is not None
    assert hands.model.line(row).name == "能乙"


def test_only_gaps_keeps_the_branches_that_hold_one(hands: Hands) -> None:
    hands.model.set_filter(RowFilter.GAPS)
    assert shown(hands.model) == ["2-1", "1", "1.1", "1.1.2", "2-3", "3", "3.1", "3.1.1"]


def test_the_tree_keeps_qts_rules(hands: Hands, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(hands.model, force_py=True)  # type: ignore[no-untyped-call]
    hands.model.set_closed(1, closed=True)
    hands.model.set_matrix(matrix_of(cells({})))
    qtmodeltester.check(hands.model, force_py=True)  # type: ignore[no-untyped-call]
