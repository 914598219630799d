"""Paints the cells of the matrix: sign, corners and totals; grounds, rules and frames are the view's."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPoint, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPolygonF
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from onex_desktop.domain.mapping import MatrixCell, ReviewState
from onex_desktop.gui.delegates.strength_signs import SignBook
from onex_desktop.gui.models.matrix_heads import HeadKind
from onex_desktop.gui.models.matrix_model import MatrixModel
from onex_desktop.gui.theme import Theme, body_font
from onex_desktop.gui.tokens import BODY_PX

_REVIEW_CORNER: Final = 8.0
_NOTE_CORNER: Final = 5.0
_SELECTED: Final = QStyle.StateFlag.State_Selected
_MIDDLE: Final = Qt.AlignmentFlag.AlignCenter


class StrengthDelegate(QStyledItemDelegate):
    """Draws a cell of a ``MatrixModel``, read directly: nothing passes through ``QVariant`` on the way.

    Attributes:
        zoom: 1.0 is the drawn size of 100 %; call ``renew`` after setting it.
        raised: Ground of sums.
        selection: Ground of selected cells.
    """

    def __init__(self, theme: Theme, model: MatrixModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._model = model
        self._signs = SignBook(theme)
        self.zoom = 1.0
        self.font = body_font()
        self.renew()
        theme.changed.connect(self.renew)

    def renew(self) -> None:
        """Take over the colours of the theme and the zoom."""
        tokens = self._theme.tokens
        self.raised = QColor(tokens.raised)
        self.selection = QColor(tokens.selection)
        self._warning = QColor(tokens.warning)
        self._quiet = QColor(tokens.quiet)
        self._text = QColor(tokens.text)
        self._danger = QColor(tokens.danger)
        self.font = QFont(body_font())
        self.font.setPixelSize(max(round(BODY_PX * self.zoom), 7))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw a cell with its ground, for views that paint cell by cell."""
        if option.state & _SELECTED:
            painter.fillRect(option.rect, self.selection)
        elif self._model.key(index.row(), index.column()) is None:
            painter.fillRect(option.rect, self.raised)
        self.paint_cell(painter, option.rect, index.row(), index.column())

    def paint_cell(self, painter: QPainter, rect: QRect, row: int, column: int) -> None:
        """Draw what a cell holds; its ground and the rules are the view's."""
        kind = self._model.head(column).kind
        if kind is HeadKind.TOTAL:
            self._paint_total(painter, rect, row, column)
            return
        strength = self._model.strength(row, column)
        if strength is None:
            return
        ratio = painter.device().devicePixelRatio()
        sum_of = kind is not HeadKind.SLOT or self._model.unit(row) is None
        sign = self._signs.sign(self._model.speech.value(strength), sum_of=sum_of, zoom=self.zoom, ratio=ratio)
        size = sign.deviceIndependentSize()
        # Whole device pixels: a picture that falls between two is blurred.
        left = round((rect.x() + (rect.width() - 1 - size.width()) / 2) * ratio) / ratio
        top = round((rect.y() + (rect.height() - 1 - size.height()) / 2) * ratio) / ratio
        painter.drawPixmap(QPointF(left, top), sign)
        if not sum_of:
            cell = self._model.cell(row, column)
            if cell is not None:
                self._paint_corners(painter, rect, cell)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return the size the headers have fixed; nothing is ever measured."""
        return option.rect.size() if index.isValid() else QSize()

    def _paint_total(self, painter: QPainter, rect: QRect, row: int, column: int) -> None:
        served = self._model.served(row)
        strength = self._model.strength(row, column)
        painter.setFont(self.font)
        if self._model.unit(row) is None:
            share = self._model.share(row)
            painter.setPen(self._danger if share.covered < share.total else self._text)
            painter.drawText(rect, _MIDDLE, f"{share.covered}/{share.total}")
            return
        if not served or strength is None:
            painter.setPen(self._danger)
            painter.drawText(rect, _MIDDLE, "缺" if self._model.is_gap(row) else "")
            return
        if self._model.speech.is_mark:
            painter.setPen(self._text)
            painter.drawText(rect, _MIDDLE, str(served))
            return
        half = rect.width() // 2
        painter.setPen(self._text)
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(rect.adjusted(0, 0, -half - round(2 * self.zoom), 0), right, str(served))
        painter.setPen(self._quiet)
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(rect.adjusted(half + round(2 * self.zoom), 0, 0, 0), left, self._model.speech.values[strength])

    def _paint_corners(self, painter: QPainter, rect: QRect, cell: MatrixCell) -> None:
        if cell.review is ReviewState.TO_REVIEW:
            self._corner(
                painter, rect.topRight(), QPointF(-_REVIEW_CORNER, 0), QPointF(0, _REVIEW_CORNER), self._warning
            )
        if cell.note or cell.hours is not None:
            tick = QPointF(-_NOTE_CORNER, 0), QPointF(0, -_NOTE_CORNER)
            self._corner(painter, rect.bottomRight(), *tick, self._quiet)

    def _corner(self, painter: QPainter, corner: QPoint, along: QPointF, down: QPointF, colour: QColor) -> None:
        start = QPointF(corner)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawPolygon(QPolygonF([start, start + along * self.zoom, start + down * self.zoom]))
        painter.restore()
