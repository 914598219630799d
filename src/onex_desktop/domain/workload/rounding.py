"""Exact arithmetic and the rounding a rule set states: place, mode, never to even."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Context, Decimal
from enum import StrEnum
from functools import cache
from typing import Final

EXACT: Final = Context(prec=200, rounding=ROUND_HALF_UP)
"""Wide enough that sums and products of a line are exact; only a quotient is cut, and that one is rounded at once."""


class Mode(StrEnum):
    """How the last kept digit comes about; rounding halves to even is not among them (domain rules §2.4)."""

    HALF_UP = "half_up"
    UP = "up"
    DOWN = "down"


# No figure of a line is negative, so the direction towards zero and the floor are the same.
_MODES: Final = {Mode.HALF_UP: ROUND_HALF_UP, Mode.UP: ROUND_CEILING, Mode.DOWN: ROUND_FLOOR}


@cache
def _unit(digits: int) -> Decimal:
    return Decimal(1).scaleb(-digits)


@dataclass(frozen=True, slots=True)
class Rounding:
    """Keep ``digits`` decimals in the given mode."""

    digits: int
    mode: Mode = Mode.HALF_UP

    def apply(self, value: Decimal) -> Decimal:
        """Return the rounded value."""
        return value.quantize(_unit(self.digits), _MODES[self.mode], EXACT)

    def quotient(self, numerator: Decimal, denominator: Decimal) -> Decimal:
        """Return the rounded quotient; ``denominator`` is above zero.

        Cutting the division at 200 digits first cannot move the result: a quotient that lies on the border of two
        results has few digits and is exact, and any other lies further from it than the cut.
        """
        return self.apply(EXACT.divide(numerator, denominator))


def product(*values: Decimal) -> Decimal:
    """Return the exact product."""
    result = values[0]
    for value in values[1:]:
        result = EXACT.multiply(result, value)
    return result


def total(*values: Decimal) -> Decimal:
    """Return the exact sum."""
    result = values[0]
    for value in values[1:]:
        result = EXACT.add(result, value)
    return result


def ends(divisor: Decimal) -> bool:
    """Tell whether every division by ``divisor`` comes to an end: it has no prime factor but 2 and 5."""
    numerator = divisor.as_integer_ratio()[0]
    for prime in (2, 5):
        while numerator % prime == 0:
            numerator //= prime
    return numerator == 1


def plain(value: Decimal) -> str:
    """Return the number without exponent and without needless zeros: 64.6400 → 64.64, 60.0 → 60."""
    return format(value.normalize(EXACT), "f")
