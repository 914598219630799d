"""The panel of what teachers are qualified for."""

from __future__ import annotations

from typing import Final

from onex_desktop.domain.changes import Changed
from onex_desktop.domain.teaching.qualifications import QualificationDraft, QualificationKind, QualificationRow
from onex_desktop.gui.context_bar import Context
from onex_desktop.gui.models.columns import Choice, Column
from onex_desktop.gui.pages.list_panel import ListPanel
from onex_desktop.gui.pages.page import Commands
from onex_desktop.gui.pages.record_inspector import RecordSpec, Values
from onex_desktop.gui.pages.record_list import RecordList
from onex_desktop.gui.pages.record_values import as_date, day, key_text, number, optional, stored, text
from onex_desktop.gui.pages.teaching_rows import teacher_choices
from onex_desktop.gui.state import DeskState
from onex_desktop.gui.theme import Theme
from onex_desktop.gui.themed_action import themed_action
from onex_desktop.gui.tokens import Tone
from onex_desktop.gui.widgets.fields import Field
from onex_desktop.gui.widgets.inspector import Fact
from onex_desktop.gui.widgets.table_room import RoomShare
from onex_desktop.services import catalogue, qualifications, teaching
from onex_desktop.services.context import AppContext
from onex_desktop.wording import labels

ANY_CERTIFICATE: Final = "不限"


class QualificationsPanel(ListPanel[QualificationRow]):
    """Who is trainer, assessor or lecturer for which certificate, and until when."""

    title = "教师资格"

    def __init__(self, ctx: AppContext, theme: Theme, state: DeskState, commands: Commands) -> None:
        self._ctx, self._commands = ctx, commands
        self._college_id: int | None = None
        records: RecordList[QualificationRow] = RecordList(
            theme, state, commands, "教师资格", _columns(qualifications.today(ctx)), qualification_record(ctx),
            lambda ids: qualifications.delete_qualifications(ctx, ids),
            "这里登记培训师、考评员和讲师资格；任课检查和任课建议都用到它。",
        )  # fmt: skip
        super().__init__(theme, records, "登记资格")
        printed = themed_action(theme, "打印师资情况表", self._print, self, icon="printer")
        self.secondary = (printed, *self.secondary)
        RoomShare(records.table, ("certificate", "number"))

    def reload(self, context: Context) -> None:
        """Read the qualifications again."""
        self._college_id = context.college_id
        self.records.inspector.set_choices("teacher_id", teacher_choices(teaching.teachers(self._ctx)))
        self.records.inspector.set_choices("certificate_id", certificate_choices(self._ctx, ANY_CERTIFICATE))
        self.records.set_rows(qualifications.qualifications(self._ctx))
        self.said.emit()

    def subtitle(self) -> str:
        """Say how many there are, and of how many teachers."""
        rows = self.records.table.rows
        people = {row.draft.teacher_id for row in rows}
        return f"{len(people)} 位教师，{len(rows)} 项资格" if rows else ""

    def _print(self) -> None:
        chosen = {} if self._college_id is None else {"college": str(self._college_id)}
        self._commands.show_report("teachers", chosen)


def certificate_choices(ctx: AppContext, none: str) -> list[Choice]:
    """Return the certificates to choose from; ``none`` stands for no certificate."""
    return [("", none), *((str(row.id), row.draft.name) for row in catalogue.certificates(ctx))]


def _certificate(row: QualificationRow) -> str:
    return row.certificate or ANY_CERTIFICATE


def _columns(today: str) -> tuple[Column[QualificationRow], ...]:
    def expired(row: QualificationRow) -> bool:
        return bool(row.draft.valid_until) and row.draft.valid_until < today

    return (
        Column("teacher", "教师", lambda row: row.teacher, width=104),
        Column("kind", "资格", lambda row: labels.QUALIFICATIONS[row.draft.kind], width=80),
        Column("certificate", "证书", lambda row: row.certificate, _certificate, width=220),
        Column("level", "级别", lambda row: row.draft.level, width=80),
        Column("number", "证书编号", lambda row: row.draft.number, width=170),
        Column("valid_from", "有效期起", lambda row: row.draft.valid_from, width=104),
        Column(
            "valid_until",
            "有效期止",
            lambda row: row.draft.valid_until,
            width=104,
            tone=lambda row: Tone.WARNING if expired(row) else None,
            tooltip=lambda row: "已过有效期" if expired(row) else "",
        ),
    )  # fmt: skip


def qualification_record(ctx: AppContext) -> RecordSpec[QualificationRow]:
    """Return how a qualification is shown and saved."""

    def save(values: Values, row: QualificationRow | None) -> Changed:
        draft = QualificationDraft(
            number(values, "teacher_id"),
            QualificationKind(text(values, "kind") or QualificationKind.TRAINER),
            optional(values, "certificate_id"),
            text(values, "level"),
            text(values, "number"),
            day(values, "valid_from"),
            day(values, "valid_until"),
        )
        return qualifications.save_qualification(ctx, draft, *stored(row))

    return RecordSpec(
        "资格",
        (
            Field("teacher_id", "教师", "choice", required=True),
            Field("kind", "资格", "choice", choices=tuple(labels.QUALIFICATIONS.items()), required=True),
            Field("certificate_id", "证书", "choice"),
            Field("level", "级别", hint="照证书填写"),
            Field("number", "证书编号"),
            Field("valid_from", "有效期起", "date"),
            Field("valid_until", "有效期止", "date", hint="长期有效就留空"),
        ),
        lambda row: f"{row.teacher} · {labels.QUALIFICATIONS[row.draft.kind]}",
        lambda row: {
            "teacher_id": str(row.draft.teacher_id),
            "kind": row.draft.kind.value,
            "certificate_id": key_text(row.draft.certificate_id),
            "level": row.draft.level,
            "number": row.draft.number,
            "valid_from": as_date(row.draft.valid_from),
            "valid_until": as_date(row.draft.valid_until),
        },
        lambda row: (Fact("证书", _certificate(row)),),
        save,
        "teacher_qualifications",
    )
