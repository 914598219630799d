"""The second matrix: which courses of a plan support its indicators, and how strongly."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from onex_desktop.domain.changes import Changed
from onex_desktop.domain.mapping import CellKey, IndicatorMatrix, MatrixCell
from onex_desktop.domain.plans import PlanRow, PlanStatus
from onex_desktop.persistence.queries import mapping_indicators as queries
from onex_desktop.persistence.queries import plans
from onex_desktop.persistence.tables.mapping import IndicatorLink
from onex_desktop.persistence.tables.plans import Indicator
from onex_desktop.runtime.garbage import left_alone
from onex_desktop.services import mapping_edits
from onex_desktop.services.context import AppContext
from onex_desktop.services.mapping_edits import CellEdit, M, NewLink, Refreshed


def choices(ctx: AppContext) -> tuple[PlanRow, ...]:
    """Return the plans whose matrix can be opened, those in force first and the newest of them foremost."""
    with ctx.read() as session:
        rows = plans.plans(session)[::-1]
    return tuple(sorted(rows, key=lambda row: row.draft.status is not PlanStatus.IN_FORCE))


def matrix(ctx: AppContext, plan_id: int) -> IndicatorMatrix | None:
    """Return the matrix of a plan, or None when the plan is gone."""
    with ctx.read() as session, left_alone():
        return queries.matrix(session, plan_id)


def refreshed(ctx: AppContext, matrix: M, changed: Changed) -> Refreshed[M] | None:
    """Return a matrix with the cells a command changed read anew; None when it changed more than cells."""
    if set(changed.ids) != {IndicatorLink.__tablename__}:
        return None
    ids = changed.ids[IndicatorLink.__tablename__]
    with ctx.read() as session:
        fresh = queries.changed_links(session, ids)
    return mapping_edits.refreshed(matrix, ids, fresh, {unit.id for unit in matrix.units})


def links(ctx: AppContext) -> Mapping[CellKey, MatrixCell]:
    """Return every link there is, of all plans."""
    with ctx.read() as session:
        return queries.links(session)


def set_cells(ctx: AppContext, edits: Sequence[CellEdit], code: str = "mapping.set_cells") -> Changed:
    """Set or empty cells as one step; the note of a cell stays while it is not emptied.

    ``code`` names the act in the journal: set, paste, fill or clear.
    """
    return mapping_edits.set_cells(ctx, LINKS, edits, code)


def add_links(ctx: AppContext, links: Sequence[NewLink]) -> Changed:
    """Fill many empty cells together; their keys rise in their order."""
    return mapping_edits.add(ctx, LINKS, links, "mapping.set_cells")


def set_note(ctx: AppContext, key: CellKey, note: str) -> Changed:
    """Set the note of a cell that holds a value."""
    return mapping_edits.set_details(ctx, LINKS, key, "mapping.set_note", {"note": note})


LINKS: Final = mapping_edits.LinkTable(
    IndicatorLink,
    lambda indicator_id: {"indicator_id": indicator_id},
    lambda work, indicator_id: work.get(Indicator, indicator_id),
    queries.unit_code,
    {},
)
