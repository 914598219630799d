"""The panels of what hours are held against and paid by: quotas, hourly fees, the pay approved for a term."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from onex_desktop.domain.workload.settings import FeeRow, PoolRow, QuotaRow
from onex_desktop.gui.context_bar import Context
from onex_desktop.gui.models.columns import Column
from onex_desktop.gui.pages import workload_rate_records as records_of
from onex_desktop.gui.pages.list_panel import ListPanel
from onex_desktop.gui.pages.page import Commands
from onex_desktop.gui.pages.record_list import RecordList
from onex_desktop.gui.pages.workload_columns import money, shown
from onex_desktop.gui.pages.workload_rate_records import OTHERS
from onex_desktop.gui.pages.workload_term import TermChoice
from onex_desktop.gui.state import DeskState
from onex_desktop.gui.theme import Theme
from onex_desktop.gui.widgets.table_room import RoomShare
from onex_desktop.services.context import AppContext
from onex_desktop.services.workload import entries
from onex_desktop.wording import workload as wording

QUOTAS: Final[tuple[Column[QuotaRow], ...]] = (
    Column("title", "职称", lambda row: row.draft.title or OTHERS, width=150),
    Column("hours", "定额", lambda row: row.draft.hours, lambda row: shown(row.draft.hours), "right", 90),
    Column("per", "期间", lambda row: wording.PERIODS[row.draft.per], width=80),
    Column("effective_from", "起始学期", lambda row: row.draft.effective_from, width=110),
    Column("source", "依据", lambda row: row.draft.source, width=300),
)
FEES: Final[tuple[Column[FeeRow], ...]] = (
    Column("title", "职称", lambda row: row.draft.title or OTHERS, width=150),
    Column(
        "amount",
        "课时费（元）",
        lambda row: row.draft.amount_fen,
        lambda row: money(row.draft.amount_fen),
        "right",
        110,
    ),
    Column("effective_from", "起始学期", lambda row: row.draft.effective_from, width=110),
    Column("source", "依据", lambda row: row.draft.source, width=300),
)
POOLS: Final[tuple[Column[PoolRow], ...]] = (
    Column("term", "学期", lambda row: row.term, width=110),
    Column(
        "approved", "课酬总额（元）", lambda row: row.draft.approved_fen, lambda row: money(row.draft.approved_fen),
        "right", 130,
    ),
    Column("tilt", "倾斜系数", lambda row: row.draft.tilt, lambda row: shown(row.draft.tilt), "right", 90),
    Column("source", "依据", lambda row: row.draft.source, width=300),
)  # fmt: skip


class QuotasPanel(ListPanel[QuotaRow]):
    """The hours expected of a title; a rule set's own quota counts where there is none."""

    title = "定额"

    def __init__(self, ctx: AppContext, theme: Theme, state: DeskState, commands: Commands, term: TermChoice) -> None:
        self._ctx, self._term = ctx, term
        made: RecordList[QuotaRow] = RecordList(
            theme, state, commands, "工作量定额", QUOTAS, records_of.quotas(ctx),
            lambda ids: entries.delete_quotas(ctx, ids),
            "登记各职称的定额和依据；超出定额的为超课时。没有登记的，按折算办法自己的定额。",
        )  # fmt: skip
        super().__init__(theme, made, "新增定额")
        RoomShare(made.table, ("source",))

    def reload(self, _context: Context) -> None:
        """Read the quotas again."""
        self.records.starting_values = {"effective_from": self._term.code, "per": "term"}
        self.records.set_rows(entries.quotas(self._ctx))
        self.said.emit()

    def subtitle(self) -> str:
        """Say how many there are."""
        return _counted(self.records.table.rows)


class FeesPanel(ListPanel[FeeRow]):
    """The fee for an hour above the quota, by title."""

    title = "课时费"

    def __init__(self, ctx: AppContext, theme: Theme, state: DeskState, commands: Commands, term: TermChoice) -> None:
        self._ctx, self._term = ctx, term
        made: RecordList[FeeRow] = RecordList(
            theme, state, commands, "课时费", FEES, records_of.fees(ctx), lambda ids: entries.delete_fees(ctx, ids),
            "登记各职称的课时费和依据，超课时按它计课酬。不计课酬的学校不用填。",
        )  # fmt: skip
        super().__init__(theme, made, "新增课时费")
        RoomShare(made.table, ("source",))

    def reload(self, _context: Context) -> None:
        """Read the fees again."""
        self.records.starting_values = {"effective_from": self._term.code}
        self.records.set_rows(entries.fees(self._ctx))
        self.said.emit()

    def subtitle(self) -> str:
        """Say how many there are."""
        return _counted(self.records.table.rows)


class PoolsPanel(ListPanel[PoolRow]):
    """The pay approved for a term."""

    title = "课酬总额"

    def __init__(self, ctx: AppContext, theme: Theme, state: DeskState, commands: Commands, term: TermChoice) -> None:
        self._ctx, self._term = ctx, term
        made: RecordList[PoolRow] = RecordList(
            theme, state, commands, "课酬总额", POOLS, records_of.pools(ctx),
            lambda ids: entries.delete_pools(ctx, ids),
            "登记学期核定的课酬总额和依据。课酬合计不超过总额，超出时按比例分配到分。",
        )  # fmt: skip
        super().__init__(theme, made, "新增课酬总额")
        RoomShare(made.table, ("source",))

    def reload(self, _context: Context) -> None:
        """Read the approved pay again."""
        self.records.inspector.set_choices("term_id", self._term.choices)
        key = self._term.key
        self.records.starting_values = {"term_id": None if key is None else str(key), "tilt": records_of.NO_TILT}
        self.records.set_rows(entries.pools(self._ctx))
        self.said.emit()

    def subtitle(self) -> str:
        """Say how many there are."""
        return _counted(self.records.table.rows)


def _counted(rows: Sequence[object]) -> str:
    return f"{len(rows)} 条" if rows else ""
