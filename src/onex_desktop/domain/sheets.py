"""What a workbook would do to the library: planned rows, problems at cell addresses, remarks."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from operator import attrgetter
from typing import Any, Final

from onex_desktop.domain.layouts import RememberedLayout
from onex_desktop.domain.problems import Problem

Values = dict[str, Any]
"""The fields of a row by column key; what each may hold is said by the kind of its column."""


class RowState(StrEnum):
    """What importing a row would do."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    REFUSED = "refused"


NEW_ROW: Final = 0
"""The answer that a row is none of those stored."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A row that a doubtful cell may mean, and how it is told from the others."""

    key: int
    words: str


@dataclass(frozen=True, slots=True)
class CellProblem:
    """A problem or a remark at a cell (``C12``), or about the whole sheet when ``cell`` is empty.

    ``candidates`` are what may be meant where that is the question; ``row`` is set when the question is which
    stored row the whole row is.
    """

    sheet: str
    cell: str
    problem: Problem
    candidates: tuple[Candidate, ...] = ()
    row: int = 0


@dataclass(frozen=True, slots=True)
class Answers:
    """What a person said to the doubts of a file.

    Attributes:
        cells: sheet and cell to the key that its name means.
        rows: sheet and row to the key of the stored row it is, ``NEW_ROW`` for none.
    """

    cells: Mapping[tuple[str, str], int] = field(default_factory=dict)
    rows: Mapping[tuple[str, int], int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PlannedRow:
    """A row of a sheet and what importing it would do.

    ``values`` are complete: what the file gives, over what the library holds. ``given`` names the fields the file
    gives. ``row_id`` is the key of the stored row, or the provisional key of a new one. ``before`` is what the
    library holds, None for a new row.
    """

    number: int
    state: RowState
    values: Values
    given: frozenset[str] = frozenset()
    row_id: int = 0
    before: Values | None = None


_state: Final = attrgetter("state")


@dataclass(frozen=True, slots=True)
class SheetPlan:
    """What importing one sheet would do; ``columns`` tells the letters of the column that gave a field.

    ``layout`` is how the sheet was read, where a person said so; it is remembered with the import.
    """

    name: str
    spec: str
    rows: tuple[PlannedRow, ...]
    columns: dict[str, str] = field(default_factory=dict)
    layout: RememberedLayout | None = None

    def count(self, state: RowState) -> int:
        """Return how many rows are in a state."""
        return list(map(_state, self.rows)).count(state)


def _unnamed(_kind: str, key: int) -> str:
    return str(key)


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """What importing a file would do; nothing of it has happened yet.

    Attributes:
        based_on: number of the journal step the plan was made after.
        problems: why rows are refused, in the order of sheets and rows.
        remarks: what was skipped or is worth knowing.
        digest: what the file's content is known again by; empty for what was no file.
        word: what a reference is called, by kind and key.
    """

    file: str
    based_on: int
    sheets: tuple[SheetPlan, ...]
    problems: tuple[CellProblem, ...]
    remarks: tuple[CellProblem, ...]
    digest: str = ""
    word: Callable[[str, int], str] = field(default=_unnamed, compare=False)

    @property
    def is_clean(self) -> bool:
        """Whether nothing stands in the way of applying the plan."""
        return not self.problems

    def count(self, state: RowState) -> int:
        """Return how many rows of all sheets are in a state."""
        return sum(sheet.count(state) for sheet in self.sheets)
