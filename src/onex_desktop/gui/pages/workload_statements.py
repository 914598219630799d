"""The panel of statements: the teachers of a term, the lines of the chosen one, and the way to the lock."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QSplitter, QVBoxLayout, QWidget

from onex_desktop.domain.changes import Changed
from onex_desktop.domain.workload.statements import StatementState
from onex_desktop.gui.context_bar import Context
from onex_desktop.gui.pages import workload_columns as columns
from onex_desktop.gui.pages import workload_tables as tables
from onex_desktop.gui.pages.page import Commands
from onex_desktop.gui.pages.panel_page import Panel
from onex_desktop.gui.pages.workload_lines import LineInspector
from onex_desktop.gui.pages.workload_term import TermChoice
from onex_desktop.gui.state import DeskState
from onex_desktop.gui.theme import Theme
from onex_desktop.gui.themed_action import themed_action
from onex_desktop.gui.widgets.belonging import belonging_to
from onex_desktop.services.context import AppContext
from onex_desktop.services.workload import statements, views
from onex_desktop.services.workload.pay import PayRow, TermPay, term_pay
from onex_desktop.services.workload.views import StatementView, TermView
from onex_desktop.wording.problems import sentence

Step = Callable[[AppContext, Sequence[int]], Changed]


class StatementsPanel(Panel):
    """One term at a time; the lines of the chosen teacher below the list of all.

    Attributes:
        table: the teachers.
        lines: the lines of the chosen one.
        line: explains the chosen line.
    """

    title = "确认单"

    def __init__(self, ctx: AppContext, theme: Theme, state: DeskState, commands: Commands, term: TermChoice) -> None:
        super().__init__()
        self._ctx, self._theme, self._commands, self._term = ctx, theme, commands, term
        self.view: TermView | None = None
        self._pay: TermPay | None = None
        self.line = belonging_to(self, LineInspector(ctx, theme, commands))
        self.table = tables.statements(theme, state, commands, self._pay_of)
        self.table.selection_changed.connect(lambda _: self._show_chosen())
        self.lines = tables.lines(theme, state)
        self.table.activated.connect(lambda _: self.lines.view.setFocus())
        self.lines.selection_changed.connect(lambda _: self._show_line())
        self.lines.activated.connect(lambda _: self.inspector_wanted.emit())
        self._states: dict[QAction, tuple[StatementState, ...]] = {}
        self._make_actions()
        split = QSplitter(Qt.Orientation.Vertical)
        split.addWidget(self.table)
        split.addWidget(self.lines)
        split.setSizes([320, 260])
        split.setChildrenCollapsible(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(split)

    def _make_actions(self) -> None:
        self.primary = self.collect = themed_action(self._theme, "归集", self._collect, self, keys="Ctrl+Shift+G")
        self.check = self._step("核对", statements.check, StatementState.DRAFT)
        self.confirm = self._step("确认", self._confirm, StatementState.CHECKED)
        self.lock = self._step("锁定", statements.lock, StatementState.CONFIRMED)
        self.reopen = self._step("退回草稿", statements.reopen, StatementState.CHECKED, StatementState.CONFIRMED)
        self.print = themed_action(self._theme, "打印", lambda: None, self, icon="printer")
        menu = QMenu(self)
        menu.addAction("工作量折算汇总表", lambda: self._print("workload-summary"))
        menu.addAction("全部教师确认单", lambda: self._print("workload-statement"))
        menu.addAction("选中教师的确认单", lambda: self._print("workload-statement", of_chosen=True))
        self.print.setMenu(menu)
        self.secondary = (self.print, self.reopen, self.check, self.confirm, self.lock)

    def _step(self, title: str, act: Step, *states: StatementState) -> QAction:
        """Return an action for those of the chosen statements that are in a state."""
        action = themed_action(
            self._theme, title, lambda: self._commands.run(lambda: act(self._ctx, self._chosen(states))), self
        )
        self._states[action] = states
        return action

    def _chosen(self, states: Sequence[StatementState]) -> list[int]:
        rows = [row for row in self.table.selected_rows if row.state in states]
        return [row.statement_id for row in rows if row.statement_id is not None]

    def _allow(self) -> None:
        self.collect.setEnabled(self._term.key is not None)
        self.print.setEnabled(self.view is not None and bool(self.view.rows))
        for action, states in self._states.items():
            action.setEnabled(bool(self._chosen(states)))

    def _confirm(self, ctx: AppContext, ids: Sequence[int]) -> Changed:
        return statements.confirm(ctx, ids, ctx.actor.name or ctx.actor.os_user)

    def reload(self, context: Context) -> None:
        """Read the term again; drafts follow their sources."""
        term_id = self._term.key
        self.view = None if term_id is None else views.term_view(self._ctx, term_id)
        self._pay = None if self.view is None else term_pay(self._ctx, self.view)
        shown = [row for row in self.view.rows if context.college_id in (None, row.college_id)] if self.view else []
        self.table.set_rows(shown)
        if self.table.shown_rows and not self.table.selected_ids:
            self.table.select_ids([self.table.shown_rows[0].id])
        self._show_chosen()
        self.said.emit()

    def subtitle(self) -> str:
        """Say how much the term comes to and by which rule set, or why there is none."""
        view = self.view
        if view is None:
            return "还没有登记学期"
        if view.problems:
            return sentence(view.problems[0].code, view.problems[0].params)
        parts = [f"{len(view.rows)} 人", f"合计 {columns.shown(view.total)}"]
        parts += [f"另有 {view.incomplete} 行{columns.INCOMPLETE}、未计入"] if view.incomplete else []
        parts += [self._paid()] if self._pay and self._pay.is_set else []
        parts += [view.rule_set.title] if view.rule_set else []
        return " · ".join(parts)

    def _paid(self) -> str:
        pay = self._pay
        if pay is None or pay.paid_fen is None:
            return "课酬总额未核定"
        return f"课酬 {columns.money(pay.paid_fen)} 元" + (f"，{pay.undecided} 人未定" if pay.undecided else "")

    def _pay_of(self, row: StatementView) -> PayRow | None:
        return self._pay.rows.get(row.id) if self._pay else None

    def choose(self, statement_id: int | None) -> None:
        """Select the teacher of a statement."""
        found = [row.id for row in self.table.rows if row.statement_id == statement_id]
        if statement_id is not None and found:
            self.table.select_ids(found)

    def _show_chosen(self) -> None:
        self._show_lines()
        self._allow()

    def _show_lines(self) -> None:
        row = self._one()
        self.lines.set_rows(row.lines if row else ())
        if row and row.lines and not self.lines.selected_ids:
            self.lines.select_ids([self.lines.shown_rows[0].id])
        self._show_line()

    def _show_line(self) -> None:
        chosen = self.lines.selected_rows
        self.line.show_line(self._one(), chosen[0] if len(chosen) == 1 else None, self._term.code)

    def _one(self) -> StatementView | None:
        chosen = self.table.selected_rows
        return chosen[0] if len(chosen) == 1 else None

    def _collect(self) -> None:
        term_id = self._term.key
        if term_id is not None:
            self._commands.run(lambda: statements.collect(self._ctx, term_id))

    def _print(self, report: str, *, of_chosen: bool = False) -> None:
        row = self._one()
        parameters = {"term": self.view.term} if self.view else {}
        if of_chosen and row is not None:
            parameters["teacher"] = str(row.id)
        self._commands.show_report(report, parameters)

    def inspector(self) -> QWidget:
        """Return what explains the chosen line."""
        return self.line

    def focus_main(self) -> None:
        """Put the keyboard into the list of teachers."""
        self.table.view.setFocus()
