"""Sheets of workload: what they bring is reckoned with, and what fits nothing is refused at its cell."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from tests import factories
from tests.exchange import books
from tests.services import school_term
from tests.services.school_term import School

from onex_desktop.domain.problems import ProblemsFound
from onex_desktop.domain.sheets import ImportPlan, RowState
from onex_desktop.domain.workload.sources import ItemKind
from onex_desktop.services import importing
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
