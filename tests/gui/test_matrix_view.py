"""Where the cursor of the matrix goes, and what mouse, wheel and paint do."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot
from tests.gui.matrix_fixtures import W, select
from tests.gui.matrix_hands import ALT, CTRL, NO, SHIFT, Hands, Key, lay_hands

from onex_desktop.gui.theme import Theme
from onex_desktop.gui.widgets.matrix_menu import matrix_menu


@pytest.fixture
def hands(theme: Theme, qtbot: QtBot) -> Hands:
    """Return hands on the small matrix."""
    return lay_hands(theme, qtbot)


@pytest.mark.parametrize(
    ("start", "key", "held", "end"),
    [
        ((0, 0), Key.Key_Down, NO, (1, 0)),
        ((1, 1), Key.Key_Left, NO, (1, 0)),
        ((0, 0), Key.Key_Return, NO, (1, 0)),
        ((1, 0), Key.Key_Enter, NO, (2, 0)),
        ((1, 0), Key.Key_Return, SHIFT, (0, 0)),
        ((0, 0), Key.Key_Tab, NO, (0, 1)),
        ((0, 5), Key.Key_Tab, NO, (1, 0)),
        ((0, 1), Key.Key_Backtab, SHIFT, (0, 0)),
        ((1, 0), Key.Key_Backtab, SHIFT, (0, 5)),
        ((0, 0), Key.Key_Right, CTRL, (0, 1)),
        ((0, 1), Key.Key_Right, CTRL, (0, 4)),
        ((0, 4), Key.Key_Right, CTRL, (0, 5)),
        ((1, 5), Key.Key_Left, CTRL, (1, 3)),
        ((2, 3), Key.Key_Up, CTRL, (1, 3)),
        ((0, 3), Key.Key_Down, CTRL, (1, 3)),
        ((1, 3), Key.Key_Down, CTRL, (2, 3)),
        ((2, 4), Key.Key_Home, CTRL, (0, 0)),
        ((0, 0), Key.Key_End, CTRL, (2, 5)),
        ((1, 0), Key.Key_End, NO, (1, 5)),
        ((1, 4), Key.Key_Home, NO, (1, 0)),
    ],
)
def test_the_cursor_moves(
    hands: Hands, start: tuple[int, int], key: Qt.Key, held: Qt.KeyboardModifier, end: tuple[int, int]
) -> None:
    hands.view.go(*start)
    hands.press(key, held)
    assert hands.at == end
    assert hands.chosen() == [end]


def test_tab_behind_the_last_cell_leaves_the_matrix(hands: Hands) -> None:
    hands.view.go(2, 5)
    event = QKeyEvent(QEvent.Type.KeyPress, Key.Key_Tab, NO)
    hands.view.keyPressEvent(event)
    assert not event.isAccepted()
    assert hands.at == (2, 5)


def test_shift_extends_from_where_the_cursor_was_put(hands: Hands) -> None:
    hands.view.go(1, 1)
    hands.press(Key.Key_Right, SHIFT)
    hands.press(Key.Key_Down, SHIFT)
    assert hands.chosen() == [(1, 1), (1, 2), (2, 1), (2, 2)]
    hands.view.go(0, 0)
    hands.press(Key.Key_Right, CTRL | SHIFT)
    assert hands.chosen() == [(0, 0), (0, 1)]


def test_select_all(hands: Hands) -> None:
    hands.press(Key.Key_A, CTRL)
    assert len(hands.chosen()) == 21


def test_alt_arrows_fold_the_course_and_keep_the_cursor_in_it(hands: Hands) -> None:
    hands.view.go(1, 4)
    hands.press(Key.Key_Left, ALT)
    assert hands.model.columnCount() == 5
    assert hands.at == (1, 3)
    assert hands.chosen() == [(1, 3)]
    hands.press(Key.Key_Right, ALT)
    assert hands.model.columnCount() == 7
    assert hands.at == (1, 3)


def test_alt_shift_arrows_fold_everything(hands: Hands) -> None:
    hands.view.go(1, 4)
    hands.press(Key.Key_Left, ALT | SHIFT)
    assert hands.model.columnCount() == 4
    assert hands.at == (1, 2)
    hands.press(Key.Key_Right, ALT | SHIFT)
    assert hands.model.columnCount() == 7


def test_the_matrix_claims_its_keys_from_the_window(hands: Hands) -> None:
    claimed = [(Key.Key_Left, ALT, ""), (Key.Key_D, CTRL, ""), (Key.Key_3, NO, "3"), (Key.Key_A, CTRL, "")]
    free = [(Key.Key_Z, CTRL, ""), (Key.Key_Y, CTRL, ""), (Key.Key_K, CTRL, ""), (Key.Key_P, CTRL, "")]
    for keys, wanted in ((claimed, True), (free, False)):
        for key, held, text in keys:
            event = QKeyEvent(QEvent.Type.ShortcutOverride, key, held, text)
            event.ignore()
            QApplication.sendEvent(hands.view, event)
            assert event.isAccepted() is wanted, (key, held)


def test_f2_and_double_click_ask_for_details(hands: Hands, qtbot: QtBot) -> None:
    with qtbot.waitSignal(hands.view.details_requested):
        hands.press(Key.Key_F2)
    with qtbot.waitSignal(hands.view.details_requested):
        hands.view.doubleClicked.emit(hands.model.index(0, 0))


def test_ctrl_wheel_zooms_and_ctrl_0_puts_it_back(hands: Hands) -> None:
    view = hands.view
    usual = view.columnWidth(0), view.rowHeight(0), view.heads.height(), view.row_heads.width()
    for _ in range(20):
        QApplication.sendEvent(view.viewport(), wheel(120))
    assert view.zoom == 200
    assert (view.columnWidth(0), view.rowHeight(0)) == (usual[0] * 2, usual[1] * 2)
    assert view.heads.height() > usual[2]
    for _ in range(20):
        QApplication.sendEvent(view.viewport(), wheel(-120))
    assert view.zoom == 50
    hands.press(Key.Key_0, CTRL)
    assert (view.columnWidth(0), view.rowHeight(0), view.heads.height(), view.row_heads.width()) == usual


def wheel(turn: int) -> QWheelEvent:
    """Return one notch of the wheel with Ctrl held."""
    place = QPointF(20, 20)
    buttons, phase = Qt.MouseButton.NoButton, Qt.ScrollPhase.NoScrollPhase
    return QWheelEvent(place, place, QPoint(), QPoint(0, turn), buttons, CTRL, phase, False)


def test_a_click_on_the_course_folds_it_and_one_below_selects_the_column(hands: Hands) -> None:
    heads = hands.view.heads
    QTest.mouseClick(heads.viewport(), Qt.MouseButton.LeftButton, NO, heads.course_rect(3).center())
    assert hands.model.columnCount() == 5
    below = QPoint(heads.sectionViewportPosition(0) + 10, heads.height() - 20)
    QTest.mouseClick(heads.viewport(), Qt.MouseButton.LeftButton, NO, below)
    assert hands.chosen() == [(row, 0) for row in range(3)]


def test_the_row_heads_can_be_made_wider(hands: Hands) -> None:
    head = hands.view.row_heads
    width = head.width()
    edge = QPoint(head.viewport().width() - 2, 40)
    QTest.mousePress(head.viewport(), Qt.MouseButton.LeftButton, NO, edge)
    QTest.mouseMove(head.viewport(), edge + QPoint(60, 0))
    QTest.mouseRelease(head.viewport(), Qt.MouseButton.LeftButton, NO, edge + QPoint(60, 0))
    assert width + 50 < head.width() < width + 70
    assert hands.view.viewport().x() == head.width()


@pytest.mark.parametrize("zoom", [50, 100, 200])
def test_every_state_paints(hands: Hands, zoom: int) -> None:
    hands.view.set_zoom(zoom)
    hands.view.go(1, 4)
    hands.press(Key.Key_Left, ALT)
    select(hands.view, 0, 1, 2, 3)
    picture = hands.view.grab().toImage()
    colours = {picture.pixel(x, y) for x in range(0, picture.width(), 2) for y in range(0, picture.height(), 2)}
    assert len(colours) > 10


def test_the_context_menu_offers_values_and_commands(hands: Hands, theme: Theme) -> None:
    menu = matrix_menu(theme, hands.view.hand.set_value, hands.view.run, hands.view, hands.model.speech)
    actions = {action.text().split("\t")[0]: action for action in menu.actions()}
    actions["弱"].trigger()
    fills = actions["填充"].menu()
    assert isinstance(fills, QMenu)
    ways = {action.text().split("\t")[0]: action for action in fills.actions()}
    ways["向右"].trigger()
    hands.view.go(0, 1)
    ways["向左"].trigger()
    hands.view.go(0, 4)
    actions["收起课程"].trigger()
    assert [edits for edits, _ in hands.asked] == [{(1, -10): W}, {(1, 21): None}]
    assert hands.model.columnCount() == 5
