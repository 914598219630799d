"""The matrix as Qt sees it: a window onto the domain's own mapping, without an object per cell."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from typing import Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from onex_desktop.domain.mapping import (
    CellKey,
    Ledger,
    Matrix,
    ReviewState,
)
from onex_desktop.gui.models import matrix_words as words
from onex_desktop.gui.models.matrix_heads import Head, build, hints
from onex_desktop.gui.models.matrix_lines import MatrixLines, RowFilter, Wanted
from onex_desktop.gui.models.matrix_reading import MatrixReading
from onex_desktop.gui.models.matrix_reckoned import Reckoned, reckoned
from onex_desktop.gui.models.matrix_sums import Change, Sums, differences

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


class MatrixModel(QAbstractTableModel, MatrixReading):
    """The tree of units down, slots across, the total last; branches and courses fold into one line each.

    The model is read only: edits go through the services and come back by ``set_matrix``.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.matrix: Matrix | None = None
        self.speech = words.COURSES
        self.filter = RowFilter.NONE
        self.ledger = Ledger(None)
        self._lines = MatrixLines()
        self._heads: list[Head] = []
        self._folded: set[int] = set()
        self._sums = Sums(None)
        self._column_of: dict[int, int] = {}

    def set_speech(self, speech: words.Speech) -> None:
        """Speak of another kind of matrix, with the values of the scale that is shown."""
        self.speech = speech.over(self.matrix.scale) if self.matrix else speech

    def set_matrix(self, matrix: Matrix | None) -> None:
        """Show a matrix; one of the same shape changes only the cells that differ."""
        self.show(None if matrix is None else reckoned(matrix))

    def show(self, found: Reckoned | None) -> None:
        """Show a matrix with what was reckoned from it; one of the same shape changes only the cells that differ."""
        old, self.matrix = self.matrix, None if found is None else found.matrix
        if old is None or found is None or not _same_shape(old, found.matrix):
            with self._reset():
                self.speech = self.speech if found is None else self.speech.over(found.matrix.scale)
                self.ledger, self._sums = (Ledger(None), Sums(None)) if found is None else (found.ledger, found.sums)
            return
        self._renew_heads(old, found.matrix)
        self._renew_cells(differences(old.cells, found.matrix.cells), found.matrix)

    def change_cells(self, matrix: Matrix, touched: Collection[CellKey]) -> None:
        """Show a matrix that differs in some cells from the one shown."""
        old, self.matrix = self.matrix, matrix
        before = old.cells if old else {}
        self._renew_cells([(key, before.get(key), matrix.cells.get(key)) for key in touched], matrix)

    def set_filter(self, wanted: RowFilter) -> None:
        """Show only some units; one that is filled or confirmed then stays until the filter is set anew."""
        with self._reset():
            self.filter = wanted

    def set_folded(self, course_id: int, *, folded: bool) -> None:
        """Fold a course into one column or open it."""
        columns = [c for c, head in enumerate(self._heads) if head.course_id == course_id]
        if not columns or not self._heads[columns[0]].foldable or (course_id in self._folded) == folded:
            return
        first = columns[0]
        (self._folded.add if folded else self._folded.discard)(course_id)
        slots = [column for head in self._heads[first : columns[-1] + 1] for column in head.columns]
        fresh = build(slots, self._folded, self.speech.part)[:-1]
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
        self._tell(0, first, len(self._lines.shown) - 1, first)
        self.headerDataChanged.emit(_HORIZONTAL, first, first)

    def set_all_folded(self, *, folded: bool) -> None:
        """Fold or open every course."""
        with self._reset():
            self._folded = {h.course_id for h in self._heads if h.foldable} if folded else set()

    def set_closed(self, row: int, *, closed: bool) -> None:
        """Fold the branch of a row away or open it."""
        line = self.line(row)
        if not line.is_unit and closed != self.is_closed(row):
            with self._reset():
                self._lines.close(line.key, closed=closed)

    def set_all_closed(self, *, closed: bool) -> None:
        """Fold every branch away or open all."""
        with self._reset():
            self._lines.close_all(self.matrix, closed=closed)

    def reveal(self, unit_id: int) -> int | None:
        """Open what hides a unit; return its row, None when it is not of this matrix or filtered out."""
        if self.matrix is not None and self._lines.open_above(self.matrix, unit_id):
            with self._reset():
                pass
        return self.row_of(unit_id)

    def where(self, key: CellKey) -> QModelIndex:
        """Return the index of a cell, see ``place``; invalid when it is gone."""
        place = self.place(key)
        return QModelIndex() if place is None else self.index(*place)

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Return how many units are shown."""
        return 0 if parent.isValid() else len(self._lines.shown)

    def columnCount(self, parent: Index = _ROOT) -> int:
        """Return how many columns are shown."""
        return 0 if parent.isValid() else len(self._heads)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return editable for slots, so that input methods open up there; sums can be selected only."""
        flags = super().flags(index)
        if index.isValid() and self.key(index.row(), index.column()) is not None:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def data(self, index: Index, role: int = _DISPLAY) -> object:
        """Return the parts of a cell; painting does not come this way."""
        if not index.isValid():
            return None
        row, column = index.row(), index.column()
        if role == _DISPLAY:
            return self.text(row, column)
        if role == CellRole:
            return self.cell(row, column)
        if role == KeyRole:
            return self.key(row, column)
        if role == RollUpRole:
            return self.key(row, column) is None
        if role in {_HINT, _SPOKEN}:
            lines = self.hint(row, column)
            return "\n".join(lines) if role == _HINT else "，".join(lines)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> object:
        """Return titles in full; the headers paint themselves from ``head`` and ``unit``."""
        if role not in {_DISPLAY, _HINT}:
            return None
        if orientation == _HORIZONTAL and section < len(self._heads):
            head = self._heads[section]
            return (
                head.title
                if role == _DISPLAY
                else "\n".join(hints(head, self.ledger.units_of(each.id for each in head.columns), self.speech.group))
            )
        if orientation != _HORIZONTAL and section < len(self._lines.shown):
            line = self._lines.shown[section]
            title = f"{line.code} {line.name}".strip()
            return title if role == _DISPLAY else "\n".join([title, *self.remarks(section)])
        return None

    @contextmanager
    def _reset(self) -> Iterator[None]:
        self.beginResetModel()
        yield
        self._lines.arrange(self.matrix, self._wanted())
        self._heads = build(self.matrix.columns, self._folded, self.speech.part) if self.matrix else []
        self._index_columns()
        self.endResetModel()

    def _wanted(self) -> Wanted | None:
        units, cells = (self.matrix.units, self.matrix.cells) if self.matrix else ((), {})
        if self.filter is RowFilter.NONE:
            return None
        if self.filter is RowFilter.GAPS:
            let = {unit.id for unit in units if unit.counts and not self.ledger.served(unit.id)}
        else:
            let = {unit_id for (unit_id, _), cell in cells.items() if cell.review is ReviewState.TO_REVIEW}
        return lambda line: any(unit.id in let for unit in units[line.start : line.stop])

    def _index_columns(self) -> None:
        self._column_of = {slot.id: c for c, head in enumerate(self._heads) for slot in head.columns}

    def _renew_heads(self, old: Matrix, matrix: Matrix) -> None:
        if old.units == matrix.units and old.columns == matrix.columns:
            return
        self._lines.renew(matrix)
        self._heads = build(matrix.columns, self._folded, self.speech.part)
        self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, max(len(self._lines.shown) - 1, 0))
        self.headerDataChanged.emit(_HORIZONTAL, 0, len(self._heads) - 1)

    def _renew_cells(self, changes: Iterable[Change], matrix: Matrix) -> None:
        rows: list[int] = []
        columns: list[int] = []
        for key, before, after in changes:
            if before == after:
                continue
            self.ledger.change(key, before, after)
            touched = self.ledger.above(key[0])
            self._sums.change(key, after, touched)
            shown = [row for place in touched if (row := self._lines.row_at(matrix.tree[place].key)) is not None]
            if shown and key[1] in self._column_of:
                rows += shown
                columns.append(self._column_of[key[1]])
        if rows:
            self._tell(min(rows), min(columns), max(rows), max(columns))
            self._tell(min(rows), len(self._heads) - 1, max(rows), len(self._heads) - 1)
            self.headerDataChanged.emit(Qt.Orientation.Vertical, min(rows), max(rows))

    def _tell(self, top: int, left: int, bottom: int, right: int) -> None:
        if bottom >= top:
            self.dataChanged.emit(self.index(top, left), self.index(bottom, right))


def _same_shape(old: Matrix, new: Matrix) -> bool:
    return (
        [line.key for line in old.tree] == [line.key for line in new.tree]
        and [(column.id, column.course_id) for column in old.columns]
        == [(column.id, column.course_id) for column in new.columns]
        and old.scale == new.scale
    )
