"""Sums stand below their columns; columns share the room of a wide window."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from onex_desktop.gui.models.columns import Column
from onex_desktop.gui.state import DeskState
from onex_desktop.gui.theme import Theme
from onex_desktop.gui.widgets.table import Table
from onex_desktop.gui.widgets.table_footer import Sum, TableFooter
from onex_desktop.gui.widgets.table_room import RoomShare


@dataclass(frozen=True, slots=True)
class Item:
    """A row with a name and two figures."""

    id: int
    name: str
    planned: int
    passed: int


COLUMNS = (
    Column[Item]("name", "名称", lambda row: row.name, width=100),
    Column[Item]("planned", "试点人数", lambda row: row.planned, align="right", width=80),
    Column[Item]("passed", "通过人数", lambda row: row.passed, align="right", width=60),
)


@pytest.fixture
def table(qtbot: QtBot, theme: Theme, state: DeskState) -> Iterator[Table[Item]]:
    """Return a table 400 pixels wide, its columns sharing the room."""
    made: Table[Item] = Table(theme, "合计", COLUMNS, state=state)
    made.set_rows([Item(1, "甲", 80, 42), Item(2, "乙", 70, 18)])
    RoomShare(made, ("name", "passed"))
    holder = QWidget()
    qtbot.addWidget(holder)
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(made)
    footer = TableFooter(theme, made)
    footer.setObjectName("footer")
    column.addWidget(footer)
    holder.resize(400, 300)
    with qtbot.waitExposed(holder):
        holder.show()
    yield made
    holder.close()


def _footer(table: Table[Item]) -> TableFooter:
    found = table.window().findChild(TableFooter, "footer")
    assert isinstance(found, TableFooter)
    return found


def _widths(table: Table[Item]) -> list[int]:
    return [table.view.columnWidth(number) for number in range(3)]


def test_columns_share_what_the_others_leave_in_proportion(table: Table[Item]) -> None:
    # 400 − 80 = 320 for columns of 100 and 60.
    assert _widths(table) == [200, 80, 120]


def test_columns_are_never_narrower_than_declared(table: Table[Item]) -> None:
    table.view.header.resizeSection(1, 380)
    table.window().resize(420, 300)
    assert _widths(table) == [100, 380, 60]


def test_a_hidden_column_gives_its_room_away(table: Table[Item]) -> None:
    table.view.header.hideSection(1)
    assert table.view.columnWidth(0) + table.view.columnWidth(2) == 400


def test_the_default_columns_fill_the_view_again(table: Table[Item]) -> None:
    table.view.header.resizeSection(1, 200)
    table.view.header.defaults_requested.emit()
    assert _widths(table) == [200, 80, 120]


def test_a_sum_is_found_below_its_column(table: Table[Item]) -> None:
    footer = _footer(table)
    footer.set_sums({"planned": Sum("150", "80 + 70")})
    assert footer.sum_at(QPoint(210, 5)) == Sum("150", "80 + 70")
    assert footer.sum_at(QPoint(10, 5)) is None
    assert footer.sum_at(QPoint(5000, 5)) is None


def test_a_screen_reader_hears_the_sums_with_their_columns(table: Table[Item]) -> None:
    footer = _footer(table)
    footer.set_sums({"name": Sum("合计"), "planned": Sum("150")})
    assert footer.accessibleName() == "名称 合计，试点人数 150"


def test_sums_are_painted_below_their_columns_and_follow_the_order(table: Table[Item], theme: Theme) -> None:
    footer = _footer(table)
    footer.set_sums({"planned": Sum("150")})
    before = footer.grab().toImage()
    table.view.header.moveSection(1, 0)
    assert footer.grab().toImage() != before
    assert before.pixelColor(100, footer.height() - 2).name().upper() == theme.tokens.raised
