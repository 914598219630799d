"""The dialog that shows something and lets its parts act at once: there is no answer that Enter could give."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QBoxLayout, QDialog, QHBoxLayout, QLabel, QLayout, QPushButton, QVBoxLayout, QWidget

from onex_desktop.gui.tokens import L, M, S

Part = QWidget | QLayout


class LiveDialog(QDialog):
    """Enter presses the button that has the keyboard and does nothing elsewhere; Esc leaves, and it is let go.

    Qt would press the first button it finds, be it a chip or the one that turns something down.
    """

    def __init__(self, parent: QWidget, title: str) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep Enter from the default button."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()
        else:
            super().keyPressEvent(event)

    def lay_out(
        self, *parts: Part | None, grows: QWidget, left: Iterable[QWidget] = (), right: Iterable[QWidget] = ()
    ) -> None:
        """Put parts below one another, and what acts on them below all, 关闭 at the end.

        ``grows`` takes what room is left; None is room where it is hidden.
        """
        column = QVBoxLayout(self)
        column.setContentsMargins(L, L, L, L)
        column.setSpacing(M)
        for part in parts:
            _put(column, part, 1 if part is grows else 0)
        close = QPushButton("关闭")
        close.clicked.connect(self.reject)
        column.addLayout(in_a_row(*left, None, *right, close))


def in_a_row(*parts: Part | None) -> QHBoxLayout:
    """Return parts beside one another, None the room that is left."""
    row = QHBoxLayout()
    row.setSpacing(S)
    for part in parts:
        _put(row, part, 0)
    return row


def labelled(*pairs: tuple[str, QWidget]) -> QHBoxLayout:
    """Return boxes in a row, each behind its title, which leads the keyboard to it."""
    row = QHBoxLayout()
    row.setSpacing(S)
    for title, box in pairs:
        label = QLabel(title)
        label.setProperty("tone", "quiet")
        label.setBuddy(box)
        row.addWidget(label)
        row.addWidget(box)
        row.addSpacing(M)
    return row


def _put(line: QBoxLayout, part: Part | None, stretch: int) -> None:
    if part is None:
        line.addStretch()
    elif isinstance(part, QLayout):
        line.addLayout(part)
    else:
        line.addWidget(part, stretch)
