"""The panel of how long after a course its exam may be."""

from __future__ import annotations

from typing import Final

from onex_desktop.domain.changes import Changed
from onex_desktop.domain.teaching.timing import DelayDraft, DelayRow
from onex_desktop.gui.context_bar import Context
from onex_desktop.gui.models.columns import Column
from onex_desktop.gui.pages.list_panel import ListPanel
from onex_desktop.gui.pages.page import Commands
from onex_desktop.gui.pages.record_inspector import RecordSpec, Values
from onex_desktop.gui.pages.record_list import RecordList
from onex_desktop.gui.pages.record_values import as_date, day, number, stored, text
from onex_desktop.gui.state import DeskState
from onex_desktop.gui.theme import Theme
from onex_desktop.gui.widgets.fields import Field
from onex_desktop.gui.widgets.table_room import RoomShare
from onex_desktop.services import exam_delays
from onex_desktop.services.context import AppContext

COLUMNS: Final[tuple[Column[DelayRow], ...]] = (
    Column("effective_from", "起用日期", lambda row: row.draft.effective_from, width=120),
    Column("days", "最多相隔（天）", lambda row: row.draft.days, align="right", width=130),
    Column("source", "依据", lambda row: row.draft.source, width=360),
)


class DelaysPanel(ListPanel[DelayRow]):
    """The limits of the school; while there is none, no exam counts as too late."""

    title = "考核间隔"

    def __init__(self, ctx: AppContext, theme: Theme, state: DeskState, commands: Commands) -> None:
        self._ctx = ctx
        records: RecordList[DelayRow] = RecordList(
            theme, state, commands, "考核间隔", COLUMNS, delay_record(ctx),
            lambda ids: exam_delays.delete_limits(ctx, ids),
            "这里规定课程结束后最多隔多少天考证；没有规定就不检查。",
        )  # fmt: skip
        super().__init__(theme, records, "新增上限")
        RoomShare(records.table, ("source",))

    def reload(self, _context: Context) -> None:
        """Read the limits again."""
        self.records.set_rows(exam_delays.limits(self._ctx))
        self.said.emit()

    def subtitle(self) -> str:
        """Say which limit is the newest."""
        rows = self.records.table.rows
        newest = max((row.draft for row in rows), key=lambda draft: draft.effective_from, default=None)
        return "" if newest is None else f"{newest.effective_from} 起最多相隔 {newest.days} 天"


def delay_record(ctx: AppContext) -> RecordSpec[DelayRow]:
    """Return how a limit is shown and saved."""

    def save(values: Values, row: DelayRow | None) -> Changed:
        draft = DelayDraft(number(values, "days"), day(values, "effective_from"), text(values, "source"))
        return exam_delays.save_limit(ctx, draft, *stored(row))

    return RecordSpec(
        "上限",
        (
            Field("days", "天数", "integer", required=True, hint="课程结束到考试"),
            Field("effective_from", "起用日期", "date", required=True),
            Field("source", "依据", "multiline", hint="文件或会议"),
        ),
        lambda row: f"{row.draft.effective_from} 起",
        lambda row: {
            "days": row.draft.days,
            "effective_from": as_date(row.draft.effective_from),
            "source": row.draft.source,
        },
        lambda _row: (),
        save,
        "exam_delay_limits",
    )
