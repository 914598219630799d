"""The signs that stand in the cells of a matrix, on the screen and on paper."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Final


class Sign(StrEnum):
    """A sign of the matrix, drawn as a shape because fonts lack some of them; WORD is the label itself."""

    FULL = "full"
    HALF = "half"
    EMPTY = "empty"
    TRIANGLE = "triangle"
    HOLLOW_TRIANGLE = "hollow_triangle"
    TICK = "tick"
    SLASH = "slash"
    WORD = "word"


CHARACTERS: Final[Mapping[Sign, str]] = {
    Sign.FULL: "●",
    Sign.HALF: "◐",
    Sign.EMPTY: "○",
    Sign.TRIANGLE: "▲",
    Sign.HOLLOW_TRIANGLE: "△",
    Sign.TICK: "√",
    Sign.SLASH: "／",
}
"""The character that stands for a sign where text is wanted; WORD has none."""
