"""Values that several capabilities share, and the one way the house rounds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum


class Level(StrEnum):
    """Level of a skill certificate (职业技能等级); a higher one covers the lower."""

    ELEMENTARY = "elementary"
    INTERMEDIATE = "intermediate"
    ADVANCED = "advanced"


LEVEL_ORDER: dict[Level, int] = {level: position for position, level in enumerate(Level)}


def sorted_levels(levels: frozenset[Level]) -> tuple[Level, ...]:
    """Return the levels from the lowest to the highest."""
    return tuple(sorted(levels, key=LEVEL_ORDER.__getitem__))


def round_half_up(value: Decimal, digits: int) -> Decimal:
    """Round to ``digits`` decimals, halves away from zero (四舍五入), never to even."""
    return value.quantize(Decimal(1).scaleb(-digits), rounding=ROUND_HALF_UP)


def is_day(text: str) -> bool:
    """Return whether a text is a day of the calendar in ISO form."""
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def pinyin_key(text: str) -> bytes:
    """Return a key that sorts Chinese as a dictionary does: GB 18030 keeps the common characters in pinyin order."""
    return text.encode("gb18030", "replace")


@dataclass(frozen=True, slots=True)
class Rate:
    """A share that knows its numerator and denominator; it may exceed one."""

    numerator: int
    denominator: int

    @property
    def value(self) -> Decimal | None:
        """The quotient, exact to 28 digits; None when there is nothing to divide by."""
        if self.denominator == 0:
            return None
        return Decimal(self.numerator) / Decimal(self.denominator)

    def rounded(self, digits: int) -> Decimal | None:
        """Return the quotient rounded half-up, or None when the denominator is zero."""
        return None if self.value is None else round_half_up(self.value, digits)

    def percent(self, digits: int) -> Decimal | None:
        """Return the quotient in per cent, rounded half-up to ``digits`` decimals."""
        return None if self.value is None else round_half_up(self.value * 100, digits)
