"""Tables that are zoomed as the matrix is: one scale for all of them, remembered on the desk."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QFont, QKeySequence, QShortcut, QWheelEvent

from onex_desktop.gui.state import DeskState
from onex_desktop.gui.theme import body_font
from onex_desktop.gui.tokens import BODY_PX, ROW
from onex_desktop.gui.widgets.table_view import TableView
from onex_desktop.gui.widgets.zoom_steps import clamped, stepped

_KEY: Final = "tables/zoom"


class TableZoom(QObject):
    """Scales type, rows and columns of a view: Ctrl with the wheel, with + and -, with 0 for the usual size.

    Attributes:
        percent: the scale in force.
    """

    def __init__(self, view: TableView, state: DeskState | None) -> None:
        super().__init__(view)
        self._view, self._state = view, state
        self.percent = 100
        acts: dict[str, Callable[[], None]] = {
            "Ctrl++": lambda: self._step(1),
            "Ctrl+=": lambda: self._step(1),
            "Ctrl+-": lambda: self._step(-1),
            "Ctrl+0": lambda: self._choose(100),
        }
        for keys, act in acts.items():
            shortcut = QShortcut(QKeySequence(keys), view, act)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        view.installEventFilter(self)
        view.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Zoom by the wheel; take over, when the table is shown, what was chosen at another."""
        if isinstance(event, QWheelEvent) and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if watched is self._view.viewport() and event.angleDelta().y():
                self._step(1 if event.angleDelta().y() > 0 else -1)
            return True
        if event.type() == QEvent.Type.Show and watched is self._view and self._state is not None:
            word = self._state.word(_KEY)
            self._scale(clamped(int(word)) if word.isdecimal() else 100)
        return False

    def _step(self, by: int) -> None:
        self._choose(stepped(self.percent, by))

    def _choose(self, percent: int) -> None:
        self._scale(percent)
        if self._state is not None:
            self._state.set_word(_KEY, str(percent))

    def _scale(self, percent: int) -> None:
        if percent == self.percent:
            return
        self.percent = percent
        font = QFont(body_font())
        font.setPixelSize(round(BODY_PX * percent / 100))
        self._view.setFont(font)
        self._view.set_row_height(round(ROW * percent / 100))
        self._view.header.set_zoom(percent / 100, font)
