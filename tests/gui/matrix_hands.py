"""A matrix on the screen and hands on its keys."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from tests.gui.matrix_fixtures import M, N, S, W, matrix

from onex_desktop.domain.mapping import CellKey, Strength
from onex_desktop.gui.models.matrix_model import MatrixModel
from onex_desktop.gui.theme import Theme
from onex_desktop.gui.widgets.matrix_edits import Laid, Refused
from onex_desktop.gui.widgets.matrix_view import MatrixView
from onex_desktop.services.mapping import CellEdit

Key = Qt.Key
NO: Final = Qt.KeyboardModifier.NoModifier
CTRL: Final = Qt.KeyboardModifier.ControlModifier
SHIFT: Final = Qt.KeyboardModifier.ShiftModifier
ALT: Final = Qt.KeyboardModifier.AltModifier
Asked = list[tuple[dict[CellKey, Strength | None], str]]

START: Final = {(1, 21): S, (1, 32): W, (2, 22): N, (2, 31): M}
"""Columns: 0 is slot -10, 1 and 2 are 21 and 22, 3 to 5 are 31 to 33, 6 is the total."""


class Hands:
    """A view on a small matrix, and everything it asked for."""

    def __init__(self, view: MatrixView, model: MatrixModel) -> None:
        self.view, self.model = view, model
        self.asked: Asked = []
        self.refused: list[list[Refused]] = []
        self.offered: list[Laid] = []
        view.edits_requested.connect(self._note)
        view.refused.connect(self.refused.append)
        view.rest_offered.connect(self.offered.append)

    def _note(self, edits: list[CellEdit], code: str) -> None:
        self.asked.append(({edit.key: edit.strength for edit in edits}, code))

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier = NO) -> None:
        """Press a key as a user does."""
        QTest.keyClick(self.view, key, held)

    @property
    def at(self) -> tuple[int, int] | None:
        """Where the cursor is."""
        return self.view.current_cell()

    def chosen(self) -> list[tuple[int, int]]:
        """Return the selected cells."""
        return sorted((i.row(), i.column()) for i in self.view.selectionModel().selectedIndexes())


def show(model: MatrixModel, theme: Theme, qtbot: QtBot) -> MatrixView:
    """Return a view on a model, on the screen."""
    view = MatrixView(theme, model)
    model.setParent(view)
    qtbot.addWidget(view)
    view.resize(900, 400)
    view.show()
    view.setFocus()
    return view


def lay_hands(theme: Theme, qtbot: QtBot) -> Hands:
    """Return hands on the small matrix, the cursor in its first cell."""
    model = MatrixModel()
    view = show(model, theme, qtbot)
    model.set_matrix(matrix(START))
    view.go(0, 0)
    return Hands(view, model)
