"""Reading the second matrix: the indicators of a plan against its courses."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from sqlalchemy import String, func, null, select, type_coerce
from sqlalchemy.orm import Session

from onex_desktop.domain.mapping import CellKey, IndicatorMatrix, MatrixCell, indicator_rows
from onex_desktop.persistence.queries import plans
from onex_desktop.persistence.queries.mapping import columns, keyed, of_plan, scale
from onex_desktop.persistence.tables.mapping import IndicatorLink
from onex_desktop.persistence.tables.plans import Indicator

_LINKS: Final = select(
    IndicatorLink.id,
    IndicatorLink.indicator_id,
    func.coalesce(IndicatorLink.course_module_id, -IndicatorLink.course_id),
    type_coerce(IndicatorLink.strength, String),
    null().label("hours"),
    IndicatorLink.note,
    type_coerce(IndicatorLink.review, String),
    IndicatorLink.changed_by,
    IndicatorLink.changed_at,
)


def matrix(session: Session, plan_id: int) -> IndicatorMatrix | None:
    """Return the matrix of a plan, or None when the plan is gone."""
    plan = next((row for row in plans.plans(session) if row.id == plan_id), None)
    if plan is None:
        return None
    units, rows = indicator_rows(plans.competencies(session, plan_id))
    found = keyed(session.execute(_LINKS.where(of_plan(plan_id, IndicatorLink))))
    return IndicatorMatrix(
        units,
        columns(session, plan_id),
        dict(found.values()),
        scale(session),
        rows,
        {link_id: key for link_id, (key, _) in found.items()},
        plan_id=plan_id,
        plan=plan.title,
    )


def links(session: Session) -> dict[CellKey, MatrixCell]:
    """Return every link there is, in the order of entry."""
    return dict(keyed(session.execute(_LINKS.order_by(IndicatorLink.id))).values())


def changed_links(session: Session, ids: Collection[int]) -> dict[int, tuple[CellKey, MatrixCell]]:
    """Return those of the links that are still there, by record."""
    return keyed(session.execute(_LINKS.where(IndicatorLink.id.in_(ids))))


def unit_code(session: Session, indicator_id: int) -> str:
    """Return what an indicator is called in the journal."""
    indicator = session.get(Indicator, indicator_id)
    return indicator.code if indicator else ""
