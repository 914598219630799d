"""The table as the user handles it."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLineEdit, QVBoxLayout
from pytestqt.qtbot import QtBot
from tests.gui.tables import TableMaker, choose, shown
from tests.gui.teachers import NAMES, NAMES_BY_PINYIN, Teacher, named
from tests.gui.typing_hands import type_chinese

from onex_desktop.gui.state import DeskState, TableLayout
from onex_desktop.gui.theme import Scheme, Theme
from onex_desktop.gui.widgets.empty_state import EmptyState

Key, Held = Qt.Key, Qt.KeyboardModifier


def test_rows_are_chosen_by_key(make_table: TableMaker) -> None:
    table = make_table(named(*NAMES))
    choose(table, (2, 1), (2, 1))
    QTest.keyClick(table.view, Key.Key_Space, Held.ShiftModifier)
    assert table.view.chosen_block()[0] == [["阿里", "", "2020-09-01", "正常"]]
    QTest.keyClick(table.view, Key.Key_Space, Held.ControlModifier)
    assert table.selected_ids == [1, 2, 3, 4, 5, 6, 7]


def test_the_chosen_stay_chosen_by_id_when_rows_change(make_table: TableMaker) -> None:
    rows = named(*NAMES)
    table = make_table(rows, sorted_by="name")
    assert shown(table) == NAMES_BY_PINYIN
    choose(table, (1, 0), (2, 3))
    assert table.selected_ids == [7, 4]
    table.set_rows([Teacher(50, "艾"), *(replace(row, over=True) for row in rows if row.id != 3)])
    assert table.selected_ids == [7, 4]
    assert table.view.chosen_rows() == [1, 2]


def test_the_chosen_stay_chosen_over_a_reset(qtbot: QtBot, make_table: TableMaker) -> None:
    rows = named(*(f"教师{n}" for n in range(500)))
    table = make_table(rows)
    choose(table, (10, 1), (12, 2))
    with qtbot.waitSignal(table.model.modelReset):
        table.set_rows([row for row in rows if row.id == 12 or row.id % 2])
    assert table.selected_ids == [11, 12, 13]
    assert [cell.column() for cell in table.view.selectedIndexes()] == [1, 2, 1, 2, 1, 2]
    assert table.proxy.row_at(table.view.currentIndex().row()).id == 11


def test_a_selection_that_loses_a_row_is_told_once(qtbot: QtBot, make_table: TableMaker) -> None:
    rows = named("张", "王", "李")
    table = make_table(rows)
    choose(table, (0, 0), (1, 0))
    with qtbot.waitSignal(table.selection_changed) as told:
        table.set_rows([rows[0], rows[2]])
    assert told.args == [[1]]
    with qtbot.assertNotEmitted(table.selection_changed):
        table.set_rows([replace(rows[0], over=True), rows[2]])


def test_the_filter_says_how_many_and_offers_to_be_cleared(qtbot: QtBot, make_table: TableMaker) -> None:
    table = make_table(named(*NAMES))
    assert table.bar.count_text == "共 7 项"
    table.bar.search.setFocus()
    with qtbot.waitSignal(table.bar.search.searched) as told:
        QTest.keyClicks(table.bar.search, "cq")
    assert told.args == ["cq"]
    assert shown(table) == ["重庆"]
    assert table.bar.count_text == "1 / 7 项"
    table.set_filter("没有")
    hint = table._stack.currentWidget()
    assert hint is table._no_match
    assert not table.view.isVisible()
    table.clear_filter()
    assert table.view.isVisible()
    assert table.bar.search.text() == ""
    assert table.bar.count_text == "共 7 项"


def test_escape_in_the_table_clears_the_filter_and_ctrl_f_returns_to_it(make_table: TableMaker) -> None:
    table = make_table(named(*NAMES))
    table.set_filter("张")
    table.view.setFocus()
    QTest.keyClick(table.view, Key.Key_Escape)
    assert len(shown(table)) == 7
    QTest.keyClick(table.view, Key.Key_F, Held.ControlModifier)
    assert table.bar.search.hasFocus()


def test_escape_leaves_the_filter_first_and_the_dialog_then(make_table: TableMaker) -> None:
    table = make_table(named(*NAMES))
    dialog = QDialog()
    QVBoxLayout(dialog).addWidget(table)
    dialog.show()
    table.set_filter("张")
    QTest.keyClick(table.view, Key.Key_Escape)
    assert dialog.isVisible()
    QTest.keyClick(table.view, Key.Key_Escape)
    assert not dialog.isVisible()
    table.setParent(None)


def test_chips_and_column_values_narrow(make_table: TableMaker) -> None:
    table = make_table([Teacher(1, "张", over=True), Teacher(2, "王"), Teacher(3, "李", over=True)])
    table.set_chip("over", on=True)
    assert shown(table) == ["张", "李"]
    popup = table.filter_column(0)
    assert [item.text() for item in popup.items()] == ["李", "王", "张"]
    popup.items()[0].setCheckState(Qt.CheckState.Unchecked)
    popup.close()
    assert shown(table) == ["张"]
    assert table.view.header.filtered == {0}
    table.clear_filter()
    assert shown(table) == ["张", "王", "李"]
    assert table.view.header.filtered == frozenset()


def test_a_table_without_rows_says_what_belongs_here(make_table: TableMaker) -> None:
    table = make_table([])
    assert isinstance(table._stack.currentWidget(), EmptyState)
    assert table._stack.currentWidget() is not table._no_match
    assert not table.bar.isVisible()
    table.set_rows(named("张"))
    assert table._stack.currentWidget() is table.view
    assert table.bar.isVisible()


def test_enter_edits_an_editable_cell_and_goes_down(qtbot: QtBot, make_table: TableMaker) -> None:
    table = make_table(named("张", "王"))
    table.view.setFocus()
    choose(table, (0, 0), (0, 0))
    QTest.keyClick(table.view, Key.Key_Return)
    editor = table.view.findChild(QLineEdit)
    assert editor is not None
    assert editor.text() == "张"
    type_chinese(editor, "陈")
    QTest.keyClick(editor, Key.Key_Return)
    qtbot.waitUntil(lambda: table.view.currentIndex().row() == 1)
    assert make_table.edits == [(1, "name", "陈")]


def test_enter_opens_a_row_whose_cell_cannot_be_edited(qtbot: QtBot, make_table: TableMaker) -> None:
    table = make_table(named("张", "王"))
    choose(table, (1, 2), (1, 2))
    with qtbot.waitSignal(table.activated) as told:
        QTest.keyClick(table.view, Key.Key_Return)
    assert told.args == [2]
    place = table.view.visualRect(table.proxy.index(0, 2)).center()
    QTest.mouseClick(table.view.viewport(), Qt.MouseButton.LeftButton, Held.NoModifier, place)
    with qtbot.waitSignal(table.activated) as told:
        QTest.mouseDClick(table.view.viewport(), Qt.MouseButton.LeftButton, Held.NoModifier, place)
    assert told.args == [1]


def test_delete_asks_the_page(qtbot: QtBot, make_table: TableMaker) -> None:
    table = make_table(named("张", "王", "李"))
    choose(table, (1, 0), (2, 1))
    with qtbot.waitSignal(table.delete_requested) as told:
        QTest.keyClick(table.view, Key.Key_Delete)
    assert told.args == [[2, 3]]


def test_columns_are_remembered_and_can_be_reset(make_table: TableMaker, state: DeskState) -> None:
    table = make_table(named(*NAMES))
    header = table.view.header
    header.resizeSection(0, 137)
    header.moveSection(2, 0)
    header.setSectionHidden(1, True)
    header.setSortIndicator(0, Qt.SortOrder.DescendingOrder)
    table.save_layout()
    again = make_table(named(*NAMES))
    assert again.view.header.sectionSize(0) == 137
    assert again.view.header.logicalIndex(0) == 2
    assert again.view.header.isSectionHidden(1)
    assert again.view.header.isSectionHidden(4)
    assert shown(again) == NAMES_BY_PINYIN[::-1]
    again.restore_default_columns()
    assert again.view.header.sectionSize(0) == 90
    assert again.view.header.logicalIndex(0) == 0
    assert not again.view.header.isSectionHidden(1)
    assert state.table_layout("teachers", 1) == TableLayout()


def test_a_table_of_another_version_starts_afresh(make_table: TableMaker) -> None:
    table = make_table(named("张"))
    table.view.header.resizeSection(0, 137)
    table.save_layout()
    assert make_table(named("张"), version=2).view.header.sectionSize(0) == 90


def test_the_last_column_in_sight_cannot_be_hidden(make_table: TableMaker) -> None:
    table = make_table(named("张"))
    header = table.view.header
    for column in (1, 2, 3):
        header.setSectionHidden(column, True)
    menu = header.column_menu(0)
    texts = {action.text(): action.isEnabled() for action in menu.actions() if action.text()}
    assert texts == {
        "筛选「姓名」…": True,
        "隐藏「姓名」": False,
        "姓名": False,
        "学时": True,
        "入职日期": True,
        "状态": True,
        "备注": True,
        "恢复默认列": True,
    }


def test_a_row_can_be_found_though_the_filter_hides_it(make_table: TableMaker) -> None:
    table = make_table(named(*NAMES))
    table.set_filter("张")
    table.select_ids([4])
    assert table.selected_ids == [4]
    assert table.bar.search.text() == ""


def test_it_paints_in_both_schemes(make_table: TableMaker, theme: Theme) -> None:
    table = make_table([Teacher(1, "张", over=True), Teacher(2, "王")])
    choose(table, (0, 0), (0, 1))
    schemes: tuple[Scheme, ...] = ("light", "dark")
    for scheme in schemes:
        theme.set_scheme(scheme)
        image = table.view.viewport().grab().toImage()
        place = table.view.visualRect(table.proxy.index(0, 1)).topLeft() + QPoint(4, 4)
        assert image.pixelColor(place).name().upper() == theme.tokens.selection
        other = table.view.visualRect(table.proxy.index(0, 2)).topLeft() + QPoint(4, 4)
        assert image.pixelColor(other).name().upper() == theme.tokens.row_tint
