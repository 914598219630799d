"""Coverage by branch and by course is what a recount of that part alone finds."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st
from tests.scale import FOUR, SCALE

from onex_desktop.domain.mapping import CellKey, Ledger, Matrix, MatrixCell, MatrixColumn, coverage, rows_of
from onex_desktop.domain.mapping.breakdown import branches, courses
from onex_desktop.domain.standards.tree import Item, Section
from onex_desktop.domain.values import Level

S, M, W, N = FOUR
TREE = (
    Item(1, "甲域", (Item(1, "甲务", (Item(1, "能甲", (), 1), Item(2, "能乙", (), 2)), 11),), 21),
    Item(2, "乙域", (Item(1, "乙务", (Item(1, "能丙", (), 3),), 12),), 22),
)
UNITS, ROWS = rows_of((), {Section(Level.ADVANCED): TREE}, Level.ADVANCED, frozenset())
COLUMNS = (
    MatrixColumn(-1, 1, "整课", "", "", ()),
    MatrixColumn(2, 2, "分课", "模块一", "前", ()),
    MatrixColumn(3, 2, "分课", "模块二", "后", ()),
)
MATRIX = Matrix(UNITS, COLUMNS, {}, SCALE, ROWS)


def test_a_course_counts_a_unit_once_with_its_best_module() -> None:
    cells = {(-1, 2): MatrixCell(W), (-1, 3): MatrixCell(M), (-2, 3): MatrixCell(N), (-3, -1): MatrixCell(S)}
    found = courses(replace(MATRIX, cells=cells))
    assert [(each.course, each.slot, each.share.covered, each.share.total, each.share.reached) for each in found] == [
        ("整课", -1, 1, 3, Decimal("1.00")), ("分课", 2, 1, 3, Decimal("0.60")),
    ]  # fmt: skip
    assert found[1].share.weighted == Decimal("0.2")


def test_branches_are_areas_and_tasks_in_order() -> None:
    matrix = replace(MATRIX, cells={(-1, 2): MatrixCell(M)})
    assert [(row.code, share.covered, share.total) for row, share in branches(matrix, Ledger(matrix))] == [
        ("1", 1, 2), ("1.1", 1, 2), ("2", 0, 1), ("2.1", 0, 1),
    ]  # fmt: skip


KEYS: st.SearchStrategy[CellKey] = st.tuples(
    st.sampled_from([unit.id for unit in UNITS]), st.sampled_from([column.id for column in COLUMNS])
)


@given(st.dictionaries(KEYS, st.sampled_from(FOUR).map(MatrixCell)))
def test_every_line_is_what_a_recount_of_that_part_finds(cells: dict[CellKey, MatrixCell]) -> None:
    matrix = replace(MATRIX, cells=cells)
    for row, share in branches(matrix, Ledger(matrix)):
        alone = coverage(replace(matrix, units=UNITS[row.start : row.stop]))
        assert (share.total, share.covered, share.weighted) == (alone.total, alone.covered, alone.weighted)
    for each in courses(matrix):
        own = {column.id for column in COLUMNS if column.course_id == each.course_id}
        alone = coverage(replace(matrix, cells={key: cell for key, cell in cells.items() if key[1] in own}))
        assert (each.share.covered, each.share.weighted) == (alone.covered, alone.weighted)
