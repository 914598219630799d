"""What is drawn out with the mouse in the matrix, as data: a block being repeated, cells being painted."""

from __future__ import annotations

from onex_desktop.domain.mapping import Strength
from onex_desktop.gui.models.matrix_model import MatrixModel
from onex_desktop.gui.widgets.matrix_edits import Area
from onex_desktop.gui.widgets.matrix_fills import Repeat, stroke, widened
from onex_desktop.gui.widgets.matrix_hand import MatrixHand
from onex_desktop.gui.widgets.matrix_moves import Cell


class FillDrag:
    """A block that is drawn out by its handle, in one direction at a time.

    Attributes:
        source: the block.
        frame: the area it would fill, itself included.
        has_moved: whether it has ever been drawn out.
    """

    def __init__(self, model: MatrixModel, source: Area) -> None:
        self._model = model
        self.source = self.frame = source
        self.has_moved = False
        self._repeat = Repeat.over(model, source, source)

    def follow(self, cell: Cell, *, across: bool) -> bool:
        """Draw it out to a cell; return whether that is another area."""
        self.has_moved = True
        frame = widened(self.source, cell, across=across)
        if frame == self.frame:
            return False
        self.frame = frame
        self._repeat = Repeat.over(self._model, self.source, frame)
        return True

    def takes(self, row: int, column: int) -> bool:
        """Return whether a cell would get a value."""
        return self._repeat.takes(row, column)

    def value(self, row: int, column: int) -> Strength | None:
        """Return the value a cell would get."""
        return self._repeat.value(self._model, row, column)

    def finish(self, hand: MatrixHand) -> None:
        """Ask for the fill; where nothing was drawn out there is none."""
        if self.frame != self.source:
            hand.repeat(self.source, self.frame)


class StrokeDrag:
    """Cells that a stroke went over, all to get one value.

    Attributes:
        frame: None; a stroke has no area.
    """

    frame: Area | None = None

    def __init__(self, model: MatrixModel, start: Cell, value: Strength) -> None:
        self._model = model
        self._value = value
        self._last = start
        self._cells = {start}

    def follow(self, cell: Cell) -> bool:
        """Go on to a cell, and over all on the way; return whether the hand has left the last one."""
        if cell == self._last:
            return False
        self._cells.update(stroke(self._last, cell))
        self._last = cell
        return True

    def takes(self, row: int, column: int) -> bool:
        """Return whether a cell would get the value."""
        return (row, column) in self._cells and self._model.key(row, column) is not None

    def value(self, _row: int, _column: int) -> Strength:
        """Return the value that is painted."""
        return self._value

    def finish(self, hand: MatrixHand) -> None:
        """Ask for what was painted."""
        hand.paint(sorted(self._cells), self._value)
