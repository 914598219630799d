"""What a workbook would do to the library: planned rows, problems at cell addresses, remarks."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from onex_desktop.domain.problems import Problem

Values = dict[str, Any]
"""The fields of a row by column key; what each may hold is said by the kind of its column."""


class RowState(StrEnum):
    """What importing a row would do."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class CellProblem:
    """A problem or a remark at a cell (``C12``), or about the whole sheet when ``cell`` is empty."""

    sheet: str
    cell: str
    problem: Problem


@dataclass(frozen=True, slots=True)
class PlannedRow:
    """A row of a sheet and what importing it would do.

    ``values`` are complete: what the file gives, over what the library holds. ``given`` names the fields the file
    gives. ``row_id`` is the key of the stored row, or the provisional key of a new one.
    """

    number: int
    state: RowState
    values: Values
    given: frozenset[str] = frozenset()
    row_id: int = 0


@dataclass(frozen=True, slots=True)
class SheetPlan:
    """What importing one sheet would do; ``columns`` tells the letters of the column that gave a field."""

    name: str
    spec: str
    rows: tuple[PlannedRow, ...]
    columns: dict[str, str] = field(default_factory=dict)

    def count(self, state: RowState) -> int:
        """Return how many rows are in a state."""
        return sum(row.state is state for row in self.rows)


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """What importing a file would do; nothing of it has happened yet.

    Attributes:
        based_on: number of the journal step the plan was made after.
        problems: why rows are refused, in the order of sheets and rows.
        remarks: what was skipped or is worth knowing.
    """

    file: str
    based_on: int
    sheets: tuple[SheetPlan, ...]
    problems: tuple[CellProblem, ...]
    remarks: tuple[CellProblem, ...]

    @property
    def is_clean(self) -> bool:
        """Whether nothing stands in the way of applying the plan."""
        return not self.problems

    def count(self, state: RowState) -> int:
        """Return how many rows of all sheets are in a state."""
        return sum(sheet.count(state) for sheet in self.sheets)


def column_letter(index: int) -> str:
    """Return the letters of a column counted from zero: A, Z, AA."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def address(column: int, row: int) -> str:
    """Return the address of a cell; columns count from zero, rows from one."""
    return f"{column_letter(column)}{row}"
