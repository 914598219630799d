"""What importing a row would do: references found, stored row recognised, rules asked, difference taken."""

from __future__ import annotations

from onex_desktop.domain.addresses import address
from onex_desktop.domain.exams.id_numbers import IdNumber
from onex_desktop.domain.problems import Param, Problem, Severity
from onex_desktop.domain.sheets import (
    NEW_ROW,
    Answers,
    Candidate,
    CellProblem,
    PlannedRow,
    RowState,
    Values,
)
from onex_desktop.exchange import normalising
from onex_desktop.exchange.columns import Kind, SheetColumn
from onex_desktop.exchange.parsing import split
from onex_desktop.exchange.reader import ReadRow, ReadTable
from onex_desktop.runtime.watching import UNWATCHED, Stage, Watch
from onex_desktop.services.importing.recognising import Identity, StoredIndex
from onex_desktop.services.sheets.bridge import Bridge, Stored, World

_Mention = tuple[str, int, int]
"""Sheet, place of the column, number of the row."""


class _Refused(Exception):
    """A row that cannot be planned, with the field, the problem, and what may be meant where it is a question."""

    def __init__(
        self, field: str, problem: Problem, candidates: tuple[Candidate, ...] = (), *, of_row: bool = False
    ) -> None:
        self.field = field
        self.problem = problem
        self.candidates = candidates
        self.of_row = of_row
        super().__init__(problem.code)


class RowPlanner:
    """Plans the rows of one kind of sheet, one after the other, against the library and the rows before them."""

    def __init__(
        self, bridge: Bridge, stored: list[Stored], world: World, answers: Answers, *, keep_stored: bool
    ) -> None:
        self._answers = answers
        self._keep_stored = keep_stored
        self._kept: list[int] = []
        self._bridge = bridge
        self._world = world
        self._columns = {column.key: column for column in bridge.spec.columns}
        self._blank: Values = {key: column.blank for key, column in self._columns.items()}
        self._references = [
            column for column in bridge.spec.columns if column.kind in {Kind.REFERENCE, Kind.REFERENCES}
        ]
        self._stored = {row.row_id: row for row in stored}
        self._index = StoredIndex(bridge, stored)
        self._above = None if bridge.above is None else bridge.above(stored, world)
        self._taken: dict[int, _Mention] = {}
        self._named: dict[Identity, _Mention] = {}
        self._problems: list[CellProblem] = []

    def take_problems(self) -> list[CellProblem]:
        """Return the problems found since last asked."""
        found, self._problems = self._problems, []
        return found

    def take_remarks(self, table: ReadTable) -> list[CellProblem]:
        """Return what is worth knowing about the rows planned since last asked."""
        kept, self._kept = self._kept, []
        found = [] if self._above is None else self._above.take_remarks()
        remarks = [CellProblem(table.sheet, self._cell(table, _field_of(each), row), each) for row, each in found]
        if kept:
            remark = Problem("import.stored_kept", Severity.INFO, {"count": len(kept)})
            remarks.append(CellProblem(table.sheet, self._cell(table, "", kept[0]), remark))
        return remarks

    def rows(self, table: ReadTable, watch: Watch = UNWATCHED) -> list[PlannedRow]:
        """Plan all rows of a sheet; where its heading is in question, all are refused."""
        if table.problems:
            return [PlannedRow(row.number, RowState.REFUSED, row.values) for row in table.rows]
        # What was read is let go row by row: the plan has values of its own.
        waiting, table.rows = table.rows[::-1], []
        total = len(waiting)
        return [self._plan(table, waiting.pop()) for _ in watch.over(Stage.CHECKING, range(total))]

    def _plan(self, table: ReadTable, row: ReadRow) -> PlannedRow:
        self._problems += row.problems
        values, doubts = self._resolved(table, row)
        if self._above is not None and not row.problems and not doubts:
            values, found = self._above.complete(row.number, values)
            doubts = [_Refused(_field_of(problem), problem) for problem in found]
        if row.problems or doubts:
            return self._refuse(table, row, [*doubts, *self._more(values, doubts)])
        try:
            stored = self._recognise(table, row, values)
        except _Refused as refused:
            return self._refuse(table, row, [refused])
        given = frozenset(values)
        if stored is None:
            return self._checked(table, row, {**self._blank, **values}, given, None)
        whole = self._over(stored.values, values)
        is_same = all(self._same(key, stored.values, whole) for key in given)
        if not is_same and self._keep_stored:
            self._kept.append(row.number)
        if is_same or self._keep_stored:
            return PlannedRow(row.number, RowState.UNCHANGED, stored.values, given, stored.row_id, before=stored.values)
        return self._checked(table, row, whole, given, stored)

    def _more(self, values: Values, doubts: list[_Refused]) -> list[_Refused]:
        """Return what the rules say against the other cells of a row that is refused, where they look at each alone."""
        if not self._bridge.checks_cells:
            return []
        sure = {key: value for key, value in values.items() if key not in {doubt.field for doubt in doubts}}
        found = self._bridge.check({**self._blank, **sure}, None, self._world)
        return [_Refused(field, problem) for problem in found if (field := _field_of(problem)) in sure]

    def _checked(
        self, table: ReadTable, row: ReadRow, whole: Values, given: frozenset[str], stored: Stored | None
    ) -> PlannedRow:
        key = None if stored is None else stored.row_id
        found = self._bridge.check(whole, key, self._world)
        if found:
            return self._refuse(table, row, [_Refused(_field_of(problem), problem) for problem in found])
        if stored is None:
            row_id = self._world.add_new(self._bridge, whole)
            return PlannedRow(row.number, RowState.NEW, whole, given, row_id)
        self._world.add(self._bridge, stored.row_id, whole)
        return PlannedRow(row.number, RowState.CHANGED, whole, given, stored.row_id, before=stored.values)

    def _refuse(self, table: ReadTable, row: ReadRow, doubts: list[_Refused]) -> PlannedRow:
        for doubt in doubts:
            cell = self._cell(table, doubt.field, row.number)
            about = row.number if doubt.of_row else 0
            self._problems.append(CellProblem(table.sheet, cell, doubt.problem, doubt.candidates, about))
        return PlannedRow(row.number, RowState.REFUSED, row.values)

    def _cell(self, table: ReadTable, field: str, number: int) -> str:
        return address(_place(table, field), number)

    def _resolved(self, table: ReadTable, row: ReadRow) -> tuple[Values, list[_Refused]]:
        """Return the fields with keys in place of names, and the names that mean nothing or too much."""
        values = row.values
        if not self._references:
            return values, []
        found = dict(values)
        doubts: list[_Refused] = []
        for column in self._references:
            key = column.key
            if key not in values:
                continue
            scope = found.get(column.within, 0) if column.within else 0
            if not isinstance(scope, int):
                # What narrows the name is in question itself; one problem is enough.
                continue
            answer = self._answer(table, key, row.number)
            try:
                found[key] = self._keys(column, scope, values[key], answer)
            except _Refused as refused:
                doubts.append(refused)
        return found, doubts

    def _answer(self, table: ReadTable, field: str, number: int) -> int | None:
        return self._answers.cells.get((table.sheet, self._cell(table, field, number))) if self._answers.cells else None

    def _keys(self, column: SheetColumn, scope: int, text: str, answer: int | None) -> int | tuple[int, ...] | None:
        if column.kind is Kind.REFERENCE:
            return self._key(column, scope, text, answer) if text else None
        if not text:
            return ()
        words = [text] if self._world.find(column.refers, scope, text) else split(text)
        return tuple(dict.fromkeys(self._key(column, scope, word, answer) for word in words))

    def _key(self, column: SheetColumn, scope: int, text: str, answer: int | None) -> int:
        keys = self._world.find(column.refers, scope, text)
        if len(keys) == 1:
            return next(iter(keys))
        if answer is not None and answer in keys:
            return answer
        params: dict[str, Param] = {"column": column.title, "value": text, "count": len(keys)}
        if keys:
            problem = Problem("import.reference_ambiguous", params=params)
            raise _Refused(column.key, problem, self._world.candidates(column.refers, keys))
        raise _Refused(column.key, Problem("import.reference_unknown", params=params))

    def _recognise(self, table: ReadTable, row: ReadRow, values: Values) -> Stored | None:
        """Return the stored row that this one is about; raises ``_Refused`` on doubt or a second mention."""
        fields, keys, identity = self._index.find(values)
        field = fields[-1]
        answer = self._answers.rows.get((table.sheet, row.number))
        if answer is not None and (answer == NEW_ROW or answer in self._stored):
            keys = [] if answer == NEW_ROW else [answer]
        candidates = [self._stored[key] for key in keys]
        if len(candidates) > 1:
            alike = (
                row
                for row in candidates
                if row.row_id not in self._taken and all(self._same(key, row.values, values) for key in values)
            )
            twin = next(alike, None)
            if twin is None:
                problem = Problem("import.row_ambiguous", params={"count": len(candidates)})
                raise _Refused(field, problem, self._world.described(self._bridge, candidates), of_row=True)
            candidates = [twin]
        here = (table.sheet, _place(table, field), row.number)
        first = here if not candidates else self._taken.setdefault(candidates[0].row_id, here)
        if answer is None and (not candidates or identity[:1] == self._bridge.identities[:1]):
            named = self._named.setdefault(identity, here)
            first = named if first == here else first
        if first != here:
            sheet, cell = first[0], address(*first[1:])
            place = cell if sheet == table.sheet else f"{sheet}!{cell}"
            raise _Refused(field, Problem("import.duplicate_row", params={"first": place}))
        return candidates[0] if candidates else None

    def _over(self, stored: Values, given: Values) -> Values:
        """Return a stored row with what a file says differently; what is masked there stays as it is stored."""
        return {**stored, **{key: value for key, value in given.items() if not _is_masked(stored[key], value)}}

    def _same(self, key: str, stored: Values, given: Values) -> bool:
        """Return whether a cell says what is stored; stored text may have spaces that reading takes away."""
        old, new = stored[key], given[key]
        if isinstance(old, IdNumber):
            return isinstance(new, IdNumber) and new.says(old)
        if isinstance(old, tuple) or not isinstance(old, str):
            return bool(old == new)
        tidy = normalising.code if self._columns[key].kind is Kind.CODE else normalising.prose
        return new in {old, tidy(old)}


def _place(table: ReadTable, field: str) -> int:
    place = table.places.get(field)
    return min(table.places.values()) if place is None else place


def _is_masked(stored: object, given: object) -> bool:
    return isinstance(stored, IdNumber) and isinstance(given, IdNumber) and given.says(stored)


def _field_of(problem: Problem) -> str:
    field = problem.where.field if problem.where is not None else ""
    return field.removesuffix("_ids").removesuffix("_id")
