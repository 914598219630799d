"""How many links of each strength a unit has, kept up to date by difference."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from onex_desktop.domain.mapping import CellKey, MatrixCell, Strength

_POSITION: Final = {strength: position for position, strength in enumerate(Strength)}
_ORDER: Final = tuple(Strength)
_NONE: Final = (0,) * len(_ORDER)


class Tallies:
    """Four counters a unit; nothing is kept per cell."""

    def __init__(self, cells: Mapping[CellKey, MatrixCell]) -> None:
        self._counts: dict[int, list[int]] = {}
        for (unit_id, _), cell in cells.items():
            self._counts.setdefault(unit_id, list(_NONE))[_POSITION[cell.strength]] += 1

    def change(self, unit_id: int, before: MatrixCell | None, after: MatrixCell | None) -> None:
        """Take one changed cell into account."""
        counts = self._counts.setdefault(unit_id, list(_NONE))
        if before is not None:
            counts[_POSITION[before.strength]] -= 1
        if after is not None:
            counts[_POSITION[after.strength]] += 1

    def served(self, unit_id: int) -> int:
        """Return how many slots serve the unit: every value but 不适用 counts."""
        return sum(self._counts.get(unit_id, _NONE)[:-1])

    def strongest(self, unit_id: int) -> Strength | None:
        """Return the strongest value of the unit, as the domain's ``strongest`` does."""
        counts = self._counts.get(unit_id, _NONE)
        return next((strength for strength, count in zip(_ORDER, counts, strict=True) if count), None)


def differences(
    before: Mapping[CellKey, MatrixCell], after: Mapping[CellKey, MatrixCell]
) -> Iterable[tuple[CellKey, MatrixCell | None, MatrixCell | None]]:
    """Yield the cells that differ with what they held and what they hold now."""
    for key, cell in before.items():
        now = after.get(key)
        if now is not cell and now != cell:
            yield key, cell, now
    for key, cell in after.items():
        if key not in before:
            yield key, None, cell
