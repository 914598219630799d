"""Sheets of workload: what they bring is reckoned with, and what fits nothing is refused at its cell."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from tests import factories
from tests.exchange import books
from tests.services import school_term
from tests.services.school_term import TERM, School

from onex_desktop.domain.campus import TermDraft
from onex_desktop.domain.problems import ProblemsFound
from onex_desktop.domain.sheets import ImportPlan, RowState
from onex_desktop.domain.teaching.assignments import AssignmentDraft
from onex_desktop.domain.workload.sources import ItemKind, SourceKind
from onex_desktop.services import campus, exporting, importing, teaching
from onex_desktop.services.workload import entries

INPUT_HEADINGS = ("人才培养方案", "课程", "课程模块", "其他工作", "参数", "取值")
QUOTA_HEADINGS = ("职称", "定额", "期间", "起始学期", "依据")


@pytest.fixture
def school(tmp_path: Path) -> School:
    """Return a term under P9 whose third line misses its students."""
    return school_term.make(factories.empty_library(tmp_path))


def plan_of(school: School, path: Path, sheet: str, *rows: tuple[object, ...]) -> ImportPlan:
    """Return what importing one sheet would do."""
    return importing.plan(school.ctx, books.book(path, rows, sheet=sheet))


def found(plan: ImportPlan) -> list[tuple[str, str]]:
    """Return code and cell of every problem."""
    return [(problem.problem.code, problem.cell) for problem in plan.problems]


def test_figures_of_a_sheet_complete_a_line(school: School, tmp_path: Path) -> None:
    course = ("新能源汽车技术 2020版", "充电检测维修", "", "")
    rows = [(*course, "人数", "45"), (*course, "课程类型", "理论课")]
    plan = plan_of(school, tmp_path / "a.xlsx", "折算参数", INPUT_HEADINGS, *rows)
    assert found(plan) == []
    importing.apply(school.ctx, plan)
    line = school.of(school.li).lines[0]
    assert (line.reckoning, line.hours) == ("32 学时 × 1（理论课）× 1.05（45 人）= 33.6", Decimal("33.6"))


def second_term(school: School) -> int:
    """Give the first course to the other teacher in another term of its own; return that assignment."""
    term = campus.save_term(school.ctx, TermDraft("2021-2022-1")).first("terms")
    slot = next(slot for slot in teaching.slots(school.ctx) if slot.assigned[0].assignment_id == school.assignments[0])
    teaching.save_assignment(school.ctx, AssignmentDraft(slot.id, school.wang, (), Decimal(64), school.term),
                             school.assignments[0])  # fmt: skip
    return teaching.save_assignment(school.ctx, AssignmentDraft(slot.id, school.li, (), Decimal(48), term)).first(
        "assignments"
    )


def test_figures_of_a_slot_of_several_terms_go_to_the_term_that_is_named(school: School, tmp_path: Path) -> None:
    other = second_term(school)
    course = ("新能源汽车技术 2020版", "电控系统检测维修", "")
    headings = (*INPUT_HEADINGS[:3], "学期", *INPUT_HEADINGS[3:])
    rows = [(*course, term, "", "人数", heads) for term, heads in (("2021-2022-1", "30"), ("", "31"), (TERM, "50"))]
    plan = plan_of(school, tmp_path / "a.xlsx", "折算参数", headings, *rows)
    assert found(plan) == [("workload.slot_in_terms", "D3")]
    assert [row.state for row in plan.sheets[0].rows] == [RowState.NEW, RowState.REFUSED, RowState.UNCHANGED]
    importing.apply(school.ctx, plan_of(school, tmp_path / "b.xlsx", "折算参数", headings, rows[0], rows[2]))
    assert entries.inputs(school.ctx, SourceKind.ASSIGNMENT, other) == {"students": "30"}
    assert entries.inputs(school.ctx, SourceKind.ASSIGNMENT, school.assignments[0])["students"] == "50"


def test_an_item_of_a_slot_goes_to_the_assignment_of_its_term(school: School, tmp_path: Path) -> None:
    other = second_term(school)
    headings = ("学期", "教师", "工作", "数量", "人才培养方案", "课程", "课程模块")
    course = ("新能源汽车技术 2020版", "电控系统检测维修", "")
    rows = [
        ("2021-2022-1", "李重重", "题库、命题、资源", 1, *course), (TERM, "王红然", "题库、命题、资源", 2, *course),
        ("2021-2022-1", "李重重", "题库、命题、资源", 3, course[0], "无人的课", ""),
    ]  # fmt: skip
    factories.add_course(school.ctx, 1, "无人的课")
    plan = plan_of(school, tmp_path / "a.xlsx", "其他工作量", headings, *rows)
    assert found(plan) == [("workload.slot_of_nobody", "F4")]
    importing.apply(school.ctx, plan_of(school, tmp_path / "b.xlsx", "其他工作量", headings, *rows[:2]))
    assert [row.draft.assignment_id for row in entries.items(school.ctx)] == [other, school.assignments[0]]


def test_what_is_exported_of_two_terms_comes_back_unchanged_and_into_an_empty_library(
    school: School, tmp_path: Path
) -> None:
    other = second_term(school)
    entries.put_inputs(school.ctx, SourceKind.ASSIGNMENT, other, {"students": "30"})
    school_term.add_item(school, school.wang, ItemKind.ITEM_WRITING, "1", school.assignments[0])
    exporting.export(school.ctx, tmp_path / "a.xlsx")
    again = importing.plan(school.ctx, tmp_path / "a.xlsx")
    assert (again.problems, again.count(RowState.NEW), again.count(RowState.CHANGED)) == ((), 0, 0)
    new = factories.empty_library(tmp_path / "new")
    importing.apply(new, importing.plan(new, tmp_path / "a.xlsx"))
    exporting.export(new, tmp_path / "b.xlsx")
    first, second = (dict(books.content(tmp_path / name)) for name in ("a.xlsx", "b.xlsx"))
    for sheet in ("折算参数", "其他工作量", "任课安排"):
        assert first[sheet] == second[sheet], sheet
    terms = {row.draft.code: row.id for row in campus.terms(new)}
    lead = entries.lead_of(new, teaching.slots(new)[0].id, terms["2021-2022-1"])
    assert entries.inputs(new, SourceKind.ASSIGNMENT, lead) == {"students": "30"}


def test_a_figure_belongs_to_one_thing(school: School, tmp_path: Path) -> None:
    school_term.add_item(school, school.wang, ItemKind.OTHER, "3")
    named = "2020-2021-1 王红然 其他工作"
    plan = plan_of(
        school, tmp_path / "a.xlsx", "折算参数", INPUT_HEADINGS, ("", "", "", "", "人数", "45"),
        ("", "", "", named, "人数", "45"),
    )  # fmt: skip
    assert found(plan) == [("workload.input_of_one", "D2")]
    assert [row.state for row in plan.sheets[0].rows] == [RowState.REFUSED, RowState.NEW]


def test_quotas_with_a_wrong_term_or_below_zero_are_refused_at_their_cells(school: School, tmp_path: Path) -> None:
    rows = [("副教授", 240, "每学期", "2020-2021-1", "示例"), ("", 200, "每学期", "去年", "示例")]
    plan = plan_of(school, tmp_path / "a.xlsx", "工作量定额", QUOTA_HEADINGS, *rows)
    assert found(plan) == [("workload.term_code", "D3")]
    with pytest.raises(ProblemsFound):
        importing.apply(school.ctx, plan)
    assert entries.quotas(school.ctx) == ()
    importing.apply(school.ctx, plan_of(school, tmp_path / "b.xlsx", "工作量定额", QUOTA_HEADINGS, rows[0]))
    (quota,) = entries.quotas(school.ctx)
    assert (quota.draft.title, quota.draft.hours) == ("副教授", Decimal(240))
