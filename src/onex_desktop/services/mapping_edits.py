"""Editing links and reading them anew, whatever they link: one table of links is like another."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from onex_desktop.domain.changes import Changed
from onex_desktop.domain.mapping import CellKey, Matrix, MatrixCell, ReviewState, Strength
from onex_desktop.domain.problems import Place, Problem, ProblemsFound, refuse
from onex_desktop.persistence.library import Reading
from onex_desktop.persistence.queries import mapping_cells as queries
from onex_desktop.persistence.tables.mapping import IndicatorLink, MappingLink
from onex_desktop.persistence.tables.plans import Course, CourseModule
from onex_desktop.persistence.unit_of_work import UnitOfWork
from onex_desktop.services import slots
from onex_desktop.services.context import AppContext

_Columns = dict[tuple[int, int], Mapping[str, int | None]]
"""Of units with 0 as their slot, of slots with 0 as their unit."""

M = TypeVar("M", bound=Matrix)
L = TypeVar("L", MappingLink, IndicatorLink)


@dataclass(frozen=True, slots=True)
class CellEdit:
    """A cell and what it shall hold; None empties it."""

    key: CellKey
    strength: Strength | None


@dataclass(frozen=True, slots=True)
class NewLink:
    """A link for a cell that is empty so far, with what stands beside its strength."""

    key: CellKey
    strength: Strength
    details: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class LinkTable(Generic[L]):
    """Where the links of a matrix are.

    ``unit_columns`` says in which columns a unit is stored, ``require`` raises when it is gone, ``name`` says what the
    journal calls it; ``unsaid`` is what a new link has beside its strength.
    """

    record: type[L]
    unit_columns: Callable[[int], Mapping[str, int | None]]
    require: Callable[[UnitOfWork, int], object]
    name: Callable[[Reading, int], str]
    unsaid: Mapping[str, object]

    def find(self, work: UnitOfWork, key: CellKey) -> L | None:
        """Return the link in a cell, None where it is empty."""
        return self.find_all(work, [key]).get(key)

    def find_all(self, work: UnitOfWork, keys: Collection[CellKey]) -> dict[CellKey, L]:
        """Return the links in cells, empty ones left out."""
        units = {self._stored(unit_id): unit_id for unit_id, _ in keys}
        wanted = set(keys)
        at: dict[int, CellKey] = {}
        for column in {column for column, _ in units}:
            values = [value for name, value in units if name == column]
            for link_id, value, slot in queries.links_of(work.session, self.record, column, values):
                if (key := (units[column, value], slot)) in wanted:
                    at[link_id] = key
        return {at[link.id]: link for link in queries.records(work.session, self.record, at)}

    def _stored(self, unit_id: int) -> tuple[str, int]:
        """Return the one column that a unit is stored in, with its key."""
        columns = self.unit_columns(unit_id).items()
        return next((column, value) for column, value in columns if value is not None)


def set_cells(ctx: AppContext, table: LinkTable[L], edits: Sequence[CellEdit], code: str) -> Changed:
    """Set or empty cells as one step; what else a cell holds stays while it is not emptied.

    Cells that hold the value already are left alone; when all do, there is no step.
    """
    wanted = {edit.key: edit.strength for edit in edits}
    with ctx.step(code, subject(ctx, table, list(wanted))) as work:
        found = table.find_all(work, wanted)
        _remove(work, [link for key, link in found.items() if wanted[key] is None])
        for strength in dict.fromkeys(filter(None, wanted.values())):
            other = [link for key, link in found.items() if wanted[key] == strength != link.strength]
            if other:
                work.set_all(other, strength=strength, **_mark(ctx))
        new = [NewLink(key, strength, {}) for key, strength in wanted.items() if strength and key not in found]
        _add(ctx, work, table, new, _columns(work, table, new, lambda _: None))
    return work.changed


def add(ctx: AppContext, table: LinkTable[L], links: Sequence[NewLink], code: str) -> Changed:
    """Fill many empty cells together, by the rules for one; their keys rise in their order.

    Raises ``ProblemsFound`` with every problem; the row of its place is the place in ``links``.
    """
    with ctx.step(code, subject(ctx, table, [link.key for link in links])) as work:
        columns = _columns(work, table, links, lambda at: Place("mapping", row_id=at))
        _add(ctx, work, table, links, columns)
    return work.changed


def _add(ctx: AppContext, work: UnitOfWork, table: LinkTable[L], links: Sequence[NewLink], columns: _Columns) -> None:
    mark = _mark(ctx)
    rows = [
        {**columns[unit_id, 0], **columns[0, slot], "strength": link.strength, "note": "", **table.unsaid,
         **link.details, **mark}
        for link in links
        for unit_id, slot in (link.key,)
    ]  # fmt: skip
    work.add_rows(table.record, rows)


def _columns(
    work: UnitOfWork, table: LinkTable[L], links: Sequence[NewLink], place: Callable[[int], Place | None]
) -> _Columns:
    """Return in which columns units and slots are stored, each looked at once; ``place`` says where a link stands."""
    found: _Columns = {}
    problems: list[Problem] = []
    for at, link in enumerate(links):
        unit_id, slot = link.key
        try:
            if (unit_id, 0) not in found:
                found[unit_id, 0] = table.unit_columns(unit_id)
                table.require(work, unit_id)
            if (0, slot) not in found:
                found[0, slot] = slots.column_of(slot)
                slots.usable_column(work, slot)
        except ProblemsFound as refused:
            problems += [replace(problem, where=place(at)) for problem in refused.problems]
    if problems:
        raise ProblemsFound(problems)
    return found


def set_details(
    ctx: AppContext, table: LinkTable[L], key: CellKey, code: str, details: Mapping[str, object]
) -> Changed:
    """Set what stands beside the strength of a cell that holds one."""
    with ctx.step(code, subject(ctx, table, [key])) as work:
        link = table.find(work, key)
        if link is None:
            raise refuse("mapping.cell_empty")
        if any(getattr(link, column) != value for column, value in details.items()):
            work.set(link, **details, **_mark(ctx))
    return work.changed


def _remove(work: UnitOfWork, links: Sequence[L]) -> None:
    from onex_desktop.services import evidence  # its tables are none of those the first page reads

    if links:
        evidence.drop_all(work, links)
        work.remove_all(links)


def _mark(ctx: AppContext) -> dict[str, object]:
    return {"changed_by": ctx.actor.name, "changed_at": ctx.now(), "review": ReviewState.CONFIRMED}


def subject(ctx: AppContext, table: LinkTable[L], keys: Sequence[CellKey]) -> str:
    """Return what the journal calls cells: the one, or how many."""
    if len(keys) != 1:
        return str(len(keys))
    unit_id, slot = keys[0]
    with ctx.read() as session:
        part = session.get(CourseModule, slot) if slot > 0 else session.get(Course, -slot)
        return f"{table.name(session, unit_id)} × {part.name if part else ''}"


@dataclass(frozen=True, slots=True)
class Refreshed(Generic[M]):
    """A matrix after a command, and the cells that may differ from before."""

    matrix: M
    touched: frozenset[CellKey]


def refreshed(
    matrix: M, ids: Collection[int], fresh: Mapping[int, tuple[CellKey, MatrixCell]], shown: Collection[int]
) -> Refreshed[M]:
    """Return a matrix in which the links ``ids`` are as in ``fresh``, gone where they are not there.

    Cells are kept for the units ``shown``; others are only known by record.
    """
    here = {column.id for column in matrix.columns}
    now = {link_id: (key, cell) for link_id, (key, cell) in fresh.items() if key[1] in here}
    touched = {matrix.links[link_id] for link_id in ids if link_id in matrix.links} | {key for key, _ in now.values()}
    links = matrix.links
    if now.keys() != set(ids) & links.keys():
        others = {link_id: key for link_id, key in links.items() if link_id not in ids}
        links = others | {link_id: key for link_id, (key, _) in now.items()}
    cells = dict(matrix.cells)
    for key in touched:
        cells.pop(key, None)
    cells.update({key: cell for key, cell in now.values() if key[0] in shown})
    return Refreshed(replace(matrix, cells=cells, links=links), frozenset(touched))
