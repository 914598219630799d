"""A label that changes its tone while it is in sight."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel


def set_tone(label: QLabel, tone: str) -> None:
    """Give a label another tone, empty for none: its colour follows only when it is dressed anew."""
    label.setProperty("tone", tone)
    label.style().unpolish(label)
    label.style().polish(label)
