"""The one relay of what commands changed."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal


class Bus(QObject):
    """Tells every page what a command changed; pages reload what their topics touch.

    Signals:
        changed: carries the ``Changed`` of one command, undo and redo included.
    """

    changed = Signal(object)
