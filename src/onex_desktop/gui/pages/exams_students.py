"""The panel of students: everybody who can be registered, by class."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from onex_desktop.domain.changes import Changed
from onex_desktop.domain.exams.id_numbers import IdNumber
from onex_desktop.domain.exams.students import StudentDraft, StudentRow
from onex_desktop.gui.context_bar import Context
from onex_desktop.gui.models.columns import Column
from onex_desktop.gui.pages.list_panel import ListPanel
from onex_desktop.gui.pages.page import Commands
from onex_desktop.gui.pages.record_inspector import RecordSpec, Values
from onex_desktop.gui.pages.record_list import RecordList
from onex_desktop.gui.pages.record_values import number, stored, text
from onex_desktop.gui.state import DeskState
from onex_desktop.gui.theme import Theme
from onex_desktop.gui.widgets.fields import Field
from onex_desktop.gui.widgets.inspector import Fact
from onex_desktop.gui.widgets.table import Chip
from onex_desktop.gui.widgets.table_room import RoomShare
from onex_desktop.services import campus, exams
from onex_desktop.services.context import AppContext
from onex_desktop.wording import formats

MOST: Final = 5_000
"""More students than this are not listed at once; the filter then asks the library."""

PURPOSE: Final = "这里列出学生。打开考次粘贴名单时，新学生会一并登记；也可以导入 Excel。"
COLUMNS: Final[tuple[Column[StudentRow], ...]] = (
    Column("number", "学号", lambda row: row.draft.number, width=120),
    Column("name", "姓名", lambda row: row.draft.name, width=90),
    Column("class_group", "班级", lambda row: row.class_group, width=130),
    Column("major", "专业", lambda row: row.major, width=170),
    Column("college", "学院", lambda row: row.college, width=140),
    Column("id_number", "证件号", lambda row: str(row.draft.id_number), width=170, searched=False),
    Column("registrations", "报考", lambda row: row.registrations, align="right", width=56, hint="报考过几次"),
    Column("left_on", "离校日期", lambda row: row.draft.left_on, width=96),
)


class StudentsPanel(ListPanel[StudentRow]):
    """One list; the identity number is shown masked and can be entered anew, never read."""

    title = "学生"

    def __init__(self, ctx: AppContext, theme: Theme, state: DeskState, commands: Commands) -> None:
        self._ctx = ctx
        records: RecordList[StudentRow] = RecordList(
            theme, state, commands, "学生", COLUMNS, student_record(ctx), lambda ids: exams.delete_students(ctx, ids),
            PURPOSE,
            chips=(
                Chip("no_id", "证件号未填", lambda row: not row.draft.id_number),
                Chip("left", "已离校", lambda row: bool(row.draft.left_on)),
            ),
        )  # fmt: skip
        super().__init__(theme, records, "新增学生")
        RoomShare(records.table, ("class_group", "major", "college"))
        self._context = Context()
        self._is_cut = self._was_cut = False
        records.table.bar.search.searched.connect(self._search)

    def reload(self, context: Context) -> None:
        """Read the students of the college and major chosen."""
        groups = campus.class_groups(self._ctx)
        choices = [(str(row.id), f"{row.draft.name}（{row.major} {row.entry_year}级）") for row in groups]
        self.records.inspector.set_choices("class_group_id", choices)
        self._context = context
        self._find(self.records.table.bar.search.text())

    def _find(self, text: str) -> None:
        """Read the students of the college and major chosen; beyond ``MOST`` only those that are looked for."""
        context = self._context
        found = exams.students(
            self._ctx, college_id=context.college_id, major_id=context.major_id, text=text.strip(), limit=MOST + 1
        )
        self._is_cut = len(found) > MOST
        self.records.set_rows(found[:MOST])
        self.said.emit()

    def _search(self, text: str) -> None:
        if self._is_cut or self._was_cut:
            self._was_cut = bool(text.strip())
            self._find(text)

    def subtitle(self) -> str:
        """Say how many students there are."""
        rows = self.records.table.rows
        classes = len({row.draft.class_group_id for row in rows})
        if self._is_cut:
            return f"学生多于 {formats.count(MOST)} 名，只列出前面的；按学院、专业或在筛选框里按学号、姓名找"
        return f"{formats.count(len(rows))} 名学生，{classes} 个班" if rows else ""

    def start_new(self) -> None:
        """Take a new student, into the class of the one chosen."""
        chosen = self.records.table.selected_rows
        self.records.starting_values = {"class_group_id": str(chosen[0].draft.class_group_id) if chosen else None}
        super().start_new()


def student_record(ctx: AppContext) -> RecordSpec[StudentRow]:
    """Return how a student is shown and saved."""

    def save(values: Values, row: StudentRow | None) -> Changed:
        left_on = values.get("left_on")
        draft = StudentDraft(
            text(values, "number"),
            text(values, "name"),
            number(values, "class_group_id"),
            _id_number(text(values, "id_number"), row),
            left_on.isoformat() if isinstance(left_on, date) else "",
        )
        return exams.save_student(ctx, draft, *stored(row))

    return RecordSpec(
        "学生",
        (
            Field("number", "学号", required=True),
            Field("name", "姓名", required=True),
            Field("class_group_id", "班级", "choice", required=True),
            Field("id_number", "证件号", hint="身份证或护照号，保存后只显示首尾"),
            Field("left_on", "离校日期", "date"),
        ),
        lambda row: f"{row.draft.name} {row.draft.number}",
        lambda row: {
            "number": row.draft.number,
            "name": row.draft.name,
            "class_group_id": str(row.draft.class_group_id),
            "id_number": row.draft.id_number.masked,
            "left_on": date.fromisoformat(row.draft.left_on) if row.draft.left_on else None,
        },
        _facts,
        save,
        "students",
    )


def _id_number(written: str, row: StudentRow | None) -> IdNumber:
    """Return what was entered; the mask left as it stands means the number left as it is."""
    if row is not None and written == row.draft.id_number.masked:
        return row.draft.id_number
    return IdNumber.read(written)


def _facts(row: StudentRow) -> Sequence[Fact]:
    return (
        Fact("专业", row.major),
        Fact("学院", row.college or "（未填写）"),
        Fact("报考", f"{row.registrations} 次"),
    )
