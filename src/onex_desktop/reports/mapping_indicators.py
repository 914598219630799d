"""The matrix of a plan's indicators and courses on paper (培养目标—课程矩阵)."""

from __future__ import annotations

from onex_desktop.domain.documents import Align, Cell, Document, Emphasis, Notes, Stamp, Table
from onex_desktop.domain.mapping import Coverage, IndicatorMatrix, MatrixRow, coverage, idle_courses
from onex_desktop.domain.values import round_half_up
from onex_desktop.reports.cells import text_cell
from onex_desktop.reports.mapping import header, widths
from onex_desktop.reports.mapping_signs import legend, sign
from onex_desktop.reports.signature import SIGNERS
from onex_desktop.wording import formats

TITLE = "培养目标—课程矩阵"


def indicator_matrix(matrix: IndicatorMatrix, *, institution: str, stamp: Stamp) -> Document:
    """Compose the indicators of a plan against its courses."""
    reached = coverage(matrix)
    return Document(
        report="indicator-matrix",
        title=TITLE,
        subtitle=matrix.plan,
        institution=institution,
        blocks=(
            Table(
                (3.2, 2.2, 9.6, *widths(matrix.columns), 1.8),
                header(matrix.columns, (("核心能力", 1), ("指标点", 2)), "支撑"),
                _body(matrix, frozenset(unit.id for unit in reached.uncovered)),
                fixed_columns=3,
            ),
            Notes("支撑情况", (_support(reached), *_idle(matrix))),
            Notes("图例", (legend(matrix.scale, "指标点"),)),
        ),
        stamp=stamp,
        signatures=SIGNERS,
    )


def _body(matrix: IndicatorMatrix, gaps: frozenset[int]) -> tuple[tuple[Cell, ...], ...]:
    competencies = [row for row in matrix.tree if not row.is_unit]
    return tuple(
        (*_competency(row, at), *_indicator(matrix, at, gaps))
        for row in competencies
        for at in range(row.start, row.stop)
    )


def _competency(row: MatrixRow, at: int) -> tuple[Cell, ...]:
    """Return the cell over all indicators of a competency, in the line of the first."""
    return (Cell(f"{row.code} {row.name}", rows=row.stop - row.start),) if at == row.start else ()


def _indicator(matrix: IndicatorMatrix, at: int, gaps: frozenset[int]) -> tuple[Cell, ...]:
    unit = matrix.units[at]
    return (
        text_cell(unit.code),
        Cell(unit.name, align=Align.LEFT),
        *(sign(matrix.scale, matrix.cells.get((unit.id, column.id))) for column in matrix.columns),
        text_cell("缺", emphasis=Emphasis.GAP) if unit.id in gaps else text_cell("是"),
    )


def _support(reached: Coverage) -> str:
    weighted = formats.NOTHING if reached.weighted is None else round_half_up(reached.weighted, 2)
    share = formats.percent(reached.rate.percent(0))
    text = f"有课程支撑的指标点 {reached.covered}/{reached.total}（{share}），加权覆盖度 {weighted}。"
    if not reached.uncovered:
        return text
    return f"{text}没有课程支撑：{formats.listed(unit.code for unit in reached.uncovered)}。"


def _idle(matrix: IndicatorMatrix) -> tuple[str, ...]:
    serving = {slot for (_, slot), cell in matrix.cells.items() if matrix.serves(cell)}
    idle = idle_courses(matrix.columns, serving)
    return (f"没有支撑任何指标点的课程：{formats.listed(column.course for column in idle)}。",) if idle else ()
