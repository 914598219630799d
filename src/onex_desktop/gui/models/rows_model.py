"""The one table model: rows of a frozen dataclass, columns as data, changes by id."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import IntEnum
from operator import is_, itemgetter
from typing import Any, Final, Generic

from PySide6.QtCore import QAbstractTableModel, QCollatorSortKey, QModelIndex, QObject, QPersistentModelIndex, Qt

from onex_desktop.gui.models.collation import collator
from onex_desktop.gui.models.columns import ChoiceNotes, Column, R

Index = QModelIndex | QPersistentModelIndex
Commit = Callable[[R, str, str], None]
"""Takes an edit: the row, the column's key and the text (or the chosen key)."""

ROOT: Final = QModelIndex()
RESET_FROM: Final = 64
"""More pieces than this to take out or put in are dearer than one reset, which keeps the selection by id too."""
MOST_SORTS: Final = 3
"""So many sortings in a row are kept, as many as Excel offered keys for long."""

_ALIGN: Final = {
    "left": Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter,
    "right": Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter,
    "center": Qt.AlignmentFlag.AlignCenter,
}


class Role(IntEnum):
    """What the model tells beside Qt's own roles."""

    ROW = Qt.ItemDataRole.UserRole + 1
    TONE = Qt.ItemDataRole.UserRole + 2
    ICON = Qt.ItemDataRole.UserRole + 3
    CHOICES = Qt.ItemDataRole.UserRole + 4
    NOTES = Qt.ItemDataRole.UserRole + 5
    BAR = Qt.ItemDataRole.UserRole + 6


class RowsModel(QAbstractTableModel, Generic[R]):
    """Rows of ``R`` in a table; sorts itself, and changes as little as a new list of rows allows.

    Attributes:
        columns: The columns, in their first order.
        rows: The rows in the order shown.
    """

    def __init__(
        self, columns: Sequence[Column[R]], commit: Commit[R] | None = None, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.columns: tuple[Column[R], ...] = tuple(columns)
        self._commit = commit
        self._rows: list[R] = []
        self._places: dict[int, int] = {}
        self._sorted_by: list[tuple[int, Qt.SortOrder]] = []
        self._text_key = collator()

    @property
    def rows(self) -> tuple[R, ...]:
        """The rows in the order shown."""
        return tuple(self._rows)

    def row_at(self, number: int) -> R:
        """Return the row shown at a place."""
        return self._rows[number]

    def row_of_id(self, row_id: int) -> int | None:
        """Return the place of the row with this id."""
        return self._places.get(row_id)

    def set_rows(self, rows: Sequence[R]) -> None:
        """Show these rows instead; rows are the same when their ids are, and only what differs is told.

        Raises:
            ValueError: Two rows share an id.
        """
        fresh = {row.id: row for row in rows}
        if len(fresh) != len(rows):
            raise ValueError("two rows with one id")
        gone = _runs([n for n, row in enumerate(self._rows) if row.id not in fresh])
        target = self._in_order(rows)
        new = _runs([n for n, row in enumerate(target) if row.id not in self._places])
        if not self._rows or not target or len(gone) + len(new) > RESET_FROM:
            self.beginResetModel()
            self._keep(target)
            self.endResetModel()
            return
        self._remove(gone)
        self._reorder([self._rows[self._places[row.id]] for row in target if row.id in self._places])
        self._update(fresh)
        self._insert(new, target)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column, rows without a value last; what it leaves equal stays as it was sorted before.

        -1 leaves the order as it is.
        """
        before = [each for each in self._sorted_by if each[0] != column]
        self._sorted_by = [] if column < 0 else [(column, order), *before][:MOST_SORTS]
        self._reorder(self._in_order(self._rows))

    def rowCount(self, parent: Index = ROOT) -> int:
        """Return the number of rows."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = ROOT) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else len(self.columns)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return what can be done with a cell."""
        flags = super().flags(index)
        if index.isValid() and self._commit and self.columns[index.column()].is_editable(self._rows[index.row()]):
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 -- Qt's contract
        """Return one aspect of a cell."""
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], self.columns[index.column()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return column.text(row)
            case Qt.ItemDataRole.EditRole:
                return column.editor_text(row)
            case Qt.ItemDataRole.TextAlignmentRole:
                return _ALIGN[column.align]
            case Qt.ItemDataRole.ToolTipRole:
                return column.tooltip(row) if column.tooltip else None
            case Role.ROW:
                return row
            case _:
                return self._extra(row, column, role)

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Hand an edit to the page; the new value shows when the page sets its rows again."""
        if role != Qt.ItemDataRole.EditRole or self._commit is None or not index.isValid():
            return False
        row, column = self._rows[index.row()], self.columns[index.column()]
        if str(value) == column.editor_text(row):
            return False
        self._commit(row, column.key, str(value))
        return True

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 -- Qt's contract
        """Return one aspect of a heading."""
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        column = self.columns[section]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return column.title
            case Qt.ItemDataRole.ToolTipRole:
                return column.hint or None
            case Qt.ItemDataRole.TextAlignmentRole:
                return _ALIGN[column.align]
            case _:
                return None

    def _extra(self, row: R, column: Column[R], role: int) -> object:
        match role:
            case Role.TONE:
                return column.tone(row) if column.tone else None
            case Role.ICON:
                return column.icon(row) if column.icon else None
            case Role.CHOICES:
                return tuple(column.choices(row)) if column.choices else None
            case Role.NOTES:
                return ChoiceNotes(column.notes(row)) if column.notes else None
            case Role.BAR:
                return column.bar(row) if column.bar else None
            case _:
                return None

    def _keep(self, rows: list[R]) -> None:
        self._rows = rows
        self._places = {row.id: n for n, row in enumerate(rows)}

    def _in_order(self, rows: Sequence[R]) -> list[R]:
        ordered = list(rows)
        for number, order in reversed(self._sorted_by):
            ordered = self._ordered(ordered, self.columns[number], order)
        return ordered

    def _ordered(self, rows: Sequence[R], column: Column[R], order: Qt.SortOrder) -> list[R]:
        filled: list[tuple[Any, R]] = []
        empty: list[R] = []
        collated: dict[str, QCollatorSortKey] = {}
        for row in rows:
            key = column.order_of(row)
            if isinstance(key, str):
                if key not in collated:
                    collated[key] = self._text_key(key)
                key = collated[key]
            if key is None:
                empty.append(row)
            else:
                filled.append((key, row))
        filled.sort(key=itemgetter(0), reverse=order == Qt.SortOrder.DescendingOrder)
        return [row for _, row in filled] + empty

    def _reorder(self, rows: list[R]) -> None:
        if all(map(is_, rows, self._rows)):
            return
        self.layoutAboutToBeChanged.emit()
        old = self.persistentIndexList()
        kept = [(self._rows[index.row()].id, index.column()) for index in old]
        self._keep(rows)
        self.changePersistentIndexList(old, [self.index(self._places[row_id], column) for row_id, column in kept])
        self.layoutChanged.emit()

    def _remove(self, runs: list[tuple[int, int]]) -> None:
        for first, last in reversed(runs):
            self.beginRemoveRows(ROOT, first, last)
            self._keep(self._rows[:first] + self._rows[last + 1 :])
            self.endRemoveRows()

    def _insert(self, runs: list[tuple[int, int]], target: list[R]) -> None:
        for first, last in runs:
            self.beginInsertRows(ROOT, first, last)
            self._keep(self._rows[:first] + target[first : last + 1] + self._rows[first:])
            self.endInsertRows()

    def _update(self, fresh: dict[int, R]) -> None:
        changed = [n for n, row in enumerate(self._rows) if row != fresh[row.id]]
        for n in changed:
            self._rows[n] = fresh[self._rows[n].id]
        for first, last in _runs(changed):
            self.dataChanged.emit(self.index(first, 0), self.index(last, len(self.columns) - 1))


def _runs(numbers: list[int]) -> list[tuple[int, int]]:
    """Return ascending numbers as first and last of each unbroken run."""
    runs: list[tuple[int, int]] = []
    for number in numbers:
        if runs and runs[-1][1] == number - 1:
            runs[-1] = (runs[-1][0], number)
        else:
            runs.append((number, number))
    return runs
