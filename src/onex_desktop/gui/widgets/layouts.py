"""Emptying a layout at once."""

from __future__ import annotations

from PySide6.QtWidgets import QLayout


def empty_layout(layout: QLayout) -> None:
    """Take all widgets out of a layout and let them go.

    They are hidden first: a widget waiting for its deletion would still be seen, and counted in the size.
    """
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
