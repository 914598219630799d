"""The matrix under the hands: a spreadsheet's keys over a ``MatrixModel``."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QGuiApplication,
    QInputMethodEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from onex_desktop.gui.delegates.strength_delegate import StrengthDelegate
from onex_desktop.gui.models.matrix_model import MatrixModel
from onex_desktop.gui.models.matrix_words import Speech
from onex_desktop.gui.theme import Theme
from onex_desktop.gui.widgets import matrix_folding as folding
from onex_desktop.gui.widgets import matrix_keys as keys
from onex_desktop.gui.widgets import matrix_moves as moves
from onex_desktop.gui.widgets import matrix_painting as painting
from onex_desktop.gui.widgets.belonging import forgets_when_deleted
from onex_desktop.gui.widgets.matrix_corner import MatrixCorner
from onex_desktop.gui.widgets.matrix_edits import Area
from onex_desktop.gui.widgets.matrix_hand import MatrixHand
from onex_desktop.gui.widgets.matrix_menu import matrix_menu
from onex_desktop.gui.widgets.matrix_mouse import MatrixMouse
from onex_desktop.gui.widgets.matrix_row_header import MatrixRowHeader
from onex_desktop.gui.widgets.upright_header import UprightHeader
from onex_desktop.gui.widgets.zoom_steps import clamped, stepped

_Cursor = QAbstractItemView.CursorAction
_Select = QItemSelectionModel.SelectionFlag
_CONTROL: Final = Qt.KeyboardModifier.ControlModifier
_SHIFT: Final = Qt.KeyboardModifier.ShiftModifier
_STEPS: Final = {
    _Cursor.MoveUp: (-1, 0),
    _Cursor.MoveDown: (1, 0),
    _Cursor.MoveLeft: (0, -1),
    _Cursor.MoveRight: (0, 1),
}


class MatrixView(QTableView):
    """Moves, selects, folds and zooms by itself; what would change data it only asks for.

    Signals:
        edits_requested: ``list[CellEdit]`` and the code of the act; never empty.
        rest_offered: ``Laid`` of a paste of which a part is refused.
        refused: ``list[Refused]`` of an act that changes nothing.
        details_requested: Hours and note of the current cell shall be opened.
        zoomed: The scale is another one now; carries per cent.
        find_requested, replace_requested: The line to find by is wanted.
        place_requested: The line to go somewhere by is wanted.
        selection_moved: The current cell or the selection is another one now.
    """

    edits_requested = Signal(object, str)
    rest_offered = Signal(object)
    refused = Signal(object)
    details_requested = Signal()
    zoomed = Signal(int)
    find_requested = Signal()
    replace_requested = Signal()
    place_requested = Signal()
    selection_moved = Signal()

    def __init__(self, theme: Theme, model: MatrixModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        forgets_when_deleted(self)
        self._theme, self._matrix, self.zoom = theme, model, 100
        self.heads = UprightHeader(theme, model, self)
        self.row_heads = MatrixRowHeader(theme, model, self)
        self.hand = MatrixHand(model, self.areas, self.current_cell, self)
        self._delegate = StrengthDelegate(theme, model, self)
        self._corner: MatrixCorner | None = None
        self._target: QModelIndex | None = None
        self.setModel(model)
        self.setHorizontalHeader(self.heads)
        self.setVerticalHeader(self.row_heads)
        self.setItemDelegate(self._delegate)
        self._corner = MatrixCorner(theme, model, self)
        self._dress()
        self.heads.fold_requested.connect(lambda column: folding.toggle_course(self, model, column))
        self.row_heads.fold_requested.connect(lambda row: folding.toggle_branch(self, model, row))
        self.horizontalScrollBar().valueChanged.connect(self.heads.viewport().update)
        self.doubleClicked.connect(self.details_requested)
        self.hand.edits_requested.connect(self.edits_requested)
        self.hand.refused.connect(self.refused)
        self.hand.rest_offered.connect(self.rest_offered)
        self.hand.laid.connect(self.choose)
        self.selectionModel().selectionChanged.connect(self._moved)
        self.selectionModel().currentChanged.connect(self._moved)
        self.mouse = MatrixMouse(theme, self, model, self.hand, self.areas)
        theme.changed.connect(self.viewport().update)
        self._acts: dict[str, Callable[[], object]] = {
            "down": lambda: self._press(Qt.Key.Key_Down),
            "up": lambda: self._press(Qt.Key.Key_Up),
            **folding.acts(self, model),
            "rows": lambda: self._widen(_Select.Rows),
            "columns": lambda: self._widen(_Select.Columns),
            "find": self.find_requested.emit,
            "replace": self.replace_requested.emit,
            "go_to": self.place_requested.emit,
            "details": self.details_requested.emit,
            "zoom_reset": lambda: self.set_zoom(100),
            "zoom_in": lambda: self._zoom_by(1),
            "zoom_out": lambda: self._zoom_by(-1),
        }

    def areas(self) -> list[Area]:
        """Return what is selected as rectangles; the current cell when nothing is."""
        chosen = self.selectionModel().selection()
        ranges = [chosen.at(position) for position in range(chosen.size())]
        place = self.current_cell()
        if not ranges:
            return [Area(*place, *place)] if place else []
        return [Area(each.top(), each.left(), each.bottom(), each.right()) for each in ranges]

    def set_words(self, name: str, speech: Speech) -> None:
        """Speak of another kind of matrix; what is shown follows with the next matrix."""
        self.setAccessibleName(name)
        self._matrix.set_speech(speech)

    def current_cell(self) -> tuple[int, int] | None:
        """Return row and column of the cursor."""
        index = self.currentIndex()
        return (index.row(), index.column()) if index.isValid() else None

    def go(self, row: int, column: int) -> None:
        """Put the cursor on a cell, alone selected and in sight."""
        index = self._matrix.index(row, column)
        if not index.isValid():
            return
        if index == self.currentIndex():
            self.selectionModel().select(index, _Select.ClearAndSelect)
        else:
            # By way of a key, so that Qt's own anchor for Shift comes along.
            self._target = index
            self._press(Qt.Key.Key_Right)
            self._target = None
        self.scrollTo(index)

    def choose(self, area: Area) -> None:
        """Select a rectangle; a cursor outside it goes to its first cell."""
        first, last = self._matrix.index(area.top, area.left), self._matrix.index(area.bottom, area.right)
        block = QItemSelection(first, last)
        if not block.contains(self.currentIndex()):
            self.selectionModel().setCurrentIndex(first, _Select.NoUpdate)
        self.selectionModel().select(block, _Select.ClearAndSelect)

    def run(self, command: str) -> None:
        """Do a command of ``matrix_keys``."""
        if not self.hand.run(command) and command in self._acts:
            self._acts[command]()

    def set_zoom(self, percent: int) -> None:
        """Scale cells, heads and type."""
        self.zoom = clamped(percent)
        self._delegate.zoom = self.zoom / 100
        self._delegate.renew()
        self.heads.set_zoom(self.zoom / 100)
        self.row_heads.set_zoom(self.zoom / 100)
        self.viewport().update()
        self.zoomed.emit(self.zoom)

    def updateGeometries(self) -> None:
        """Lay the corner over the place between the heads."""
        super().updateGeometries()
        if self._corner is not None:
            frame = self.frameWidth()
            self._corner.setGeometry(frame, frame, self.row_heads.width(), self.heads.height())
            self._corner.raise_()

    def event(self, event: QEvent) -> bool:
        """Claim the matrix's keys before the window's shortcuts get them: Alt+← is 收起 here, not 后退."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and keys.claims(event, self._matrix.speech.typed)
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do what the key says; arrows, Home, End, Page and Ctrl+A are Qt's own."""
        if not keys.is_commanding(event) and self.hand.take(event.text()):
            return
        command = keys.command(event)
        if command in {"right", "left"}:
            self._tab(event, back=command == "left")
        elif command is not None:
            self.run(command)
        else:
            super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Take a value from the input method: at the first letter of its pinyin, or the character committed."""
        committed = event.commitString()
        if self.hand.take(committed or event.preeditString()) and not committed:
            QGuiApplication.inputMethod().reset()
        event.accept()

    def inputMethodQuery(self, query: Qt.InputMethodQuery) -> object:
        """Let the candidates open beside the current cell."""
        if query == Qt.InputMethodQuery.ImCursorRectangle:
            return self.visualRect(self.currentIndex())
        return super().inputMethodQuery(query)

    def keyboardSearch(self, _search: str) -> None:
        """Do nothing: typing sets values here."""

    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Jump to filled cells with Ctrl; End stops before the total."""
        if self._target is not None:
            return self._target
        place = self.current_cell()
        if place is not None and action in _STEPS and modifiers & _CONTROL:
            return self._matrix.index(*moves.jump(self._matrix, place, _STEPS[action]))
        if place is not None and action == _Cursor.MoveEnd:
            row = self._matrix.rowCount() - 1 if modifiers & _CONTROL else place[0]
            return self._matrix.index(row, moves.last_slot(self._matrix))
        return super().moveCursor(action, modifiers)

    def selectionCommand(
        self, index: QModelIndex | QPersistentModelIndex, event: QEvent | None = None
    ) -> QItemSelectionModel.SelectionFlag:
        """Select where the cursor jumps to; Qt would leave the selection behind."""
        if isinstance(event, QKeyEvent) and event.modifiers() & _CONTROL and event.key() != Qt.Key.Key_A:
            return _Select.SelectCurrent if event.modifiers() & _SHIFT else _Select.ClearAndSelect
        return super().selectionCommand(index, event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom with Ctrl."""
        if event.modifiers() & _CONTROL:
            self._zoom_by(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
            return
        super().wheelEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer by mouse what the keys do."""
        matrix_menu(self._theme, self.hand.set_value, self.run, self, self._matrix.speech).exec(event.globalPos())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint what is in sight; see ``matrix_painting`` for why Qt does not."""
        sight = painting.Sight.of(self, self._matrix, event.rect())
        painter = QPainter(self.viewport())
        painting.paint_cells(painter, self, self._matrix, self._delegate, sight)
        painting.paint_rules(painter, self._matrix, self._theme.tokens, sight)
        painting.paint_frames(painter, self, self._theme.tokens)
        self.mouse.paint(painter, sight)
        painter.end()

    def _dress(self) -> None:
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)

    def _moved(self) -> None:
        # Frames and tinted heads reach beyond the cells Qt repaints by itself.
        for part in (self, self.heads, self.row_heads):
            part.viewport().update()
        self.selection_moved.emit()

    def _widen(self, by: QItemSelectionModel.SelectionFlag) -> None:
        self.selectionModel().select(self.selectionModel().selection(), _Select.ClearAndSelect | by)

    def _zoom_by(self, step: int) -> None:
        if (percent := stepped(self.zoom, step)) != self.zoom:
            self.set_zoom(percent)

    def _press(self, key: Qt.Key) -> None:
        super().keyPressEvent(QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier))

    def _tab(self, event: QKeyEvent, *, back: bool) -> None:
        place = self.current_cell()
        target = None if place is None else (moves.before if back else moves.after)(self._matrix, place)
        if target is None:
            event.ignore()  # the focus goes on to the next control
        else:
            self.go(*target)
