"""Suggested links: which were turned down; taking one up, turning one down, thinking again."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from onex_desktop.domain.changes import Changed
from onex_desktop.domain.mapping import CellKey, Strength
from onex_desktop.domain.mapping.suggestions import Suggestion
from onex_desktop.persistence.queries import mapping_suggestions as queries
from onex_desktop.persistence.tables.mapping_suggestions import SuggestionDismissal
from onex_desktop.persistence.unit_of_work import UnitOfWork
from onex_desktop.services import mapping, slots
from onex_desktop.services.context import AppContext

_WORDS: Final = SuggestionDismissal.dismissed_for.type.length


def dismissed(ctx: AppContext) -> dict[CellKey, str]:
    """Return the cells whose suggestion was turned down, with the words it had been made for."""
    with ctx.read() as session:
        return queries.dismissed(session)


def accept(ctx: AppContext, chosen: Sequence[Suggestion], strength: Strength) -> Changed:
    """Link the suggested cells as one step, all with the strength that a person chose for them."""
    edits = [mapping.CellEdit(each.key, strength) for each in chosen]
    return mapping.set_cells(ctx, edits, "mapping.accept_suggestions")


def dismiss(ctx: AppContext, chosen: Sequence[Suggestion]) -> Changed:
    """Turn suggestions down as one step: they are not made again."""
    with ctx.step("mapping.dismiss_suggestions", str(len(chosen))) as work:
        for each in chosen:
            if not _rows(work, each.key):
                slot = {"course_id": None, "course_module_id": None, **slots.usable_column(work, each.slot)}
                words = "、".join(each.words)[:_WORDS]
                work.add(SuggestionDismissal(**mapping.unit_columns(each.unit.id), **slot, dismissed_for=words))
    return work.changed


def recall(ctx: AppContext, keys: Sequence[CellKey]) -> Changed:
    """Let suggestions that were turned down be made again."""
    with ctx.step("mapping.recall_suggestions", str(len(keys))) as work:
        for key in keys:
            for row in _rows(work, key):
                work.remove(row)
    return work.changed


def _rows(work: UnitOfWork, key: CellKey) -> list[SuggestionDismissal]:
    unit = {column: value for column, value in mapping.unit_columns(key[0]).items() if value is not None}
    return work.rows(SuggestionDismissal, **unit, **slots.column_of(key[1]))
