"""A tree of frozen nodes for ``QTreeView``; changes by key, and as little as a new tree allows."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Any, Final

from PySide6.QtCore import QAbstractItemModel, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer

from onex_desktop.gui.tokens import Tone

Index = QModelIndex | QPersistentModelIndex
Key = Hashable
Commit = Callable[[Key, str], None]
"""Takes an edit: the node's key and the new text."""
Move = Callable[[list[Key], Key | None, int | None], None]
"""Takes lines that were let go: their keys, the line they shall hang on, and in front of which of its parts."""

ROOT: Final = QModelIndex()
MIME: Final = "application/x-onex-tree-lines"


class TreeRole(IntEnum):
    """What the model tells beside Qt's own roles."""

    KEY = Qt.ItemDataRole.UserRole + 1
    TONE = Qt.ItemDataRole.UserRole + 2
    STRONG = Qt.ItemDataRole.UserRole + 3


@dataclass(frozen=True, slots=True)
class TreeNode:
    """A line of the tree.

    Attributes:
        key: Unique within the tree; expansion and choice are kept by it.
        cells: The texts, one a column.
        parts: The lines below it.
        tone: A state, told by colour and sign.
        hint: More about the line, shown on hover.
        is_strong: Whether it stands out as a heading.
        is_editable: Whether its text can be typed into.
    """

    key: Key
    cells: tuple[str, ...]
    parts: tuple[TreeNode, ...] = ()
    tone: Tone | None = None
    hint: str = ""
    is_strong: bool = False
    is_editable: bool = False


@dataclass(slots=True)
class _Place:
    node: TreeNode
    row: int
    parent: int
    parts: list[int]


class TreeModel(QAbstractItemModel):
    """Nodes with columns; the texts of one column can be edited.

    Attributes:
        titles: The headings.
        text_column: The column that is edited.
    """

    def __init__(
        self,
        titles: Sequence[str],
        *,
        text_column: int = 1,
        commit: Commit | None = None,
        move: Move | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.titles = tuple(titles)
        self.text_column = text_column
        self._commit, self._move = commit, move
        self._places: list[_Place] = []
        self._roots: list[int] = []
        self._by_key: dict[Key, int] = {}

    def set_nodes(self, nodes: Sequence[TreeNode]) -> bool:
        """Show these nodes; where the keys stand as before, only what differs is told, else the model is reset.

        Return whether it was reset.

        Raises:
            ValueError: Two nodes share a key.
        """
        fresh: list[_Place] = []
        roots = _spread(nodes, -1, fresh)
        by_key = {place.node.key: number for number, place in enumerate(fresh)}
        if len(by_key) != len(fresh):
            raise ValueError("two nodes with one key")
        if [(p.node.key, p.parent) for p in fresh] == [(p.node.key, p.parent) for p in self._places]:
            self._update(fresh)
            return False
        self.beginResetModel()
        self._places, self._roots, self._by_key = fresh, roots, by_key
        self.endResetModel()
        return True

    def parents(self) -> list[TreeNode]:
        """Return the nodes that have parts, in their order."""
        return [place.node for place in self._places if place.parts]

    def node(self, index: Index) -> TreeNode | None:
        """Return the node at an index."""
        return self._places[index.internalId()].node if index.isValid() else None

    def index_of(self, key: Key, column: int = 0) -> QModelIndex:
        """Return where a node is; an invalid index when it is not there."""
        number = self._by_key.get(key)
        return ROOT if number is None else self.createIndex(self._places[number].row, column, number)

    def all_keys(self) -> Iterator[Key]:
        """Yield the keys, parents before their parts."""
        yield from (place.node.key for place in self._places)

    def index(self, row: int, column: int, parent: Index = ROOT) -> QModelIndex:
        """Return the index of a child."""
        children = self._children(parent)
        if not (0 <= row < len(children) and 0 <= column < len(self.titles)):
            return QModelIndex()
        return self.createIndex(row, column, children[row])

    def parent(self, child: Index = ROOT) -> QModelIndex:  # type: ignore[override]  # Qt overloads it with QObject's
        """Return the index of what a node hangs on."""
        if not child.isValid():
            return QModelIndex()
        above = self._places[child.internalId()].parent
        return QModelIndex() if above < 0 else self.createIndex(self._places[above].row, 0, above)

    def rowCount(self, parent: Index = ROOT) -> int:
        """Return the number of children; only the first column has some."""
        return 0 if parent.column() > 0 else len(self._children(parent))

    def columnCount(self, _parent: Index = ROOT) -> int:
        """Return the number of columns."""
        return len(self.titles)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return what can be done with a cell."""
        flags = super().flags(index)
        node = self.node(index)
        if node and node.is_editable and self._commit and index.column() == self.text_column:
            flags |= Qt.ItemFlag.ItemIsEditable
        if self._move is not None:
            flags |= Qt.ItemFlag.ItemIsDropEnabled
            if node is not None:
                flags |= Qt.ItemFlag.ItemIsDragEnabled
        return flags

    def supportedDropActions(self) -> Qt.DropAction:
        """Lines are moved, never copied."""
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        """Return the one kind of data that is taken: lines of this very model."""
        return [MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """Return the lines as their places."""
        data = QMimeData()
        places = sorted({index.internalId() for index in indexes})
        data.setData(MIME, ",".join(map(str, (id(self), *places))).encode())
        return data

    def canDropMimeData(self, data: QMimeData, action: Qt.DropAction, _row: int, _column: int, parent: Index) -> bool:
        """Return whether lines may be let go here: anywhere but in themselves; the page says what is refused."""
        moved = self._moved(data)
        if self._move is None or action != Qt.DropAction.MoveAction or not moved:
            return False
        above = parent.internalId() if parent.isValid() else -1
        while above >= 0:
            if above in moved:
                return False
            above = self._places[above].parent
        return True

    def dropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index) -> bool:
        """Hand lines that were let go to the page, once Qt is through with the drop."""
        move = self._move
        if move is None or not self.canDropMimeData(data, action, row, column, parent):
            return False
        keys = [self._places[place].node.key for place in self._moved(data)]
        node = self.node(parent)
        target = None if node is None else node.key
        QTimer.singleShot(0, self, lambda: move(keys, target, None if row < 0 else row))
        return True

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 -- Qt's contract
        """Return one aspect of a cell."""
        node = self.node(index)
        if node is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.EditRole:
                return node.cells[index.column()] if index.column() < len(node.cells) else ""
            case Qt.ItemDataRole.ToolTipRole:
                return node.hint or None
            case TreeRole.KEY:
                return node.key
            case TreeRole.TONE:
                return node.tone
            case TreeRole.STRONG:
                return node.is_strong
            case _:
                return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Hand an edit to the page; the new text shows when the page sets its nodes again."""
        node = self.node(index)
        if role != Qt.ItemDataRole.EditRole or node is None or self._commit is None:
            return False
        if str(value) == node.cells[index.column()]:
            return False
        self._commit(node.key, str(value))
        return True

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 -- Qt's contract
        """Return a heading."""
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self.titles):
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return self.titles[section] if role == Qt.ItemDataRole.DisplayRole else None

    def _moved(self, data: QMimeData) -> list[int]:
        """Return the places of lines that come along with a drop; none where they are not this model's."""
        words = bytes(data.data(MIME).data()).decode().split(",")
        if words[0] != str(id(self)):
            return []
        return [int(word) for word in words[1:] if int(word) < len(self._places)]

    def _children(self, parent: Index) -> list[int]:
        return self._places[parent.internalId()].parts if parent.isValid() else self._roots

    def _update(self, fresh: list[_Place]) -> None:
        for number, (old, new) in enumerate(zip(self._places, fresh, strict=True)):
            if (old.node.cells, old.node.tone, old.node.hint) != (new.node.cells, new.node.tone, new.node.hint):
                old.node = new.node
                left = self.createIndex(old.row, 0, number)
                self.dataChanged.emit(left, left.siblingAtColumn(len(self.titles) - 1))
            old.node = new.node


def _spread(nodes: Sequence[TreeNode], parent: int, places: list[_Place]) -> list[int]:
    numbers: list[int] = []
    for row, node in enumerate(nodes):
        number = len(places)
        numbers.append(number)
        places.append(_Place(node, row, parent, []))
        places[number].parts = _spread(node.parts, number, places)
    return numbers
