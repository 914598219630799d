"""Training plans: versions, their courses and course modules, competencies and indicators."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtGui import QAction

from onex_desktop.domain.changes import Changed
from onex_desktop.domain.plans import CourseRow, PlanRow
from onex_desktop.domain.problems import Place
from onex_desktop.gui.context_bar import Context
from onex_desktop.gui.dialogs.clone_plan import ClonePlan
from onex_desktop.gui.pages.page import Commands
from onex_desktop.gui.pages.plans_columns import COURSES, MODULES, PLANS, CourseLine, ModuleLine
from onex_desktop.gui.pages.plans_competencies import (
    COMPETENCIES,
    INDICATORS,
    CompetencyLine,
    IndicatorLine,
    competency_record,
    indicator_record,
    titled,
)
from onex_desktop.gui.pages.plans_records import course_record, module_record, plan_record
from onex_desktop.gui.pages.plans_reforms import REFORMS, reform_record
from onex_desktop.gui.pages.record_list import RecordList
from onex_desktop.gui.pages.tabbed_page import TabbedPage
from onex_desktop.gui.state import DeskState
from onex_desktop.gui.theme import Theme
from onex_desktop.gui.themed_action import themed_action
from onex_desktop.services import campus, catalogue, plan_competencies, plan_reforms, plans, teaching
from onex_desktop.services.context import AppContext
from onex_desktop.wording import formats
from onex_desktop.wording.labels import REFORM_ENDS


class PlansPage(TabbedPage):
    """Six lists: plan versions, courses, course modules, reform lines, competencies, indicators."""

    title = "方案"
    topics = frozenset({"plans", "campus", "catalogue", "teaching"})
    sheets = ("plans", "courses", "course-modules", "course-reforms", "competencies", "indicators")
    tab_titles = ("方案", "课程", "课程模块", "课程改革", "能力", "指标点")

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
            RecordList(
                theme, state, commands, "课程改革", REFORMS, reform_record(ctx),
                lambda ids: plan_reforms.delete_reforms(ctx, ids),
                "这里列出课程的改革：改革前的课程、改革后的课程、对应的证书模块；新开和停开的课程只有一头。",
            ),
            RecordList(
                theme, state, commands, "能力", COMPETENCIES, competency_record(ctx),
                lambda ids: plan_competencies.delete_competencies(ctx, ids), "这里列出方案的核心能力，例如 XQA。",
            ),
            RecordList(
                theme, state, commands, "指标点", INDICATORS, indicator_record(ctx),
                lambda ids: plan_competencies.delete_indicators(ctx, ids), "这里列出核心能力的指标点，例如 XQA1。",
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
        all_courses = plans.courses(ctx)
        courses = [row for row in all_courses if row.plan_id in titles]
        lines = [CourseLine(row.id, row.version, row, titles[row.plan_id]) for row in courses]
        modules = [
            ModuleLine(module.id, module.version, module, row.name, titles[row.plan_id])
            for row in courses
            for module in row.modules
        ]
        majors = [(str(row.id), row.draft.name) for row in campus.majors(ctx)]
        self.lists[0].inspector.set_choices("major_id", majors)
        years = [(str(row.id), formats.cohort(row.entry_year)) for row in campus.cohorts(ctx)]
        self.lists[0].inspector.set_choices("cohort_ids", years)
        versions = [("", "（无）"), *((str(row.id), row.title) for row in every)]
        self.lists[0].inspector.set_choices("predecessor_id", versions)
        self.lists[1].inspector.set_choices("plan_id", [(str(key), title) for key, title in titles.items()])
        people = [("", "（未定）"), *((str(row.id), row.draft.name) for row in teaching.teachers(ctx))]
        self.lists[1].inspector.set_choices("responsible_id", people)
        parents = [(str(line.id), f"{line.row.name}（{line.plan}）") for line in lines]
        self.lists[2].inspector.set_choices("course_id", parents)
        abilities = [row for row in plans.competencies(ctx) if row.plan_id in titles]
        competencies = [CompetencyLine(row.id, row.version, row, titles[row.plan_id]) for row in abilities]
        indicators = [
            IndicatorLine(each.id, each.version, each, titled(line.row), line.plan)
            for line in competencies
            for each in line.row.indicators
        ]
        self._offer_reforms(every, all_courses)
        reforms = [row for row in plan_reforms.reforms(ctx) if {row.before_plan_id, row.after_plan_id} & titles.keys()]
        self.lists[4].inspector.set_choices("plan_id", [(str(key), title) for key, title in titles.items()])
        owners = [(str(line.id), f"{titled(line.row)}（{line.plan}）") for line in competencies]
        self.lists[5].inspector.set_choices("competency_id", owners)
        content: tuple[Sequence[Any], ...] = (shown, lines, modules, reforms, competencies, indicators)
        for made, rows in zip(self.lists, content, strict=True):
            made.set_rows(rows)
        self.header.set_title("方案", f"{len(shown)} 个版本，{len(lines)} 门课程，{len(modules)} 个课程模块")

    def _offer_reforms(self, every: Sequence[PlanRow], all_courses: Sequence[CourseRow]) -> None:
        titles = {row.id: row.title for row in every}
        courses = [(str(row.id), f"{row.name}（{titles[row.plan_id]}）") for row in all_courses]
        units = [
            (str(row.id), f"{row.draft.code} {row.draft.name}（{row.certificate}）")
            for row in catalogue.modules(self.ctx)
        ]
        form = self.lists[3].inspector
        form.set_choices("before_course_id", [("", REFORM_ENDS["before"]), *courses])
        form.set_choices("after_course_id", [("", REFORM_ENDS["after"]), *courses])
        form.set_choices("certificate_module_id", [("", "（无）"), *units])

    def set_context(self, context: Context) -> None:
        """Show the plans of a major, or one plan."""
        self.context = context
        self.reload(None)

    def open_place(self, place: Place) -> None:
        """Select the plan version a link is about."""
        self.tabs.setCurrentIndex(0)
        if place.row_id is not None:
            self.current.table.select_ids([place.row_id])
