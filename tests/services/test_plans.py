"""Training plans through their use cases: what a course keeps, what is refused."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from tests.exchange import books
from tests.factories import add_course, add_major, add_plan, empty_library

from onex_desktop.domain.plans import CompetencyDraft, CourseDetails, CourseKind, CourseRow, IndicatorDraft
from onex_desktop.domain.plans.cloning import Part
from onex_desktop.domain.plans.comparison import Difference
from onex_desktop.domain.problems import ProblemsFound
from onex_desktop.gui.pages.plans_columns import CourseLine
from onex_desktop.gui.pages.plans_records import course_record
from onex_desktop.services import importing, plan_competencies, plans, undo
from onex_desktop.services.context import AppContext
from onex_desktop.services.plan_cloning import clone_plan

CORE = CourseDetails("0812001", "专业核心课", CourseKind.B, Decimal(32), Decimal("64.5"), Decimal("3.5"), 4)


def only(ctx: AppContext, plan_id: int) -> CourseRow:
    (row,) = plans.courses(ctx, plan_id)
    return row


def change(ctx: AppContext, row: CourseRow, details: CourseDetails) -> None:
    plans.change_course(
        ctx, row.id, row.name, is_practice=row.is_practice, responsible_id=row.responsible_id, details=details
    )


def test_a_course_keeps_its_details_through_change_undo_and_cloning(ctx: AppContext) -> None:
    plan_id = add_plan(ctx, add_major(ctx))
    add_course(ctx, plan_id)
    change(ctx, only(ctx, plan_id), CORE)
    assert only(ctx, plan_id).details == CORE
    _, cloned = clone_plan(ctx, plan_id, "2022版", frozenset({Part.COURSES}))
    assert only(ctx, cloned.plan_id).details == CORE
    undo.undo(ctx)
    undo.undo(ctx)
    assert only(ctx, plan_id).details == CourseDetails()


def test_other_hours_are_a_change_between_versions(ctx: AppContext) -> None:
    plan_id = add_plan(ctx, add_major(ctx))
    add_course(ctx, plan_id)
    _, cloned = clone_plan(ctx, plan_id, "2022版", frozenset({Part.COURSES}))
    change(ctx, only(ctx, cloned.plan_id), CORE)
    before, after = (row for row in plans.plans(ctx))
    assert [pair.difference for pair in plans.compare(ctx, before, after).courses] == [Difference.CHANGED]


def test_everything_wrong_with_a_course_is_told_at_once(ctx: AppContext) -> None:
    plan_id = add_plan(ctx, add_major(ctx))
    add_course(ctx, plan_id)
    with pytest.raises(ProblemsFound) as found:
        change(ctx, only(ctx, plan_id), CourseDetails(theory_hours=Decimal(-1), credits=Decimal(-2), term_number=0))
    places = [(each.code, each.where and each.where.field) for each in found.value.problems]
    assert places == [
        ("plans.amount_negative", "theory_hours"),
        ("plans.amount_negative", "credits"),
        ("plans.term_not_counted", "term_number"),
    ]
    assert only(ctx, plan_id).details == CourseDetails()


@pytest.fixture
def ctx(tmp_path: Path) -> AppContext:
    return empty_library(tmp_path)


def test_a_sheet_without_the_new_columns_clears_nothing(ctx: AppContext, tmp_path: Path) -> None:
    plan_id = add_plan(ctx, add_major(ctx))
    add_course(ctx, plan_id)
    change(ctx, only(ctx, plan_id), CORE)
    rows = [("人才培养方案", "课程名称", "实践课", "学分"), ("新能源汽车技术 2020版", "电控系统检测维修", "否", 4)]
    plan = importing.plan(ctx, books.book(tmp_path / "a.xlsx", rows, sheet="课程"))
    assert plan.problems == ()
    importing.apply(ctx, plan)
    row = only(ctx, plan_id)
    assert (row.is_practice, row.details) == (False, replace(CORE, credits=Decimal(4)))


def test_competencies_and_indicators_are_edited_and_go_with_their_competency(ctx: AppContext) -> None:
    plan_id = add_plan(ctx, add_major(ctx))
    draft = CompetencyDraft(plan_id, "XQA", "工程知识", "会用。")
    key = plan_competencies.save_competency(ctx, draft).first("competencies")
    for code in ("XQA1", "XQA2"):
        plan_competencies.save_indicator(ctx, IndicatorDraft(key, code, f"能力点{code}"))
    (row,) = plans.competencies(ctx)
    assert [(each.code, each.text) for each in row.indicators] == [("XQA1", "能力点XQA1"), ("XQA2", "能力点XQA2")]
    first = row.indicators[0]
    plan_competencies.save_indicator(ctx, IndicatorDraft(key, "XQA1", "改过"), first.id, first.version)
    plan_competencies.save_competency(ctx, CompetencyDraft(plan_id, "XQB", "", "会用。"), key, row.version)
    (row,) = plans.competencies(ctx, plan_id)
    assert (row.code, row.name, row.indicators[0].text) == ("XQB", "", "改过")
    plan_competencies.delete_competencies(ctx, [key])
    assert (plans.competencies(ctx), plans.indicators(ctx, plan_id)) == ((), ())
    undo.undo(ctx)
    assert [each.text for each in plans.indicators(ctx, plan_id)] == ["改过", "能力点XQA2"]


def test_an_indicator_without_code_and_text_is_refused_at_both_fields(ctx: AppContext) -> None:
    plan_id = add_plan(ctx, add_major(ctx))
    key = plan_competencies.save_competency(ctx, CompetencyDraft(plan_id, "XQA")).first("competencies")
    with pytest.raises(ProblemsFound) as found:
        plan_competencies.save_indicator(ctx, IndicatorDraft(key, " ", ""))
    assert [each.where and each.where.field for each in found.value.problems] == ["code", "text"]


def test_the_form_shows_both_what_a_course_is_and_its_kind(ctx: AppContext) -> None:
    plan_id = add_plan(ctx, add_major(ctx))
    add_course(ctx, plan_id)
    change(ctx, only(ctx, plan_id), CORE)
    row = only(ctx, plan_id)
    values = course_record(ctx).values(CourseLine(row.id, row.version, row, "2020版"))
    assert (values["kind"], values["course_kind"]) == ("practice", "b")
