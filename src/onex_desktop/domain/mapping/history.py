"""Links as they were at an earlier step, taken back from the images of the journal."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from onex_desktop.domain.journal import Change, Image, Step
from onex_desktop.domain.mapping.matrix import CellKey, CertificateMatrix, MatrixCell

RowId = int


@dataclass(frozen=True, slots=True)
class MatrixState:
    """A matrix that can be compared: a plan version as it is, or as it was at the end of a local day or minute.

    ``seq`` is the last step up to then that changed a link, None for the present. ``steps`` are those of the day that
    did, ``backup`` is why a backup was made at that minute.
    """

    plan_id: int
    plan: str
    day: str = ""
    seq: int | None = None
    time: str = ""
    steps: tuple[Step, ...] = field(default=(), compare=False)
    backup: str = field(default="", compare=False)

    @property
    def word(self) -> str:
        """What a parameter calls it: the day, with the minute if one is meant, or the plan for the present."""
        return "T".join(filter(None, (self.day, self.time))) or str(self.plan_id)


@dataclass(frozen=True, slots=True)
class Former:
    """A matrix as it was, and how many links had a place then that is gone now."""

    matrix: CertificateMatrix
    lost: int


def rows_before(later: Iterable[Change]) -> dict[RowId, Image | None]:
    """Return the rows of one table that ``later`` changes touched, as they were before; None where there was none.

    ``later`` is in the order in which it happened. What a row was before the first of its changes is what it was
    then; an image without columns is a touch and says nothing.
    """
    found: dict[RowId, Image | None] = {}
    for change in later:
        if change.row_id in found or (change.before == {} and change.after == {}):
            continue
        found[change.row_id] = change.before
    return found


def former(
    matrix: CertificateMatrix,
    before: Mapping[RowId, Image | None],
    cells: Mapping[RowId, tuple[CellKey, MatrixCell]],
    units: frozenset[int],
    slots: frozenset[int],
) -> Former:
    """Return a matrix with the links it had: those untouched as they are, those touched as they were.

    ``cells`` are the rows of ``before`` that were there, read; ``units`` and ``slots`` are all there are now, of every
    certificate and plan: a link between others of those is none of this matrix, one to what is gone is lost.
    """
    now = dict(matrix.cells)
    for link_id in before:
        if link_id in matrix.links:
            now.pop(matrix.links[link_id], None)
    shown_units, shown_slots = {unit.id for unit in matrix.units}, {column.id for column in matrix.columns}
    lost = 0
    for (unit_id, slot), cell in cells.values():
        if unit_id in shown_units and slot in shown_slots:
            now[unit_id, slot] = cell
        elif (unit_id in shown_units and slot not in slots) or (slot in shown_slots and unit_id not in units):
            lost += 1
    return Former(replace(matrix, cells=now, links={}), lost)
