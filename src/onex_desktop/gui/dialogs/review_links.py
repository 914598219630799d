"""The links that wait for review (待复核), by course and by who answers for it, confirmed one by one or in blocks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from shiboken6 import isValid

from onex_desktop.domain.changes import Changed
from onex_desktop.domain.standards.adoption import ReviewRow
from onex_desktop.gui.dialogs.live_dialog import LiveDialog
from onex_desktop.gui.long_command import LongCommand
from onex_desktop.gui.models.columns import Column
from onex_desktop.gui.pages.page import Commands
from onex_desktop.gui.state import DeskState
from onex_desktop.gui.theme import Theme
from onex_desktop.gui.tokens import ROW, M
from onex_desktop.gui.widgets.empty_state import Empty
from onex_desktop.gui.widgets.marked_texts import MarkedTexts
from onex_desktop.gui.widgets.table import Table
from onex_desktop.services import standard_adoption
from onex_desktop.services.context import AppContext
from onex_desktop.wording.labels import LEVELS

NOTHING: Final = "没有待复核的对应。"
NOBODY: Final = "（未定）"

COLUMNS: tuple[Column[ReviewRow], ...] = (
    Column("plan", "方案", lambda row: row.plan, width=146),
    Column("course", "课程", lambda row: row.course, width=170),
    Column("slot", "课程模块", lambda row: row.slot, width=110),
    Column("responsible", "负责人", lambda row: row.responsible or NOBODY, width=72),
    Column("certificate", "证书", lambda row: row.certificate, width=112),
    Column("level", "等级", lambda row: LEVELS.get(row.level, ""), width=52),
    Column("requirement", "现在的要求", lambda row: row.requirement, width=228),
    Column("former", "原来的要求", lambda row: row.former, width=208),
    Column("strength", "强度", lambda row: row.strength, width=72),
)


class ReviewLinks(LiveDialog):
    """Lists what waits for review; confirming is one step that can be undone.

    Attributes:
        table: The links.
        confirm: Takes the chosen ones as reviewed.
    """

    def __init__(self, ctx: AppContext, theme: Theme, state: DeskState, parent: QWidget, commands: Commands) -> None:
        super().__init__(parent, "待复核的对应")
        self._ctx, self._commands, self._long = ctx, commands, LongCommand(commands)
        self._place = 0
        self.table = Table(theme, "待复核", COLUMNS, state=state, empty=Empty(NOTHING, (), "list-tree"))
        self.table.selection_changed.connect(lambda _: self._tell())
        self.table.activated.connect(lambda _: self.confirm_chosen())
        self._texts = MarkedTexts(theme)
        self._texts.setMinimumHeight(ROW + M)
        self._words = QLabel()
        self._words.setProperty("tone", "quiet")
        self.confirm = QPushButton()
        self.confirm.setProperty("role", "primary")
        self.confirm.setToolTip("按 Enter")
        self.confirm.clicked.connect(self.confirm_chosen)
        self.lay_out(self.table, self._texts, grows=self.table, left=(self._words,), right=(self.confirm,))
        self.resize(1240, 640)
        self.read()

    def read(self) -> None:
        """Read the list again, in the background: there may be tens of thousands."""
        ctx = self._ctx
        self._words.setText("正在读取…")
        self._commands.in_background("正在读取待复核", lambda _: standard_adoption.to_review(ctx), self._show)

    def _show(self, rows: Sequence[ReviewRow]) -> None:
        """Show what was read; the first line is chosen when none is."""
        if not isValid(self):
            return
        self.table.set_rows(rows)
        shown = self.table.shown_rows
        if shown and not self.table.selected_ids:
            self.table.select_ids([shown[min(self._place, len(shown) - 1)].id])
            self.table.view.setFocus()
        self._tell()

    def confirm_chosen(self) -> None:
        """Take the chosen links as reviewed."""
        ids = self.table.selected_ids
        if not ids or self._long.is_running:
            return
        self._place = min(place for place, row in enumerate(self.table.shown_rows) if row.id in set(ids))
        ctx = self._ctx

        def done(changed: Changed | None) -> None:
            if changed is not None:
                self.read()
            self._tell()

        self._long.start("正在确认", lambda watch: standard_adoption.confirm_links(ctx, ids, watch), done)
        self._tell()

    def reject(self) -> None:
        """Stop what is being confirmed, of which nothing stays; else leave."""
        if self._long.is_running:
            self._long.stop()
        else:
            super().reject()

    def _tell(self) -> None:
        chosen, rows = len(self.table.selected_ids), self.table.rows
        people = len({row.responsible for row in rows if row.responsible})
        nobody = len({row.course_id for row in rows if not row.responsible})
        courses = len({row.course_id for row in rows})
        answering = filter(None, (f"{people} 位负责人" if people else "", f"{nobody} 门未定负责人" if nobody else ""))
        self._words.setText("，".join((f"{len(rows)} 处", f"{courses} 门课程", *answering)) if rows else "")
        self.confirm.setText(f"确认选中的 {chosen} 处" if chosen else "确认")
        self.confirm.setEnabled(chosen > 0 and not self._long.is_running)
        self._show_difference()

    def _show_difference(self) -> None:
        rows = self.table.selected_rows
        row = rows[0] if len(rows) == 1 else None
        self._texts.show_texts(*((row.former, row.words) if row else ("", "")))
