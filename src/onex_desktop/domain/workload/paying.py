"""Pay for overload, within the total that was approved, to the fen.

National rules leave the distribution to the school, with tilt to those who carry training (domain rules §1.1, §1.2).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from onex_desktop.domain.values import round_half_up


@dataclass(frozen=True, slots=True)
class Claim:
    """What a teacher brings: overload hours, of which certificate training, and the fee an hour in fen.

    ``fee_fen`` is None where no fee is set for the title; such a claim is not paid and says so.
    """

    teacher_id: int
    overload: Decimal
    certificate: Decimal
    fee_fen: int | None

    @property
    def tilted(self) -> Decimal:
        """The hours of certificate training within the overload, which weigh more."""
        return min(self.certificate, self.overload)


@dataclass(frozen=True, slots=True)
class Pay:
    """What was claimed and what is paid, in fen; None where no fee is set, or no total approved."""

    teacher_id: int
    claimed_fen: int | None
    paid_fen: int | None


def distribute(claims: Sequence[Claim], approved_fen: int | None, tilt: Decimal = Decimal(1)) -> tuple[Pay, ...]:
    """Return what everybody is paid.

    Hours of certificate training within the overload weigh ``tilt`` times (at least 1). Claims above the approved
    total are cut in proportion; the fen that rounding leaves go to the largest remainders, so that the parts add
    up to the total exactly. Without an approved total it is not known what is paid.
    """
    claimed = [_claimed(claim, tilt) for claim in claims]
    whole = sum(amount for amount in claimed if amount is not None)
    if approved_fen is None:
        return tuple(Pay(claim.teacher_id, fen, None) for claim, fen in zip(claims, claimed, strict=True))
    if whole <= approved_fen:
        return tuple(Pay(claim.teacher_id, fen, fen) for claim, fen in zip(claims, claimed, strict=True))
    shares = _shares([amount or 0 for amount in claimed], approved_fen, whole)
    return tuple(
        Pay(claim.teacher_id, fen, None if fen is None else share)
        for claim, fen, share in zip(claims, claimed, shares, strict=True)
    )


def _claimed(claim: Claim, tilt: Decimal) -> int | None:
    if claim.fee_fen is None:
        # No hours are paid nothing, whatever the fee is going to be.
        return None if claim.overload else 0
    return int(round_half_up((claim.overload + claim.tilted * extra(tilt)) * claim.fee_fen, 0))


def extra(tilt: Decimal) -> Decimal:
    """Return how much an hour of certificate training counts beyond itself."""
    return max(tilt, Decimal(1)) - 1


def _shares(amounts: Sequence[int], approved: int, whole: int) -> list[int]:
    shares = [amount * approved // whole for amount in amounts]
    remainders = [amount * approved % whole for amount in amounts]
    # The earlier teacher goes first where remainders are equal, so that the outcome never depends on chance.
    order = sorted(range(len(amounts)), key=lambda place: (-remainders[place], place))
    for place in order[: approved - sum(shares)]:
        shares[place] += 1
    return shares
