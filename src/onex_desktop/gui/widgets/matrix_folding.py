"""Folding courses and branches of the matrix; cursor and scroll position stay with what they were on."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QTableView

from onex_desktop.gui.models.matrix_model import MatrixModel
from onex_desktop.gui.widgets.matrix_place import place_kept, put


def acts(view: QTableView, model: MatrixModel) -> dict[str, Callable[[], object]]:
    """Return what the commands of ``matrix_keys`` that fold do."""
    return {
        "fold": lambda: fold(view, model, folded=True),
        "unfold": lambda: fold(view, model, folded=False),
        "fold_all": lambda: fold_all(view, model, folded=True),
        "unfold_all": lambda: fold_all(view, model, folded=False),
        "close": lambda: close(view, model, closed=True),
        "open": lambda: close(view, model, closed=False),
        "close_all": lambda: close_all(view, model, closed=True),
        "open_all": lambda: close_all(view, model, closed=False),
    }


def fold(view: QTableView, model: MatrixModel, *, folded: bool) -> None:
    """Fold or open the course the cursor is in; the cursor stays in it."""
    index = view.currentIndex()
    if index.isValid():
        with place_kept(view, model):
            model.set_folded(model.head(index.column()).course_id, folded=folded)
        view.scrollTo(view.currentIndex())


def fold_all(view: QTableView, model: MatrixModel, *, folded: bool) -> None:
    """Fold or open every course."""
    with place_kept(view, model):
        model.set_all_folded(folded=folded)


def toggle_course(view: QTableView, model: MatrixModel, column: int) -> None:
    """Fold the course of a column, or open it."""
    head = model.head(column)
    with place_kept(view, model):
        model.set_folded(head.course_id, folded=bool(head.slot))


def close(view: QTableView, model: MatrixModel, *, closed: bool) -> None:
    """Fold or open the branch the cursor is in; where there is nothing to fold, the cursor goes up to what holds it."""
    index = view.currentIndex()
    if not index.isValid():
        return
    row, depth = index.row(), model.line(index.row()).depth
    if closed and depth > 0 and (model.line(row).is_unit or model.is_closed(row)):
        row = _parent(model, row)
        put(view, model.index(row, index.column()))
    with place_kept(view, model):
        model.set_closed(row, closed=closed)
    view.scrollTo(view.currentIndex())


def close_all(view: QTableView, model: MatrixModel, *, closed: bool) -> None:
    """Fold or open every branch; a cursor that is folded away goes to the branch that hides it."""
    index = view.currentIndex()
    column = max(index.column(), 0)
    key = model.line(_top(model, index)).key if index.isValid() else None
    with place_kept(view, model):
        model.set_all_closed(closed=closed)
    _catch(view, model, 0 if key is None else model.row_at(key) or 0, column)


def toggle_branch(view: QTableView, model: MatrixModel, row: int) -> None:
    """Fold the branch of a row, or open it."""
    column = max(view.currentIndex().column(), 0)
    with place_kept(view, model):
        model.set_closed(row, closed=not model.is_closed(row))
    _catch(view, model, row, column)


def _catch(view: QTableView, model: MatrixModel, row: int, column: int) -> None:
    if not view.currentIndex().isValid() and model.rowCount():
        put(view, model.index(row, column))


def _parent(model: MatrixModel, row: int) -> int:
    depth = model.line(row).depth
    return next((each for each in range(row, -1, -1) if model.line(each).depth < depth), row)


def _top(model: MatrixModel, index: QModelIndex) -> int:
    row = index.row()
    while model.line(row).depth > 0:
        row = _parent(model, row)
    return row
