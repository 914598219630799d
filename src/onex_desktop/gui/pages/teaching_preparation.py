"""The panel of teachers who prepare a certificate module together."""

from __future__ import annotations

from typing import Final

from onex_desktop.domain.changes import Changed
from onex_desktop.domain.teaching.preparation import PreparationDraft, PreparationRow
from onex_desktop.gui.context_bar import Context
from onex_desktop.gui.models.columns import Column
from onex_desktop.gui.pages.list_panel import ListPanel
from onex_desktop.gui.pages.page import Commands
from onex_desktop.gui.pages.record_inspector import RecordSpec, Values
from onex_desktop.gui.pages.record_list import RecordList
from onex_desktop.gui.pages.record_values import in_order, keys, number, stored
from onex_desktop.gui.pages.teaching_rows import teacher_choices
from onex_desktop.gui.state import DeskState
from onex_desktop.gui.theme import Theme
from onex_desktop.gui.widgets.fields import Field
from onex_desktop.gui.widgets.inspector import Fact
from onex_desktop.gui.widgets.table_room import RoomShare
from onex_desktop.services import campus, catalogue, preparation, teaching
from onex_desktop.services.context import AppContext

COLUMNS: Final[tuple[Column[PreparationRow], ...]] = (
    Column("term", "学期", lambda row: row.term, width=104),
    Column("certificate", "证书", lambda row: row.certificate, width=150),
    Column("module", "证书模块", lambda row: row.module, width=250),
    Column("leader", "备课组长", lambda row: row.leader, width=96),
    Column("members", "成员", lambda row: "、".join(row.members), width=260),
)


class PreparationPanel(ListPanel[PreparationRow]):
    """Who prepares which module in which term."""

    title = "共同备课"

    def __init__(self, ctx: AppContext, theme: Theme, state: DeskState, commands: Commands) -> None:
        self._ctx = ctx
        records: RecordList[PreparationRow] = RecordList(
            theme, state, commands, "共同备课", COLUMNS, preparation_record(ctx),
            lambda ids: preparation.delete_groups(ctx, ids),
            "这里按证书模块和学期登记备课组；打印任课安排时一并印出。",
        )  # fmt: skip
        super().__init__(theme, records, "新增备课组")
        RoomShare(records.table, ("module", "members"))

    def reload(self, _context: Context) -> None:
        """Read the groups again."""
        form, rows = self.records.inspector, preparation.groups(self._ctx)
        people = teaching.teachers(self._ctx)
        modules = catalogue.modules(self._ctx)
        form.set_choices(
            "certificate_module_id",
            [(str(row.id), f"{row.draft.code} {row.draft.name}（{row.certificate}）") for row in modules],
        )
        form.set_choices("term_id", [(str(row.id), row.draft.code) for row in reversed(campus.terms(self._ctx))])
        form.set_choices("leader_id", teacher_choices(people))
        busy = {key for row in rows for key in (row.draft.leader_id, *row.draft.member_ids)}
        # A box for each teacher of the school would bury the form: those who teach something come into question.
        form.set_choices("members", teacher_choices([row for row in people if row.slots or row.id in busy]))
        self.records.set_rows(rows)
        self.said.emit()

    def subtitle(self) -> str:
        """Say how many groups there are."""
        rows = self.records.table.rows
        return f"{len(rows)} 个备课组" if rows else ""


def preparation_record(ctx: AppContext) -> RecordSpec[PreparationRow]:
    """Return how a group is shown and saved."""

    def save(values: Values, row: PreparationRow | None) -> Changed:
        draft = PreparationDraft(
            number(values, "certificate_module_id"),
            number(values, "term_id"),
            number(values, "leader_id"),
            in_order(keys(values, "members"), () if row is None else row.draft.member_ids),
        )
        return preparation.save_group(ctx, draft, *stored(row))

    return RecordSpec(
        "备课组",
        (
            Field("certificate_module_id", "证书模块", "choice", required=True),
            Field("term_id", "学期", "choice", required=True),
            Field("leader_id", "组长", "choice", required=True),
            Field("members", "成员", "multichoice", columns=2),
        ),
        lambda row: row.module,
        lambda row: {
            "certificate_module_id": str(row.draft.certificate_module_id),
            "term_id": str(row.draft.term_id),
            "leader_id": str(row.draft.leader_id),
            "members": frozenset(map(str, row.draft.member_ids)),
        },
        lambda row: (Fact("人数", f"{len(row.members) + 1} 人"),),
        save,
        "preparation_groups",
    )
