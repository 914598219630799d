"""The kinds of factor a rule set may have, as plain data (kinds after domain rules §2.4).

How each is measured on a line: ``measuring.py``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from onex_desktop.domain.workload.parameters import PART, Part, factor_parameter
from onex_desktop.domain.workload.rounding import Rounding


@dataclass(frozen=True, slots=True)
class Constant:
    """The same value on every line."""

    value: Decimal


@dataclass(frozen=True, slots=True)
class Range:
    """A published range is not a number: the school gives its value, inclusive bounds."""

    least: Decimal | None = None
    most: Decimal | None = None

    def holds(self, value: Decimal) -> bool:
        """Tell whether a value lies in the range."""
        return (self.least is None or value >= self.least) and (self.most is None or value <= self.most)


@dataclass(frozen=True, slots=True)
class Category:
    """One value of a category map; ``label`` is what the rule set calls it."""

    value: Decimal | Range
    label: str = ""


@dataclass(frozen=True, slots=True)
class Categories:
    """A value for each word of a field; for a flag the only word is ``yes``."""

    field: str
    values: Mapping[str, Category]


@dataclass(frozen=True, slots=True)
class Piece:
    """An inclusive band of whole numbers: ``start + slope × (n − origin)``; ``high`` None is open."""

    low: int
    high: int | None
    start: Decimal
    slope: Decimal = Decimal(0)
    origin: int = 0


@dataclass(frozen=True, slots=True)
class Pieces:
    """Bands one after another without gap or overlap: a step table, or a function linear in pieces."""

    field: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Linear:
    """``start + slope × units``, a unit being ``per`` above ``over``; nothing is taken off below ``over``."""

    field: str
    start: Decimal
    slope: Decimal
    over: Decimal = Decimal(0)
    per: Decimal = Decimal(1)
    part: Part = Part.EXACT


@dataclass(frozen=True, slots=True)
class Denominator:
    """What a ratio divides by: a number, a field, or a number for each word of a field."""

    number: Decimal | None = None
    field: str = ""
    by_word: Mapping[str, Decimal] | None = None


@dataclass(frozen=True, slots=True)
class Ratio:
    """A field divided by a denominator; its factor always states a rounding."""

    field: str
    denominator: Denominator


@dataclass(frozen=True, slots=True)
class ClassTable:
    """Values for 1, 2, 3 … classes of ``per`` heads, linear between, less than one class counting as one."""

    field: str
    per: Decimal
    values: tuple[Decimal, ...]
    goes_on: bool


@dataclass(frozen=True, slots=True)
class OrdinalTable:
    """Values for the 1st, 2nd, 3rd …; the last goes on, or the table ends there."""

    field: str
    values: tuple[Decimal, ...]
    goes_on: bool
    is_repeat: bool


@dataclass(frozen=True, slots=True)
class Given:
    """A value the school gives on the line, within the published range if there is one."""

    field: str
    range: Range


Kind = Constant | Categories | Pieces | Linear | Ratio | ClassTable | OrdinalTable | Given


@dataclass(frozen=True, slots=True)
class FactorRule:
    """A factor of a line: its kind, then its rounding, then its floor and cap, in that order.

    An ``optional`` factor is left out when its field is not given. Of the factors of one ``group`` only one may
    differ from 1, because the source does not say how they go together.
    """

    key: str
    kind: Kind
    label: str = ""
    optional: bool = False
    group: str = ""
    rounding: Rounding | None = None
    least: Decimal | None = None
    most: Decimal | None = None


def fields_of_kind(kind: Kind) -> tuple[str, ...]:
    """Return the fields a factor reads and cannot be measured without."""
    match kind:
        case Constant():
            return ()
        case Ratio(field, Denominator(field=other)) if other:
            return field, other
        case Linear(field, part=Part.ASKED):
            return field, PART
    return (kind.field,)


def extra_fields(rule: FactorRule) -> tuple[str, ...]:
    """Return the fields a factor reads only for some of its categories."""
    if isinstance(rule.kind, Categories) and any(isinstance(c.value, Range) for c in rule.kind.values.values()):
        return (factor_parameter(rule.key),)
    return ()
