"""What is filled by drawing the handle out, and by its double click."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from tests.gui.matrix_fixtures import M, N, S, W, matrix, select, wide_matrix
from tests.gui.matrix_hands import CTRL, NO, SHIFT, Hands, Key, lay_hands, show
from tests.gui.matrix_mouse import LEFT, Mouse, middle
from tests.properties.test_mapping import matrix_of

from onex_desktop.domain.mapping import CellKey, MatrixCell, Strength
from onex_desktop.gui.models.matrix_model import MatrixModel
from onex_desktop.gui.theme import Theme
from onex_desktop.gui.widgets import matrix_edits
from onex_desktop.gui.widgets.matrix_fills import stroke

Block = tuple[int, int, int, int]


@pytest.fixture
def hands(theme: Theme, qtbot: QtBot) -> Hands:
    """Return hands on the small matrix."""
    return lay_hands(theme, qtbot)


@pytest.fixture
def mouse(hands: Hands) -> Mouse:
    """Return the mouse of those hands."""
    return Mouse(hands)


def block(top: int, left: int, bottom: int, right: int) -> list[tuple[int, int]]:
    """Return the cells of a rectangle."""
    return [(row, column) for row in range(top, bottom + 1) for column in range(left, right + 1)]


@pytest.mark.parametrize(
    ("source", "to", "edits", "chosen"),
    [
        # Down, right, up, left: a single cell.
        ((0, 1, 0, 1), (2, 1), {(2, 21): S, (3, 21): S}, (0, 1, 2, 1)),
        ((1, 3, 1, 3), (1, 5), {(2, 32): M, (2, 33): M}, (1, 3, 1, 5)),
        ((1, 3, 1, 3), (0, 3), {(1, 31): M}, (0, 3, 1, 3)),
        ((1, 3, 1, 3), (1, 1), {(2, 21): M, (2, 22): M}, (1, 1, 1, 3)),
        # An empty cell empties.
        ((0, 0, 0, 0), (0, 1), {(1, 21): None}, (0, 0, 0, 1)),
        # A block is repeated: of 1 × 2 cells [S, empty] the third column gets S, the fourth nothing.
        ((0, 1, 0, 2), (0, 4), {(1, 31): S, (1, 32): None}, (0, 1, 0, 4)),
        # Upwards it is repeated from its end: row 0 gets what row 2 has, which is nothing.
        ((1, 3, 2, 3), (0, 3), {}, (0, 3, 2, 3)),
        ((1, 2, 2, 2), (0, 2), {}, (0, 2, 2, 2)),
        # The way that is farther counts.
        ((0, 1, 0, 1), (2, 2), {(2, 21): S, (3, 21): S}, (0, 1, 2, 1)),
        ((0, 1, 0, 1), (1, 5), {(1, 22): S, (1, 31): S, (1, 32): S, (1, 33): S}, (0, 1, 0, 5)),
    ],
)
def test_the_handle_repeats_the_block(
    hands: Hands,
    mouse: Mouse,
    source: Block,
    to: tuple[int, int],
    edits: dict[CellKey, Strength | None],
    chosen: Block,
) -> None:
    select(hands.view, *source)
    mouse.drag(*to)
    assert hands.asked == ([(edits, "mapping.fill_cells")] if edits else [])
    assert hands.chosen() == block(*chosen)


def test_upwards_a_block_ends_where_it_began(hands: Hands, mouse: Mouse) -> None:
    hands.model.set_matrix(matrix({(2, 21): S, (3, 21): M}))
    select(hands.view, 1, 1, 2, 1)
    mouse.drag(0, 1)
    assert hands.asked == [({(1, 21): M}, "mapping.fill_cells")]


def test_the_total_is_never_filled_nor_chosen(hands: Hands, mouse: Mouse) -> None:
    hands.view.go(1, 3)
    mouse.drag(1, 6)
    assert hands.asked == [({(2, 32): M, (2, 33): M}, "mapping.fill_cells")]
    assert hands.chosen() == block(1, 3, 1, 5)


def test_there_is_no_handle_on_sums_nor_on_several_blocks(hands: Hands) -> None:
    view = hands.view
    assert not view.mouse.handle().isEmpty()
    view.go(0, 6)
    assert view.mouse.handle().isEmpty()
    view.go(0, 0)
    QTest.mouseClick(view.viewport(), LEFT, CTRL, middle(view, 2, 2))
    assert hands.chosen() == [(0, 0), (2, 2)]
    assert view.mouse.handle().isEmpty()


def test_esc_takes_a_drag_back(hands: Hands, mouse: Mouse) -> None:
    hands.view.go(0, 1)
    mouse.take_handle()
    mouse.move(2, 1)
    assert hands.view.mouse.is_under_way
    hands.press(Key.Key_3)
    hands.press(Key.Key_Escape)
    assert not hands.view.mouse.is_under_way
    mouse.let_go(2, 1)
    assert hands.asked == []
    assert hands.chosen() == [(0, 1)]


def test_a_hand_that_trembles_on_the_handle_fills_nothing(hands: Hands, mouse: Mouse) -> None:
    hands.view.go(0, 1)
    mouse.take_handle()
    at = hands.view.mouse.handle().center() + QPoint(3, 3)
    QTest.mouseMove(hands.view.viewport(), at)
    QTest.mouseRelease(hands.view.viewport(), LEFT, NO, at)
    assert (hands.asked, hands.chosen()) == ([], [(0, 1)])


def test_drawing_back_into_the_block_fills_nothing(hands: Hands, mouse: Mouse) -> None:
    select(hands.view, 0, 1, 2, 1)
    mouse.take_handle()
    mouse.move(2, 4)
    mouse.move(0, 1)
    mouse.let_go(0, 1)
    assert hands.asked == []
    assert hands.chosen() == block(0, 1, 2, 1)


def test_the_matrix_scrolls_on_at_its_edge(theme: Theme, qtbot: QtBot) -> None:
    model = MatrixModel()
    hands = Hands(show(model, theme, qtbot), model)
    model.set_matrix(wide_matrix(60, 10))
    hands.view.go(0, 1)
    bar = hands.view.verticalScrollBar()
    Mouse(hands).take_handle()
    below = QPoint(middle(hands.view, 0, 1).x(), hands.view.viewport().height() + 40)
    QTest.mouseMove(hands.view.viewport(), below)
    qtbot.waitUntil(lambda: bar.value() == bar.maximum())
    QTest.mouseRelease(hands.view.viewport(), LEFT, NO, below)
    ((edits, code),) = hands.asked
    # Unit 1 has its link in slot 2; those of 41 in the same slot are there already.
    assert (set(edits.values()), len(edits), code) == ({S}, 58, "mapping.fill_cells")
    assert hands.chosen() == block(0, 1, 59, 1)


def test_a_drag_ends_when_the_matrix_becomes_another(hands: Hands, mouse: Mouse) -> None:
    hands.view.go(0, 1)
    mouse.take_handle()
    mouse.move(2, 1)
    hands.model.set_matrix(wide_matrix(2, 1))
    assert not hands.view.mouse.is_under_way
    mouse.let_go(0, 1)


def test_a_drag_over_too_many_cells_is_refused(hands: Hands, mouse: Mouse, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(matrix_edits, "MOST_EDITS", 2)
    hands.view.go(0, 1)
    mouse.drag(0, 5)
    assert hands.asked == []
    assert len(hands.refused) == 1


def test_a_double_click_on_the_handle_fills_as_far_as_the_column_beside_it(hands: Hands) -> None:
    hands.model.set_matrix(matrix({(1, -10): W, (2, -10): S, (3, -10): N, (1, 21): M, (2, 22): W}))
    hands.view.go(0, 1)
    opened: list[None] = []
    hands.view.details_requested.connect(lambda: opened.append(None))
    at = hands.view.mouse.handle().center()
    QTest.mouseClick(hands.view.viewport(), LEFT, NO, at)
    QTest.mouseDClick(hands.view.viewport(), LEFT, NO, at)
    assert hands.asked == [({(2, 21): M, (3, 21): M}, "mapping.fill_cells")]
    assert hands.chosen() == block(0, 1, 2, 1)
    assert opened == []


def test_ctrl_e_does_the_same_and_takes_the_right_column_when_the_left_one_is_empty(hands: Hands) -> None:
    hands.model.set_matrix(matrix({(1, 21): M, (2, 22): W}))
    hands.view.go(0, 1)
    hands.press(Key.Key_E, CTRL)
    assert hands.asked == [({(2, 21): M}, "mapping.fill_cells")]
    hands.view.go(0, 4)
    hands.press(Key.Key_E, CTRL)
    assert len(hands.asked) == 1
    assert [each.why for each in hands.refused[0]] == ["在下面没有连着填写的格，不知道填到哪一行"]


def test_fill_up_and_left(hands: Hands) -> None:
    select(hands.view, 0, 3, 1, 3)
    hands.press(Key.Key_D, CTRL | SHIFT)
    hands.view.go(0, 3)
    hands.press(Key.Key_R, CTRL | SHIFT)
    hands.view.go(2, 5)
    hands.press(Key.Key_R, CTRL | SHIFT)
    assert hands.asked == [({(1, 31): M}, "mapping.fill_cells"), ({(1, 31): W}, "mapping.fill_cells")]


def test_sums_between_requirements_are_passed_over(theme: Theme, qtbot: QtBot) -> None:
    model = MatrixModel()
    hands = Hands(show(model, theme, qtbot), model)
    # Rows: 0 module, 1 area, 2 task, 3 and 4 requirements 11 and 12, 5 area, 6 task, 7 requirement 13, 8 own module.
    model.set_matrix(matrix_of({(-11, 1): MatrixCell(S), (-12, 1): MatrixCell(M)}))
    select(hands.view, 3, 0, 4, 0)
    Mouse(hands).drag(8, 0)
    assert hands.asked == [({(-13, 1): S, (1, 1): M}, "mapping.fill_cells")]
    hands.asked.clear()
    hands.view.go(7, 0)
    hands.press(Key.Key_D, CTRL)
    assert hands.asked == [({(-13, 1): M}, "mapping.fill_cells")]


@pytest.mark.parametrize("zoom", [50, 100, 200])
def test_the_handle_can_be_hit_at_every_zoom(hands: Hands, mouse: Mouse, zoom: int) -> None:
    hands.view.set_zoom(zoom)
    hands.view.go(0, 1)
    handle = hands.view.mouse.handle()
    assert handle.contains(hands.view.visualRect(hands.model.index(0, 1)).bottomRight())
    mouse.hover(handle.center())
    assert hands.view.viewport().cursor().shape() == Qt.CursorShape.CrossCursor
    mouse.hover(middle(hands.view, 1, 1))
    assert hands.view.viewport().cursor().shape() == Qt.CursorShape.ArrowCursor


def test_a_stroke_leaves_no_cell_out() -> None:
    assert list(stroke((0, 0), (2, 4))) == [(0, 1), (1, 2), (2, 3), (2, 4)]
    assert list(stroke((3, 1), (1, 1))) == [(2, 1), (1, 1)]
