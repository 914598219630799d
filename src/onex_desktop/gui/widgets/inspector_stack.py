"""The place at the right of the window where one inspector at a time is seen."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QStackedWidget, QWidget

from onex_desktop.gui.tokens import INSPECTOR_WIDTH


class InspectorStack(QStackedWidget):
    """Is as wide as an inspector is meant to be, whatever the one on show would like: pages must not jump."""

    def sizeHint(self) -> QSize:
        """Return the usual width."""
        return QSize(INSPECTOR_WIDTH, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Return the usual width."""
        return QSize(INSPECTOR_WIDTH, super().minimumSizeHint().height())

    def shown(self) -> list[QWidget]:
        """Return the inspectors that have been on show."""
        found = [self.widget(number) for number in range(self.count())]
        return [widget for widget in found if widget is not None]
