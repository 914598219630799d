"""The tree of the matrix: modules over areas over tasks over requirements."""

from __future__ import annotations

from dataclasses import replace

from tests.domain.rows import MIDDLE, pilot
from tests.properties.test_mapping import CONTENT, LEVEL, MODULES, ROWS, UNITS, matrix_of

from onex_desktop.domain.mapping import MatrixCell, RowKind, Strength, coverage, idle_links, rows_of
from onex_desktop.domain.mapping.matrix import MatrixRow, MatrixUnit
from onex_desktop.domain.mapping.rows import indicator_rows, pilot_rows
from onex_desktop.domain.plans import CompetencyRow
from onex_desktop.domain.plans.rows import IndicatorRow
from onex_desktop.domain.standards.tree import Item, Section
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


def test_rows_carry_the_records_names_and_levels_of_what_they_show() -> None:
    module = MatrixUnit(4, "2-1", "动力电池", frozenset(Level))
    area = Item(1, "检测", (Item(1, "绝缘", (Item(1, "能检查动力电池的绝缘。", (), 31),), 21),), 11)
    one = frozenset({Level.ADVANCED})
    units, rows = rows_of([module], {Section(Level.ADVANCED, 4): (area,)}, Level.ADVANCED, frozenset({4}))
    assert units == (
        MatrixUnit(-31, "2-1 1.1.1", "能检查动力电池的绝缘。", one),
        MatrixUnit(4, "2-1", "动力电池", frozenset(Level), counts=False),
    )
    assert rows == (
        MatrixRow(RowKind.MODULE, 4, "2-1", "动力电池", 0, 0, 2),
        MatrixRow(RowKind.AREA, 11, "1", "检测", 1, 0, 1),
        MatrixRow(RowKind.TASK, 21, "1.1", "绝缘", 2, 0, 1),
        MatrixRow(RowKind.REQUIREMENT, 31, "1.1.1", "能检查动力电池的绝缘。", 3, 0, 1),
        MatrixRow(RowKind.UNIT, 4, "2-1", "整体（已按要求对照，不计入覆盖）", 1, 1, 2),
    )
    of_none, _ = rows_of([], {Section(Level.ADVANCED): (area,)}, Level.ADVANCED, frozenset())
    assert of_none == (MatrixUnit(-31, "1.1.1", "能检查动力电池的绝缘。", one),)
    assert rows_of([module], {}, Level.ADVANCED, frozenset())[1] == (
        MatrixRow(RowKind.UNIT, 4, "2-1", "动力电池", 0, 0, 1),
    )


def test_an_area_without_requirements_does_not_make_a_module_roll_up() -> None:
    module = MatrixUnit(4, "2-1", "动力电池", frozenset(Level))
    empty = Item(1, "检测", (Item(1, "绝缘", (), 21),), 11)
    units, rows = rows_of([module], {Section(Level.ADVANCED, 4): (empty,)}, Level.ADVANCED, frozenset())
    assert (units, [row.kind for row in rows]) == ((module,), [RowKind.UNIT])


def test_competencies_roll_up_their_indicators_and_one_that_has_none_is_left_out() -> None:
    tests, repairs = IndicatorRow(5, "检测能力", "1.1", "会用万用表"), IndicatorRow(6, "检测能力", "1.2", "会读电路图")
    units, rows = indicator_rows([
        CompetencyRow(1, 1, 1, "0", "空能力", "", ()),
        CompetencyRow(2, 1, 1, "1", "检测能力", "能检测", (tests, repairs)),
        CompetencyRow(3, 1, 1, "2", "", "能维修", (IndicatorRow(7, "", "2.1", "会更换电池"),)),
    ])  # fmt: skip
    assert units == (
        MatrixUnit(5, "1.1", "会用万用表", frozenset()), MatrixUnit(6, "1.2", "会读电路图", frozenset()),
        MatrixUnit(7, "2.1", "会更换电池", frozenset()),
    )  # fmt: skip
    assert rows == (
        MatrixRow(RowKind.COMPETENCY, 2, "1", "检测能力", 0, 0, 2),
        MatrixRow(RowKind.INDICATOR, 5, "1.1", "会用万用表", 1, 0, 1),
        MatrixRow(RowKind.INDICATOR, 6, "1.2", "会读电路图", 1, 1, 2),
        MatrixRow(RowKind.COMPETENCY, 3, "2", "能维修", 0, 2, 3),
        MatrixRow(RowKind.INDICATOR, 7, "2.1", "会更换电池", 1, 2, 3),
    )


def test_several_pilots_of_a_certificate_stand_below_it_by_college_and_one_alone_is_its_row() -> None:
    numbered = replace(pilot(1), draft=replace(pilot(1).draft, sequence=3))
    units, rows = pilot_rows([numbered, pilot(2), pilot(9, certificate_id=7)])
    assert units == tuple(MatrixUnit(key, code, "传感网应用开发", MIDDLE) for key, code in ((1, "3"), (2, ""), (9, "")))
    assert rows == (
        MatrixRow(RowKind.CERTIFICATE, 1, "", "传感网应用开发", 0, 0, 2),
        MatrixRow(RowKind.PILOT, 1, "3", "网络与通信学院", 1, 0, 1),
        MatrixRow(RowKind.PILOT, 2, "", "网络与通信学院", 1, 1, 2),
        MatrixRow(RowKind.PILOT, 9, "", "传感网应用开发", 0, 2, 3),
    )
