"""Importing a file: a plan of everything it would do, then all of it as one step, or nothing.

What is previewed is what is applied: both work on the same plan, and nothing is written before.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from onex_desktop.domain.changes import Changed
from onex_desktop.domain.problems import Problem, ProblemsFound, Severity, refuse
from onex_desktop.domain.sheets import CellProblem, ImportPlan, PlannedRow, RowState, SheetPlan, Values, column_letter
from onex_desktop.exchange import headings, reader
from onex_desktop.exchange.cells import RawSheet
from onex_desktop.exchange.columns import Kind
from onex_desktop.exchange.headings import Heading
from onex_desktop.exchange.normalising import folded
from onex_desktop.runtime import garbage
from onex_desktop.services.context import AppContext
from onex_desktop.services.row_planning import RowPlanner
from onex_desktop.services.sheets.all import ALL
from onex_desktop.services.sheets.bridge import PROVISIONAL, Bridge, World

_TOGETHER: Final = 1_000
"""So many rows are added together; more would only take memory."""


class ImportRefused(ProblemsFound):
    """A plan that cannot be applied; ``cells`` tells where in the file each problem stands."""

    def __init__(self, cells: list[CellProblem]) -> None:
        self.cells = tuple(cells)
        super().__init__([cell.problem for cell in cells])


@garbage.left_alone()
def plan(ctx: AppContext, path: Path, sheets: Mapping[str, str] | None = None) -> ImportPlan:
    """Return what importing a file would do; nothing is written.

    ``sheets`` maps names of sheets to the word or title of what they hold; all others are recognised by name or
    heading, or passed over. Raises ``EnvironmentFault`` for a file that cannot be read, ``ProblemsFound`` for a
    sheet or word in ``sheets`` that is not there.
    """
    raw = reader.read_sheets(path)
    remarks: list[CellProblem] = []
    problems: list[CellProblem] = []
    chosen = _choose(raw, dict(sheets or {}), remarks)
    if not chosen:
        problems.append(CellProblem("", "", Problem("import.no_sheet", params={"name": path.name})))
    based_on = ctx.stamp().step
    world = World()
    stored = {bridge.spec.word: list(bridge.stored(ctx)) for bridge in ALL}
    for bridge in ALL:
        for row in stored[bridge.spec.word]:
            world.add(bridge, row.row_id, row.values)
    made: list[SheetPlan] = []
    planners: dict[str, RowPlanner] = {}
    for sheet, bridge, found in chosen:
        table = reader.read_table(sheet, bridge.spec, found)
        planner = planners.setdefault(bridge.spec.word, RowPlanner(bridge, stored[bridge.spec.word], world))
        rows = planner.rows(table)
        columns = {key: column_letter(place) for key, place in table.places.items()}
        made.append(SheetPlan(sheet.name, bridge.spec.word, tuple(rows), columns))
        problems += [*table.problems, *planner.take_problems()]
        remarks += table.remarks
    return ImportPlan(path.name, based_on, tuple(made), tuple(problems), tuple(remarks))


@garbage.left_alone()
def apply(ctx: AppContext, plan: ImportPlan) -> Changed:
    """Do what a plan says, as one step; all of it or nothing.

    Raises ``ImportRefused`` when the plan has problems or a row is refused on the way, and ``ProblemsFound`` with
    ``import.plan_outdated`` when the library has changed since the plan was made.
    """
    if not plan.is_clean:
        raise ImportRefused(list(plan.problems))
    if ctx.stamp().step != plan.based_on:
        raise refuse("import.plan_outdated", name=plan.file)
    bridges = {bridge.spec.word: bridge for bridge in ALL}
    keys: dict[int, int] = {}
    with ctx.step("library.import", plan.file) as work:
        for sheet in plan.sheets:
            _apply_sheet(ctx, bridges[sheet.spec], sheet, keys)
    return work.changed


def _apply_sheet(ctx: AppContext, bridge: Bridge, sheet: SheetPlan, keys: dict[int, int]) -> None:
    single = [row for row in sheet.rows if row.state is RowState.CHANGED]
    new = [row for row in sheet.rows if row.state is RowState.NEW]
    if bridge.add_many is None:
        single += new
    else:
        # Changes come first: a number that one row gives up may be taken by a new one.
        for row in single:
            _save(ctx, bridge, sheet, row, keys)
        for start in range(0, len(new), _TOGETHER):
            _add_many(ctx, bridge, sheet, new[start : start + _TOGETHER], keys)
        return
    for row in sorted(single, key=lambda row: row.number):
        _save(ctx, bridge, sheet, row, keys)


def _save(ctx: AppContext, bridge: Bridge, sheet: SheetPlan, row: PlannedRow, keys: dict[int, int]) -> None:
    values = _with_real_keys(bridge, row.values, keys)
    key = row.row_id if row.state is RowState.CHANGED else None
    try:
        saved = bridge.save(ctx, values, key)
    except ProblemsFound as found:
        raise ImportRefused([_at(sheet, row, problem) for problem in found.problems]) from found
    if key is None:
        keys[row.row_id] = saved


def _add_many(
    ctx: AppContext, bridge: Bridge, sheet: SheetPlan, rows: Sequence[PlannedRow], keys: dict[int, int]
) -> None:
    assert bridge.add_many is not None  # noqa: S101 -- the caller has looked; this tells the type checker
    try:
        saved = bridge.add_many(ctx, [_with_real_keys(bridge, row.values, keys) for row in rows])
    except ProblemsFound as found:
        cells = [_at(sheet, rows[_place(problem)], problem) for problem in found.problems]
        raise ImportRefused(cells) from found
    keys.update(zip((row.row_id for row in rows), saved, strict=True))


def _place(problem: Problem) -> int:
    return (problem.where.row_id or 0) if problem.where is not None else 0


def _at(sheet: SheetPlan, row: PlannedRow, problem: Problem) -> CellProblem:
    field = problem.where.field if problem.where is not None else ""
    return CellProblem(sheet.name, f"{sheet.columns.get(field, 'A')}{row.number}", problem)


def _with_real_keys(bridge: Bridge, values: Values, keys: dict[int, int]) -> Values:
    """Return the fields of a row with the keys that new rows were given meanwhile."""
    real = dict(values)
    for column in bridge.spec.columns:
        if column.kind is Kind.REFERENCE:
            real[column.key] = _real(values[column.key], keys)
        elif column.kind is Kind.REFERENCES:
            real[column.key] = tuple(_real(key, keys) for key in values[column.key])
    return real


def _real(key: int | None, keys: dict[int, int]) -> int | None:
    return keys[key] if key is not None and key >= PROVISIONAL else key


Chosen = tuple[RawSheet, Bridge, Heading | None]


def _choose(raw: list[RawSheet], named: dict[str, str], remarks: list[CellProblem]) -> list[Chosen]:
    """Return the sheets to read with what they hold, those first to which others refer."""
    order = {bridge.spec.word: at for at, bridge in enumerate(ALL)}
    for name in named:
        if name not in {sheet.name for sheet in raw}:
            names = "、".join(sheet.name for sheet in raw)
            raise refuse("import.sheet_unknown", sheet=name, known=names)
    chosen: list[Chosen] = []
    for sheet in raw:
        if sheet.name in named:
            bridge = bridge_named(named[sheet.name])
            chosen.append((sheet, bridge, headings.find(sheet, bridge.spec)))
        elif sheet.rows:
            found = None if sheet.is_hidden else _recognised(sheet)
            if found is not None:
                chosen.append(found)
            else:
                remarks.append(_passed_over(sheet))
    return sorted(chosen, key=lambda item: order[item[1].spec.word])


def _passed_over(sheet: RawSheet) -> CellProblem:
    code = "import.hidden_sheet" if sheet.is_hidden else "import.sheet_ignored"
    return CellProblem(sheet.name, "", Problem(code, Severity.INFO, {"sheet": sheet.name}))


def bridge_named(word: str) -> Bridge:
    """Return the bridge of a sheet by word or title; raises ``ProblemsFound`` with ``import.spec_unknown``."""
    found = next(
        (b for b in ALL if folded(word) in {b.spec.word, *map(folded, (b.spec.title, *b.spec.synonyms))}), None
    )
    if found is None:
        known = "、".join(f"{b.spec.word}（{b.spec.title}）" for b in ALL)
        raise refuse("import.spec_unknown", spec=word, known=known)
    return found


def _recognised(sheet: RawSheet) -> Chosen | None:
    """Return what a sheet is taken for: by its name, else by the heading that fits best and no other as well."""
    for bridge in ALL:
        spec = bridge.spec
        if folded(sheet.name) in {folded(word) for word in (spec.word, spec.title, *spec.synonyms)}:
            return sheet, bridge, headings.find(sheet, spec)
    fitting = [
        (sheet, bridge, found)
        for bridge in ALL
        if (found := headings.find(sheet, bridge.spec)) is not None and found.is_convincing
    ]
    if not fitting:
        return None
    best = max(len(found.columns) for _, _, found in fitting)
    fullest = [item for item in fitting if len(item[2].columns) == best]
    return fullest[0] if len(fullest) == 1 else None
