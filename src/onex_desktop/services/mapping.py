"""The matrix: opening one, setting its cells."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Final

from onex_desktop.domain.changes import Changed
from onex_desktop.domain.mapping import (
    CellKey,
    CertificateMatrix,
    Coverage,
    MatrixCell,
    MatrixChoice,
    coverage,
)
from onex_desktop.domain.problems import refuse
from onex_desktop.domain.values import Level
from onex_desktop.persistence.queries import mapping as queries
from onex_desktop.persistence.queries import mapping_requirements
from onex_desktop.persistence.tables.catalogue import CertificateModule
from onex_desktop.persistence.tables.mapping import MappingLink
from onex_desktop.persistence.tables.standards import SkillRequirement
from onex_desktop.persistence.unit_of_work import UnitOfWork
from onex_desktop.runtime.garbage import left_alone
from onex_desktop.services import mapping_edits
from onex_desktop.services.context import AppContext
from onex_desktop.services.mapping_edits import M, NewLink

CellEdit = mapping_edits.CellEdit
Refreshed = mapping_edits.Refreshed


def choices(ctx: AppContext) -> tuple[MatrixChoice, ...]:
    """Return the matrices that can be opened."""
    with ctx.read() as session:
        return queries.choices(session)


def matrix(ctx: AppContext, certificate_id: int, level: Level, plan_id: int) -> CertificateMatrix | None:
    """Return a matrix, or None when its certificate or plan is gone."""
    with ctx.read() as session, left_alone():
        return queries.matrix(session, certificate_id, level, plan_id)


def refreshed(ctx: AppContext, matrix: M, changed: Changed) -> Refreshed[M] | None:
    """Return a matrix with the cells a command changed read anew, and nothing else.

    None when the command changed more than cells: then the matrix has to be opened again. So it has when the links of
    a whole module come or go beside its requirements, because its row comes and goes with them.
    """
    if set(changed.ids) != {MappingLink.__tablename__}:
        return None
    ids = changed.ids[MappingLink.__tablename__]
    with ctx.read() as session:
        fresh = queries.changed_links(session, ids)
    known = {unit.id for unit in matrix.units if unit.counts}
    found = mapping_edits.refreshed(matrix, ids, fresh, known)
    return None if any(unit_id > 0 and unit_id not in known for unit_id, _ in found.touched) else found


def coverage_of(ctx: AppContext, choice: MatrixChoice) -> Coverage | None:
    """Return the coverage of a matrix without opening it, None when its certificate or plan is gone."""
    with ctx.read() as session:
        outline = queries.outline(session, choice.certificate_id, choice.level, choice.plan_id)
    return None if outline is None else coverage(outline)


def links(ctx: AppContext) -> Mapping[CellKey, MatrixCell]:
    """Return every link there is, of all certificates and plans."""
    with ctx.read() as session:
        return queries.links(session)


def set_cells(ctx: AppContext, edits: Sequence[CellEdit], code: str = "mapping.set_cells") -> Changed:
    """Set or empty cells as one step; hours and note of a cell stay while it is not emptied.

    ``code`` names the act in the journal: set, paste, fill or clear. Cells that hold the value already are left
    alone; when all do, there is no step.
    """
    return mapping_edits.set_cells(ctx, LINKS, edits, code)


def add_links(ctx: AppContext, links: Sequence[NewLink]) -> Changed:
    """Fill many empty cells together; their keys rise in their order."""
    return mapping_edits.add(ctx, LINKS, links, "mapping.set_cells")


def set_details(ctx: AppContext, key: CellKey, hours: Decimal | None, note: str) -> Changed:
    """Set the hours and the note of a cell that holds a value."""
    if hours is not None and hours < 0:
        raise refuse("mapping.hours_negative")
    return mapping_edits.set_details(ctx, LINKS, key, "mapping.set_details", {"hours": hours, "note": note})


def _require_unit(work: UnitOfWork, unit_id: int) -> object:
    return work.get(CertificateModule, unit_id) if unit_id > 0 else work.get(SkillRequirement, -unit_id)


def unit_columns(unit_id: int) -> Mapping[str, int | None]:
    """Return in which of the two columns a unit is stored, with its key."""
    module, requirement = (unit_id, None) if unit_id > 0 else (None, -unit_id)
    return {"certificate_module_id": module, "skill_requirement_id": requirement}


LINKS: Final = mapping_edits.LinkTable(
    MappingLink, unit_columns, _require_unit, mapping_requirements.unit_code, {"hours": None}
)
