"""A plan as rows to look at: what the file says, what the library has, what will be, and what is wrong."""

from __future__ import annotations

from collections import defaultdict
from typing import Any, Final

from onex_desktop.domain.addresses import column_index
from onex_desktop.domain.exams.id_numbers import IdNumber, masked_cell
from onex_desktop.domain.sheets import CellProblem, ImportPlan, PlannedRow, RowState, SheetPlan, Values
from onex_desktop.exchange.cells import Row, shown
from onex_desktop.exchange.columns import Kind, SheetColumn
from onex_desktop.exchange.writer import shown as written
from onex_desktop.services.importing.reading import ReadFile
from onex_desktop.services.sheets.all import bridge_named

_EMPTY: Final[Row] = []


class _Sheet:
    """What the rows of one sheet share."""

    __slots__ = ("columns", "places", "plan", "problems", "word")

    def __init__(self, plan: ImportPlan, sheet: SheetPlan, places: dict[str, int]) -> None:
        self.plan = sheet
        self.columns = {column.key: column for column in bridge_named(sheet.spec).spec.columns}
        self.places = places
        self.word = plan.word
        self.problems: dict[int, dict[str, list[CellProblem]]] = defaultdict(lambda: defaultdict(list))
        keys = {letters: key for key, letters in sheet.columns.items()}
        for found in plan.problems:
            letters = found.cell.rstrip("0123456789")
            if found.sheet == sheet.name and found.cell:
                self.problems[int(found.cell[len(letters) :])][keys.get(letters, "")].append(found)

    def words(self, column: SheetColumn, values: Values) -> str:
        value: Any = values.get(column.key)
        if column.kind is Kind.REFERENCE and isinstance(value, int):
            value = self.word(column.refers, value)
        elif column.kind is Kind.REFERENCES and isinstance(value, tuple):
            value = tuple(self.word(column.refers, key) for key in value)
        elif column.kind is Kind.REFERENCES:
            return value or ""
        elif isinstance(value, IdNumber):
            return value.masked
        text = written(column, value)
        return "" if text is None else str(text)


class PreviewRow:
    """A row of a plan; cells are asked for by the key of their field.

    Attributes:
        id: number of the row in its sheet.
    """

    __slots__ = ("_cells", "_row", "_sheet", "id")

    def __init__(self, sheet: _Sheet, row: PlannedRow, cells: Row) -> None:
        self.id = row.number
        self._sheet = sheet
        self._row = row
        self._cells = cells

    @property
    def state(self) -> RowState:
        """What importing the row would do."""
        return self._row.state

    def original(self, key: str) -> str:
        """Return the cell as it reads in the file, identity numbers masked; nothing where it has no such column."""
        place = self._sheet.places.get(key)
        text = shown(self._cells[place]) if place is not None and place < len(self._cells) else ""
        return masked_cell(text) if self._sheet.columns[key].kind is Kind.IDENTITY else text

    def stored(self, key: str) -> str:
        """Return what the library holds, in words; nothing for a new row."""
        before = self._row.before
        return "" if before is None else self._sheet.words(self._sheet.columns[key], before)

    def becomes(self, key: str) -> str:
        """Return what the library will hold, in words; for a refused row what could be read of it."""
        return self._sheet.words(self._sheet.columns[key], self._row.values)

    def is_changed(self, key: str) -> bool:
        """Return whether importing changes this field of a stored row."""
        row = self._row
        return row.state is RowState.CHANGED and row.before is not None and row.values[key] != row.before[key]

    def problems(self, key: str | None = None) -> tuple[CellProblem, ...]:
        """Return what is wrong with a cell, or with the whole row."""
        own = self._sheet.problems.get(self.id)
        if own is None:
            return ()
        if key is not None:
            return tuple(own.get(key, ()))
        return tuple(found for cells in own.values() for found in cells)


def preview(file: ReadFile, plan: ImportPlan, sheet: str) -> tuple[PreviewRow, ...]:
    """Return the rows of a planned sheet in the order of the file; cheap, cells are put into words when asked for."""
    planned = next(found for found in plan.sheets if found.name == sheet)
    raw = file.sheet(sheet)
    letters = planned.columns.items()
    shared = _Sheet(plan, planned, {key: column_index(word) for key, word in letters})
    cells = dict(raw.rows)
    return tuple(PreviewRow(shared, row, cells.get(row.number, _EMPTY)) for row in planned.rows)
