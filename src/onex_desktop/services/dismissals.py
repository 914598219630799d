"""What becomes of dismissed suggestions when what they are about goes."""

from __future__ import annotations

from onex_desktop.persistence.unit_of_work import UnitOfWork


def forget_dismissals(work: UnitOfWork, **of: int) -> None:
    """Remove the dismissed suggestions of a unit or slot, given as a column with its key: they are parts of it."""
    from onex_desktop.persistence.tables.mapping_suggestions import SuggestionDismissal  # no table of the start page

    for dismissal in work.rows(SuggestionDismissal, **of):
        work.remove(dismissal)
