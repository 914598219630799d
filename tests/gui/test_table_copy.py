"""What comes to the clipboard from a table."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from tests.gui.tables import TableMaker, choose
from tests.gui.teachers import Teacher

from onex_desktop.gui.widgets.table_copy import to_html, to_tsv

Key, Held = Qt.Key, Qt.KeyboardModifier


def clipboard() -> str:
    return QGuiApplication.clipboard().text()


def test_tabs_line_ends_and_quotes_are_quoted_for_excel() -> None:
    assert to_tsv([["a\tb", 'say "x"', "1\n2", "plain"], ["", "0", "1", "2"]]) == (
        '"a\tb"\t"say ""x"""\t"1\n2"\tplain\r\n\t0\t1\t2\r\n'
    )


def test_html_marks_texts_so_that_zeros_survive_and_escapes_them() -> None:
    html = to_html([["工号", "学时"], ["007", "1<2"]], [False, True], headings=1)
    assert "<th style=\"mso-number-format:'\\@'\">工号</th><th>学时</th>" in html
    assert "<td style=\"mso-number-format:'\\@'\">007</td><td>1&lt;2</td>" in html


def test_ctrl_c_copies_the_chosen_block(make_table: TableMaker) -> None:
    table = make_table([Teacher(1, "张", Decimal("96.50")), Teacher(2, "王"), Teacher(3, "李")])
    choose(table, (0, 0), (1, 1))
    QTest.keyClick(table.view, Key.Key_C, Held.ControlModifier)
    assert clipboard().splitlines() == ["张\t96.50", "王\t"]
    data = QGuiApplication.clipboard().mimeData()
    assert "<td>96.50</td>" in data.html()
    QTest.keyClick(table.view, Key.Key_C, Held.ControlModifier | Held.ShiftModifier)
    assert clipboard().splitlines() == ["姓名\t学时", "张\t96.50", "王\t"]


def test_copying_follows_the_columns_as_they_stand_and_leaves_hidden_ones_out(make_table: TableMaker) -> None:
    table = make_table([Teacher(5, "张", Decimal(3))])
    table.view.header.moveSection(1, 0)
    table.view.header.setSectionHidden(2, True)
    table.view.header.setSectionHidden(4, False)
    table.view.selectAll()
    QTest.keyClick(table.view, Key.Key_C, Held.ControlModifier)
    assert clipboard().rstrip() == '3\t张\t正常\t"第5\t行\n""引"""'


def test_cells_outside_a_broken_selection_are_blank(make_table: TableMaker) -> None:
    table = make_table([Teacher(1, "张", Decimal(1)), Teacher(2, "王", Decimal(2))])
    model, flag = table.view.selectionModel(), QItemSelectionModel.SelectionFlag.Select
    model.select(table.proxy.index(0, 0), flag)
    model.select(table.proxy.index(1, 1), flag)
    assert table.view.chosen_block()[0] == [["张", ""], ["", "2"]]
