"""The inspector of a pilot's examination figures: totals to enter, or what its registrations add up to."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from onex_desktop.gui.pages.exams_lines import PilotLine
from onex_desktop.gui.pages.page import Commands
from onex_desktop.gui.pages.record_inspector import RecordInspector, RecordSpec
from onex_desktop.gui.theme import Theme
from onex_desktop.gui.tokens import M

NAMED = "按名单统计：人数由考次里的报考和成绩得出，不在这里填写。"


class FiguresInspector(RecordInspector[PilotLine]):
    """Takes totals where only totals are known; where names are known, leads to them.

    Signals:
        rows_wanted: the registrations behind the figures are wanted; carries the pilot's key.
    """

    rows_wanted = Signal(int)

    def __init__(self, theme: Theme, spec: RecordSpec[PilotLine], commands: Commands) -> None:
        super().__init__(theme, spec, commands)
        self._pilot_id = 0
        self._named = QWidget()
        words = QLabel(NAMED)
        words.setWordWrap(True)
        words.setProperty("tone", "quiet")
        self.open = QPushButton("查看考生明细")
        self.open.clicked.connect(lambda _: self.rows_wanted.emit(self._pilot_id))
        column = QVBoxLayout(self._named)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(M)
        column.addWidget(words)
        column.addWidget(self.open)

    def show_record(self, row: PilotLine | None) -> None:
        """Show a pilot, or that none is chosen."""
        super().show_record(row)
        if row is not None and row.is_named:
            self._pilot_id = row.id
            self.set_body(self._named)
