"""Reading a file and telling what its sheets seem to be, before anything is planned."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from onex_desktop.domain.exams.id_numbers import masked_within
from onex_desktop.domain.layouts import Certainty, EarlierRun, FoundTable, Layout, RememberedLayout
from onex_desktop.exchange import headings, reader
from onex_desktop.exchange.cells import RawSheet, shown
from onex_desktop.exchange.headings import Heading
from onex_desktop.exchange.proposing import propose as propose_columns
from onex_desktop.persistence.queries import importing as queries
from onex_desktop.runtime import garbage
from onex_desktop.runtime.watching import UNWATCHED, Watch
from onex_desktop.services.context import AppContext
from onex_desktop.services.sheets.all import ALL, bridge_named, is_called
from onex_desktop.services.sheets.bridge import Bridge

_PIECE: Final = 1 << 20


@dataclass(frozen=True, slots=True)
class ReadFile:
    """A file as read.

    Attributes:
        digest: SHA-256 of the content; empty for what was no file.
        tables: what each sheet seems to be, in the order of the file; correct it and hand its layout to ``plan``.
        earlier: imports of the same content, the newest first.
        remembered: layouts made by hand at earlier imports.
    """

    name: str
    path: Path | None
    digest: str
    sheets: tuple[RawSheet, ...]
    tables: tuple[FoundTable, ...] = ()
    earlier: tuple[EarlierRun, ...] = ()
    remembered: tuple[RememberedLayout, ...] = ()

    def sheet(self, name: str) -> RawSheet:
        """Return a sheet by name."""
        return next(sheet for sheet in self.sheets if sheet.name == name)


@garbage.left_alone()
def read(ctx: AppContext, path: Path, watch: Watch = UNWATCHED) -> ReadFile:
    """Read a file and propose what its sheets are; nothing is planned yet.

    Raises ``EnvironmentFault`` for a file that cannot be read, ``Cancelled``.
    """
    sheets = reader.read_sheets(path, watch)
    digest = _digest(path)
    with ctx.read() as session:
        remembered, earlier = queries.layouts(session), queries.runs_of(session, digest)
    tables = tuple(_found(sheet, remembered) for sheet in sheets)
    return ReadFile(path.name, path, digest, tuple(sheets), tables, earlier, remembered)


def read_block(title: str, rows: Sequence[Sequence[str]], layout: Layout) -> ReadFile:
    """Take rows that were copied instead of a file; ``layout`` tells what they are and has 0 as its heading row."""
    sheet = RawSheet(title, [(number, [*cells]) for number, cells in enumerate(rows, start=1)])
    heading = headings.placed(sheet, bridge_named(layout.spec).spec, layout.heading_row, layout.columns)
    table = propose_columns(sheet, bridge_named(layout.spec).spec, heading)
    return ReadFile(title, None, "", (sheet,), (table,))


def propose(file: ReadFile, sheet: str, spec: str, heading_row: int | None = None) -> FoundTable:
    """Return the proposal for a sheet when a person says what it is, or where its heading ends.

    Raises ``ProblemsFound`` with ``import.spec_unknown``.
    """
    raw, bridge = file.sheet(sheet), bridge_named(spec)
    if heading_row is None:
        known = remembered_for(raw, file.remembered, bridge.spec.word)
        if known is not None:
            return _proposed(raw, known)
        return propose_columns(raw, bridge.spec, headings.find(raw, bridge.spec))
    return propose_columns(raw, bridge.spec, headings.at(raw, bridge.spec, heading_row))


def first_rows(file: ReadFile, sheet: str, count: int = 15) -> tuple[tuple[int, tuple[str, ...]], ...]:
    """Return the first rows of a sheet as they read, with their numbers; identity numbers are masked."""
    rows = file.sheet(sheet).rows[:count]
    return tuple((number, tuple(masked_within(shown(cell)) for cell in cells)) for number, cells in rows)


def recognised(sheet: RawSheet, remembered: Sequence[RememberedLayout]) -> tuple[Bridge, Heading | None, bool] | None:
    """Return what a sheet is taken for, its heading, and whether merged cells are filled; None when in doubt.

    What a person said of such a heading before holds; else its name; else the heading that fits best, and no other
    as well.
    """
    known = remembered_for(sheet, remembered)
    if known is not None:
        return _placed(sheet, known)
    bridge = next((bridge for bridge in ALL if is_called(bridge, sheet.name)), None)
    if bridge is not None:
        return bridge, headings.find(sheet, bridge.spec), False
    found = [(bridge, heading) for bridge in ALL if (heading := headings.find(sheet, bridge.spec)) is not None]
    fitting = [(bridge, heading) for bridge, heading in found if heading.is_convincing]
    if not fitting:
        return None
    best = max(len(heading.columns) for _, heading in fitting)
    fullest = [item for item in fitting if len(item[1].columns) == best]
    return (*fullest[0], False) if len(fullest) == 1 else None


def remembered_for(
    sheet: RawSheet, remembered: Sequence[RememberedLayout], spec: str | None = None
) -> RememberedLayout | None:
    """Return the layout that a person made for a sheet with this very heading."""
    digests: dict[int, str] = {}
    for known in remembered:
        row = known.layout.heading_row
        if spec in {None, known.layout.spec}:
            digest = digests.setdefault(row, headings.digest(sheet, row))
            if digest == known.heading_digest:
                return known
    return None


def _placed(sheet: RawSheet, known: RememberedLayout) -> tuple[Bridge, Heading, bool]:
    bridge = bridge_named(known.layout.spec)
    columns = {key: place for key, place in known.layout.columns.items() if key in bridge.spec.keys}
    heading = headings.placed(sheet, bridge.spec, known.layout.heading_row, columns)
    return bridge, heading, known.layout.fill_merged


def _proposed(sheet: RawSheet, known: RememberedLayout) -> FoundTable:
    bridge, heading, fill_merged = _placed(sheet, known)
    return propose_columns(sheet, bridge.spec, heading, Certainty.REMEMBERED, fill_merged=fill_merged)


def _found(sheet: RawSheet, remembered: Sequence[RememberedLayout]) -> FoundTable:
    known = remembered_for(sheet, remembered)
    if known is not None:
        return _proposed(sheet, known)
    found = recognised(sheet, ()) if sheet.rows else None
    if found is None:
        return FoundTable(sheet.name, is_hidden=sheet.is_hidden, row_count=len(sheet.rows))
    bridge, heading, _ = found
    return propose_columns(sheet, bridge.spec, heading)


def _digest(path: Path) -> str:
    found = hashlib.sha256()
    with path.open("rb") as stream:
        while piece := stream.read(_PIECE):
            found.update(piece)
    return found.hexdigest()
