"""Cursor and selection of the matrix by unit and slot, so that they outlive a reset of the model."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex
from PySide6.QtWidgets import QTableView

from onex_desktop.domain.mapping import RowKey
from onex_desktop.gui.models.matrix_model import MatrixModel

_Place = tuple[RowKey, int]


@contextmanager
def place_kept(view: QTableView, model: MatrixModel) -> Iterator[None]:
    """Put cursor, selection and scroll position back after what may reset the model."""
    index = view.currentIndex()
    current = _key(model, index.row(), index.column()) if index.isValid() else None
    chosen = view.selectionModel().selection()
    corners = [
        (_key(model, each.top(), each.left()), _key(model, each.bottom(), each.right()))
        for each in map(chosen.at, range(chosen.size()))
    ]
    bars = [(bar, bar.value()) for bar in (view.horizontalScrollBar(), view.verticalScrollBar())]
    yield
    index = view.currentIndex()
    if current is None or (index.isValid() and _key(model, index.row(), index.column()) == current):
        return
    place = _place(model, current)
    if place.isValid():
        put(view, place)
    for first, last in ((_place(model, top), _place(model, bottom)) for top, bottom in corners):
        if first.isValid() and last.isValid():
            view.selectionModel().select(QItemSelection(first, last), QItemSelectionModel.SelectionFlag.Select)
    for bar, value in bars:
        bar.setValue(value)


def put(view: QTableView, index: QModelIndex) -> None:
    """Put the cursor on a cell, alone selected. Not by the view's own way: that one looks at the keys held down."""
    view.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)


def _key(model: MatrixModel, row: int, column: int) -> _Place:
    """Return row and slot; slot 0 is the total, a folded course is its first slot."""
    columns = model.head(column).columns
    return model.line(row).key, columns[0].id if columns else 0


def _place(model: MatrixModel, key: _Place) -> QModelIndex:
    row = model.row_at(key[0])
    column = model.column_of(key[1]) if key[1] else model.columnCount() - 1
    return QModelIndex() if row is None or column is None else model.index(row, column)
