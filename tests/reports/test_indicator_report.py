"""The indicators of the sample school's plan against its courses, on paper and in the workbook."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook
from tests import factories
from tests.reports.reading import pages, squeezed

from onex_desktop.domain.documents import Cell, Document, Table, placed
from onex_desktop.domain.mapping import IndicatorMatrix, Strength
from onex_desktop.domain.problems import ProblemsFound
from onex_desktop.domain.signs import Sign
from onex_desktop.services import mapping_indicators, plans, reporting
from onex_desktop.services.context import AppContext
from onex_desktop.services.mapping import CellEdit


@pytest.fixture
def ctx(tmp_path: Path) -> AppContext:
    """Return the sample school with XQA1 and XQA4 supported by its first course."""
    ctx = factories.sample_library(tmp_path)
    matrix = opened(ctx)
    cells = {(0, 0): Strength.STRONG, (0, 3): Strength.WEAK, (3, 1): Strength.MEDIUM, (4, 4): Strength.NOT_APPLICABLE}
    mapping_indicators.set_cells(
        ctx,
        [
            CellEdit((matrix.units[unit].id, matrix.columns[column].id), value)
            for (unit, column), value in cells.items()
        ],
    )
    return ctx


def opened(ctx: AppContext) -> IndicatorMatrix:
    """Return the matrix of the plan in force."""
    found = mapping_indicators.matrix(ctx, mapping_indicators.choices(ctx)[0].id)
    assert found is not None
    return found


def cells_of(document: Document) -> dict[tuple[int, int], Cell]:
    """Return the cells of the table by their place."""
    table = document.blocks[0]
    assert isinstance(table, Table)
    return {(row, column): cell for row, column, cell in placed(table.body, len(table.widths))}


def test_the_matrix_has_the_plans_indicators_under_their_competency(ctx: AppContext) -> None:
    document = reporting.compose(ctx, "indicator-matrix", {})
    cells = cells_of(document)
    assert (document.title, document.subtitle) == ("培养目标—课程矩阵", "新能源汽车技术 2020版")
    assert (cells[0, 0].text, cells[0, 0].rows) == ("XQA 专业能力", 5)
    assert [cells[row, 1].text for row in range(5)] == ["XQA1", "XQA2", "XQA3", "XQA4", "XQA5"]
    assert [cells[row, 15].text for row in range(5)] == ["是", "缺", "缺", "是", "缺"]
    signs = {place: cell.sign for place, cell in cells.items() if cell.sign is not None}
    assert signs == {(0, 3): Sign.FULL, (0, 6): Sign.EMPTY, (3, 4): Sign.HALF, (4, 7): Sign.SLASH}


def test_figures_and_idle_courses_stand_below(ctx: AppContext, tmp_path: Path) -> None:
    target = reporting.write(ctx, "indicator-matrix", tmp_path / "矩阵.pdf", "pdf", {})
    text = squeezed(target)
    assert "有课程支撑的指标点2/5（40%），加权覆盖度0.32。没有课程支撑：XQA2、XQA3、XQA5。" in text
    assert "没有支撑任何指标点的课程：新能源汽车电控系统检测维修、新能源汽车电气网络检测维修。" in text


def test_the_workbook_says_the_same(ctx: AppContext, tmp_path: Path) -> None:
    target = reporting.write(ctx, "indicator-matrix", tmp_path / "矩阵.xlsx", "xlsx", {})
    (sheet,) = load_workbook(target).worksheets
    values = [cell.value for row in sheet.iter_rows() for cell in row if cell.value]
    assert [values.count(sign) for sign in ("●", "◐", "○", "／")] == [1, 1, 1, 1]
    assert "XQA 专业能力" in values


def test_a_wide_matrix_is_tiled_with_the_competencies_on_every_page(ctx: AppContext, tmp_path: Path) -> None:
    plan = opened(ctx).plan_id
    for number in range(1, 41):
        factories.add_course(ctx, plan, f"课程{number}", parts=number % 3)
    target = reporting.write(ctx, "indicator-matrix", tmp_path / "宽.pdf", "pdf", {})
    key, *tiles = pages(target)
    assert "分页索引" in key
    assert len(tiles) > 1
    assert all("XQA1" in tile for tile in tiles[:2])


def test_another_plan_is_named_by_its_title(ctx: AppContext) -> None:
    document = reporting.compose(ctx, "indicator-matrix", {"plan": "新能源汽车技术 2019版"})
    assert document.subtitle == "新能源汽车技术 2019版"
    with pytest.raises(ProblemsFound, match=r"report\.parameter_value"):
        reporting.compose(ctx, "indicator-matrix", {"plan": "2018版"})


def test_a_plan_without_indicators_is_nothing_to_print(ctx: AppContext) -> None:
    factories.add_plan(ctx, plans.plans(ctx)[0].draft.major_id, "2021版")
    with pytest.raises(ProblemsFound, match=r"report\.no_data"):
        reporting.compose(ctx, "indicator-matrix", {"plan": "新能源汽车技术 2021版"})
