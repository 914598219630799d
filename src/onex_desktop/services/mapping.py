"""The matrix: opening one, setting its cells, the weights of its scale."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Generic, TypeVar

from onex_desktop.domain.changes import Changed
from onex_desktop.domain.mapping import (
    CellKey,
    CertificateMatrix,
    Coverage,
    Matrix,
    MatrixCell,
    MatrixChoice,
    RequirementName,
    ReviewState,
    Strength,
    coverage,
)
from onex_desktop.domain.problems import refuse
from onex_desktop.domain.values import Level
from onex_desktop.persistence.queries import mapping as queries
from onex_desktop.persistence.queries import mapping_requirements
from onex_desktop.persistence.tables.catalogue import CertificateModule
from onex_desktop.persistence.tables.mapping import MappingLink, ScaleValue
from onex_desktop.persistence.tables.plans import Course, CourseModule
from onex_desktop.persistence.tables.standards import SkillRequirement
from onex_desktop.persistence.unit_of_work import UnitOfWork
from onex_desktop.runtime.garbage import left_alone
from onex_desktop.services import slots
from onex_desktop.services.context import AppContext

M = TypeVar("M", bound=Matrix)


@dataclass(frozen=True, slots=True)
class CellEdit:
    """A cell and what it shall hold; None empties it."""

    key: CellKey
    strength: Strength | None


def choices(ctx: AppContext) -> tuple[MatrixChoice, ...]:
    """Return the matrices that can be opened."""
    with ctx.read() as session:
        return queries.choices(session)


def matrix(ctx: AppContext, certificate_id: int, level: Level, plan_id: int) -> CertificateMatrix | None:
    """Return a matrix, or None when its certificate or plan is gone."""
    with ctx.read() as session, left_alone():
        return queries.matrix(session, certificate_id, level, plan_id)


@dataclass(frozen=True, slots=True)
class Refreshed(Generic[M]):
    """A matrix after a command, and the cells that may differ from before."""

    matrix: M
    touched: frozenset[CellKey]


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
    slots_ = {column.id for column in matrix.columns}
    before = {matrix.links[link_id] for link_id in ids if link_id in matrix.links}
    touched = before | {key for key, _ in fresh.values() if key[1] in slots_}
    if any(unit_id > 0 and unit_id not in known for unit_id, _ in touched):
        return None
    now = {link_id: key for link_id, (key, _) in fresh.items() if key[1] in slots_}
    links_ = matrix.links
    if now.keys() != ids & links_.keys():
        links_ = {link_id: key for link_id, key in links_.items() if link_id not in ids} | now
    cells = dict(matrix.cells)
    for key in touched:
        cells.pop(key, None)
    cells.update({key: cell for key, cell in fresh.values() if key[1] in slots_ and key[0] in known})
    return Refreshed(replace(matrix, cells=cells, links=links_), frozenset(touched))


def coverage_of(ctx: AppContext, choice: MatrixChoice) -> Coverage | None:
    """Return the coverage of a matrix without opening it, None when its certificate or plan is gone."""
    with ctx.read() as session:
        outline = queries.outline(session, choice.certificate_id, choice.level, choice.plan_id)
    return None if outline is None else coverage(outline)


def links(ctx: AppContext) -> Mapping[CellKey, MatrixCell]:
    """Return every link there is, of all certificates and plans."""
    with ctx.read() as session:
        return queries.links(session)


def requirement_names(ctx: AppContext) -> tuple[RequirementName, ...]:
    """Return what every requirement of every edition is called in a sheet."""
    with ctx.read() as session:
        return tuple(mapping_requirements.requirement_names(session))


def set_cells(ctx: AppContext, edits: Sequence[CellEdit], code: str = "mapping.set_cells") -> Changed:
    """Set or empty cells as one step; hours and note of a cell stay while it is not emptied.

    ``code`` names the act in the journal: set, paste, fill or clear. Cells that hold the value already are left
    alone; when all do, there is no step.
    """
    with ctx.step(code, _subject(ctx, edits)) as work:
        for edit in edits:
            _set(ctx, work, edit)
    return work.changed


def set_details(ctx: AppContext, key: CellKey, hours: Decimal | None, note: str) -> Changed:
    """Set the hours and the note of a cell that holds a value."""
    if hours is not None and hours < 0:
        raise refuse("mapping.hours_negative")
    with ctx.step("mapping.set_details", _subject(ctx, [CellEdit(key, None)])) as work:
        link = _link(work, key)
        if link is None:
            raise refuse("mapping.cell_empty")
        if (link.hours, link.note) != (hours, note):
            work.set(link, hours=hours, note=note)
            _mark(ctx, work, link)
    return work.changed


def set_weight(ctx: AppContext, strength: Strength, weight: Decimal, source: str) -> Changed:
    """Set what a strength weighs in the school's coverage, with where the weight comes from."""
    with ctx.step("mapping.set_weight", strength.value) as work:
        stored = work.rows(ScaleValue, strength=strength)
        if stored:
            work.set(stored[0], weight=weight, source=source)
        else:
            work.add(ScaleValue(strength=strength, weight=weight, source=source))
    return work.changed


def _set(ctx: AppContext, work: UnitOfWork, edit: CellEdit) -> None:
    link = _link(work, edit.key)
    if edit.strength is None:
        if link is not None:
            work.remove(link)
        return
    if link is not None:
        if link.strength is not edit.strength:
            work.set(link, strength=edit.strength)
            _mark(ctx, work, link)
        return
    unit_id, slot = edit.key
    work.get(CertificateModule, unit_id) if unit_id > 0 else work.get(SkillRequirement, -unit_id)
    work.add(
        MappingLink(
            **{"certificate_module_id": None, "skill_requirement_id": None, **_unit_column(unit_id)},
            **{"course_id": None, "course_module_id": None, **slots.usable_column(work, slot)},
            strength=edit.strength,
            hours=None,
            note="",
            review=ReviewState.CONFIRMED,
            changed_by=ctx.actor.name,
            changed_at=ctx.now(),
        )
    )


def _link(work: UnitOfWork, key: CellKey) -> MappingLink | None:
    unit_id, slot = key
    found = work.rows(MappingLink, **_unit_column(unit_id), **slots.column_of(slot))
    return found[0] if found else None


def _unit_column(unit_id: int) -> dict[str, int]:
    return {"certificate_module_id": unit_id} if unit_id > 0 else {"skill_requirement_id": -unit_id}


def _mark(ctx: AppContext, work: UnitOfWork, link: MappingLink) -> None:
    work.set(link, changed_by=ctx.actor.name, changed_at=ctx.now(), review=ReviewState.CONFIRMED)


def _subject(ctx: AppContext, edits: Sequence[CellEdit]) -> str:
    if len(edits) != 1:
        return str(len(edits))
    unit_id, slot = edits[0].key
    with ctx.read() as session:
        part = session.get(CourseModule, slot) if slot > 0 else session.get(Course, -slot)
        return f"{mapping_requirements.unit_code(session, unit_id)} × {part.name if part else ''}"
