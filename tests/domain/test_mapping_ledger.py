"""Coverage kept cell by cell: links are counted, not only noticed."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from tests.gui.matrix_fixtures import M, N, S, W, matrix

from onex_desktop.domain.mapping import Coverage, Ledger, MatrixCell
from onex_desktop.domain.mapping.behind import behind
from onex_desktop.domain.mapping.matrix import MatrixRow, RowKind


def test_as_long_as_one_strong_link_is_left_a_unit_is_strong() -> None:
    ledger = Ledger(matrix({(1, 21): S, (1, 22): S, (1, 31): W, (2, 21): N}))
    assert [ledger.served(unit) for unit in (1, 2, 3)] == [3, 0, 0]
    assert [ledger.strongest(unit) for unit in (1, 2, 3)] == [S, N, None]
    seen = []
    for slot in (21, 22, 31):
        ledger.change((1, slot), MatrixCell(W if slot == 31 else S), None)
        seen.append((ledger.served(1), ledger.strongest(1), ledger.coverage().weighted))
    assert seen == [
        (2, S, Decimal("1.00") / 3),
        (1, W, Decimal("0.30") / 3),
        (0, None, Decimal(0)),
    ]


def test_links_that_come_and_go_are_counted_each() -> None:
    ledger = Ledger(matrix())
    for slot in (31, 32, 33):
        ledger.change((1, slot), None, MatrixCell(M))
    ledger.change((1, 31), MatrixCell(M), None)
    ledger.change((1, 32), MatrixCell(M), MatrixCell(N))
    assert (ledger.served(1), ledger.strongest(1), ledger.serving()) == (1, M, frozenset({33}))
    ledger.change((1, 33), MatrixCell(M), MatrixCell(W))
    assert (ledger.coverage().covered, ledger.coverage().weighted) == (1, Decimal("0.30") / 3)
    assert (ledger.units_of([31, 32]), ledger.units_of([32, 33])) == (0, 1)


def test_a_unit_knows_the_rows_that_hold_it() -> None:
    rows = (
        MatrixRow(RowKind.TASK, 7, "1.1", "空调系统的检修", 0, 0, 2),
        *(MatrixRow(RowKind.UNIT, unit, f"2-{unit}", "", 1, unit - 1, unit) for unit in (1, 2, 3)),
    )
    ledger = Ledger(replace(matrix(), rows=rows))
    assert [ledger.above(unit) for unit in (1, 2, 3, 99)] == [(0, 1), (0, 2), (3,), ()]


def test_without_a_matrix_there_is_nothing_to_cover() -> None:
    ledger = Ledger(None)
    assert ledger.coverage() == Coverage(0, 0, None, ())
    assert (ledger.served(1), ledger.strongest(1), ledger.above(1), ledger.serving()) == (0, None, (), frozenset())


def test_a_link_to_a_slot_that_is_not_shown_does_not_stand_behind_a_unit() -> None:
    made = matrix({(1, 21): W})
    hidden = replace(made, columns=made.columns[:1])
    assert behind(hidden)[0].slots == ()
    assert behind(hidden)[0].best is None
