"""What the steps of the import wizard have in common."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QWidget


class WizardStep(QWidget):
    """One step: what may be done on it, and a sentence when it cannot be left.

    Attributes:
        title: what the step is called in the head of the wizard.

    Signals:
        changed: something was corrected; the wizard asks ``hindrance`` again.
    """

    title: str
    changed = Signal()

    def hindrance(self) -> str:
        """Return why the next step cannot be taken, and what to do; nothing when it can."""
        return ""

    def focus_main(self) -> None:
        """Put the keyboard where the work of the step is done."""
        self.setFocus()


def caption(text: str = "", tone: str = "quiet") -> QLabel:
    """Return a line of explanation."""
    label = QLabel(text)
    label.setWordWrap(True)
    label.setProperty("tone", tone)
    return label
