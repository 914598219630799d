"""What stands behind the figures of a matrix: every unit that counts, what serves it, what is to be looked at."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal

from onex_desktop.domain.mapping.matrix import (
    Matrix,
    MatrixCell,
    MatrixColumn,
    MatrixUnit,
    ReviewState,
)
from onex_desktop.domain.mapping.scale import Strength


@dataclass(frozen=True, slots=True)
class UnitBehind:
    """A unit with the slots that serve it, the strongest first.

    ``best`` is what it reaches, None for a gap, and ``weight`` what that weighs. ``claims`` are the courses that
    all say they serve it strongly, if more than one does; ``waiting`` are the slots whose link waits for review.
    """

    unit: MatrixUnit
    best: Strength | None
    weight: Decimal
    slots: tuple[MatrixColumn, ...]
    claims: tuple[str, ...]
    waiting: tuple[MatrixColumn, ...]

    @property
    def telling(self) -> MatrixColumn | None:
        """The slot to look at first: one that waits for review, else the strongest."""
        return next(iter((*self.waiting, *self.slots)), None)


def behind(matrix: Matrix) -> tuple[UnitBehind, ...]:
    """Return the units that make the coverage of a matrix, in their order; those that do not count are left out."""
    columns = {column.id: column for column in matrix.columns}
    held: defaultdict[int, list[tuple[MatrixColumn, MatrixCell]]] = defaultdict(list)
    for (unit_id, slot), cell in matrix.cells.items():
        if slot in columns:
            held[unit_id].append((columns[slot], cell))
    place = {column.id: at for at, column in enumerate(matrix.columns)}
    order = matrix.scale.order
    return tuple(
        _behind(matrix, unit, sorted(held[unit.id], key=lambda link: (order[link[1].strength], place[link[0].id])))
        for unit in matrix.units
        if unit.counts
    )


def _behind(matrix: Matrix, unit: MatrixUnit, links: list[tuple[MatrixColumn, MatrixCell]]) -> UnitBehind:
    serving = [(column, cell) for column, cell in links if matrix.serves(cell)]
    best = matrix.scale.heaviest(cell.strength for _, cell in serving)
    strong = tuple(dict.fromkeys(column.course for column, cell in links if cell.strength == matrix.scale.top))
    return UnitBehind(
        unit,
        best,
        Decimal(0) if best is None else matrix.scale.weights[best],
        tuple(column for column, _ in serving),
        strong if len(strong) > 1 else (),
        tuple(column for column, cell in links if cell.review is ReviewState.TO_REVIEW),
    )
