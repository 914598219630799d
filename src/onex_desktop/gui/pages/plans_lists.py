"""The lists of the page of plans, in the order of their tabs."""

from __future__ import annotations

from typing import Any, Final

from onex_desktop.gui.pages.page import Commands
from onex_desktop.gui.pages.plans_columns import COURSES, MODULES, PLANS
from onex_desktop.gui.pages.plans_competencies import COMPETENCIES, INDICATORS, competency_record, indicator_record
from onex_desktop.gui.pages.plans_records import course_record, module_record, plan_record
from onex_desktop.gui.pages.plans_reforms import REFORMS, reform_record
from onex_desktop.gui.pages.plans_reviews import (
    ACTIONS,
    CYCLES,
    REVIEWS,
    action_record,
    cycle_record,
    review_record,
)
from onex_desktop.gui.pages.record_list import RecordList
from onex_desktop.gui.state import DeskState
from onex_desktop.gui.theme import Theme
from onex_desktop.services import plan_competencies, plan_reforms, plan_reviews, plans
from onex_desktop.services.context import AppContext

TITLES: Final = (
    "方案", "课程", "课程模块", "课程改革", "核心能力", "指标点", "周期检视", "改进措施", "检视周期", "教学目标",
)  # fmt: skip
PLAN, COURSE, MODULE, REFORM, COMPETENCY, INDICATOR, REVIEW, ACTION, CYCLE, OBJECTIVE = range(len(TITLES))

NEEDS: Final = {
    COURSE: PLAN, MODULE: COURSE, REFORM: COURSE, COMPETENCY: PLAN, INDICATOR: COMPETENCY, REVIEW: PLAN, ACTION: REVIEW,
    OBJECTIVE: COURSE,
}  # fmt: skip
"""What each list hangs on: while that is empty there is nothing to add it to."""


def make_lists(ctx: AppContext, theme: Theme, state: DeskState, commands: Commands) -> tuple[RecordList[Any], ...]:
    """Return the lists, empty, each with its form."""
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
            theme, state, commands, "核心能力", COMPETENCIES, competency_record(ctx),
            lambda ids: plan_competencies.delete_competencies(ctx, ids), "这里列出方案的核心能力，例如 XQA。",
        ),
        RecordList(
            theme, state, commands, "指标点", INDICATORS, indicator_record(ctx),
            lambda ids: plan_competencies.delete_indicators(ctx, ids), "这里列出核心能力的指标点，例如 XQA1。",
        ),
        RecordList(
            theme, state, commands, "周期检视", REVIEWS, review_record(ctx),
            lambda ids: plan_reviews.delete_reviews(ctx, ids),
            "这里列出方案的周期检视：何时应检视、何时检视、发现和决定。实施一个周期后应检视一次。",
        ),
        RecordList(
            theme, state, commands, "改进措施", ACTIONS, action_record(ctx),
            lambda ids: plan_reviews.delete_actions(ctx, ids), "这里列出检视后的改进措施：谁负责，何时完成。",
        ),
        RecordList(
            theme, state, commands, "检视周期", CYCLES, cycle_record(ctx),
            lambda ids: plan_reviews.delete_cycles(ctx, ids),
            "这里填学校规定的周期长短和起始日期，程序据此推算各方案下次检视的日期。",
        ),
    )  # fmt: skip
