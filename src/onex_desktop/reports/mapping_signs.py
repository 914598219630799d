"""The signs of the matrix on paper."""

from __future__ import annotations

from onex_desktop.domain.documents import Cell, Emphasis, Sign
from onex_desktop.domain.mapping import MatrixCell, Strength

SIGNS = {
    Strength.STRONG: (Sign.FULL, "●"),
    Strength.MEDIUM: (Sign.HALF, "◐"),
    Strength.WEAK: (Sign.EMPTY, "○"),
    Strength.NOT_APPLICABLE: (Sign.SLASH, "／"),
}
"""The sign of each strength and the character that stands for it where text is wanted."""


def sign(cell: MatrixCell | None) -> Cell:
    """Return a cell of the matrix with its sign."""
    if cell is None:
        return Cell("")
    drawn, text = SIGNS[cell.strength]
    return Cell(text, sign=drawn, emphasis=Emphasis.QUIET if drawn is Sign.SLASH else Emphasis.NONE)
