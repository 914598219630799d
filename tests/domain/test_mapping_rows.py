"""The tree of the matrix: modules over areas over tasks over requirements."""

from __future__ import annotations

from tests.properties.test_mapping import CONTENT, LEVEL, MODULES, ROWS, UNITS, matrix_of

from onex_desktop.domain.mapping import MatrixCell, RowKind, Strength, coverage, idle_links, rows_of
from onex_desktop.domain.values import Level


def test_a_module_rolls_up_its_requirements_and_one_without_them_is_its_own_unit() -> None:
    shown = [(row.depth, row.code, row.start, row.stop) for row in ROWS]
    assert shown == [
        (0, "2-1", 0, 4),
        (1, "1", 0, 2),
        (2, "1.1", 0, 2),
        (3, "1.1.1", 0, 1),
        (3, "1.1.2", 1, 2),
        (1, "2", 2, 3),
        (2, "2.1", 2, 3),
        (3, "2.1.1", 2, 3),
        (1, "2-1", 3, 4),
        (0, "2-2", 4, 5),
        (0, "2-3", 5, 6),
        (0, "3", 6, 7),
        (1, "3.1", 6, 7),
        (2, "3.1.1", 6, 7),
    ]
    assert [unit.code for unit in UNITS] == ["2-1 1.1.1", "2-1 1.1.2", "2-1 2.1.1", "2-1", "2-2", "2-3", "3.1.1"]
    assert [row.code for row in ROWS if row.is_unit] == ["1.1.1", "1.1.2", "2.1.1", "2-1", "2-2", "2-3", "3.1.1"]


def test_a_task_without_requirements_is_left_out() -> None:
    assert "空务" not in [row.name for row in ROWS]


def test_a_modules_own_links_do_not_count_once_it_has_requirements() -> None:
    matrix = matrix_of({(1, 1): MatrixCell(Strength.STRONG), (-11, 1): MatrixCell(Strength.STRONG)})
    reached = coverage(matrix)
    assert (reached.total, reached.covered) == (6, 1)
    assert [(p.code, p.params["count"]) for p in idle_links(matrix)] == [("mapping.idle_links", 1)]


def test_a_module_without_links_of_its_own_has_no_row_for_them() -> None:
    units, rows = rows_of(MODULES, CONTENT, LEVEL, frozenset())
    assert all(unit.counts for unit in units)
    assert [row.code for row in rows if row.kind is RowKind.UNIT] == ["2-2", "2-3"]


def test_requirements_of_another_level_are_not_shown() -> None:
    units, _ = rows_of(MODULES, CONTENT, Level.ADVANCED, frozenset())
    assert [unit.code for unit in units] == ["2-1", "2-2", "2-3"]
