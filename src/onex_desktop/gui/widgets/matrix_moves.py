"""Where the cursor goes when it jumps."""

from __future__ import annotations

from onex_desktop.gui.models.matrix_model import MatrixModel

Cell = tuple[int, int]


def jump(model: MatrixModel, start: Cell, step: Cell) -> Cell:
    """Return the next filled cell in a direction, or the edge when there is none; the total counts as outside."""
    row, column = start
    bottom, right = model.rowCount() - 1, last_slot(model)
    if column > right:
        return row, right
    while 0 <= row + step[0] <= bottom and 0 <= column + step[1] <= right:
        row, column = row + step[0], column + step[1]
        if model.is_filled(row, column):
            break
    return row, column


def after(model: MatrixModel, start: Cell) -> Cell | None:
    """Return the cell Tab goes to: the next one, then the first of the next row; None behind the last."""
    row, column = start
    if column < last_slot(model):
        return row, column + 1
    return (row + 1, 0) if row < model.rowCount() - 1 else None


def before(model: MatrixModel, start: Cell) -> Cell | None:
    """Return the cell Shift+Tab goes to; None before the first."""
    row, column = start
    if column > 0:
        return row, column - 1
    return (row - 1, last_slot(model)) if row > 0 else None


def last_slot(model: MatrixModel) -> int:
    """Return the last column before the total."""
    return model.columnCount() - 2
