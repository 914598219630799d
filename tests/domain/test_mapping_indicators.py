"""What is wrong with the matrix of a plan's indicators against its courses."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, replace

from tests.gui.matrix_fixtures import N, S, W, matrix

from onex_desktop.domain.mapping import CellKey, Strength
from onex_desktop.domain.mapping.indicators import find_unsupported, idle_courses
from onex_desktop.domain.mapping.matrix import IndicatorMatrix
from onex_desktop.domain.problems import Place, Problem, Severity

PLAN = "新能源汽车技术 2020版"


def _matrix(cells: Mapping[CellKey, Strength]) -> IndicatorMatrix:
    made = matrix(cells)
    return IndicatorMatrix(**{each.name: getattr(made, each.name) for each in fields(made)}, plan_id=4, plan=PLAN)


def test_a_plan_that_was_not_begun_is_not_at_fault() -> None:
    assert find_unsupported(_matrix({})) == []


def test_indicators_without_support_and_courses_without_a_share_are_told_at_their_places() -> None:
    found = find_unsupported(_matrix({(1, 22): S, (2, -10): N, (3, 31): W}))
    assert found == [
        Problem(
            "mapping.indicator_unsupported",
            Severity.WARNING,
            {"plan": PLAN, "code": "2-2", "name": "模块2的技术"},
            Place("mapping", 2, "2-2 模块2的技术", "indicator", "4"),
        ),
        Problem(
            "mapping.course_supports_nothing",
            Severity.INFO,
            {"plan": PLAN, "course": "机械基础"},
            Place("mapping", 10, "机械基础", "indicator", "4"),
        ),
    ]


def test_one_serving_module_is_enough_for_a_course_and_the_first_stands_for_an_idle_one() -> None:
    columns = matrix().columns
    assert [column.id for column in idle_courses(columns, {22})] == [-10, 31]
    assert [column.id for column in idle_courses(columns, {-10, 33})] == [21]
    assert idle_courses(columns, {column.id for column in columns}) == ()
    # Two courses of one name are two.
    twins = tuple(replace(column, course="实训") for column in columns)
    assert [column.id for column in idle_courses(twins, {-10})] == [21, 31]
