"""A table of figures with its sums below it, and room for no more rows than there are."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from onex_desktop.gui.models.columns import R
from onex_desktop.gui.pages.exams_words import NOTES
from onex_desktop.gui.theme import Theme
from onex_desktop.gui.tokens import M, S
from onex_desktop.gui.widgets.table import Table
from onex_desktop.gui.widgets.table_footer import Sum, TableFooter

UNBOUNDED = 16_777_215
"""Qt's own limit of a widget's height (QWIDGETSIZE_MAX)."""


class SummedTable(QWidget):
    """Keeps the sums right below the last row, and the notes below the sums; the sums are those of the rows in sight.

    Attributes:
        footer: the sums.
        notes: what the figures mean.
    """

    def __init__(self, theme: Theme, table: Table[R], sums: Callable[[list[R]], Mapping[str, Sum]]) -> None:
        super().__init__()
        self._table: Table[Any] = table
        self._sums: Callable[[list[Any]], Mapping[str, Sum]] = sums
        self.footer = TableFooter(theme, table)
        self.notes = QLabel("\n".join(NOTES))
        self.notes.setProperty("role", "caption")
        self.notes.setProperty("tone", "quiet")
        self.notes.setWordWrap(True)
        self.notes.setContentsMargins(S, M, S, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(table, 1)
        column.addWidget(self.footer)
        column.addWidget(self.notes)
        column.addStretch()
        for signal in (table.proxy.rowsInserted, table.proxy.rowsRemoved, table.proxy.modelReset):
            signal.connect(self.refresh)
        table.view.header.zoomed.connect(self.refresh)
        table.view.horizontalScrollBar().rangeChanged.connect(lambda *_: self._fit(len(table.shown_rows)))

    def refresh(self, *_: object) -> None:
        """Sum again the rows in sight."""
        rows = self._table.shown_rows
        self.footer.set_sums(self._sums(rows))
        self._fit(len(rows))

    def _fit(self, rows: int) -> None:
        for widget in (self.footer, self.notes):
            widget.setVisible(rows > 0)
        scroll = self._table.view.horizontalScrollBar()
        below = scroll.sizeHint().height() if scroll.maximum() > 0 else 0
        view = self._table.view
        row = view.verticalHeader().defaultSectionSize()
        whole = self._table.bar.sizeHint().height() + view.header.sizeHint().height() + rows * row + below
        self._table.setMaximumHeight(whole if rows else UNBOUNDED)
