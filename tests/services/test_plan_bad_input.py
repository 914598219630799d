"""Bad input about plans: texts that are too long, and versions that a locked term rests on."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from tests import factories
from tests.services import school_term
from tests.services.school_term import School

from onex_desktop.domain.plans import CompetencyDraft, CourseDetails, CourseRow, IndicatorDraft, PlanDraft
from onex_desktop.domain.plans.reviews import ActionDraft, CycleDraft, ReviewDraft
from onex_desktop.domain.problems import Problem, ProblemsFound
from onex_desktop.services import plan_competencies, plan_reviews, plans
from onex_desktop.services.workload import statements

LONG = "长" * 5000


def problems(act: Callable[[], object]) -> tuple[Problem, ...]:
    with pytest.raises(ProblemsFound) as found:
        act()
    return found.value.problems


def test_no_text_of_a_plan_is_longer_than_the_library_keeps(tmp_path: Path) -> None:
    ctx = factories.empty_library(tmp_path)
    major = factories.add_major(ctx)
    plan = factories.add_plan(ctx, major)
    course = factories.add_course(ctx, plan)
    competency = plan_competencies.save_competency(ctx, CompetencyDraft(plan, "XQA")).first("competencies")
    before = factories.head(ctx)
    acts: dict[str, Callable[[], object]] = {
        "version": lambda: plans.add_plan(ctx, PlanDraft(major, LONG)),
        "name code nature": lambda: plans.add_course(
            ctx, plan, LONG, is_practice=True, details=CourseDetails(LONG, LONG)
        ),
        "label name": lambda: plans.add_course_module(ctx, course, LONG, LONG),
        "code name statement": lambda: plan_competencies.save_competency(
            ctx, CompetencyDraft(plan, LONG, LONG, LONG), competency
        ),
        "code text": lambda: plan_competencies.save_indicator(ctx, IndicatorDraft(competency, LONG, LONG)),
        "owner findings decisions": lambda: plan_reviews.save_review(
            ctx, ReviewDraft(plan, "2023-09-01", "", LONG, LONG, LONG)
        ),
        "text owner": lambda: plan_reviews.save_action(ctx, ActionDraft(1, LONG, LONG)),
        "source": lambda: plan_reviews.save_cycle(ctx, CycleDraft("2023-09-01", 36, LONG)),
    }
    for fields, act in acts.items():
        found = problems(act)
        assert {each.code for each in found} == {"plans.too_long"}
        assert " ".join(each.where.field for each in found if each.where) == fields
    assert factories.head(ctx) == before


@pytest.fixture
def school(tmp_path: Path) -> School:
    """Return the school of the term with the statement of 王红然 locked, who teaches the first two courses."""
    school = school_term.make(factories.empty_library(tmp_path))
    statements.collect(school.ctx, school.term)
    own = school.of(school.wang).statement_id
    assert own is not None
    statements.check(school.ctx, [own])
    statements.confirm(school.ctx, [own], "张主任")
    statements.lock(school.ctx, [own])
    return school


def course(school: School, number: int) -> CourseRow:
    return plans.courses(school.ctx)[number]


def change(school: School, row: CourseRow, name: str, *, is_practice: bool) -> None:
    plans.change_course(
        school.ctx, row.id, name, is_practice=is_practice, responsible_id=None, details=CourseDetails(term_number=3)
    )


def test_what_a_locked_term_converts_by_is_not_changed(school: School) -> None:
    row = course(school, 0)
    (problem,) = problems(lambda: change(school, row, "改名", is_practice=False))
    assert (problem.code, dict(problem.params)) == (
        "plans.taught_in_locked_term",
        {"course": "电控系统检测维修", "teacher": "王红然", "term": "2020-2021-1"},
    )
    assert problem.where is not None
    assert (problem.where.kind, problem.where.row_id) == ("workload", school.of(school.wang).statement_id)
    assert course(school, 0) == row


def test_names_and_hours_of_such_a_course_may_still_be_changed(school: School) -> None:
    change(school, course(school, 0), "改名", is_practice=True)
    assert (course(school, 0).name, course(school, 0).details.term_number) == ("改名", 3)


def test_a_course_that_no_locked_statement_rests_on_is_free(school: School) -> None:
    change(school, course(school, 2), "改名", is_practice=False)
    assert not course(school, 2).is_practice


def test_such_a_course_is_not_deleted_and_the_others_with_it_neither(school: School) -> None:
    free = factories.add_course(school.ctx, course(school, 0).plan_id, "没有人教")
    found = problems(lambda: plans.delete_courses(school.ctx, [free, course(school, 0).id]))
    assert [each.code for each in found] == ["plans.taught_in_locked_term"]
    assert free in [row.id for row in plans.courses(school.ctx)]


def test_such_a_plan_stays_with_its_major(school: School) -> None:
    (plan,) = plans.plans(school.ctx)
    other = factories.add_major(school.ctx, "软件技术")
    found = problems(lambda: plans.change_plan(school.ctx, plan.id, PlanDraft(other, "2020版", plan.draft.status)))
    assert {each.code for each in found} == {"plans.taught_in_locked_term"}
    plans.change_plan(school.ctx, plan.id, PlanDraft(plan.draft.major_id, "2020版（修订）", plan.draft.status))
    assert plans.plans(school.ctx)[0].title == "新能源汽车技术 2020版（修订）"


def test_every_locked_statement_is_named(school: School) -> None:
    row = course(school, 1)
    (problem,) = problems(lambda: change(school, row, row.name, is_practice=False))
    assert problem.params["course"] == "电机检测维修"
