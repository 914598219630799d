"""A copied block laid onto the cells of a table: order, repetition, refusals with their places, caution."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from PySide6.QtCore import QItemSelection, QItemSelectionModel, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from onex_desktop.domain.problems import ProblemsFound
from onex_desktop.gui.models.columns import Column
from onex_desktop.gui.theme import Theme
from onex_desktop.gui.widgets.table import Chip, Table
from onex_desktop.gui.widgets.table_paste import Pasted
from onex_desktop.wording.problems import sentence


@dataclass(frozen=True, slots=True)
class Line:
    """A row with two free cells, one of them closed in odd rows, and one to choose."""

    id: int
    name: str
    first: str = ""
    second: str = ""
    who: str = ""


PEOPLE = (("", "未指定"), ("7", "李强（T07）"), ("8", "李强（T08）"), ("9", "王芳"))
COLUMNS = (
    Column[Line]("name", "姓名", lambda row: row.name),
    Column[Line]("first", "理论", lambda row: row.first, editable=True),
    Column[Line]("second", "实操", lambda row: row.second, editable=lambda row: row.id % 2 == 0),
    Column[Line]("who", "教师", lambda row: dict(PEOPLE)[row.who], editable=True, edit_text=lambda row: row.who,
                 choices=lambda _: PEOPLE),
)  # fmt: skip


@dataclass
class Desk:
    """A table of four rows, and what was pasted into it."""

    table: Table[Line]
    taken: list[Pasted[Line]]

    def paste(self, row: int, key: str, text: str) -> Pasted[Line]:
        """Paste with the current cell in a row and column."""
        self.table.view.setCurrentIndex(self.table.proxy.index(row, self.column(key)))
        return self.press(text)

    def press(self, text: str) -> Pasted[Line]:
        """Press Ctrl+V with a text on the clipboard."""
        QGuiApplication.clipboard().setText(text)
        QTest.keyClick(self.table.view, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
        return self.taken.pop()

    def column(self, key: str) -> int:
        """Return the number of a column."""
        return [column.key for column in COLUMNS].index(key)


@pytest.fixture
def desk(qtbot: QtBot, theme: Theme) -> Desk:
    """Return a table that is shown, with 丁 甲 丙 乙 as its rows."""
    taken: list[Pasted[Line]] = []
    chips = (Chip[Line]("even", "双号", lambda row: row.id % 2 == 0),)
    table: Table[Line] = Table(theme, "lines", COLUMNS, commit=lambda *_: None, paste=taken.append, chips=chips)
    qtbot.addWidget(table)
    table.set_rows([Line(2, "丁"), Line(3, "甲", first="60"), Line(4, "丙", who="9"), Line(6, "乙")])
    table.show()
    return Desk(table, taken)


def written(pasted: Pasted[Line]) -> list[tuple[int, str, str]]:
    """Return id, column and text of each cell."""
    return [(cell.row.id, cell.key, cell.text) for cell in pasted.cells()]


def codes(pasted: Pasted[Line]) -> list[tuple[str, str]]:
    """Return what was refused, and where."""
    return [(each.code, each.where.name if each.where else "") for each in pasted.problems]


def test_a_block_goes_down_and_right_from_the_current_cell(desk: Desk) -> None:
    pasted = desk.paste(2, "first", "70\t80\r\n71\t 81 \r\n")
    assert written(pasted) == [(4, "first", "70"), (4, "second", "80"), (6, "first", "71"), (6, "second", "81")]
    assert pasted.caution == ""


def test_columns_count_as_they_stand_and_hidden_ones_not_at_all(desk: Desk) -> None:
    header = desk.table.view.header
    header.setSectionHidden(desk.column("second"), True)
    assert written(desk.paste(0, "first", "70\t王芳")) == [(2, "first", "70"), (2, "who", "9")]
    header.setSectionHidden(desk.column("second"), False)
    header.moveSection(header.visualIndex(desk.column("who")), header.visualIndex(desk.column("first")))
    assert written(desk.paste(0, "who", "王芳\t70")) == [(2, "who", "9"), (2, "first", "70")]


def test_rows_count_as_they_are_seen_and_that_is_said(desk: Desk) -> None:
    desk.table.view.sortByColumn(0, Qt.SortOrder.AscendingOrder)
    assert [row.name for row in desk.table.shown_rows] == ["丙", "丁", "甲", "乙"]
    pasted = desk.paste(0, "first", "1\n2")
    assert (written(pasted), pasted.caution) == ([(4, "first", "1"), (2, "first", "2")], "按“姓名”排过序")
    desk.table.set_chip("even", on=True)
    pasted = desk.paste(1, "first", "1\n2")
    assert (written(pasted), pasted.caution) == ([(2, "first", "1"), (6, "first", "2")], "筛选过、按“姓名”排过序")
    assert desk.paste(1, "first", "1").caution == ""


def test_a_block_larger_than_what_is_left_is_refused_with_both_sizes(desk: Desk) -> None:
    (problem,) = desk.paste(2, "second", "1\t2\t3\n1\t2\t3\n1\t2\t3").problems
    assert sentence(problem.code, problem.params) == (
        "复制的是 3 行 3 列，从第 3 行（丙）的“实操”起只放得下 2 行 2 列，没有填入。少选一些，或换一格开始。"
    )


def test_blank_lines_and_columns_behind_the_block_need_no_room(desk: Desk) -> None:
    assert written(desk.paste(3, "second", "5\t\t\n\t\t\n\t\t\n")) == [(6, "second", "5")]


def test_every_cell_that_is_refused_is_named_and_none_is_taken(desk: Desk) -> None:
    pasted = desk.paste(0, "second", "1\t王方\n2\t李强\n3\t王芳")
    assert codes(pasted) == [
        ("table.choice_unknown", "第 1 行（丁）的“教师”"),
        ("table.cell_fixed", "第 2 行（甲）的“实操”"),
        ("table.choice_ambiguous", "第 2 行（甲）的“教师”"),
    ]
    with pytest.raises(ProblemsFound):
        pasted.cells()


def test_a_fixed_cell_takes_what_it_holds_already(desk: Desk) -> None:
    assert written(desk.paste(1, "first", "61\t\t王芳")) == [(3, "first", "61"), (3, "who", "9")]


def test_a_choice_is_named_by_its_label_or_left_open(desk: Desk) -> None:
    assert written(desk.paste(0, "who", "李强（T08）\n王芳\n\n王芳")) == [
        (2, "who", "8"), (3, "who", "9"), (4, "who", ""), (6, "who", "9"),
    ]  # fmt: skip
    assert written(desk.paste(2, "who", "未指定")) == [(4, "who", "")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [("9", ["9", "9", "9", "9"]), ("1\n2", ["1", "2", "1", "2"]), ("1\n2\n3", ["1", "2", "3"])],
)
def test_chosen_cells_are_filled_when_they_are_a_multiple_of_the_block(
    desk: Desk, text: str, expected: list[str]
) -> None:
    column = desk.column("first")
    view, proxy = desk.table.view, desk.table.proxy
    view.setCurrentIndex(proxy.index(0, column))
    block = QItemSelection(proxy.index(0, column), proxy.index(3, column))
    view.selectionModel().select(block, QItemSelectionModel.SelectionFlag.ClearAndSelect)
    assert [cell.text for cell in desk.press(text).cells()] == expected


def test_without_a_cell_to_type_into_it_is_said_where_there_is_one(desk: Desk) -> None:
    (problem,) = desk.paste(0, "name", "1\n2").problems
    assert sentence(problem.code, problem.params) == (
        "当前格不能填写，没有填入。先选中要填的第一格，可填的列：理论、实操、教师。"
    )


def test_an_empty_clipboard_changes_nothing(desk: Desk) -> None:
    desk.table.view.setCurrentIndex(desk.table.proxy.index(0, 1))
    QGuiApplication.clipboard().setText("")
    assert desk.table.hand.paste_block()
    assert desk.taken == []
