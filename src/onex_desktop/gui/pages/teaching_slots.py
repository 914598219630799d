"""The panel of who teaches what: the slots of a plan beside what was taught before them, and the teachers' load."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from onex_desktop.domain.changes import Changed
from onex_desktop.domain.plans import PlanRow, PlanStatus
from onex_desktop.domain.problems import Place
from onex_desktop.domain.teaching.assignments import BeforeAfter, SlotRow, TeacherRow, several_modules
from onex_desktop.domain.teaching.loads import Staff
from onex_desktop.gui.context_bar import Context
from onex_desktop.gui.pages import block_paste
from onex_desktop.gui.pages.page import Commands
from onex_desktop.gui.pages.panel_page import Panel
from onex_desktop.gui.pages.record_inspector import RecordInspector
from onex_desktop.gui.pages.teaching_assignment import Lead, assignment_record, offer_choices
from onex_desktop.gui.pages.teaching_inspector import teacher_record
from onex_desktop.gui.pages.teaching_loads import TEACHERS, TeacherLine, notes_of, teacher_lines
from onex_desktop.gui.pages.teaching_rows import (
    SlotLine,
    slot_columns,
    slot_lines,
    teacher_choices,
)
from onex_desktop.gui.state import DeskState
from onex_desktop.gui.theme import Theme
from onex_desktop.gui.themed_action import themed_action
from onex_desktop.gui.tokens import L, S
from onex_desktop.gui.widgets.belonging import belonging_to
from onex_desktop.gui.widgets.empty_state import Act, Empty
from onex_desktop.gui.widgets.inspector_stack import InspectorStack
from onex_desktop.gui.widgets.table import Chip, Table
from onex_desktop.gui.widgets.table_paste import PastedCell
from onex_desktop.services import campus, plans, teacher_loads, teaching
from onex_desktop.services.context import AppContext

COLUMNS_VERSION = 3


class SlotsPanel(Panel):
    """The slots, typed into by name or initials; at the right the teachers with their load.

    Attributes:
        slots: the slots, a line for each term.
        teachers: the teachers with their load.
        assignment: the form of the chosen slot's assignment.
        add_term: gives the chosen slot an assignment in a further term.
    """

    title = "任课安排"

    def __init__(self, ctx: AppContext, theme: Theme, state: DeskState, commands: Commands) -> None:
        super().__init__()
        self._ctx, self._theme, self._state, self._commands = ctx, theme, state, commands
        self._context = Context()
        self._plan: PlanRow | None = None
        printed = themed_action(theme, "打印安排表", self._print, self, icon="printer")
        self._propose_action = themed_action(theme, "任课建议…", self._propose, self, icon="lightbulb")
        self.add_term = themed_action(theme, "增加学期", self._new_assignment, self, icon="plus")
        self.add_term.setToolTip("给选中的课程或模块增加一个学期的任课")
        self.add_term.setEnabled(False)
        self.secondary = (printed, self._propose_action, self.add_term)
        self.primary = themed_action(theme, "新增教师", self._new_teacher, self, keys="Ctrl+Shift+N")
        self._people: tuple[TeacherRow, ...] = ()
        self._staff: Staff | None = None
        self._heads = ("衔接前", "")
        self.slots = self._slot_table()
        self.teachers = self._teacher_table()
        self._inspector = RecordInspector(theme, teacher_record(ctx), commands)
        self._inspector.created.connect(lambda key: self.teachers.select_ids([key]))
        self.assignment = RecordInspector(theme, assignment_record(ctx, self._chosen_slot), commands)
        self.assignment.created.connect(self._show_assignment)
        self._forms = InspectorStack()
        self._forms.addWidget(self._inspector)
        self._forms.addWidget(self.assignment)
        self._shown: int | None = None
        self._shown_assignment: int | None = None
        self._body = QVBoxLayout(self)
        self._body.setContentsMargins(0, 0, 0, 0)
        self._body.addWidget(self.slots)
        self._panel = belonging_to(self, self._side_panel())

    def _side_panel(self) -> QSplitter:
        """Put the teachers with their load above the form of the chosen one."""
        people = QWidget()
        column = QVBoxLayout(people)
        column.setContentsMargins(L, L, L, S)
        column.addWidget(self.teachers)
        panel = QSplitter(Qt.Orientation.Vertical)
        panel.setChildrenCollapsible(False)
        panel.addWidget(people)
        panel.addWidget(self._forms)
        panel.setSizes([360, 340])
        return panel

    def _slot_table(self) -> Table[SlotLine]:
        table = Table(
            self._theme,
            "任课安排",
            slot_columns(*self._heads, lambda: teacher_choices(self._people), lambda line: notes_of(self._lines(line))),
            state=self._state,
            version=COLUMNS_VERSION,
            commit=self._commit,
            paste=lambda pasted: block_paste.take(self._commands, pasted, self._assign_pasted),
            empty=Empty("这里列出方案中的课程模块和任课教师。现行方案还没有课程。", icon="users"),
            chips=(
                Chip("warned", "资格或学时", lambda row: bool(row.warned), "只看教师没有有效资格或超过学时上限的"),
                Chip("open", "未指定", lambda row: not row.slot.assigned, "只看没有任课教师的模块"),
                Chip("several", "一人多模块", lambda row: bool(row.also), "只看教师承担多个模块的"),
            ),
        )
        table.selection_changed.connect(self._slot_selected)
        table.delete_requested.connect(self._unassign)
        return table

    def _teacher_table(self) -> Table[TeacherLine]:
        table = Table(
            self._theme,
            "教师",
            TEACHERS,
            state=self._state,
            version=COLUMNS_VERSION,
            empty=Empty("还没有教师。", (Act("新增教师", self._new_teacher),), "users"),
        )
        table.selection_changed.connect(self._teacher_selected)
        table.delete_requested.connect(self._delete_teachers)
        return table

    def _name_heads(self, view: BeforeAfter | None) -> None:
        """Make the slots anew when their headings name other cohorts."""
        heads = (_cohorts(view.before_cohorts, "衔接前"), _cohorts(view.after_cohorts, "")) if view else ("衔接前", "")
        if heads != self._heads:
            self._heads = heads
            former, self.slots = self.slots, self._slot_table()
            self._body.replaceWidget(former, self.slots)
            former.deleteLater()

    def reload(self, context: Context) -> None:
        """Read slots and teachers again: of the plan that is chosen, or the first one in force of its major."""
        self._context = context
        self._plan = self._chosen_plan()
        slots = self._slots()
        view = None if self._plan is None else teaching.before_after(self._ctx, self._plan.id)
        self._staff = teacher_loads.staff(self._ctx, self._plan.id if self._plan else None)
        self._people = self._staff.people
        self._name_heads(view)
        self.slots.set_rows(slot_lines(slots, view, self._staff.about_leads(slots)))
        self._show_loads()
        self._propose_action.setEnabled(bool(slots and self._people))
        colleges = [("", "（未填写）"), *((str(row.id), row.name) for row in campus.colleges(self._ctx))]
        self._inspector.set_choices("college_id", colleges)
        offices = ((str(row.id), f"{row.college} {row.draft.name}") for row in campus.offices(self._ctx))
        self._inspector.set_choices("office_id", [("", "（未填写）"), *offices])
        major = None if self._plan is None else self._plan.draft.major_id
        offer_choices(self._ctx, self.assignment, self._people, major)
        self._inspector.show_record(next((row for row in self._people if row.id == self._shown), None))
        self.assignment.show_record(self._lead(self._shown_assignment))
        self.said.emit()

    def subtitle(self) -> str:
        """Say which plan it is, and how many of its modules have a teacher."""
        slots = {line.slot.id: line.slot for line in self.slots.rows}
        assigned = sum(bool(slot.assigned) for slot in slots.values())
        plan = self._plan.title if self._plan else "没有现行方案"
        return f"{plan} · {len(slots)} 个模块，已指定 {assigned} 个"

    def _show_loads(self) -> None:
        """Show what each teacher has: in the term of the one slot that is chosen, with what speaks against them."""
        chosen = self.slots.selected_rows
        self.teachers.set_rows(self._lines(chosen[0] if len(chosen) == 1 else None))

    def _lines(self, line: SlotLine | None) -> tuple[TeacherLine, ...]:
        if self._staff is None:
            return ()
        if line is not None:
            return teacher_lines(self._people, self._staff.beside(line.slot, line.lead))
        several = frozenset(case.teacher_id for case in several_modules(self._staff.slots))
        return teacher_lines(self._people, self._staff.loads(), several)

    def choose(self, place: Place) -> None:
        """Select the teacher or the slot a finding is about."""
        if place.row_id is None:
            return
        is_teacher = any((row.id, row.draft.name) == (place.row_id, place.name) for row in self._people)
        table = self.teachers if is_teacher else self.slots
        table.select_ids([place.row_id])
        table.view.setFocus()

    def inspector(self) -> QWidget:
        """Return the teachers with their load, and the form of the chosen one."""
        return self._panel

    def focus_main(self) -> None:
        """Put the keyboard into the slots."""
        self.slots.view.setFocus()

    def _chosen_plan(self) -> PlanRow | None:
        rows = [row for row in plans.plans(self._ctx) if self._context.major_id in (None, row.draft.major_id)]
        chosen = [row for row in rows if row.id == self._context.plan_id]
        in_force = [row for row in rows if row.draft.status is PlanStatus.IN_FORCE]
        return next(iter([*chosen, *in_force]), None)

    def _slots(self) -> tuple[SlotRow, ...]:
        return () if self._plan is None else teaching.slots(self._ctx, self._plan.id)

    def _commit(self, row: SlotLine, _key: str, text: str) -> None:
        if not text:
            self._unassign([row.id])
        elif text.isdigit():
            term = None if row.lead is None else row.lead.term_id
            self._commands.run(
                lambda: teaching.assign(self._ctx, row.slot.id, int(text), self._cohort_ids(), term_id=term)
            )

    def _assign_pasted(self, cells: Sequence[PastedCell[SlotLine]]) -> Changed:
        wanted = {
            (cell.row.slot.id, cell.row.lead.term_id if cell.row.lead else None): int(cell.text) if cell.text else None
            for cell in cells
        }
        return teaching.assign_pasted(self._ctx, wanted, self._cohort_ids())

    def _cohort_ids(self) -> list[int]:
        years = {year for slot in self._slots() for year in slot.cohorts}
        return [cohort.id for cohort in campus.cohorts(self._ctx) if cohort.entry_year in years]

    def _unassign(self, ids: list[int]) -> None:
        rows = [row for row in self.slots.rows if row.id in ids]
        keys = [
            person.assignment_id for row in rows for person in row.slot.assigned if person.term == row.term and row.lead
        ]
        if keys:
            self._commands.run(lambda: teaching.delete_assignments(self._ctx, keys))

    def _delete_teachers(self, ids: list[int]) -> None:
        if ids:
            self._commands.run(lambda: teaching.delete_teachers(self._ctx, ids))

    def _new_teacher(self) -> None:
        self.inspector_wanted.emit()
        self._forms.setCurrentWidget(self._inspector)
        self._inspector.start_new({})

    def _slot_selected(self, ids: list[int]) -> None:
        chosen = [row for row in self.slots.rows if row.id in ids]
        open_slots = sum(not row.slot.assigned for row in chosen)
        more = f"，未指定 {open_slots} 个" if open_slots else ""
        self.status_changed.emit(f"选中 {len(chosen)} 个模块{more}" if chosen else "")
        self._show_loads()
        self.add_term.setEnabled(len(chosen) == 1 and chosen[0].lead is not None)
        if len(chosen) == 1 and chosen[0].lead is not None:
            self._show_assignment(chosen[0].lead.assignment_id)

    def _teacher_selected(self, ids: list[int]) -> None:
        if ids:
            self._show_teacher(ids[0])

    def _show_teacher(self, teacher_id: int | None) -> None:
        self._shown = teacher_id
        self._forms.setCurrentWidget(self._inspector)
        self._inspector.show_record(next((row for row in self._people if row.id == teacher_id), None))

    def _show_assignment(self, assignment_id: int) -> None:
        self._shown_assignment = assignment_id
        self._forms.setCurrentWidget(self.assignment)
        self.assignment.show_record(self._lead(assignment_id))

    def _lead(self, assignment_id: int | None) -> Lead | None:
        found = (row for row in self.slots.rows if row.lead and row.lead.assignment_id == assignment_id)
        return next((Lead(row.slot, row.lead) for row in found if row.lead), None)

    def _chosen_slot(self) -> int | None:
        return next((row.slot.id for row in self.slots.selected_rows), None)

    def _new_assignment(self) -> None:
        chosen = next(iter(self.slots.selected_rows), None)
        if chosen is not None and chosen.lead is not None:
            self.inspector_wanted.emit()
            self._forms.setCurrentWidget(self.assignment)
            lead = chosen.lead
            values = {"teacher_id": str(lead.teacher_id), "hours": lead.hours, "counted_as": lead.counted_as.value}
            self.assignment.start_new(values)

    def _propose(self) -> None:
        if self._plan is not None:
            from onex_desktop.gui.dialogs.propose_teachers import ProposeTeachers

            ProposeTeachers(self._ctx, self._theme, self._state, self._commands, self, self._plan.id).open()

    def _print(self) -> None:
        if self._plan is not None:
            self._commands.show_report("teaching-assignment", {"plan": str(self._plan.id)})


def _cohorts(years: tuple[int, ...], otherwise: str) -> str:
    return "、".join(f"{year}级" for year in years) or otherwise
