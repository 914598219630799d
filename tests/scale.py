"""A scale for tests that need no library: that of a new one, with the weights written out."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from onex_desktop.domain.mapping import Scale, ScaleValue, Strength
from onex_desktop.domain.signs import Sign

FOUR: Final = (Strength.STRONG, Strength.MEDIUM, Strength.WEAK, Strength.NOT_APPLICABLE)
SCALE: Final = Scale(
    (
        ScaleValue(Strength.STRONG, "强", Sign.FULL, Decimal("1.00"), letter="Q"),
        ScaleValue(Strength.MEDIUM, "中", Sign.HALF, Decimal("0.60"), letter="Z"),
        ScaleValue(Strength.WEAK, "弱", Sign.EMPTY, Decimal("0.30"), letter="R"),
        ScaleValue(Strength.NOT_APPLICABLE, "不适用", Sign.SLASH, Decimal(0), serves=False),
    )
)
