"""What importing a row would do: references found, stored row recognised, rules asked, difference taken."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable
from itertools import count
from typing import Final

from onex_desktop.domain.problems import Param, Problem
from onex_desktop.domain.sheets import CellProblem, PlannedRow, RowState, Values, address
from onex_desktop.exchange import normalising
from onex_desktop.exchange.columns import Kind, SheetColumn
from onex_desktop.exchange.normalising import folded
from onex_desktop.exchange.parsing import split
from onex_desktop.exchange.reader import ReadRow, ReadTable
from onex_desktop.services.sheets.bridge import PROVISIONAL, Bridge, Stored, World

_provisional: Final = count(PROVISIONAL)

Identity = tuple[Hashable, ...]


class _Refused(Exception):
    """A row that cannot be planned, with the field and the problem."""

    def __init__(self, field: str, problem: Problem) -> None:
        self.field = field
        self.problem = problem
        super().__init__(problem.code)


class RowPlanner:
    """Plans the rows of one kind of sheet, one after the other, against the library and the rows before them."""

    def __init__(self, bridge: Bridge, stored: list[Stored], world: World) -> None:
        self._bridge = bridge
        self._world = world
        self._columns = {column.key: column for column in bridge.spec.columns}
        self._blank: Values = {key: column.blank for key, column in self._columns.items()}
        self._references = [
            column for column in bridge.spec.columns if column.kind in {Kind.REFERENCE, Kind.REFERENCES}
        ]
        self._stored = {row.row_id: row for row in stored}
        self._index = _Index(bridge, stored)
        self._taken: dict[int, tuple[str, str]] = {}
        self._named: dict[Identity, tuple[str, str]] = {}
        self._problems: list[CellProblem] = []

    def take_problems(self) -> list[CellProblem]:
        """Return the problems found since last asked."""
        found, self._problems = self._problems, []
        return found

    def rows(self, table: ReadTable) -> list[PlannedRow]:
        """Plan all rows of a sheet; where its heading is in question, all are refused."""
        if table.problems:
            return [PlannedRow(row.number, RowState.REFUSED, row.values) for row in table.rows]
        return [self._plan(table, row) for row in table.rows]

    def _plan(self, table: ReadTable, row: ReadRow) -> PlannedRow:
        self._problems += row.problems
        values, problems = self._resolved(row.values)
        if row.problems or problems:
            return self._refuse(table, row, problems)
        try:
            stored = self._recognise(table, row, values)
        except _Refused as refused:
            return self._refuse(table, row, [(refused.field, refused.problem)])
        given = frozenset(values)
        whole = {**self._blank, **values} if stored is None else {**stored.values, **values}
        if stored is not None and all(self._same(key, stored.values, whole) for key in given):
            return PlannedRow(row.number, RowState.UNCHANGED, stored.values, given, stored.row_id)
        key = None if stored is None else stored.row_id
        found = self._bridge.check(whole, key, self._world)
        if found:
            return self._refuse(table, row, [(_field_of(problem), problem) for problem in found])
        row_id = next(_provisional) if key is None else key
        self._world.add(self._bridge, row_id, whole)
        return PlannedRow(row.number, RowState.NEW if key is None else RowState.CHANGED, whole, given, row_id)

    def _refuse(self, table: ReadTable, row: ReadRow, problems: list[tuple[str, Problem]]) -> PlannedRow:
        for field, problem in problems:
            self._problems.append(CellProblem(table.sheet, self._cell(table, field, row.number), problem))
        return PlannedRow(row.number, RowState.REFUSED, row.values)

    def _cell(self, table: ReadTable, field: str, number: int) -> str:
        return address(table.places.get(field, min(table.places.values())), number)

    def _resolved(self, values: Values) -> tuple[Values, list[tuple[str, Problem]]]:
        """Return the fields with keys in place of names, and the names that mean nothing or too much."""
        found = dict(values)
        problems: list[tuple[str, Problem]] = []
        for column in self._references:
            key = column.key
            if key not in values:
                continue
            scope = found.get(column.within, 0) if column.within else 0
            if not isinstance(scope, int):
                # What narrows the name is in question itself; one problem is enough.
                continue
            try:
                found[key] = self._keys(column, scope, values[key])
            except _Refused as refused:
                problems.append((key, refused.problem))
        return found, problems

    def _keys(self, column: SheetColumn, scope: int, text: str) -> int | tuple[int, ...] | None:
        if column.kind is Kind.REFERENCE:
            return self._key(column, scope, text) if text else None
        if not text:
            return ()
        words = [text] if self._world.find(column.refers, scope, text) else split(text)
        return tuple(dict.fromkeys(self._key(column, scope, word) for word in words))

    def _key(self, column: SheetColumn, scope: int, text: str) -> int:
        keys = self._world.find(column.refers, scope, text)
        if len(keys) == 1:
            return next(iter(keys))
        params: dict[str, Param] = {"column": column.title, "value": text, "count": len(keys)}
        if keys:
            raise _Refused(column.key, Problem("import.reference_ambiguous", params=params))
        raise _Refused(column.key, Problem("import.reference_unknown", params=params))

    def _recognise(self, table: ReadTable, row: ReadRow, values: Values) -> Stored | None:
        """Return the stored row that this one is about; raises ``_Refused`` on doubt or a second mention."""
        fields, keys = self._index.find(values)
        field = fields[-1]
        candidates = [self._stored[key] for key in keys]
        if len(candidates) > 1:
            alike = (
                row
                for row in candidates
                if row.row_id not in self._taken and all(self._same(key, row.values, values) for key in values)
            )
            twin = next(alike, None)
            if twin is None:
                params = {"count": len(candidates)}
                raise _Refused(field, Problem("import.row_ambiguous", params=params))
            candidates = [twin]
        here = (table.sheet, self._cell(table, field, row.number))
        first = here if not candidates else self._taken.setdefault(candidates[0].row_id, here)
        given, identity = self._index.identity(values)
        if not candidates or given == self._bridge.identities[0]:
            first = min(first, self._named.setdefault(identity, here), key=lambda place: place == here)
        if first != here:
            place = first[1] if first[0] == table.sheet else "!".join(first)
            raise _Refused(field, Problem("import.duplicate_row", params={"first": place}))
        return candidates[0] if candidates else None

    def _same(self, key: str, stored: Values, given: Values) -> bool:
        """Return whether a cell says what is stored; stored text may have spaces that reading takes away."""
        old, new = stored[key], given[key]
        if isinstance(old, tuple) or not isinstance(old, str):
            return bool(old == new)
        tidy = normalising.code if self._columns[key].kind is Kind.CODE else normalising.prose
        return new in {old, tidy(old)}


class _Index:
    """Finds stored rows by the fields that identify them."""

    def __init__(self, bridge: Bridge, stored: list[Stored]) -> None:
        self._identities = bridge.identities
        self._values = {row.row_id: row.values for row in stored}
        self._exact: dict[tuple[int, Identity], list[int]] = defaultdict(list)
        self._folded: dict[tuple[int, Identity], list[int]] = defaultdict(list)
        for row in stored:
            for at, fields in enumerate(self._identities):
                exact = tuple(row.values[field] for field in fields)
                self._exact[at, exact].append(row.row_id)
                self._folded[at, _fold(exact)].append(row.row_id)

    def find(self, values: Values) -> tuple[tuple[str, ...], list[int]]:
        """Return the keys of the rows that may be meant, by the surest identity that names any, and its fields.

        A row whose surer identity is another one is not meant: same name, other number.
        """
        given: tuple[str, ...] = ()
        for at, fields in enumerate(self._identities):
            exact = tuple(values.get(field, "") for field in fields)
            if exact == ("",):
                continue
            given = given or fields
            keys = self._exact.get((at, exact), [])
            if not keys and self._values:
                keys = self._folded.get((at, _fold(exact)), [])
            keys = [key for key in keys if not self._contradicts(key, values, at)]
            if keys:
                return fields, keys
        return given or self._identities[-1], []

    def _contradicts(self, key: int, values: Values, at: int) -> bool:
        surer = [field for fields in self._identities[:at] for field in fields]
        return any(values.get(field) and self._values[key][field] not in {"", values[field]} for field in surer)

    def identity(self, values: Values) -> tuple[tuple[str, ...], Identity]:
        """Return the fields that identify a row, and what no second row of a file may have in them."""
        for fields in self._identities:
            exact = tuple(values.get(field, "") for field in fields)
            if exact != ("",):
                return fields, (fields, *_fold(exact))
        return (), ()


def _fold(identity: Identity) -> Identity:
    return tuple(folded(part) if isinstance(part, str) else part for part in identity)


def _field_of(problem: Problem) -> str:
    field = problem.where.field if problem.where is not None else ""
    return field.removesuffix("_ids").removesuffix("_id")
