"""What the overload of a term is paid: by the fees of titles, within the total that was approved."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from onex_desktop.domain.workload.paying import Claim, Pay, distribute, extra
from onex_desktop.domain.workload.settings import FeeDraft, PoolDraft, newest
from onex_desktop.persistence.queries import workload as queries
from onex_desktop.services.context import AppContext
from onex_desktop.services.workload.views import TermView
from onex_desktop.wording import workload_pay as wording


@dataclass(frozen=True, slots=True)
class PayRow:
    """What a teacher brings and what is paid for it.

    ``extra`` is how much an hour of certificate training counts beyond itself; ``is_whole`` says that every line of the
    statement counts.
    """

    claim: Claim
    pay: Pay
    extra: Decimal
    is_whole: bool


@dataclass(frozen=True, slots=True)
class TermPay:
    """The pay of a term by teacher; nobody without a quota is in ``rows``.

    Attributes:
        pool: what was approved, None where nothing is.
        fees: the fees that were used, the earliest entered first.
        undecided: statements whose pay cannot be told: no quota, no fee, or nothing approved.
    """

    rows: Mapping[int, PayRow]
    pool: PoolDraft | None
    fees: tuple[FeeDraft, ...]
    undecided: int

    @property
    def is_set(self) -> bool:
        """Whether a fee or a total is set for the term at all; else there is nothing to show."""
        return bool(self.fees) or self.pool is not None

    @property
    def claimed_fen(self) -> int:
        """The sum of what is claimed, as far as it is known."""
        return sum(row.pay.claimed_fen or 0 for row in self.rows.values())

    @property
    def paid_fen(self) -> int | None:
        """The sum of what is paid; None where nothing was approved."""
        return None if self.pool is None else sum(row.pay.paid_fen or 0 for row in self.rows.values())


def term_pay(ctx: AppContext, view: TermView) -> TermPay:
    """Return what everybody in a term is paid; ``view`` must hold all its statements, for they share one total."""
    with ctx.read() as session:
        fees = [row.draft for row in queries.fees(session)]
        pool = next((row.draft for row in queries.pools(session) if row.draft.term_id == view.term_id), None)
    used: dict[FeeDraft, None] = {}
    claims: list[Claim] = []
    for row in view.rows:
        if row.settlement.overload is not None:
            fee = newest(fees, row.title, view.term)
            if fee is not None:
                used[fee] = None
            amount = None if fee is None else fee.amount_fen
            claims.append(Claim(row.id, row.settlement.overload, row.sums.certificate, amount))
    whole = {row.id for row in view.rows if not row.sums.incomplete}
    tilt = pool.tilt if pool else Decimal(1)
    shares = distribute(claims, pool.approved_fen if pool else None, tilt)
    rows = {
        claim.teacher_id: PayRow(claim, share, extra(tilt), claim.teacher_id in whole)
        for claim, share in zip(claims, shares, strict=True)
    }
    decided = sum(row.pay.paid_fen is not None for row in rows.values())
    return TermPay(rows, pool, tuple(used), len(view.rows) - decided)


def pay_words(row: PayRow | None) -> tuple[str, ...]:
    """Return how the pay came about, or what is missing to tell it."""
    if row is None:
        return ("没有定额，课酬未定",)
    claim, found = row.claim, row.pay
    if found.claimed_fen is None:
        return ("没有课时费，课酬未定",)
    if claim.fee_fen is None or not claim.overload:
        return ("没有超课时",)
    words = wording.reckoning(claim.overload, claim.tilted, row.extra, claim.fee_fen, found.claimed_fen)
    rest = () if row.is_whole else ("确认单不完整，只计已能计算的行",)
    return (words, wording.share(found.claimed_fen, found.paid_fen), *rest)
