"""Rounding and reading rates, for every number there may be."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from onex_desktop.domain.exams.statistics import printed_digits
from onex_desktop.domain.values import Rate, round_half_up

COUNTS = st.integers(0, 100_000)
PERSONS = st.integers(1, 100_000)
DIGITS = st.integers(0, 4)
NUMBERS = st.decimals(-10_000, 10_000, places=6)


@given(NUMBERS, DIGITS)
def test_rounding_moves_by_half_a_unit_at_most(number: Decimal, digits: int) -> None:
    assert abs(round_half_up(number, digits) - number) <= Decimal(5).scaleb(-digits - 1)


@given(NUMBERS, NUMBERS, DIGITS)
def test_rounding_keeps_the_order(one: Decimal, other: Decimal, digits: int) -> None:
    low, high = sorted((one, other))
    assert round_half_up(low, digits) <= round_half_up(high, digits)


@given(NUMBERS, DIGITS)
def test_rounding_is_the_same_on_both_sides_of_zero(number: Decimal, digits: int) -> None:
    assert round_half_up(-number, digits) == -round_half_up(number, digits)


@given(NUMBERS, DIGITS)
def test_rounding_twice_changes_nothing(number: Decimal, digits: int) -> None:
    once = round_half_up(number, digits)
    assert round_half_up(once, digits) == once


@given(COUNTS, PERSONS, DIGITS)
def test_a_rate_in_per_cent_is_the_exact_fraction_rounded_half_up(passed: int, sat: int, digits: int) -> None:
    exact = Fraction(passed * 100, sat) * 10**digits
    assert Rate(passed, sat).percent(digits) == Decimal((2 * exact + 1) // 2).scaleb(-digits)


@given(COUNTS, COUNTS, PERSONS, DIGITS)
def test_more_passed_is_never_a_lower_rate(one: int, other: int, sat: int, digits: int) -> None:
    low, high = (Rate(passed, sat).percent(digits) for passed in sorted((one, other)))
    assert low is not None
    assert high is not None
    assert low <= high


@given(COUNTS, PERSONS, DIGITS, st.sampled_from(["%", "％"]), st.sampled_from(["", " "]))
def test_a_rate_printed_and_read_again_has_as_many_digits(
    passed: int, sat: int, digits: int, sign: str, space: str
) -> None:
    assert printed_digits(f"{space}{Rate(passed, sat).percent(digits)}{space}{sign}") == digits


@given(st.text(max_size=12))
def test_reading_digits_never_fails(stated: str) -> None:
    found = printed_digits(stated)
    assert found is None or found >= 0
