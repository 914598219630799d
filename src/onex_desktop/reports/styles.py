"""Sizes, margins and rules of the printed pages; the one stylesheet of all reports (points unless said)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from onex_desktop.domain.documents import Paper, Tint

Ink = tuple[float, float, float]

MILLIMETRE: Final = 72 / 25.4

XIAO_ER: Final = 18.0
"""小二"""
WU_HAO: Final = 10.5
"""五号"""
XIAO_WU: Final = 9.0
"""小五"""
SMALLEST: Final = 8.0
"""Nothing is printed smaller (design brief, Tokens)."""
STEP: Final = 0.5

SHEETS: Final = {
    Paper.A4: (210 * MILLIMETRE, 297 * MILLIMETRE),
    Paper.A4_LANDSCAPE: (297 * MILLIMETRE, 210 * MILLIMETRE),
    Paper.A3_LANDSCAPE: (420 * MILLIMETRE, 297 * MILLIMETRE),
}

SIDE: Final = 22 * MILLIMETRE
TOP: Final = 21 * MILLIMETRE
BOTTOM: Final = 19.5 * MILLIMETRE
HEADER_BASELINE: Final = 15 * MILLIMETRE
HEADER_RULE: Final = 17 * MILLIMETRE
FOOTER_BASELINE: Final = 11 * MILLIMETRE

RULE: Final = 0.4
HEAD_RULE: Final = 0.6
OUTER_RULE: Final = 0.9

BLACK: Final = (0.0, 0.0, 0.0)
QUIET: Final = (0.33, 0.33, 0.33)
GAP: Final = (0.706, 0.137, 0.094)
HEAD_SHADE: Final = (0.945, 0.945, 0.945)
TINTS: Final[Mapping[Tint, Ink]] = {
    Tint.GAIN: (0.843, 0.937, 0.859),
    Tint.LOSS: (0.984, 0.863, 0.847),
    Tint.RISE: (0.851, 0.902, 0.980),
    Tint.FALL: (0.992, 0.925, 0.784),
}
"""Light enough for black type, and to vanish on a black and white printer, where the marks tell."""

LEADING: Final = 1.32
"""Baseline to baseline, in ems."""
MIDDLE: Final = 0.37
"""Height of a line's optical middle above its baseline, in ems: between Han (0.38) and figures (0.36)."""
CELL_SIDE: Final = 0.36
"""Room left and right of the text of a cell, in ems."""
CELL_ROOMY: Final = 0.52
CELL_USUAL: Final = 0.40
CELL_TIGHT: Final = 0.28
"""Room above and below the text of a cell, in ems."""
