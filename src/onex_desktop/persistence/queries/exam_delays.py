"""Reading how long after a course its exam may be."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from onex_desktop.domain.teaching.timing import DelayDraft, DelayRow
from onex_desktop.persistence.tables.exam_delays import ExamDelayLimit


def limits(session: Session) -> tuple[DelayRow, ...]:
    """Return the limits, the newest first."""
    rows = session.scalars(select(ExamDelayLimit).order_by(ExamDelayLimit.effective_from.desc()))
    return tuple(DelayRow(row.id, row.version, DelayDraft(row.days, row.effective_from, row.source)) for row in rows)
