"""The panel of what teachers were trained in."""

from __future__ import annotations

from typing import Final

from onex_desktop.domain.changes import Changed
from onex_desktop.domain.teaching.qualifications import TrainingDraft, TrainingRow
from onex_desktop.gui.context_bar import Context
from onex_desktop.gui.models.columns import Column
from onex_desktop.gui.pages.list_panel import ListPanel
from onex_desktop.gui.pages.page import Commands
from onex_desktop.gui.pages.record_inspector import RecordSpec, Values
from onex_desktop.gui.pages.record_list import RecordList
from onex_desktop.gui.pages.record_values import as_date, day, decimal, key_text, number, optional, stored, text
from onex_desktop.gui.pages.teaching_qualifications import certificate_choices
from onex_desktop.gui.pages.teaching_rows import teacher_choices
from onex_desktop.gui.state import DeskState
from onex_desktop.gui.theme import Theme
from onex_desktop.gui.widgets.fields import Field
from onex_desktop.gui.widgets.inspector import Fact
from onex_desktop.gui.widgets.table_room import RoomShare
from onex_desktop.services import qualifications, teaching
from onex_desktop.services.context import AppContext

NO_CERTIFICATE: Final = "（无）"

COLUMNS: Final[tuple[Column[TrainingRow], ...]] = (
    Column("teacher", "教师", lambda row: row.teacher, width=104),
    Column("title", "培训名称", lambda row: row.draft.title, width=300),
    Column("certificate", "证书", lambda row: row.certificate, width=200),
    Column("started_on", "开始日期", lambda row: row.draft.started_on, width=104),
    Column("ended_on", "结束日期", lambda row: row.draft.ended_on, width=104),
    Column(
        "hours",
        "学时",
        lambda row: row.draft.hours,
        lambda row: "" if row.draft.hours is None else f"{row.draft.hours.normalize():f}",
        "right",
        72,
    ),
)


class TrainingsPanel(ListPanel[TrainingRow]):
    """Who was trained in what, and when."""

    title = "教师培训"

    def __init__(self, ctx: AppContext, theme: Theme, state: DeskState, commands: Commands) -> None:
        self._ctx = ctx
        records: RecordList[TrainingRow] = RecordList(
            theme, state, commands, "教师培训", COLUMNS, training_record(ctx),
            lambda ids: qualifications.delete_trainings(ctx, ids), "这里登记教师参加的培训；它们列在师资情况表里。",
        )  # fmt: skip
        super().__init__(theme, records, "登记培训")
        RoomShare(records.table, ("title", "certificate"))

    def reload(self, _context: Context) -> None:
        """Read the trainings again."""
        self.records.inspector.set_choices("teacher_id", teacher_choices(teaching.teachers(self._ctx)))
        self.records.inspector.set_choices("certificate_id", certificate_choices(self._ctx, NO_CERTIFICATE))
        self.records.set_rows(qualifications.trainings(self._ctx))
        self.said.emit()

    def subtitle(self) -> str:
        """Say how many there are, and of how many teachers."""
        rows = self.records.table.rows
        people = {row.draft.teacher_id for row in rows}
        return f"{len(people)} 位教师，{len(rows)} 次培训" if rows else ""


def training_record(ctx: AppContext) -> RecordSpec[TrainingRow]:
    """Return how a training is shown and saved."""

    def save(values: Values, row: TrainingRow | None) -> Changed:
        draft = TrainingDraft(
            number(values, "teacher_id"),
            text(values, "title"),
            optional(values, "certificate_id"),
            day(values, "started_on"),
            day(values, "ended_on"),
            decimal(values, "hours"),
        )
        return qualifications.save_training(ctx, draft, *stored(row))

    return RecordSpec(
        "培训",
        (
            Field("teacher_id", "教师", "choice", required=True),
            Field("title", "培训名称", "multiline", required=True),
            Field("certificate_id", "证书", "choice"),
            Field("started_on", "开始日期", "date"),
            Field("ended_on", "结束日期", "date"),
            Field("hours", "学时", "decimal"),
        ),
        lambda row: f"{row.teacher} · {row.draft.title}",
        lambda row: {
            "teacher_id": str(row.draft.teacher_id),
            "title": row.draft.title,
            "certificate_id": key_text(row.draft.certificate_id),
            "started_on": as_date(row.draft.started_on),
            "ended_on": as_date(row.draft.ended_on),
            "hours": row.draft.hours,
        },
        lambda row: (Fact("证书", row.certificate),) if row.certificate else (),
        save,
        "teacher_trainings",
    )
