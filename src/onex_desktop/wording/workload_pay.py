"""The pay for overload in words, the same on screen and on paper."""

from __future__ import annotations

from decimal import Decimal

from onex_desktop.wording import formats


def reckoning(overload: Decimal, training: Decimal, extra: Decimal, fee_fen: int, claimed_fen: int) -> str:
    """Return how an amount came about: 超课时 56.48 × 50.00 元 = 2824.00 元.

    ``training`` are the hours within the overload that count ``extra`` times beyond themselves.
    """
    hours = f"超课时 {formats.hours(overload)}"
    if training and extra:
        hours = f"（{hours} ＋ 证书培训 {formats.hours(training)} × {formats.hours(extra)}）"
    sign = "=" if (overload + training * extra) * fee_fen == claimed_fen else "≈"
    return f"{hours} × {formats.yuan(fee_fen)} 元 {sign} {formats.yuan(claimed_fen)} 元"


def share(claimed_fen: int, paid_fen: int | None) -> str:
    """Return what of it is paid: 按核定总额分得 3000.00 元."""
    if paid_fen is None:
        return "没有核定总额，核发未定"
    if paid_fen == claimed_fen:
        return f"核发 {formats.yuan(paid_fen)} 元"
    return f"超出核定总额，按比例核发 {formats.yuan(paid_fen)} 元"
