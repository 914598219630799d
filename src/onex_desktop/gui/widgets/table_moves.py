"""Where the cursor of a table goes with Ctrl and an arrow: to the end of what is filled, as in Excel."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QTableView

_Cursor = QAbstractItemView.CursorAction
STEPS: Final = {
    _Cursor.MoveUp: (-1, 0),
    _Cursor.MoveDown: (1, 0),
    _Cursor.MoveLeft: (0, -1),
    _Cursor.MoveRight: (0, 1),
}
MOVES: Final = frozenset(
    {
        Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right,
        Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown,
    }
)  # fmt: skip
"""The keys that move the cursor."""


def jump(view: QTableView, start: QModelIndex, step: tuple[int, int]) -> QModelIndex:
    """Return the last cell of the filled ones ahead, else the next filled one, else the edge.

    Columns count as they stand; hidden ones are passed over.
    """
    ahead = _ahead(view, start, step)
    if not ahead:
        return start
    if _is_filled(start) and _is_filled(ahead[0]):
        end = next((at for at, cell in enumerate(ahead) if not _is_filled(cell)), len(ahead))
        return ahead[end - 1]
    return next((cell for cell in ahead if _is_filled(cell)), ahead[-1])


def _ahead(view: QTableView, start: QModelIndex, step: tuple[int, int]) -> Sequence[QModelIndex]:
    model, header = view.model(), view.horizontalHeader()
    down, across = step
    if down:
        rows = range(start.row() + 1, model.rowCount()) if down > 0 else range(start.row() - 1, -1, -1)
        return [model.index(row, start.column()) for row in rows]
    place = header.visualIndex(start.column())
    visual = range(place + 1, header.count()) if across > 0 else range(place - 1, -1, -1)
    columns = (header.logicalIndex(each) for each in visual)
    return [model.index(start.row(), column) for column in columns if not header.isSectionHidden(column)]


def _is_filled(cell: QModelIndex) -> bool:
    return bool(str(cell.data() or "").strip())
