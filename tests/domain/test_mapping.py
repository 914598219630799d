"""Coverage of certificate modules by courses, reckoned by hand."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from tests.scale import SCALE

from onex_desktop.domain import mapping
from onex_desktop.domain.mapping import (
    CellKey,
    CertificateMatrix,
    MatrixCell,
    MatrixColumn,
    MatrixUnit,
    ReformedCourse,
    Strength,
)
from onex_desktop.domain.mapping.findings import double_claims, idle_links
from onex_desktop.domain.problems import Param, Place, Problem, Severity
from onex_desktop.domain.values import Level

ALL = frozenset(Level)
HIGHER = frozenset({Level.INTERMEDIATE, Level.ADVANCED})
UNITS = tuple(MatrixUnit(n, f"2-{n}", f"单元{n}", HIGHER if n > 3 else ALL) for n in range(1, 6))


def _matrix(cells: dict[CellKey, Strength], units: tuple[MatrixUnit, ...] = UNITS) -> CertificateMatrix:
    filled = {key: MatrixCell(strength) for key, strength in cells.items()}
    return CertificateMatrix(
        units,
        (),
        filled,
        SCALE,
        certificate_id=10,
        certificate="智能新能源汽车",
        level=Level.INTERMEDIATE,
        plan_id=2,
        plan="新能源汽车技术 2020版",
    )


def _at(unit: int) -> Place:
    return Place("mapping", unit, f"2-{unit} 单元{unit}", within="10:intermediate:2")


def test_three_strong_units_of_five_weigh_sixty_per_cent() -> None:
    reached = mapping.coverage(_matrix({(1, 1): Strength.STRONG, (3, 5): Strength.STRONG, (4, 9): Strength.STRONG}))
    assert (reached.total, reached.covered, reached.weighted) == (5, 3, Decimal("0.6"))


def test_uncovered_units_are_named_in_order() -> None:
    reached = mapping.coverage(_matrix({(1, 1): Strength.STRONG, (3, 5): Strength.STRONG, (4, 9): Strength.STRONG}))
    assert [unit.code for unit in reached.uncovered] == ["2-2", "2-5"]


@pytest.mark.parametrize(("first", "second"), [(Strength.WEAK, Strength.MEDIUM), (Strength.MEDIUM, Strength.WEAK)])
def test_a_unit_counts_with_its_strongest_link_only(first: Strength, second: Strength) -> None:
    # (0.6 + 0.3) / 5 = 0.18: the weak link beside the medium one adds nothing.
    reached = mapping.coverage(_matrix({(1, 1): first, (1, 2): second, (2, 1): Strength.WEAK}))
    assert reached.weighted == Decimal("0.18")


def test_not_applicable_covers_nothing() -> None:
    assert mapping.coverage(_matrix({(1, 1): Strength.NOT_APPLICABLE})).covered == 0


def test_not_applicable_takes_nothing_from_a_strong_link() -> None:
    cells = {(1, 1): Strength.STRONG, (1, 2): Strength.NOT_APPLICABLE}
    assert mapping.coverage(_matrix(cells)).weighted == Decimal("0.2")


def test_nothing_to_cover_has_no_weight() -> None:
    reached = mapping.coverage(_matrix({}, units=()))
    assert (reached.weighted, reached.rate.value) == (None, None)


def test_rate_is_covered_over_all() -> None:
    assert mapping.coverage(_matrix({(1, 1): Strength.WEAK})).rate.value == Decimal("0.2")


def test_only_units_of_the_level_are_offered() -> None:
    assert [unit.code for unit in mapping.offered(UNITS, Level.ELEMENTARY)] == ["2-1", "2-2", "2-3"]


def test_counts_go_from_strong_to_weak_and_leave_out_zero() -> None:
    found = SCALE.count([Strength.WEAK, Strength.STRONG, Strength.WEAK])
    assert list(found.items()) == [(Strength.STRONG, 1), (Strength.WEAK, 2)]


def test_a_rolled_up_cell_shows_the_strongest() -> None:
    assert SCALE.strongest([Strength.NOT_APPLICABLE, Strength.WEAK, Strength.MEDIUM]) == Strength.MEDIUM


def test_a_rolled_up_cell_over_nothing_is_empty() -> None:
    assert SCALE.strongest([]) is None


def test_each_uncovered_unit_is_a_finding() -> None:
    served = {(n, 1): Strength.STRONG for n in (1, 3, 4)}
    found = mapping.find_problems(_matrix(served))
    assert [(p.code, p.params["code"]) for p in found] == [("mapping.uncovered", "2-2"), ("mapping.uncovered", "2-5")]
    about = {"certificate": "智能新能源汽车", "level": "intermediate", "plan": "新能源汽车技术 2020版"}
    assert found[0] == Problem(
        "mapping.uncovered", Severity.WARNING, {**about, "code": "2-2", "name": "单元2"}, _at(2)
    )  # fmt: skip


def test_a_reformed_course_without_links_is_a_finding() -> None:
    courses = (ReformedCourse(1, "甲", 7, "2020版", 3, 4), ReformedCourse(2, "乙", 7, "2020版", 3, 0))
    assert mapping.find_unlinked_courses(courses) == [
        Problem(
            "mapping.course_without_link", Severity.WARNING, {"course": "乙", "plan": "2020版"},
            Place("mapping", 2, "乙", within="3::7"),
        )
    ]  # fmt: skip


def test_a_unit_that_two_courses_serve_strongly_is_a_finding_and_two_modules_of_one_are_not() -> None:
    columns = (
        MatrixColumn(-1, 1, "汽车网络技术", "", "", ()), MatrixColumn(21, 2, "电控检修", "模块一", "", ()),
        MatrixColumn(22, 2, "电控检修", "模块二", "", ()),
    )  # fmt: skip
    strong, medium = Strength.STRONG, Strength.MEDIUM
    cells = {
        (1, 21): strong, (1, 22): strong, (1, -1): medium, (2, 21): strong, (2, -1): strong, (3, -1): strong,
        (3, 99): strong,
    }  # fmt: skip
    (found,) = double_claims(replace(_matrix(cells), columns=columns))
    assert (found.code, found.severity, found.where) == ("mapping.double_claim", Severity.WARNING, _at(2))
    assert found.params == {
        "certificate": "智能新能源汽车", "level": "intermediate", "plan": "新能源汽车技术 2020版", "code": "2-2",
        "name": "单元2", "courses": "电控检修、汽车网络技术", "strength": "强",
    }  # fmt: skip


def test_links_of_a_module_that_does_not_count_are_told_by_number() -> None:
    units = (UNITS[0], *(replace(unit, counts=False) for unit in UNITS[1:3]))
    found = idle_links(_matrix({(1, 1): Strength.STRONG, (2, 1): Strength.WEAK, (2, 2): Strength.STRONG}, units))
    params: dict[str, Param] = {"certificate": "智能新能源汽车", "code": "2-2", "name": "单元2", "count": 2}
    assert found == [Problem("mapping.idle_links", Severity.INFO, params, _at(2))]


def test_column_is_called_by_course_and_module() -> None:
    assert MatrixColumn(3, 1, "电控系统", "模块一", "空调", ()).title == "电控系统 · 模块一 空调"


def test_column_of_an_undivided_course_is_called_by_the_course() -> None:
    assert MatrixColumn(-1, 1, "电控系统", "", "", ()).title == "电控系统"
