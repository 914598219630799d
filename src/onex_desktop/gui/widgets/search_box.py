"""A line to filter or search by."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from onex_desktop.gui.theme import Theme
from onex_desktop.gui.tokens import Tone

PAUSE_MS: Final = 80
"""Long enough for the next key of a quick typist, too short to be waited for."""


class SearchBox(QLineEdit):
    """Tells what is typed after a short pause; Esc clears, a second Esc or ↓ leaves.

    Signals:
        searched: Carries the text, once for each text.
        left: The user wants to go on below.
    """

    searched = Signal(str)
    left = Signal()

    def __init__(
        self, theme: Theme, placeholder: str = "筛选：文字或拼音首字母", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._told = ""
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder)
        self._sign = self.addAction(theme.icon("search", Tone.QUIET), QLineEdit.ActionPosition.LeadingPosition)
        self._clear = self.addAction(theme.icon("x", Tone.QUIET), QLineEdit.ActionPosition.TrailingPosition)
        self._clear.setText("清除")
        self._clear.setVisible(False)
        self._clear.triggered.connect(self.clear)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._tell)
        self.textChanged.connect(self._restart)
        theme.changed.connect(self._dress)

    def set_text_now(self, text: str) -> None:
        """Search for a text from outside, without the pause."""
        self.setText(text)
        self._tell()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Clear or leave by key."""
        if event.key() == Qt.Key.Key_Escape:
            if self.text():
                self.set_text_now("")
            else:
                self.left.emit()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._tell()
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _restart(self) -> None:
        self._clear.setVisible(bool(self.text()))
        self._pause.start()

    def _tell(self) -> None:
        self._pause.stop()
        if self.text() != self._told:
            self._told = self.text()
            self.searched.emit(self._told)

    def _dress(self) -> None:
        self._sign.setIcon(self._theme.icon("search", Tone.QUIET))
        self._clear.setIcon(self._theme.icon("x", Tone.QUIET))
