"""What the inspector says about a course or an objective, and where a new objective is written."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QPushButton, QVBoxLayout, QWidget

from onex_desktop.domain.changes import Changed
from onex_desktop.domain.plans import CourseRow
from onex_desktop.domain.plans.objectives import LEVELS, ObjectiveRow, dotted
from onex_desktop.domain.problems import ProblemsFound
from onex_desktop.gui.pages.page import Commands
from onex_desktop.gui.pages.record_values import Values, key_text, optional, text
from onex_desktop.gui.theme import Theme
from onex_desktop.gui.tokens import M, S
from onex_desktop.gui.widgets.belonging import belonging_to
from onex_desktop.gui.widgets.fields import Field
from onex_desktop.gui.widgets.form import Form
from onex_desktop.gui.widgets.inspector import Fact, Inspector
from onex_desktop.gui.widgets.problem_list import WordedProblem
from onex_desktop.services import objectives
from onex_desktop.services.context import AppContext
from onex_desktop.wording.labels import OBJECTIVE_LEVELS
from onex_desktop.wording.problems import sentence

NOTHING_CHOSEN: Final = "选中一门课程或一个目标，这里显示它的全文和放入的技能要求。"
_FIELDS: Final = (
    Field("text", "目标", "multiline", required=True),
    Field("course_module_id", "模块", "choice", hint="可空"),
)

Add = Callable[[str, int | None], Changed]


class ObjectivesInspector(Inspector):
    """One objective to change at once, with its acts; a new one to save.

    Attributes:
        buttons: The acts by name: part, place, up, down, delete.

    Signals:
        added: A new objective was saved; carries its key.
    """

    added = Signal(int)

    def __init__(self, ctx: AppContext, theme: Theme, commands: Commands) -> None:
        super().__init__(theme)
        self._ctx, self._commands = ctx, commands
        self._row: ObjectiveRow | None = None
        self._add: Add | None = None
        self._again: Callable[[], None] = lambda: None
        self.form = Form(theme, _FIELDS)
        self.form.committed.connect(lambda _key, _value: self._change())
        self.draft = belonging_to(self, Form(theme, _FIELDS, mode="draft"))
        self.draft.saved.connect(self._create)
        self.draft.cancelled.connect(self._give_up)
        titles = {"part": "", "place": "放入技能要求…", "up": "上移", "down": "下移", "delete": "删除"}
        self.buttons = {name: QPushButton(title) for name, title in titles.items()}
        for name, keys in (("up", "Alt+↑"), ("down", "Alt+↓"), ("delete", "Delete")):
            self.buttons[name].setToolTip(keys)
        self._acts = belonging_to(self, QWidget())
        column = QVBoxLayout(self._acts)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(M)
        column.addWidget(self.form)
        grid = QGridLayout()
        grid.setSpacing(S)
        places = {"part": (0, 0, 2), "place": (1, 0, 2), "up": (2, 0, 1), "down": (2, 1, 1), "delete": (3, 0, 2)}
        for name, (row, at, wide) in places.items():
            grid.addWidget(self.buttons[name], row, at, 1, wide)
        column.addLayout(grid)
        self.show_nothing()

    def show_nothing(self) -> None:
        """Say what the inspector is for."""
        self._row = None
        self.clear(NOTHING_CHOSEN)

    def show_course(self, course: CourseRow, count: int) -> None:
        """Show a course; its objectives are added from here."""
        self._row = None
        self.set_title(course.name)
        self.set_facts((Fact("教学目标", f"{count} 个"), Fact("课程模块", f"{len(course.modules)} 个")))
        self._offer("新增课程目标", is_objective=False)

    def show_objective(self, course: CourseRow, row: ObjectiveRow, placed: Sequence[Fact]) -> None:
        """Show an objective with the requirements placed into it."""
        self._row = row
        self.set_title(f"{dotted(row.draft.number)} {OBJECTIVE_LEVELS[row.level]}", course.name)
        self.set_facts(placed)
        self._offer_modules(course)
        self.form.set_values({"text": row.draft.text, "course_module_id": key_text(row.draft.course_module_id) or ""})
        below = len(row.draft.number)
        self._offer(f"新增{OBJECTIVE_LEVELS[LEVELS[below]]}" if below < len(LEVELS) else "", is_objective=True)

    def start_new(self, title: str, course: CourseRow, add: Add, give_up: Callable[[], None]) -> None:
        """Take the words of a new objective; ``add`` saves them, ``give_up`` shows what was shown before."""
        self._add, self._again = add, give_up
        self._offer_modules(course)
        self.set_title(f"新增{title}", "填好后保存；可以撤销")
        self.set_facts(())
        self.draft.set_values({"course_module_id": ""})
        self.set_body(self.draft)
        self.set_folded(folded=False)
        self.draft.focus_first()

    def _offer(self, part: str, *, is_objective: bool) -> None:
        self.form.setVisible(is_objective)
        for name in ("place", "up", "down", "delete"):
            self.buttons[name].setVisible(is_objective)
        self.buttons["part"].setVisible(bool(part))
        self.buttons["part"].setText(part)
        self.set_body(self._acts)

    def _offer_modules(self, course: CourseRow) -> None:
        choices = [("", "（整门课程）"), *((str(each.id), f"{each.label} {each.name}") for each in course.modules)]
        for form in (self.form, self.draft):
            form.set_choices("course_module_id", choices)

    def _change(self) -> None:
        row, values = self._row, self.form.values()
        if row is not None:
            self.form.set_problems(())
            words, module = text(values, "text"), optional(values, "course_module_id")
            self._commands.run(
                lambda: objectives.change_objective(self._ctx, row.id, words, module, row.version),
                lambda found: _mark(self.form, found),
            )

    def _give_up(self) -> None:
        self._again()

    def _create(self, values: Values) -> None:
        add = self._add
        if add is not None:
            changed = self._commands.run(
                lambda: add(text(values, "text"), optional(values, "course_module_id")),
                lambda found: _mark(self.draft, found),
            )
            if changed is not None:
                self.added.emit(changed.first("objectives"))


def _mark(form: Form, found: ProblemsFound) -> None:
    form.set_problems([WordedProblem(problem, sentence(problem.code, problem.params)) for problem in found.problems])
