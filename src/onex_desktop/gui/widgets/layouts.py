"""Small things about layouts: emptying one at once, giving one side of a splitter its margin."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLayout, QWidget


def empty_layout(layout: QLayout) -> None:
    """Take all widgets out of a layout and let them go.

    They are hidden first: a widget waiting for its deletion would still be seen, and counted in the size.
    """
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()


def beside(widget: QWidget, *, left: int = 0, right: int = 0) -> QWidget:
    """Return a widget with room at its left or right, as one side of a splitter."""
    side = QWidget()
    row = QHBoxLayout(side)
    row.setContentsMargins(left, 0, right, 0)
    row.addWidget(widget)
    return side
