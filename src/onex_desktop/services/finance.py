"""How the school arranges the money of its pilots."""

from __future__ import annotations

from onex_desktop.domain.changes import Changed
from onex_desktop.persistence.tables.finance import FinancingArrangement
from onex_desktop.services.context import AppContext


def add_arrangement(ctx: AppContext, item: str, text: str) -> Changed:
    """Add an arrangement in words."""
    with ctx.step("finance.add_arrangement", item) as work:
        work.add(FinancingArrangement(item=item, text=text))
    return work.changed
