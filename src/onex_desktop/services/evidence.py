"""Evidence of cells: files attached, looked up, taken away again; the bytes lie beside the library (ADR 0034)."""

from __future__ import annotations

import mimetypes
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from onex_desktop.domain import evidence as rules
from onex_desktop.domain.changes import Changed
from onex_desktop.domain.evidence import FileRow
from onex_desktop.domain.mapping import CellKey
from onex_desktop.domain.problems import Place, Problem, ProblemsFound, refuse
from onex_desktop.persistence import file_store
from onex_desktop.persistence.library import Reading
from onex_desktop.persistence.queries import evidence as queries
from onex_desktop.persistence.tables.files import StoredFile
from onex_desktop.persistence.tables.mapping import IndicatorLink, MappingLink
from onex_desktop.persistence.tables.mapping_evidence import LinkEvidence
from onex_desktop.persistence.unit_of_work import UnitOfWork
from onex_desktop.services import backup, mapping, mapping_indicators, slots
from onex_desktop.services.context import AppContext
from onex_desktop.services.mapping_edits import LinkTable, subject

TABLES: Final = frozenset({StoredFile.__tablename__, LinkEvidence.__tablename__})
_NAME: Final = StoredFile.name.type.length
_COLUMNS: Final = {MappingLink: "mapping_link_id", IndicatorLink: "indicator_link_id"}
MATRICES: Final[dict[str, LinkTable[Any]]] = {"certificate": mapping.LINKS, "indicator": mapping_indicators.LINKS}
"""The links of each matrix whose cells can have evidence."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of one of the matrices: ``matrix`` is ``certificate`` or ``indicator``."""

    matrix: str
    key: CellKey


def of_cell(ctx: AppContext, cell: Cell) -> tuple[FileRow, ...]:
    """Return the files of a cell in the order in which they were attached."""
    table = MATRICES[cell.matrix]
    unit_id, slot = cell.key
    place = {**table.unit_columns(unit_id), **slots.column_of(slot)}
    with ctx.read() as session:
        return tuple(queries.files_of(session, table.record, place))


def location(ctx: AppContext, file: FileRow) -> Path:
    """Return where the bytes of a file lie, brought back from the backups if need be.

    Raises ``ProblemsFound`` when they are nowhere.
    """
    path = file_store.path_of(ctx.library.path, file.digest, file.name)
    if not path.exists():
        file_store.carry(backup.files_of(ctx), path.parent, {file.digest})
    if not path.exists():
        raise refuse("evidence.file_missing", name=file.name, digest=file.digest[:8])
    return path


def attach(ctx: AppContext, cell: Cell, sources: Sequence[Path]) -> Changed:
    """Take files in and attach them to a cell that holds a value, as one step; all of them or none.

    The same bytes are kept once, under the name they came with first.
    """
    problems = [found for source in sources if (found := _refused(source))]
    if problems:
        raise ProblemsFound(problems)
    kept = [(source, file_store.keep(ctx.library.path, source)) for source in sources]
    table = MATRICES[cell.matrix]
    with ctx.step("mapping.attach_evidence", subject(ctx, table, [cell.key])) as work:
        link = table.find(work, cell.key)
        if link is None:
            raise refuse("evidence.cell_empty")
        for source, file in kept:
            _attach(ctx, work, {_COLUMNS[table.record]: link.id}, source.name, file)
    return work.changed


def detach(ctx: AppContext, cell: Cell, file_id: int) -> Changed:
    """Take a file away from a cell; its bytes stay, so that undo can bring it back."""
    table = MATRICES[cell.matrix]
    with ctx.step("mapping.detach_evidence", subject(ctx, table, [cell.key])) as work:
        link = table.find(work, cell.key)
        if link is not None:
            drop(work, link, file_id)
    return work.changed


def drop(work: UnitOfWork, link: MappingLink | IndicatorLink, file_id: int | None = None) -> None:
    """Take away a file of a link, or all of them; what proves nothing any more is forgotten."""
    chosen = {} if file_id is None else {"file_id": file_id}
    for row in work.rows(LinkEvidence, **{_COLUMNS[type(link)]: link.id}, **chosen):
        file = work.get(StoredFile, row.file_id)
        work.remove(row)
        if not work.rows(LinkEvidence, file_id=file.id):
            work.remove(file)


def drop_all(work: UnitOfWork, links: Sequence[MappingLink] | Sequence[IndicatorLink]) -> None:
    """Take away all files of links of one kind; most links have none."""
    proved = queries.with_files(work.session, type(links[0])) if links else set()
    for link in links:
        if link.id in proved:
            drop(work, link)


def find_problems(ctx: AppContext, session: Reading) -> list[Problem]:
    """Return the files whose bytes are gone, and how many lie there unknown."""
    rows, stored = queries.files(session), file_store.stored(ctx.library.path)
    lost = [row.id for row in rules.missing(rows, stored)]
    cells = queries.cells(session, lost) if lost else {}
    places = {file_id: _place(ctx, table, key) for file_id, (table, key) in cells.items()}
    kept = file_store.stored_in(backup.files_of(ctx)) if lost else {}
    return rules.find_problems(rows, stored, queries.remembered(session), places, kept)


def _place(ctx: AppContext, record: type[MappingLink | IndicatorLink], key: CellKey) -> Place:
    word, table = next((word, table) for word, table in MATRICES.items() if table.record is record)
    return Place("mapping", key[0], subject(ctx, table, [key]), word, column=key[1])


def _refused(source: Path) -> Problem | None:
    try:
        size = source.stat().st_size if source.is_file() else None
    except OSError:
        size = None
    if size is None:
        return Problem("evidence.file_unreadable", params={"name": source.name})
    return rules.validate(source.name, size)


def _attach(ctx: AppContext, work: UnitOfWork, link: dict[str, int], name: str, kept: file_store.Kept) -> None:
    known = work.rows(StoredFile, digest=kept.digest)
    file = (
        known[0]
        if known
        else work.add(
            StoredFile(
                name=name[-_NAME:],
                digest=kept.digest,
                size=kept.size,
                media_type=mimetypes.guess_type(name)[0] or "",
                added_on=ctx.clock().astimezone().strftime("%Y-%m-%d"),
            )
        )
    )
    if not work.rows(LinkEvidence, **link, file_id=file.id):
        work.add(LinkEvidence(**{"mapping_link_id": None, "indicator_link_id": None, **link}, file_id=file.id))
