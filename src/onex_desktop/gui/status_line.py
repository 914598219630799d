"""The line at the foot of the window: findings, selection, last backup."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QPushButton, QStatusBar, QWidget

from onex_desktop.gui.theme import Theme
from onex_desktop.gui.tokens import L, Tone


class StatusLine(QWidget):
    """Fills the status bar.

    Signals:
        problems_asked: the count of findings was clicked.
    """

    problems_asked = Signal()

    def __init__(self, bar: QStatusBar, theme: Theme) -> None:
        super().__init__(bar)
        self._theme = theme
        self._count: int | None = None
        self._problems = QPushButton("正在检查")
        self._problems.setEnabled(False)
        self._problems.setProperty("role", "link")
        self._problems.clicked.connect(self.problems_asked)
        self._selection = QLabel()
        self._backup = QLabel()
        self._backup.setProperty("tone", "quiet")
        self._backup.setContentsMargins(0, 0, L, 0)
        bar.setSizeGripEnabled(False)
        bar.addWidget(self._problems)
        bar.addWidget(self._selection, 1)
        bar.addPermanentWidget(self._backup)
        theme.changed.connect(self._dress)
        self.hide()

    def set_problems(self, count: int) -> None:
        """Say how many findings wait; notes (提示) are not counted."""
        self._count = count
        self._problems.setText(f"待处理 {count}" if count else "没有待处理")
        self._problems.setEnabled(True)
        self._dress()

    def set_selection(self, text: str) -> None:
        """Say what is selected."""
        self._selection.setText(text)

    def set_backup(self, text: str) -> None:
        """Say when the last backup was made."""
        self._backup.setText(text)

    def _dress(self) -> None:
        if self._count is None:
            # Nothing is good before anybody has looked.
            return
        name, tone = ("triangle-alert", Tone.WARNING) if self._count else ("circle-check", Tone.GOOD)
        self._problems.setIcon(self._theme.icon(name, tone))
