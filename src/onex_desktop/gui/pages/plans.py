"""Training plans: versions, their courses and course modules, competencies and indicators."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from onex_desktop.domain.changes import Changed
from onex_desktop.domain.plans import PlanRow
from onex_desktop.domain.problems import Place
from onex_desktop.gui.context_bar import Context
from onex_desktop.gui.dialogs.clone_plan import ClonePlan
from onex_desktop.gui.dialogs.compare_plans import ComparePlans
from onex_desktop.gui.pages.page import Commands
from onex_desktop.gui.pages.plans_columns import CourseLine, ModuleLine
from onex_desktop.gui.pages.plans_competencies import CompetencyLine, IndicatorLine, titled
from onex_desktop.gui.pages.plans_lists import (
    ACTION,
    COMPETENCY,
    COURSE,
    CYCLE,
    INDICATOR,
    MODULE,
    NEEDS,
    OBJECTIVE,
    PLAN,
    REFORM,
    REVIEW,
    TITLES,
    make_lists,
)
from onex_desktop.gui.pages.plans_objectives import ObjectivesPanel
from onex_desktop.gui.pages.plans_reviews import as_date, review_lines
from onex_desktop.gui.pages.plans_reviews import titled as review_title
from onex_desktop.gui.pages.record_list import RecordList
from onex_desktop.gui.pages.tabbed_page import FurtherTab, TabbedPage
from onex_desktop.gui.state import DeskState
from onex_desktop.gui.theme import Theme
from onex_desktop.gui.themed_action import themed_action
from onex_desktop.gui.widgets.empty_state import Act
from onex_desktop.services import campus, catalogue, plan_reforms, plan_reviews, plans, teaching
from onex_desktop.services.context import AppContext
from onex_desktop.wording import formats
from onex_desktop.wording.labels import REFORM_ENDS


class PlansPage(TabbedPage):
    """Lists of plan versions and of what they hold, of their reforms and of their reviews."""

    title = "方案"
    topics = frozenset({"plans", "campus", "catalogue", "standards", "teaching"})
    sheets = (
        "plans", "courses", "course-modules", "course-reforms", "competencies", "indicators", "cycle-reviews",
        "cycle-review-actions", "review-cycles", "objectives", "objective-requirements",
    )  # fmt: skip
    tab_titles = TITLES

    def make_lists(
        self, ctx: AppContext, theme: Theme, state: DeskState, commands: Commands
    ) -> tuple[RecordList[Any], ...]:
        """Return the lists of the tabs."""
        self._state = state
        return make_lists(ctx, theme, state, commands)

    def make_further(
        self, ctx: AppContext, theme: Theme, state: DeskState, commands: Commands
    ) -> tuple[FurtherTab, ...]:
        """Return the tree of objectives."""
        self._objectives = ObjectivesPanel(ctx, theme, state, commands)
        return (self._objectives,)

    def actions_beside_new(self, theme: Theme) -> tuple[QAction, ...]:
        """Return what is done with the plan chosen, or with the newest."""
        self._prints = tuple(
            themed_action(theme, title, show, self)
            for title, show in (
                ("衔接前后对照表", lambda: self._show_report("plan-comparison")),
                ("课程体系改革对照表", lambda: self._show_report("course-reform")),
                ("周期检视记录", self._show_review),
            )
        )
        prints = QMenu(self)
        prints.addActions(self._prints)
        self._print = themed_action(theme, "打印", lambda: None, self, icon="printer")
        self._print.setMenu(prints)
        self._clone = themed_action(theme, "复制为新版…", self.start_clone, self)
        self._compare = themed_action(theme, "对照两版…", lambda: self.compare(theme), self, icon="arrow-left-right")
        return self._clone, self._compare, self._print

    def compare(self, theme: Theme) -> None:
        """Set two versions side by side, at first the plan chosen and the one before it."""
        chosen = self.lists[PLAN].table.selected_rows
        row = chosen[0] if chosen else None
        ComparePlans(self.ctx, theme, self._state, self.window(), self.commands, row).open()

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

    def _show_review(self) -> None:
        chosen = self.lists[REVIEW].table.selected_rows
        review = chosen[0].row.draft if chosen else None
        parameters = {} if review is None else {"plan": str(review.plan_id), "due": review.due_on}
        self.commands.show_report("cycle-review", parameters)

    def reload(self, _changed: Changed | None) -> None:
        """Read all lists again."""
        every = plans.plans(self.ctx)
        major_id, plan_id = self.context.major_id, self.context.plan_id
        shown = [row for row in every if major_id in (None, row.draft.major_id) and plan_id in (None, row.id)]
        titles = {row.id: row.title for row in shown}
        self._show_plans(every, shown)
        courses, modules = self._show_courses(every, titles)
        self._show_competencies(titles)
        self._show_reviews(titles)
        self.reload_further()
        self._allow(every)
        self.header.set_title("方案", f"{len(shown)} 个版本，{courses} 门课程，{modules} 个课程模块")

    def allows_new(self, number: int) -> bool:
        """Return whether there is something to add to."""
        return number not in NEEDS or bool(self.lists[NEEDS[number]].table.rows)

    def _allow(self, every: Sequence[PlanRow]) -> None:
        """Offer what can be done with what there is; where something has to come first, say so."""
        for number, first in NEEDS.items():
            if number < len(self.lists):
                lead = Act(f"到“{TITLES[first]}”", partial(self.tabs.setCurrentIndex, first))
                needed = None if self.allows_new(number) else lead
                self.lists[number].put_first(f"先在“{TITLES[first]}”里新增，再回到这里。", needed)
        self.allow_new()
        self._clone.setEnabled(bool(self.lists[PLAN].table.rows))
        self._compare.setEnabled(len(every) > 1)
        printable = (
            any(row.draft.predecessor_id is not None for row in every),
            bool(self.lists[REFORM].table.rows),
            bool(self.lists[REVIEW].table.rows),
        )
        for action, able in zip(self._prints, printable, strict=True):
            action.setEnabled(able)
        self._print.setEnabled(any(printable))

    def _offer(self, number: int, key: str, choices: Iterable[tuple[int, str]], none: str = "") -> None:
        keyed = [(str(row_id), title) for row_id, title in choices]
        self.lists[number].inspector.set_choices(key, [("", none), *keyed] if none else keyed)

    def _show_plans(self, every: Sequence[PlanRow], shown: Sequence[PlanRow]) -> None:
        self._offer(PLAN, "major_id", ((row.id, row.draft.name) for row in campus.majors(self.ctx)))
        cohorts = ((row.id, formats.cohort(row.entry_year)) for row in campus.cohorts(self.ctx))
        self._offer(PLAN, "cohort_ids", cohorts)
        self._offer(PLAN, "predecessor_id", ((row.id, row.title) for row in every), "（无）")
        self.lists[PLAN].set_rows(shown)

    def _show_courses(self, every: Sequence[PlanRow], titles: Mapping[int, str]) -> tuple[int, int]:
        ctx = self.ctx
        all_courses = plans.courses(ctx)
        courses = [row for row in all_courses if row.plan_id in titles]
        lines = [CourseLine(row.id, row.version, row, titles[row.plan_id]) for row in courses]
        modules = [
            ModuleLine(module.id, module.version, module, row.name, titles[row.plan_id])
            for row in courses
            for module in row.modules
        ]
        self._offer(COURSE, "plan_id", titles.items())
        self._offer(COURSE, "responsible_id", teaching.names(ctx), "（未定）")
        self._offer(MODULE, "course_id", ((line.id, f"{line.row.name}（{line.plan}）") for line in lines))
        self.lists[COURSE].set_rows(lines)
        self.lists[MODULE].set_rows(modules)
        known = {row.id: row.title for row in every}
        for key, none in (("before_course_id", REFORM_ENDS["before"]), ("after_course_id", REFORM_ENDS["after"])):
            self._offer(REFORM, key, ((row.id, f"{row.name}（{known[row.plan_id]}）") for row in all_courses), none)
        units = ((row.id, f"{row.draft.code} {row.draft.name}（{row.certificate}）") for row in catalogue.modules(ctx))
        self._offer(REFORM, "certificate_module_id", units, "（无）")
        reforms = plan_reforms.reforms(ctx)
        self.lists[REFORM].set_rows([row for row in reforms if {row.before_plan_id, row.after_plan_id} & titles.keys()])
        return len(lines), len(modules)

    def _show_competencies(self, titles: Mapping[int, str]) -> None:
        abilities = [row for row in plans.competencies(self.ctx) if row.plan_id in titles]
        competencies = [CompetencyLine(row.id, row.version, row, titles[row.plan_id]) for row in abilities]
        indicators = [
            IndicatorLine(each.id, each.version, each, titled(line.row), line.plan)
            for line in competencies
            for each in line.row.indicators
        ]
        self._offer(COMPETENCY, "plan_id", titles.items())
        self._offer(INDICATOR, "competency_id", ((row.id, f"{titled(row.row)}（{row.plan}）") for row in competencies))
        self.lists[COMPETENCY].set_rows(competencies)
        self.lists[INDICATOR].set_rows(indicators)

    def _show_reviews(self, titles: Mapping[int, str]) -> None:
        reviewed = [each for each in plan_reviews.reviewed_plans(self.ctx) if each.plan.id in titles]
        reviews, actions = review_lines(reviewed, plan_reviews.today(self.ctx))
        self._offer(REVIEW, "plan_id", titles.items())
        self._offer(ACTION, "review_id", ((line.id, review_title(line.row)) for line in reviews))
        due = sorted((day, plan_id) for plan_id, day in plan_reviews.due(self.ctx).items() if day and plan_id in titles)
        if due:
            day, plan_id = due[0]
            self.lists[REVIEW].starting_values = {"plan_id": str(plan_id), "due_on": as_date(day)}
        if reviews:
            self.lists[ACTION].starting_values = {"review_id": str(reviews[-1].id)}
        self.lists[REVIEW].set_rows(reviews)
        self.lists[ACTION].set_rows(actions)
        self.lists[CYCLE].set_rows(plan_reviews.cycles(self.ctx))

    def set_context(self, context: Context) -> None:
        """Show the plans of a major, or one plan."""
        if context != self.context:
            self.context = context
            self.reload(None)

    def open_place(self, place: Place) -> None:
        """Select the plan version a link is about, the action of a review, or the tree of a plan's objectives."""
        if place.field == "objectives" and place.row_id is not None:
            self.tabs.setCurrentIndex(OBJECTIVE)
            self._objectives.show_plan(place.row_id)
            return
        self.tabs.setCurrentIndex(ACTION if place.field == "cycle_review_actions" else PLAN)
        if place.row_id is not None:
            self.current.table.select_ids([place.row_id])
