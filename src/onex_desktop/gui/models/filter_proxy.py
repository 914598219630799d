"""The filter between a table and its model: words, values of columns, named conditions; it never sorts."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Generic

from PySide6.QtCore import QObject, QSortFilterProxyModel, Qt

from onex_desktop.gui.models.columns import R
from onex_desktop.gui.models.haystack import folded, initials, spelled
from onex_desktop.gui.models.rows_model import ROOT, Index, RowsModel

Condition = Callable[[R], bool]


class FilterProxy(QSortFilterProxyModel, Generic[R]):
    """Lets through the rows in which every typed word is found and every condition holds.

    Sorting is handed to the source: the proxy would compare dates and decimals wrongly, and in Python slowly.
    """

    def __init__(self, source: RowsModel[R], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._source = source
        self._words: tuple[str, ...] = ()
        self._conditions: dict[str, Condition[R]] = {}
        self._values: dict[str, frozenset[str]] = {}
        # id → (row, folded text, pinyin or None): built when first asked for, rebuilt when the row is another one.
        self._haystacks: dict[int, tuple[R, str, str | None]] = {}
        self.setSourceModel(source)

    @property
    def is_filtering(self) -> bool:
        """Whether rows may be hidden now."""
        return bool(self._words or self._conditions or self._values)

    def set_text(self, text: str) -> None:
        """Look for these words, separated by blanks, all of them."""
        words = tuple(folded(text).split())
        if words != self._words:
            self._words = words
            self._apply()

    def set_condition(self, name: str, condition: Condition[R] | None) -> None:
        """Let through only rows for which the named condition holds; None drops it."""
        if condition is None:
            if self._conditions.pop(name, None) is None:
                return
        else:
            self._conditions[name] = condition
        self._apply()

    def set_values(self, key: str, texts: Collection[str] | None) -> None:
        """Let through only rows whose cell in a column shows one of these texts; None drops it."""
        if texts is None:
            if self._values.pop(key, None) is None:
                return
        else:
            self._values[key] = frozenset(texts)
        self._apply()

    def values(self, key: str) -> frozenset[str] | None:
        """Return the texts a column is narrowed to, or None."""
        return self._values.get(key)

    def clear(self) -> None:
        """Let everything through."""
        if self.is_filtering:
            self._words, self._conditions, self._values = (), {}, {}
            self._apply()

    def row_at(self, number: int) -> R:
        """Return the row shown at a place of the filtered table."""
        return self._source.row_at(self.mapToSource(self.index(number, 0)).row())

    def row_of_id(self, row_id: int) -> int | None:
        """Return the place of a row in the filtered table, None when hidden or absent."""
        place = self._source.row_of_id(row_id)
        if place is None:
            return None
        index = self.mapFromSource(self._source.index(place, 0))
        return index.row() if index.isValid() else None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Let the source sort itself."""
        self._source.sort(column, order)

    def filterAcceptsRow(self, source_row: int, source_parent: Index = ROOT) -> bool:  # noqa: ARG002 -- a flat model
        """Return whether a row of the source is let through."""
        if not self.is_filtering:
            return True
        row = self._source.row_at(source_row)
        if self._words and not self._found(row):
            return False
        return all(condition(row) for condition in self._conditions.values()) and self._has_values(row)

    def _apply(self) -> None:
        self.beginFilterChange()
        self.endFilterChange(QSortFilterProxyModel.Direction.Rows)

    def _has_values(self, row: R) -> bool:
        columns = self._source.columns
        return all(column.text(row) in self._values[column.key] for column in columns if column.key in self._values)

    def _found(self, row: R) -> bool:
        known = self._haystacks.get(row.id)
        if known is None or known[0] is not row:
            known = (row, folded("\n".join(self._texts(row))), None)
            self._haystacks[row.id] = known
        for word in self._words:
            if word in known[1]:
                continue
            if not word.isascii():
                return False
            if known[2] is None:
                texts = [text for text in self._texts(row) if not text.isascii()]
                pinyin = "\n".join([*map(initials, texts), *map(spelled, texts)])
                known = (row, known[1], pinyin)
                self._haystacks[row.id] = known
            if word not in (known[2] or ""):
                return False
        return True

    def _texts(self, row: R) -> list[str]:
        return [column.text(row) for column in self._source.columns if column.searched]
