"""The roster of one exam session: candidates down, results across, typed and pasted as in a spreadsheet."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from onex_desktop.domain.changes import Changed
from onex_desktop.domain.exams.certificates import IssueDraft
from onex_desktop.domain.exams.counting import RegistrationFilter
from onex_desktop.domain.exams.registrations import RegistrationRow, RegistrationState
from onex_desktop.domain.exams.sessions import SessionState
from onex_desktop.domain.problems import ProblemsFound
from onex_desktop.gui.dialogs.asking import asked
from onex_desktop.gui.dialogs.choose_resit import ChooseResit
from onex_desktop.gui.dialogs.paste_roster import PasteRoster
from onex_desktop.gui.pages import block_paste
from onex_desktop.gui.pages.exams_candidates import ISSUED_ON, NUMBER, candidate_record, part_key, roster_columns
from onex_desktop.gui.pages.exams_session_records import session_facts
from onex_desktop.gui.pages.page import Commands
from onex_desktop.gui.pages.record_inspector import RecordInspector
from onex_desktop.gui.state import DeskState
from onex_desktop.gui.theme import Theme
from onex_desktop.gui.tokens import M, S
from onex_desktop.gui.widgets.back_link import BackLink
from onex_desktop.gui.widgets.belonging import belonging_to
from onex_desktop.gui.widgets.empty_state import Act, Empty
from onex_desktop.gui.widgets.table import Chip, Table
from onex_desktop.gui.widgets.table_paste import PastedCell
from onex_desktop.services import exams
from onex_desktop.services.context import AppContext
from onex_desktop.services.exams import STATE_COLUMN, TypedCell
from onex_desktop.wording import formats, labels

LOOKED_FOR: Final = (RegistrationState.REGISTERED, RegistrationState.PENDING, RegistrationState.FAILED)
ROSTER_REPORT: Final = "exam-roster"


class Roster(QWidget):
    """Candidates of a session with their states, points and certificates.

    Keys: typing in a cell records it, Enter goes down · Ctrl+V on results pastes a block downwards, elsewhere it takes
    a list of candidates · Ctrl+D copies the first chosen cell down · Delete clears chosen results, on other columns
    it takes the candidates off the list · Alt+Left goes back.

    Attributes:
        session_id: the session.
        title: the session in words.
        table: the candidates.
        inspector: the chosen candidate.

    Signals:
        closed: the list of sessions is wanted again.
        status_changed: a line for the status bar.
        inspector_wanted: the inspector is to be seen.
        said: the title or the figures have changed.
    """

    closed = Signal()
    status_changed = Signal(str)
    inspector_wanted = Signal()
    said = Signal()

    def __init__(self, ctx: AppContext, theme: Theme, state: DeskState, commands: Commands, session_id: int) -> None:
        super().__init__()
        self._ctx, self._theme, self._commands = ctx, theme, commands
        self.session_id = session_id
        self._session = exams.session(ctx, session_id)
        self.table: Table[RegistrationRow] = Table(
            theme, "名单", roster_columns(self._session.draft.parts), state=state, commit=self._type,
            paste=lambda pasted: block_paste.take(commands, pasted, self._recorded),
            version=1 + len(self._session.draft.parts), sorted_by="number",
            empty=Empty(
                "这一考次还没有考生。可以从 Excel 复制学号、姓名、班级，在这里粘贴。",
                (Act("粘贴名单", self.paste_list),), "users",
            ),
            chips=(
                *(Chip(each.value, labels.REGISTRATION_STATES[each], partial(_is_in, each)) for each in LOOKED_FOR),
                Chip("resit", "补考", lambda row: row.is_resit),
            ),
        )  # fmt: skip
        self.inspector: RecordInspector[RegistrationRow] = belonging_to(
            self, RecordInspector(theme, candidate_record(ctx), commands)
        )
        self._figures = QLabel()
        self._figures.setProperty("tone", "quiet")
        self._figures.setMinimumWidth(1)
        self._lay_out()
        self.table.selection_changed.connect(lambda _: self._selected())
        self.table.delete_requested.connect(lambda _: self._clear_or_remove())
        self.table.activated.connect(lambda _: self.inspector_wanted.emit())
        for keys, act in (
            (QKeySequence.StandardKey.Paste, self.paste),
            ("Alt+Left", self.closed.emit),
        ):
            shortcut = QShortcut(QKeySequence(keys), self, act)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.reload()

    @property
    def title(self) -> str:
        """The session in words."""
        draft = self._session.draft
        return f"{self._session.certificate}（{labels.LEVELS[draft.level]}） {self._session.title}"

    @property
    def can_release(self) -> bool:
        """Whether there are results that are not released yet."""
        return self._session.state in {SessionState.PLANNED, SessionState.HELD} and bool(self._session.registered)

    def _lay_out(self) -> None:
        back = BackLink(self._theme, "全部考次")
        back.clicked.connect(lambda _: self.closed.emit())
        line = QHBoxLayout()
        line.setSpacing(S)
        line.addWidget(back)
        line.addSpacing(M)
        line.addWidget(self._figures, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(M)
        column.addLayout(line)
        column.addWidget(self.table, 1)

    def reload(self) -> bool:
        """Read the session and its candidates again; False when the session is gone."""
        try:
            self._session = exams.session(self._ctx, self.session_id)
        except ProblemsFound:
            return False
        self.table.set_rows(exams.registrations(self._ctx, RegistrationFilter(session_id=self.session_id)))
        status, *figures = session_facts(self._session)
        self._figures.setText(" · ".join([status.value, *(fact.value for fact in figures)]))
        if self.table.shown_rows and not self.table.selected_ids:
            self.table.select_ids([self.table.shown_rows[0].id])
        self._selected()
        self.said.emit()
        return True

    def focus_main(self) -> None:
        """Put the keyboard into the candidates."""
        self.table.view.setFocus()

    def paste(self) -> None:
        """Paste results down from the current cell, or, on other columns, a list of candidates."""
        if not self.table.hand.paste_block():
            self.paste_list(QGuiApplication.clipboard().text())

    def paste_list(self, text: str = "") -> None:
        """Take a list of candidates, showing first what it would do."""
        dialog = PasteRoster(self._ctx, self._theme, self, self._session, text or _list_on_clipboard())
        if asked(dialog):
            plan = dialog.plan
            self._commands.run(lambda: exams.enter_roster(self._ctx, plan))

    def register_resits(self) -> None:
        """Register everybody who has to sit again into a later session."""
        waiting = exams.resit_list(self._ctx, self.session_id)
        dialog = ChooseResit(self._ctx, self, self._session, len(waiting))
        if asked(dialog):
            into = dialog.chosen
            self._commands.run(lambda: exams.register_resits(self._ctx, self.session_id, into))

    def release_results(self) -> None:
        """Release the results; whoever has none yet stays 未考 and stops the release with a sentence."""
        self._commands.run(lambda: exams.release(self._ctx, self.session_id))

    def _type(self, row: RegistrationRow, key: str, text: str) -> None:
        self._commands.run(lambda: self._recorded([PastedCell(row, key, text)]))

    def _recorded(self, cells: Sequence[PastedCell[RegistrationRow]]) -> Changed:
        """Record cells as one step, results and certificates together."""
        results = [
            TypedCell(cell.row.id, column, cell.text) for cell in cells if (column := part_key(cell.key)) is not None
        ]
        numbers = {cell.row.id: cell.text.strip() for cell in cells if cell.key == NUMBER}
        days = {cell.row.id: cell.text.strip() for cell in cells if cell.key == ISSUED_ON}
        by_id = {cell.row.id: cell.row for cell in cells}
        drafts = [
            IssueDraft(key, numbers.get(key, by_id[key].certificate_number), days.get(key, by_id[key].issued_on))
            for key in dict.fromkeys([*numbers, *days])
        ]
        if not drafts:
            return exams.type_results(self._ctx, results)
        return exams.paste_cells(self._ctx, results, drafts) if results else exams.issue(self._ctx, drafts)

    def _clear_or_remove(self) -> None:
        chosen = self.table.view.selectionModel().selectedIndexes()
        columns = self.table.model.columns
        if chosen and all(columns[index.column()].editable for index in chosen):
            cleared = [
                TypedCell(self.table.proxy.row_at(index.row()).id, column, "" if column else _BLANK)
                for index in chosen
                if (column := part_key(columns[index.column()].key)) is not None
            ]
            without = [
                self.table.proxy.row_at(index.row()).id
                for index in chosen
                if columns[index.column()].key in {NUMBER, ISSUED_ON}
            ]
            if cleared:
                self._commands.run(lambda: exams.type_results(self._ctx, cleared))
            if without:
                self._commands.run(lambda: exams.withdraw(self._ctx, list(dict.fromkeys(without))))
            return
        ids = self.table.selected_ids
        if ids:
            self._commands.run(lambda: exams.delete_registrations(self._ctx, ids))

    def set_state(self, state: RegistrationState) -> None:
        """Give all chosen candidates a state."""
        cells = [TypedCell(key, STATE_COLUMN, labels.REGISTRATION_STATES[state]) for key in self.table.selected_ids]
        if cells:
            self._commands.run(lambda: exams.type_results(self._ctx, cells))

    def print(self, kind: str) -> None:
        """Show a roster for printing: the list, the one to sign, or the one with results."""
        self._commands.show_report(ROSTER_REPORT, {"session": str(self.session_id), "kind": kind})

    def _selected(self) -> None:
        chosen = self.table.selected_rows
        self.inspector.show_record(chosen[0] if len(chosen) == 1 else None)
        self.status_changed.emit(f"选中 {formats.count(len(chosen))} 人" if chosen else "")


_BLANK: Final = labels.REGISTRATION_STATES[RegistrationState.REGISTERED]


def _is_in(state: RegistrationState, row: RegistrationRow) -> bool:
    return row.state is state


def _list_on_clipboard() -> str:
    text = QGuiApplication.clipboard().text()
    return text if "\n" in text.strip() or "\t" in text else ""
