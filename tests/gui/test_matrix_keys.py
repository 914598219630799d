"""What the keys of the matrix ask for."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.gui.matrix_fixtures import M, N, S, W, select, wide_matrix
from tests.gui.matrix_hands import ALT, CTRL, NO, SHIFT, Hands, Key, lay_hands, show

from onex_desktop.domain.mapping import Strength
from onex_desktop.gui.models.matrix_model import MatrixModel
from onex_desktop.gui.theme import Theme
from onex_desktop.gui.widgets import matrix_edits


@pytest.fixture
def hands(theme: Theme, qtbot: QtBot) -> Hands:
    """Return hands on the small matrix."""
    return lay_hands(theme, qtbot)


@pytest.mark.parametrize(
    ("key", "strength"),
    [("3", S), ("q", S), ("Q", S), ("2", M), ("z", M), ("1", W), ("r", W), ("/", N), ("、", N)],
)
def test_a_typed_value_sets_the_cell(hands: Hands, key: str, strength: Strength) -> None:
    hands.view.keyPressEvent(QKeyEvent(QEvent.Type.KeyPress, 0, NO, key))
    assert hands.asked == [({(1, -10): strength}, "mapping.set_cells")]
    assert hands.at == (0, 0)


def test_digits_of_the_keypad_count(hands: Hands) -> None:
    hands.press(Key.Key_2, Qt.KeyboardModifier.KeypadModifier)
    assert hands.asked == [({(1, -10): M}, "mapping.set_cells")]


@pytest.mark.parametrize(
    ("key", "code"),
    [
        (Key.Key_0, "mapping.set_cells"),
        (Key.Key_Delete, "mapping.clear_cells"),
        (Key.Key_Backspace, "mapping.clear_cells"),
    ],
)
def test_clearing(hands: Hands, key: Qt.Key, code: str) -> None:
    hands.view.go(0, 1)
    hands.press(key)
    assert hands.asked == [({(1, 21): None}, code)]


@pytest.mark.parametrize(("column", "after"), [(0, S), (1, M), (4, N)])
def test_space_goes_to_the_next_value(hands: Hands, column: int, after: Strength) -> None:
    hands.view.go(0, column)
    hands.press(Key.Key_Space)
    assert [list(edits.values()) for edits, _ in hands.asked] == [[after]]


def test_space_after_not_applicable_empties(hands: Hands) -> None:
    hands.view.go(1, 2)
    hands.press(Key.Key_Space)
    assert hands.asked == [({(2, 22): None}, "mapping.set_cells")]


def test_a_value_goes_to_the_whole_selection_in_one_step(hands: Hands) -> None:
    select(hands.view, 0, 0, 1, 2)
    hands.press(Key.Key_3)
    # 2-1 × 21 is strong already and is left alone.
    wanted = {(1, -10): S, (1, 22): S, (2, -10): S, (2, 21): S, (2, 22): S}
    assert hands.asked == [(wanted, "mapping.set_cells")]
    assert len(hands.chosen()) == 6


def test_a_value_that_stands_there_already_asks_for_nothing(hands: Hands) -> None:
    hands.view.go(0, 1)
    hands.press(Key.Key_3)
    assert hands.asked == []
    assert hands.refused == []


def test_ctrl_enter_fills_with_the_current_value(hands: Hands) -> None:
    select(hands.view, 0, 1, 1, 2)
    hands.press(Key.Key_Return, CTRL)
    assert hands.asked == [({(1, 22): S, (2, 21): S, (2, 22): S}, "mapping.fill_cells")]


def test_fill_down_and_right(hands: Hands) -> None:
    select(hands.view, 0, 1, 2, 1)
    hands.press(Key.Key_D, CTRL)
    select(hands.view, 1, 3, 1, 5)
    hands.press(Key.Key_R, CTRL)
    assert hands.asked == [
        ({(2, 21): S, (3, 21): S}, "mapping.fill_cells"),
        ({(2, 32): M, (2, 33): M}, "mapping.fill_cells"),
    ]


def test_a_single_cell_fills_from_its_neighbour(hands: Hands) -> None:
    hands.view.go(1, 1)
    hands.press(Key.Key_D, CTRL)
    hands.view.go(0, 2)
    hands.press(Key.Key_R, CTRL)
    assert hands.asked == [({(2, 21): S}, "mapping.fill_cells"), ({(1, 22): S}, "mapping.fill_cells")]


def test_copy_puts_the_block_on_the_clipboard(hands: Hands) -> None:
    select(hands.view, 0, 1, 1, 4)
    hands.press(Key.Key_C, CTRL)
    assert QGuiApplication.clipboard().text() == "强\t\t\t弱\r\n\t／\t中\t\r\n"


def test_copy_with_heads_tells_rows_and_columns(hands: Hands) -> None:
    select(hands.view, 0, 1, 1, 2)
    hands.press(Key.Key_C, CTRL | SHIFT)
    assert QGuiApplication.clipboard().text() == (
        "\t\t电控检修 · 模块1 电控之1\t电控检修 · 模块2 电控之2\r\n2-1\t模块1的技术\t强\t\r\n2-2\t模块2的技术\t\t／\r\n"
    )


def test_a_block_is_widened_to_whole_rows_or_columns(hands: Hands) -> None:
    select(hands.view, 1, 2, 2, 2)
    hands.press(Key.Key_Space, SHIFT)
    assert hands.chosen() == [(row, column) for row in (1, 2) for column in range(7)]
    select(hands.view, 1, 2, 1, 3)
    hands.press(Key.Key_Space, CTRL)
    assert hands.chosen() == [(row, column) for row in range(3) for column in (2, 3)]
    assert hands.asked == []


def test_home_and_end_stay_in_the_row_and_go_to_the_corners_with_ctrl(hands: Hands) -> None:
    hands.view.go(1, 3)
    seen = []
    for key, held in ((Key.Key_Home, NO), (Key.Key_End, NO), (Key.Key_Home, CTRL), (Key.Key_End, CTRL)):
        hands.press(key, held)
        seen.append(hands.at)
    assert seen == [(1, 0), (1, 5), (0, 0), (2, 5)]


def test_cut_copies_and_clears(hands: Hands) -> None:
    select(hands.view, 1, 2, 1, 3)
    hands.press(Key.Key_X, CTRL)
    assert QGuiApplication.clipboard().text() == "／\t中\r\n"
    assert hands.asked == [({(2, 22): None, (2, 31): None}, "mapping.clear_cells")]


def test_paste_lays_a_block_from_the_first_cell(hands: Hands) -> None:
    hands.view.go(1, 0)
    QGuiApplication.clipboard().setText("H\t2\r\n○\t不适用\r\n")
    hands.press(Key.Key_V, CTRL)
    assert hands.asked == [({(2, -10): S, (2, 21): M, (3, -10): W, (3, 21): N}, "mapping.paste_cells")]
    assert hands.refused == []


def test_paste_of_one_value_fills_the_selection(hands: Hands) -> None:
    select(hands.view, 1, 0, 2, 1)
    QGuiApplication.clipboard().setText("弱")
    hands.press(Key.Key_V, CTRL)
    assert hands.asked == [({(2, -10): W, (2, 21): W, (3, -10): W, (3, 21): W}, "mapping.paste_cells")]


def test_paste_repeats_a_block_that_fits_several_times(hands: Hands) -> None:
    select(hands.view, 2, 0, 2, 3)
    QGuiApplication.clipboard().setText("强\t弱")
    hands.press(Key.Key_V, CTRL)
    assert hands.asked == [({(3, -10): S, (3, 21): W, (3, 22): S, (3, 31): W}, "mapping.paste_cells")]


def test_a_pasted_block_is_selected(hands: Hands) -> None:
    hands.view.go(1, 0)
    QGuiApplication.clipboard().setText("H\t2\r\n○\t不适用\r\n")
    hands.press(Key.Key_V, CTRL)
    assert hands.chosen() == [(1, 0), (1, 1), (2, 0), (2, 1)]
    assert hands.at == (1, 0)


def test_blanks_beyond_the_matrix_and_on_sums_are_nothing_to_refuse(hands: Hands) -> None:
    hands.view.go(2, 5)
    QGuiApplication.clipboard().setText("强\t\t\n\t\t\n")
    hands.press(Key.Key_V, CTRL)
    assert hands.asked == [({(3, 33): S}, "mapping.paste_cells")]
    assert hands.chosen() == [(2, 5), (2, 6)]


def test_a_block_with_nothing_to_take_is_refused_at_once(hands: Hands) -> None:
    hands.view.go(2, 6)
    QGuiApplication.clipboard().setText("强\t强\n")
    hands.press(Key.Key_V, CTRL)
    assert (hands.asked, hands.offered) == ([], [])
    assert [each.why for each in hands.refused[0]] == ["汇总格", "超出矩阵"]


def test_paste_of_blanks_empties(hands: Hands) -> None:
    hands.view.go(0, 1)
    QGuiApplication.clipboard().setText("\t强\n")
    hands.press(Key.Key_V, CTRL)
    assert hands.asked == [({(1, 21): None, (1, 22): S}, "mapping.paste_cells")]


def test_paste_says_which_cells_it_refuses_and_asks_before_it_takes_the_rest(hands: Hands) -> None:
    hands.view.go(2, 4)
    QGuiApplication.clipboard().setText("强\tX\t弱\n中\t强\t弱\n")
    hands.press(Key.Key_V, CTRL)
    assert hands.asked == []
    (found,) = hands.offered
    assert [(edit.key, edit.strength) for edit in found.edits] == [((3, 32), S)]
    refused = found.refused
    assert [(each.text, each.why) for each in refused] == [
        ("X", "不是强、中、弱或不适用"), ("弱", "汇总格"), ("中", "超出矩阵"), ("强", "超出矩阵"), ("弱", "超出矩阵"),
    ]  # fmt: skip
    assert refused[0].where == "2-3 × 整车实训 · 模块3 整车之3"


def test_sums_take_no_value(hands: Hands) -> None:
    hands.view.go(0, 6)
    hands.press(Key.Key_3)
    hands.view.go(0, 4)
    hands.press(Key.Key_Left, ALT)
    hands.press(Key.Key_3)
    assert hands.asked == []
    assert [refused[0].why for refused in hands.refused] == ["是汇总，按 Alt+→ 展开课程再填"] * 2


def test_a_row_with_sums_in_it_is_filled_around_them(hands: Hands) -> None:
    hands.view.go(2, 4)
    hands.press(Key.Key_Left, ALT)
    hands.view.selectRow(2)
    hands.press(Key.Key_1)
    assert hands.asked == [({(3, -10): W, (3, 21): W, (3, 22): W}, "mapping.set_cells")]


def test_too_many_cells_at_once_are_refused(hands: Hands, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(matrix_edits, "MOST_EDITS", 10)
    hands.press(Key.Key_A, CTRL)
    hands.press(Key.Key_3)
    assert hands.asked == []
    assert len(hands.refused) == 1


def test_a_huge_selection_is_cleared_by_its_links_and_never_copied(theme: Theme, qtbot: QtBot) -> None:
    model = MatrixModel()
    hands = Hands(show(model, theme, qtbot), model)
    model.set_matrix(wide_matrix(3000, 1250))
    hands.view.go(0, 0)
    hands.press(Key.Key_A, CTRL)
    hands.press(Key.Key_C, CTRL)
    hands.press(Key.Key_Delete)
    assert len(hands.refused) == 1
    assert [len(edits) for edits, _ in hands.asked] == [3000]


@pytest.mark.parametrize(("typed", "strength"), [("强", S), ("中", M), ("弱", W), ("、", N), ("q", S), ("２", M)])
def test_the_input_method_commits_a_value(hands: Hands, typed: str, strength: Strength) -> None:
    event = QInputMethodEvent()
    event.setCommitString(typed)
    QApplication.sendEvent(hands.view, event)
    assert hands.asked == [({(1, -10): strength}, "mapping.set_cells")]


def test_the_first_letter_of_pinyin_is_enough_and_other_text_is_nothing(hands: Hands) -> None:
    QApplication.sendEvent(hands.view, QInputMethodEvent("z", []))
    QApplication.sendEvent(hands.view, QInputMethodEvent("ni", []))
    other = QInputMethodEvent()
    other.setCommitString("你好")
    QApplication.sendEvent(hands.view, other)
    assert hands.asked == [({(1, -10): M}, "mapping.set_cells")]


def test_the_input_method_is_open_on_slots_only(hands: Hands) -> None:
    attribute = Qt.WidgetAttribute.WA_InputMethodEnabled
    hands.view.go(0, 1)
    assert hands.view.testAttribute(attribute)
    hands.view.go(0, 6)
    assert not hands.view.testAttribute(attribute)
