"""The registrations behind a figure, to be looked through and copied."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from onex_desktop.domain.exams.counting import RegistrationFilter
from onex_desktop.domain.exams.registrations import RegistrationRow
from onex_desktop.gui.pages.exams_candidates import LISTED, candidate_facts
from onex_desktop.gui.state import DeskState
from onex_desktop.gui.theme import Theme
from onex_desktop.gui.tokens import M, S
from onex_desktop.gui.widgets.back_link import BackLink
from onex_desktop.gui.widgets.belonging import belonging_to
from onex_desktop.gui.widgets.empty_state import Empty
from onex_desktop.gui.widgets.inspector import Inspector
from onex_desktop.gui.widgets.table import Table
from onex_desktop.gui.widgets.table_room import RoomShare
from onex_desktop.services import exams
from onex_desktop.services.context import AppContext
from onex_desktop.wording.formats import count

MOST: Final = 20_000
"""More rows than this are not listed at once; the count says how many there are."""


class RowsBehind(QWidget):
    """Lists registrations; Alt+Left or the link above goes back.

    Attributes:
        title: what the rows are.
        table: the rows.
        inspector: the chosen one.

    Signals:
        closed: the figures are wanted again.
        status_changed: a line for the status bar.
    """

    closed = Signal()
    status_changed = Signal(str)

    def __init__(self, ctx: AppContext, theme: Theme, state: DeskState, chosen: RegistrationFilter, title: str) -> None:
        super().__init__()
        self._ctx, self._chosen, self.title = ctx, chosen, title
        self.table: Table[RegistrationRow] = Table(
            theme,
            "考生明细",
            LISTED,
            state=state,
            empty=Empty("这个数是 0，后面没有考生。", icon="users", is_quiet=True),
        )
        RoomShare(self.table, ("major", "certificate"))
        self.inspector = belonging_to(self, Inspector(theme))
        self._count = QLabel()
        self._count.setProperty("tone", "quiet")
        back = BackLink(theme, "返回统计")
        back.clicked.connect(lambda _: self.closed.emit())
        line = QHBoxLayout()
        line.setSpacing(S)
        line.addWidget(back)
        line.addSpacing(M)
        line.addWidget(self._count, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(M)
        column.addLayout(line)
        column.addWidget(self.table, 1)
        self.table.selection_changed.connect(lambda _: self._selected())
        shortcut = QShortcut(QKeySequence("Alt+Left"), self, self.closed.emit)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.reload()

    def reload(self) -> None:
        """Read the rows again."""
        whole = exams.count_registrations(self._ctx, self._chosen)
        self.table.set_rows(exams.registrations(self._ctx, self._chosen, limit=MOST))
        cut = f"，只列前 {count(MOST)} 条" if whole > MOST else ""
        self._count.setText(f"{self.title}：{count(whole)} 人次{cut}")
        if self.table.shown_rows and not self.table.selected_ids:
            self.table.select_ids([self.table.shown_rows[0].id])
        self._selected()

    def _selected(self) -> None:
        chosen = self.table.selected_rows
        if len(chosen) == 1:
            self.inspector.set_title(f"{chosen[0].name} {chosen[0].number}")
            self.inspector.set_facts(candidate_facts(chosen[0]))
        else:
            self.inspector.clear()
        self.status_changed.emit(f"选中 {count(len(chosen))} 人次" if chosen else "")
