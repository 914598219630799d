"""Training plans: versions, their courses, and the modules courses are split into."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtGui import QAction

from onex_desktop.domain.changes import Changed
from onex_desktop.domain.plans import CourseModuleRow, CourseRow, PlanDraft, PlanRow, PlanStatus
from onex_desktop.domain.problems import Place
from onex_desktop.gui.context_bar import Context
from onex_desktop.gui.dialogs.clone_plan import ClonePlan
from onex_desktop.gui.models.columns import Column
from onex_desktop.gui.pages.page import Commands
from onex_desktop.gui.pages.record_inspector import RecordSpec, Values
from onex_desktop.gui.pages.record_list import RecordList
from onex_desktop.gui.pages.record_values import number, optional, text
from onex_desktop.gui.pages.tabbed_page import TabbedPage
from onex_desktop.gui.state import DeskState
from onex_desktop.gui.theme import Theme
from onex_desktop.gui.themed_action import themed_action
from onex_desktop.gui.tokens import Tone
from onex_desktop.gui.widgets.fields import Field
from onex_desktop.gui.widgets.inspector import Fact
from onex_desktop.services import campus, plans, teaching
from onex_desktop.services.context import AppContext
from onex_desktop.wording import labels

STATUSES = tuple((status.value, labels.PLAN_STATUSES[status]) for status in PlanStatus)
KINDS = (("practice", "实训"), ("theory", "理论"))


@dataclass(frozen=True, slots=True)
class CourseLine:
    """A course with the plan it belongs to."""

    id: int
    version: int
    row: CourseRow
    plan: str


@dataclass(frozen=True, slots=True)
class ModuleLine:
    """A course module with its course and plan."""

    id: int
    version: int
    row: CourseModuleRow
    course: str
    plan: str


PLANS: tuple[Column[PlanRow], ...] = (
    Column("major", "专业", lambda row: row.major, width=220),
    Column("version", "版本", lambda row: row.draft.version, width=120),
    Column(
        "status",
        "状态",
        lambda row: labels.PLAN_STATUSES[row.draft.status],
        width=110,
        tone=lambda row: {PlanStatus.IN_FORCE: Tone.GOOD, PlanStatus.ARCHIVED: Tone.QUIET}.get(row.draft.status),
    ),
)
COURSES: tuple[Column[CourseLine], ...] = (
    Column("plan", "方案", lambda line: line.plan, width=210),
    Column("position", "次序", lambda line: line.row.position, align="right", width=64),
    Column("name", "课程", lambda line: line.row.name, width=260),
    Column("kind", "类别", lambda line: "实训" if line.row.is_practice else "理论", width=80),
    Column("responsible", "负责人", lambda line: line.row.responsible, width=96),
    Column("modules", "模块", lambda line: len(line.row.modules), align="right", width=64),
)
MODULES: tuple[Column[ModuleLine], ...] = (
    Column("plan", "方案", lambda line: line.plan, width=190),
    Column("course", "课程", lambda line: line.course, width=220),
    Column("label", "模块", lambda line: line.row.label, width=80, sort_key=lambda line: line.row.position),
    Column("name", "模块名称", lambda line: line.row.name, width=280),
)


class PlansPage(TabbedPage):
    """Three lists: plan versions, courses, course modules."""

    title = "方案"
    topics = frozenset({"plans", "campus", "teaching"})
    sheets = ("plans", "courses", "course-modules")
    tab_titles = ("方案", "课程", "课程模块")

    def make_lists(
        self, ctx: AppContext, theme: Theme, state: DeskState, commands: Commands
    ) -> tuple[RecordList[Any], ...]:
        """Return the lists of the tabs."""
        return (
            RecordList(
                theme, state, commands, "方案", PLANS, plan_record(ctx),
                lambda ids: plans.delete_plans(ctx, ids), "这里列出各专业的方案版本；矩阵和任课按执行中的方案。",
            ),
            RecordList(
                theme, state, commands, "课程", COURSES, course_record(ctx),
                lambda ids: plans.delete_courses(ctx, ids), "这里列出方案中的课程。",
            ),
            RecordList(
                theme, state, commands, "课程模块", MODULES, module_record(ctx),
                lambda ids: plans.delete_course_modules(ctx, ids), "这里列出课程分成的模块，例如 模块一。",
            ),
        )  # fmt: skip

    def actions_beside_new(self, theme: Theme) -> tuple[QAction, ...]:
        """Return the prints of what became of the plan chosen, or of the newest."""
        return (
            themed_action(theme, "复制为新版…", self.start_clone, self),
            themed_action(theme, "打印衔接对照", lambda: self._show_report("plan-comparison"), self, icon="printer"),
            themed_action(theme, "打印课程改革", lambda: self._show_report("course-reform"), self, icon="printer"),
        )

    def start_clone(self) -> None:
        """Copy the plan chosen to its next version; the newest when none is."""
        rows = self.lists[0].table.selected_rows or list(self.lists[0].table.rows[-1:])
        if rows:
            ClonePlan(self.ctx, self.window(), self.commands, rows[0]).open()

    def _show_report(self, report: str) -> None:
        chosen = self.lists[0].table.selected_rows
        plan = next(
            (row for row in chosen if report != "plan-comparison" or row.draft.predecessor_id is not None), None
        )
        self.commands.show_report(report, {} if plan is None else {"plan": str(plan.id)})

    def reload(self, _changed: Changed | None) -> None:
        """Read all lists again."""
        ctx, context = self.ctx, self.context
        every = plans.plans(ctx)
        shown = [row for row in every if context.major_id in (None, row.draft.major_id)]
        shown = [row for row in shown if context.plan_id in (None, row.id)]
        titles = {row.id: row.title for row in shown}
        courses = [row for row in plans.courses(ctx) if row.plan_id in titles]
        lines = [CourseLine(row.id, row.version, row, titles[row.plan_id]) for row in courses]
        modules = [
            ModuleLine(module.id, module.version, module, row.name, titles[row.plan_id])
            for row in courses
            for module in row.modules
        ]
        majors = [(str(row.id), row.draft.name) for row in campus.majors(ctx)]
        self.lists[0].inspector.set_choices("major_id", majors)
        versions = [("", "（无）"), *((str(row.id), row.title) for row in every)]
        self.lists[0].inspector.set_choices("predecessor_id", versions)
        self.lists[1].inspector.set_choices("plan_id", [(str(key), title) for key, title in titles.items()])
        people = [("", "（未定）"), *((str(row.id), row.draft.name) for row in teaching.teachers(ctx))]
        self.lists[1].inspector.set_choices("responsible_id", people)
        parents = [(str(line.id), f"{line.row.name}（{line.plan}）") for line in lines]
        self.lists[2].inspector.set_choices("course_id", parents)
        content: tuple[Sequence[Any], ...] = (shown, lines, modules)
        for made, rows in zip(self.lists, content, strict=True):
            made.set_rows(rows)
        self.header.set_title("方案", f"{len(shown)} 个版本，{len(lines)} 门课程，{len(modules)} 个课程模块")

    def set_context(self, context: Context) -> None:
        """Show the plans of a major, or one plan."""
        self.context = context
        self.reload(None)

    def open_place(self, place: Place) -> None:
        """Select the plan version a link is about."""
        self.tabs.setCurrentIndex(0)
        if place.row_id is not None:
            self.current.table.select_ids([place.row_id])


def plan_record(ctx: AppContext) -> RecordSpec[PlanRow]:
    """Return how a plan version is shown and saved."""

    def save(values: Values, row: PlanRow | None) -> Changed:
        draft = PlanDraft(
            number(values, "major_id"),
            text(values, "version"),
            PlanStatus(text(values, "status") or PlanStatus.DRAFT),
            optional(values, "predecessor_id"),
        )
        return plans.add_plan(ctx, draft) if row is None else plans.change_plan(ctx, row.id, draft, row.version)

    return RecordSpec(
        "方案",
        (
            Field("major_id", "专业", "choice", required=True),
            Field("version", "版本", required=True, hint="例如 2020版"),
            Field("status", "状态", "choice", choices=STATUSES, required=True),
            Field("predecessor_id", "前一版", "choice"),
        ),
        lambda row: row.title,
        lambda row: {
            "major_id": str(row.draft.major_id),
            "version": row.draft.version,
            "status": row.draft.status.value,
            "predecessor_id": None if row.draft.predecessor_id is None else str(row.draft.predecessor_id),
        },
        lambda _row: (),
        save,
        "plans",
    )


def course_record(ctx: AppContext) -> RecordSpec[CourseLine]:
    """Return how a course is shown and saved; it stays in the plan it was made in."""

    def save(values: Values, line: CourseLine | None) -> Changed:
        name, is_practice = text(values, "name"), values.get("kind") == "practice"
        person = optional(values, "responsible_id")
        if line is None:
            plan_id = number(values, "plan_id")
            return plans.add_course(ctx, plan_id, name, is_practice=is_practice, responsible_id=person)
        return plans.change_course(
            ctx, line.id, name, is_practice=is_practice, responsible_id=person, version=line.version
        )

    return RecordSpec(
        "课程",
        (
            Field("plan_id", "方案", "choice", required=True),
            Field("name", "名称", required=True),
            Field("kind", "类别", "choice", choices=KINDS, required=True),
            Field("responsible_id", "负责人", "choice"),
        ),
        lambda line: line.row.name,
        lambda line: {
            "plan_id": str(line.row.plan_id),
            "name": line.row.name,
            "kind": "practice" if line.row.is_practice else "theory",
            "responsible_id": None if line.row.responsible_id is None else str(line.row.responsible_id),
        },
        lambda line: (Fact("模块", f"{len(line.row.modules)} 个"),),
        save,
        "courses",
        fixed=("plan_id",),
    )


def module_record(ctx: AppContext) -> RecordSpec[ModuleLine]:
    """Return how a course module is shown and saved; it stays in its course."""

    def save(values: Values, line: ModuleLine | None) -> Changed:
        label, name = text(values, "label"), text(values, "name")
        if line is None:
            return plans.add_course_module(ctx, number(values, "course_id"), label, name)
        return plans.change_course_module(ctx, line.id, label, name, line.version)

    return RecordSpec(
        "课程模块",
        (
            Field("course_id", "课程", "choice", required=True),
            Field("label", "模块", required=True, hint="例如 模块一"),
            Field("name", "名称", required=True),
        ),
        lambda line: f"{line.row.label} {line.row.name}",
        lambda line: {"course_id": str(line.row.course_id), "label": line.row.label, "name": line.row.name},
        lambda line: (Fact("课程", line.course), Fact("方案", line.plan)),
        save,
        "course_modules",
        fixed=("course_id",),
    )
