"""The body of a matrix that goes down to requirements: modules, areas and tasks with their own coverage.

Groups are told by their bold heads and by their numbers; standing in would cost the requirements a line more.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from onex_desktop.domain.documents import Align, Cell, Emphasis
from onex_desktop.domain.mapping import CertificateMatrix, Ledger, MatrixCell, MatrixRow, Share
from onex_desktop.domain.values import round_half_up
from onex_desktop.reports.cells import text_cell
from onex_desktop.reports.mapping_signs import sign
from onex_desktop.wording import formats

WIDTHS = (2.6, 15.0, 2.6)
"""Number, text and weighted coverage, beside courses of 2."""
SUMS = (
    "粗体行汇总其下各项：每列的符号是其中最强的一格，“加权”是各项所得最高权重的平均值，"
    "“覆盖”是已有课程对应的项数与全部项数。"
)

Row = tuple[Cell, ...]


def body(matrix: CertificateMatrix) -> tuple[Row, ...]:
    """Return a row for each row of the tree."""
    ledger, sums = Ledger(matrix), _sums(matrix)
    return tuple(
        _unit(matrix, ledger, row) if row.is_unit else _group(matrix, ledger.share(at), row, sums, at)
        for at, row in enumerate(matrix.rows)
    )


def _unit(matrix: CertificateMatrix, ledger: Ledger, row: MatrixRow) -> Row:
    unit = matrix.units[row.start]
    best = ledger.strongest(unit.id)
    served = ledger.served(unit.id) > 0
    weight = _figure(matrix.scale.weights[best]) if served and best is not None and unit.counts else formats.NOTHING
    covered = text_cell("是") if served else text_cell("缺", emphasis=Emphasis.GAP)
    return (
        text_cell(row.code),
        Cell(row.name, align=Align.LEFT),
        text_cell(weight),
        *(sign(matrix.scale, matrix.cells.get((unit.id, column.id))) for column in matrix.columns),
        covered if unit.counts else text_cell(formats.NOTHING),
    )


def _group(
    matrix: CertificateMatrix, share: Share, row: MatrixRow, sums: Mapping[tuple[int, int], MatrixCell], at: int
) -> Row:
    weighted = formats.NOTHING if share.weighted is None else _figure(share.weighted)
    emphasis = Emphasis.GAP if share.covered < share.total else Emphasis.STRONG
    return (
        text_cell(row.code, emphasis=Emphasis.HEAD),
        Cell(row.name, align=Align.LEFT, emphasis=Emphasis.HEAD),
        text_cell(weighted, emphasis=Emphasis.HEAD),
        *(sign(matrix.scale, sums.get((at, column.id))) for column in matrix.columns),
        text_cell(f"{share.covered}/{share.total}", emphasis=emphasis),
    )


def _sums(matrix: CertificateMatrix) -> dict[tuple[int, int], MatrixCell]:
    """Return the strongest value below each group, by its place in the tree and the column."""
    above: dict[int, list[int]] = {unit.id: [] for unit in matrix.units}
    for at, row in enumerate(matrix.rows):
        if not row.is_unit:
            for unit in matrix.units[row.start : row.stop]:
                above[unit.id].append(at)
    found: dict[tuple[int, int], MatrixCell] = {}
    order = matrix.scale.order
    for (unit_id, slot), cell in matrix.cells.items():
        for at in above.get(unit_id, ()):
            known = found.get((at, slot))
            if known is None or order[cell.strength] < order[known.strength]:
                found[at, slot] = MatrixCell(cell.strength)
    return found


def _figure(value: Decimal) -> str:
    return str(round_half_up(value, 2))
