"""A rule set (折算办法): data with a source, read by ``parsing.py`` and applied by ``reckoning.py``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from onex_desktop.domain.workload.factors import Denominator, FactorRule
from onex_desktop.domain.workload.formulas import Formula, fields_of
from onex_desktop.domain.workload.parameters import Parameter
from onex_desktop.domain.workload.rounding import Rounding


class Completeness(StrEnum):
    """How much of the published rule is known."""

    COMPLETE = "complete"
    PARTIAL = "partial"
    CODE_ONLY = "code_only"
    EXAMPLE = "example"


class LimitKind(StrEnum):
    """A cap cuts hours off; above a quota hours are overload."""

    CAP = "cap"
    QUOTA = "quota"


class Period(StrEnum):
    """What a limit is for."""

    TERM = "term"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Limit:
    """A limit per teacher; it applies to a term or a year as a whole, never to a single line."""

    kind: LimitKind
    period: Period
    hours: Decimal


@dataclass(frozen=True, slots=True)
class Derived:
    """A value reckoned from others before the factors: a formula, or a ratio with its rounding."""

    key: str
    formula: Formula
    denominator: Denominator | None = None
    rounding: Rounding | None = None
    least: Decimal | None = None
    most: Decimal | None = None
    unit: str = ""

    @property
    def fields(self) -> tuple[str, ...]:
        """The parameters and other derived values it is reckoned from."""
        other = self.denominator.field if self.denominator else ""
        return fields_of(self.formula) + ((other,) if other else ())


class Trigger(StrEnum):
    """When an item is added: its own quantity is given, a flag is set, or on every line."""

    QUANTITY = "quantity"
    FLAG = "flag"
    ALWAYS = "always"


@dataclass(frozen=True, slots=True)
class Item:
    """Hours added to the line: amount × value, not multiplied by the factors."""

    key: str
    label: str
    value: Decimal
    amount: Formula
    trigger: Trigger
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One way of reckoning of a rule set: base × factors, capped, plus items.

    ``required`` and ``optional`` are the parameters it reads, in the order of the file.
    """

    key: str
    label: str
    course_types: tuple[str, ...]
    base: Formula | None
    factors: tuple[FactorRule, ...]
    items: tuple[Item, ...]
    cap: Decimal | None = None
    required: tuple[str, ...] = ()
    optional: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RuleSet:
    """A rule set with where it comes from and what of it is not known.

    ``derived`` is in reckoning order; ``units`` are those the rule set itself gives to fields, derived values, items.
    """

    code: str
    version: str
    title: str
    unit: str
    source: str
    completeness: Completeness
    effective_from: str
    parameters: Mapping[str, Parameter]
    derived: tuple[Derived, ...]
    lines: tuple[Line, ...]
    final: Rounding
    limits: tuple[Limit, ...]
    notes: tuple[str, ...]
    missing: tuple[str, ...]
    units: Mapping[str, str]
