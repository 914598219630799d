"""Taking steps back and doing them again; the journal as people read it."""

from __future__ import annotations

from typing import Final

from onex_desktop.domain.changes import Changed
from onex_desktop.domain.journal import Step, StepKind
from onex_desktop.domain.problems import refuse
from onex_desktop.persistence import journal_store
from onex_desktop.persistence.library import environment_faults
from onex_desktop.persistence.unit_of_work import take_back
from onex_desktop.services.context import AppContext

FOUNDATION: Final = frozenset({"library.defaults"})
"""Steps a library cannot be without: the weights every coverage is reckoned with."""


def undo(ctx: AppContext, seq: int | None = None) -> Changed:
    """Take back the newest step, or the one named.

    Raises ``ProblemsFound``: ``undo.nothing``, ``undo.not_undoable`` (an undo itself, or taken back already) or
    ``undo.conflict`` when a later change stands in the way; nothing is written then.
    """
    with ctx.read() as session:
        connection = session.connection()
        target = journal_store.undo_target(connection) if seq is None else journal_store.step(connection, seq)
    if target is None or target.code in FOUNDATION:
        raise refuse("undo.nothing")
    if target.kind is not StepKind.DO or target.undone:
        raise refuse("undo.not_undoable", step=target.seq)
    return _take(ctx, target, StepKind.UNDO)


def redo(ctx: AppContext) -> Changed:
    """Do again the step that was taken back last; raises ``ProblemsFound`` with ``redo.nothing``."""
    target = next_redo(ctx)
    if target is None:
        raise refuse("redo.nothing")
    return _take(ctx, target, StepKind.REDO)


def _take(ctx: AppContext, target: Step, kind: StepKind) -> Changed:
    with environment_faults(ctx.library.path):
        changed = take_back(ctx.library.engine, ctx.actor, ctx.now, target, kind)
    ctx.witness.record()
    return changed


def next_undo(ctx: AppContext) -> Step | None:
    """Return the step that undo would take back."""
    with ctx.read() as session:
        target = journal_store.undo_target(session.connection())
    return None if target is None or target.code in FOUNDATION else target


def next_redo(ctx: AppContext) -> Step | None:
    """Return the step that redo would do again."""
    with ctx.read() as session:
        return journal_store.redo_target(session.connection())


def history(ctx: AppContext, limit: int | None = None) -> list[Step]:
    """Return the steps from the newest to the oldest."""
    with ctx.read() as session:
        return journal_store.history(session.connection(), limit)
