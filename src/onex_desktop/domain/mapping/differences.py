"""Two states of a matrix as one: what was added, removed, strengthened, weakened, and what stayed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from onex_desktop.domain.mapping.matrix import (
    CellKey,
    CertificateMatrix,
    MatrixColumn,
    MatrixRow,
    MatrixUnit,
    RowKind,
)
from onex_desktop.domain.mapping.scale import Scale, Strength


class LinkChange(StrEnum):
    """What became of a link."""

    ADDED = "added"
    REMOVED = "removed"
    STRENGTHENED = "strengthened"
    WEAKENED = "weakened"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class LinkDifference:
    """A cell that held a value in either state."""

    key: CellKey
    change: LinkChange
    old: Strength | None
    new: Strength | None


@dataclass(frozen=True, slots=True)
class MatrixComparison:
    """Two states laid over one another.

    ``matrix`` has the rows and columns of both, those of the old one alone at the end, and holds a removed value where
    there is no new one; ``after`` is the same without the removed ones, for the totals. ``before`` is the old one in
    its own rows. ``differences`` are in the order of rows and columns. ``lost`` counts old links that have no place
    any more.
    """

    matrix: CertificateMatrix
    before: CertificateMatrix
    after: CertificateMatrix
    differences: Mapping[CellKey, LinkDifference]
    lost: int = 0

    def count(self, change: LinkChange) -> int:
        """Return how many links have become so."""
        return sum(each.change is change for each in self.differences.values())


def compare_matrices(
    old: CertificateMatrix, new: CertificateMatrix, only_old: str = "", lost: int = 0
) -> MatrixComparison:
    """Compare two states; ``only_old`` is put behind the name of a column or row that only the old one has.

    Slots are the same by their record, else by the names of course and module; units by their record, else by number
    and text: another plan version, or another edition, has records of its own.
    """
    slots = _matched([(c.id, _names(c)) for c in old.columns], [(c.id, _names(c)) for c in new.columns])
    units = _matched([(u.id, (u.code, u.name)) for u in old.units], [(u.id, (u.code, u.name)) for u in new.units])
    before = {(units[unit], slots[slot]): cell for (unit, slot), cell in old.cells.items()}
    kept_columns, kept_units = {c.id for c in new.columns}, {u.id for u in new.units}
    extra_columns = tuple(
        replace(c, course=f"{c.course}{only_old}") for c in old.columns if slots[c.id] not in kept_columns
    )
    extra_units = tuple(replace(u, counts=False) for u in old.units if units[u.id] not in kept_units)
    after = replace(
        new,
        units=(*new.units, *extra_units),
        columns=(*new.columns, *extra_columns),
        rows=(*new.tree, *_rows(extra_units, len(new.units), only_old)),
        links={},
        scale=new.scale.including(old.scale),
    )
    differences = _differences(
        {key: cell.strength for key, cell in before.items()}, {key: c.strength for key, c in new.cells.items()}, after
    )
    return MatrixComparison(replace(after, cells={**before, **new.cells}), old, after, differences, lost)


def change_of(scale: Scale, old: Strength | None, new: Strength | None) -> LinkChange | None:
    """Return what became of a link, None when there was none and is none; 不适用 is the weakest value."""
    if old == new:
        return None if new is None else LinkChange.UNCHANGED
    if old is None:
        return LinkChange.ADDED
    if new is None:
        return LinkChange.REMOVED
    return LinkChange.STRENGTHENED if scale.order[new] < scale.order[old] else LinkChange.WEAKENED


def _differences(
    old: Mapping[CellKey, Strength], new: Mapping[CellKey, Strength], shown: CertificateMatrix
) -> dict[CellKey, LinkDifference]:
    rows = {unit.id: at for at, unit in enumerate(shown.units)}
    columns = {column.id: at for at, column in enumerate(shown.columns)}
    keys = sorted(old.keys() | new.keys(), key=lambda key: (rows[key[0]], columns[key[1]]))
    return {
        key: LinkDifference(key, change, old.get(key), new.get(key))
        for key in keys
        if (change := change_of(shown.scale, old.get(key), new.get(key)))
    }


def _matched(old: Sequence[tuple[int, Hashable]], new: Sequence[tuple[int, Hashable]]) -> dict[int, int]:
    """Return for each old record the new one it is, itself where there is none."""
    records = {record for record, _ in new}
    named = {name: record for name, record in _numbered(new).items() if record not in {old_id for old_id, _ in old}}
    by_record = {record: name for name, record in _numbered(old).items()}
    return {record: record if record in records else named.get(by_record[record], record) for record, _ in old}


def _numbered(named: Sequence[tuple[int, Hashable]]) -> dict[tuple[Hashable, int], int]:
    """Return records by name; a name that comes again is told by its number."""
    seen: Counter[Hashable] = Counter()
    found: dict[tuple[Hashable, int], int] = {}
    for record, name in named:
        found[name, seen[name]] = record
        seen[name] += 1
    return found


def _names(column: MatrixColumn) -> tuple[str, str]:
    return column.course, column.name


def _rows(units: Sequence[MatrixUnit], start: int, only_old: str) -> tuple[MatrixRow, ...]:
    return tuple(
        MatrixRow(
            RowKind.REQUIREMENT if unit.id < 0 else RowKind.UNIT, abs(unit.id), unit.code, f"{unit.name}{only_old}",
            0, start + at, start + at + 1,
        )
        for at, unit in enumerate(units)
    )  # fmt: skip
