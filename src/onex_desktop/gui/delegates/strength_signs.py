"""The signs of the matrix as vector shapes: ● ◐ ○ ／, and thinner ones for sums."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap

from onex_desktop.domain.mapping import Strength
from onex_desktop.gui.theme import Theme
from onex_desktop.gui.tokens import Tokens

RADIUS: Final = 6.5
"""Of a sign at 100 %, in logical pixels."""

_LEFT_HALF: Final = (90 * 16, 180 * 16)
_ALL: Final = (0, 360 * 16)


def paint_sign(
    painter: QPainter, centre: QPointF, radius: float, strength: Strength, tokens: Tokens, *, sum_of: bool = False
) -> None:
    """Draw a sign around ``centre``; a sum is an outline with a smaller core that says the same."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if strength is Strength.NOT_APPLICABLE:
        _slash(painter, centre, radius, tokens, width=1.1 if sum_of else 1.6)
    elif sum_of:
        _ring(painter, centre, radius * 0.92, QColor(tokens.accent), None, width=1.0)
        _core(painter, centre, radius * 0.52, strength, tokens)
    else:
        ground = QColor(tokens.accent if strength is Strength.STRONG else tokens.weak)
        if strength is Strength.MEDIUM:
            ground = QColor(tokens.ground)
        _ring(painter, centre, radius, QColor(tokens.accent), ground, width=radius * 0.23)
        if strength is Strength.MEDIUM:
            _pie(painter, centre, radius, QColor(tokens.accent), _LEFT_HALF)
    painter.restore()


def _core(painter: QPainter, centre: QPointF, radius: float, strength: Strength, tokens: Tokens) -> None:
    if strength is not Strength.WEAK:
        part = _LEFT_HALF if strength is Strength.MEDIUM else _ALL
        _pie(painter, centre, radius, QColor(tokens.accent), part)


def _ring(
    painter: QPainter, centre: QPointF, radius: float, line: QColor, ground: QColor | None, *, width: float
) -> None:
    painter.setPen(QPen(line, width))
    painter.setBrush(ground if ground is not None else Qt.BrushStyle.NoBrush)
    painter.drawEllipse(centre, radius - width / 2, radius - width / 2)


def _pie(painter: QPainter, centre: QPointF, radius: float, colour: QColor, part: tuple[int, int]) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawPie(QRectF(centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius), *part)


def _slash(painter: QPainter, centre: QPointF, radius: float, tokens: Tokens, *, width: float) -> None:
    reach = radius * 0.72
    painter.setPen(QPen(QColor(tokens.quiet), width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.drawLine(centre + QPointF(-reach, reach), centre + QPointF(reach, -reach))


class SignBook:
    """Signs drawn once for a size, a scheme and a screen; the matrix paints thousands of the same six."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._signs: dict[tuple[Strength, bool, float, float], QPixmap] = {}
        theme.changed.connect(self._signs.clear)

    def sign(self, strength: Strength, *, sum_of: bool, zoom: float, ratio: float) -> QPixmap:
        """Return the sign for a paint device of pixel ratio ``ratio``."""
        key = (strength, sum_of, zoom, ratio)
        found = self._signs.get(key)
        if found is None:
            found = self._signs[key] = self._draw(strength, sum_of=sum_of, zoom=zoom, ratio=ratio)
        return found

    def _draw(self, strength: Strength, *, sum_of: bool, zoom: float, ratio: float) -> QPixmap:
        # Whole device pixels and an even number of them, so that the middle falls between two pixels.
        side = 2 * round((RADIUS * zoom + 1) * ratio)
        pixmap = QPixmap(side, side)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.scale(ratio, ratio)
        middle = side / 2 / ratio
        paint_sign(
            painter, QPointF(middle, middle), RADIUS * zoom, strength, self._theme.tokens, sum_of=sum_of
        )  # fmt: skip
        painter.end()
        pixmap.setDevicePixelRatio(ratio)
        return pixmap
