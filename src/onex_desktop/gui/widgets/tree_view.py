"""The one tree of the program: keeps what is unfolded and chosen by key, and edits by keyboard."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QColor, QContextMenuEvent, QGuiApplication, QKeyEvent, QKeySequence, QPainter
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeView, QWidget

from onex_desktop.gui.delegates.tree_delegate import TreeDelegate
from onex_desktop.gui.models.tree_model import Key, TreeModel, TreeNode
from onex_desktop.gui.theme import Theme
from onex_desktop.gui.tokens import Tone
from onex_desktop.gui.widgets.belonging import forgets_when_deleted
from onex_desktop.gui.widgets.table_header import TableHeader

Flag = QItemSelectionModel.SelectionFlag

INDENT: Final = 18
CHEVRON: Final = 14
_MANY: Final = 400
"""A tree of more lines is not unfolded to its last line when it is first shown."""
_UNFOLD_AFTER_MS: Final = 700
"""A folded line unfolds when something is held over it for so long."""
CTRL: Final = Qt.KeyboardModifier.ControlModifier
ALT: Final = Qt.KeyboardModifier.AltModifier


class TreeHeader(TableHeader):
    """Headings of a tree: the order is the tree's own, and no column can be hidden."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self.setSectionsMovable(False)
        self.setSectionsClickable(False)
        self.setSortIndicatorShown(False)
        self.setStretchLastSection(False)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer nothing."""
        event.accept()


class TreeView(QTreeView):
    """Lines of up to three rows; arrows walk and fold, F2 edits.

    Signals:
        chosen: Another line is the current one; carries its key, None for none.
        insert_pressed: Insert or Ctrl+Enter, in an outline Enter alone: a sibling is wanted behind the current line.
        delete_pressed: Delete was pressed on chosen lines.
        move_pressed: Alt+↑ or Alt+↓; carries -1 or 1.
        indent_pressed: Tab or Shift+Tab in an outline; carries 1 or -1. F6 leaves the tree.
    """

    chosen = Signal(object)
    insert_pressed = Signal()
    delete_pressed = Signal()
    move_pressed = Signal(int)
    indent_pressed = Signal(int)

    def __init__(
        self, theme: Theme, model: TreeModel, name: str, *, sign_column: int = 1, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        forgets_when_deleted(self)
        self._theme, self._tree = theme, model
        self._folded: set[Key] = set()
        self._is_outline, self._is_filled = False, False
        self._delegate = TreeDelegate(theme, self, sign_column)
        self.setHeader(TreeHeader(theme, self))
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(name)
        self.setIndentation(INDENT)
        self.setUniformRowHeights(False)
        self.setMouseTracking(True)
        self.setExpandsOnDoubleClick(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.DoubleClicked)
        self.header().sectionResized.connect(self._measure_again)
        self.selectionModel().currentChanged.connect(lambda *_: self.chosen.emit(self.current_key()))
        self.collapsed.connect(lambda index: self._folded.add(self._key(index)))
        self.expanded.connect(lambda index: self._folded.discard(self._key(index)))
        theme.changed.connect(self.viewport().update)

    def set_outline(self) -> None:
        """Let lines be dragged to other places, and keys work as in an outline editor."""
        self._is_outline = True
        # Else Qt takes Tab to leave the tree before it is seen here.
        self.setTabKeyNavigation(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setAutoExpandDelay(_UNFOLD_AFTER_MS)

    def set_widths(self, *widths: int) -> None:
        """Give the columns their widths; 0 takes the room that is left."""
        header = self.header()
        for column, width in enumerate(widths):
            mode = QHeaderView.ResizeMode.Stretch if width == 0 else QHeaderView.ResizeMode.Interactive
            header.setSectionResizeMode(column, mode)
            if width:
                self.setColumnWidth(column, width)

    def show_nodes(self, nodes: Sequence[TreeNode]) -> None:
        """Show these nodes; the current line, what is folded and the place in the window stay.

        Another tree of very many lines comes with its last branches folded: each line that shows has to be measured.
        """
        current, place = self.current_key(), self.verticalScrollBar().value()
        before = list(self._tree.all_keys())
        if not self._tree.set_nodes(nodes) and self._is_filled:
            return
        self._is_filled = True
        now = list(self._tree.all_keys())
        parents = self._tree.parents()
        if len(now) > _MANY and not set(before) & set(now):
            self._folded |= {node.key for node in parents if not any(part.parts for part in node.parts)}
        # Before the lines are laid out anew, unfolding costs nothing.
        for node in parents:
            if node.key not in self._folded:
                self.expand(self._tree.index_of(node.key))
        kept = self._nearest(current, before)
        if kept is not None:
            self.choose(kept, scroll=False)
        self.verticalScrollBar().setValue(place)

    def _nearest(self, key: Key | None, before: list[Key]) -> Key | None:
        """Return the key, or when it is gone the one that stood behind it, or before it, and is still there."""
        if key not in before:
            return None
        at = before.index(key)
        return next((k for k in [*before[at:], *before[:at][::-1]] if self._tree.index_of(k).isValid()), None)

    def current_key(self) -> Key | None:
        """Return the key of the current line."""
        node = self._tree.node(self.currentIndex())
        return None if node is None else node.key

    def chosen_keys(self) -> list[Key]:
        """Return the keys of the chosen lines, from the top."""
        rows = [self._key(index) for index in self.selectionModel().selectedRows()]
        order = {key: at for at, key in enumerate(self._tree.all_keys())}
        return sorted(rows, key=lambda key: order[key])

    def choose(self, key: Key, *, scroll: bool = True) -> None:
        """Make a line the current one and bring it into sight."""
        index = self._tree.index_of(key)
        if index.isValid():
            # The first sets where Shift begins, but adds to the selection while Ctrl is held down.
            self.setCurrentIndex(index)
            self.selectionModel().setCurrentIndex(index, Flag.ClearAndSelect | Flag.Rows)
            if scroll:
                self.scrollTo(index, QAbstractItemView.ScrollHint.EnsureVisible)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Edit, add, delete, move and copy by key; everything else is Qt's."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.key() == Qt.Key.Key_F2:
            index = self.currentIndex().siblingAtColumn(self._tree.text_column)
            if index.flags() & Qt.ItemFlag.ItemIsEditable:
                self.edit(index)
        elif not self._act(event):
            super().keyPressEvent(event)

    def copy(self) -> None:
        """Put the chosen lines on the clipboard, one a line, number and text."""
        lines = []
        for key in self.chosen_keys():
            node = self._tree.node(self._tree.index_of(key))
            if node is not None:
                lines.append(" ".join(node.cells[:2]).strip())
        if lines:
            QGuiApplication.clipboard().setText("\n".join(lines))

    def drawBranches(self, painter: QPainter, rect: QRect, index: QModelIndex | QPersistentModelIndex) -> None:
        """Paint the ground of the line up to its text, and the sign to fold it by."""
        tokens = self._theme.tokens
        painter.fillRect(rect, self._delegate.ground(index, hovered=False))
        painter.setPen(QColor(tokens.rule))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if self._tree.rowCount(index):
            name = "chevron-down" if self.isExpanded(index) else "chevron-right"
            picture = self._theme.pixmap(name, tokens.of(Tone.QUIET), CHEVRON, self.devicePixelRatioF())
            painter.drawPixmap(rect.right() - CHEVRON - 1, rect.top() + 7, picture)

    def _act(self, event: QKeyEvent) -> bool:
        key, modifiers = event.key(), event.modifiers()
        enter = key in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        plain = not modifiers & (CTRL | ALT)
        if key == Qt.Key.Key_Insert or (enter and (modifiers & CTRL or (self._is_outline and plain))):
            self.insert_pressed.emit()
        elif key == Qt.Key.Key_Delete:
            self.delete_pressed.emit()
        elif self._is_outline and plain and key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            is_back = key == Qt.Key.Key_Backtab or bool(modifiers & Qt.KeyboardModifier.ShiftModifier)
            self.indent_pressed.emit(-1 if is_back else 1)
        elif modifiers & ALT and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.move_pressed.emit(-1 if key == Qt.Key.Key_Up else 1)
        else:
            return False
        return True

    def _key(self, index: QModelIndex) -> Key:
        node = self._tree.node(index)
        return None if node is None else node.key

    def _measure_again(self, *_: object) -> None:
        self._delegate.forget_widths()
        self.scheduleDelayedItemsLayout()
