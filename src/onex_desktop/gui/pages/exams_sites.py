"""The panel of exam sites: where sessions are held."""

from __future__ import annotations

from typing import Final

from onex_desktop.domain.changes import Changed
from onex_desktop.domain.exams.sessions import SiteDraft, SiteRow
from onex_desktop.gui.context_bar import Context
from onex_desktop.gui.models.columns import Column
from onex_desktop.gui.pages.list_panel import ListPanel
from onex_desktop.gui.pages.page import Commands
from onex_desktop.gui.pages.record_inspector import RecordSpec, Values
from onex_desktop.gui.pages.record_list import RecordList
from onex_desktop.gui.pages.record_values import stored, text
from onex_desktop.gui.state import DeskState
from onex_desktop.gui.theme import Theme
from onex_desktop.gui.widgets.fields import Field
from onex_desktop.gui.widgets.inspector import Fact
from onex_desktop.gui.widgets.table_room import RoomShare
from onex_desktop.services import exams
from onex_desktop.services.context import AppContext

COLUMNS: Final[tuple[Column[SiteRow], ...]] = (
    Column("name", "考点", lambda row: row.draft.name, width=240),
    Column("code", "代码", lambda row: row.draft.code, width=120),
    Column("address", "地址", lambda row: row.draft.address, width=320),
    Column("sessions", "考次", lambda row: row.sessions, align="right", width=64),
)


class SitesPanel(ListPanel[SiteRow]):
    """One list of names, codes and addresses."""

    title = "考点"

    def __init__(self, ctx: AppContext, theme: Theme, state: DeskState, commands: Commands) -> None:
        self._ctx = ctx
        records: RecordList[SiteRow] = RecordList(
            theme, state, commands, "考点", COLUMNS, site_record(ctx), lambda ids: exams.delete_sites(ctx, ids),
            "这里列出考核站点；考次的考点从这里选。",
        )  # fmt: skip
        super().__init__(theme, records, "新增考点")
        RoomShare(records.table, ("name", "address"))

    def reload(self, _context: Context) -> None:
        """Read the sites again."""
        self.records.set_rows(exams.sites(self._ctx))
        self.said.emit()

    def subtitle(self) -> str:
        """Say how many sites there are."""
        rows = self.records.table.rows
        return f"{len(rows)} 个考点" if rows else ""


def site_record(ctx: AppContext) -> RecordSpec[SiteRow]:
    """Return how an exam site is shown and saved."""

    def save(values: Values, row: SiteRow | None) -> Changed:
        draft = SiteDraft(text(values, "name"), text(values, "code"), text(values, "address"))
        return exams.save_site(ctx, draft, *stored(row))

    return RecordSpec(
        "考点",
        (Field("name", "名称", required=True), Field("code", "代码"), Field("address", "地址", "multiline")),
        lambda row: row.draft.name,
        lambda row: {"name": row.draft.name, "code": row.draft.code, "address": row.draft.address},
        lambda row: (Fact("考次", f"{row.sessions} 个"),),
        save,
        "exam_sites",
    )
