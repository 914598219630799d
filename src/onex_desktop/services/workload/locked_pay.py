"""The pay of locked terms stands: what was approved and what an hour is worth do not change behind them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple

from onex_desktop.domain.problems import Place, Problem, ProblemsFound
from onex_desktop.domain.workload.settings import FeeDraft, newest
from onex_desktop.domain.workload.statements import StatementState
from onex_desktop.persistence.tables import workload as t
from onex_desktop.persistence.tables.campus import Term
from onex_desktop.persistence.unit_of_work import UnitOfWork


class _Terms(NamedTuple):
    """What the pay of a locked statement is reckoned by, None where it is not known yet."""

    fee_fen: int | None
    approved: tuple[object, object] | None


@contextmanager
def kept(work: UnitOfWork) -> Iterator[None]:
    """Let fees and approved pay be changed inside, but not what a locked statement is paid by.

    What is not known yet may be said after locking: pay is often approved once the workload is settled. Raises
    ``ProblemsFound`` with each term whose locked statements would be paid otherwise than before.
    """
    locked = work.rows(t.WorkloadStatement, state=StatementState.LOCKED)
    before = _terms_of(work, locked)
    yield
    after = _terms_of(work, locked)
    terms: dict[int, list[t.WorkloadStatement]] = {}
    for row in locked:
        pairs = zip(before[row.id], after[row.id], strict=True)
        if any(old is not None and old != new for old, new in pairs):
            terms.setdefault(row.term_id, []).append(row)
    if terms:
        raise ProblemsFound([_problem(work, term, rows) for term, rows in terms.items()])


def _terms_of(work: UnitOfWork, locked: list[t.WorkloadStatement]) -> dict[int, _Terms]:
    if not locked:
        return {}
    fees = [FeeDraft(row.title, row.amount_fen, row.effective_from) for row in work.rows(t.HourlyFee)]
    pools = {row.term_id: (row.approved_fen, row.tilt) for row in work.rows(t.PayPool)}
    codes = {row.id: row.code for row in work.rows(Term)}
    found: dict[int, _Terms] = {}
    for row in locked:
        fee = newest(fees, row.teacher_title, codes[row.term_id])
        found[row.id] = _Terms(None if fee is None else fee.amount_fen, pools.get(row.term_id))
    return found


def _problem(work: UnitOfWork, term_id: int, rows: list[t.WorkloadStatement]) -> Problem:
    return Problem(
        "workload.pay_locked",
        params={"term": work.get(Term, term_id).code, "count": len(rows)},
        where=Place("workload", rows[0].id, rows[0].teacher_name),
    )
