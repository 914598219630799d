"""The keys of a spreadsheet in every table, and what the chosen figures come to."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

import pytest
from PySide6.QtCore import QEvent, QItemSelectionModel, QPoint, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot
from tests.gui.tables import Made, TableMaker, choose, shown
from tests.gui.teachers import Teacher
from tests.gui.typing_hands import type_chinese

from onex_desktop.gui.models.columns import Column
from onex_desktop.gui.theme import Theme
from onex_desktop.gui.widgets import table_sums
from onex_desktop.gui.widgets.choice_box import ChoiceBox
from onex_desktop.gui.widgets.table import Table

Key = Qt.Key
NO = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier

HOURS = ("64", "32.5", None, None, "1200", "16")


@pytest.fixture
def table(make_table: TableMaker) -> Made:
    """Return six teachers with hours, of whom the third and the fourth have none."""
    rows = [Teacher(n, f"教师{n}", None if hours is None else Decimal(hours)) for n, hours in enumerate(HOURS, 1)]
    made = make_table(rows)
    made.view.setFocus()
    return made


def at(table: Made) -> tuple[int, int]:
    """Return where the cursor is."""
    return table.view.currentIndex().row(), table.view.currentIndex().column()


def chosen(table: Made) -> tuple[int, int, int, int]:
    """Return the one chosen block: top, left, bottom, right."""
    (part,) = table.view.selectionModel().selection().toList()
    return part.top(), part.left(), part.bottom(), part.right()


@pytest.mark.parametrize(
    ("start", "key", "end"),
    [
        # Column 1 is filled in rows 0, 1, 4 and 5.
        ((0, 1), Key.Key_Down, (1, 1)),
        ((1, 1), Key.Key_Down, (4, 1)),
        ((2, 1), Key.Key_Down, (4, 1)),
        ((4, 1), Key.Key_Down, (5, 1)),
        ((5, 1), Key.Key_Up, (4, 1)),
        ((3, 1), Key.Key_Up, (1, 1)),
        ((3, 0), Key.Key_Down, (5, 0)),
        ((5, 1), Key.Key_Down, (5, 1)),
        # Row 2 has no hours: the cursor goes over the hole. Column 4 is hidden.
        ((2, 0), Key.Key_Right, (2, 2)),
        ((2, 2), Key.Key_Right, (2, 3)),
        ((0, 3), Key.Key_Left, (0, 0)),
        ((3, 2), Key.Key_Home, (0, 0)),
        ((3, 2), Key.Key_End, (5, 3)),
    ],
)
def test_ctrl_takes_the_choice_along(table: Made, start: tuple[int, int], key: Qt.Key, end: tuple[int, int]) -> None:
    choose(table, start, start)
    QTest.keyClick(table.view, key, CTRL)
    assert at(table) == end
    assert chosen(table) == (*end, *end)
    assert table.selected_ids == [end[0] + 1]


def test_ctrl_and_shift_widen_the_choice(table: Made) -> None:
    choose(table, (2, 1), (2, 1))
    QTest.keyClick(table.view, Key.Key_Down, CTRL | SHIFT)
    assert chosen(table) == (2, 1, 4, 1)
    choose(table, (2, 1), (2, 1))
    QTest.keyClick(table.view, Key.Key_End, CTRL | SHIFT)
    assert chosen(table) == (2, 1, 5, 3)


def test_columns_that_were_moved_count_as_they_stand(table: Made) -> None:
    table.view.header.moveSection(3, 0)
    choose(table, (0, 1), (0, 1))
    QTest.keyClick(table.view, Key.Key_Left, CTRL)
    assert at(table) == (0, 3)


def test_a_chosen_block_is_widened_to_rows_and_columns(table: Made) -> None:
    choose(table, (1, 1), (2, 1))
    QTest.keyClick(table.view, Key.Key_Space, SHIFT)
    assert table.selected_ids == [2, 3]
    choose(table, (1, 0), (1, 1))
    QTest.keyClick(table.view, Key.Key_Space, CTRL)
    assert chosen(table) == (0, 0, 5, 1)


def test_f4_opens_the_row_of_a_cell_that_can_be_typed_into(table: Made, qtbot: QtBot) -> None:
    choose(table, (1, 0), (1, 0))
    with qtbot.waitSignal(table.activated) as told:
        QTest.keyClick(table.view, Key.Key_F4)
    assert told.args == [2]


def test_shift_and_enter_end_an_edit_upwards(table: Made) -> None:
    choose(table, (3, 0), (3, 0))
    for held, row in ((SHIFT, 2), (NO, 3)):
        QTest.keyClick(table.view, Key.Key_F2)
        editor = table.view.findChildren(QLineEdit)[-1]  # the last one may still be about to go
        type_chinese(editor, "陈")
        QApplication.sendEvent(editor, QKeyEvent(QEvent.Type.KeyPress, Key.Key_Return, held))
        QApplication.processEvents()
        assert at(table) == (row, 0)


def test_the_chosen_figures_are_summed_where_the_rows_are_counted(table: Made) -> None:
    choose(table, (0, 0), (4, 2))
    # 64 + 32.5 + 1200 over three: the two of unknown hours are not zero.
    assert table.bar.sum_text == "3 个数 合计 1296.5 平均 432.17"
    choose(table, (0, 1), (0, 1))
    assert table.bar.sum_text == ""
    choose(table, (0, 0), (5, 0))
    assert table.bar.sum_text == ""


def test_the_sum_follows_figures_that_change(table: Made) -> None:
    choose(table, (0, 1), (1, 1))
    assert table.bar.sum_text == "2 个数 合计 96.5 平均 48.25"
    table.set_rows([Teacher(row.id, row.name, Decimal(8) if row.id == 1 else row.hours) for row in table.rows])
    assert table.bar.sum_text == "2 个数 合计 40.5 平均 20.25"


def test_a_hidden_column_is_not_summed_and_a_huge_choice_not_at_all(
    table: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose(table, (0, 0), (5, 3))
    assert table.bar.sum_text.startswith("4 个数 合计 1312.5")
    monkeypatch.setattr(table_sums, "MOST", 3)
    choose(table, (0, 1), (5, 1))
    assert table.bar.sum_text == ""
    monkeypatch.undo()
    table.view.header.setSectionHidden(1, True)
    choose(table, (0, 0), (5, 3))
    assert table.bar.sum_text == ""


@dataclass(frozen=True, slots=True)
class _Line:
    id: int
    fen: int
    share: str
    kind: str


def test_figures_are_summed_as_they_are_read(theme: Theme, qtbot: QtBot) -> None:
    table: Table[_Line] = Table(
        theme,
        "经费",
        (
            Column[_Line]("money", "金额", lambda row: row.fen, lambda row: f"{row.fen / 100:,.2f}", align="right"),
            Column[_Line]("share", "占比", lambda row: row.share, align="right"),
            Column[_Line](
                "kind", "种类", lambda row: row.kind, editable=True, choices=lambda _: (("a", "甲"), ("b", "乙"))
            ),
        ),
        commit=lambda *_: None,
    )
    qtbot.addWidget(table)
    with qtbot.waitActive(table):
        table.show()
        table.activateWindow()
    table.set_rows([_Line(1, 123450, "60%", "甲"), _Line(2, -50, "40%", "乙")])
    table.view.selectAll()
    assert table.bar.sum_text == "2 个数 合计 1234 平均 617"
    table.view.setFocus()
    table.view.setCurrentIndex(table.proxy.index(0, 2))
    QTest.keyClick(table.view, Key.Key_Down, ALT)
    (box,) = table.view.findChildren(ChoiceBox)
    assert box.view().isVisible()
    box.hidePopup()


def test_figures_of_several_columns_are_not_added_up(theme: Theme, qtbot: QtBot) -> None:
    columns = tuple(Column[_Line](key, key, lambda row: row.fen, align="right") for key in ("人数", "学时"))
    table: Table[_Line] = Table(theme, "两列", columns)
    qtbot.addWidget(table)
    table.set_rows([_Line(1, 4, "", ""), _Line(2, 5, "", "")])
    chosen, flag = table.view.selectionModel(), QItemSelectionModel.SelectionFlag
    table.view.selectAll()
    assert table.bar.sum_text == ""
    chosen.select(table.proxy.index(0, 1), flag.ClearAndSelect | flag.Columns)
    assert table.bar.sum_text == "2 个数 合计 9 平均 4.5"


def test_earlier_sorting_orders_what_the_last_one_leaves_equal(make_table: TableMaker) -> None:
    rows = [Teacher(1, "王", over=True), Teacher(2, "李"), Teacher(3, "张", over=True), Teacher(4, "陈")]
    made = make_table(rows)
    made.view.header.setSortIndicator(0, Qt.SortOrder.AscendingOrder)
    made.view.header.setSortIndicator(3, Qt.SortOrder.DescendingOrder)
    assert shown(made) == ["王", "张", "陈", "李"]
    # A reading anew keeps both orders; the rows come in any order.
    made.set_rows([*reversed(rows)])
    assert shown(made) == ["王", "张", "陈", "李"]


def wheel(turn: int, held: Qt.KeyboardModifier = CTRL) -> QWheelEvent:
    """Return one notch of the wheel."""
    place, buttons = QPointF(20, 20), Qt.MouseButton.NoButton
    return QWheelEvent(place, place, QPoint(), QPoint(0, turn), buttons, held, Qt.ScrollPhase.NoScrollPhase, False)


def test_ctrl_and_the_wheel_zoom_all_tables_and_the_desk_remembers(make_table: TableMaker) -> None:
    first = make_table([Teacher(1, "张")])
    usual = first.view.rowHeight(0), first.view.header.height(), first.view.columnWidth(0)
    for _ in range(3):
        QApplication.sendEvent(first.view.viewport(), wheel(120))
    assert first.zoom.percent == 150
    assert first.view.rowHeight(0) == 42
    assert first.view.font().pixelSize() == 20
    assert first.view.header.height() == 45
    assert first.view.columnWidth(0) == 127
    first.save_layout()
    second = make_table([Teacher(1, "王")])
    assert second.zoom.percent == 150
    second.view.setFocus()
    QTest.keyClick(second.view, Key.Key_Minus, CTRL)
    assert second.zoom.percent == 125
    QTest.keyClick(second.view, Key.Key_0, CTRL)
    assert (second.view.rowHeight(0), second.view.header.height(), second.view.columnWidth(0)) == usual
    first.hide()
    first.show()
    assert first.zoom.percent == 100


def test_the_wheel_alone_scrolls(make_table: TableMaker) -> None:
    table = make_table([Teacher(n, f"教师{n}") for n in range(1, 60)])
    QApplication.sendEvent(table.view.viewport(), wheel(-120, NO))
    assert table.zoom.percent == 100
    assert table.view.verticalScrollBar().value() > 0
