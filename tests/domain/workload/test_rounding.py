"""Exact arithmetic, and rounding as a rule set states it."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onex_desktop.domain.workload.rounding import Mode, Rounding, ends, plain, product, total

NUMBERS = st.decimals(0, 1_000_000, places=6)
DIGITS = st.integers(0, 4)


@pytest.mark.parametrize(
    ("mode", "value", "rounded"),
    [
        (Mode.HALF_UP, "1.25", "1.3"),
        (Mode.HALF_UP, "1.45", "1.5"),
        (Mode.HALF_UP, "1.249999", "1.2"),
        (Mode.UP, "1.21", "1.3"),
        (Mode.UP, "1.2", "1.2"),
        (Mode.DOWN, "1.29", "1.2"),
    ],
)
def test_rounding_follows_its_mode(mode: Mode, value: str, rounded: str) -> None:
    assert Rounding(1, mode).apply(Decimal(value)) == Decimal(rounded)


@given(st.integers(0, 100_000), st.integers(1, 100_000), DIGITS)
def test_a_quotient_is_the_exact_fraction_rounded_half_up(numerator: int, denominator: int, digits: int) -> None:
    exact = Fraction(numerator, denominator) * 10**digits
    found = Rounding(digits).quotient(Decimal(numerator), Decimal(denominator))
    assert found == Decimal((2 * exact + 1) // 2).scaleb(-digits)


@given(NUMBERS, DIGITS)
def test_modes_enclose_the_value(value: Decimal, digits: int) -> None:
    low, high = Rounding(digits, Mode.DOWN).apply(value), Rounding(digits, Mode.UP).apply(value)
    assert low <= value <= high
    assert Rounding(digits).apply(value) in (low, high)


@given(st.lists(NUMBERS, min_size=1, max_size=12))
def test_sums_and_products_are_exact(numbers: list[Decimal]) -> None:
    exact_product, exact_sum = Fraction(1), Fraction(0)
    for number in numbers:
        exact_product, exact_sum = exact_product * Fraction(number), exact_sum + Fraction(number)
    assert Fraction(product(*numbers)) == exact_product
    assert Fraction(total(*numbers)) == exact_sum


@given(NUMBERS)
def test_plain_text_says_the_same_number_and_nothing_more(value: Decimal) -> None:
    text = plain(value)
    assert Decimal(text) == value
    assert "E" not in text
    assert "." not in text or not text.endswith("0")


@pytest.mark.parametrize(
    ("divisor", "does"), [("1", True), ("25", True), ("40", True), ("2.5", True), ("30", False), ("0.3", False)]
)
def test_a_division_ends_when_the_divisor_has_no_prime_but_two_and_five(divisor: str, does: bool) -> None:
    assert ends(Decimal(divisor)) is does
