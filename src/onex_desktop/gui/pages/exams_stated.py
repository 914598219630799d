"""The panel of statements: what documents say about examinations, held against the rows."""

from __future__ import annotations

from PySide6.QtCore import Signal

from onex_desktop.domain.exams.reconciliation import Reconciled, Subject
from onex_desktop.gui.context_bar import Context
from onex_desktop.gui.pages import exams_columns as columns
from onex_desktop.gui.pages import exams_records as records
from onex_desktop.gui.pages.exams_statement import StatementInspector, abouts
from onex_desktop.gui.pages.list_panel import ListPanel
from onex_desktop.gui.pages.page import Commands
from onex_desktop.gui.pages.record_list import RecordList
from onex_desktop.gui.state import DeskState
from onex_desktop.gui.theme import Theme
from onex_desktop.gui.widgets.table import Chip
from onex_desktop.gui.widgets.table_room import RoomShare
from onex_desktop.services import catalogue, exams
from onex_desktop.services.context import AppContext


class StatedPanel(ListPanel[Reconciled]):
    """Lists what documents state; a statement that is not true of the rows says so.

    Signals:
        rows_wanted: the rows a statement is held against are wanted; carries the certificate's key, 0 for all.
    """

    title = "核对"
    rows_wanted = Signal(int)

    def __init__(self, ctx: AppContext, theme: Theme, state: DeskState, commands: Commands) -> None:
        self._ctx = ctx
        spec = records.statements(ctx)
        self._statement = StatementInspector(theme, spec, commands)
        made: RecordList[Reconciled] = RecordList(
            theme, state, commands, "外部数据", columns.STATEMENTS, spec,
            lambda ids: exams.delete_statements(ctx, ids),
            "登记总结、汇报里写的数字和名称，这里自动与明细核对。", self._statement,
            chips=(
                Chip("differs", columns.AGREEMENTS[False], lambda row: row.agrees is False),
                Chip("open", columns.AGREEMENTS[None], lambda row: row.agrees is None, "库中没有可以对照的明细"),
            ),
        )  # fmt: skip
        super().__init__(theme, made, "登记外部数据")
        self._statement.link_activated.connect(lambda _: self._ask_for_rows())
        RoomShare(made.table, ("about", "stated", "reckoned", "source", "note"))

    def reload(self, context: Context) -> None:
        """Read the statements again, those of the year where one is chosen."""
        ctx = self._ctx
        years = catalogue.pilot_years(ctx)
        self._statement.set_abouts(abouts(ctx))
        year = context.year or (years[0] if years else None)
        self.records.starting_values = {"subject": Subject.PERSON_TIMES.value, "year": year}
        held = exams.reconciled(ctx)
        self.records.set_rows([row for row in held if context.year is None or row.of_year(context.year)])
        self.said.emit()

    def subtitle(self) -> str:
        """Say how many statements there are and how many contradict the rows."""
        rows = self.records.table.rows
        wrong = sum(row.agrees is False for row in rows)
        return f"{len(rows)} 条外部数据，{wrong} 条与明细不一致 · 按全校核对，不随学院和专业筛选" if rows else ""

    def _ask_for_rows(self) -> None:
        chosen = self.records.table.selected_rows
        about = chosen[0].statement.draft if chosen else None
        is_passed = about is not None and about.subject is Subject.PASSED
        self.rows_wanted.emit((about.about_id or 0) if about is not None and is_passed else 0)
