"""Filling in every table whose page takes pasted cells: Ctrl+D, Ctrl+R, Ctrl+Enter."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu
from pytestqt.qtbot import QtBot
from tests.gui.test_table_paste import COLUMNS, Line
from tests.gui.typing_hands import type_chinese

from onex_desktop.gui.theme import Theme
from onex_desktop.gui.widgets.choice_box import ChoiceBox
from onex_desktop.gui.widgets.table import Table
from onex_desktop.gui.widgets.table_menu import table_menu
from onex_desktop.gui.widgets.table_paste import Pasted

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
_Flag = QItemSelectionModel.SelectionFlag
LINES = (
    Line(2, "甲", "60", "70", "7"),
    Line(4, "乙", "", "71", "8"),
    Line(5, "丙", "62", "72", ""),
    Line(6, "丁", "63", "", "9"),
)
"""The second cell of 丙 is closed. Columns: 0 姓名 is never typed into, 1 理论, 2 实操, 3 教师."""


class Hands:
    """A table, and what it asked the page to take."""

    def __init__(self, theme: Theme, qtbot: QtBot) -> None:
        self.taken: list[Pasted[Line]] = []
        self.committed: list[str] = []
        self.table: Table[Line] = Table(
            theme, "填充", COLUMNS, commit=lambda *edit: self.committed.append(edit[2]), paste=self.taken.append
        )
        qtbot.addWidget(self.table)
        with qtbot.waitActive(self.table):
            self.table.show()
            self.table.activateWindow()
        self.table.set_rows(LINES)
        self.table.view.setFocus()

    def choose(self, top: int, left: int, bottom: int, right: int) -> None:
        """Choose a block, the cursor in its first cell."""
        proxy, chosen = self.table.proxy, self.table.view.selectionModel()
        chosen.setCurrentIndex(proxy.index(top, left), _Flag.NoUpdate)
        chosen.select(QItemSelection(proxy.index(top, left), proxy.index(bottom, right)), _Flag.ClearAndSelect)

    def press(self, key: Qt.Key) -> list[tuple[int, str, str]]:
        """Press a key with Ctrl; return id, column and text of each cell that would change."""
        QTest.keyClick(self.table.view, key, CTRL)
        return self.told()

    def told(self) -> list[tuple[int, str, str]]:
        """Return what the page was asked to take."""
        return [(cell.row.id, cell.key, cell.text) for cell in self.taken[-1].found] if self.taken else []


@pytest.fixture
def hands(theme: Theme, qtbot: QtBot) -> Hands:
    """Return hands on a table of four rows."""
    return Hands(theme, qtbot)


def test_ctrl_d_repeats_the_first_chosen_row_and_names_what_is_closed(hands: Hands) -> None:
    hands.choose(0, 0, 3, 2)
    assert hands.press(Key.Key_D) == [
        (4, "first", "60"), (5, "first", "60"), (6, "first", "60"), (4, "second", "70"), (6, "second", "70"),
    ]  # fmt: skip
    (closed,) = hands.taken[0].problems
    assert (closed.code, closed.params["cell"]) == ("table.cell_fixed", "第 3 行（丙）的“实操”")


def test_one_cell_takes_its_neighbour(hands: Hands) -> None:
    hands.choose(1, 1, 1, 1)
    assert hands.press(Key.Key_D) == [(4, "first", "60")]
    hands.choose(3, 2, 3, 2)
    assert hands.press(Key.Key_R) == [(6, "second", "63")]
    hands.taken.clear()
    hands.choose(0, 1, 0, 1)
    assert hands.press(Key.Key_D) == []


def test_choices_go_by_their_keys_though_two_read_alike(hands: Hands) -> None:
    hands.choose(1, 3, 3, 3)
    assert hands.press(Key.Key_D) == [(5, "who", "8"), (6, "who", "8")]


def test_cells_chosen_apart_are_filled_from_the_topmost(hands: Hands) -> None:
    hands.choose(0, 1, 0, 1)
    hands.table.view.selectionModel().select(hands.table.proxy.index(3, 1), _Flag.Select)
    assert hands.press(Key.Key_D) == [(6, "first", "60")]


def test_ctrl_enter_gives_the_current_value_to_all(hands: Hands) -> None:
    hands.choose(2, 1, 3, 1)
    hands.table.view.selectionModel().select(hands.table.proxy.index(0, 1), _Flag.Select)
    assert hands.press(Key.Key_Return) == [(2, "first", "62"), (6, "first", "62")]
    assert hands.committed == []


def test_what_is_typed_and_ended_with_ctrl_enter_goes_to_all(hands: Hands) -> None:
    hands.choose(0, 1, 2, 1)
    QTest.keyClick(hands.table.view, Key.Key_F2)
    editor = hands.table.view.findChildren(QLineEdit)[-1]
    type_chinese(editor, "88")
    QApplication.sendEvent(editor, QKeyEvent(QEvent.Type.KeyPress, Key.Key_Return, CTRL))
    QApplication.processEvents()
    assert hands.told() == [(2, "first", "88"), (4, "first", "88"), (5, "first", "88")]
    assert hands.committed == []
    assert hands.table.view.currentIndex().row() == 0
    # The next edit is one of a single cell again.
    QTest.keyClick(hands.table.view, Key.Key_F2)
    editor = hands.table.view.findChildren(QLineEdit)[-1]
    type_chinese(editor, "89")
    QApplication.sendEvent(editor, QKeyEvent(QEvent.Type.KeyPress, Key.Key_Return, Qt.KeyboardModifier.NoModifier))
    QApplication.processEvents()
    assert (hands.committed, len(hands.taken)) == (["89"], 1)


def test_a_choice_ended_with_ctrl_enter_goes_to_its_own_column_only(hands: Hands) -> None:
    hands.choose(0, 2, 1, 3)
    hands.table.view.selectionModel().setCurrentIndex(hands.table.proxy.index(0, 3), _Flag.NoUpdate)
    QTest.keyClick(hands.table.view, Key.Key_F2)
    box = hands.table.view.findChildren(ChoiceBox)[-1]
    box.set_key("9")
    QApplication.sendEvent(box, QKeyEvent(QEvent.Type.KeyPress, Key.Key_Return, CTRL))
    QApplication.processEvents()
    assert hands.told() == [(2, "who", "9"), (4, "who", "9")]


def test_where_nothing_can_be_typed_it_is_said_where_it_can(hands: Hands) -> None:
    hands.choose(0, 0, 2, 0)
    hands.press(Key.Key_D)
    assert [problem.code for problem in hands.taken[0].problems] == ["table.paste_elsewhere"]


def test_cells_that_hold_the_value_already_ask_for_nothing(hands: Hands) -> None:
    hands.choose(2, 1, 2, 1)
    hands.press(Key.Key_Return)
    assert hands.taken == []


def test_the_menu_does_what_the_keys_do(hands: Hands) -> None:
    view = hands.table.view
    hands.choose(0, 1, 1, 1)
    menu = table_menu(view.run, view, fills=view.fills)
    lines = {action.text(): action for action in menu.actions() if action.text()}
    assert list(lines) == [
        "复制\tCtrl+C", "连同标题复制\tCtrl+Shift+C", "粘贴\tCtrl+V", "填充",
        "选择整行\tShift+Space", "选择整列\tCtrl+Space", "全选\tCtrl+A",
    ]  # fmt: skip
    fills = lines["填充"].menu()
    assert isinstance(fills, QMenu)
    fills.actions()[0].trigger()
    assert hands.told() == [(4, "first", "60")]
    lines["连同标题复制\tCtrl+Shift+C"].trigger()
    assert QGuiApplication.clipboard().text() == "理论\r\n60\r\n\r\n"
    lines["选择整行\tShift+Space"].trigger()
    assert hands.table.selected_ids == [2, 4]
    assert len(view.selectedIndexes()) == 8


def test_a_table_that_is_only_read_offers_no_fill(hands: Hands) -> None:
    texts = [action.text() for action in table_menu(hands.table.view.run, hands.table.view, fills=False).actions()]
    assert "填充" not in texts
    assert "粘贴\tCtrl+V" not in texts


def test_a_right_click_opens_the_menu_on_the_cell_it_meets(hands: Hands, qtbot: QtBot) -> None:
    view = hands.table.view
    at = view.visualRect(hands.table.proxy.index(2, 1)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.RightButton, Qt.KeyboardModifier.NoModifier, at)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, view.viewport().mapToGlobal(at))
    QApplication.sendEvent(view.viewport(), event)
    qtbot.waitUntil(lambda: any(menu.isVisible() for menu in view.findChildren(QMenu)))
    assert hands.table.selected_ids == [5]
    for menu in view.findChildren(QMenu):
        menu.close()
