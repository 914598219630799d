"""Overlap between certificates: which slots, how many hours, and what teaching once saves."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st
from tests.scale import SCALE

from onex_desktop.domain.mapping import CellKey, CertificateMatrix, MatrixCell, MatrixColumn, MatrixUnit, Strength
from onex_desktop.domain.mapping.overlap import Overlap, overlaps
from onex_desktop.domain.values import Level

COLUMNS = tuple(MatrixColumn(-n, n, f"课程{n}", "", "", ()) for n in (1, 2, 3))
MIDDLE, HIGH = Level.INTERMEDIATE, Level.ADVANCED


def _matrix(
    certificate: int, cells: Mapping[CellKey, str | None], level: Level = MIDDLE, idle: frozenset[int] = frozenset()
) -> CertificateMatrix:
    """Return units 10 × certificate + 1…3; a cell is its hours, None unstated, "不" for not applicable."""
    units = tuple(
        MatrixUnit(n, str(n), f"要求{n}", frozenset({level}), counts=n not in idle)
        for n in (10 * certificate + each for each in (1, 2, 3))
    )
    links = {
        key: MatrixCell(Strength.NOT_APPLICABLE)
        if hours == "不"
        else MatrixCell(Strength.WEAK, None if hours is None else Decimal(hours))
        for key, hours in cells.items()
    }
    return CertificateMatrix(
        units, COLUMNS, links, SCALE, certificate_id=certificate, certificate=f"证书{certificate}", level=level,
        plan_id=1, plan="2020版",
    )  # fmt: skip


def _said(found: tuple[Overlap, ...]) -> list[tuple[int, str, str, bool, int]]:
    return [(each.id, str(each.hours), str(each.saved), each.exact, each.unstated) for each in found]


def test_hours_saved_are_all_but_those_of_the_longest() -> None:
    found = overlaps([_matrix(1, {(11, -1): "8", (12, -1): "4"}), _matrix(2, {(21, -1): "10"})])
    assert _said(found) == [(-1, "22", "10", True, 0)]
    assert [[unit.code for unit in each.units] for each in found[0].asked] == [["11", "12"], ["21"]]


def test_three_certificates_keep_the_longest_only() -> None:
    found = overlaps([_matrix(n, {(10 * n + 1, -2): hours}) for n, hours in ((1, "8"), (2, "6.5"), (3, "2"))])
    assert _said(found) == [(-2, "16.5", "8.5", True, 0)]


def test_a_slot_of_one_certificate_is_no_overlap() -> None:
    assert overlaps([_matrix(1, {(11, -1): "8", (12, -1): "8"}), _matrix(2, {(21, -2): "8"})]) == ()


def test_not_applicable_and_what_does_not_count_ask_for_nothing() -> None:
    first = _matrix(1, {(11, -1): "8", (11, -2): "8"})
    assert overlaps([first, _matrix(2, {(21, -1): "不", (22, -2): "4"}, idle=frozenset({22}))]) == ()


def test_unstated_hours_are_no_zero_but_make_the_saving_a_least_one() -> None:
    found = overlaps([_matrix(1, {(11, -1): "8", (12, -1): None}), _matrix(2, {(21, -1): "6"})])
    assert _said(found) == [(-1, "14", "6", False, 1)]


def test_the_level_with_the_most_hours_stands_for_a_certificate() -> None:
    levels = [_matrix(1, {(11, -1): "4"}), _matrix(1, {(11, -1): "9"}, HIGH)]
    found = overlaps([*levels, _matrix(2, {(21, -1): "5"})])
    assert (_said(found), found[0].asked[0].level) == ([(-1, "14", "5", True, 0)], HIGH)
    assert overlaps(levels) == ()


def test_an_unstated_hour_at_another_level_makes_it_inexact_too() -> None:
    found = overlaps([_matrix(1, {(11, -1): "4"}), _matrix(1, {(12, -1): None}, HIGH), _matrix(2, {(21, -1): "5"})])
    assert _said(found) == [(-1, "9", "4", False, 0)]


def test_it_stops_when_told_to() -> None:
    assert overlaps([_matrix(1, {(11, -1): "8"}), _matrix(2, {(21, -1): "8"})], lambda: True) == ()


HOURS = st.one_of(st.none(), st.integers(0, 40).map(str))


@given(st.lists(st.dictionaries(st.integers(1, 3), HOURS), min_size=2, max_size=4), st.integers(0, 40))
def test_whatever_the_unstated_hours_turn_out_to_be_no_less_is_saved(
    certificates: list[dict[int, str | None]], guess: int
) -> None:
    def with_hours(stated: list[dict[int, str | None]]) -> tuple[Overlap, ...]:
        return overlaps(
            _matrix(at, {(10 * at + unit, -1): hours for unit, hours in cells.items()})
            for at, cells in enumerate(stated, start=1)
        )

    least = with_hours(certificates)
    known = with_hours([{unit: hours or str(guess) for unit, hours in cells.items()} for cells in certificates])
    assert [each.id for each in least] == [each.id for each in known]
    assert all(one.saved <= other.saved for one, other in zip(least, known, strict=True))
    assert all(other.exact for other in known)
