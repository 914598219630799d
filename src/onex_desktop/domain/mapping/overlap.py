"""What several certificates ask of the same slot, and the hours saved where it is taught once for all of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from onex_desktop.domain.mapping.matrix import CertificateMatrix, MatrixCell, MatrixColumn, MatrixUnit
from onex_desktop.domain.values import Level


@dataclass(frozen=True, slots=True)
class Asked:
    """What a certificate asks of a slot at one level.

    ``hours`` are those stated in its cells, ``unstated`` counts the cells that state none.
    """

    certificate_id: int
    certificate: str
    level: Level
    units: tuple[MatrixUnit, ...]
    hours: Decimal
    unstated: int


@dataclass(frozen=True, slots=True)
class Overlap:
    """A slot that serves two certificates or more.

    Of several levels of a certificate the one with the most hours stands for it: a student sits one of them.
    ``exact`` is False while an hour is unstated at any level; it may be more then, and never less.
    """

    column: MatrixColumn
    asked: tuple[Asked, ...]
    exact: bool

    @property
    def id(self) -> int:
        """The slot."""
        return self.column.id

    @property
    def hours(self) -> Decimal:
        """The hours asked for, one certificate after the other."""
        return sum((each.hours for each in self.asked), Decimal(0))

    @property
    def saved(self) -> Decimal:
        """The hours not needed when the longest is taught and holds the others.

        What is unstated counts as none here. With every hour that becomes known this grows or stays, so it is the least
        that is saved.
        """
        return self.hours - max(each.hours for each in self.asked)

    @property
    def unstated(self) -> int:
        """How many of the cells counted state no hours."""
        return sum(each.unstated for each in self.asked)


def overlaps(matrices: Iterable[CertificateMatrix], stopped: Callable[[], bool] = lambda: False) -> tuple[Overlap, ...]:
    """Return the slots of one plan that serve several certificates, in the order of its columns.

    ``matrices`` are those of the plan, one for each certificate and level.
    """
    columns: dict[int, MatrixColumn] = {}
    asked: dict[int, list[Asked]] = defaultdict(list)
    for matrix in matrices:
        if stopped():
            return ()
        columns |= {column.id: column for column in matrix.columns}
        for slot, each in _asked(matrix):
            asked[slot].append(each)
    found: list[Overlap] = []
    for slot, column in columns.items():
        of_slot = asked[slot]
        chosen = _one_level_each(of_slot)
        if len(chosen) > 1:
            found.append(Overlap(column, chosen, not any(each.unstated for each in of_slot)))
    return tuple(found)


def _asked(matrix: CertificateMatrix) -> Iterable[tuple[int, Asked]]:
    units = {unit.id: unit for unit in matrix.units if unit.counts}
    by_slot: dict[int, list[tuple[MatrixUnit, MatrixCell]]] = defaultdict(list)
    for (unit_id, slot), cell in matrix.cells.items():
        if unit_id in units and matrix.serves(cell):
            by_slot[slot].append((units[unit_id], cell))
    place = {unit_id: at for at, unit_id in enumerate(units)}
    for slot, found in by_slot.items():
        served = tuple(sorted((unit for unit, _ in found), key=lambda unit: place[unit.id]))
        stated = [cell.hours for _, cell in found if cell.hours is not None]
        hours = sum(stated, Decimal(0))
        yield (
            slot,
            Asked(matrix.certificate_id, matrix.certificate, matrix.level, served, hours, len(found) - len(stated)),
        )


def _one_level_each(asked: Sequence[Asked]) -> tuple[Asked, ...]:
    most: dict[int, Asked] = {}
    for each in asked:
        known = most.get(each.certificate_id)
        if known is None or (each.hours, len(each.units)) > (known.hours, len(known.units)):
            most[each.certificate_id] = each
    return tuple(most.values())
