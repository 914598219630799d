"""The view of every table: cells chosen as a block, in rows that show they are chosen, and Excel's keys."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QHeaderView, QTableView, QWidget

from onex_desktop.gui.delegates.cell_delegate import CellDelegate
from onex_desktop.gui.theme import Theme
from onex_desktop.gui.tokens import ROW
from onex_desktop.gui.widgets import table_moves as moves
from onex_desktop.gui.widgets.belonging import forgets_when_deleted
from onex_desktop.gui.widgets.choice_box import ChoiceBox
from onex_desktop.gui.widgets.table_copy import mime_of
from onex_desktop.gui.widgets.table_header import TableHeader
from onex_desktop.gui.widgets.table_menu import table_menu
from onex_desktop.gui.widgets.table_paste import DOWN, RIGHT, Step

Flag = QItemSelectionModel.SelectionFlag

_CONTROL: Final = Qt.KeyboardModifier.ControlModifier
_SHIFT: Final = Qt.KeyboardModifier.ShiftModifier
_FILLS: Final[Mapping[int, Step | None]] = {
    (Qt.Modifier.CTRL | Qt.Key.Key_D).toCombined(): DOWN,
    (Qt.Modifier.CTRL | Qt.Key.Key_R).toCombined(): RIGHT,
    (Qt.Modifier.CTRL | Qt.Key.Key_Return).toCombined(): None,
    (Qt.Modifier.CTRL | Qt.Key.Key_Enter).toCombined(): None,
}
_LISTED: Final = (Qt.Modifier.ALT | Qt.Key.Key_Down).toCombined()
COPY_WITH_HEADINGS: Final = QKeySequence("Ctrl+Shift+C")
WIDEST_AUTO: Final = 480


class TableView(QTableView):
    """Chooses cells as a block and copies them; keys act on rows and cells.

    Attributes:
        fills: Whether somebody takes what a fill would change.
        is_filtered: Whether rows may be hidden.

    Signals:
        opened: F4 on any cell, Enter or a double click on one that cannot be typed into; carries its row.
        delete_pressed: Delete was pressed on chosen cells.
        paste_pressed: Ctrl+V was pressed.
        fill_pressed: Ctrl+D or Ctrl+R was pressed, and carries the direction, or Ctrl+Enter, and carries None.
        given: An edit was ended with Ctrl+Enter; carries the text and whether it is the key of a choice.
        escaped: Esc was pressed with nothing to cancel and a filter on; without one it goes on to the dialog.
    """

    opened = Signal(int)
    delete_pressed = Signal()
    paste_pressed = Signal()
    fill_pressed = Signal(object)
    given = Signal(str, bool)
    escaped = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        forgets_when_deleted(self)
        self.fills = False
        self.is_filtered: Callable[[], bool] = lambda: False
        self.header = TableHeader(theme, self)
        self.setHorizontalHeader(self.header)
        self._delegate = CellDelegate(theme, self, lambda: self.fills)
        self.setItemDelegate(self._delegate)
        self._delegate.given.connect(self.given)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.DoubleClicked | triggers.AnyKeyPressed)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(True)
        self.setMouseTracking(True)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(0)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.set_row_height(ROW)
        self.doubleClicked.connect(self._open_unless_editable)
        theme.changed.connect(self._repaint)

    def set_row_height(self, height: int) -> None:
        """Set the height of all rows: ``ROW`` or ``ROW_COMPACT``."""
        self.verticalHeader().setDefaultSectionSize(height)

    def chosen_rows(self) -> list[int]:
        """Return the rows in which a cell is chosen, from the top."""
        rows: set[int] = set()
        for part in self.selectionModel().selection().toList():
            rows.update(range(part.top(), part.bottom() + 1))
        return sorted(rows)

    def copy(self, *, with_headings: bool = False) -> None:
        """Put the chosen block on the clipboard, columns as they stand, hidden ones left out."""
        block, figures = self.chosen_block(with_headings=with_headings)
        if block:
            QGuiApplication.clipboard().setMimeData(mime_of(block, figures, headings=int(with_headings)))

    def chosen_block(self, *, with_headings: bool = False) -> tuple[list[list[str]], list[bool]]:
        """Return the smallest block around the chosen cells, others blank, and which columns hold figures."""
        chosen = {
            (row, column)
            for part in self.selectionModel().selection().toList()
            for row in range(part.top(), part.bottom() + 1)
            for column in range(part.left(), part.right() + 1)
            if not self.isColumnHidden(column)
        }
        columns = sorted({column for _, column in chosen}, key=self.header.visualIndex)
        model = self.model()
        block = [[str(model.headerData(c, Qt.Orientation.Horizontal) or "") for c in columns]] if with_headings else []
        if not columns:
            return [], []
        block += [
            [str(model.index(row, c).data() or "") if (row, c) in chosen else "" for c in columns]
            for row in sorted({row for row, _ in chosen})
        ]
        right = [model.headerData(c, Qt.Orientation.Horizontal, Qt.ItemDataRole.TextAlignmentRole) for c in columns]
        return block, [bool(Qt.AlignmentFlag(align) & Qt.AlignmentFlag.AlignRight) for align in right]

    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Jump to the end of what is filled with Ctrl."""
        if action in moves.STEPS and modifiers & _CONTROL and self.currentIndex().isValid():
            return moves.jump(self, self.currentIndex(), moves.STEPS[action])
        return super().moveCursor(action, modifiers)

    def selectionCommand(
        self, index: QModelIndex | QPersistentModelIndex, event: QEvent | None = None
    ) -> QItemSelectionModel.SelectionFlag:
        """Choose where the cursor jumps to; Qt would leave the choice behind, and Delete would act on that."""
        if isinstance(event, QKeyEvent) and event.modifiers() & _CONTROL and event.key() in moves.MOVES:
            return Flag.SelectCurrent if event.modifiers() & _SHIFT else Flag.ClearAndSelect
        return super().selectionCommand(index, event)

    def sizeHintForColumn(self, column: int) -> int:
        """Return the automatic width of a column, kept within reason."""
        return min(super().sizeHintForColumn(column), WIDEST_AUTO)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do what Excel's keys do, and leave the rest to Qt."""
        if self.state() == QAbstractItemView.State.EditingState or not self._acted_on(event):
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer by mouse what the keys do, where a cell is meant."""
        if self.currentIndex().isValid():
            table_menu(self.run, self, fills=self.fills).popup(event.globalPos())

    def run(self, command: str) -> None:
        """Do a command of the menu."""
        acts: dict[str, Callable[[], object]] = {
            "copy": self.copy,
            "copy_with_headings": lambda: self.copy(with_headings=True),
            "paste": self.paste_pressed.emit,
            "fill_down": lambda: self.fill_pressed.emit(DOWN),
            "fill_right": lambda: self.fill_pressed.emit(RIGHT),
            "fill_all": lambda: self.fill_pressed.emit(None),
            "rows": lambda: self._widen(Flag.Rows),
            "columns": lambda: self._widen(Flag.Columns),
            "all": self.selectAll,
        }
        acts[command]()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Keep the row under the pointer tinted."""
        super().mouseMoveEvent(event)
        self._hover(self.indexAt(event.position().toPoint()).row())

    def leaveEvent(self, event: QEvent) -> None:
        """Let go of the tinted row."""
        super().leaveEvent(event)
        self._hover(-1)

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """Repaint whole rows: cells beside the chosen ones show the row tint."""
        super().selectionChanged(selected, deselected)
        self.viewport().update()

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """Go one row down when the edit was ended with Enter, up with Shift."""
        super().closeEditor(editor, hint)
        if hint == QAbstractItemDelegate.EndEditHint.SubmitModelCache:
            step = 0 if self._delegate.gives_to_all else -1 if self._delegate.goes_up else 1
            beside = self.currentIndex().siblingAtRow(self.currentIndex().row() + step)
            if beside.isValid():
                self.setCurrentIndex(beside)

    def _repaint(self) -> None:
        self.header.viewport().update()
        self.viewport().update()

    def _acted_on(self, event: QKeyEvent) -> bool:
        match event.keyCombination().toCombined():
            case Qt.Key.Key_F2 | Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._edit_or_open()
            case Qt.Key.Key_F4 if self.currentIndex().isValid():
                self.opened.emit(self.currentIndex().row())
            case combined if self.fills and combined in _FILLS:
                self.fill_pressed.emit(_FILLS[combined])
            case combined if combined == _LISTED and self._is_editable():
                self._open_list()
            case Qt.Key.Key_Delete if self.chosen_rows():
                self.delete_pressed.emit()
            case Qt.Key.Key_Escape if self.is_filtered():
                self.escaped.emit()
            case combined:
                return self._selected_by(event, combined)
        return True

    def _selected_by(self, event: QKeyEvent, combined: int) -> bool:
        current = self.currentIndex()
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif QKeySequence(event.keyCombination()) == COPY_WITH_HEADINGS:
            self.copy(with_headings=True)
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste_pressed.emit()
        elif combined == _combined(Qt.Modifier.SHIFT) and current.isValid():
            self._widen(Flag.Rows)
        elif combined == _combined(Qt.Modifier.CTRL) and current.isValid():
            self._widen(Flag.Columns)
        else:
            return False
        return True

    def _edit_or_open(self) -> None:
        current = self.currentIndex()
        if self._is_editable():
            self.edit(current)
        elif current.isValid():
            self.opened.emit(current.row())

    def _is_editable(self) -> bool:
        return bool(self.currentIndex().flags() & Qt.ItemFlag.ItemIsEditable)

    def _open_list(self) -> None:
        """Edit the current cell with its choices open."""
        self.edit(self.currentIndex())
        for box in self.viewport().findChildren(ChoiceBox):
            box.showPopup()

    def _widen(self, by: QItemSelectionModel.SelectionFlag) -> None:
        """Choose the whole rows or columns of the chosen block."""
        chosen = self.selectionModel()
        chosen.select(chosen.selection() if chosen.hasSelection() else self._here(), Flag.ClearAndSelect | by)

    def _here(self) -> QItemSelection:
        return QItemSelection(self.currentIndex(), self.currentIndex())

    def _open_unless_editable(self, index: QModelIndex) -> None:
        if not index.flags() & Qt.ItemFlag.ItemIsEditable:
            self.opened.emit(index.row())

    def _hover(self, row: int) -> None:
        if row != self._delegate.hovered:
            self._delegate.hovered = row
            self.viewport().update()


def _combined(modifier: Qt.Modifier) -> int:
    return (modifier | Qt.Key.Key_Space).toCombined()
