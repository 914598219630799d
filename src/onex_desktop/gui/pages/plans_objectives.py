"""The teaching objectives of a plan as a tree: course, unit, lesson, with the skill requirements placed into them."""

from __future__ import annotations

from typing import Final

from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from onex_desktop.domain.plans import CourseRow, PlanStatus
from onex_desktop.domain.plans.objectives import (
    LEVELS,
    AdoptedRequirement,
    Number,
    ObjectiveDraft,
    ObjectiveRow,
    next_below,
)
from onex_desktop.gui.context_bar import Context
from onex_desktop.gui.dialogs.place_requirements import PlaceRequirements
from onex_desktop.gui.models.tree_model import Key, TreeModel
from onex_desktop.gui.pages.page import Commands
from onex_desktop.gui.pages.plans_objectives_inspector import ObjectivesInspector
from onex_desktop.gui.pages.plans_objectives_nodes import COURSE, OBJECTIVE, TITLES, LineKey, named, nodes
from onex_desktop.gui.pages.tabbed_page import FurtherTab
from onex_desktop.gui.state import DeskState
from onex_desktop.gui.theme import Theme
from onex_desktop.gui.tokens import M, S, Tone
from onex_desktop.gui.widgets.belonging import belonging_to
from onex_desktop.gui.widgets.choice_box import ChoiceBox
from onex_desktop.gui.widgets.empty_state import Empty, EmptyState
from onex_desktop.gui.widgets.inspector import Fact
from onex_desktop.gui.widgets.tree_view import TreeView
from onex_desktop.services import objectives, plans
from onex_desktop.services.context import AppContext
from onex_desktop.wording.labels import OBJECTIVE_LEVELS

NO_PLAN: Final = "教学目标写在方案的课程之下。先在“方案”里新增一个版本，再给它加上课程。"
NO_COURSE: Final = "这个方案还没有课程。先在“课程”中新增，再写课程目标、单元教学目标、课堂教学目标。"


class ObjectivesPanel(FurtherTab):
    """Every edit goes through the window's commands and comes back by ``reload``.

    Attributes:
        plan: The plan in sight.
        view: The tree.
        item: What is chosen, or a new objective.
    """

    title = "教学目标"

    def __init__(self, ctx: AppContext, theme: Theme, state: DeskState, commands: Commands) -> None:
        super().__init__()
        self._ctx, self._theme, self._state, self._commands = ctx, theme, state, commands
        self._courses: dict[int, CourseRow] = {}
        self._rows: dict[int, ObjectiveRow] = {}
        self._adopted: dict[int, AdoptedRequirement] = {}
        self.plan = ChoiceBox()
        self.plan.setAccessibleName("方案")
        self.plan.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToContents)
        self.plan.activated.connect(lambda _: self._load())
        self.figures = QLabel()
        self.figures.setProperty("tone", "quiet")
        self.item = belonging_to(self, ObjectivesInspector(ctx, theme, commands))
        self.view = TreeView(theme, TreeModel(TITLES, commit=self._set_text, parent=self), self.title)
        self.view.set_widths(132, 0, 88)
        self._empty = EmptyState(theme, Empty(NO_COURSE, (), "list-tree"))
        self._stack = QStackedWidget()
        self._connect()
        self._lay_out()

    def reload(self, context: Context) -> None:
        """Read the plans chosen and the tree of the one in sight; what is chosen and folded stays."""
        rows = [
            row
            for row in plans.plans(self._ctx)
            if context.major_id in (None, row.draft.major_id) and context.plan_id in (None, row.id)
        ]
        self.plan.set_choices([(str(row.id), row.title) for row in rows])
        if not self.plan.key() and rows:
            in_force = [row for row in rows if row.draft.status is PlanStatus.IN_FORCE]
            self.plan.set_key(str((in_force or rows)[-1].id))
        self._load()

    def show_plan(self, plan_id: int) -> None:
        """Turn to a plan that the context bar lets through."""
        if self.plan.has_key(str(plan_id)):
            self.plan.set_key(str(plan_id))
            self._load()

    def inspector(self) -> QWidget:
        """Return what explains the chosen line."""
        return self.item

    def focus_main(self) -> None:
        """Put the hands on the tree."""
        self.view.setFocus()

    def start_new(self) -> None:
        """Take an objective beside the current one, or a course objective of the current course."""
        key = self._current()
        if key is None:
            return
        row = self._rows.get(key[1]) if key[0] == OBJECTIVE else None
        self._start(self._course_of(key), row.draft.number[:-1] if row else ())

    def start_part(self) -> None:
        """Take an objective below the current line."""
        key = self._current()
        if key is None:
            return
        above: Number = self._rows[key[1]].draft.number if key[0] == OBJECTIVE else ()
        if len(above) < len(LEVELS):
            self._start(self._course_of(key), above)

    def delete(self) -> None:
        """Delete the chosen objectives with what is below them."""
        ids = [key[1] for key in self.view.chosen_keys() if isinstance(key, tuple) and key[0] == OBJECTIVE]
        if ids:
            self._commands.run(lambda: objectives.delete_objectives(self._ctx, ids))

    def move_by(self, by: int) -> None:
        """Let the current objective change places with its neighbour."""
        key = self._current()
        if key is not None and key[0] == OBJECTIVE:
            self._commands.run(lambda: objectives.move_objective(self._ctx, key[1], by))

    def start_place(self) -> None:
        """Choose the requirements that the current objective takes up."""
        key = self._current()
        if key is not None and key[0] == OBJECTIVE and self.plan.key():
            plan_id = int(self.plan.key())
            PlaceRequirements(
                self._ctx, self._theme, self._state, self.window(), self._commands, plan_id, key[1]
            ).open()

    def _connect(self) -> None:
        view, buttons = self.view, self.item.buttons
        view.chosen.connect(self._show)
        view.insert_pressed.connect(self.start_new)
        view.delete_pressed.connect(self.delete)
        view.move_pressed.connect(self.move_by)
        buttons["part"].clicked.connect(self.start_part)
        buttons["place"].clicked.connect(self.start_place)
        buttons["up"].clicked.connect(lambda: self.move_by(-1))
        buttons["down"].clicked.connect(lambda: self.move_by(1))
        buttons["delete"].clicked.connect(self.delete)
        self.item.added.connect(self._go_to)

    def _lay_out(self) -> None:
        for widget in (self.view, self._empty):
            self._stack.addWidget(widget)
        label = QLabel("方案")
        label.setProperty("tone", "quiet")
        label.setBuddy(self.plan)
        bar = QHBoxLayout()
        bar.setSpacing(S)
        for part in (label, self.plan):
            bar.addWidget(part)
        bar.addStretch()
        bar.addWidget(self.figures)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(M)
        column.addLayout(bar)
        column.addWidget(self._stack, 1)

    def _load(self) -> None:
        plan_id = int(self.plan.key() or 0)
        courses = plans.courses(self._ctx, plan_id) if plan_id else ()
        rows = objectives.objectives(self._ctx, plan_id) if plan_id else ()
        adopted = objectives.adopted_requirements(self._ctx, plan_id) if plan_id else ()
        self._courses = {row.id: row for row in courses}
        self._rows = {row.id: row for row in rows}
        self._adopted = {row.id: row for row in adopted}
        current = {row.id for row in adopted if row.is_current}
        placed = {key for row in rows for key in row.requirement_ids} & current
        words = f"目标 {len(rows)} 个"
        self.figures.setText(f"{words}，已放入技能要求 {len(placed)} / {len(current)} 条" if current else words)
        self.view.show_nodes(nodes(courses, rows))
        if courses and self.view.current_key() is None:
            self.view.choose((COURSE, courses[0].id))
        self._empty.set_empty(Empty(NO_COURSE if plan_id else NO_PLAN, (), "list-tree"))
        self._stack.setCurrentWidget(self.view if courses else self._empty)
        self._show(self.view.current_key())

    def _show(self, _key: Key | None) -> None:
        key = self._current()
        if key is None:
            self.item.show_nothing()
        elif key[0] == COURSE:
            count = sum(row.draft.course_id == key[1] for row in self._rows.values())
            self.item.show_course(self._courses[key[1]], count)
        else:
            row = self._rows[key[1]]
            self.item.show_objective(self._courses[row.draft.course_id], row, self._placed(row))

    def _placed(self, row: ObjectiveRow) -> list[Fact]:
        known = [self._adopted[key] for key in row.requirement_ids if key in self._adopted]
        facts = [
            Fact(named(each), each.text if each.is_current else f"{each.text}（{each.edition}）", _tone(each))
            for each in known
        ]
        older = len(row.requirement_ids) - len(known)
        if older:
            facts.append(Fact("其他版本", f"{older} 条技能要求，方案没有采用它们的标准"))
        return facts

    def _start(self, course: CourseRow, above: Number) -> None:
        taken = [row.draft.number for row in self._rows.values() if row.draft.course_id == course.id]
        number = next_below(above, taken)
        self.inspector_wanted.emit()
        self.item.start_new(
            OBJECTIVE_LEVELS[LEVELS[len(number) - 1]],
            course,
            lambda words, module: objectives.add_objective(self._ctx, ObjectiveDraft(course.id, number, words, module)),
            lambda: self._show(None),
        )

    def _set_text(self, key: Key, words: str) -> None:
        row = self._rows.get(key[1]) if isinstance(key, tuple) else None
        if row is not None:
            module = row.draft.course_module_id
            self._commands.run(lambda: objectives.change_objective(self._ctx, row.id, words, module))

    def _course_of(self, key: LineKey) -> CourseRow:
        return self._courses[key[1] if key[0] == COURSE else self._rows[key[1]].draft.course_id]

    def _current(self) -> LineKey | None:
        key = self.view.current_key()
        return (str(key[0]), int(key[1])) if isinstance(key, tuple) else None

    def _go_to(self, objective_id: int) -> None:
        self.view.choose((OBJECTIVE, objective_id))
        self.focus_main()


def _tone(row: AdoptedRequirement) -> Tone | None:
    return None if row.is_current else Tone.WARNING
