"""The signs of the matrix as vector shapes: ● ◐ ○ ▲ △ √ ／, or a word; and thinner ones for sums."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QIcon, QPainter, QPen, QPixmap, QPolygonF

from onex_desktop.domain.mapping import ScaleValue
from onex_desktop.domain.signs import Sign
from onex_desktop.gui.theme import Theme, body_font
from onex_desktop.gui.tokens import Tokens

RADIUS: Final = 6.5
"""Of a sign at 100 %, in logical pixels."""

_LEFT_HALF: Final = (90 * 16, 180 * 16)
_ALL: Final = (0, 360 * 16)
_SLASH: Final = ((-0.72, 0.72), (0.72, -0.72))
_TICK: Final = ((-0.78, 0.08), (-0.2, 0.66), (0.84, -0.7))
_TRIANGLE: Final = ((0.0, -0.88), (0.92, 0.76), (-0.92, 0.76))
_MIDDLE: Final = Qt.AlignmentFlag.AlignCenter
_MOST_LETTERS: Final = 4
_WORD_WIDTH: Final = 3.4
"""Of a word, in radii: about what a cell leaves between its rules."""


def paint_sign(
    painter: QPainter, centre: QPointF, radius: float, value: ScaleValue, tokens: Tokens, *, sum_of: bool = False
) -> None:
    """Draw the sign of a value around ``centre``; a sum is an outline with a smaller core that says the same."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    match value.sign:
        case Sign.SLASH:
            _stroke(painter, _SLASH, centre, radius, QColor(tokens.quiet), width=1.1 if sum_of else 1.6)
        case Sign.TICK:
            _stroke(painter, _TICK, centre, radius, QColor(tokens.accent), width=1.3 if sum_of else 2.0)
        case Sign.WORD:
            _word(painter, centre, radius, value.label, QColor(tokens.quiet if sum_of else tokens.accent))
        case Sign.TRIANGLE | Sign.HOLLOW_TRIANGLE:
            filled = value.sign is Sign.TRIANGLE and not sum_of
            _triangle(painter, centre, radius, QColor(tokens.accent), QColor(tokens.accent if filled else tokens.weak))
            if sum_of and value.sign is Sign.TRIANGLE:
                _triangle(painter, centre, radius * 0.5, QColor(tokens.accent), QColor(tokens.accent))
        case _:
            _circle(painter, centre, radius, value.sign, tokens, sum_of=sum_of)
    painter.restore()


def _circle(painter: QPainter, centre: QPointF, radius: float, sign: Sign, tokens: Tokens, *, sum_of: bool) -> None:
    accent = QColor(tokens.accent)
    if sum_of:
        _ring(painter, centre, radius * 0.92, accent, None, width=1.0)
        if sign is not Sign.EMPTY:
            _pie(painter, centre, radius * 0.52, accent, _LEFT_HALF if sign is Sign.HALF else _ALL)
        return
    grounds = {Sign.FULL: tokens.accent, Sign.HALF: tokens.ground, Sign.EMPTY: tokens.weak}
    _ring(painter, centre, radius, accent, QColor(grounds[sign]), width=radius * 0.23)
    if sign is Sign.HALF:
        _pie(painter, centre, radius, accent, _LEFT_HALF)


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


def _triangle(painter: QPainter, centre: QPointF, radius: float, line: QColor, ground: QColor) -> None:
    painter.setPen(QPen(line, radius * 0.23, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
    painter.setBrush(ground)
    painter.drawPolygon(QPolygonF([centre + QPointF(x, y) * radius for x, y in _TRIANGLE]))


def _stroke(
    painter: QPainter,
    line: Sequence[tuple[float, float]],
    centre: QPointF,
    radius: float,
    colour: QColor,
    *,
    width: float,
) -> None:
    painter.setPen(QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolyline(QPolygonF([centre + QPointF(x, y) * radius for x, y in line]))


def _word(painter: QPainter, centre: QPointF, radius: float, word: str, colour: QColor) -> None:
    """Set a word as large as it fits; one of more than four characters shows its first two."""
    shown = word if len(word) <= _MOST_LETTERS else word[:2]
    font = body_font()
    font.setWeight(QFont.Weight.Medium)
    font.setPixelSize(max(round(radius * 2), 6))
    wide = QFontMetricsF(font).horizontalAdvance(shown)
    if wide > _WORD_WIDTH * radius:
        font.setPixelSize(max(round(radius * 2 * _WORD_WIDTH * radius / wide), 6))
    painter.setFont(font)
    painter.setPen(colour)
    reach = _WORD_WIDTH * radius
    painter.drawText(QRectF(centre.x() - reach, centre.y() - reach, 2 * reach, 2 * reach), _MIDDLE, shown)


class SignBook:
    """Signs drawn once for a size, a scheme and a screen; the matrix paints thousands of the same few."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._signs: dict[tuple[Sign, str, bool, float, float], QPixmap] = {}
        self._drawn_in = theme.tokens

    def sign(self, value: ScaleValue, *, sum_of: bool, zoom: float, ratio: float) -> QPixmap:
        """Return the sign of a value for a paint device of pixel ratio ``ratio``."""
        if self._theme.tokens is not self._drawn_in:
            # Asked here: the theme would hold a book that listens to it for ever.
            self._drawn_in = self._theme.tokens
            self._signs.clear()
        key = (value.sign, value.label if value.sign is Sign.WORD else "", sum_of, zoom, ratio)
        found = self._signs.get(key)
        if found is None:
            found = self._signs[key] = self._draw(value, sum_of=sum_of, zoom=zoom, ratio=ratio)
        return found

    def icon(self, value: ScaleValue, ratio: float) -> QIcon:
        """Return the sign of a value as the picture of a button or a menu."""
        return QIcon(self.sign(value, sum_of=False, zoom=1.0, ratio=ratio))

    def _draw(self, value: ScaleValue, *, sum_of: bool, zoom: float, ratio: float) -> QPixmap:
        # Whole device pixels and an even number of them, so that the middle falls between two pixels.
        high = 2 * round((RADIUS * zoom + 1) * ratio)
        wide = 2 * round(RADIUS * zoom * _WORD_WIDTH / 2 * ratio) if value.sign is Sign.WORD else high
        pixmap = QPixmap(wide, high)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.scale(ratio, ratio)
        middle = QPointF(wide / 2 / ratio, high / 2 / ratio)
        paint_sign(painter, middle, RADIUS * zoom, value, self._theme.tokens, sum_of=sum_of)
        painter.end()
        pixmap.setDevicePixelRatio(ratio)
        return pixmap
