"""Reading a file of tables: what kind it is, its sheets, and their rows as values with problems at their cells."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import filterfalse
from pathlib import Path
from typing import Final, NamedTuple

from onex_desktop.domain.addresses import address, column_letter
from onex_desktop.domain.problems import Problem, Severity
from onex_desktop.domain.sheets import CellProblem, Values
from onex_desktop.exchange import csv_file, sniffing, xls_file
from onex_desktop.exchange.cells import Area, Cell, RawSheet, Row, is_blank
from onex_desktop.exchange.columns import EXAMPLE_MARK, SheetColumn, SheetSpec
from onex_desktop.exchange.headings import Heading
from onex_desktop.exchange.normalising import folded
from onex_desktop.exchange.parsing import Unreadable, parse
from onex_desktop.exchange.sniffing import FileKind
from onex_desktop.exchange.xlsx import workbook
from onex_desktop.runtime.watching import UNWATCHED, Stage, Watch

_TOTALS: Final = frozenset({"合计", "总计", "小计", "共计", "累计", "本页小计", "本页合计"})
_IN_TOTALS: Final = "计"
"""A character of all of them: to look for it costs nothing."""
_KNOWN: Final = 256
_MENTIONED: Final = 8
"""So many row numbers are named in one remark."""
_Column = tuple[int, SheetColumn, dict[str, object]]
"""Where a column stands, what it is, and what its cells were found to mean."""


class ReadRow(NamedTuple):
    """A row of a sheet: the fields that could be read, and the problems of those that could not."""

    number: int
    values: Values
    problems: tuple[CellProblem, ...] = ()


@dataclass(slots=True)
class ReadTable:
    """A sheet read by its spec; ``places`` tells where each column stands, counted from zero."""

    sheet: str
    spec: SheetSpec
    rows: list[ReadRow] = field(default_factory=list)
    places: dict[str, int] = field(default_factory=dict)
    problems: list[CellProblem] = field(default_factory=list)
    remarks: list[CellProblem] = field(default_factory=list)


def read_sheets(path: Path, watch: Watch = UNWATCHED) -> list[RawSheet]:
    """Return the sheets of a file; raises ``EnvironmentFault`` with a sentence for each kind of bad file."""
    watch.tell(Stage.READING, 0, 0)
    match sniffing.sniff(path):
        case FileKind.XLSX:
            return workbook.read(path, watch)
        case FileKind.XLS:
            return xls_file.read(path, watch)
        case _:
            return csv_file.read(path, watch)


def read_table(
    sheet: RawSheet,
    spec: SheetSpec,
    found: Heading | None,
    *,
    fill_merged: bool = False,
    watch: Watch = UNWATCHED,
) -> ReadTable:
    """Read a sheet below its heading by its spec, all problems at once.

    ``fill_merged`` gives each row of a merged area what its first cell says; without it such rows are refused, but
    for columns that span rows anyhow.
    """
    table = ReadTable(sheet.name, spec)
    if found is None:
        title = "、".join(column.title for column in spec.columns if column.required)
        table.problems.append(CellProblem(sheet.name, "", Problem("import.heading_missing", params={"columns": title})))
        return table
    table.places = found.columns
    _judge_heading(table, found)
    _tell_hidden(table, sheet, found)
    reader = _RowReader(table, sheet, found, fill_merged=fill_merged)
    for number, row in watch.over(Stage.CHECKING, sheet.rows):
        if number > found.row:
            reader.take(number, row)
    reader.tell_skipped()
    return table


class _RowReader:
    """Reads the rows of one sheet and remembers what it passed over."""

    def __init__(self, table: ReadTable, sheet: RawSheet, found: Heading, *, fill_merged: bool) -> None:
        self._table = table
        # The columns of a roster say few words over and over; what they mean is found out once.
        self._columns: list[_Column] = [
            (place, table.spec.column(key), {})
            for key, place in sorted(found.columns.items(), key=lambda item: item[1])
        ]
        self._places = [place for place, _, _ in self._columns]
        self._first = self._places[0] if self._places else 0
        self._last = self._places[-1] if self._places else 0
        self._covered = covered(sheet.merged, found.row)
        spanning = {place for place, column, _ in self._columns if fill_merged or column.spans}
        self._filling = _fillings(sheet, self._covered, spanning)
        self._totals: list[int] = []
        self._examples: list[int] = []

    def take(self, number: int, row: Row) -> None:
        """Read a row, unless it is blank, a total or a template's example."""
        if len(row) <= self._last:
            row = [*row, *[None] * (self._last + 1 - len(row))]
        cells = [row[place] for place in self._places]
        if self._filling:
            cells = [self._filling.get((number, place), cell) for place, cell in zip(self._places, cells, strict=True)]
        if all(map(is_blank, cells)):
            return
        opening = next(filterfalse(is_blank, row), None)
        if isinstance(opening, str):
            if _IN_TOTALS in opening and folded(opening) in _TOTALS:
                self._totals.append(number)
                return
            if opening.startswith(EXAMPLE_MARK):
                self._examples.append(number)
                return
        self._table.rows.append(self._read(number, cells))

    def _read(self, number: int, cells: list[Cell]) -> ReadRow:
        values: Values = {}
        extra: Values = {}
        problems: list[CellProblem] = []
        for (place, column, known), cell in zip(self._columns, cells, strict=True):
            if self._covered and (number, place) in self._covered and (number, place) not in self._filling:
                area = self._covered[number, place]
                params = {"area": f"{address(area.left, area.top)}:{address(area.right, area.bottom)}"}
                problems.append(self._at(place, number, Problem("import.merged_cell", params=params)))
                continue
            if type(cell) is str and cell in known:
                values[column.key] = known[cell]
                continue
            try:
                values[column.key] = parsed = parse(column, cell, extra)
                if type(cell) is str and len(known) < _KNOWN and not column.notes:
                    known[cell] = parsed
            except Unreadable as fault:
                problems.append(self._at(place, number, fault.problem))
        for key, value in extra.items():
            # Where a column of its own says something else, that holds.
            if key not in self._table.places or values.get(key) == self._table.spec.column(key).blank:
                values[key] = value
        return ReadRow(number, values, tuple(problems))

    def _at(self, place: int, number: int, problem: Problem) -> CellProblem:
        return CellProblem(self._table.sheet, address(place, number), problem)

    def tell_skipped(self) -> None:
        """Add remarks on the rows passed over."""
        for code, numbers in (("import.totals_skipped", self._totals), ("import.example_skipped", self._examples)):
            if numbers:
                first = address(self._first, numbers[0])
                remark = Problem(code, Severity.INFO, {"rows": _listed(numbers)})
                self._table.remarks.append(CellProblem(self._table.sheet, first, remark))


def _judge_heading(table: ReadTable, found: Heading) -> None:
    sheet, spec = table.sheet, table.spec
    for key in found.missing:
        params = {"column": spec.column(key).title}
        table.problems.append(
            CellProblem(sheet, address(0, found.row), Problem("import.column_missing", params=params))
        )
    for key, place in found.twice:
        both = {"column": spec.column(key).title, "first": column_letter(found.columns[key])}
        cell = address(place, found.row)
        table.problems.append(CellProblem(sheet, cell, Problem("import.column_twice", params=both)))
    for place, text in found.unknown:
        remark = Problem("import.column_ignored", Severity.INFO, {"column": text.strip()})
        table.remarks.append(CellProblem(sheet, address(place, found.row), remark))


def _tell_hidden(table: ReadTable, sheet: RawSheet, found: Heading) -> None:
    """Say what is hidden; it is read like the rest, for a filter left on must not lose a row."""
    rows = sorted(number for number, _ in sheet.rows if number > found.row and number in sheet.hidden_rows)
    if rows:
        remark = Problem("import.hidden_rows", Severity.INFO, {"count": len(rows), "rows": _listed(rows)})
        table.remarks.append(CellProblem(sheet.name, address(0, rows[0]), remark))
    places = sorted(sheet.hidden_columns & set(found.columns.values()))
    if places:
        letters = "、".join(column_letter(place) for place in places)
        remark = Problem("import.hidden_columns", Severity.INFO, {"columns": letters})
        table.remarks.append(CellProblem(sheet.name, address(places[0], found.row), remark))


def covered(merged: list[Area], heading_row: int) -> dict[tuple[int, int], Area]:
    """Return the cells below the heading that a merged area hides, apart from its first."""
    found: dict[tuple[int, int], Area] = {}
    for area in merged:
        if area.top > heading_row and (area.bottom - area.top) * (area.right - area.left + 1) < 100_000:
            for row in range(area.top, area.bottom + 1):
                found |= {(row, column): area for column in range(area.left, area.right + 1)}
            found.pop((area.top, area.left))
    return found


def _fillings(sheet: RawSheet, hidden: dict[tuple[int, int], Area], spanning: set[int]) -> dict[tuple[int, int], Cell]:
    """Return what the cells below the first of a merged area say when it is filled down; nothing is filled across."""
    tops = {area.top for area in hidden.values()}
    rows = {number: row for number, row in sheet.rows if number in tops}
    found: dict[tuple[int, int], Cell] = {}
    for (number, place), area in hidden.items():
        if area.left not in spanning:
            continue
        row = rows.get(area.top, [])
        found[number, place] = row[place] if place == area.left and place < len(row) else None
    return found


def _listed(numbers: list[int]) -> str:
    shown = "、".join(map(str, numbers[:_MENTIONED]))
    return f"{shown} 等 {len(numbers)} 行" if len(numbers) > _MENTIONED else shown
