"""Columns that share the room a wide window has to give, so that figures stay near the names they belong to."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject

from onex_desktop.gui.models.columns import R
from onex_desktop.gui.widgets.table import Table


class RoomShare(QObject):
    """Widens some columns of a table with its view, in the proportion of their declared widths, never below them.

    It replaces the stretching of the last column; the other columns keep the width the user gave them.
    """

    def __init__(self, table: Table[R], keys: Sequence[str]) -> None:
        super().__init__(table)
        self._view = table.view
        self._widths = {n: column.width for n, column in enumerate(table.model.columns) if column.key in keys}
        self._view.header.setStretchLastSection(False)
        self._view.viewport().installEventFilter(self)
        self._view.header.defaults_requested.connect(self.share)
        self._view.header.sectionResized.connect(self._follow)
        self._view.header.zoomed.connect(self.share)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Share the room anew when the view has another width."""
        if event.type() == QEvent.Type.Resize:
            self.share()
        return super().eventFilter(watched, event)

    def _follow(self, _number: int, before: int, after: int) -> None:
        if 0 in (before, after):  # a column was hidden or shown
            self.share()

    def share(self) -> None:
        """Fit the columns to the width of the view."""
        header = self._view.header
        shown = {n: header.scaled(width) for n, width in self._widths.items() if not header.isSectionHidden(n)}
        others = header.length() - sum(header.sectionSize(n) for n in shown)
        spare = max(0, self._view.viewport().width() - others - sum(shown.values()))
        left, weight = spare, sum(shown.values())
        for number, width in shown.items():
            part = left * width // weight
            header.resizeSection(number, width + part)
            left, weight = left - part, weight - width
