"""Course reform lines: many to many, with open ends, through their use cases, the sheet and the reports."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests import factories
from tests.exchange import books

from onex_desktop.domain.documents import Table
from onex_desktop.domain.plans import PlanDraft, PlanStatus, ReformDraft
from onex_desktop.domain.problems import ProblemsFound
from onex_desktop.domain.sheets import RowState
from onex_desktop.services import exporting, importing, plan_reforms, plans, reporting, teaching, undo
from onex_desktop.services.context import AppContext

HEADING = ("改革前方案", "改革前课程", "改革后方案", "改革后课程", "证书", "证书模块")


class Reform:
    """Two versions of a plan with the courses named, and a certificate of two modules."""

    def __init__(self, ctx: AppContext) -> None:
        self.ctx = ctx
        major = factories.add_major(ctx)
        self.old = factories.add_plan(ctx, major, "2019版")
        draft = PlanDraft(major, "2020版", PlanStatus.IN_FORCE, self.old)
        self.new = plans.add_plan(ctx, draft).first("plans")
        self.before = [factories.add_course(ctx, self.old, name) for name in ("甲", "乙", "丙")]
        self.after = [factories.add_course(ctx, self.new, name) for name in ("丁", "戊")]
        certificate = factories.add_certificate(ctx)
        self.units = [factories.add_module(ctx, certificate, code) for code in ("2-1", "2-2")]

    def add(self, before: int | None, after: int | None, unit: int | None = None) -> int:
        return plan_reforms.save_reform(self.ctx, ReformDraft(before, after, unit)).first("course_reforms")

    def lines(self, plan_id: int | None = None) -> list[tuple[str, str, str]]:
        rows = plan_reforms.reforms(self.ctx, plan_id)
        return [(row.before_course, row.after_course, row.certificate_module[:3]) for row in rows]


@pytest.fixture
def reform(tmp_path: Path) -> Reform:
    return Reform(factories.empty_library(tmp_path))


def code_of(found: pytest.ExceptionInfo[ProblemsFound]) -> list[str]:
    return [problem.code for problem in found.value.problems]


def test_lines_are_many_to_many_and_end_openly(reform: Reform) -> None:
    (one, two, three), (four, five), (first, second) = reform.before, reform.after, reform.units
    for line in ((one, four, first), (one, four, second), (two, four, first), (one, five), (None, five), (three, None)):
        reform.add(*line)
    lines = [
        ("甲", "丁", "2-1"),
        ("甲", "丁", "2-2"),
        ("乙", "丁", "2-1"),
        ("甲", "戊", ""),
        ("", "戊", ""),
        ("丙", "", ""),
    ]
    assert reform.lines() == reform.lines(reform.new) == lines
    # Nothing leads to the older version, and nothing was dropped before it.
    assert reform.lines(reform.old) == []


@pytest.mark.parametrize(
    "ends", [(0, 0, None), (0, None, None), (0, None, 0), (None, 0, None), (None, 0, 0), (0, 0, 0)]
)
def test_a_line_is_there_once_however_open(reform: Reform, ends: tuple[int | None, int | None, int | None]) -> None:
    columns = (reform.before, reform.after, reform.units)
    line = [None if at is None else column[at] for at, column in zip(ends, columns, strict=True)]
    reform.add(*line)
    with pytest.raises(ProblemsFound) as found:
        reform.add(*line)
    assert code_of(found) == ["record.duplicate"]


def test_a_line_needs_a_course_and_two_versions(reform: Reform) -> None:
    with pytest.raises(ProblemsFound) as found:
        reform.add(None, None)
    assert code_of(found) == ["plans.reform_of_nothing"]
    with pytest.raises(ProblemsFound) as found:
        reform.add(reform.before[0], reform.before[1])
    assert code_of(found) == ["plans.reform_within_a_plan"]
    assert reform.lines() == []


def test_lines_are_changed_moved_deleted_and_given_back(reform: Reform) -> None:
    first, second = reform.add(reform.before[0], reform.after[0]), reform.add(reform.before[1], reform.after[1])
    moved = ReformDraft(reform.before[0], reform.after[0], reform.units[0], 9)
    plan_reforms.save_reform(reform.ctx, moved, first, 1)
    assert reform.lines() == [("乙", "戊", ""), ("甲", "丁", "2-1")]
    plan_reforms.delete_reforms(reform.ctx, [first, second])
    assert reform.lines() == []
    undo.undo(reform.ctx)
    assert reform.lines() == [("乙", "戊", ""), ("甲", "丁", "2-1")]


def test_a_course_with_a_line_is_not_deleted(reform: Reform) -> None:
    reform.add(reform.before[0], None)
    with pytest.raises(ProblemsFound) as found:
        plans.delete_courses(reform.ctx, [reform.before[0]])
    assert code_of(found) == ["record.in_use"]


def test_the_reform_goes_out_to_a_sheet_and_comes_back_unchanged(tmp_path: Path) -> None:
    reform = Reform(factories.empty_library(tmp_path))
    for line in (
        (reform.before[0], reform.after[0], reform.units[0]),
        (None, reform.after[1]),
        (reform.before[2], None),
    ):
        reform.add(*line)
    path = tmp_path / "改革.xlsx"
    exporting.export(reform.ctx, path, ["course-reforms"])
    again = importing.plan(reform.ctx, importing.read(reform.ctx, path))
    assert (again.problems, again.count(RowState.UNCHANGED), len(again.sheets[0].rows)) == ((), 3, 3)


def test_a_sheet_adds_lines_and_is_refused_where_a_line_says_nothing(reform: Reform, tmp_path: Path) -> None:
    old, new = "新能源汽车技术 2019版", "新能源汽车技术 2020版"
    rows = [HEADING, (old, "甲", new, "丁", "智能新能源汽车", "2-2"), ("", "", new, "戊", "", "")]
    importing.apply(reform.ctx, importing.plan(reform.ctx, books.book(tmp_path / "a.xlsx", rows, sheet="课程改革")))
    assert reform.lines() == [("甲", "丁", "2-2"), ("", "戊", "")]
    empty = [HEADING, ("", "", "", "", "智能新能源汽车", "2-1")]
    plan = importing.plan(reform.ctx, books.book(tmp_path / "b.xlsx", empty, sheet="课程改革"))
    assert [found.problem.code for found in plan.problems] == ["plans.reform_of_nothing"]


def test_open_ends_are_said_on_paper_and_one_course_stands_once(reform: Reform) -> None:
    (one, two, three), (four, five), (first, second) = reform.before, reform.after, reform.units
    # The second line to 丁 comes after another course and still joins the first.
    for line in ((three, None), (one, four, first), (None, five), (two, four, second)):
        reform.add(*line)
    (table,) = reporting.compose(reform.ctx, "course-reform", {}).blocks
    assert isinstance(table, Table)
    texts = [[cell.text for cell in row] for row in table.body]
    name = "2-1 动力驱动电机电池技术", "2-2 动力驱动电机电池技术"
    assert texts == [["甲", "丁", name[0]], ["乙", name[1]], ["（新开课程）", "戊", "—"], ["丙", "（不再开设）", "—"]]


def test_who_taught_before_is_shown_once_for_a_pair_that_serves_two_modules(reform: Reform) -> None:
    person = factories.add_teacher(reform.ctx)
    teaching.assign(reform.ctx, -reform.before[0], person, [])
    for unit in reform.units:
        reform.add(reform.before[0], reform.after[0], unit)
    reform.add(reform.before[1], None)
    view = teaching.before_after(reform.ctx, reform.new)
    assert view is not None
    (row,) = view.rows
    assert [slot.course for slot in row.before] == ["甲"]
    assert row.certificate_module == "2-1 动力驱动电机电池技术、2-2 动力驱动电机电池技术"
