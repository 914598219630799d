"""Workload: the statements of a term and their lines, work beside teaching, rule sets, two of them compared."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLabel,
    QMenu,
    QSplitter,
    QStackedWidget,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from onex_desktop.domain.changes import Changed
from onex_desktop.domain.problems import Place
from onex_desktop.domain.workload.settings import ItemRow
from onex_desktop.domain.workload.statements import StatementState
from onex_desktop.gui.context_bar import Context
from onex_desktop.gui.pages import workload_columns as columns
from onex_desktop.gui.pages import workload_records as records
from onex_desktop.gui.pages import workload_tables as tables
from onex_desktop.gui.pages.page import Commands, Page
from onex_desktop.gui.pages.record_list import RecordList
from onex_desktop.gui.pages.workload_lines import LineInspector
from onex_desktop.gui.pages.workload_rules import RulesView
from onex_desktop.gui.pages.workload_what_if import WhatIfView
from onex_desktop.gui.state import DeskState
from onex_desktop.gui.theme import Theme
from onex_desktop.gui.themed_action import themed_action
from onex_desktop.gui.tokens import L, M, S
from onex_desktop.gui.widgets.choice_box import ChoiceBox
from onex_desktop.gui.widgets.page_header import PageHeader
from onex_desktop.services import campus, catalogue, teaching
from onex_desktop.services.context import AppContext
from onex_desktop.services.workload import entries, rule_sets, statements, views
from onex_desktop.services.workload.views import StatementView, TermView
from onex_desktop.wording.problems import sentence

TABS: Final = ("确认单", "其他工作量", "折算办法", "办法对比")
STATEMENTS, ITEMS, RULES, WHAT_IF = range(4)
TERM_WIDTH: Final = 136

Step = Callable[[AppContext, Sequence[int]], Changed]


class WorkloadPage(Page):
    """One term at a time; the lines of the chosen teacher below the list of all."""

    title = "工作量"
    topics = frozenset({"workload", "teaching", "plans", "campus", "catalogue"})

    def __init__(self, ctx: AppContext, theme: Theme, state: DeskState, commands: Commands) -> None:
        super().__init__()
        self._ctx, self._theme, self._state, self._commands = ctx, theme, state, commands
        self._context = Context()
        self._view: TermView | None = None
        self._compared = ""
        self.header = PageHeader("工作量")
        self.term = ChoiceBox()
        self.term.setAccessibleName("学期")
        self.term.setMinimumWidth(TERM_WIDTH)
        self.term.activated.connect(lambda _=0: self.reload(None))
        self.line = LineInspector(ctx, theme, commands)
        self.statements = tables.statements(theme, state, commands)
        self.statements.selection_changed.connect(lambda _: self._show_lines())
        self.lines = tables.lines(theme, state)
        self.statements.activated.connect(lambda _: self.lines.view.setFocus())
        self.lines.selection_changed.connect(lambda _: self._show_line())
        self.lines.activated.connect(lambda _: self.inspector_wanted.emit())
        self.items = self._make_items()
        self.rules = RulesView(ctx, theme, state, commands)
        self.what_if = WhatIfView(ctx, theme, state)
        self.what_if.said.connect(self._keep_compared)
        self._make_actions()
        self.tabs = QTabBar()
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setAccessibleName("工作量页的内容")
        for title in TABS:
            self.tabs.addTab(title)
        self._stack = QStackedWidget()
        split = QSplitter(Qt.Orientation.Vertical)
        split.addWidget(self.statements)
        split.addWidget(self.lines)
        split.setSizes([320, 260])
        split.setChildrenCollapsible(False)
        for widget in (split, self.items.table, self.rules, self.what_if):
            self._stack.addWidget(widget)
        self._lay_out()
        self.tabs.currentChanged.connect(lambda _: self._show())
        self.reload(None)
        self._show()

    def _make_items(self) -> RecordList[ItemRow]:
        ctx = self._ctx
        made = RecordList(
            self._theme, self._state, self._commands, "其他工作量", columns.ITEMS, records.items(ctx),
            lambda ids: entries.delete_items(ctx, ids),
            "登记考前强化、考评、命题、考务等计划外的证书工作，按办法折算。",
        )  # fmt: skip
        made.status_changed.connect(self.status_changed)
        made.inspector.created.connect(lambda key: made.table.select_ids([key]))
        return made

    def _make_actions(self) -> None:
        self.collect = themed_action(self._theme, "归集", self._collect, self, keys="Ctrl+Shift+G")
        self.check = self._step("核对", statements.check, StatementState.DRAFT)
        self.confirm = self._step("确认", self._confirm, StatementState.CHECKED)
        self.lock = self._step("锁定", statements.lock, StatementState.CONFIRMED)
        self.reopen = self._step("退回草稿", statements.reopen, StatementState.CHECKED, StatementState.CONFIRMED)
        self.new = themed_action(self._theme, "新增其他工作量", self.start_new, self, keys="Ctrl+Shift+N")
        self.print = themed_action(self._theme, "打印", lambda: None, self, icon="printer")
        menu = QMenu(self)
        menu.addAction("工作量折算汇总表", lambda: self._print("workload-summary"))
        menu.addAction("全部教师确认单", lambda: self._print("workload-statement"))
        menu.addAction("选中教师的确认单", lambda: self._print("workload-statement", of_chosen=True))
        self.print.setMenu(menu)
        for action in (self.print, self.reopen, self.check, self.confirm, self.lock):
            self.header.add_action(action)
        self.header.add_action(self.collect, primary=True)
        self.header.add_action(self.new, primary=True)

    def _step(self, title: str, act: Step, *states: StatementState) -> QAction:
        """Return an action for those of the chosen statements that are in a state."""

        def run() -> None:
            rows = [row for row in self.statements.selected_rows if row.state in states]
            ids = [row.statement_id for row in rows if row.statement_id is not None]
            self._commands.run(lambda: act(self._ctx, ids))

        return themed_action(self._theme, title, run, self)

    def _confirm(self, ctx: AppContext, ids: Sequence[int]) -> Changed:
        return statements.confirm(ctx, ids, ctx.actor.name or ctx.actor.os_user)

    def _lay_out(self) -> None:
        label = QLabel("学期")
        label.setProperty("tone", "quiet")
        label.setBuddy(self.term)
        line = QHBoxLayout()
        line.setSpacing(S)
        line.addWidget(self.tabs)
        line.addStretch()
        line.addWidget(label)
        line.addWidget(self.term)
        body = QVBoxLayout()
        body.setContentsMargins(L, 0, L, M)
        body.setSpacing(M)
        body.addLayout(line)
        body.addWidget(self._stack)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addLayout(body, 1)

    @property
    def term_id(self) -> int | None:
        """The key of the term on show."""
        return int(self.term.key()) if self.term.key() else None

    def reload(self, _changed: Changed | None) -> None:
        """Read the term again; drafts follow their sources."""
        ctx = self._ctx
        terms = campus.terms(ctx)
        chosen = self.term.key()
        self.term.set_choices([(str(row.id), row.draft.code) for row in terms])
        keys = [str(row.id) for row in terms]
        self.term.set_key(chosen if chosen in keys else keys[-1] if keys else "")
        term_id = self.term_id
        self._view = None if term_id is None else views.term_view(ctx, term_id)
        self.statements.set_rows([row for row in self._view.rows if self._is_shown(row)] if self._view else [])
        if self.statements.shown_rows and not self.statements.selected_ids:
            self.statements.select_ids([self.statements.shown_rows[0].id])
        self._show_lines()
        self._reload_items(term_id)
        self.rules.reload(rule_sets.rule_sets(ctx), self._view.term if self._view else "")
        self._reload_what_if()
        self._say()

    def _reload_items(self, term_id: int | None) -> None:
        made = self.items.inspector
        made.set_choices("term_id", [(str(row.id), row.draft.code) for row in campus.terms(self._ctx)])
        made.set_choices("teacher_id", [(str(row.id), row.draft.name) for row in teaching.teachers(self._ctx)])
        certificates = [(str(row.id), row.draft.name) for row in catalogue.certificates(self._ctx)]
        made.set_choices("certificate_id", [("", "（无）"), *certificates])
        self.items.starting_values = {"term_id": self.term.key() or None}
        self.items.set_rows(entries.items(self._ctx, term_id) if term_id is not None else [])

    def _reload_what_if(self) -> None:
        if self.tabs_at(WHAT_IF):
            self.what_if.reload(self.term_id)

    def tabs_at(self, tab: int) -> bool:
        """Return whether a tab is on show."""
        return hasattr(self, "tabs") and self.tabs.currentIndex() == tab

    def _is_shown(self, row: StatementView) -> bool:
        return self._context.college_id in (None, row.college_id)

    def _keep_compared(self, words: str) -> None:
        self._compared = words
        self._say()

    def _say(self) -> None:
        view = self._view
        if view is None:
            self.header.set_title("工作量", "还没有登记学期")
        elif self.tabs_at(WHAT_IF):
            self.header.set_title("工作量", self._compared)
        elif view.problems:
            self.header.set_title("工作量", sentence(view.problems[0].code, view.problems[0].params))
        else:
            parts = [view.term, f"{len(view.rows)} 人", f"合计 {columns.shown(view.total)}"]
            parts += [f"另有 {view.incomplete} 行{columns.INCOMPLETE}、未计入"] if view.incomplete else []
            parts += [view.rule_set.title] if view.rule_set else []
            self.header.set_title("工作量", " · ".join(parts))

    def _show(self) -> None:
        tab = self.tabs.currentIndex()
        self._stack.setCurrentIndex(tab)
        for action in (self.collect, self.check, self.confirm, self.lock, self.reopen, self.print):
            action.setVisible(tab == STATEMENTS)
        self.new.setVisible(tab == ITEMS)
        keyboard = QApplication.focusWidget()
        self._reload_what_if()
        self._say()
        if keyboard is not None and self._stack.isAncestorOf(keyboard):
            self.focus_main()
        self.inspector_changed.emit()

    def _show_lines(self) -> None:
        row = self._one()
        self.lines.set_rows(row.lines if row else ())
        if row and row.lines and not self.lines.selected_ids:
            self.lines.select_ids([self.lines.shown_rows[0].id])
        self._show_line()

    def _show_line(self) -> None:
        chosen = self.lines.selected_rows
        self.line.show_line(self._one(), chosen[0] if len(chosen) == 1 else None, self._view.term if self._view else "")

    def _one(self) -> StatementView | None:
        chosen = self.statements.selected_rows
        return chosen[0] if len(chosen) == 1 else None

    def _collect(self) -> None:
        term_id = self.term_id
        if term_id is not None:
            self._commands.run(lambda: statements.collect(self._ctx, term_id))

    def _print(self, report: str, *, of_chosen: bool = False) -> None:
        row = self._one()
        parameters = {"term": self._view.term} if self._view else {}
        if of_chosen and row is not None:
            parameters["teacher"] = str(row.id)
        self._commands.show_report(report, parameters)

    def start_new(self) -> None:
        """Take new work beside teaching."""
        self.tabs.setCurrentIndex(ITEMS)
        self.items.start_new()
        self.inspector_wanted.emit()

    def set_context(self, context: Context) -> None:
        """Show the teachers of a college."""
        self._context = context
        self.reload(None)

    def open_place(self, place: Place) -> None:
        """Show the statement a finding is about, or the rule sets."""
        if place.field == "rules":
            self.tabs.setCurrentIndex(RULES)
            self.rules.table.select_ids([place.row_id] if place.row_id is not None else [])
            return
        self.tabs.setCurrentIndex(ITEMS if place.field == "item" else STATEMENTS)
        if place.field == "item" and place.row_id is not None:
            self.items.table.select_ids([place.row_id])
        found = [row.id for row in self.statements.rows if row.statement_id == place.row_id]
        if found and place.field != "item":
            self.statements.select_ids(found)

    def inspector(self) -> QWidget | None:
        """Return what explains the selection of the tab on show."""
        return (self.line, self.items.inspector, self.rules.inspector, None)[self.tabs.currentIndex()]

    def focus_main(self) -> None:
        """Put the keyboard into the list on show."""
        shown = (self.statements, self.items.table, self.rules.table, self.what_if.table)
        shown[self.tabs.currentIndex()].view.setFocus()
