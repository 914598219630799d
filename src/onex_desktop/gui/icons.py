"""Lucide line icons, drawn in a colour of the palette."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from onex_desktop.runtime import paths

STROKE = 'stroke-width="2"'
THIN_STROKE = 'stroke-width="1.75"'


def render(name: str, colour: str, size: int, ratio: float = 1.0) -> QPixmap:
    """Return ``resources/icons/<name>.svg`` drawn in ``colour``, ``size`` logical pixels square.

    Raises:
        FileNotFoundError: There is no icon of that name; a typing error, to be noticed at once.
    """
    svg = _source(name).replace("currentColor", colour).replace(STROKE, THIN_STROKE)
    renderer = QSvgRenderer(QByteArray(svg.encode()))
    pixels = round(size * ratio)
    pixmap = QPixmap(pixels, pixels)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    renderer.render(painter, QRectF(0, 0, pixels, pixels))
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


@cache
def _source(name: str) -> str:
    return paths.resource("icons", f"{name}.svg").read_text(encoding="utf-8")
