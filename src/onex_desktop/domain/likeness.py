"""What two texts have in common: neighbouring pairs of characters (docs/adr/0015)."""

from __future__ import annotations

from collections import Counter
from typing import Final

_NARROW: Final = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}


def bare(text: str) -> str:
    """Return a text without blanks, wide signs and the stop at its end: those are the printer's."""
    return "".join(text.translate(_NARROW).split()).rstrip("。;.")


def letter_pairs(text: str) -> Counter[str]:
    """Count the neighbouring pairs of characters of a text; a single character stands for itself."""
    words = bare(text)
    return Counter(words[at : at + 2] for at in range(max(1, len(words) - 1)))


def likeness(one: str, other: str) -> float:
    """Return how like two texts are, from 0 to 1."""
    return dice(letter_pairs(one), letter_pairs(other))


def dice(one: Counter[str], other: Counter[str]) -> float:
    """Return how like two counts of pairs are, from 0 to 1: shared ones, counted twice, over all."""
    return 2 * (one & other).total() / max(1, one.total() + other.total())
