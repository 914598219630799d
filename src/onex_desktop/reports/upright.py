"""Chinese headings that stand upright: characters one below the other, columns from right to left.

One or two figures or letters share a square, up to four stand one by one, longer words lie on their side;
brackets and dashes turn with the column.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from math import ceil
from typing import Final

from onex_desktop.reports.fonts import Face, width

PITCH: Final = 1.12
"""From character to character down a column, in ems."""
COLUMN: Final = 1.25
"""From column to column, in ems."""
MOST_COLUMNS: Final = 3
MARGIN: Final = 0.3
"""More room above and below than a line of lying text has, in ems."""
FEWEST: Final = 4
"""A column is not broken for fewer characters than this."""

_TOKENS: Final = re.compile(r"[!-~]+|.", re.DOTALL)
_TURNED: Final = frozenset("（）〔〕［］｛｝《》〈〉「」『』【】—…～")
_RAISED: Final = frozenset("，。、；：")
_CLOSERS: Final = frozenset("，。、；：？！）〕］｝》〉」』】")


class Stand(Enum):
    """How a glyph stands in its column."""

    UPRIGHT = "upright"
    TURNED = "turned"
    RAISED = "raised"


@dataclass(frozen=True, slots=True)
class Glyph:
    """One square of an upright column, or a word on its side; ``depth`` in ems."""

    text: str
    stand: Stand
    depth: float


def glyphs(text: str, face: Face) -> list[Glyph]:
    """Split ``text`` into the glyphs of upright setting."""
    found: list[Glyph] = []
    for token in _TOKENS.findall(text.replace("\n", "").replace(" ", "")):
        if len(token) > 4:
            found.append(Glyph(token, Stand.TURNED, width(token, face) + 0.2))
        elif len(token) > 2:
            found += [Glyph(char, Stand.UPRIGHT, PITCH) for char in token]
        elif token in _TURNED:
            found.append(Glyph(token, Stand.TURNED, PITCH))
        else:
            found.append(Glyph(token, Stand.RAISED if token in _RAISED else Stand.UPRIGHT, PITCH))
    return found


def columns(text: str, face: Face, room: float) -> tuple[tuple[Glyph, ...], ...]:
    """Arrange ``text`` in at most three columns within ``room`` ems of breadth, first column first."""
    line = glyphs(text, face)
    total = sum(glyph.depth for glyph in line)
    most = max(1, min(MOST_COLUMNS, int(room / COLUMN), ceil(total / (FEWEST * PITCH))))
    target = total / most
    found: list[list[Glyph]] = [[]]
    depth = 0.0
    for glyph in line:
        full = depth + glyph.depth / 2 > target
        if full and len(found) < most and found[-1] and glyph.text not in _CLOSERS:
            found.append([])
            depth = 0.0
        found[-1].append(glyph)
        depth += glyph.depth
    return tuple(tuple(column) for column in found)


def depth_of(column: tuple[Glyph, ...]) -> float:
    """Return how deep a column is, in ems."""
    return sum(glyph.depth for glyph in column)
