"""How much is covered, as a row of blocks: ▰▰▰▱▱."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from onex_desktop.gui.theme import Theme

_MOST_BLOCKS: Final = 12
_PLAIN: Final = 8
_BLOCK: Final = (16, 8)
_GAP: Final = 3
_LEAST: Final = 48


class CoverageBar(QWidget):
    """One block for each unit, full when it is served; a plain bar where there are too many to count."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._covered = self._total = 0
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def set_counts(self, covered: int, total: int) -> None:
        """Show other figures."""
        self._covered, self._total = covered, total
        self.setAccessibleName(f"覆盖 {covered}/{total}")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return room for every block, or for a plain bar."""
        blocks = max(self._total, 1) if self._total <= _MOST_BLOCKS else _PLAIN
        return QSize(blocks * (_BLOCK[0] + _GAP) - _GAP, _BLOCK[1] + 4)

    def minimumSizeHint(self) -> QSize:
        """Give room away, as a plain bar."""
        return QSize(min(_LEAST, self.sizeHint().width()), self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the blocks."""
        tokens = self._theme.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        top = (self.height() - _BLOCK[1]) / 2
        if self._total > _MOST_BLOCKS or (self._total and self.width() < self.sizeHint().width()):
            for share, colour in ((1.0, tokens.rule), (self._covered / self._total, tokens.accent)):
                painter.setBrush(QColor(colour))
                painter.drawRoundedRect(QRectF(0, top, self.width() * share, _BLOCK[1]), 2, 2)
            return
        for number in range(self._total):
            painter.setBrush(QColor(tokens.accent if number < self._covered else tokens.rule))
            painter.drawRoundedRect(QRectF(number * (_BLOCK[0] + _GAP), top, *_BLOCK), 2, 2)
