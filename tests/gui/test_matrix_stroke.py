"""What is painted with Shift held, and what stays a selection."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from tests.gui.matrix_fixtures import M, S, W
from tests.gui.matrix_hands import NO, SHIFT, Hands, Key, lay_hands
from tests.gui.matrix_mouse import LEFT, Mouse, middle

from onex_desktop.gui.models import matrix_words
from onex_desktop.gui.theme import Theme
from onex_desktop.gui.widgets import matrix_edits


@pytest.fixture
def hands(theme: Theme, qtbot: QtBot) -> Hands:
    """Return hands on the small matrix."""
    return lay_hands(theme, qtbot)


@pytest.fixture
def mouse(hands: Hands) -> Mouse:
    """Return the mouse of those hands."""
    return Mouse(hands)


def test_a_stroke_from_a_filled_cell_paints_its_value(hands: Hands, mouse: Mouse) -> None:
    mouse.press(0, 1, SHIFT)
    mouse.move(1, 1, SHIFT)
    mouse.move(1, 3, SHIFT)
    assert hands.asked == []
    mouse.let_go(1, 3, SHIFT)
    assert hands.asked == [({(2, 21): S, (2, 22): S, (2, 31): S}, "mapping.paint_cells")]
    assert (hands.at, hands.chosen()) == ((0, 1), [(0, 1)])


def test_a_quick_stroke_leaves_no_cell_out(hands: Hands, mouse: Mouse) -> None:
    mouse.press(1, 3, SHIFT)
    mouse.move(1, 0, SHIFT)
    mouse.let_go(1, 0, SHIFT)
    assert hands.asked == [({(2, -10): M, (2, 21): M, (2, 22): M}, "mapping.paint_cells")]


def test_from_an_empty_cell_the_value_set_last_is_painted(hands: Hands, mouse: Mouse) -> None:
    hands.view.go(2, 5)
    hands.press(Key.Key_1)
    hands.press(Key.Key_Delete)
    hands.asked.clear()
    mouse.press(2, 0, SHIFT)
    mouse.move(2, 1, SHIFT)
    mouse.let_go(2, 1, SHIFT)
    assert hands.asked == [({(3, -10): W, (3, 21): W}, "mapping.paint_cells")]


def test_with_nothing_to_paint_with_it_selects_as_elsewhere(hands: Hands, mouse: Mouse) -> None:
    mouse.press(2, 0, SHIFT)
    mouse.move(2, 2, SHIFT)
    mouse.let_go(2, 2, SHIFT)
    assert hands.asked == []
    assert hands.chosen() == [(row, column) for row in range(3) for column in range(3)]


def test_a_click_with_shift_selects_even_when_the_hand_trembles(hands: Hands) -> None:
    viewport, at = hands.view.viewport(), middle(hands.view, 1, 3)
    QTest.mousePress(viewport, LEFT, SHIFT, at)
    QTest.mouseMove(viewport, at + QPoint(9, 6))
    QTest.mouseRelease(viewport, LEFT, SHIFT, at + QPoint(9, 6))
    assert hands.asked == []
    assert hands.chosen() == [(row, column) for row in range(2) for column in range(4)]


def test_a_stroke_from_a_sum_selects(hands: Hands, mouse: Mouse) -> None:
    hands.view.go(0, 5)
    mouse.press(0, 6, SHIFT)
    mouse.move(2, 6, SHIFT)
    mouse.let_go(2, 6, SHIFT)
    assert hands.asked == []
    assert hands.chosen() == [(row, column) for row in range(3) for column in (5, 6)]


def test_esc_takes_a_stroke_back_and_the_selection_with_it(hands: Hands, mouse: Mouse) -> None:
    hands.view.go(2, 2)
    mouse.press(0, 1, SHIFT)
    before = hands.chosen()
    mouse.move(1, 1, SHIFT)
    hands.press(Key.Key_Escape)
    mouse.let_go(1, 1, SHIFT)
    assert hands.asked == []
    assert hands.at == (2, 2)
    assert hands.chosen() == [(2, 2)]
    assert before == [(row, column) for row in range(3) for column in (1, 2)]


def test_a_mark_is_painted_as_a_mark(hands: Hands, mouse: Mouse) -> None:
    hands.view.set_words("试点矩阵", matrix_words.MAJORS)
    hands.view.go(2, 5)
    hands.press(Key.Key_1)
    hands.asked.clear()
    mouse.press(2, 0, SHIFT)
    mouse.move(2, 1, SHIFT)
    mouse.let_go(2, 1, SHIFT)
    assert hands.asked == [({(3, -10): S, (3, 21): S}, "mapping.paint_cells")]


def test_a_plain_drag_still_selects(hands: Hands, mouse: Mouse) -> None:
    mouse.press(0, 1, NO)
    mouse.move(1, 3, NO)
    mouse.let_go(1, 3, NO)
    assert hands.asked == []
    assert hands.chosen() == [(row, column) for row in range(2) for column in range(1, 4)]


def test_a_stroke_over_too_many_cells_is_refused(hands: Hands, mouse: Mouse, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(matrix_edits, "MOST_EDITS", 2)
    mouse.press(0, 1, SHIFT)
    mouse.move(1, 5, SHIFT)
    mouse.let_go(1, 5, SHIFT)
    assert hands.asked == []
    assert len(hands.refused) == 1
