"""What stands behind the coverage of a matrix."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from tests.gui.matrix_fixtures import M, N, S, W, matrix

from onex_desktop.domain.mapping import MatrixCell, ReviewState, coverage
from onex_desktop.domain.mapping.behind import behind


def test_units_tell_their_best_and_what_serves_them() -> None:
    found = behind(matrix({(1, 21): W, (1, 31): M, (2, 22): N}))
    assert [(each.unit.id, each.best, each.weight) for each in found] == [
        (1, M, Decimal("0.60")),
        (2, None, Decimal(0)),
        (3, None, Decimal(0)),
    ]
    assert [slot.id for slot in found[0].slots] == [31, 21]
    assert found[1].slots == ()


def test_the_list_adds_up_to_the_coverage() -> None:
    made = matrix({(1, 21): W, (2, 22): S, (2, -10): S, (3, 31): N})
    found, cover = behind(made), coverage(made)
    assert sum(each.best is not None for each in found) == cover.covered == 2
    assert cover.weighted is not None
    assert sum(each.weight for each in found) == cover.weighted * cover.total == Decimal("1.30")


def test_modules_of_one_course_are_one_claim() -> None:
    one, two, _ = behind(matrix({(1, 21): S, (1, 22): S, (2, 21): S, (2, -10): S}))
    assert (one.claims, two.claims) == ((), ("机械基础", "电控检修"))


def test_what_waits_for_review_is_looked_at_first() -> None:
    made = matrix({(1, 21): S})
    waiting = MatrixCell(W, review=ReviewState.TO_REVIEW)
    found = behind(replace(made, cells={**made.cells, (1, 33): waiting}))[0]
    assert [slot.id for slot in found.waiting] == [33]
    assert found.telling is not None
    assert found.telling.id == 33


def test_units_that_do_not_count_are_left_out() -> None:
    made = matrix({(1, 21): S})
    idle = replace(made.units[0], counts=False)
    assert [each.unit.id for each in behind(replace(made, units=(idle, *made.units[1:])))] == [2, 3]
