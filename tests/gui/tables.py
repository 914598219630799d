"""A table in a window, for the tests of tables."""

from __future__ import annotations

from PySide6.QtCore import QItemSelection, QItemSelectionModel
from pytestqt.qtbot import QtBot
from tests.gui.teachers import COLUMNS, Teacher

from onex_desktop.gui.models.columns import Column
from onex_desktop.gui.state import DeskState
from onex_desktop.gui.theme import Theme
from onex_desktop.gui.widgets.table import Chip, Table

Made = Table[Teacher]


class TableMaker:
    """Shows tables with some rows; keeps what they are asked to commit.

    Attributes:
        edits: id, column and text of each edit.
    """

    def __init__(self, qtbot: QtBot, theme: Theme, state: DeskState) -> None:
        self._qtbot, self._theme, self._state = qtbot, theme, state
        self.edits: list[tuple[int, str, str]] = []

    def __call__(self, rows: list[Teacher], *, sorted_by: str = "", version: int = 1) -> Made:
        """Show a table with five columns, the last of them hidden, and one chip."""
        table: Made = Table(
            self._theme,
            "teachers",
            (*COLUMNS, Column[Teacher]("note", "备注", lambda row: f'第{row.id}\t行\n"引"', hidden=True)),
            state=self._state,
            commit=lambda row, key, text: self.edits.append((row.id, key, text)),
            chips=(Chip[Teacher]("over", "超学时", lambda row: row.over),),
            sorted_by=sorted_by,
            version=version,
        )
        self._qtbot.addWidget(table)
        table.resize(700, 300)
        table.set_rows(rows)
        with self._qtbot.waitActive(table):
            table.show()
            table.activateWindow()
        return table


def choose(table: Made, first: tuple[int, int], last: tuple[int, int]) -> None:
    """Choose a block of cells by its corners."""
    block = QItemSelection(table.proxy.index(*first), table.proxy.index(*last))
    table.view.setCurrentIndex(table.proxy.index(*first))
    table.view.selectionModel().select(block, QItemSelectionModel.SelectionFlag.ClearAndSelect)


def shown(table: Made) -> list[str]:
    """Return the names in sight, from the top."""
    return [row.name for row in table.shown_rows]
