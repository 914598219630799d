"""Comparing a matrix with another plan version of its major, or with itself on an earlier day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, time
from typing import Final

from onex_desktop.domain.journal import Step
from onex_desktop.domain.mapping import CertificateMatrix
from onex_desktop.domain.mapping.differences import MatrixComparison, compare_matrices
from onex_desktop.domain.mapping.history import Former, MatrixState
from onex_desktop.domain.problems import refuse
from onex_desktop.domain.values import Level
from onex_desktop.persistence.queries import mapping as matrix_queries
from onex_desktop.persistence.queries import mapping_history as queries
from onex_desktop.persistence.queries import plans
from onex_desktop.services import backup
from onex_desktop.services.context import ISO, AppContext
from onex_desktop.wording.labels import ONLY_FORMER

_DAY: Final = len("2020-09-01")
_TOLD_BACKUPS: Final = frozenset({"manual", "migration"})
"""Backups somebody knows of; the others are made every half hour."""


def states(ctx: AppContext, plan_id: int) -> tuple[MatrixState, ...]:
    """Return what a plan's matrices can be compared with: the plan versions of its major, then its own former states.

    Those are the ends of days on which links changed, and the backups that somebody made, the newest first.
    """
    with ctx.read() as session:
        rows = plans.plans(session)
        steps = queries.steps(session)
    own = next((row for row in rows if row.id == plan_id), None)
    if own is None:
        return ()
    now = MatrixState(plan_id, own.title)
    others = [MatrixState(row.id, row.title) for row in rows if row.draft.major_id == own.draft.major_id]
    former = [*_days(now, steps), *_backups(ctx, now, steps)]
    return (*others, *sorted(former, key=lambda state: (state.day, state.time or "24:00"), reverse=True))


def _days(now: MatrixState, steps: Sequence[Step]) -> list[MatrixState]:
    days: dict[str, list[Step]] = {}
    for step in steps:
        days.setdefault(_local(step.at).date().isoformat(), []).append(step)
    # What was so on the newest day is the present.
    return [replace(now, day=day, seq=own[0].seq, steps=tuple(reversed(own))) for day, own in list(days.items())[1:]]


def _backups(ctx: AppContext, now: MatrixState, steps: Sequence[Step]) -> list[MatrixState]:
    found: dict[tuple[str, str], MatrixState] = {}
    for made in backup.existing(ctx):
        seq = _last(steps, made.made)
        if made.reason in _TOLD_BACKUPS and seq is not None and seq != steps[0].seq:
            local = made.made.astimezone()
            state = replace(now, day=local.date().isoformat(), seq=seq, time=f"{local:%H:%M}", backup=made.reason)
            found.setdefault((state.day, state.time), state)
    return list(found.values())


def present(states: Sequence[MatrixState], plan_id: int) -> MatrixState:
    """Return the state that is a plan as it is now."""
    return next(state for state in states if state.plan_id == plan_id and state.seq is None)


def earlier(states: Sequence[MatrixState], state: MatrixState) -> MatrixState | None:
    """Return what a state is held against unless something else is asked for; None when there is no other."""
    return next((other for other in states if other != state), None)


def named(ctx: AppContext, states: Sequence[MatrixState], plan_id: int, word: str) -> MatrixState | None:
    """Return what a word means: a plan by key or title, or a day or a minute up to now, as 2020-09-01T08:30."""
    for state in states:
        if state.seq is None and word in (str(state.plan_id), state.plan):
            return state
    try:
        moment = datetime.fromisoformat(word).replace(tzinfo=None)
    except ValueError:
        return None
    has_time = len(word) > _DAY
    ends = moment.replace(second=59) if has_time else datetime.combine(moment, time.max)
    if moment.astimezone() > ctx.clock():
        return None
    with ctx.read() as session:
        seq = _last(queries.steps(session), ends.astimezone())
    if seq is None:
        return None
    minute = f"{moment:%H:%M}" if has_time else ""
    return replace(present(states, plan_id), day=moment.date().isoformat(), seq=seq, time=minute)


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


def _last(steps: Sequence[Step], moment: datetime) -> int | None:
    """Return the last of the steps, the newest first, that was done by then."""
    return next((step.seq for step in steps if _local(step.at) <= moment), None)


def _local(moment: str) -> datetime:
    return datetime.strptime(f"{moment} +0000", f"{ISO} %z").astimezone()
