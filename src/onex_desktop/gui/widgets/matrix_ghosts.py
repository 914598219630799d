"""How a drag in the matrix looks: its handle, the values as they would be, and the frame around them."""

from __future__ import annotations

from typing import Final, Protocol

from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QTableView

from onex_desktop.domain.mapping import Strength
from onex_desktop.gui.delegates.strength_signs import SignBook
from onex_desktop.gui.models.matrix_model import MatrixModel
from onex_desktop.gui.theme import Theme
from onex_desktop.gui.tokens import ROW
from onex_desktop.gui.widgets.matrix_edits import Area
from onex_desktop.gui.widgets.matrix_painting import Sight

_HANDLE: Final = 7
_SMALLEST, _LARGEST = 5, 10
_FAINT: Final = 0.6
_FRAME: Final = 2


class Drawn(Protocol):
    """What is being drawn out."""

    @property
    def frame(self) -> Area | None:
        """The area it would fill, None where it has none."""

    def takes(self, row: int, column: int) -> bool:
        """Return whether a cell would get a value."""

    def value(self, row: int, column: int) -> Strength | None:
        """Return the value a cell would get."""


class Ghosts:
    """Paints into a view; a sign that is to come is fainter than one that stands there already."""

    def __init__(self, theme: Theme, view: QTableView, model: MatrixModel) -> None:
        self._theme, self._view, self._model = theme, view, model
        self._signs = SignBook(theme)

    def paint_handle(self, painter: QPainter, handle: QRect) -> None:
        """Draw the handle, set off from the frame it stands on; greyed without the focus."""
        if not handle.isEmpty():
            tokens = self._theme.tokens
            painter.fillRect(handle.adjusted(-1, -1, 1, 1), QColor(tokens.ground))
            painter.fillRect(handle, QColor(tokens.accent if self._view.hasFocus() else tokens.control_rule))

    def paint(self, painter: QPainter, drawn: Drawn, sight: Sight) -> None:
        """Draw what would be, as far as it is in sight."""
        for row, (top, height) in sight.rows.items():
            for column, (left, width) in sight.columns.items():
                if drawn.takes(row, column):
                    place = QRect(left, top, width - 1, height - 1)
                    value = drawn.value(row, column)
                    self._paint_value(painter, place, value, is_new=value != self._model.strength(row, column))
        if drawn.frame is not None:
            self._paint_frame(painter, rect_of(self._view, drawn.frame))

    def _paint_value(self, painter: QPainter, place: QRect, value: Strength | None, *, is_new: bool) -> None:
        painter.fillRect(place, QColor(self._theme.tokens.row_tint))
        if value is None:
            return
        ratio = painter.device().devicePixelRatio()
        sign = self._signs.sign(self._model.speech.value(value), sum_of=False, zoom=_zoom(self._view), ratio=ratio)
        size = sign.deviceIndependentSize()
        left = round((place.x() + (place.width() - size.width()) / 2) * ratio) / ratio
        top = round((place.y() + (place.height() - size.height()) / 2) * ratio) / ratio
        painter.setOpacity(_FAINT if is_new else 1)
        painter.drawPixmap(QPointF(left, top), sign)
        painter.setOpacity(1)

    def _paint_frame(self, painter: QPainter, area: QRect) -> None:
        pen = QPen(QColor(self._theme.tokens.accent), _FRAME, Qt.PenStyle.CustomDashLine)
        pen.setDashPattern([3, 2])
        pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(area)


def rect_of(view: QTableView, area: Area) -> QRect:
    """Return where an area lies, out of sight or not."""
    model = view.model()
    return view.visualRect(model.index(area.top, area.left)) | view.visualRect(model.index(area.bottom, area.right))


def handle_rect(view: QTableView, area: Area) -> QRect:
    """Return where the handle of an area is: over its lower right corner, and not cut off by the edge of the view."""
    room = view.viewport().rect()
    corner = rect_of(view, area).bottomRight()
    if not room.contains(corner):
        return QRect()
    side = max(min(round(_HANDLE * _zoom(view)), _LARGEST), _SMALLEST)
    middle = QPoint(min(corner.x(), room.right() - side // 2), min(corner.y(), room.bottom() - side // 2))
    return QRect(middle.x() - side // 2, middle.y() - side // 2, side, side)


def _zoom(view: QTableView) -> float:
    return view.verticalHeader().defaultSectionSize() / ROW
