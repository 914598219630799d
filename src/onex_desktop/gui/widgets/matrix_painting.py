"""How the matrix is painted: grounds, cells, rules and frames of what is in sight, in as few strokes as possible.

Qt's table asks model and delegate for every cell in sight; in Python that is 17 ms a frame on a big screen. Most
cells of a matrix are empty, and the grounds and rules of all are a few rectangles.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QHeaderView, QTableView

from onex_desktop.gui.delegates.strength_delegate import StrengthDelegate
from onex_desktop.gui.models.matrix_heads import HeadKind
from onex_desktop.gui.models.matrix_model import MatrixModel
from onex_desktop.gui.tokens import Tokens

_FRAME: Final = 2
_MOST_FRAMES: Final = 64
_NOTHING: Final = range(0)


@dataclass(frozen=True, slots=True)
class Sight:
    """The rows and columns that touch a rectangle of the viewport, and where they lie: start and length."""

    rows: dict[int, tuple[int, int]]
    columns: dict[int, tuple[int, int]]

    @classmethod
    def of(cls, view: QTableView, model: MatrixModel, rect: QRect) -> Sight:
        """Return what of a view lies in ``rect``."""
        rows, columns = view.verticalHeader(), view.horizontalHeader()
        down = _touched(rows, rect.top(), rect.bottom(), model.rowCount())
        across = _touched(columns, rect.left(), rect.right(), model.columnCount())
        return cls(
            {row: (rows.sectionViewportPosition(row), rows.sectionSize(row)) for row in down},
            {column: (columns.sectionViewportPosition(column), columns.sectionSize(column)) for column in across},
        )

    @property
    def bottom(self) -> int:
        """Where the last row ends."""
        return max((start + length for start, length in self.rows.values()), default=0)

    @property
    def right(self) -> int:
        """Where the last column ends."""
        return max((start + length for start, length in self.columns.values()), default=0)


def paint_cells(
    painter: QPainter, view: QTableView, model: MatrixModel, delegate: StrengthDelegate, sight: Sight
) -> None:
    """Draw the grounds of sums and of what is selected, then what the cells hold."""
    if not sight.rows or not sight.columns:
        return
    for column, (left, width) in sight.columns.items():
        if model.head(column).kind is not HeadKind.SLOT:
            painter.fillRect(left, 0, width, sight.bottom, delegate.raised)
    chosen = view.selectionModel().selection()
    for each in map(chosen.at, range(chosen.size())):
        area = view.visualRect(each.topLeft()) | view.visualRect(each.bottomRight())
        painter.fillRect(area & view.viewport().rect(), delegate.selection)
    rows, columns = list(sight.rows), list(sight.columns)
    for row, column in model.to_paint(range(rows[0], rows[-1] + 1), range(columns[0], columns[-1] + 1)):
        top, height = sight.rows[row]
        left, width = sight.columns[column]
        delegate.paint_cell(painter, QRect(left, top, width, height), row, column)


def paint_rules(painter: QPainter, model: MatrixModel, tokens: Tokens, sight: Sight) -> None:
    """Draw the grid, a stronger rule where a course ends."""
    thin, strong = QColor(tokens.rule), QColor(tokens.control_rule)
    last = model.columnCount() - 1
    for top, height in sight.rows.values():
        painter.fillRect(0, top + height - 1, sight.right, 1, thin)
    for column, (left, width) in sight.columns.items():
        ends = column == last or model.head(column).course_id != model.head(column + 1).course_id
        painter.fillRect(left + width - 1, 0, 1, sight.bottom, strong if ends else thin)


def paint_frames(painter: QPainter, view: QTableView, tokens: Tokens) -> None:
    """Draw a line around what is selected and a frame around the current cell; greyed without the focus."""
    colour = QColor(tokens.accent if view.hasFocus() else tokens.control_rule)
    selection = view.selectionModel().selection()
    if selection.size() <= _MOST_FRAMES:
        for chosen in map(selection.at, range(selection.size())):
            area = view.visualRect(chosen.topLeft()) | view.visualRect(chosen.bottomRight())
            _frame(painter, area.adjusted(-1, -1, 0, 0), colour, 1)
    current = view.currentIndex()
    if current.isValid():
        _frame(painter, view.visualRect(current).adjusted(-1, -1, 0, 0), colour, _FRAME)


def _touched(header: QHeaderView, start: int, end: int, count: int) -> range:
    first, last = header.visualIndexAt(start), header.visualIndexAt(end)
    if first < 0 or not count:
        return _NOTHING
    return range(first, (count - 1 if last < 0 else last) + 1)


def _frame(painter: QPainter, area: QRect, colour: QColor, width: int) -> None:
    painter.fillRect(area.left(), area.top(), area.width(), width, colour)
    painter.fillRect(area.left(), area.bottom() - width + 1, area.width(), width, colour)
    painter.fillRect(area.left(), area.top(), width, area.height(), colour)
    painter.fillRect(area.right() - width + 1, area.top(), width, area.height(), colour)
