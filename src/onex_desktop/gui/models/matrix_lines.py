"""Which rows of the matrix's tree are in sight, and where they stand."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from enum import Enum, auto

from onex_desktop.domain.mapping import Matrix, MatrixRow, RowKey


class RowFilter(Enum):
    """Which units are shown."""

    NONE = auto()
    GAPS = auto()
    TO_REVIEW = auto()


Wanted = Callable[[MatrixRow], bool]


class MatrixLines:
    """The rows that no closed branch and no filter hides.

    Attributes:
        shown: the rows from the top.
        places: where each of them stands in the tree.
    """

    def __init__(self) -> None:
        self.shown: list[MatrixRow] = []
        self.places: list[int] = []
        self._closed: set[RowKey] = set()
        self._row_of: dict[RowKey, int] = {}
        self._row_of_unit: dict[int, int] = {}

    def arrange(self, matrix: Matrix | None, wanted: Wanted | None) -> None:
        """Work out anew what is in sight; ``wanted`` filters, None lets all through."""
        tree, units = (matrix.tree, matrix.units) if matrix else ((), ())
        found = _visible(tree, self._closed, wanted)
        self.places, self.shown = [place for place, _ in found], [line for _, line in found]
        self._row_of = {line.key: row for row, line in enumerate(self.shown)}
        self._row_of_unit = {units[line.start].id: row for row, line in enumerate(self.shown) if line.is_unit}

    def renew(self, matrix: Matrix) -> None:
        """Take over other names in the same rows."""
        tree = matrix.tree
        self.shown = [tree[place] for place in self.places]

    def row_at(self, key: RowKey) -> int | None:
        """Return where a row of the tree stands, None when it is not in sight."""
        return self._row_of.get(key)

    def row_of(self, unit_id: int) -> int | None:
        """Return where a unit stands, None when it is not in sight."""
        return self._row_of_unit.get(unit_id)

    def is_closed(self, key: RowKey) -> bool:
        """Return whether a branch is folded away."""
        return key in self._closed

    def close(self, key: RowKey, *, closed: bool) -> None:
        """Fold a branch away or open it; ``arrange`` makes it seen."""
        (self._closed.add if closed else self._closed.discard)(key)

    def close_all(self, matrix: Matrix | None, *, closed: bool) -> None:
        """Fold all branches away or open them."""
        tree = matrix.tree if matrix else ()
        self._closed = {line.key for line in tree if not line.is_unit} if closed else set()

    def open_above(self, matrix: Matrix, unit_id: int) -> bool:
        """Open the branches above a unit; return whether any was closed."""
        place = next((at for at, unit in enumerate(matrix.units) if unit.id == unit_id), -1)
        above = {line.key for line in matrix.tree if not line.is_unit and line.start <= place < line.stop}
        hidden = above & self._closed
        self._closed -= hidden
        return bool(hidden)


def _visible(
    tree: Sequence[MatrixRow], closed: Collection[RowKey], wanted: Wanted | None
) -> list[tuple[int, MatrixRow]]:
    shown: list[tuple[int, MatrixRow]] = []
    hidden_below: int | None = None
    for place, line in enumerate(tree):
        if hidden_below is not None and line.depth > hidden_below:
            continue
        hidden_below = line.depth if not line.is_unit and line.key in closed else None
        if wanted is None or wanted(line):
            shown.append((place, line))
    return shown
