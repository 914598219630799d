"""Coverage kept by difference is what a recount from scratch finds, whatever is edited in whatever order."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from tests.scale import FOUR, SCALE

from onex_desktop.domain.mapping import (
    CellKey,
    CertificateMatrix,
    Ledger,
    MatrixCell,
    MatrixColumn,
    MatrixUnit,
    coverage,
    rows_of,
)
from onex_desktop.domain.standards.tree import Content, Item, Section
from onex_desktop.domain.values import Level

LEVEL = Level.INTERMEDIATE
MODULES = tuple(MatrixUnit(n, f"2-{n}", f"模块{n}", frozenset(Level)) for n in (1, 2, 3))
TREE = (
    Item(1, "甲域", (Item(1, "甲务", (Item(1, "能甲", (), 11), Item(2, "能乙", (), 12)), 101),), 1001),
    Item(2, "乙域", (Item(1, "乙务", (Item(1, "能丙", (), 13),), 102), Item(2, "空务", (), 103)), 1002),
)
CONTENT: Content = {
    Section(LEVEL, 1): TREE,
    Section(LEVEL): (Item(3, "丙域", (Item(1, "丙务", (Item(1, "能丁", (), 14),)),)),),
}
COLUMNS = tuple(MatrixColumn(n, (n + 1) // 2, f"课程{(n + 1) // 2}", f"模块{n}", "内容", ()) for n in range(1, 5))
UNITS, ROWS = rows_of(MODULES, CONTENT, LEVEL, frozenset({1}))

CELLS = st.one_of(st.none(), st.sampled_from(FOUR).map(MatrixCell))
KEYS: st.SearchStrategy[CellKey] = st.tuples(
    st.sampled_from([unit.id for unit in UNITS]), st.sampled_from([column.id for column in COLUMNS])
)


def matrix_of(cells: dict[CellKey, MatrixCell]) -> CertificateMatrix:
    return CertificateMatrix(
        UNITS,
        COLUMNS,
        cells,
        SCALE,
        ROWS,
        certificate_id=1,
        certificate="证书",
        level=LEVEL,
        plan_id=1,
        plan="方案",
    )


def of_units(matrix: CertificateMatrix, units: tuple[MatrixUnit, ...]) -> CertificateMatrix:
    return replace(matrix, units=units, rows=())


@given(st.lists(st.tuples(KEYS, CELLS), max_size=60), st.integers(0, 30))
def test_edits_in_any_order_keep_every_figure(edits: list[tuple[CellKey, MatrixCell | None]], stored: int) -> None:
    cells = {key: cell for key, cell in edits[:stored] if cell is not None}
    ledger = Ledger(matrix_of(dict(cells)))
    for key, after in edits[stored:]:
        ledger.change(key, cells.pop(key, None), after)
        if after is not None:
            cells[key] = after
    whole = matrix_of(cells)
    assert ledger.coverage() == coverage(whole)
    for at, row in enumerate(ROWS):
        part = coverage(of_units(whole, UNITS[row.start : row.stop]))
        share = ledger.share(at)
        assert (share.total, share.covered, share.weighted) == (part.total, part.covered, part.weighted)
    for course in (1, 2):
        slots = [column.id for column in COLUMNS if column.course_id == course]
        counted = {unit.id for unit in UNITS if unit.counts}
        served = {
            unit for (unit, slot), cell in cells.items() if slot in slots and SCALE.serves(cell.strength)
        } & counted
        assert ledger.units_of(slots) == len(served)
