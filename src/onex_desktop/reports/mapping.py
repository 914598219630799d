"""The matrix of certificate modules and courses on paper (书证融通课程对照矩阵)."""

from __future__ import annotations

from itertools import groupby

from onex_desktop.domain.documents import Align, Cell, Document, Emphasis, Notes, Sign, Stamp, Table
from onex_desktop.domain.mapping import (
    CertificateMatrix,
    Coverage,
    Matrix,
    MatrixCell,
    MatrixColumn,
    MatrixUnit,
    Strength,
    coverage,
)
from onex_desktop.domain.values import round_half_up, sorted_levels
from onex_desktop.reports.cells import text_cell
from onex_desktop.reports.signature import SIGNERS
from onex_desktop.wording import formats, labels

TITLE = "书证融通课程对照矩阵"

SIGNS = {
    Strength.STRONG: (Sign.FULL, "●"),
    Strength.MEDIUM: (Sign.HALF, "◐"),
    Strength.WEAK: (Sign.EMPTY, "○"),
    Strength.NOT_APPLICABLE: (Sign.SLASH, "／"),
}
"""The sign of each strength and the character that stands for it where text is wanted."""

_LYING = 24
"""Up to so many columns their labels lie."""
_BROAD = 4
"""Up to so many columns the headings lie."""


def matrix(matrix: CertificateMatrix, *, institution: str, stamp: Stamp) -> Document:
    """Compose the matrix of a certificate at one level against one plan."""
    reached = coverage(matrix)
    uncovered = {unit.id for unit in reached.uncovered}
    body = (*(_row(matrix, unit, is_gap=unit.id in uncovered) for unit in matrix.units), _teachers(matrix))
    return Document(
        report="matrix",
        title=TITLE,
        subtitle=f"{matrix.certificate}（{labels.LEVELS[matrix.level]}）· {matrix.plan}",
        institution=institution,
        blocks=(
            Table(_widths(matrix), _header(matrix), body, fixed_columns=3),
            Notes("覆盖情况", (_coverage(reached),)),
            Notes("图例", (_legend(matrix),)),
        ),
        stamp=stamp,
        signatures=SIGNERS,
    )


def _widths(matrix: Matrix) -> tuple[float, ...]:
    columns = len(matrix.columns)
    each = 2.0 if columns > _BROAD else 6.0
    return (1.4, 8.8, 3.6, *[each] * columns, 1.8)


def _header(matrix: Matrix) -> tuple[tuple[Cell, ...], ...]:
    has_modules = any(column.name for column in matrix.columns)
    depth = 3 if has_modules else 1

    def head(text: str, *, rows: int = 1, columns: int = 1, upright: bool = False) -> Cell:
        return Cell(text, rows=rows, columns=columns, emphasis=Emphasis.HEAD, upright=upright)

    top, labelled, named = [head("证书模块", rows=depth, columns=2), head("等级", rows=depth)], [], []
    for _, run in groupby(matrix.columns, key=lambda column: column.course_id):
        own = list(run)
        upright = len(matrix.columns) > _BROAD
        if not own[0].name:
            top += [head(column.course, rows=depth, upright=upright) for column in own]
            continue
        top.append(head(own[0].course, columns=len(own)))
        labelled += [head(column.label, upright=len(matrix.columns) > _LYING) for column in own]
        named += [head(column.name, upright=upright) for column in own]
    top.append(head("覆盖", rows=depth))
    return (tuple(top), tuple(labelled), tuple(named))[:depth]


def _row(matrix: Matrix, unit: MatrixUnit, *, is_gap: bool) -> tuple[Cell, ...]:
    levels = labels.level_span(sorted_levels(unit.levels), "、")
    return (
        text_cell(unit.code),
        Cell(unit.name, align=Align.LEFT),
        text_cell(levels),
        *(_sign(matrix.cells.get((unit.id, column.id))) for column in matrix.columns),
        text_cell("缺", emphasis=Emphasis.GAP) if is_gap else text_cell("是"),
    )


def _sign(cell: MatrixCell | None) -> Cell:
    if cell is None:
        return Cell("")
    sign, text = SIGNS[cell.strength]
    return Cell(text, sign=sign, emphasis=Emphasis.QUIET if sign is Sign.SLASH else Emphasis.NONE)


def _teachers(matrix: Matrix) -> tuple[Cell, ...]:
    upright = len(matrix.columns) > _BROAD
    return (
        text_cell("授课教师", columns=3, emphasis=Emphasis.HEAD),
        *(Cell(_names(column), upright=upright) for column in matrix.columns),
        Cell(""),
    )


def _names(column: MatrixColumn) -> str:
    return formats.listed(column.teachers) or formats.NOTHING


def _coverage(reached: Coverage) -> str:
    if reached.weighted is None:
        return "证书模块尚未录入。"
    share = formats.percent(reached.rate.percent(0))
    text = f"覆盖 {reached.covered}/{reached.total}（{share}），加权覆盖度 {round_half_up(reached.weighted, 2)}。"
    if not reached.uncovered:
        return f"{text}全部证书模块均有课程对应。"
    missing = formats.listed(f"{unit.code} {unit.name}" for unit in reached.uncovered)
    return f"{text}未覆盖：{missing}。"


def _legend(matrix: Matrix) -> str:
    entries = []
    for strength, (_, text) in SIGNS.items():
        weight = "" if strength is Strength.NOT_APPLICABLE else f"（权重 {matrix.weights[strength]}）"
        entries.append(f"{text} {labels.STRENGTHS[strength]}{weight}")
    return f"{'，'.join(entries)}；空白为无对应。加权覆盖度为各证书模块所得最高权重的平均值。"
