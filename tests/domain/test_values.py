"""Rounding, rates, levels and the order of names."""

from __future__ import annotations

from decimal import Decimal

import pytest

from onex_desktop.domain.values import Level, Rate, pinyin_key, round_half_up, sorted_levels


@pytest.mark.parametrize(
    ("value", "digits", "rounded"),
    [
        ("0.5", 0, "1"),
        ("1.5", 0, "2"),
        ("2.5", 0, "3"),
        ("-2.5", 0, "-3"),
        ("0.125", 2, "0.13"),
        ("64.645", 2, "64.65"),
        ("64.6449", 2, "64.64"),
        ("1.005", 2, "1.01"),
        ("148.571428", 0, "149"),
        ("3", 2, "3.00"),
    ],
)
def test_halves_go_away_from_zero(value: str, digits: int, rounded: str) -> None:
    assert str(round_half_up(Decimal(value), digits)) == rounded


@pytest.mark.parametrize(
    ("numerator", "denominator", "digits", "percent"),
    [
        (42, 80, 1, "52.5"),
        (104, 70, 0, "149"),
        (19, 30, 0, "63"),
        (84, 204, 1, "41.2"),
        (126, 160, 0, "79"),
        (96, 126, 1, "76.2"),
        (151, 154, 1, "98.1"),
        (0, 30, 0, "0"),
        (1, 3, 2, "33.33"),
        (2, 3, 2, "66.67"),
    ],
)
def test_rate_in_per_cent_is_rounded_once(numerator: int, denominator: int, digits: int, percent: str) -> None:
    assert str(Rate(numerator, denominator).percent(digits)) == percent


def test_rate_rounds_its_quotient() -> None:
    assert str(Rate(42, 80).rounded(4)) == "0.5250"


def test_rate_may_exceed_one() -> None:
    assert Rate(225, 220).value == Decimal(225) / Decimal(220)


def test_rate_over_nothing_is_none_not_zero() -> None:
    nothing = Rate(0, 0)
    assert (nothing.value, nothing.rounded(2), nothing.percent(2)) == (None, None, None)


def test_levels_sort_from_the_lowest() -> None:
    mixed = frozenset({Level.ADVANCED, Level.ELEMENTARY, Level.INTERMEDIATE})
    assert sorted_levels(mixed) == (Level.ELEMENTARY, Level.INTERMEDIATE, Level.ADVANCED)


def test_names_sort_in_pinyin_order() -> None:
    assert sorted(["张世刚", "王红然", "李重重"], key=pinyin_key) == ["李重重", "王红然", "张世刚"]


@pytest.mark.parametrize("name", ["𠮷田", "㛃", "\ud800", "🚗", ""])
def test_every_text_has_a_place_in_the_order(name: str) -> None:
    assert isinstance(pinyin_key(name), bytes)
