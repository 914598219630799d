"""The head of every page: title, one sentence, and at the right what can be done."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from onex_desktop.gui.tokens import L, M, S
from onex_desktop.gui.widgets.action_button import ActionButton


class PageHeader(QWidget):
    """Title and subtitle on one line, secondary actions, then the primary one."""

    def __init__(self, title: str, subtitle: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = QLabel()
        self._title.setProperty("role", "title")
        self._subtitle = QLabel()
        self._subtitle.setProperty("tone", "quiet")
        self._subtitle.setMinimumWidth(1)
        self._secondary = QHBoxLayout()
        self._primary = QHBoxLayout()
        row = QHBoxLayout(self)
        row.setContentsMargins(L, M, L, M)
        row.setSpacing(M)
        row.addWidget(self._title, 0, Qt.AlignmentFlag.AlignBaseline)
        row.addWidget(self._subtitle, 1, Qt.AlignmentFlag.AlignBaseline)
        for side in (self._secondary, self._primary):
            side.setSpacing(S)
            row.addLayout(side)
        self.set_title(title, subtitle)

    def set_title(self, title: str, subtitle: str = "") -> None:
        """Change the words."""
        self._title.setText(title)
        self._subtitle.setText(subtitle)
        self._subtitle.setToolTip(subtitle)

    def add_action(self, action: QAction, *, primary: bool = False) -> ActionButton:
        """Put an action at the right; a page has one primary action at most."""
        button = ActionButton(action, "primary" if primary else "secondary")
        (self._primary if primary else self._secondary).addWidget(button)
        return button

    def add_widget(self, widget: QWidget) -> None:
        """Put another widget among the secondary actions."""
        self._secondary.addWidget(widget)
