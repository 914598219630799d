"""The place at the right of the window where one inspector at a time is seen."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QStackedWidget

from onex_desktop.gui.tokens import INSPECTOR_WIDTH


class InspectorStack(QStackedWidget):
    """Is as wide as an inspector is meant to be, whatever the one on show would like: pages must not jump."""

    def sizeHint(self) -> QSize:
        """Return the usual width."""
        return QSize(INSPECTOR_WIDTH, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Return the usual width."""
        return QSize(INSPECTOR_WIDTH, super().minimumSizeHint().height())
