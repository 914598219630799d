"""Pay for overload: within the approved total to the fen, tilted to training, nothing where no fee is set."""

from __future__ import annotations

from decimal import Decimal

from onex_desktop.domain.workload.paying import Claim, Pay, distribute


def claim(key: int, overload: str, certificate: str = "0", fee: int | None = 5000) -> Claim:
    """Return what a teacher brings."""
    return Claim(key, Decimal(overload), Decimal(certificate), fee)


def test_claims_are_paid_as_they_are_up_to_the_total_and_unknown_without_one() -> None:
    claims = (claim(1, "10"), claim(2, "2.5"))
    assert distribute(claims, None) == (Pay(1, 50_000, None), Pay(2, 12_500, None))
    assert distribute(claims, 62_500) == (Pay(1, 50_000, 50_000), Pay(2, 12_500, 12_500))
    assert [pay.paid_fen for pay in distribute(claims, 62_499)] == [49_999, 12_500]


def test_a_fen_and_a_half_is_two_and_less_is_one() -> None:
    assert [distribute([claim(1, hours, fee=1)], None)[0].claimed_fen for hours in ("1.4999", "1.5", "2.5")] == [
        1,
        2,
        3,
    ]


def test_hours_of_training_weigh_more_only_within_the_overload() -> None:
    half_more = Decimal("1.5")
    assert distribute([claim(1, "10", "4")], None, half_more)[0].claimed_fen == 60_000
    assert distribute([claim(1, "10", "40")], None, half_more)[0].claimed_fen == 75_000
    assert distribute([claim(1, "10", "4")], None, Decimal("0.5"))[0].claimed_fen == 50_000


def test_parts_of_a_total_add_up_and_the_largest_remainders_take_the_fen_left() -> None:
    claims = (claim(1, "1", fee=100), claim(2, "2", fee=100), claim(3, "4", fee=100))
    # 100/700: 14.28…, 28.57…, 57.14…: one fen is left, and goes to the second.
    assert [pay.paid_fen for pay in distribute(claims, 100)] == [14, 29, 57]
    equal = tuple(claim(key, "1", fee=100) for key in (7, 8, 9))
    assert [pay.paid_fen for pay in distribute(equal, 200)] == [67, 67, 66]
    assert [pay.paid_fen for pay in distribute(claims, 0)] == [0, 0, 0]


def test_a_claim_without_a_fee_is_unknown_and_takes_nothing_from_the_others() -> None:
    claims = (claim(1, "10", fee=None), claim(2, "10"))
    assert distribute(claims, 20_000) == (Pay(1, None, None), Pay(2, 50_000, 20_000))
    assert distribute(claims, None) == (Pay(1, None, None), Pay(2, 50_000, None))


def test_no_overload_is_no_pay_even_where_no_fee_is_known() -> None:
    assert distribute([claim(1, "0", "5", fee=None)], None) == (Pay(1, 0, None),)
    assert distribute([claim(1, "0", "5", fee=None), claim(2, "1")], 100) == (Pay(1, 0, 0), Pay(2, 5000, 100))
