"""The teacher at the right of the teaching page: the form, and what they hold."""

from __future__ import annotations

from collections.abc import Sequence

from onex_desktop.domain.changes import Changed
from onex_desktop.domain.teaching.assignments import TeacherDraft, TeacherRow
from onex_desktop.gui.pages.record_inspector import RecordSpec, Values
from onex_desktop.gui.pages.record_values import decimal, key_text, optional, stored, text
from onex_desktop.gui.tokens import Tone
from onex_desktop.gui.widgets.fields import Field
from onex_desktop.gui.widgets.inspector import Fact
from onex_desktop.services import teaching
from onex_desktop.services.context import AppContext

YES, NO = "yes", "no"
DUAL = ((YES, "是"), (NO, "否"))


def teacher_record(ctx: AppContext) -> RecordSpec[TeacherRow]:
    """Return how a teacher is shown and saved."""

    def save(values: Values, row: TeacherRow | None) -> Changed:
        dual = {YES: True, NO: False}.get(text(values, "dual_qualified"))
        draft = TeacherDraft(
            text(values, "name"),
            text(values, "number"),
            text(values, "title"),
            optional(values, "college_id"),
            dual,
            optional(values, "office_id"),
            decimal(values, "load_limit"),
        )
        return teaching.save_teacher(ctx, draft, *stored(row))

    return RecordSpec(
        "教师",
        (
            Field("name", "姓名", required=True),
            Field("number", "工号"),
            Field("title", "职称"),
            Field("college_id", "学院", "choice"),
            Field("office_id", "教研室", "choice"),
            Field("dual_qualified", "双师型", "choice", choices=DUAL),
            Field("load_limit", "学时上限", "decimal", hint="一学期，没有规定就留空"),
        ),
        lambda row: row.draft.name,
        lambda row: {
            "name": row.draft.name,
            "number": row.draft.number,
            "title": row.draft.title,
            "college_id": key_text(row.draft.college_id),
            "office_id": key_text(row.draft.office_id),
            "load_limit": row.draft.load_limit,
            "dual_qualified": {True: YES, False: NO, None: None}[row.draft.dual_qualified],
        },
        _facts,
        save,
        "teachers",
    )


def _facts(row: TeacherRow) -> Sequence[Fact]:
    if not row.slots:
        return (Fact("承担", "还没有任务", Tone.QUIET),)
    tone = Tone.ACCENT if len(row.slots) > 1 else None
    count = Fact("承担", f"{len(row.slots)} 个模块", tone, "原则：教师专攻某一模块")
    return (count, *(Fact("", slot) for slot in row.slots))
