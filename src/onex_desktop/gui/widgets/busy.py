"""The line that says what long work is doing, how far it is, and lets it be stopped."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QWidget

from onex_desktop.gui.tokens import L, S

BAR_WIDTH = 160


class BusyLine(QWidget):
    """Out of sight until work starts.

    Signals:
        cancelled: The user asked for the work to stop.
    """

    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._what = QLabel()
        self._amount = QLabel()
        self._amount.setProperty("tone", "quiet")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(BAR_WIDTH)
        self._cancel = QPushButton("取消")
        self._cancel.setProperty("role", "link")
        self._cancel.clicked.connect(self._ask_to_stop)
        row = QHBoxLayout(self)
        row.setContentsMargins(L, 0, S, 0)
        row.setSpacing(S)
        for widget in (self._what, self._bar, self._amount):
            row.addWidget(widget)
        row.addStretch()
        row.addWidget(self._cancel)
        self.hide()

    @property
    def text(self) -> str:
        """What the line says: the work and how far it is."""
        return " ".join(part for part in (self._what.text(), self._amount.text()) if part)

    def start(self, what: str, total: int | None = None, *, stoppable: bool = True) -> None:
        """Show that work began; without a total the bar only moves."""
        self._what.setText(what)
        self._amount.clear()
        self._bar.setRange(0, total or 0)
        self._bar.setValue(0)
        self._cancel.setEnabled(True)
        self._cancel.setVisible(stoppable)
        self.show()

    def advance(self, done: int, detail: str = "") -> None:
        """Show how much is done."""
        self._bar.setValue(done)
        amount = f"{done} / {self._bar.maximum()}" if self._bar.maximum() else str(done)
        self._amount.setText(" · ".join(part for part in (amount, detail) if part))

    def show_stage(self, what: str, done: int, total: int) -> None:
        """Show how far a part of the work is; without a total the bar only moves."""
        self._what.setText(what)
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        self._amount.setText(f"{done} / {total}" if total else "")

    def finish(self) -> None:
        """Go out of sight."""
        self.hide()

    def _ask_to_stop(self) -> None:
        self._cancel.setEnabled(False)
        self._amount.setText("正在停止…")
        self.cancelled.emit()
