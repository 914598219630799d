"""The value of one factor on one line, and why it is that value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from enum import StrEnum
from typing import Final, cast

from onex_desktop.domain.problems import refuse
from onex_desktop.domain.workload.factors import (
    Categories,
    ClassTable,
    Constant,
    Denominator,
    FactorRule,
    Given,
    Kind,
    Linear,
    OrdinalTable,
    Pieces,
    Range,
    Ratio,
)
from onex_desktop.domain.workload.parameters import PART, Part, Values, factor_parameter
from onex_desktop.domain.workload.rounding import EXACT, Rounding, plain, product, total


class Reason(StrEnum):
    """Why a factor has its value; put into words by ``wording.workload``."""

    CONSTANT = "constant"
    CATEGORY = "category"
    CHOSEN = "chosen"
    FLAG = "flag"
    BAND = "band"
    SLOPE = "slope"
    LINEAR = "linear"
    RATIO = "ratio"
    CLASSES = "classes"
    BATCH = "batch"
    REPEAT = "repeat"
    GIVEN = "given"


class Bound(StrEnum):
    """Which limit of the factor took hold."""

    CAP = "cap"
    FLOOR = "floor"


@dataclass(frozen=True, slots=True)
class Because:
    """The reason with its figures as text.

    ``label`` is the factor's name in the rule set, ``field`` and ``given`` the input it depends on, ``details``
    the figures of the reason, ``rounding`` how the value was rounded, ``bound`` the limit that then took hold.
    """

    reason: Reason
    label: str
    field: str = ""
    given: str = ""
    unit: str = ""
    details: Mapping[str, str] | None = None
    rounding: Rounding | None = None
    bound: Bound | None = None


@dataclass(frozen=True, slots=True)
class Factor:
    """A factor of a reckoned line."""

    key: str
    value: Decimal
    because: Because


@dataclass(frozen=True, slots=True)
class _Measured:
    value: Decimal
    reason: Reason
    field: str = ""
    details: Mapping[str, str] | None = None


def measure(rule: FactorRule, values: Values, units: Mapping[str, str]) -> Factor:
    """Return the factor of a line; raises ``ProblemsFound`` when the rule has nothing for what is given."""
    found = _measured(rule, values)
    value = rule.rounding.apply(found.value) if rule.rounding else found.value
    value, bound = bounded(value, rule.least, rule.most)
    because = Because(
        found.reason,
        rule.label,
        found.field,
        _written(values, found.field),
        units.get(found.field, ""),
        found.details,
        rule.rounding,
        bound,
    )
    return Factor(rule.key, value, because)


def divided(numerator: Decimal, denominator: Denominator, values: Values, rounding: Rounding) -> Decimal:
    """Return a quotient rounded as stated."""
    return rounding.quotient(numerator, divisor(denominator, values))


def divisor(denominator: Denominator, values: Values) -> Decimal:
    """Return what is divided by; raises ``ProblemsFound`` for zero and for a word without a number."""
    found: Decimal | None
    if denominator.by_word is not None:
        word = str(values[denominator.field])
        found = denominator.by_word.get(word)
        if found is None:
            raise _unknown_word(denominator.field, word, denominator.by_word)
    else:
        found = denominator.number or cast(Decimal, values[denominator.field])
    if found <= 0:
        raise refuse("workload.division_by_zero", name=denominator.field)
    return found


def bounded(value: Decimal, least: Decimal | None, most: Decimal | None) -> tuple[Decimal, Bound | None]:
    """Return the value within its limits, and the limit that moved it."""
    if most is not None and value > most:
        return most, Bound.CAP
    if least is not None and value < least:
        return least, Bound.FLOOR
    return value, None


def _measured(rule: FactorRule, values: Values) -> _Measured:
    kind = rule.kind
    match kind:
        case Constant(value):
            return _Measured(value, Reason.CONSTANT)
        case Categories():
            return _category(rule.key, kind, values)
        case Given(field, allowed):
            value = _in_range(field, allowed, values)
            return _Measured(value, Reason.GIVEN, field, _range_details(allowed))
    return _counted(rule, kind, values)


def _counted(rule: FactorRule, kind: Kind, values: Values) -> _Measured:
    match kind:
        case Pieces():
            return _piece(kind, values)
        case Linear():
            return _linear(kind, values)
        case Ratio(field, denominator):
            by = divisor(denominator, values)
            # A ratio without rounding is refused when the rule set is read.
            value = cast(Rounding, rule.rounding).quotient(cast(Decimal, values[field]), by)
            return _Measured(value, Reason.RATIO, field, {"by": plain(by)})
        case ClassTable():
            return _classes(kind, values)
    return _ordinal(cast(OrdinalTable, kind), values)


def _category(key: str, kind: Categories, values: Values) -> _Measured:
    given = values[kind.field]
    word = "yes" if given is True else str(given)
    category = kind.values.get(word)
    if category is None:
        raise _unknown_word(kind.field, word, kind.values)
    name = factor_parameter(key)
    if isinstance(category.value, Range):
        if name not in values:
            least, most = _bounds(category.value)
            raise refuse("workload.value_left_to_school", name=name, word=word, least=least, most=most)
        details = {"label": category.label, **_range_details(category.value)}
        return _Measured(_in_range(name, category.value, values), Reason.CHOSEN, kind.field, details)
    if name in values:
        raise refuse("workload.value_is_published", name=name, word=word, value=plain(category.value))
    reason = Reason.FLAG if given is True else Reason.CATEGORY
    return _Measured(category.value, reason, kind.field, {"label": category.label})


def _in_range(field: str, allowed: Range, values: Values) -> Decimal:
    value = cast(Decimal, values[field])
    if not allowed.holds(value):
        least, most = _bounds(allowed)
        raise refuse("workload.value_out_of_range", name=field, value=plain(value), least=least, most=most)
    return value


def _piece(kind: Pieces, values: Values) -> _Measured:
    count = cast(Decimal, values[kind.field])
    for piece in kind.pieces:
        if piece.low <= count and (piece.high is None or count <= piece.high):
            break
    else:
        last = kind.pieces[-1].high
        high = "" if last is None else str(last)
        raise refuse("workload.no_step", name=kind.field, value=plain(count), low=str(kind.pieces[0].low), high=high)
    value = total(piece.start, product(piece.slope, EXACT.subtract(count, Decimal(piece.origin))))
    details = {"low": str(piece.low), "high": "" if piece.high is None else str(piece.high)}
    if not piece.slope:
        return _Measured(value, Reason.BAND, kind.field, details)
    details |= {"start": plain(piece.start), "slope": plain(piece.slope), "origin": str(piece.origin)}
    return _Measured(value, Reason.SLOPE, kind.field, details)


_WHOLE: Final = {Part.BEGUN: ROUND_CEILING, Part.FULL: ROUND_FLOOR}


def _linear(kind: Linear, values: Values) -> _Measured:
    above = max(EXACT.subtract(cast(Decimal, values[kind.field]), kind.over), Decimal(0))
    part = Part(str(values[PART])) if kind.part is Part.ASKED else kind.part
    if part is Part.EXACT:
        units = EXACT.divide(above, kind.per)
    else:
        units = EXACT.divide(above, kind.per).to_integral_value(rounding=_WHOLE[part], context=EXACT)
    details = {
        "start": plain(kind.start),
        "slope": plain(kind.slope),
        "over": plain(kind.over),
        "per": plain(kind.per),
        "units": plain(units),
        "part": part.value,
    }
    return _Measured(total(kind.start, product(kind.slope, units)), Reason.LINEAR, kind.field, details)


def _classes(kind: ClassTable, values: Values) -> _Measured:
    count = cast(Decimal, values[kind.field])
    classes = max(EXACT.divide(count, kind.per), Decimal(1))
    last = len(kind.values)
    if classes >= last:
        if classes > last and not kind.goes_on:
            high = plain(product(kind.per, Decimal(last)))
            raise refuse("workload.no_step", name=kind.field, value=plain(count), low="1", high=high)
        value = kind.values[-1]
    else:
        whole = int(classes)
        low, high_value = kind.values[whole - 1], kind.values[whole]
        share = EXACT.subtract(classes, Decimal(whole))
        value = total(low, product(share, EXACT.subtract(high_value, low)))
    details = {"per": plain(kind.per), "classes": plain(classes), "last": str(last)}
    return _Measured(value, Reason.CLASSES, kind.field, details)


def _ordinal(kind: OrdinalTable, values: Values) -> _Measured:
    number = int(cast(Decimal, values[kind.field]))
    last = len(kind.values)
    if number > last and not kind.goes_on:
        raise refuse("workload.no_step", name=kind.field, value=str(number), low="1", high=str(last))
    reason = Reason.REPEAT if kind.is_repeat else Reason.BATCH
    return _Measured(kind.values[min(number, last) - 1], reason, kind.field)


def _unknown_word(field: str, word: str, known: Mapping[str, object]) -> Exception:
    return refuse("workload.word_unknown", name=field, value=word, known="、".join(known))


def _bounds(allowed: Range) -> tuple[str, str]:
    least, most = ("" if bound is None else plain(bound) for bound in (allowed.least, allowed.most))
    return least, most


def _range_details(allowed: Range) -> dict[str, str]:
    return dict(zip(("least", "most"), _bounds(allowed), strict=True))


def _written(values: Values, field: str) -> str:
    given = values.get(field, "")
    return plain(given) if isinstance(given, Decimal) else str(given)
