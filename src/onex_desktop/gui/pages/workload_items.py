"""The panel of work beside teaching."""

from __future__ import annotations

from onex_desktop.domain.workload.settings import ItemRow
from onex_desktop.gui.context_bar import Context
from onex_desktop.gui.pages import workload_columns as columns
from onex_desktop.gui.pages import workload_records as records_of
from onex_desktop.gui.pages.list_panel import ListPanel
from onex_desktop.gui.pages.page import Commands
from onex_desktop.gui.pages.record_list import RecordList
from onex_desktop.gui.pages.workload_term import TermChoice
from onex_desktop.gui.state import DeskState
from onex_desktop.gui.theme import Theme
from onex_desktop.services import catalogue, teaching
from onex_desktop.services.context import AppContext
from onex_desktop.services.workload import entries


class ItemsPanel(ListPanel[ItemRow]):
    """What was done in a term beside the slots of the plan."""

    title = "其他工作量"

    def __init__(self, ctx: AppContext, theme: Theme, state: DeskState, commands: Commands, term: TermChoice) -> None:
        self._ctx, self._term = ctx, term
        made: RecordList[ItemRow] = RecordList(
            theme, state, commands, "其他工作量", columns.ITEMS, records_of.items(ctx),
            lambda ids: entries.delete_items(ctx, ids),
            "登记考前强化、考评、命题、考务等计划外的证书工作，按办法折算。",
        )  # fmt: skip
        super().__init__(theme, made, "新增其他工作量")

    def reload(self, _context: Context) -> None:
        """Read the items of the term again."""
        form, term_id = self.records.inspector, self._term.key
        form.set_choices("term_id", self._term.choices)
        form.set_choices("teacher_id", [(str(row.id), row.draft.name) for row in teaching.teachers(self._ctx)])
        certificates = [(str(row.id), row.draft.name) for row in catalogue.certificates(self._ctx)]
        form.set_choices("certificate_id", [("", "（无）"), *certificates])
        self.records.starting_values = {"term_id": None if term_id is None else str(term_id)}
        self.records.set_rows(entries.items(self._ctx, term_id) if term_id is not None else [])
        self.said.emit()

    def subtitle(self) -> str:
        """Say how many items the term has."""
        rows = self.records.table.rows
        return f"{self._term.code} · {len(rows)} 项" if rows else ""
