"""Cursor and selection of the matrix by unit and slot, so that they outlive a reset of the model."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex
from PySide6.QtWidgets import QTableView

from onex_desktop.domain.mapping import CellKey
from onex_desktop.gui.models.matrix_model import MatrixModel


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
        # Not the view's setCurrentIndex: that one looks at the keys held down.
        view.selectionModel().setCurrentIndex(place, QItemSelectionModel.SelectionFlag.ClearAndSelect)
    for first, last in ((_place(model, top), _place(model, bottom)) for top, bottom in corners):
        if first.isValid() and last.isValid():
            view.selectionModel().select(QItemSelection(first, last), QItemSelectionModel.SelectionFlag.Select)
    for bar, value in bars:
        bar.setValue(value)


def _key(model: MatrixModel, row: int, column: int) -> CellKey:
    """Return unit and slot; slot 0 is the total, a folded course is its first slot."""
    columns = model.head(column).columns
    return model.unit(row).id, columns[0].id if columns else 0


def _place(model: MatrixModel, key: CellKey) -> QModelIndex:
    if key[1]:
        return model.where(key)
    row = model.row_of(key[0])
    return QModelIndex() if row is None else model.index(row, model.columnCount() - 1)
