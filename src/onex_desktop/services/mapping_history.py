"""Comparing a matrix with another plan version of its major, or with itself on an earlier day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from onex_desktop.domain.mapping import CertificateMatrix
from onex_desktop.domain.mapping.differences import MatrixComparison, compare_matrices
from onex_desktop.domain.mapping.history import Former
from onex_desktop.domain.problems import refuse
from onex_desktop.domain.values import Level
from onex_desktop.persistence.queries import mapping as matrix_queries
from onex_desktop.persistence.queries import mapping_history as queries
from onex_desktop.persistence.queries import plans
from onex_desktop.services.context import ISO, AppContext


@dataclass(frozen=True, slots=True)
class MatrixState:
    """A matrix that can be compared: a plan version as it is, or as it was at the end of a local day.

    ``seq`` is the last step of that day that changed a link, None for the present.
    """

    plan_id: int
    plan: str
    day: str = ""
    seq: int | None = None


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


def compare(
    ctx: AppContext, certificate_id: int, level: Level, states: tuple[MatrixState, MatrixState], only_old: str = ""
) -> MatrixComparison:
    """Compare a certificate's matrix in two states, the old one first; reads only.

    ``only_old`` is put behind the names of rows and columns that only the old state has.
    """
    old, new = (_read(ctx, certificate_id, level, state) for state in states)
    return compare_matrices(old.matrix, new.matrix, only_old, old.lost + new.lost)


def _read(ctx: AppContext, certificate_id: int, level: Level, state: MatrixState) -> Former:
    with ctx.read() as session:
        matrix: CertificateMatrix | None = matrix_queries.matrix(session, certificate_id, level, state.plan_id)
        if matrix is None:
            raise refuse("record.gone")
        return Former(matrix, 0) if state.seq is None else queries.former_matrix(session, matrix, state.seq)


def _local_day(moment: str) -> str:
    return datetime.strptime(f"{moment} +0000", f"{ISO} %z").astimezone().date().isoformat()
