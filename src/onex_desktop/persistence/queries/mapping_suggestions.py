"""Reading which suggestions were turned down."""

from __future__ import annotations

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from onex_desktop.domain.mapping import CellKey
from onex_desktop.persistence.tables.mapping_suggestions import SuggestionDismissal


def dismissed(session: Session) -> dict[CellKey, str]:
    """Return the cells whose suggestion was turned down, with the words it had been made for."""
    rows = session.execute(
        select(
            func.coalesce(SuggestionDismissal.certificate_module_id, -SuggestionDismissal.skill_requirement_id),
            func.coalesce(SuggestionDismissal.course_module_id, -SuggestionDismissal.course_id),
            SuggestionDismissal.dismissed_for,
        ).order_by(SuggestionDismissal.id)
    )
    return {(unit_id, slot): words for unit_id, slot, words in rows}
