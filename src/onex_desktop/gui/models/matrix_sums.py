"""What the sums of the matrix show: the strongest value below, kept while cells change."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from onex_desktop.domain.mapping import CellKey, Matrix, MatrixCell, Scale, Strength

Slots = Mapping[int, Strength]
"""The strongest value of each slot that has any."""

Change = tuple[CellKey, MatrixCell | None, MatrixCell | None]
"""A cell, what it held and what it holds now."""


class Sums:
    """The strongest value of each row of the tree in each slot; reckoned when a row is first looked at."""

    def __init__(self, matrix: Matrix | None) -> None:
        self._units = matrix.units if matrix else ()
        self._rows = matrix.tree if matrix else ()
        self._scale = matrix.scale if matrix else Scale()
        self._links: dict[int, dict[int, Strength]] = defaultdict(dict)
        for (unit_id, slot), cell in (matrix.cells if matrix else {}).items():
            self._links[unit_id][slot] = cell.strength
        self._known: dict[int, Slots] = {}

    def of(self, place: int) -> Slots:
        """Return what a row shows slot by slot."""
        row = self._rows[place]
        if row.is_unit:
            return self._links.get(self._units[row.start].id, {})
        if place not in self._known:
            found: dict[int, Strength] = {}
            order = self._scale.order
            for unit in self._units[row.start : row.stop]:
                for slot, strength in self._links.get(unit.id, {}).items():
                    if slot not in found or order[strength] < order[found[slot]]:
                        found[slot] = strength
            self._known[place] = found
        return self._known[place]

    def strongest(self, place: int, slots: Iterable[int] | None) -> Strength | None:
        """Return the strongest value of a row in some slots, in all when None; 不适用 last."""
        shown = self.of(place)
        values = shown.values() if slots is None else (shown[slot] for slot in slots if slot in shown)
        return self._scale.strongest(values)

    def change(self, key: CellKey, after: MatrixCell | None, touched: Sequence[int]) -> None:
        """Take one changed cell into account; ``touched`` are the rows of the tree that hold its unit."""
        unit_id, slot = key
        if after is None:
            self._links[unit_id].pop(slot, None)
        else:
            self._links[unit_id][slot] = after.strength
        for place in touched:
            self._known.pop(place, None)


def differences(before: Mapping[CellKey, MatrixCell], after: Mapping[CellKey, MatrixCell]) -> Iterable[Change]:
    """Yield the cells that differ with what they held and what they hold now."""
    for key, cell in before.items():
        now = after.get(key)
        if now is not cell and now != cell:
            yield key, cell, now
    for key, cell in after.items():
        if key not in before:
            yield key, None, cell
