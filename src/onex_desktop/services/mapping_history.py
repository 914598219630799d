"""Comparing a matrix with another plan version of its major, or with itself on an earlier day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime

from onex_desktop.domain.mapping import CertificateMatrix
from onex_desktop.domain.mapping.differences import MatrixComparison, compare_matrices
from onex_desktop.domain.mapping.history import Former, MatrixState
from onex_desktop.domain.problems import refuse
from onex_desktop.domain.values import Level
from onex_desktop.persistence.queries import mapping as matrix_queries
from onex_desktop.persistence.queries import mapping_history as queries
from onex_desktop.persistence.queries import plans
from onex_desktop.services.context import ISO, AppContext
from onex_desktop.wording.labels import ONLY_FORMER


def states(ctx: AppContext, plan_id: int) -> tuple[MatrixState, ...]:
    """Return what a plan's matrices can be compared with: the plan versions of its major, then its own former days."""
    with ctx.read() as session:
        rows = plans.plans(session)
        moments = queries.moments(session)
    own = next((row for row in rows if row.id == plan_id), None)
    if own is None:
        return ()
    present = [MatrixState(row.id, row.title) for row in rows if row.draft.major_id == own.draft.major_id]
    days: dict[str, int] = {}
    for seq, at in moments:
        days.setdefault(_local_day(at), seq)
    # What was so on the newest day is the present.
    former = [MatrixState(plan_id, own.title, day, seq) for day, seq in list(days.items())[1:]]
    return (*present, *former)


def present(states: Sequence[MatrixState], plan_id: int) -> MatrixState:
    """Return the state that is a plan as it is now."""
    return next(state for state in states if state.plan_id == plan_id and state.seq is None)


def earlier(states: Sequence[MatrixState], state: MatrixState) -> MatrixState | None:
    """Return what a state is held against unless something else is asked for; None when there is no other."""
    return next((other for other in states if other != state), None)


def named(ctx: AppContext, states: Sequence[MatrixState], plan_id: int, word: str) -> MatrixState | None:
    """Return what a word means: a plan by key or title, or a day up to today, at whose end the plan is read."""
    for state in states:
        if state.seq is None and word in (str(state.plan_id), state.plan):
            return state
    try:
        day = date.fromisoformat(word).isoformat()
    except ValueError:
        return None
    if day > _local_day(ctx.now()):
        return None
    with ctx.read() as session:
        moments = queries.moments(session)
    last = next((seq for seq, at in moments if _local_day(at) <= day), None)
    return None if last is None else replace(present(states, plan_id), day=day, seq=last)


def compare(
    ctx: AppContext, certificate_id: int, level: Level, states: tuple[MatrixState, MatrixState]
) -> MatrixComparison:
    """Compare a certificate's matrix in two states, the old one first; reads only."""
    old, new = (_read(ctx, certificate_id, level, state) for state in states)
    return compare_matrices(old.matrix, new.matrix, ONLY_FORMER, old.lost + new.lost)


def _read(ctx: AppContext, certificate_id: int, level: Level, state: MatrixState) -> Former:
    with ctx.read() as session:
        matrix: CertificateMatrix | None = matrix_queries.matrix(session, certificate_id, level, state.plan_id)
        if matrix is None:
            raise refuse("record.gone")
        return Former(matrix, 0) if state.seq is None else queries.former_matrix(session, matrix, state.seq)


def _local_day(moment: str) -> str:
    return datetime.strptime(f"{moment} +0000", f"{ISO} %z").astimezone().date().isoformat()
