"""The mouse that fills: the handle at the corner of what is selected, and a stroke with Shift held."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QObject, QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QApplication, QTableView, QToolTip

from onex_desktop.gui.models.matrix_model import MatrixModel
from onex_desktop.gui.theme import Theme
from onex_desktop.gui.widgets.matrix_drag import FillDrag, StrokeDrag
from onex_desktop.gui.widgets.matrix_edits import Area, slot_count
from onex_desktop.gui.widgets.matrix_ghosts import Ghosts, handle_rect, rect_of
from onex_desktop.gui.widgets.matrix_hand import MatrixHand
from onex_desktop.gui.widgets.matrix_moves import Cell, last_slot
from onex_desktop.gui.widgets.matrix_painting import Sight
from onex_desktop.gui.widgets.matrix_place import put

HINT: Final = "拖动：向四周重复选中的格\n双击：向下填到邻列末尾（Ctrl+E）"

_TICK_MS: Final = 40
_EDGE: Final = 14
_FASTEST: Final = 60
_REACH: Final = 2
"""How far around the handle a press still counts."""

_LEFT: Final = Qt.MouseButton.LeftButton
_SHIFT: Final = Qt.KeyboardModifier.ShiftModifier
_KEPT: Final = QItemSelectionModel.SelectionFlag.NoUpdate
_CHOSEN: Final = QItemSelectionModel.SelectionFlag.ClearAndSelect


class MatrixMouse(QObject):
    """Watches the mouse of a matrix; while it drags, no other key or button is heard than Esc.

    A press with Shift extends the selection as in every table. Only when the pointer goes on into another cell does it
    paint, and only where there is something to paint with.

    Attributes:
        only_looks: whether nothing can be filled here; then there is neither handle nor brush.
    """

    def __init__(
        self, theme: Theme, view: QTableView, model: MatrixModel, hand: MatrixHand, selected: Callable[[], list[Area]]
    ) -> None:
        super().__init__(view)
        self._view, self._model, self._hand, self._selected = view, model, hand, selected
        self.only_looks = False
        self._ghosts = Ghosts(theme, view, model)
        self._drag: FillDrag | StrokeDrag | None = None
        self._pressed: QPoint | None = None
        self._anchor: Cell | None = None
        self._before: tuple[QItemSelection, int, int] | None = None
        self._start = self._at = QPoint()
        self._tick = QTimer(self)
        self._tick.setInterval(_TICK_MS)
        self._tick.timeout.connect(self._scroll)
        view.installEventFilter(self)
        view.viewport().installEventFilter(self)
        view.viewport().setMouseTracking(True)
        for signal in (model.modelAboutToBeReset, model.columnsAboutToBeInserted, model.columnsAboutToBeRemoved):
            signal.connect(self.cancel)

    @property
    def is_under_way(self) -> bool:
        """Whether a fill or a stroke is being drawn."""
        return self._drag is not None

    def handle(self) -> QRect:
        """Return where the handle is; nowhere when nothing, several blocks or only sums are selected."""
        areas = self._selected()
        if self.only_looks or len(areas) != 1:
            return QRect()
        handle = handle_rect(self._view, areas[0])
        # Last, because of a whole matrix every row and column is looked at, with every paint.
        return handle if not handle.isEmpty() and slot_count(self._model, areas) else QRect()

    def paint(self, painter: QPainter, sight: Sight) -> None:
        """Draw what would come of the drag, or the handle that begins one."""
        if self._drag is None:
            self._ghosts.paint_handle(painter, self.handle())
        else:
            self._ghosts.paint(painter, self._drag, sight)

    def cancel(self) -> None:
        """Leave everything as it was."""
        before, drag = self._before, self._drag
        self._end()
        if isinstance(drag, StrokeDrag) and before is not None:
            selection, row, column = before
            self._view.selectionModel().setCurrentIndex(self._model.index(row, column), _KEPT)
            self._view.selectionModel().select(selection, _CHOSEN)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take what belongs to a drag and leave the rest to the view."""
        if watched is self._view:
            return self._heard(event)
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip and self._is_on_handle(event.pos()):
            QToolTip.showText(event.globalPos(), HINT, self._view)
            return True
        if not isinstance(event, QMouseEvent):
            return False
        match event.type():
            case QEvent.Type.MouseButtonPress:
                return self._press(event)
            case QEvent.Type.MouseButtonDblClick:
                return self._double(event)
            case QEvent.Type.MouseMove:
                return self._move(event)
            case QEvent.Type.MouseButtonRelease:
                return self._release(event)
        return False

    def _heard(self, event: QEvent) -> bool:
        """Let Esc end a drag, and no other key begin anything meanwhile."""
        if self._drag is None:
            return False
        if event.type() in {QEvent.Type.FocusOut, QEvent.Type.Hide}:
            self.cancel()
        elif isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Escape:
                self.cancel()
            event.accept()
            return True
        return False

    def _press(self, event: QMouseEvent) -> bool:
        if self._drag is not None:
            return True
        self._pressed = self._anchor = None
        if event.button() != _LEFT:
            return False
        place = event.position().toPoint()
        if not event.modifiers() and self._is_on_handle(place):
            self._begin(FillDrag(self._model, self._selected()[0]), place)
            return True
        if not self.only_looks and event.modifiers() == _SHIFT and self._view.indexAt(place).isValid():
            index = self._view.currentIndex()
            chosen = QItemSelection(self._view.selectionModel().selection())
            self._pressed, self._before = place, (chosen, index.row(), index.column())
        return False

    def _double(self, event: QMouseEvent) -> bool:
        if event.button() == _LEFT and not event.modifiers() and self._is_on_handle(event.position().toPoint()):
            self._hand.run("fill_beside")
            return True
        return False

    def _move(self, event: QMouseEvent) -> bool:
        place = event.position().toPoint()
        if self._drag is None and self._pressed is not None and event.buttons() & _LEFT:
            if self._cell(place) == self._cell(self._pressed):
                return True
            if not self._begin_stroke(self._pressed, place):
                self._extend(self._pressed, place)
                return True
        if self._drag is not None:
            self._at = place
            self._follow()
            return True
        if not event.buttons():
            on_handle = self._is_on_handle(place)
            self._view.viewport().setCursor(Qt.CursorShape.CrossCursor if on_handle else Qt.CursorShape.ArrowCursor)
            return True  # the view tracked no mouse before the handle needed it
        return False

    def _release(self, event: QMouseEvent) -> bool:
        self._pressed = None
        drag = self._drag
        if drag is None or event.button() != _LEFT:
            return drag is not None
        self._end()
        drag.finish(self._hand)
        return True

    def _begin(self, drag: FillDrag | StrokeDrag, place: QPoint) -> None:
        self._drag = drag
        self._start = self._at = place
        self._tick.start()
        self._view.viewport().update()

    def _begin_stroke(self, start: QPoint, place: QPoint) -> bool:
        """Paint from the pressed cell on; what Shift selected is let go. Return whether there is anything to paint."""
        cell = self._cell(start)
        value = self._hand.brush(*cell) if self._model.key(*cell) else None
        if value is None:
            return False
        put(self._view, self._model.index(*cell))
        self._begin(StrokeDrag(self._model, cell, value), place)
        return True

    def _extend(self, start: QPoint, place: QPoint) -> None:
        """Move the free corner of what Shift selected; Qt leaves it behind."""
        if self._anchor is None:
            pressed, (chosen,) = self._view.indexAt(start), self._selected()[-1:]
            self._anchor = (
                chosen.bottom if pressed.row() == chosen.top else chosen.top,
                chosen.right if pressed.column() == chosen.left else chosen.left,
            )
        end = self._view.indexAt(place)
        if end.isValid():
            model = self._view.selectionModel()
            model.setCurrentIndex(end, _KEPT)
            model.select(QItemSelection(self._model.index(*self._anchor), end), _CHOSEN)

    def _end(self) -> None:
        self._tick.stop()
        self._drag = self._pressed = self._before = None
        self._view.viewport().update()

    def _follow(self) -> None:
        drag = self._drag
        if drag is None:
            return
        if isinstance(drag, FillDrag):
            if (self._at - self._start).manhattanLength() < QApplication.startDragDistance() and not drag.has_moved:
                return
            changed = drag.follow(self._cell(self._at), across=self._is_across(drag.source))
        else:
            changed = drag.follow(self._cell(self._at))
        if changed:
            self._view.viewport().update()

    def _scroll(self) -> None:
        """Go on beyond the edge the pointer is at, the faster the farther it is out."""
        room = self._view.viewport().rect().adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE)
        for bar, at, first, last in (
            (self._view.horizontalScrollBar(), self._at.x(), room.left(), room.right()),
            (self._view.verticalScrollBar(), self._at.y(), room.top(), room.bottom()),
        ):
            out = min(at - first, 0) + max(at - last, 0)
            if out:
                bar.setValue(bar.value() + max(min(out, _FASTEST), -_FASTEST))
        self._follow()

    def _cell(self, place: QPoint) -> Cell:
        """Return the cell at a place, the nearest one when it is outside; sums at the right are outside."""
        room = self._view.viewport().rect()
        x, y = max(min(place.x(), room.right()), 0), max(min(place.y(), room.bottom()), 0)
        row, column = self._view.rowAt(y), self._view.columnAt(x)
        row = self._model.rowCount() - 1 if row < 0 else row
        last = last_slot(self._model)
        return row, last if column < 0 else min(column, last)

    def _is_across(self, area: Area) -> bool:
        """Return whether the pointer is farther out at the side of an area than above or below it."""
        rect = rect_of(self._view, area)
        x, y = self._at.x(), self._at.y()
        return max(rect.left() - x, x - rect.right(), 0) > max(rect.top() - y, y - rect.bottom(), 0)

    def _is_on_handle(self, place: QPoint) -> bool:
        handle = self.handle()
        return not handle.isEmpty() and handle.adjusted(-_REACH, -_REACH, _REACH, _REACH).contains(place)
