"""Where a text is found in a matrix: in the heads of rows and columns, and in the notes of cells."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from onex_desktop.domain.mapping import RowKey
from onex_desktop.gui.models.haystack import folded, matches
from onex_desktop.gui.models.matrix_model import MatrixModel


@dataclass(frozen=True, slots=True)
class Hit:
    """The head of a row (``row``, and a unit in it), that of a column (``slot``), or a cell (both)."""

    slot: int | None = None
    unit_id: int | None = None
    row: RowKey | None = None


def find(model: MatrixModel, text: str) -> list[Hit]:
    """Return every place that holds a text, in the order they are read: column heads, then row by row.

    Heads are found by characters or pinyin, notes by characters. Folded rows count, filtered ones do not.
    """
    matrix, word = model.matrix, text.strip()
    if matrix is None or not word:
        return []
    hits = [Hit(column.id) for column in matrix.columns if matches(column.title, word)]
    order = {column.id: at for at, column in enumerate(matrix.columns)}
    wanted = folded(word)
    noted: defaultdict[int, list[int]] = defaultdict(list)
    for (unit_id, slot), cell in matrix.cells.items():
        if cell.note and slot in order and wanted in folded(cell.note):
            noted[unit_id].append(slot)
    for line in model.unfiltered():
        unit_id = matrix.units[line.start].id
        if matches(f"{line.code} {line.name}", word):
            hits.append(Hit(None, unit_id, line.key))
        if line.is_unit:
            hits += [Hit(slot, unit_id, line.key) for slot in sorted(noted[unit_id], key=order.__getitem__)]
    return hits


def place(model: MatrixModel, hit: Hit, at: tuple[int, int]) -> tuple[int, int]:
    """Return row and column of a hit, what hides it opened; where it is a head, ``at`` gives the other half."""
    row, column = at
    if hit.unit_id is not None and hit.row is not None:
        model.reveal(hit.unit_id)
        row = model.row_at(hit.row) or 0
    if hit.slot is not None:
        column = model.column_of(hit.slot) or 0
    return row, column


def nearest(model: MatrixModel, hits: Sequence[Hit], at: tuple[int, int]) -> int:
    """Return the number of the first hit in the row of a cell or below, 0 when there is none."""
    rows = [None if hit.row is None else model.row_at(hit.row) for hit in hits]
    return next((number for number, row in enumerate(rows) if row is not None and row >= at[0]), 0)
