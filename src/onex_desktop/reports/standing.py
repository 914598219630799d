"""Drawing a heading that stands upright in its cell."""

from __future__ import annotations

from onex_desktop.reports import styles
from onex_desktop.reports.fonts import width
from onex_desktop.reports.measuring import SetCell
from onex_desktop.reports.pen import Pen
from onex_desktop.reports.upright import COLUMN, PITCH, Stand, depth_of


def draw_upright(pen: Pen, made: SetCell, middle: tuple[float, float], size: float, ink: styles.Ink) -> None:
    """Draw upright columns around ``middle``, the first column at the right; all begin at one height."""
    x, y = middle
    top = y + max(map(depth_of, made.columns)) * size / 2
    x += (len(made.columns) - 1) * COLUMN * size / 2
    for column in made.columns:
        edge = top
        for glyph in column:
            depth = glyph.depth * size
            advance = width(glyph.text, made.face) * size
            if glyph.stand is Stand.TURNED:
                begin = edge - (depth - advance) / 2
                pen.turned_text(x - styles.MIDDLE * size, begin, glyph.text, made.face, size, ink)
            else:
                raised = 0.55 * size if glyph.stand is Stand.RAISED else 0.0
                baseline = edge - PITCH * size / 2 - styles.MIDDLE * size
                pen.text(x - advance / 2 + raised, baseline + raised, glyph.text, made.face, size, ink)
            edge -= depth
        x -= COLUMN * size
