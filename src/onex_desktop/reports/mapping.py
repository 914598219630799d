"""The matrix of certificate modules and courses on paper (书证融通课程对照矩阵)."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from onex_desktop.domain.documents import Align, Cell, Document, Emphasis, Notes, Stamp, Table
from onex_desktop.domain.mapping import (
    CertificateMatrix,
    Coverage,
    MatrixColumn,
    MatrixUnit,
    coverage,
)
from onex_desktop.domain.values import round_half_up, sorted_levels
from onex_desktop.reports import mapping_tree
from onex_desktop.reports.cells import text_cell
from onex_desktop.reports.mapping_signs import legend, sign
from onex_desktop.reports.signature import SIGNERS
from onex_desktop.wording import formats, labels

TITLE = "书证融通课程对照矩阵"

_LYING = 24
"""Up to so many columns their labels lie."""
_WIDTHS = (1.4, 8.8, 3.6)
_MOST_NAMED = 20
"""So many gaps are named below the table; each is marked in it anyway."""
_LONGEST_NAME = 24
"""What is longer is a sentence."""
_BROAD = 4
"""Up to so many columns the headings lie."""


def matrix(matrix: CertificateMatrix, *, institution: str, stamp: Stamp) -> Document:
    """Compose the matrix of a certificate at one level against one plan."""
    reached = coverage(matrix)
    uncovered = {unit.id for unit in reached.uncovered}
    if matrix.has_requirements:
        before, widest, body = (("要求", 2), ("加权", 1)), mapping_tree.WIDTHS, mapping_tree.body(matrix)
    else:
        before, widest = (("证书模块", 2), ("等级", 1)), _WIDTHS
        body = tuple(_row(matrix, unit, is_gap=unit.id in uncovered) for unit in matrix.units)
    return Document(
        report="matrix",
        title=TITLE,
        subtitle=f"{matrix.certificate}（{labels.LEVELS[matrix.level]}）· {matrix.plan}",
        institution=institution,
        blocks=(
            Table(
                (*widest, *widths(matrix.columns), 1.8),
                header(matrix.columns, before, "覆盖"),
                (*body, _teachers(matrix)),
                fixed_columns=3,
            ),
            Notes("覆盖情况", (_coverage(matrix, reached),)),
            Notes("图例", _legend(matrix)),
        ),
        stamp=stamp,
        signatures=SIGNERS,
    )


def widths(columns: Sequence[MatrixColumn]) -> tuple[float, ...]:
    """Return the shares of the columns of courses."""
    return (2.0 if len(columns) > _BROAD else 6.0,) * len(columns)


def header(
    columns: Sequence[MatrixColumn], before: Sequence[tuple[str, int]], after: str
) -> tuple[tuple[Cell, ...], ...]:
    """Return the heads of the courses and their modules, between heads of their own and how many columns they take."""
    has_modules = any(column.name for column in columns)
    depth = 3 if has_modules else 1

    def head(text: str, *, rows: int = 1, columns: int = 1, upright: bool = False) -> Cell:
        return Cell(text, rows=rows, columns=columns, emphasis=Emphasis.HEAD, upright=upright)

    top, labelled, named = [head(text, rows=depth, columns=count) for text, count in before], [], []
    for _, run in groupby(columns, key=lambda column: column.course_id):
        own = list(run)
        upright = len(columns) > _BROAD
        if not own[0].name:
            top += [head(column.course, rows=depth, upright=upright) for column in own]
            continue
        top.append(head(own[0].course, columns=len(own)))
        labelled += [head(column.label, upright=len(columns) > _LYING) for column in own]
        named += [head(column.name, upright=upright) for column in own]
    top.append(head(after, rows=depth))
    return (tuple(top), tuple(labelled), tuple(named))[:depth]


def _row(matrix: CertificateMatrix, unit: MatrixUnit, *, is_gap: bool) -> tuple[Cell, ...]:
    levels = labels.level_span(sorted_levels(unit.levels), "、")
    return (
        text_cell(unit.code),
        Cell(unit.name, align=Align.LEFT),
        text_cell(levels),
        *(sign(matrix.scale, matrix.cells.get((unit.id, column.id))) for column in matrix.columns),
        text_cell("缺", emphasis=Emphasis.GAP) if is_gap else text_cell("是"),
    )


def _teachers(matrix: CertificateMatrix) -> tuple[Cell, ...]:
    upright = len(matrix.columns) > _BROAD
    return (
        text_cell("授课教师", columns=3, emphasis=Emphasis.HEAD),
        *(Cell(_names(column), upright=upright) for column in matrix.columns),
        Cell(""),
    )


def _names(column: MatrixColumn) -> str:
    return formats.listed(column.teachers) or formats.NOTHING


def _coverage(matrix: CertificateMatrix, reached: Coverage) -> str:
    if reached.weighted is None:
        return "证书模块尚未录入。"
    share = formats.percent(reached.rate.percent(0))
    text = f"覆盖 {reached.covered}/{reached.total}（{share}），加权覆盖度 {round_half_up(reached.weighted, 2)}。"
    if not reached.uncovered:
        return f"{text}全部{'要求' if matrix.has_requirements else '证书模块'}均有课程对应。"
    missing = formats.listed(map(_named, reached.uncovered[:_MOST_NAMED]))
    others = len(reached.uncovered) - _MOST_NAMED
    return f"{text}未覆盖：{missing}{f'等 {len(reached.uncovered)} 项，见“缺”' if others > 0 else ''}。"


def _named(unit: MatrixUnit) -> str:
    """Return a unit as a list names it: a requirement is a sentence, of which the number will do."""
    return unit.code if len(unit.name) > _LONGEST_NAME else f"{unit.code} {unit.name}"


def _legend(matrix: CertificateMatrix) -> tuple[str, ...]:
    if not matrix.has_requirements:
        return (legend(matrix.scale, "证书模块"),)
    return (legend(matrix.scale, "项"), mapping_tree.SUMS)
