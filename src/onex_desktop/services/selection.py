"""What the school weighs when it picks certificates."""

from __future__ import annotations

from onex_desktop.domain.changes import Changed
from onex_desktop.domain.selection import FactorDraft, PrincipleDraft
from onex_desktop.persistence.tables import selection as t
from onex_desktop.services.context import AppContext


def add_factor(ctx: AppContext, draft: FactorDraft) -> Changed:
    """Add a factor at the end of its group."""
    with ctx.step("selection.add_factor", draft.name) as work:
        position = len(work.rows(t.SelectionFactor, factor_group=draft.group)) + 1
        work.add(t.SelectionFactor(factor_group=draft.group, name=draft.name, position=position))
    return work.changed


def add_principle(ctx: AppContext, draft: PrincipleDraft) -> Changed:
    """Add a principle at the end of the list."""
    with ctx.step("selection.add_principle", draft.text) as work:
        position = len(work.rows(t.SelectionPrinciple)) + 1
        work.add(t.SelectionPrinciple(text=draft.text, position=position))
    return work.changed
