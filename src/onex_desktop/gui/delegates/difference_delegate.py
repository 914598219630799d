"""Paints the cells of two states laid over one another: a ground and a mark for each kind of change."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from onex_desktop.domain.mapping import CellKey, ScaleValue
from onex_desktop.domain.mapping.differences import LinkChange, LinkDifference
from onex_desktop.gui.delegates.strength_delegate import StrengthDelegate
from onex_desktop.gui.delegates.strength_signs import RADIUS, paint_sign
from onex_desktop.gui.tokens import Tokens, Tone, mix
from onex_desktop.wording.labels import LINK_MARKS

TONES: Final[Mapping[LinkChange, Tone]] = {
    LinkChange.ADDED: Tone.GOOD,
    LinkChange.REMOVED: Tone.DANGER,
    LinkChange.STRENGTHENED: Tone.ACCENT,
    LinkChange.WEAKENED: Tone.WARNING,
    LinkChange.UNCHANGED: Tone.QUIET,
}
_GROUND: Final = 0.18
_MIDDLE: Final = Qt.AlignmentFlag.AlignCenter


class DifferenceDelegate(StrengthDelegate):
    """Draws what became of a cell; sums and totals as in the matrix.

    Attributes:
        differences: what became of which cell.
    """

    differences: Mapping[CellKey, LinkDifference] = {}

    def paint_cell(self, painter: QPainter, rect: QRect, row: int, column: int) -> None:
        """Draw ground, mark and the sign of the value: the new one, struck out where it is removed."""
        key = self._model.key(row, column)
        found = None if key is None else self.differences.get(key)
        if found is None:
            super().paint_cell(painter, rect, row, column)
            return
        value = self._model.speech.value(found.new or found.old or "")
        paint_change(painter, rect, found.change, value, self._theme.tokens, self.zoom)


def paint_change(
    painter: QPainter, rect: QRect, change: LinkChange, value: ScaleValue, tokens: Tokens, zoom: float = 1.0
) -> None:
    """Draw what became of a link into a rectangle, with the value it has or had."""
    colour = QColor(tokens.of(TONES[change]))
    if change is not LinkChange.UNCHANGED:
        painter.fillRect(rect.adjusted(0, 0, -1, -1), QColor(mix(colour.name(), tokens.ground, _GROUND)))
    half = rect.width() // 2
    painter.setPen(colour)
    painter.drawText(rect.adjusted(round(4 * zoom), 0, -half, 0), _MIDDLE, LINK_MARKS[change])
    middle = QPointF(rect.left() + rect.width() * 0.68, rect.center().y() + 0.5)
    paint_sign(painter, middle, RADIUS * zoom, value, tokens)
    if change is LinkChange.REMOVED:
        reach = (RADIUS + 2) * zoom
        painter.setPen(QPen(colour, 1.6 * zoom))
        painter.drawLine(middle + QPointF(-reach, 0), middle + QPointF(reach, 0))
