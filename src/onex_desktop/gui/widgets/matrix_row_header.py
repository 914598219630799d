"""The row heads of the matrix: the tree with code and name of each row, and the mark of a gap."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QModelIndex, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QMouseEvent, QPainter, QPolygonF
from PySide6.QtWidgets import QHeaderView, QWidget

from onex_desktop.gui.models.matrix_model import MatrixModel
from onex_desktop.gui.theme import Theme, body_font
from onex_desktop.gui.tokens import BODY_PX, CAPTION_PX, ROW

WIDTH: Final = 276
TREE_WIDTH: Final = 360
"""Where rows stand in by their depth and requirements are sentences."""
NARROWEST, WIDEST = 120, 640
_WIDEST_SCALED: Final = 400

_RULE: Final = 3
_PAD: Final = 12
_GRIP: Final = 4
_STEP: Final = 14
_LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class MatrixRowHeader(QHeaderView):
    """Paints a row head; its right edge can be dragged.

    Signals:
        fold_requested: The triangle of a branch was clicked; carries the row.
    """

    fold_requested = Signal(int)

    def __init__(self, theme: Theme, model: MatrixModel, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._theme = theme
        self._matrix = model
        self._zoom = 1.0
        self._chosen: int | None = None
        self._dragging = False
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(8)
        self.setDefaultSectionSize(ROW)
        self.setSectionsClickable(True)
        self.viewport().setMouseTracking(True)
        model.modelReset.connect(self.geometriesChanged)
        theme.changed.connect(self.viewport().update)

    def set_zoom(self, zoom: float) -> None:
        """Scale rows and type, and the width as far as it leaves room for the cells."""
        self._zoom = zoom
        self.setDefaultSectionSize(round(ROW * zoom))
        self.geometriesChanged.emit()

    def set_width(self, width: int) -> None:
        """Make the heads wider or narrower."""
        self._chosen = min(max(width, NARROWEST), WIDEST)
        self.geometriesChanged.emit()

    def sizeHint(self) -> QSize:
        """Return the width in force."""
        width = self._chosen or (TREE_WIDTH if self._matrix.has_branches else WIDTH)
        scaled = min(round(width * self._zoom), max(width, _WIDEST_SCALED))
        return QSize(max(scaled, NARROWEST), super().sizeHint().height())

    def paintSection(self, painter: QPainter, rect: QRect, row: int) -> None:
        """Draw one head."""
        tokens = self._theme.tokens
        line = self._matrix.line(row)
        painter.fillRect(rect, QColor(self._ground(row)))
        pad = round(_PAD * min(self._zoom, 1.0))
        room = rect.adjusted(pad + self._indent(row), 0, -pad, 0)
        if self._matrix.is_gap(row):
            painter.fillRect(QRect(rect.left(), rect.top(), _RULE, rect.height() - 1), QColor(tokens.danger))
            self._paint_mark(painter, room, "缺", tokens.danger)
        elif not line.is_unit:
            share = self._matrix.share(row)
            self._paint_mark(
                painter,
                room,
                f"{share.covered}/{share.total}",
                tokens.quiet if share.covered == share.total else tokens.danger,
            )
            self._paint_triangle(painter, room, closed=self._matrix.is_closed(row))
        font = self._font(BODY_PX, bold=not line.is_unit)
        metrics = QFontMetrics(font)
        painter.setFont(font)
        painter.setPen(QColor(tokens.quiet))
        painter.drawText(room, _LEFT, line.code)
        room.setLeft(room.left() + max(metrics.horizontalAdvance(f"{line.code}  "), round(30 * self._zoom)))
        painter.setPen(QColor(tokens.text))
        painter.drawText(room, _LEFT, metrics.elidedText(line.name, Qt.TextElideMode.ElideRight, room.width()))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), QColor(tokens.rule))
        painter.fillRect(QRect(rect.right(), rect.top(), 1, rect.height()), QColor(tokens.control_rule))

    def _indent(self, row: int) -> int:
        """Return how far a row stands in; a matrix without branches has no room for triangles."""
        depth = self._matrix.line(row).depth + (1 if self._matrix.has_branches else 0)
        return round(_STEP * depth * self._zoom)

    def _paint_mark(self, painter: QPainter, room: QRect, text: str, colour: str) -> None:
        painter.setFont(self._font(CAPTION_PX, bold=True))
        painter.setPen(QColor(colour))
        painter.drawText(room, _RIGHT, text)
        room.setRight(room.right() - painter.fontMetrics().horizontalAdvance(text) - round(_PAD * min(self._zoom, 1.0)))

    def _paint_triangle(self, painter: QPainter, room: QRect, *, closed: bool) -> None:
        size = 3.5 * self._zoom
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(room.left() - 8.0 * self._zoom, room.center().y() + 0.5)
        painter.rotate(-90 if closed else 0)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._theme.tokens.quiet))
        shape = [QPointF(-size, -size * 0.55), QPointF(size, -size * 0.55), QPointF(0, size * 0.75)]
        painter.drawPolygon(QPolygonF.fromList(shape))
        painter.restore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the edge, fold on a triangle, or select the row."""
        if self._on_grip(event) and event.button() == Qt.MouseButton.LeftButton:
            self._dragging = True
            return
        row = self.logicalIndexAt(event.position().toPoint())
        if row >= 0 and not self._matrix.line(row).is_unit and event.position().x() < self._indent(row) + _PAD:
            self.fold_requested.emit(row)
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
