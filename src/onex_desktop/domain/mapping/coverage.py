"""How well courses serve what a certificate asks: reckoned whole, and kept by difference while cells change."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from onex_desktop.domain.mapping.matrix import CellKey, Matrix, MatrixCell, MatrixUnit
from onex_desktop.domain.mapping.scale import Scale, Strength
from onex_desktop.domain.values import Rate

_NOTHING: Final = Decimal(0)


@dataclass(frozen=True, slots=True)
class Coverage:
    """How much of the units is served.

    ``weighted`` is the mean over all units of the best weight each unit reaches; None without units.
    """

    total: int
    covered: int
    weighted: Decimal | None
    uncovered: tuple[MatrixUnit, ...]

    @property
    def rate(self) -> Rate:
        """Covered units over all units."""
        return Rate(self.covered, self.total)


@dataclass(frozen=True, slots=True)
class Share:
    """Coverage of a row of the tree: units covered of all, and the sum of their best weights."""

    total: int
    covered: int
    reached: Decimal

    @property
    def weighted(self) -> Decimal | None:
        """The mean best weight; None without units."""
        return self.reached / self.total if self.total else None


def coverage(matrix: Matrix) -> Coverage:
    """Reckon the coverage of a matrix from scratch (domain facts §6); units that do not count are left out."""
    best: dict[int, Decimal] = {}
    weights = {value.strength: value.weight for value in matrix.scale.serving}
    for (unit_id, _), cell in matrix.cells.items():
        weight = weights.get(cell.strength)
        if weight is not None:
            best[unit_id] = max(best.get(unit_id, _NOTHING), weight)
    units = [unit for unit in matrix.units if unit.counts]
    uncovered = tuple(unit for unit in units if unit.id not in best)
    total = len(units)
    reached = sum((best.get(unit.id, _NOTHING) for unit in units), _NOTHING)
    return Coverage(total, total - len(uncovered), reached / total if total else None, uncovered)


class Ledger:
    """The coverage of every unit, row and slot; a changed cell touches its unit, the rows above it and its slot."""

    def __init__(self, matrix: Matrix | None) -> None:
        self._scale = matrix.scale if matrix else Scale()
        self._order = tuple(value.strength for value in self._scale.values)
        self._none = (0,) * len(self._order)
        self._serving = len(self._scale.serving)
        self._units = matrix.units if matrix else ()
        self._counts: dict[int, list[int]] = {}
        self._best: dict[int, Strength | None] = {}
        self._by_slot: dict[int, set[int]] = defaultdict(set)
        self._counted = {unit.id for unit in self._units if unit.counts}
        rows = matrix.tree if matrix else ()
        self._totals = [sum(unit.counts for unit in self._units[row.start : row.stop]) for row in rows]
        self._covered = [0] * (len(rows) + 1)
        self._reached = [_NOTHING] * (len(rows) + 1)
        self._whole = len(rows)
        above: dict[int, list[int]] = {unit.id: [self._whole] for unit in self._units}
        for at, row in enumerate(rows):
            for unit in self._units[row.start : row.stop]:
                above[unit.id].append(at)
        self._above = {unit_id: tuple(each) for unit_id, each in above.items()}
        self._count(matrix.cells if matrix else {})
        for unit_id in self._counts:
            self._rise(unit_id, None, self._best_of(unit_id))

    def _count(self, cells: Mapping[CellKey, MatrixCell]) -> None:
        counts, by_slot, position, idle = self._counts, self._by_slot, self._scale.order, self._scale.idle
        for (unit_id, slot), cell in cells.items():
            strength = cell.strength
            found = counts.get(unit_id)
            if found is None:
                found = counts[unit_id] = list(self._none)
            found[position[strength]] += 1
            if strength not in idle:
                by_slot[slot].add(unit_id)

    def change(self, key: CellKey, before: MatrixCell | None, after: MatrixCell | None) -> None:
        """Take one changed cell into account."""
        unit_id, slot = key
        counts = self._counts.setdefault(unit_id, list(self._none))
        if before is not None:
            counts[self._scale.order[before.strength]] -= 1
        if after is not None:
            counts[self._scale.order[after.strength]] += 1
        serves = after is not None and self._scale.serves(after.strength)
        (self._by_slot[slot].add if serves else self._by_slot[slot].discard)(unit_id)
        self._rise(unit_id, self._best.get(unit_id), self._best_of(unit_id))

    def above(self, unit_id: int) -> tuple[int, ...]:
        """Return the places of the rows of the tree that hold a unit, its own included."""
        return self._above.get(unit_id, (0,))[1:]

    def served(self, unit_id: int) -> int:
        """Return how many slots serve a unit: every value but 不适用 and its like counts."""
        return sum(self._counts.get(unit_id, self._none)[: self._serving])

    def strongest(self, unit_id: int) -> Strength | None:
        """Return the strongest value of a unit, 不适用 last."""
        counts = self._counts.get(unit_id, self._none)
        return next((strength for strength, count in zip(self._order, counts, strict=True) if count), None)

    def share(self, row: int) -> Share:
        """Return the coverage of a row of the tree, by its place there."""
        return Share(self._totals[row], self._covered[row], self._reached[row])

    def serving(self) -> frozenset[int]:
        """Return the slots that serve any unit."""
        return frozenset(slot for slot, units in self._by_slot.items() if units)

    def units_of(self, slots: Iterable[int]) -> int:
        """Return how many units that count are served by any of the slots."""
        return len(set().union(*(self._by_slot.get(slot, set()) for slot in slots)) & self._counted)

    def coverage(self) -> Coverage:
        """Return the coverage of the whole, as ``coverage`` reckons it."""
        total, covered = len(self._counted), self._covered[self._whole]
        gaps = () if covered == total else tuple(u for u in self._units if u.counts and self._best.get(u.id) is None)
        return Coverage(total, covered, self._reached[self._whole] / total if total else None, gaps)

    def _best_of(self, unit_id: int) -> Strength | None:
        counts = self._counts[unit_id]
        return self._scale.heaviest(strength for strength, count in zip(self._order, counts, strict=True) if count)

    def _rise(self, unit_id: int, before: Strength | None, after: Strength | None) -> None:
        if before == after:
            return
        self._best[unit_id] = after
        if unit_id not in self._counted:
            return
        covered = (after is not None) - (before is not None)
        gained = self._weight(after) - self._weight(before)
        for at in self._above[unit_id]:
            self._covered[at] += covered
            self._reached[at] += gained

    def _weight(self, strength: Strength | None) -> Decimal:
        return _NOTHING if strength is None else self._scale.weights[strength]
