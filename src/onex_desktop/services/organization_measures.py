"""Measures against evaluation organisations (退出机制): the history behind their present standing."""

from __future__ import annotations

from collections.abc import Sequence

from onex_desktop.domain.catalogue import MeasureDraft, MeasureRow, validate_measure
from onex_desktop.domain.changes import Changed
from onex_desktop.domain.problems import ProblemsFound
from onex_desktop.persistence.queries import catalogue as queries
from onex_desktop.persistence.tables import catalogue as t
from onex_desktop.services.context import AppContext


def measures(ctx: AppContext, organization_id: int | None = None) -> tuple[MeasureRow, ...]:
    """Return the measures against an organisation, or against all, the earliest first."""
    with ctx.read() as session:
        rows = queries.organization_measures(session)
    return tuple(row for row in rows if organization_id in (None, row.draft.organization_id))


def save_measure(
    ctx: AppContext, draft: MeasureDraft, measure_id: int | None = None, version: int | None = None
) -> Changed:
    """Record a measure, or change the one given by key; the organisation's standing is set apart from it."""
    with ctx.read() as session:
        names = {row.id: row.draft.name for row in queries.organizations(session)}
    name = names.get(draft.organization_id, "")
    problems = validate_measure(draft, name)
    if problems:
        raise ProblemsFound(problems)
    values = {
        "organization_id": draft.organization_id,
        "kind": draft.kind,
        "taken_on": draft.taken_on,
        "ended_on": draft.ended_on,
        "reason": draft.reason,
    }
    with ctx.step("catalogue.add_measure" if measure_id is None else "catalogue.change_measure", name) as work:
        if measure_id is None:
            work.add(t.OrganizationMeasure(**values))
        else:
            work.set(work.get(t.OrganizationMeasure, measure_id, version), **values)
    return work.changed


def delete_measures(ctx: AppContext, ids: Sequence[int]) -> Changed:
    """Delete measures that were recorded by mistake."""
    with ctx.step("catalogue.delete_measure") as work:
        for row_id in ids:
            work.remove(work.get(t.OrganizationMeasure, row_id))
    return work.changed
