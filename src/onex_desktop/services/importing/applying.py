"""Doing what a plan says, as one step; all of it or nothing."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Final

from onex_desktop.domain.changes import Changed
from onex_desktop.domain.layouts import RememberedLayout
from onex_desktop.domain.problems import Problem, ProblemsFound, refuse
from onex_desktop.domain.sheets import CellProblem, ImportPlan, PlannedRow, RowState, SheetPlan, Values
from onex_desktop.exchange.columns import Kind, SheetColumn
from onex_desktop.persistence.tables import importing as t
from onex_desktop.persistence.unit_of_work import UnitOfWork
from onex_desktop.runtime import garbage
from onex_desktop.runtime.file_names import fitting
from onex_desktop.runtime.watching import UNWATCHED, Stage, Watch
from onex_desktop.services.context import AppContext
from onex_desktop.services.sheets.all import bridge_named
from onex_desktop.services.sheets.bridge import PROVISIONAL, Bridge

_TOGETHER: Final = 10_000
"""So many rows are added together; more would only take memory."""


class ImportRefused(ProblemsFound):
    """A plan that cannot be applied; ``cells`` tells where in the file each problem stands."""

    def __init__(self, cells: list[CellProblem]) -> None:
        self.cells = tuple(cells)
        super().__init__([cell.problem for cell in cells])


@garbage.left_alone()
def apply(ctx: AppContext, plan: ImportPlan, watch: Watch = UNWATCHED, code: str = "library.import") -> Changed:
    """Do what a plan says, as one step named ``code``; all of it or nothing.

    Raises ``ImportRefused`` when the plan has problems or a row is refused on the way, ``ProblemsFound`` with
    ``import.plan_outdated`` when the library has changed since the plan was made, ``Cancelled`` with nothing written.
    """
    if not plan.is_clean:
        raise ImportRefused(list(plan.problems))
    if ctx.stamp().step != plan.based_on:
        raise refuse("import.plan_outdated", name=plan.file)
    with ctx.step(code, plan.file) as work:
        writer = _Writer(ctx, watch, plan.count(RowState.NEW) + plan.count(RowState.CHANGED))
        for sheet in plan.sheets:
            writer.write(sheet)
        if plan.digest and work.changes:
            _remember(ctx, work, plan)
        watch.tell(Stage.WRITING, writer.total, writer.total)
    return work.changed


class _Writer:
    """Writes the rows of a plan and knows which keys the new ones were given."""

    def __init__(self, ctx: AppContext, watch: Watch, total: int) -> None:
        self.total = total
        self._ctx = ctx
        self._watch = watch
        self._done = 0
        self._keys: dict[int, int] = {}
        self._added: set[str] = set()
        self._referring: list[SheetColumn] = []

    def write(self, sheet: SheetPlan) -> None:
        """Write a sheet; where rows are added together, changes come first: a number given up may be taken anew."""
        bridge = bridge_named(sheet.spec)
        if bridge.kind and sheet.count(RowState.NEW):
            self._added.add(bridge.kind)
        self._referring = [column for column in bridge.spec.columns if column.refers in self._added]
        changed = [row for row in sheet.rows if row.state is RowState.CHANGED]
        new = [row for row in sheet.rows if row.state is RowState.NEW]
        if bridge.add_many is None:
            for row in sorted([*changed, *new], key=lambda row: row.number):
                self._save(bridge, sheet, row)
            return
        for row in changed:
            self._save(bridge, sheet, row)
        for start in range(0, len(new), _TOGETHER):
            self._add_many(bridge, sheet, new[start : start + _TOGETHER])

    def _save(self, bridge: Bridge, sheet: SheetPlan, row: PlannedRow) -> None:
        self._tell(1)
        key = row.row_id if row.state is RowState.CHANGED else None
        try:
            saved = bridge.save(self._ctx, self._with_real_keys(row.values), key)
        except ProblemsFound as found:
            raise ImportRefused([_at(sheet, row, problem) for problem in found.problems]) from found
        if key is None:
            self._keys[row.row_id] = saved

    def _add_many(self, bridge: Bridge, sheet: SheetPlan, rows: Sequence[PlannedRow]) -> None:
        assert bridge.add_many is not None  # noqa: S101 -- the caller has looked; this tells the type checker
        self._tell(len(rows))
        try:
            saved = bridge.add_many(self._ctx, [self._with_real_keys(row.values) for row in rows])
        except ProblemsFound as found:
            cells = [_at(sheet, rows[_place(problem)], problem) for problem in found.problems]
            raise ImportRefused(cells) from found
        self._keys.update(zip((row.row_id for row in rows), saved, strict=True))

    def _tell(self, count: int) -> None:
        self._watch.tell(Stage.WRITING, self._done, self.total)
        self._done += count

    def _with_real_keys(self, values: Values) -> Values:
        """Return the fields of a row with the keys that new rows were given meanwhile."""
        if not self._referring:
            return values
        real = dict(values)
        for column in self._referring:
            if column.kind is Kind.REFERENCE:
                real[column.key] = self._real(values[column.key])
            else:
                real[column.key] = tuple(self._real(key) for key in values[column.key])
        return real

    def _real(self, key: int | None) -> int | None:
        return self._keys[key] if key is not None and key >= PROVISIONAL else key


def _remember(ctx: AppContext, work: UnitOfWork, plan: ImportPlan) -> None:
    """Write what was imported and how it was laid out into the step itself: undo forgets both."""
    at = ctx.now()
    for sheet in plan.sheets:
        layout = None if sheet.layout is None else _keep(work, sheet.layout)
        counts = {f"{state.value}_count": sheet.count(state) for state in RowState}
        name = fitting(plan.file, "")
        run = t.ImportRun(
            file_name=name, file_digest=plan.digest, sheet_spec=sheet.spec, at=at, layout_id=layout, **counts
        )
        work.add(run)


def _keep(work: UnitOfWork, known: RememberedLayout) -> int:
    layout = known.layout
    columns = json.dumps(dict(layout.columns), sort_keys=True, separators=(",", ":"))
    values = {"columns": columns, "header_row": layout.heading_row, "fill_merged": layout.fill_merged}
    stored = work.rows(t.ImportLayout, sheet_spec=layout.spec, heading_digest=known.heading_digest)
    if stored:
        work.set(stored[0], **values)
        return stored[0].id
    made = t.ImportLayout(sheet_spec=layout.spec, heading_digest=known.heading_digest, **values)
    return work.add(made).id


def _place(problem: Problem) -> int:
    return (problem.where.row_id or 0) if problem.where is not None else 0


def _at(sheet: SheetPlan, row: PlannedRow, problem: Problem) -> CellProblem:
    field = problem.where.field if problem.where is not None else ""
    return CellProblem(sheet.name, f"{sheet.columns.get(field, 'A')}{row.number}", problem)
