"""The column heads of the matrix: the course over its modules, the modules' names standing upright."""

from __future__ import annotations

import math
from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QModelIndex, QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QMouseEvent, QPainter, QPaintEvent, QPixmap, QPolygonF
from PySide6.QtWidgets import QHeaderView, QWidget

from onex_desktop.gui.models.matrix_heads import Head, HeadKind
from onex_desktop.gui.models.matrix_model import MatrixModel
from onex_desktop.gui.theme import Theme, body_font
from onex_desktop.gui.tokens import CAPTION_PX
from onex_desktop.gui.widgets import upright_text

SECTION: Final = 46
"""Width of a column at 100 %: three columns of characters, or 模块十 lying."""

_BAND: Final = 28
_LABEL: Final = 22
_NO_LABEL: Final = 30
"""Room for a name of three lines, where no label stands between it and the slots."""
_CELL: Final = 14
_PITCH: Final = 16
_FOOT: Final = 10
_SHORTEST, _TALLEST = 4, 8
_MOST_PICTURES: Final = 1500
_CENTRED: Final = Qt.AlignmentFlag.AlignCenter
_WRAPPED: Final = int(Qt.TextFlag.TextWrapAnywhere)
_LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class _Span:
    """The columns of one course, first and last."""

    first: int
    last: int


class UprightHeader(QHeaderView):
    """Paints two levels over a ``MatrixModel``.

    Signals:
        fold_requested: The course name of a column was clicked; carries the column.
    """

    fold_requested = Signal(int)

    def __init__(self, theme: Theme, model: MatrixModel, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme = theme
        self._matrix = model
        self._zoom = 1.0
        self._places = _SHORTEST
        self._names: set[str] = set()
        self._labelled = True
        self._pictures: dict[tuple[str, str, float], QPixmap] = {}
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(8)
        self.setDefaultSectionSize(SECTION)
        self.setSectionsClickable(True)
        self.setMouseTracking(True)
        self.viewport().setMouseTracking(True)
        model.modelReset.connect(self.remeasure)
        model.headerDataChanged.connect(self._renamed)
        theme.changed.connect(self._repaint_all)

    def set_zoom(self, zoom: float) -> None:
        """Scale sections and type."""
        self._zoom = zoom
        self._pictures.clear()
        self.setDefaultSectionSize(round(SECTION * zoom))
        self.remeasure()

    def remeasure(self) -> None:
        """Choose how many characters stand on one another: so many that two columns hold the longest name."""
        heads = [self._matrix.head(column) for column in range(self._matrix.columnCount())]
        self._labelled = any(head.label for head in heads if head.kind is HeadKind.SLOT)
        names = {head.name for head in heads}
        if names != self._names:
            self._names, self._places = names, self._places_for(names)
        self.geometriesChanged.emit()
        self.viewport().update()

    def _places_for(self, names: Collection[str]) -> int:
        longest = 0
        # No text stands deeper than it has characters: most need not be measured.
        for name in sorted(names, key=len, reverse=True):
            if len(name) <= longest:
                break
            longest = max(longest, upright_text.length(name))
        return min(max(math.ceil(longest / 2), _SHORTEST), _TALLEST)

    def sizeHint(self) -> QSize:
        """Return the height of both levels; the width is the sections' own."""
        return QSize(super().sizeHint().width(), self._px(_BAND + self._label() + self._places * _CELL + _FOOT))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the heads in sight."""
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), QColor(self._theme.tokens.ground))
        first, last = self._in_sight()
        column = first
        while 0 <= column <= last:
            span = self._span(column)
            self._paint_course(painter, span)
            for each in range(max(span.first, first), min(span.last, last) + 1):
                self._paint_head(painter, each, self._rect(each, each))
            self._paint_edge(painter, span)
            column = span.last + 1
        end = self._rect(last, last).right() + 1 if last >= 0 else 0
        painter.fillRect(QRect(0, self.viewport().height() - 1, end, 1), QColor(self._theme.tokens.control_rule))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Fold on the course's name; elsewhere select the column."""
        column = self._foldable_at(event.position().toPoint())
        if column is not None and event.button() == Qt.MouseButton.LeftButton:
            self.fold_requested.emit(column)
            event.accept()
            return
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show a hand where a click folds."""
        if not event.buttons():
            foldable = self._foldable_at(event.position().toPoint()) is not None
            self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if foldable else Qt.CursorShape.ArrowCursor)
        super().mouseMoveEvent(event)

    def course_rect(self, column: int) -> QRect:
        """Return where the name of a column's course can be clicked."""
        span = self._span(column)
        rect = self._rect(span.first, span.last)
        return QRect(rect.left(), 0, rect.width(), self._px(_BAND))

    def _renamed(self, orientation: Qt.Orientation) -> None:
        if orientation == Qt.Orientation.Horizontal:
            self.remeasure()

    def _repaint_all(self) -> None:
        self._pictures.clear()
        self.viewport().update()

    def _px(self, length: float) -> int:
        return round(length * self._zoom)

    def _foldable_at(self, position: QPoint) -> int | None:
        column = self.logicalIndexAt(position)
        if column < 0 or position.y() >= self._band():
            return None
        return column if self._matrix.head(column).foldable else None

    def _in_sight(self) -> tuple[int, int]:
        first, last = self.visualIndexAt(0), self.visualIndexAt(self.viewport().width() - 1)
        return first, self.count() - 1 if last < 0 else last

    def _span(self, column: int) -> _Span:
        course = self._matrix.head(column).course_id
        first = last = column
        while first > 0 and self._matrix.head(first - 1).course_id == course:
            first -= 1
        while last < self.count() - 1 and self._matrix.head(last + 1).course_id == course:
            last += 1
        return _Span(first, last)

    def _rect(self, first: int, last: int) -> QRect:
        left = self.sectionViewportPosition(first)
        return QRect(left, 0, self.sectionViewportPosition(last) + self.sectionSize(last) - left, self.height())

    def _font(self, *, bold: bool = False) -> QFont:
        font = body_font()
        font.setPixelSize(max(self._px(CAPTION_PX), 7))
        font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
        return font

    def _current(self) -> QModelIndex:
        return self.selectionModel().currentIndex()

    def _paint_course(self, painter: QPainter, span: _Span) -> None:
        head = self._matrix.head(span.first)
        if not head.foldable:
            return
        tokens = self._theme.tokens
        rect = self._rect(span.first, span.last)
        rect.setHeight(self._band())
        # The name stays in sight while its course is scrolled through.
        rect.setLeft(max(rect.left(), 0))
        rect.setRight(min(rect.right(), self.viewport().width()))
        here = span.first <= self._current().column() <= span.last
        painter.fillRect(rect, QColor(tokens.selection if here else tokens.raised))
        folded = head.kind is HeadKind.FOLDED_COURSE
        self._paint_triangle(painter, rect, folded=folded)
        if not folded:
            font = self._font(bold=True)
            room = rect.adjusted(self._px(17), 0, -self._px(3), 0)
            painter.setFont(font)
            painter.setPen(QColor(tokens.text))
            self._paint_name(painter, head.course, room)
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), QColor(tokens.rule))

    def _paint_name(self, painter: QPainter, name: str, room: QRect) -> None:
        """Draw a course's name in one line, in as many as there is room for where it is too long."""
        metrics = painter.fontMetrics()
        around = metrics.boundingRect(room, int(_LEFT) | _WRAPPED, name)
        # The white above the first line and below the last may be lost.
        fits = around.height() <= room.height() + metrics.height() // 3
        if fits and metrics.horizontalAdvance(name) > room.width():
            painter.drawText(room, int(_LEFT) | _WRAPPED, name)
        else:
            painter.drawText(room, _LEFT, metrics.elidedText(name, Qt.TextElideMode.ElideRight, room.width()))

    def _label(self) -> int:
        return _LABEL if self._labelled else _NO_LABEL

    def _band(self) -> int:
        """Return the height of the courses' names, which take the place of the labels where no slot has one."""
        return self._px(_BAND if self._labelled else _BAND + _NO_LABEL)

    def _paint_triangle(self, painter: QPainter, rect: QRect, *, folded: bool) -> None:
        size = 3.5 * self._zoom
        x = rect.center().x() + 0.5 if folded else rect.left() + 10.0 * self._zoom
        middle = QRectF(rect).center().y()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(x, middle)
        painter.rotate(-90 if folded else 0)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._theme.tokens.quiet))
        painter.drawPolygon(QPolygonF.fromList(_triangle(size)))
        painter.restore()

    def _paint_head(self, painter: QPainter, column: int, rect: QRect) -> None:
        tokens = self._theme.tokens
        head = self._matrix.head(column)
        below = rect.adjusted(0, self._band() if head.foldable else 0, 0, 0)
        if column == self._current().column():
            painter.fillRect(below, QColor(tokens.selection))
        elif self.selectionModel().columnIntersectsSelection(column, QModelIndex()):
            painter.fillRect(below, QColor(tokens.row_tint))
        elif head.kind is not HeadKind.SLOT:
            painter.fillRect(below, QColor(tokens.raised))
        self._paint_label(painter, head, QRect(rect.left(), self._px(_BAND), rect.width(), self._px(_LABEL)))
        colour = tokens.text if head.kind is HeadKind.SLOT else tokens.quiet
        picture = self._picture(head.name, colour)
        painter.drawPixmap(rect.left(), self._px(_BAND + self._label() + 2), picture)

    def _paint_label(self, painter: QPainter, head: Head, rect: QRect) -> None:
        if head.label:
            painter.setFont(self._font())
            painter.setPen(QColor(self._theme.tokens.quiet))
            text = painter.fontMetrics().elidedText(head.label, Qt.TextElideMode.ElideRight, rect.width() - 2)
            painter.drawText(rect, _CENTRED, text)

    def _picture(self, text: str, colour: str) -> QPixmap:
        ratio = self.devicePixelRatioF()
        key = (text, colour, ratio)
        if key not in self._pictures:
            if len(self._pictures) >= _MOST_PICTURES:
                self._pictures.clear()
            self._pictures[key] = self._draw(text, colour, ratio)
        return self._pictures[key]

    def _draw(self, text: str, colour: str, ratio: float) -> QPixmap:
        width, height = self.defaultSectionSize() - 1, self._px(self._places * _CELL + _FOOT - 2)
        pixmap = QPixmap(math.ceil(width * ratio), math.ceil(height * ratio))
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setFont(self._font())
        painter.setPen(QColor(colour))
        room = QRectF(0, 0, width, height)
        pitch = min(self._px(_PITCH), width / upright_text.MOST_COLUMNS)
        upright_text.paint(painter, room, text, self._places, self._px(_CELL), pitch)
        painter.end()
        return pixmap

    def _paint_edge(self, painter: QPainter, span: _Span) -> None:
        tokens = self._theme.tokens
        top = self._band() if self._matrix.head(span.first).foldable else 0
        for column in range(span.first, span.last + 1):
            edge = self._rect(column, column).right()
            whole = column == span.last
            colour = tokens.control_rule if whole else tokens.rule
            painter.fillRect(QRect(edge, 0 if whole else top, 1, self.height()), QColor(colour))


def _triangle(size: float) -> list[QPointF]:
    return [QPointF(-size, -size * 0.55), QPointF(size, -size * 0.55), QPointF(0, size * 0.75)]
