"""The matrix as Qt sees it: a window onto the domain's own mapping, without an object per cell."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from onex_desktop.domain.mapping import CellKey, Matrix, MatrixCell, MatrixUnit, Strength, strongest
from onex_desktop.gui.models import matrix_words as words
from onex_desktop.gui.models.matrix_heads import Head, HeadKind, build
from onex_desktop.gui.models.matrix_tallies import Tallies, differences

Index = QModelIndex | QPersistentModelIndex

CellRole: Final = int(Qt.ItemDataRole.UserRole) + 1
"""``MatrixCell`` of an editable cell, None where it is empty or a sum."""
KeyRole: Final = int(Qt.ItemDataRole.UserRole) + 2
"""``CellKey`` of an editable cell, None in a sum."""
RollUpRole: Final = int(Qt.ItemDataRole.UserRole) + 3
"""Whether the cell is a sum that cannot be edited."""

_DISPLAY: Final = int(Qt.ItemDataRole.DisplayRole)
_HINT: Final = int(Qt.ItemDataRole.ToolTipRole)
_SPOKEN: Final = int(Qt.ItemDataRole.AccessibleTextRole)
_HORIZONTAL: Final = Qt.Orientation.Horizontal
_ROOT: Final = QModelIndex()


class MatrixModel(QAbstractTableModel):
    """Units down, slots across, the total last; courses fold into one column each.

    The model is read only: edits go through the services and come back by ``set_matrix``.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.matrix: Matrix | None = None
        self.only_gaps = False
        self._rows: list[MatrixUnit] = []
        self._heads: list[Head] = []
        self._folded: set[int] = set()
        self._tallies = Tallies({})
        self._row_of: dict[int, int] = {}
        self._column_of: dict[int, int] = {}

    def set_matrix(self, matrix: Matrix | None) -> None:
        """Show a matrix; one of the same shape changes only the cells that differ."""
        old = self.matrix
        if old is None or matrix is None or not _same_shape(old, matrix):
            with self._reset():
                self.matrix = matrix
                self._tallies = Tallies(matrix.cells if matrix else {})
            return
        self.matrix = matrix
        self._renew_heads(old, matrix)
        self._renew_cells(old, matrix)

    def set_only_gaps(self, on: bool) -> None:  # noqa: FBT001 -- a toggle's slot
        """Show only the units nothing serves; one that is filled then stays until the filter is set anew."""
        with self._reset():
            self.only_gaps = on

    def set_folded(self, course_id: int, *, folded: bool) -> None:
        """Fold a course into one column or open it."""
        columns = [c for c, head in enumerate(self._heads) if head.course_id == course_id]
        if not columns or not self._heads[columns[0]].foldable or (course_id in self._folded) == folded:
            return
        first = columns[0]
        (self._folded.add if folded else self._folded.discard)(course_id)
        slots = [column for head in self._heads[first : columns[-1] + 1] for column in head.columns]
        fresh = build(slots, self._folded)[:-1]
        shrink = len(columns) - len(fresh)
        if shrink > 0:
            self.beginRemoveColumns(_ROOT, first + 1, first + shrink)
        elif shrink < 0:
            self.beginInsertColumns(_ROOT, first + 1, first - shrink)
        self._heads[first : columns[-1] + 1] = fresh
        self._index_columns()
        if shrink > 0:
            self.endRemoveColumns()
        elif shrink < 0:
            self.endInsertColumns()
        self._tell(0, first, len(self._rows) - 1, first)
        self.headerDataChanged.emit(_HORIZONTAL, first, first)

    def set_all_folded(self, *, folded: bool) -> None:
        """Fold or open every course."""
        with self._reset():
            self._folded = {h.course_id for h in self._heads if h.foldable} if folded else set()

    def head(self, column: int) -> Head:
        """Return what stands in a column."""
        return self._heads[column]

    def unit(self, row: int) -> MatrixUnit:
        """Return the unit of a row."""
        return self._rows[row]

    def key(self, row: int, column: int) -> CellKey | None:
        """Return the key of an editable cell, None for a sum."""
        slot = self._heads[column].slot
        return (self._rows[row].id, slot) if slot else None

    def cell(self, row: int, column: int) -> MatrixCell | None:
        """Return the link in an editable cell, None where it is empty or a sum."""
        slot = self._heads[column].slot
        if not slot or self.matrix is None:
            return None
        return self.matrix.cells.get((self._rows[row].id, slot))

    def strength(self, row: int, column: int) -> Strength | None:
        """Return what the cell shows: its own value, or the strongest below it."""
        head = self._heads[column]
        if head.kind is HeadKind.SLOT:
            cell = self.cell(row, column)
            return cell.strength if cell else None
        unit_id = self._rows[row].id
        if head.kind is HeadKind.TOTAL or self.matrix is None:
            return self._tallies.strongest(unit_id)
        below = (self.matrix.cells.get((unit_id, column.id)) for column in head.columns)
        return strongest([cell for cell in below if cell is not None])

    def served(self, row: int) -> int:
        """Return how many slots serve the unit of a row; none is a gap."""
        return self._tallies.served(self._rows[row].id)

    def is_filled(self, row: int, column: int) -> bool:
        """Return whether the cursor that jumps to filled cells stops here."""
        return self._heads[column].kind is not HeadKind.TOTAL and self.strength(row, column) is not None

    def to_paint(self, rows: range, columns: range) -> Iterator[tuple[int, int]]:
        """Yield the cells that may show something; the empty ones of a big matrix cost a look into a dict each."""
        links = self.matrix.cells if self.matrix else {}
        slots = [(column, self._heads[column].slot) for column in columns]
        for row in rows:
            unit_id = self._rows[row].id
            for column, slot in slots:
                if not slot or (unit_id, slot) in links:
                    yield row, column

    def place(self, key: CellKey) -> tuple[int, int] | None:
        """Return row and column of a cell, those of its folded course when it is folded away, None when it is gone."""
        row, column = self._row_of.get(key[0]), self._column_of.get(key[1])
        return None if row is None or column is None else (row, column)

    def where(self, key: CellKey) -> QModelIndex:
        """Return the index of a cell, see ``place``; invalid when it is gone."""
        place = self.place(key)
        return QModelIndex() if place is None else self.index(*place)

    def row_of(self, unit_id: int) -> int | None:
        """Return the row of a unit, None when it is not shown."""
        return self._row_of.get(unit_id)

    def column_of(self, slot: int) -> int | None:
        """Return the column of a slot, None when it is not of this plan."""
        return self._column_of.get(slot)

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Return how many units are shown."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _ROOT) -> int:
        """Return how many columns are shown."""
        return 0 if parent.isValid() else len(self._heads)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return editable for slots, so that input methods open up there; sums can be selected only."""
        flags = super().flags(index)
        if index.isValid() and self._heads[index.column()].slot:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def data(self, index: Index, role: int = _DISPLAY) -> object:
        """Return the parts of a cell; painting does not come this way."""
        if not index.isValid():
            return None
        row, column = index.row(), index.column()
        if role == _DISPLAY:
            return self._text(row, column)
        if role == CellRole:
            return self.cell(row, column)
        if role == KeyRole:
            return self.key(row, column)
        if role == RollUpRole:
            return not self._heads[column].slot
        if role in {_HINT, _SPOKEN}:
            lines = self._lines(row, column)
            return "\n".join(lines) if role == _HINT else "，".join(lines)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> object:
        """Return titles in full; the headers paint themselves from ``head`` and ``unit``."""
        if role not in {_DISPLAY, _HINT}:
            return None
        if orientation == _HORIZONTAL and section < len(self._heads):
            head = self._heads[section]
            return head.title if role == _DISPLAY else "\n".join(_head_lines(head))
        if orientation != _HORIZONTAL and section < len(self._rows):
            unit = self._rows[section]
            missing = [] if self.served(section) else ["缺：还没有课程对应"]
            title = f"{unit.code} {unit.name}"
            return title if role == _DISPLAY else "\n".join([title, *missing])
        return None

    def _text(self, row: int, column: int) -> str:
        strength = self.strength(row, column)
        if self._heads[column].kind is not HeadKind.TOTAL:
            return words.write(strength)
        served = self.served(row)
        return f"{served} {words.write(strength)}" if served else "缺"

    def _lines(self, row: int, column: int) -> list[str]:
        unit, head = self._rows[row], self._heads[column]
        lines = [f"{unit.code} {unit.name}", f"× {head.title}"]
        cell = self.cell(row, column)
        if cell is not None:
            return lines + words.describe(cell)
        return [*lines, self._text(row, column) or "空", *([] if head.slot else ["汇总，不能在这里改"])]

    @contextmanager
    def _reset(self) -> Iterator[None]:
        self.beginResetModel()
        yield
        units = self.matrix.units if self.matrix else ()
        self._rows = [unit for unit in units if not (self.only_gaps and self._tallies.served(unit.id))]
        self._heads = build(self.matrix.columns, self._folded) if self.matrix else []
        self._row_of = {unit.id: row for row, unit in enumerate(self._rows)}
        self._index_columns()
        self.endResetModel()

    def _index_columns(self) -> None:
        self._column_of = {slot.id: c for c, head in enumerate(self._heads) for slot in head.columns}

    def _renew_heads(self, old: Matrix, matrix: Matrix) -> None:
        if old.units == matrix.units and old.columns == matrix.columns:
            return
        units = {unit.id: unit for unit in matrix.units}
        self._rows = [units[unit.id] for unit in self._rows]
        self._heads = build(matrix.columns, self._folded)
        self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, max(len(self._rows) - 1, 0))
        self.headerDataChanged.emit(_HORIZONTAL, 0, len(self._heads) - 1)

    def _renew_cells(self, old: Matrix, matrix: Matrix) -> None:
        rows: list[int] = []
        columns: list[int] = []
        for key, before, after in differences(old.cells, matrix.cells):
            self._tallies.change(key[0], before, after)
            if (row := self._row_of.get(key[0])) is not None and key[1] in self._column_of:
                rows.append(row)
                columns.append(self._column_of[key[1]])
        if rows:
            self._tell(min(rows), min(columns), max(rows), max(columns))
            self._tell(min(rows), len(self._heads) - 1, max(rows), len(self._heads) - 1)
            self.headerDataChanged.emit(Qt.Orientation.Vertical, min(rows), max(rows))

    def _tell(self, top: int, left: int, bottom: int, right: int) -> None:
        if bottom >= top:
            self.dataChanged.emit(self.index(top, left), self.index(bottom, right))


def _same_shape(old: Matrix, new: Matrix) -> bool:
    return [unit.id for unit in old.units] == [unit.id for unit in new.units] and [
        (column.id, column.course_id) for column in old.columns
    ] == [(column.id, column.course_id) for column in new.columns]


def _head_lines(head: Head) -> list[str]:
    if head.kind is HeadKind.TOTAL:
        return ["合计：对应的格数，和其中最强的一格"]
    lines = [head.title]
    if head.teachers:
        lines.append(f"任课：{'、'.join(head.teachers)}")
    if head.foldable:
        lines.append("Alt+→ 展开" if head.kind is HeadKind.FOLDED_COURSE else "Alt+← 收起这门课程")
    return lines
