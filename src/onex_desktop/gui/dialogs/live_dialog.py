"""The dialog that shows something and lets its parts act at once: there is no answer that Enter could give."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog


class LiveDialog(QDialog):
    """Enter presses the button that has the keyboard and does nothing elsewhere; Esc leaves.

    Qt would press the first button it finds, be it a chip or the one that turns something down.
    """

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep Enter from the default button."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()
        else:
            super().keyPressEvent(event)
