"""The corner of the matrix: what the signs mean and which keys set them."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from onex_desktop.domain.mapping import ScaleValue
from onex_desktop.gui.delegates.strength_signs import RADIUS, paint_sign
from onex_desktop.gui.models.matrix_model import MatrixModel
from onex_desktop.gui.theme import Theme, body_font
from onex_desktop.gui.tokens import CAPTION_PX

_LINE: Final = 22
_PAD: Final = 12
_CAP: Final = 18
_LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class MatrixCorner(QWidget):
    """Lies over the corner button; shows as many lines of the legend as fit."""

    def __init__(self, theme: Theme, model: MatrixModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._model = model
        self._follow()
        model.modelReset.connect(self._follow)
        theme.changed.connect(self.update)

    def _follow(self) -> None:
        """Explain the values of the matrix that is shown now."""
        speech = self._model.speech
        told = (f"{word} {' 或 '.join(speech.keys[strength])}".strip() for strength, word in speech.values.items())
        legend = f"{'，'.join(told)}，清除 0"
        self.setAccessibleName(f"图例：{legend}")
        self.setToolTip(legend)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the legend and the rules that go on from both heads."""
        tokens = self._theme.tokens
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(tokens.ground))
        shown = self._model.speech.scale.values[: max((self.height() - 2 * _PAD) // _LINE, 0)]
        top = self.height() - 8 - len(shown) * _LINE
        for number, value in enumerate(shown):
            self._paint_line(painter, QRect(_PAD, top + number * _LINE, self.width() - _PAD, _LINE), value)
        painter.fillRect(0, self.height() - 1, self.width(), 1, QColor(tokens.control_rule))
        painter.fillRect(self.width() - 1, 0, 1, self.height(), QColor(tokens.control_rule))

    def _paint_line(self, painter: QPainter, line: QRect, value: ScaleValue) -> None:
        tokens = self._theme.tokens
        middle = QPointF(line.left() + RADIUS + 1, line.center().y() + 0.5)
        paint_sign(painter, middle, RADIUS, value, tokens)
        painter.setFont(self._font())
        painter.setPen(QColor(tokens.quiet))
        painter.drawText(line.adjusted(24, 0, 0, 0), _LEFT, self._model.speech.values[value.strength])
        left = line.left() + 70
        for cap in self._model.speech.keys[value.strength]:
            left += self._paint_cap(painter, QRectF(left, line.top() + 2.5, _CAP, _LINE - 5), cap)

    def _paint_cap(self, painter: QPainter, place: QRectF, cap: str) -> int:
        tokens = self._theme.tokens
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(tokens.rule), 1))
        painter.setBrush(QColor(tokens.raised))
        painter.drawRoundedRect(place.translated(0.5, 0), 3, 3)
        painter.setPen(QColor(tokens.quiet))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, cap)
        painter.restore()
        return _CAP + 4

    def _font(self) -> QFont:
        font = body_font()
        font.setPixelSize(CAPTION_PX)
        return font
