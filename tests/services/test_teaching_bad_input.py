"""What cannot be true of teaching: each bad input with its sentence and its place, and nothing half kept."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from tests import factories
from tests.exchange import books
from tests.services import school_term

from onex_desktop.domain.campus import ClassGroupDraft
from onex_desktop.domain.plans import PlanStatus
from onex_desktop.domain.problems import ProblemsFound
from onex_desktop.domain.teaching.assignments import AssignmentDraft
from onex_desktop.domain.teaching.classes import ClassShare
from onex_desktop.domain.workload.sources import SourceKind
from onex_desktop.services import campus, checking, importing, plans, teaching
from onex_desktop.services.context import AppContext
from onex_desktop.services.workload import entries, statements
from onex_desktop.wording.problems import sentence

PLAN = "新能源汽车技术 2020版"
ASSIGNMENTS = ["方案", "课程", "课程模块", "任课教师", "年级", "学时", "学期"]
CLASSES = ["方案", "课程", "课程模块", "学期", "班级", "学时", "合班"]
GROUPS = ["专业", "年级", "班级", "人数"]


@pytest.fixture
def ctx(tmp_path: Path) -> AppContext:
    """Return a school with a course, a teacher, a term, a class in the plan and one of another major."""
    ctx = factories.empty_library(tmp_path)
    major = factories.add_major(ctx)
    factories.add_course(ctx, factories.add_plan(ctx, major))
    cohort = factories.add_cohort(ctx)
    factories.add_class_group(ctx, major, cohort, "新能源2001", 42)
    factories.add_class_group(ctx, factories.add_major(ctx, "软件技术"), cohort, "软件2001", 40)
    factories.add_term(ctx)
    factories.add_teacher(ctx, "王红然")
    return ctx


def refused(act: Callable[[], object]) -> list[tuple[str, str]]:
    """Return field and sentence of everything that an act is refused for."""
    with pytest.raises(ProblemsFound) as found:
        act()
    return [
        ("" if problem.where is None else problem.where.field, sentence(problem.code, problem.params))
        for problem in found.value.problems
    ]


def draft(ctx: AppContext, hours: str | None = "64", classes: tuple[ClassShare, ...] = ()) -> AssignmentDraft:
    """Return the teacher in the course, in no term."""
    (slot,), (teacher,) = teaching.slots(ctx), teaching.teachers(ctx)
    return AssignmentDraft(slot.id, teacher.id, (), None if hours is None else Decimal(hours), None, classes)


def groups(ctx: AppContext) -> dict[str, int]:
    """Return the classes by name."""
    return {row.draft.name: row.id for row in campus.class_groups(ctx)}


def test_hours_below_zero_and_a_wrong_number_of_those_together_are_said_at_once(ctx: AppContext) -> None:
    share = ClassShare(groups(ctx)["新能源2001"], Decimal("-0.5"), 0)
    assert refused(lambda: teaching.save_assignment(ctx, draft(ctx, "-1", (share,)))) == [
        ("hours", "学时不能小于 0，没有保存。改正学时。"),
        ("classes", "学时不能小于 0，没有保存。改正学时。"),
        ("classes", "合班号要从 1 开始，没有保存。合班上课的几个班填同一个号。"),
    ]
    assert teaching.slots(ctx)[0].assigned == ()


def test_a_class_in_no_plan_of_its_major_is_refused_by_name_and_nothing_is_kept(ctx: AppContext) -> None:
    shares = tuple(ClassShare(key) for key in groups(ctx).values())
    ((field, said),) = refused(lambda: teaching.save_assignment(ctx, draft(ctx, classes=shares)))
    course = teaching.slots(ctx)[0].course
    assert field == "classes"
    assert said.startswith(f"班级“软件2001”属于“软件技术”，“{course}”不在这个专业的方案里，没有保存。")
    assert teaching.slots(ctx)[0].assigned == ()


def test_fewer_heads_than_none_are_refused_at_their_field(ctx: AppContext) -> None:
    row = next(row for row in campus.class_groups(ctx) if row.draft.name == "新能源2001")
    wrong = ClassGroupDraft(row.draft.name, row.draft.major_id, row.draft.cohort_id, -42)
    assert refused(lambda: campus.save_class_group(ctx, wrong, row.id)) == [
        ("headcount", "“新能源2001”的人数 -42 小于 0，没有保存。改正人数，不清楚就留空。")
    ]
    assert next(row for row in campus.class_groups(ctx) if row.draft.name == "新能源2001").draft.headcount == 42


def test_an_assignment_in_a_locked_term_is_refused_with_teacher_and_term(tmp_path: Path) -> None:
    school = school_term.make(factories.empty_library(tmp_path))
    entries.set_inputs(
        school.ctx, SourceKind.ASSIGNMENT, school.assignments[2], school_term.TERM,
        {"students": "30", "course_type": "training"},
    )  # fmt: skip
    statements.collect(school.ctx, school.term)
    statements.check(school.ctx, school.statements())
    statements.confirm(school.ctx, school.statements(), "王")
    statements.lock(school.ctx, school.statements())
    slot = teaching.slots(school.ctx)[0]
    former = slot.assigned
    taken_over = AssignmentDraft(slot.id, school.li, (), Decimal(8), former[0].term_id)
    ((_, said),) = refused(lambda: teaching.save_assignment(school.ctx, taken_over))
    assert said == "王红然 2020-2021-1 学期的工作量已锁定，没有修改。要调整，在工作量页对该行作更正。"
    assert teaching.slots(school.ctx)[0].assigned == former


@pytest.mark.parametrize(
    ("hours", "said"),
    [
        ("六十四", "“学时”里的“六十四”不是数字，没有导入。"),
        ("-1", "“学时”不能小于 0，“-1”没有导入。改正后再试。"),
        ("64.125", "“学时”最多两位小数，“64.125”没有导入。改正后再试。"),
    ],
)
def test_hours_that_are_no_hours_are_refused_at_their_cell(
    ctx: AppContext, tmp_path: Path, hours: str, said: str
) -> None:
    course = teaching.slots(ctx)[0].course
    path = books.book(
        tmp_path / "a.xlsx",
        [ASSIGNMENTS, [PLAN, course, "", "王红然", "", hours, "2020-2021-1"]],
        "任课安排",
    )
    (found,) = importing.plan(ctx, path).problems
    assert found.cell == "F2"
    assert sentence(found.problem.code, found.problem.params).startswith(said)


def test_full_width_digits_are_read_as_the_number_they_show(ctx: AppContext, tmp_path: Path) -> None:
    course = teaching.slots(ctx)[0].course
    path = books.book(
        tmp_path / "a.xlsx",
        [ASSIGNMENTS, [PLAN, course, "", "王红然", "", "６４．５", "２０２０－２０２１－１"]],
        "任课安排",
    )
    importing.apply(ctx, importing.plan(ctx, path))
    (person,) = teaching.slots(ctx)[0].assigned
    assert (person.hours, person.term) == (Decimal("64.5"), "2020-2021-1")


@pytest.mark.parametrize(("heads", "part"), [("-3", "不能小于 0"), ("41.5", "41.5")])
def test_heads_below_zero_or_broken_are_refused_at_their_cell(
    ctx: AppContext, tmp_path: Path, heads: str, part: str
) -> None:
    year = campus.cohorts(ctx)[0].entry_year
    path = books.book(tmp_path / "a.xlsx", [GROUPS, ["新能源汽车技术", f"{year}级", "新能源2009", heads]], "班级")
    (found,) = importing.plan(ctx, path).problems
    assert found.cell == "D2"
    assert part in sentence(found.problem.code, found.problem.params)


def test_a_class_of_another_major_is_refused_at_its_cell(ctx: AppContext, tmp_path: Path) -> None:
    teaching.save_assignment(ctx, draft(ctx))
    course = teaching.slots(ctx)[0].course
    path = books.book(tmp_path / "a.xlsx", [CLASSES, [PLAN, course, "", "", "软件2001", "", ""]], "任课班级")
    (found,) = importing.plan(ctx, path).problems
    assert (found.cell, found.problem.code) == ("E2", "teaching.class_elsewhere")


def test_a_class_whose_cohort_follows_no_plan_is_found(ctx: AppContext) -> None:
    teaching.save_assignment(ctx, draft(ctx, classes=(ClassShare(groups(ctx)["新能源2001"]),)))
    assert outside(ctx) == []
    other = factories.add_cohort(ctx, 2031)
    (plan,) = plans.plans(ctx)
    plans.change_plan(ctx, plan.id, replace(plan.draft, status=PlanStatus.IN_FORCE, cohort_ids=(other,)))
    year = next(row.entry_year for row in campus.cohorts(ctx) if row.id != other)
    (said,) = outside(ctx)
    assert f"安排给 {year}级，而《{PLAN}》适用的是 2031级。" in said


def outside(ctx: AppContext) -> list[str]:
    """Return what is found about those who are taught by another plan than theirs."""
    return [
        sentence(found.code, found.params)
        for found in checking.find_problems(ctx)
        if found.code == "teaching.cohort_outside_plan"
    ]


def test_the_decks_assignment_is_given_to_cohorts_of_its_plan(tmp_path: Path) -> None:
    assert outside(factories.sample_library(tmp_path)) == []
