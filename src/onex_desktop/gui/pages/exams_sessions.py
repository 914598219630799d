"""The panel of exam sessions: their list, and in its place the roster of the one that is open."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QStackedWidget, QVBoxLayout, QWidget

from onex_desktop.domain.exams.sessions import SessionRow, SessionState, unsettled
from onex_desktop.gui.context_bar import Context
from onex_desktop.gui.models.columns import Column
from onex_desktop.gui.pages.exams_roster import Roster
from onex_desktop.gui.pages.exams_roster_actions import RosterActions
from onex_desktop.gui.pages.exams_session_records import STATE_ICONS, STATE_TONES, session_record
from onex_desktop.gui.pages.page import Commands
from onex_desktop.gui.pages.panel_page import Panel
from onex_desktop.gui.pages.record_inspector import RecordInspector
from onex_desktop.gui.pages.record_list import RecordList
from onex_desktop.gui.state import DeskState
from onex_desktop.gui.theme import Theme
from onex_desktop.gui.themed_action import themed_action
from onex_desktop.gui.widgets.form import Form
from onex_desktop.gui.widgets.table import Chip
from onex_desktop.gui.widgets.table_room import RoomShare
from onex_desktop.services import catalogue, exams
from onex_desktop.services.context import AppContext
from onex_desktop.wording import formats, labels

_UNSETTLED: Final = "、".join(labels.UNSETTLED.values())
PURPOSE: Final = "这里列出考次：哪个证书、哪一批、何时何地考。打开考次就能录入名单和成绩。"


def held(row: SessionRow) -> str:
    """Return the days of a session; a dash while they are not known."""
    first, last = row.draft.held_from, row.draft.held_until
    if not first:
        return formats.NOTHING
    return first if not last or last == first else f"{first} 至 {last[5:] if last[:4] == first[:4] else last}"


COLUMNS: Final[tuple[Column[SessionRow], ...]] = (
    Column("year", "年度", lambda row: row.draft.year, align="right", width=56),
    Column("certificate", "证书", lambda row: row.certificate, width=170),
    Column("level", "等级", lambda row: row.draft.level, lambda row: labels.LEVELS[row.draft.level], width=56),
    Column("label", "批次", lambda row: row.draft.label, width=96),
    Column("held", "考试日期", lambda row: row.draft.held_from, held, width=110),
    Column("site", "考点", lambda row: row.site, width=110),
    Column(
        "state", "状态", lambda row: row.state, lambda row: labels.SESSION_STATES[row.state], width=110,
        tone=lambda row: STATE_TONES[row.state], icon=lambda row: STATE_ICONS[row.state],
    ),
    Column("registered", "报考", lambda row: row.registered, align="right", width=56),
    Column("attended", "已参考", lambda row: row.attended, align="right", width=62),
    Column("released", "已出成绩", lambda row: row.released, align="right", width=72),
    Column("passed", "通过", lambda row: row.passed, align="right", width=52),
    Column("issued", "已发证", lambda row: row.issued, align="right", width=62),
)  # fmt: skip


class SessionsPanel(Panel):
    """Enter opens a session's roster, Alt+Left or the link above goes back.

    Attributes:
        sessions: the list of sessions.
        roster: the roster of the session that is open, None while the list is on show.
    """

    title = "考次"

    def __init__(self, ctx: AppContext, theme: Theme, state: DeskState, commands: Commands) -> None:
        super().__init__()
        self._ctx, self._theme, self._state, self._commands = ctx, theme, state, commands
        self._context = Context()
        self.roster: Roster | None = None
        self._is_list_stale = True
        spec = session_record(ctx)
        self._form = RecordInspector(theme, spec, commands)
        self.sessions: RecordList[SessionRow] = RecordList(
            theme, state, commands, "考次", COLUMNS, spec, lambda ids: exams.delete_sessions(ctx, ids), PURPOSE,
            self._form,
            chips=(
                Chip("planned", labels.SESSION_STATES["planned"], lambda row: row.state is SessionState.PLANNED),
                Chip("held", "待公布", lambda row: row.state is SessionState.HELD, "已考，成绩还没有公布"),
                Chip("unsettled", "未了结", lambda row: unsettled(row) is not None, _UNSETTLED),
            ),
        )  # fmt: skip
        table = self.sessions.table
        table.activated.disconnect()
        table.activated.connect(self.open_session)
        table.selection_changed.connect(lambda _: self._allow())
        self.sessions.status_changed.connect(self.status_changed)
        self._form.created.connect(lambda key: table.select_ids([key]))
        self._form.draft.edited.connect(lambda key: self._offer_modules_of_draft() if key == "certificate_id" else None)
        RoomShare(table, ("certificate", "held", "site", "state"))
        self._make_actions()
        self._stack = QStackedWidget()
        self._stack.addWidget(table)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)

    def _make_actions(self) -> None:
        theme, table = self._theme, self.sessions.table
        self.new = themed_action(theme, "新增考次", self.start_new, self, keys="Ctrl+Shift+N")
        self.open = themed_action(theme, "打开名单", self._open_chosen, self, icon="users", tip="回车")
        self.remove = themed_action(
            theme, "删除考次", lambda: table.delete_requested.emit(table.selected_ids), self, icon="trash-2"
        )
        more = themed_action(theme, "更多", lambda: None, self, icon="ellipsis")
        menu = QMenu(self)
        self._states = [
            themed_action(theme, f"设为“{labels.SESSION_STATES[state]}”", partial(self._set_state, state), self)
            for state in (SessionState.PLANNED, SessionState.HELD, SessionState.SETTLED)
        ]
        menu.addActions(self._states)
        menu.addSeparator()
        menu.addAction(self.remove)
        more.setMenu(menu)
        self._list_actions = (self.open, more, self.new)
        self._roster_actions = RosterActions(theme, self)
        self.secondary, self.primary = (self.open, more, *self._roster_actions.all), self.new

    def wanted_actions(self) -> tuple[QAction, ...]:
        """Return the actions of the list or of the roster that is open."""
        return self._list_actions if self.roster is None else self._roster_actions.all

    def reload(self, context: Context) -> None:
        """Read the sessions of the year chosen, or only the roster that is open: the list can wait until it is seen."""
        self._context = context
        if self.roster is not None and self.roster.reload():
            self._is_list_stale = True
            self._roster_actions.serve(self.roster)
        else:
            self._read_list()
            self.close_roster()
        self.said.emit()

    def _read_list(self) -> None:
        ctx = self._ctx
        self._is_list_stale = False
        choices = [(str(row.id), row.draft.name) for row in catalogue.certificates(ctx)]
        sites = [("", "（未填写）"), *((str(row.id), row.draft.name) for row in exams.sites(ctx))]
        self._form.set_choices("certificate_id", choices)
        self._form.set_choices("site_id", sites)
        self._offer_modules_of_chosen()
        self.sessions.starting_values = {"year": self._context.year, "level": "", "module_ids": frozenset()}
        self.sessions.set_rows(exams.sessions(ctx, self._context.year))
        self._allow()

    def subtitle(self) -> str:
        """Say how many sessions there are, or which one is open."""
        if self.roster is not None:
            return self.roster.title
        rows = self.sessions.table.rows
        waiting = sum(unsettled(row) is not None for row in rows)
        year = f"{self._context.year}年 · " if self._context.year else ""
        return f"{year}{len(rows)} 个考次，{waiting} 个未了结" if rows else ""

    def start_new(self) -> None:
        """Take a new session."""
        self._offer_modules_of_draft()
        self.sessions.start_new()
        self.inspector_wanted.emit()

    def choose(self, key: int) -> None:
        """Select a session in the list."""
        self.close_roster()
        self.sessions.table.select_ids([key])

    def choose_registration(self, key: int) -> None:
        """Open the roster a registration stands in, and select it."""
        found = exams.registration(self._ctx, key)
        if found is not None:
            self.open_session(found.draft.session_id)
            if self.roster is not None:
                self.roster.table.select_ids([key])

    def open_session(self, key: int) -> None:
        """Show the roster of a session in place of the list."""
        self.close_roster()
        roster = Roster(self._ctx, self._theme, self._state, self._commands, key)
        roster.closed.connect(self.close_roster)
        roster.status_changed.connect(self.status_changed)
        roster.inspector_wanted.connect(self.inspector_wanted)
        roster.said.connect(self.said)
        self.roster = roster
        self._roster_actions.serve(roster)
        self._stack.addWidget(roster)
        self._stack.setCurrentWidget(roster)
        self.said.emit()
        self.inspector_changed.emit()
        roster.focus_main()

    def close_roster(self) -> None:
        """Go back to the list."""
        roster, self.roster = self.roster, None
        if roster is None:
            return
        if self._is_list_stale:
            self._read_list()
        self._stack.setCurrentWidget(self.sessions.table)
        self._stack.removeWidget(roster)
        roster.deleteLater()
        self.sessions.table.select_ids([roster.session_id])
        self.said.emit()
        self.inspector_changed.emit()
        self.focus_main()

    def inspector(self) -> QWidget:
        """Return the session's form, or what is to say about the chosen candidate."""
        return self.sessions.inspector if self.roster is None else self.roster.inspector

    def focus_main(self) -> None:
        """Put the keyboard into the list or the roster."""
        if self.roster is not None:
            self.roster.focus_main()
        else:
            self.sessions.table.view.setFocus()

    def _open_chosen(self) -> None:
        chosen = self.sessions.table.selected_ids
        if len(chosen) == 1:
            self.open_session(chosen[0])

    def _allow(self) -> None:
        chosen = self.sessions.table.selected_ids
        self.open.setEnabled(len(chosen) == 1)
        for action in (*self._states, self.remove):
            action.setEnabled(bool(chosen))
        self._offer_modules_of_chosen()

    def _set_state(self, state: SessionState) -> None:
        for row in self.sessions.table.selected_rows:
            self._commands.run(partial(exams.set_session_state, self._ctx, row.id, state, row.version))

    def _offer_modules_of_chosen(self) -> None:
        chosen = self.sessions.table.selected_rows
        if len(chosen) == 1:
            self._offer(self._form.form, chosen[0].draft.certificate_id)

    def _offer_modules_of_draft(self) -> None:
        value = self._form.draft.editor("certificate_id").value()
        self._offer(self._form.draft, int(value) if isinstance(value, str) and value else 0)

    def _offer(self, form: Form, certificate_id: int) -> None:
        found = catalogue.modules(self._ctx, certificate_id) if certificate_id else ()
        form.set_choices("module_ids", [(str(row.id), f"{row.draft.code} {row.draft.name}") for row in found])
        form.set_field_visible("module_ids", visible=bool(found))
