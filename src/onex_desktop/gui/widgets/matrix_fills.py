"""What a fill would change: a line or a block repeated beyond itself, or a value along a stroke; nothing is written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from onex_desktop.domain.mapping import Strength
from onex_desktop.gui.models.matrix_model import MatrixModel
from onex_desktop.gui.widgets.matrix_edits import MOST_EDITS, Area, TooManyCells, changes
from onex_desktop.gui.widgets.matrix_moves import Cell, last_slot
from onex_desktop.services.mapping import CellEdit

DOWN: Final = (1, 0)
UP: Final = (-1, 0)
RIGHT: Final = (0, 1)
LEFT: Final = (0, -1)

_MOST_LOOKED_AT: Final = 10 * MOST_EDITS


@dataclass(frozen=True, slots=True)
class Repeat:
    """A block and the area it is repeated over: from which row and column each of the area's takes its values.

    Sums take part in neither: a branch's own line between two requirements does not shift what follows it.
    """

    source: Area
    whole: Area
    rows: dict[int, int]
    columns: dict[int, int]

    @classmethod
    def over(cls, model: MatrixModel, source: Area, whole: Area) -> Repeat:
        """Return how ``source`` is repeated over ``whole``, in which it lies."""
        rows, columns = _units(model, whole.top, whole.bottom), _slots(model, whole.left, whole.right)
        return cls(source, whole, _turns(rows, source.top, source.bottom), _turns(columns, source.left, source.right))

    def takes(self, row: int, column: int) -> bool:
        """Return whether the cell gets a value from the block."""
        return row in self.rows and column in self.columns and not self._is_source(row, column)

    def value(self, model: MatrixModel, row: int, column: int) -> Strength | None:
        """Return what a cell gets."""
        return model.strength(self.rows[row], self.columns[column])

    def edits(self, model: MatrixModel) -> list[CellEdit]:
        """Return what changes.

        Raises:
            TooManyCells: The area is too large.
        """
        if len(self.rows) * len(self.columns) > _MOST_LOOKED_AT:
            raise TooManyCells
        cells = ((row, column) for row in self.rows for column in self.columns)
        return changes(model, ((*cell, self.value(model, *cell)) for cell in cells))

    def _is_source(self, row: int, column: int) -> bool:
        return self.source.top <= row <= self.source.bottom and self.source.left <= column <= self.source.right


def widened(area: Area, cell: Cell, *, across: bool) -> Area:
    """Return the area drawn out to a cell, sideways or up and down."""
    row, column = cell
    if across:
        return Area(area.top, min(area.left, column), area.bottom, max(area.right, column))
    return Area(min(area.top, row), area.left, max(area.bottom, row), area.right)


def filled_beside(model: MatrixModel, area: Area) -> Area:
    """Return the area drawn down as far as the column at its left is filled without a gap, else that at its right."""
    for column in (area.left - 1, area.right + 1):
        if 0 <= column <= last_slot(model):
            bottom = area.bottom
            for row in range(area.bottom + 1, model.rowCount()):
                if model.line(row).is_unit:
                    if not model.is_filled(row, column):
                        break
                    bottom = row
            if bottom > area.bottom:
                return widened(area, (bottom, area.left), across=False)
    return area


def fill(model: MatrixModel, areas: Sequence[Area], step: Cell) -> list[CellEdit]:
    """Return the edits that repeat the first line of each area in a direction; a single line repeats the one before.

    Sums are passed over, as source as well as target.
    """
    return changes(model, (edit for area in areas for edit in _filled(model, area, step)))


def painted(model: MatrixModel, cells: Iterable[Cell], value: Strength | None) -> list[CellEdit]:
    """Return the edits that give a value to the cells a stroke went over."""
    return changes(model, ((row, column, value) for row, column in cells))


def stroke(start: Cell, end: Cell) -> Iterator[Cell]:
    """Yield the cells on the straight way to a cell: a quick hand is seen in only some of them."""
    down, across = end[0] - start[0], end[1] - start[1]
    steps = max(abs(down), abs(across))
    for step in range(1, steps + 1):
        yield start[0] + round(down * step / steps), start[1] + round(across * step / steps)


def _filled(model: MatrixModel, area: Area, step: Cell) -> Iterator[tuple[int, int, Strength | None]]:
    rows, columns = _units(model, area.top, area.bottom), _slots(model, area.left, area.right)
    forward = sum(step) > 0
    if step in {DOWN, UP}:
        before = _units(model, 0, area.top - 1) if forward else _units(model, area.bottom + 1, model.rowCount() - 1)
        source = _first(rows, before, forward=forward)
        if source is not None:
            yield from ((row, column, model.strength(source, column)) for row in rows for column in columns)
        return
    before = _slots(model, 0, area.left - 1) if forward else _slots(model, area.right + 1, last_slot(model))
    source = _first(columns, before, forward=forward)
    if source is not None:
        yield from ((row, column, model.strength(row, source)) for row in rows for column in columns)


def _first(lines: Sequence[int], before: Sequence[int], *, forward: bool) -> int | None:
    """Return the line that is repeated: the first of several, the neighbour of a single one."""
    if len(lines) > 1:
        return lines[0 if forward else -1]
    return before[-1 if forward else 0] if before else None


def _units(model: MatrixModel, first: int, last: int) -> list[int]:
    return [row for row in range(first, last + 1) if model.line(row).is_unit]


def _slots(model: MatrixModel, first: int, last: int) -> list[int]:
    return [column for column in range(first, last + 1) if model.head(column).slot]


def _turns(places: Sequence[int], first: int, last: int) -> dict[int, int]:
    block = [place for place in places if first <= place <= last]
    if not block:
        return {}
    start = places.index(block[0])
    return {place: block[(at - start) % len(block)] for at, place in enumerate(places)}
