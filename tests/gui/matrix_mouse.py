"""A hand on the mouse over a matrix."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from tests.gui.matrix_hands import NO, Hands

from onex_desktop.gui.widgets.matrix_view import MatrixView

LEFT = Qt.MouseButton.LeftButton


def middle(view: MatrixView, row: int, column: int) -> QPoint:
    """Return the middle of a cell."""
    return view.visualRect(view.model().index(row, column)).center()


class Mouse:
    """Presses, moves and lets go over the cells of a view."""

    def __init__(self, hands: Hands) -> None:
        self.view = hands.view

    def press(self, row: int, column: int, held: Qt.KeyboardModifier = NO) -> None:
        """Press on a cell."""
        QTest.mousePress(self.view.viewport(), LEFT, held, middle(self.view, row, column))

    def take_handle(self) -> None:
        """Press on the handle."""
        handle = self.view.mouse.handle()
        assert not handle.isEmpty()
        QTest.mousePress(self.view.viewport(), LEFT, NO, handle.center())

    def move(self, row: int, column: int, held: Qt.KeyboardModifier = NO) -> None:
        """Go to a cell with the left button down; ``QTest.mouseMove`` knows no keys."""
        self._go(middle(self.view, row, column), LEFT, held)

    def hover(self, place: QPoint) -> None:
        """Go to a place with no button down."""
        self._go(place, Qt.MouseButton.NoButton, NO)

    def let_go(self, row: int, column: int, held: Qt.KeyboardModifier = NO) -> None:
        """Let go over a cell."""
        QTest.mouseRelease(self.view.viewport(), LEFT, held, middle(self.view, row, column))

    def drag(self, row: int, column: int) -> None:
        """Draw the handle out to a cell and let go."""
        self.take_handle()
        self.move(row, column)
        self.let_go(row, column)

    def _go(self, place: QPoint, down: Qt.MouseButton, held: Qt.KeyboardModifier) -> None:
        viewport, at = self.view.viewport(), QPointF(place)
        where = viewport.mapToGlobal(at)
        event = QMouseEvent(QEvent.Type.MouseMove, at, where, Qt.MouseButton.NoButton, down, held)
        QApplication.sendEvent(viewport, event)
