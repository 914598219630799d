"""What a reckoned line is: the hours, and everything needed to follow the reckoning by hand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from onex_desktop.domain.workload.formulas import Shown
from onex_desktop.domain.workload.measuring import Factor


@dataclass(frozen=True, slots=True)
class Added:
    """Hours of an item: amount × value."""

    key: str
    label: str
    amount: tuple[Shown, ...]
    value: Decimal
    hours: Decimal


@dataclass(frozen=True, slots=True)
class Reckoning:
    """A reckoned line.

    ``base`` × ``factors``, cut to ``cap`` where it is given, plus ``added``, is ``exact``; ``hours`` is that rounded
    as the rule set says. ``left_out`` names optional factors nothing was given for, ``units`` the units of the fields.
    """

    rule_set: str
    version: str
    line: str
    unit: str
    base: tuple[Shown, ...]
    factors: tuple[Factor, ...]
    cap: Decimal | None
    added: tuple[Added, ...]
    exact: Decimal
    hours: Decimal
    left_out: tuple[str, ...]
    units: Mapping[str, str]
