"""One line reckoned by a rule set: the hours, and everything needed to follow the reckoning by hand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Final, cast

from onex_desktop.domain.problems import Place, Problem, ProblemsFound, Severity, refuse
from onex_desktop.domain.workload.choosing import choose_line
from onex_desktop.domain.workload.factors import Categories, FactorRule, Given, fields_of_kind
from onex_desktop.domain.workload.formulas import Shown, evaluate, fields_of, shown
from onex_desktop.domain.workload.measuring import Factor, bounded, divided, measure
from onex_desktop.domain.workload.parameters import Value, Values
from onex_desktop.domain.workload.rounding import Rounding, product, total
from onex_desktop.domain.workload.rule_sets import Derived, Item, Line, RuleSet, Trigger

MOST_HOURS: Final = Decimal(1_000_000_000)


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


def reckon(rule_set: RuleSet, inputs: Values) -> Reckoning:
    """Return the reckoning of one line; raises ``ProblemsFound`` with everything that stands in its way.

    The outcome does not depend on the order of the inputs, nor on that of the factors.
    """
    given = {key: value for key, value in inputs.items() if value is not False}
    line = choose_line(rule_set, given)
    values = _with_derived(rule_set.derived, given)
    factors, left_out = _factors(line, values, rule_set)
    base = Decimal(0) if line.base is None else product(evaluate(line.base, values), *(f.value for f in factors))
    base, cut = bounded(base, None, line.cap)
    added = tuple(_added(item, values) for item in line.items if _is_triggered(item, values))
    exact = total(base, *(item.hours for item in added))
    if not 0 <= exact <= MOST_HOURS:
        raise refuse("workload.result_out_of_range", rule_set=rule_set.code)
    return Reckoning(
        rule_set.code,
        rule_set.version,
        line.key,
        rule_set.unit,
        () if line.base is None else shown(line.base, values),
        factors,
        line.cap if cut else None,
        added,
        exact,
        rule_set.final.apply(exact),
        left_out,
        rule_set.units,
    )


def _with_derived(derived: Iterable[Derived], given: Values) -> dict[str, Value]:
    values = dict(given)
    for each in derived:
        if all(field in values for field in each.fields):
            values[each.key] = _derived(each, values)
    return values


def _derived(each: Derived, values: Values) -> Decimal:
    value = evaluate(each.formula, values)
    if each.denominator is not None:
        # A ratio without rounding is refused when the rule set is read.
        value = divided(value, each.denominator, values, cast(Rounding, each.rounding))
    elif each.rounding is not None:
        value = each.rounding.apply(value)
    return bounded(value, each.least, each.most)[0]


def _factors(line: Line, values: Values, rule_set: RuleSet) -> tuple[tuple[Factor, ...], tuple[str, ...]]:
    factors: list[Factor] = []
    left_out: list[str] = []
    problems: list[Problem] = []
    in_group: dict[str, str] = {}
    for rule in line.factors:
        absent = [field for field in fields_of_kind(rule.kind) if field not in values]
        if absent:
            # What a required factor reads was asked for when the line was chosen.
            left_out += [rule.label or rule.key] if _is_worth_a_word(rule, rule_set) else []
            continue
        try:
            factor = measure(rule, values, rule_set.units)
        except ProblemsFound as found:
            problems += found.problems
            continue
        factors.append(factor)
        if rule.group and factor.value != 1:
            if rule.group in in_group:
                problems.append(_together(in_group[rule.group], rule))
            in_group[rule.group] = rule.label or rule.key
    if problems:
        raise ProblemsFound(problems)
    return tuple(factors), tuple(left_out)


def _is_worth_a_word(rule: FactorRule, rule_set: RuleSet) -> bool:
    """Tell whether leaving a factor out is news: a repeat or a flag nobody mentions is the ordinary case."""
    match rule.kind:
        case Categories(field):
            return field in rule_set.parameters and rule_set.parameters[field].kind != "flag"
        case Given():
            return True
    return False


def _together(one: str, other: FactorRule) -> Problem:
    params = {"one": one, "other": other.label or other.key}
    return Problem("workload.not_together", Severity.ERROR, params, Place("workload", field=other.key))


def _is_triggered(item: Item, values: Values) -> bool:
    return item.trigger is Trigger.ALWAYS or item.key in values


def _added(item: Item, values: Values) -> Added:
    absent = [field for field in fields_of(item.amount) if field not in values]
    if absent:
        raise refuse("workload.parameter_missing", name="、".join(absent), line=item.label or item.key)
    amount = evaluate(item.amount, values)
    return Added(item.key, item.label, shown(item.amount, values), item.value, product(amount, item.value))
