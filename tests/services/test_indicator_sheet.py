"""The sheet of what courses support: out and back, and what its cells refuse."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests import factories
from tests.exchange import books
from tests.scale import FOUR

from onex_desktop.domain.mapping import CellKey, IndicatorMatrix, Strength
from onex_desktop.domain.sheets import ImportPlan, RowState
from onex_desktop.services import exporting, importing, mapping_indicators, plans, undo
from onex_desktop.services.context import AppContext
from onex_desktop.services.mapping_edits import CellEdit

HEADING = ("人才培养方案", "指标点", "课程", "课程模块", "强度", "备注")
PLAN = "新能源汽车技术 2020版"
COURSE = "新能源汽车电控系统检测维修"


@pytest.fixture
def ctx(tmp_path: Path) -> AppContext:
    """Return the sample school with three links, one of a course without modules."""
    ctx = factories.sample_library(tmp_path)
    course = factories.add_course(ctx, opened(ctx).plan_id, "新能源汽车概论")
    units, columns = opened(ctx).units, opened(ctx).columns
    edits = [(units[0].id, columns[0].id), (units[0].id, -course), (units[2].id, columns[4].id)]
    mapping_indicators.set_cells(ctx, [CellEdit(key, strength) for key, strength in zip(edits, FOUR, strict=False)])
    mapping_indicators.set_note(ctx, edits[1], "只讲概况")
    return ctx


def opened(ctx: AppContext) -> IndicatorMatrix:
    """Return the matrix of the plan in force."""
    found = mapping_indicators.matrix(ctx, mapping_indicators.choices(ctx)[0].id)
    assert found is not None
    return found


def kept(ctx: AppContext) -> dict[CellKey, tuple[Strength, str]]:
    """Return what the cells hold."""
    return {key: (cell.strength, cell.note) for key, cell in mapping_indicators.links(ctx).items()}


def planned(ctx: AppContext, tmp_path: Path, *rows: tuple[str, ...]) -> ImportPlan:
    """Return the preview of a sheet of these rows."""
    return importing.plan(ctx, books.book(tmp_path / "b.xlsx", [HEADING, *rows], "指标点的支撑课程"))


@pytest.mark.parametrize("suffix", ["xlsx", "csv"])
def test_every_link_comes_back(ctx: AppContext, tmp_path: Path, suffix: str) -> None:
    before = kept(ctx)
    path = tmp_path / f"a.{suffix}"
    asked = {"a": "indicator-links"} if suffix == "csv" else None
    exporting.export(ctx, path, ["indicator-links"])
    same = importing.plan(ctx, path, asked)
    assert (same.problems, same.count(RowState.UNCHANGED)) == ((), 3)
    mapping_indicators.set_cells(ctx, [CellEdit(key, None) for key in before])
    importing.apply(ctx, importing.plan(ctx, path, asked))
    assert kept(ctx) == before


def test_a_changed_strength_is_one_changed_row(ctx: AppContext, tmp_path: Path) -> None:
    before = kept(ctx)
    found = planned(
        ctx, tmp_path, (PLAN, "XQA3", COURSE, "模块一", "强", ""), (PLAN, "XQA5", COURSE, "模块二", "中", "")
    )
    assert (found.problems, found.count(RowState.CHANGED), found.count(RowState.NEW)) == ((), 1, 1)
    importing.apply(ctx, found)
    key = (opened(ctx).units[2].id, opened(ctx).columns[4].id)
    assert (kept(ctx)[key], len(kept(ctx))) == ((Strength.STRONG, ""), 4)
    undo.undo(ctx)
    assert kept(ctx) == before


@pytest.mark.parametrize(
    ("indicator", "part", "strength", "code"),
    [
        ("XQA9", "模块一", "强", "import.reference_unknown"),
        ("XQA1", "", "强", "plans.course_has_modules"),
        ("XQA1", "模块一", "很强", "import.reference_unknown"),
    ],
)
def test_a_cell_that_names_nothing_is_refused_with_its_place(
    ctx: AppContext, tmp_path: Path, indicator: str, part: str, strength: str, code: str
) -> None:
    found = planned(ctx, tmp_path, (PLAN, indicator, COURSE, part, strength, ""))
    assert ([each.problem.code for each in found.problems], found.count(RowState.REFUSED)) == ([code], 1)


def test_a_code_that_two_competencies_use_is_told_apart_by_theirs(ctx: AppContext, tmp_path: Path) -> None:
    plans.add_competency(ctx, opened(ctx).plan_id, "XQB", "方法能力", "", [("XQA1", "能够制订工作计划。")])
    doubtful = planned(ctx, tmp_path, (PLAN, "XQA1", COURSE, "模块二", "强", ""))
    assert [each.problem.code for each in doubtful.problems] == ["import.reference_ambiguous"]
    importing.apply(ctx, planned(ctx, tmp_path, (PLAN, "XQB XQA1", COURSE, "模块二", "强", "")))
    assert (opened(ctx).units[5].id, opened(ctx).columns[5].id) in kept(ctx)
    exporting.export(ctx, tmp_path / "c.xlsx", ["indicator-links"])
    (rows,) = books.content(tmp_path / "c.xlsx").values()
    at = list(rows[0]).index("指标点*")
    assert [row[at] for row in rows[1:]] == ["XQA XQA1", "XQA XQA1", "XQA3", "XQB XQA1"]
