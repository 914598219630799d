"""Commands on the matrix of indicators: they leave the other matrix alone, and go with their plan."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests import factories

from onex_desktop.domain.mapping import IndicatorMatrix, RowKind, Strength, coverage
from onex_desktop.domain.problems import ProblemsFound
from onex_desktop.services import checking, mapping, mapping_indicators, plan_competencies, plans, undo
from onex_desktop.services.context import AppContext
from onex_desktop.services.mapping import CellEdit


@pytest.fixture
def ctx(tmp_path: Path) -> AppContext:
    return factories.sample_library(tmp_path)


def plan_of(ctx: AppContext) -> int:
    """Return the plan in force."""
    return plans.plans(ctx)[1].id


def opened(ctx: AppContext) -> IndicatorMatrix:
    """Return its matrix."""
    found = mapping_indicators.matrix(ctx, plan_of(ctx))
    assert found is not None
    return found


def cell(ctx: AppContext, unit: int, column: int) -> tuple[int, int]:
    """Return the key of a cell by its place."""
    matrix = opened(ctx)
    return matrix.units[unit].id, matrix.columns[column].id


def test_competencies_roll_up_their_indicators(ctx: AppContext) -> None:
    matrix = opened(ctx)
    assert [(row.kind, row.code, row.depth, row.start, row.stop) for row in matrix.rows[:2]] == [
        (RowKind.COMPETENCY, "XQA", 0, 0, 5),
        (RowKind.INDICATOR, "XQA1", 1, 0, 1),
    ]
    assert (matrix.plan, len(matrix.columns), matrix.cells) == ("新能源汽车技术 2020版", 12, {})


def test_a_competency_without_indicators_has_no_row(ctx: AppContext) -> None:
    plans.add_competency(ctx, plan_of(ctx), "XQB", "方法能力", "", ())
    assert [row.code for row in opened(ctx).rows if not row.is_unit] == ["XQA"]


def test_cells_are_one_named_step_that_undo_takes_back(ctx: AppContext) -> None:
    others = mapping.links(ctx)
    edits = [CellEdit(cell(ctx, 0, column), Strength.STRONG) for column in range(3)]
    mapping_indicators.set_cells(ctx, edits, "mapping.paste_cells")
    assert coverage(opened(ctx)).covered == 1
    changed = mapping_indicators.set_cells(ctx, [CellEdit(cell(ctx, 1, 0), Strength.WEAK)])
    assert changed.step is not None
    assert changed.step.subject == "XQA2 × 新能源汽车动力驱动电机电池技术"
    undo.undo(ctx)
    undo.undo(ctx)
    assert (opened(ctx).cells, mapping.links(ctx)) == ({}, others)


def test_a_note_stays_when_the_strength_changes(ctx: AppContext) -> None:
    key = cell(ctx, 0, 0)
    mapping_indicators.set_cells(ctx, [CellEdit(key, Strength.STRONG)])
    mapping_indicators.set_note(ctx, key, "第二学期")
    mapping_indicators.set_cells(ctx, [CellEdit(key, Strength.NOT_APPLICABLE)])
    held = opened(ctx).cells[key]
    assert (held.strength, held.note, held.hours) == (Strength.NOT_APPLICABLE, "第二学期", None)


def test_only_the_changed_cells_are_read_anew(ctx: AppContext) -> None:
    matrix = opened(ctx)
    for unit, strength in ((0, Strength.WEAK), (0, Strength.STRONG), (1, Strength.MEDIUM), (0, None)):
        key = cell(ctx, unit, 5)
        fresh = mapping_indicators.refreshed(ctx, matrix, mapping_indicators.set_cells(ctx, [CellEdit(key, strength)]))
        assert fresh is not None
        assert (fresh.matrix, fresh.matrix.links) == (opened(ctx), opened(ctx).links)
        assert fresh.touched == {key}
        matrix = fresh.matrix


def test_a_link_of_the_other_matrix_asks_for_another_reading(ctx: AppContext) -> None:
    changed = mapping.set_cells(ctx, [CellEdit((2, 1), Strength.WEAK)])
    assert mapping_indicators.refreshed(ctx, opened(ctx), changed) is None


def test_an_indicator_that_is_supported_is_not_deleted(ctx: AppContext) -> None:
    key = cell(ctx, 0, 0)
    mapping_indicators.set_cells(ctx, [CellEdit(key, Strength.STRONG)])
    with pytest.raises(ProblemsFound, match=r"record\.in_use"):
        plan_competencies.delete_indicators(ctx, [key[0]])
    assert key in opened(ctx).cells


def test_a_course_that_supports_an_indicator_as_a_whole_is_not_split(ctx: AppContext) -> None:
    course = factories.add_course(ctx, plan_of(ctx), "新能源汽车概论")
    mapping_indicators.set_cells(ctx, [CellEdit((opened(ctx).units[0].id, -course), Strength.STRONG)])
    with pytest.raises(ProblemsFound, match=r"plans\.course_in_use_as_whole"):
        plans.add_course_module(ctx, course, "模块一", "概述")


def test_findings_begin_with_the_first_link(ctx: AppContext) -> None:
    def found() -> list[tuple[str, object]]:
        return [
            (problem.code, problem.params.get("code") or problem.params.get("course"))
            for problem in checking.find_problems(ctx)
            if problem.code in ("mapping.indicator_unsupported", "mapping.course_supports_nothing")
        ]

    assert found() == []
    mapping_indicators.set_cells(
        ctx,
        [CellEdit(cell(ctx, unit, 0), Strength.WEAK) for unit in (0, 1, 3)]
        + [CellEdit(cell(ctx, 2, 4), Strength.NOT_APPLICABLE), CellEdit(cell(ctx, 3, 8), Strength.STRONG)],
    )
    assert found() == [
        ("mapping.indicator_unsupported", "XQA3"),
        ("mapping.indicator_unsupported", "XQA5"),
        ("mapping.course_supports_nothing", "新能源汽车电控系统检测维修"),
    ]
