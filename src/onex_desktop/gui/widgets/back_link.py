"""The link above something that was opened in place of a list: it leads back to the list."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton, QWidget

from onex_desktop.gui.theme import Theme
from onex_desktop.gui.tokens import Tone


class BackLink(QPushButton):
    """A link with an arrow to the left, whose keys are Alt+Left."""

    def __init__(self, theme: Theme, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._theme = theme
        self.setProperty("role", "link")
        self.setToolTip("Alt+←")
        theme.changed.connect(self._dress)
        self._dress()

    def _dress(self) -> None:
        self.setIcon(self._theme.icon("chevron-left", Tone.ACCENT))
