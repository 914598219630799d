"""The row heads of the matrix: code and name of each unit, and the mark of a gap."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QMouseEvent, QPainter
from PySide6.QtWidgets import QHeaderView, QWidget

from onex_desktop.gui.models.matrix_model import MatrixModel
from onex_desktop.gui.theme import Theme, body_font
from onex_desktop.gui.tokens import BODY_PX, CAPTION_PX, ROW

WIDTH: Final = 276
NARROWEST, WIDEST = 120, 640
_WIDEST_SCALED: Final = 400

_RULE: Final = 3
_PAD: Final = 12
_GRIP: Final = 4
_LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class MatrixRowHeader(QHeaderView):
    """Paints a row head; its right edge can be dragged."""

    def __init__(self, theme: Theme, model: MatrixModel, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._theme = theme
        self._matrix = model
        self._zoom = 1.0
        self._width = WIDTH
        self._dragging = False
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(8)
        self.setDefaultSectionSize(ROW)
        self.setSectionsClickable(True)
        self.viewport().setMouseTracking(True)
        theme.changed.connect(self.viewport().update)

    def set_zoom(self, zoom: float) -> None:
        """Scale rows and type, and the width as far as it leaves room for the cells."""
        self._zoom = zoom
        self.setDefaultSectionSize(round(ROW * zoom))
        self.geometriesChanged.emit()

    def set_width(self, width: int) -> None:
        """Make the heads wider or narrower."""
        self._width = min(max(width, NARROWEST), WIDEST)
        self.geometriesChanged.emit()

    def sizeHint(self) -> QSize:
        """Return the width in force."""
        scaled = min(round(self._width * self._zoom), max(self._width, _WIDEST_SCALED))
        return QSize(max(scaled, NARROWEST), super().sizeHint().height())

    def paintSection(self, painter: QPainter, rect: QRect, row: int) -> None:
        """Draw one head."""
        tokens = self._theme.tokens
        unit = self._matrix.unit(row)
        painter.fillRect(rect, QColor(self._ground(row)))
        pad = round(_PAD * min(self._zoom, 1.0))
        room = rect.adjusted(pad, 0, -pad, 0)
        if not self._matrix.served(row):
            painter.fillRect(QRect(rect.left(), rect.top(), _RULE, rect.height() - 1), QColor(tokens.danger))
            painter.setFont(self._font(CAPTION_PX, bold=True))
            painter.setPen(QColor(tokens.danger))
            painter.drawText(room, _RIGHT, "缺")
            room.setRight(room.right() - painter.fontMetrics().horizontalAdvance("缺") - pad)
        font = self._font(BODY_PX)
        metrics = QFontMetrics(font)
        painter.setFont(font)
        painter.setPen(QColor(tokens.quiet))
        painter.drawText(room, _LEFT, unit.code)
        room.setLeft(room.left() + max(metrics.horizontalAdvance(f"{unit.code}  "), round(30 * self._zoom)))
        painter.setPen(QColor(tokens.text))
        painter.drawText(room, _LEFT, metrics.elidedText(unit.name, Qt.TextElideMode.ElideRight, room.width()))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), QColor(tokens.rule))
        painter.fillRect(QRect(rect.right(), rect.top(), 1, rect.height()), QColor(tokens.control_rule))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the edge, or select the row."""
        if self._on_grip(event) and event.button() == Qt.MouseButton.LeftButton:
            self._dragging = True
            return
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Move the edge that is held."""
        if self._dragging:
            self.set_width(round(event.position().x() / min(self._zoom, 1.0)))
            return
        if not event.buttons():
            on_grip = self._on_grip(event)
            self.viewport().setCursor(Qt.CursorShape.SplitHCursor if on_grip else Qt.CursorShape.ArrowCursor)
        super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go of the edge."""
        if self._dragging:
            self._dragging = False
            return
        super().mouseReleaseEvent(event)

    def _on_grip(self, event: QMouseEvent) -> bool:
        return event.position().x() >= self.viewport().width() - _GRIP

    def _ground(self, row: int) -> str:
        selection = self.selectionModel()
        if row == selection.currentIndex().row():
            return self._theme.tokens.selection
        if selection.rowIntersectsSelection(row, QModelIndex()):
            return self._theme.tokens.row_tint
        return self._theme.tokens.ground

    def _font(self, pixels: int, *, bold: bool = False) -> QFont:
        font = body_font()
        font.setPixelSize(max(round(pixels * self._zoom), 7))
        font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
        return font
