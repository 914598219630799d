"""The columns of a table under the mouse: automatic width, order, and the way back from a filter."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from tests.gui.tables import TableMaker, shown
from tests.gui.teachers import Teacher, named

LEFT = Qt.MouseButton.LeftButton
NO = Qt.KeyboardModifier.NoModifier


def test_a_double_click_on_the_edge_of_a_heading_fits_its_column(make_table: TableMaker) -> None:
    table = make_table([Teacher(1, "一个写得特别长的名字，长得放不进九十个像素")])
    header = table.view.header
    edge = QPoint(header.sectionViewportPosition(0) + header.sectionSize(0) - 1, header.height() // 2)
    assert header.sectionSize(0) == 90
    QTest.mouseDClick(header.viewport(), LEFT, NO, edge)
    assert header.sectionSize(0) == table.view.sizeHintForColumn(0) > 250


def test_headings_are_dragged_into_another_order(make_table: TableMaker) -> None:
    header = make_table(named("张", "王")).view.header
    start = QPoint(header.sectionViewportPosition(0) + 40, header.height() // 2)
    end = QPoint(header.sectionViewportPosition(2) + 60, header.height() // 2)
    QTest.mousePress(header.viewport(), LEFT, NO, start)
    QTest.mouseMove(header.viewport(), start + QPoint(30, 0))
    QTest.mouseMove(header.viewport(), end)
    QTest.mouseRelease(header.viewport(), LEFT, NO, end)
    assert header.visualIndex(0) > 0


def test_a_narrowed_column_offers_to_show_all_rows_again(make_table: TableMaker) -> None:
    table = make_table(named("张", "王", "李"))
    table.proxy.set_values("name", ["王"])
    table._refresh()
    assert shown(table) == ["王"]
    menu = table.view.header.column_menu(1)
    (clear,) = (action for action in menu.actions() if action.text() == "清除筛选")
    clear.trigger()
    assert shown(table) == ["张", "王", "李"]
    again = table.view.header.column_menu(1)
    assert "清除筛选" not in [action.text() for action in again.actions()]
