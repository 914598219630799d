"""The panel of the school's rule sets: adopt, revise, put in force; figures to edit and an example reckoned at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSplitter, QVBoxLayout, QWidget

from onex_desktop.domain.changes import Changed
from onex_desktop.domain.problems import ProblemsFound, refuse
from onex_desktop.domain.workload.definitions import Definition, RuleSetDraft, RuleSetRow, RuleSetStatus, candidates
from onex_desktop.domain.workload.editing import CellRow, add_band, cell_rows, remove_band, set_cell
from onex_desktop.gui.context_bar import Context
from onex_desktop.gui.models.columns import Column
from onex_desktop.gui.pages import block_paste
from onex_desktop.gui.pages.page import Commands
from onex_desktop.gui.pages.panel_page import Panel
from onex_desktop.gui.pages.workload_columns import RULE_SETS
from onex_desktop.gui.pages.workload_example import RuleSetInspector
from onex_desktop.gui.pages.workload_rule_head import Head
from onex_desktop.gui.pages.workload_term import TermChoice
from onex_desktop.gui.state import DeskState
from onex_desktop.gui.theme import Theme
from onex_desktop.gui.themed_action import themed_action
from onex_desktop.gui.tokens import M, S
from onex_desktop.gui.widgets.action_button import ActionButton
from onex_desktop.gui.widgets.belonging import belonging_to
from onex_desktop.gui.widgets.empty_state import Act, Empty
from onex_desktop.gui.widgets.table import Table
from onex_desktop.gui.widgets.table_paste import PastedCell
from onex_desktop.services.context import AppContext
from onex_desktop.services.workload import places, presets, rule_sets
from onex_desktop.wording import workload as wording
from onex_desktop.wording import workload_words

CERTIFICATE_EXAMPLES: Final = "X1"


class RulesPanel(Panel):
    """The revisions above, the figures of the chosen one below; its formula and example in the inspector."""

    title = "折算办法"

    def __init__(self, ctx: AppContext, theme: Theme, state: DeskState, commands: Commands, term: TermChoice) -> None:
        super().__init__()
        self._ctx, self._commands, self._term = ctx, commands, term
        self.explained = belonging_to(self, RuleSetInspector(theme))
        self.explained.headed.connect(self._head)
        self.table: Table[RuleSetRow] = Table(
            theme, "折算办法", RULE_SETS, state=state,
            empty=Empty(
                "这里是学校自己的折算办法。先采用一个随程序的办法，再按本校的规定修改。",
                (Act("采用 P9", lambda: self.adopt("P9")),), "scale",
            ),
        )  # fmt: skip
        self.table.selection_changed.connect(lambda _: self._show())
        self.table.delete_requested.connect(lambda ids: commands.run(lambda: rule_sets.delete(ctx, ids)))
        self.cells: Table[CellRow] = Table(
            theme, "办法的数值", _columns(self._is_draft), state=state, commit=self._commit,
            paste=lambda pasted: block_paste.take(commands, pasted, self._fill),
            empty=Empty("选中一个办法，这里列出它的各项数值。", icon="list-tree"),
        )  # fmt: skip
        self._make_actions(theme)
        buttons = QHBoxLayout()
        buttons.setSpacing(S)
        for action in (self.take_over, self.certificate, self.revise, self.enforce, self.retire, self.band):
            buttons.addWidget(ActionButton(action))
        buttons.addStretch()
        split = QSplitter(Qt.Orientation.Vertical)
        split.addWidget(self.table)
        split.addWidget(self.cells)
        split.setSizes([220, 360])
        split.setChildrenCollapsible(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(M)
        column.addLayout(buttons)
        column.addWidget(split, 1)
        self.cells.delete_requested.connect(self._remove_band)

    def _make_actions(self, theme: Theme) -> None:
        self.take_over = themed_action(theme, "采用随程序的办法", lambda: None, self, icon="plus")
        menu = QMenu(self)
        for rules in presets.presets():
            title = f"{rules.code} {rules.title}（{wording.COMPLETENESS[rules.completeness]}）"
            menu.addAction(title, partial(self.adopt, rules.code))
        self.take_over.setMenu(menu)
        ctx = self._ctx
        self.certificate = self._act(
            theme, "加入证书培训条目", lambda row: rule_sets.add_lines(ctx, row.id, CERTIFICATE_EXAMPLES)
        )
        self.revise = self._act(theme, "修订成新版", lambda row: rule_sets.revise(ctx, row.id))
        self.enforce = self._act(
            theme, "从本学期起执行", lambda row: rule_sets.put_in_force(ctx, row.id, self._term.code)
        )
        self.retire = self._act(theme, "停用", lambda row: rule_sets.retire(ctx, row.id))
        self.band = themed_action(theme, "插入一档", self._add_band, self)

    def _act(self, theme: Theme, title: str, act: Callable[[RuleSetRow], Changed]) -> QAction:
        def run() -> None:
            row = self.chosen
            if row is not None:
                changed = self._commands.run(lambda: act(row))
                added = changed.ids.get("workload_rule_sets") if changed is not None else None
                if added:
                    self.table.select_ids(sorted(added))

        return themed_action(theme, title, run, self)

    @property
    def chosen(self) -> RuleSetRow | None:
        """The chosen revision."""
        rows = self.table.selected_rows
        return rows[0] if len(rows) == 1 else None

    def adopt(self, preset: str) -> None:
        """Take over a published rule set as a draft under a code that is free."""
        taken = {row.code for row in self.table.rows}
        code = next(f"校{n}" for n in range(1, len(taken) + 2) if f"校{n}" not in taken)
        title = next(rules.title for rules in presets.presets() if rules.code == preset)
        name = f"本校办法（据 {preset} {title}）"[:80]
        changed = self._commands.run(lambda: rule_sets.take_over(self._ctx, preset, code, name))
        if changed is not None:
            self.table.select_ids(sorted(changed.ids["workload_rule_sets"]))

    def reload(self, _context: Context) -> None:
        """Read the rule sets again; 执行 begins with the term on show."""
        rows = rule_sets.rule_sets(self._ctx)
        self.table.set_rows(rows)
        if rows and not self.table.selected_ids:
            self.table.select_ids([rows[-1].id])
        self._show()
        self.said.emit()

    def subtitle(self) -> str:
        """Say which rule set reckons the term."""
        term = self._term.code
        held = [row.title for row in candidates(self.table.rows, term)] if term else []
        return f"{term} 执行：{'、'.join(held)}" if held else ""

    def choose(self, rule_set_id: int | None) -> None:
        """Select a rule set."""
        if rule_set_id is not None:
            self.table.select_ids([rule_set_id])

    def inspector(self) -> QWidget:
        """Return what explains the chosen revision."""
        return self.explained

    def focus_main(self) -> None:
        """Put the keyboard into the list of rule sets."""
        self.table.view.setFocus()

    def _is_draft(self) -> bool:
        row = self.chosen
        return row is not None and row.status is RuleSetStatus.DRAFT and not row.statements

    def _show(self) -> None:
        row = self.chosen
        self.explained.show_rule_set(row)
        self.cells.set_rows(() if row is None else cell_rows(row.data))
        is_draft = row is not None and row.status is RuleSetStatus.DRAFT
        self.certificate.setEnabled(self._is_draft())
        self.band.setEnabled(self._is_draft())
        self.enforce.setEnabled(is_draft and bool(self._term.code))
        self.enforce.setText(f"从 {self._term.code} 起执行" if self._term.code else "执行（先登记学期）")
        self.revise.setEnabled(row is not None)
        self.retire.setEnabled(row is not None and row.status is RuleSetStatus.IN_FORCE)

    def _commit(self, cell: CellRow, key: str, text: str) -> None:
        self._change(lambda data: set_cell(data, cell, key, text.strip()))

    def _add_band(self) -> None:
        bands = [cell for cell in self.cells.selected_rows if cell.is_band]
        if bands:
            self._change(lambda data: add_band(data, bands[0]))

    def _remove_band(self, _ids: list[int]) -> None:
        bands = [cell for cell in self.cells.selected_rows if cell.is_band]
        if len(bands) == 1:
            self._change(lambda data: remove_band(data, bands[0]))

    def _change(self, change: Callable[[Definition], Definition]) -> None:
        if self.chosen is not None:
            self._commands.run(lambda: self._written(change))

    def _head(self, head: Head) -> None:
        row = self.chosen
        if row is not None:
            made = {**row.data, "source": head.source, "unit": head.unit, "completeness": head.completeness}
            draft = RuleSetDraft(row.code, head.name, made, row.effective_from)
            self._commands.run(lambda: rule_sets.save(self._ctx, draft, row.id, row.version), self.explained.mark)

    def _fill(self, cells: Sequence[PastedCell[CellRow]]) -> Changed:
        return self._written(partial(_filled, cells))

    def _written(self, change: Callable[[Definition], Definition]) -> Changed:
        row = self.chosen
        if row is None:
            raise refuse("record.gone")
        made = change(row.data)
        try:
            return rule_sets.save(
                self._ctx, RuleSetDraft(row.code, row.name, made, row.effective_from), row.id, row.version
            )
        except ProblemsFound as found:
            raise ProblemsFound(places.in_words(made, found.problems)) from found


def _filled(cells: Sequence[PastedCell[CellRow]], data: Definition) -> Definition:
    for cell in cells:
        data = set_cell(data, cell.row, cell.key, cell.text)
    return data


def _columns(is_draft: Callable[[], bool]) -> tuple[Column[CellRow], ...]:
    columns: tuple[Column[CellRow], ...] = (
        Column("line", "项目", lambda cell: cell.line or "全部", width=150),
        Column("factor", "系数", _factor, width=150),
        Column("kind", "种类", lambda cell: workload_words.FACTOR_KINDS.get(cell.kind, cell.kind), width=110),
        Column("what", "内容", _what, width=130),
        Column("low", "从", lambda cell: cell.low, align="right", width=70),
        Column("high", "到", lambda cell: cell.high, align="right", width=70),
        Column("value", "取值", lambda cell: cell.value, align="right", width=90),
    )

    def editable(cell: CellRow) -> bool:
        return is_draft() and cell.is_band

    return tuple(
        replace(column, editable=editable) if column.key in {"low", "high"}
        else replace(column, editable=lambda _cell: is_draft()) if column.key == "value"
        else column
        for column in columns
    )  # fmt: skip


def _factor(cell: CellRow) -> str:
    return wording.LIMIT_KINDS.get(cell.factor, cell.factor) if cell.kind == "limit" else cell.factor or "结果"


def _what(cell: CellRow) -> str:
    if cell.kind == "limit":
        return wording.PERIODS.get(cell.what, "")
    named = workload_words.FIGURES.get(cell.what) or wording.COURSE_TYPES.get(cell.what, cell.what)
    return "是" if cell.what == "yes" else f"第 {named}" if cell.what.isdigit() else named
