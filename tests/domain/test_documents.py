"""Where the cells of a printed table stand once merged areas are reckoned with."""

from __future__ import annotations

import pytest

from onex_desktop.domain.documents import Cell, placed
from onex_desktop.domain.errors import ProgrammingFault


def _places(rows: list[list[Cell]], columns: int) -> list[tuple[int, int, str]]:
    return [(row, column, cell.text) for row, column, cell in placed(rows, columns)]


def test_cells_stand_side_by_side() -> None:
    assert _places([[Cell("a"), Cell("b")]], 2) == [(0, 0, "a"), (0, 1, "b")]


def test_a_wide_cell_pushes_the_next_one() -> None:
    assert _places([[Cell("a", columns=2), Cell("b")]], 3) == [(0, 0, "a"), (0, 2, "b")]


def test_a_tall_cell_at_the_left_pushes_the_row_below() -> None:
    rows = [[Cell("a", rows=2), Cell("b")], [Cell("c")]]
    assert _places(rows, 2) == [(0, 0, "a"), (0, 1, "b"), (1, 1, "c")]


def test_a_tall_cell_at_the_right_closes_the_row_below() -> None:
    rows = [[Cell("a"), Cell("b", rows=2)], [Cell("c")]]
    assert _places(rows, 2) == [(0, 0, "a"), (0, 1, "b"), (1, 0, "c")]


@pytest.mark.parametrize(
    "rows",
    [
        [[Cell("a")]],
        [[Cell("a"), Cell("b"), Cell("c")]],
        [[Cell("a", rows=2), Cell("b")]],
        [[Cell("a"), Cell("b", rows=2)], [Cell("c", columns=2)]],
    ],
    ids=["short", "long", "beyond the last row", "overlap"],
)
def test_rows_that_do_not_fit_are_the_programs_fault(rows: list[list[Cell]]) -> None:
    with pytest.raises(ProgrammingFault):
        placed(rows, 2)
