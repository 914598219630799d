"""Planning an import: what every row of a file would do, and what stands in its way."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from onex_desktop.domain.addresses import column_letter
from onex_desktop.domain.layouts import EarlierRun, Layout, RememberedLayout
from onex_desktop.domain.problems import Param, Problem, Severity, refuse
from onex_desktop.domain.sheets import Answers, CellProblem, ImportPlan, SheetPlan
from onex_desktop.exchange import headings, reader
from onex_desktop.exchange.cells import RawSheet
from onex_desktop.exchange.headings import Heading
from onex_desktop.runtime import garbage
from onex_desktop.runtime.watching import UNWATCHED, Watch
from onex_desktop.services.context import AppContext
from onex_desktop.services.importing import reading
from onex_desktop.services.importing.reading import ReadFile
from onex_desktop.services.importing.rows import RowPlanner
from onex_desktop.services.sheets.all import ALL, bridge_named, needed
from onex_desktop.services.sheets.bridge import Bridge, World

_NO_ANSWERS: Final = Answers()


@dataclass(frozen=True, slots=True)
class _Chosen:
    """A sheet to plan, what it is, and how it is laid out."""

    sheet: RawSheet
    bridge: Bridge
    heading: Heading | None
    fill_merged: bool = False
    remembered: RememberedLayout | None = None


@garbage.left_alone()
def plan(
    ctx: AppContext,
    source: Path | ReadFile,
    sheets: Mapping[str, str] | None = None,
    *,
    layouts: Mapping[str, Layout | None] | None = None,
    answers: Answers = _NO_ANSWERS,
    keep_stored: bool = False,
    watch: Watch = UNWATCHED,
) -> ImportPlan:
    """Return what importing a file would do; nothing is written.

    ``sheets`` maps names of sheets to the word or title of what they hold; ``layouts`` to how they are read, None
    for not at all; all others are recognised by an earlier layout, by name or heading, or passed over. ``answers``
    settle doubts that an earlier plan told. ``keep_stored`` leaves rows as they are that the library has already.

    Raises ``EnvironmentFault`` for a file that cannot be read, ``ProblemsFound`` for a sheet or word that is not
    there, ``Cancelled``.
    """
    file = source if isinstance(source, ReadFile) else reading.read(ctx, source, watch)
    remarks = [earlier_import(run) for run in file.earlier[:1]]
    problems: list[CellProblem] = []
    chosen = _choose(file, dict(sheets or {}), layouts or {}, remarks)
    if not chosen:
        problems.append(CellProblem("", "", Problem("import.no_sheet", params={"name": file.name})))
    based_on = ctx.stamp().step
    world = World()
    read = needed(item.bridge for item in chosen)
    stored = {bridge.spec.word: list(bridge.stored(ctx)) for bridge in read}
    for bridge in read:
        for row in stored[bridge.spec.word]:
            world.add(bridge, row.row_id, row.values)
    made: list[SheetPlan] = []
    planners: dict[str, RowPlanner] = {}
    for item in chosen:
        spec = item.bridge.spec
        table = reader.read_table(item.sheet, spec, item.heading, fill_merged=item.fill_merged, watch=watch)
        planner = planners.setdefault(
            spec.word, RowPlanner(item.bridge, stored[spec.word], world, answers, keep_stored=keep_stored)
        )
        rows = planner.rows(table, watch)
        columns = {key: column_letter(place) for key, place in table.places.items()}
        made.append(SheetPlan(item.sheet.name, spec.word, tuple(rows), columns, item.remembered))
        problems += [*table.problems, *planner.take_problems()]
        remarks += [*table.remarks, *planner.take_remarks(table)]
    return ImportPlan(file.name, based_on, tuple(made), tuple(problems), tuple(remarks), file.digest, world.word)


def _choose(
    file: ReadFile,
    named: dict[str, str],
    layouts: Mapping[str, Layout | None],
    remarks: list[CellProblem],
) -> list[_Chosen]:
    """Return the sheets to read with what they hold, those first to which others refer."""
    order = {bridge.spec.word: at for at, bridge in enumerate(ALL)}
    for name in (*named, *layouts):
        if name not in {sheet.name for sheet in file.sheets}:
            names = "、".join(sheet.name for sheet in file.sheets)
            raise refuse("import.sheet_unknown", sheet=name, known=names)
    chosen: list[_Chosen] = []
    for sheet in file.sheets:
        if sheet.name in layouts:
            layout = layouts[sheet.name]
            if layout is not None:
                chosen.append(_told(file, sheet, layout))
        elif sheet.name in named:
            bridge = bridge_named(named[sheet.name])
            chosen.append(_Chosen(sheet, bridge, headings.find(sheet, bridge.spec)))
        elif sheet.rows:
            found = None if sheet.is_hidden else _recognised(file, sheet)
            if found is not None:
                chosen.append(found)
            else:
                remarks.append(_passed_over(sheet))
    return sorted(chosen, key=lambda item: order[item.bridge.spec.word])


def _recognised(file: ReadFile, sheet: RawSheet) -> _Chosen | None:
    known = reading.remembered_for(sheet, file.remembered)
    found = reading.recognised(sheet, file.remembered)
    return None if found is None else _Chosen(sheet, *found, known)


def _told(file: ReadFile, sheet: RawSheet, layout: Layout) -> _Chosen:
    """Return a sheet as a person laid it out; what differs from what would have been found is remembered."""
    bridge = bridge_named(layout.spec)
    heading = headings.placed(sheet, bridge.spec, layout.heading_row, layout.columns)
    remembered = None
    if layout.heading_row and file.digest:
        digest = headings.digest(sheet, layout.heading_row)
        known = any((k.layout.spec, k.heading_digest) == (layout.spec, digest) for k in file.remembered)
        if known or not _is_plain(sheet, bridge, layout):
            remembered = RememberedLayout(layout, digest)
    return _Chosen(sheet, bridge, heading, layout.fill_merged, remembered)


def _is_plain(sheet: RawSheet, bridge: Bridge, layout: Layout) -> bool:
    found = reading.recognised(sheet, ())
    if found is None or layout.fill_merged:
        return False
    kind, heading, _ = found
    return kind is bridge and heading is not None and (heading.row, heading.columns) == (
        layout.heading_row, dict(layout.columns),
    )  # fmt: skip


def _passed_over(sheet: RawSheet) -> CellProblem:
    code = "import.hidden_sheet" if sheet.is_hidden else "import.sheet_ignored"
    return CellProblem(sheet.name, "", Problem(code, Severity.INFO, {"sheet": sheet.name}))


def earlier_import(run: EarlierRun) -> CellProblem:
    """Return the warning that the same content was imported before."""
    at = datetime.fromisoformat(run.at).astimezone().strftime("%Y-%m-%d %H:%M")
    params: dict[str, Param] = {
        "at": at,
        "name": run.file_name,
        "new": run.counts["new"],
        "changed": run.counts["changed"],
    }
    return CellProblem("", "", Problem("import.file_imported_before", Severity.WARNING, params))
