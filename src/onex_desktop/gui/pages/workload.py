"""Workload: the statements of a term, what they are reckoned from, the rule sets, and what hours are paid."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from onex_desktop.domain.changes import Changed
from onex_desktop.domain.problems import Place
from onex_desktop.gui.pages.page import Commands
from onex_desktop.gui.pages.panel_page import Panel, PanelPage
from onex_desktop.gui.pages.workload_inputs import InputsPanel
from onex_desktop.gui.pages.workload_items import ItemsPanel
from onex_desktop.gui.pages.workload_rates import FeesPanel, PoolsPanel, QuotasPanel
from onex_desktop.gui.pages.workload_rules import RulesPanel
from onex_desktop.gui.pages.workload_statements import StatementsPanel
from onex_desktop.gui.pages.workload_term import TermChoice
from onex_desktop.gui.pages.workload_what_if import WhatIfPanel
from onex_desktop.gui.state import DeskState
from onex_desktop.gui.theme import Theme
from onex_desktop.services.context import AppContext

STATEMENTS, INPUTS, ITEMS, RULES, WHAT_IF, QUOTAS, FEES, POOLS = range(8)


class WorkloadPage(PanelPage):
    """Panels about one term.

    Attributes:
        term: the term they are about.
        statements: the teachers of the term and their lines.
        inputs: what the lines are reckoned from, all at once.
        items: work beside teaching.
        rules: the school's rule sets.
        what_if: two rule sets compared.
        quotas: the hours expected of titles.
        fees: what an hour above is paid.
        pools: the pay approved for terms.
    """

    title = "工作量"
    topics = frozenset({"workload", "teaching", "plans", "campus", "catalogue"})
    sheets = ("workload-inputs", "workload-items", "workload-quotas")

    def make_panels(self, ctx: AppContext, theme: Theme, state: DeskState, commands: Commands) -> tuple[Panel, ...]:
        """Return the panels, in the order of the work."""
        self.term = TermChoice(ctx)
        self.term.chosen.connect(lambda: self.reload(None))
        self.statements = StatementsPanel(ctx, theme, state, commands, self.term)
        self.inputs = InputsPanel(ctx, theme, state, commands, self.term)
        self.items = ItemsPanel(ctx, theme, state, commands, self.term)
        self.rules = RulesPanel(ctx, theme, state, commands, self.term)
        self.what_if = WhatIfPanel(ctx, theme, state, self.term)
        self.quotas = QuotasPanel(ctx, theme, state, commands, self.term)
        self.fees = FeesPanel(ctx, theme, state, commands, self.term)
        self.pools = PoolsPanel(ctx, theme, state, commands, self.term)
        return (
            self.statements, self.inputs, self.items, self.rules, self.what_if, self.quotas, self.fees, self.pools,
        )  # fmt: skip

    def make_corner(self) -> QWidget:
        """Return the choice of the term."""
        return self.term

    def reload(self, changed: Changed | None) -> None:
        """Read the terms and the panel on show again."""
        self.term.read()
        super().reload(changed)

    def open_place(self, place: Place) -> None:
        """Show the statement or the item a finding is about, or the rule set."""
        if place.field == "rules":
            self.go_to(RULES)
            self.rules.choose(place.row_id)
        elif place.field == "item":
            self.go_to(ITEMS)
            if place.row_id is not None:
                self.items.choose(place.row_id)
        else:
            self.go_to(STATEMENTS)
            self.statements.choose(place.row_id)
