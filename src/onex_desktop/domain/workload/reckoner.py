"""A rule set made ready for many lines: what depends on few inputs is worked out once and kept.

Which line of the rule set is meant depends on the names given and on the kind of course; a factor on the fields it
reads. Both repeat thousands of times in a term. The words of a reckoning are made only when they are asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from operator import itemgetter
from typing import Final, cast

from onex_desktop.domain.problems import Place, Problem, ProblemsFound, Severity, refuse
from onex_desktop.domain.workload.choosing import choose_line
from onex_desktop.domain.workload.factors import Categories, FactorRule, Given, extra_fields, fields_of_kind
from onex_desktop.domain.workload.formulas import Field, Formula, evaluate, fields_of, shown
from onex_desktop.domain.workload.measuring import Factor, bounded, divided, measure
from onex_desktop.domain.workload.parameters import COURSE_TYPE, Value, Values
from onex_desktop.domain.workload.reckoning import Added, Reckoning
from onex_desktop.domain.workload.rounding import EXACT, Rounding, product, total
from onex_desktop.domain.workload.rule_sets import Derived, Item, Line, RuleSet, Trigger

MOST_HOURS: Final = Decimal(1_000_000_000)
_KEPT: Final = 20_000
"""Measures kept of one factor; there are seldom more than some hundred different ones."""
_ZERO: Final = Decimal(0)
_multiply: Final = EXACT.multiply

Read = Callable[[Mapping[str, Value]], object]


@dataclass(frozen=True, slots=True)
class _Measure:
    """A factor of a plan: what it reads, and what came out for what was read before."""

    rule: FactorRule
    read: Read
    kept: dict[object, Factor]


@dataclass(frozen=True, slots=True)
class _Plan:
    """How lines with the same names given, and the same kind of course, are reckoned."""

    line: Line
    derived: tuple[Derived, ...]
    measures: tuple[_Measure, ...]
    is_grouped: bool
    items: tuple[Item, ...]
    left_out: tuple[str, ...]
    base: Callable[[Mapping[str, Value]], Decimal]


class Reckoner:
    """Reckons lines by one rule set; the outcome is the same whatever was reckoned before."""

    def __init__(self, rule_set: RuleSet) -> None:
        self.rule_set = rule_set
        self._plans: dict[tuple[object, ...], _Plan] = {}
        self._kept: dict[tuple[str, ...], dict[object, Factor]] = {}
        self._round = rule_set.final.apply

    def hours(self, inputs: Values) -> Decimal:
        """Return the hours of one line; raises ``ProblemsFound`` with everything that stands in its way."""
        plan, values = self._planned(inputs)
        exact = plan.base(values)
        for factor in self._factors(plan, values):
            exact = _multiply(exact, factor.value)
        if plan.line.cap is not None and exact > plan.line.cap:
            exact = plan.line.cap
        for item in plan.items:
            exact = EXACT.add(exact, _hours_of(item, values))
        return self._round(self._in_range(exact))

    def reckon(self, inputs: Values) -> Reckoning:
        """Return the reckoning of one line; raises ``ProblemsFound`` with everything that stands in its way.

        The outcome does not depend on the order of the inputs, nor on that of the factors.
        """
        plan, values = self._planned(inputs)
        line = plan.line
        factors = self._factors(plan, values)
        base, cut = bounded(product(plan.base(values), *(factor.value for factor in factors)), None, line.cap)
        added = tuple(_added(item, values) for item in plan.items)
        exact = self._in_range(total(base, *(item.hours for item in added)))
        return Reckoning(
            self.rule_set.code,
            self.rule_set.version,
            line.key,
            self.rule_set.unit,
            () if line.base is None else shown(line.base, values),
            factors,
            line.cap if cut else None,
            added,
            exact,
            self.rule_set.final.apply(exact),
            plan.left_out,
            self.rule_set.units,
        )

    def _planned(self, inputs: Values) -> tuple[_Plan, Values]:
        # 0 equals False, so a real zero takes this way too; it only costs time.
        given = {k: v for k, v in inputs.items() if v is not False} if False in inputs.values() else inputs
        key = (given.get(COURSE_TYPE), *given)
        plan = self._plans.get(key)
        if plan is None:
            plan = self._plans[key] = self._plan(given)
        if not plan.derived:
            return plan, given
        values = dict(given)
        for each in plan.derived:
            values[each.key] = _derived(each, values)
        return plan, values

    def _plan(self, given: Values) -> _Plan:
        line = choose_line(self.rule_set, given)
        known = set(given)
        derived = []
        for each in self.rule_set.derived:
            if known.issuperset(each.fields):
                known.add(each.key)
                derived.append(each)
        measures: list[_Measure] = []
        left_out: list[str] = []
        for rule in line.factors:
            fields = fields_of_kind(rule.kind)
            if known.issuperset(fields):
                also = tuple(field for field in extra_fields(rule) if field in known)
                kept = self._kept.setdefault((line.key, rule.key, *also), {})
                measures.append(_Measure(rule, _reader(fields + also), kept))
            elif _is_worth_a_word(rule, self.rule_set):
                # What a required factor reads was asked for when the line was chosen.
                left_out.append(rule.label or rule.key)
        items = tuple(item for item in line.items if item.trigger is Trigger.ALWAYS or item.key in known)
        is_grouped = any(measure.rule.group for measure in measures)
        base = _compiled(line.base)
        return _Plan(line, tuple(derived), tuple(measures), is_grouped, items, tuple(left_out), base)

    def _factors(self, plan: _Plan, values: Values) -> tuple[Factor, ...]:
        found: list[Factor] = []
        problems: list[Problem] = []
        for each in plan.measures:
            read = each.read(values)
            factor = each.kept.get(read)
            if factor is None:
                try:
                    factor = measure(each.rule, values, self.rule_set.units)
                except ProblemsFound as refused:
                    where = Place("workload", name=each.rule.label or each.rule.key, field=each.rule.key)
                    problems += [replace(problem, where=where) for problem in refused.problems]
                    continue
                if len(each.kept) >= _KEPT:
                    each.kept.clear()
                each.kept[read] = factor
            found.append(factor)
        if plan.is_grouped:
            problems += _together(plan, found)
        if problems:
            raise ProblemsFound(problems)
        return tuple(found)

    def _in_range(self, exact: Decimal) -> Decimal:
        if not 0 <= exact <= MOST_HOURS:
            raise refuse("workload.result_out_of_range", rule_set=self.rule_set.code)
        return exact


def reckon(rule_set: RuleSet, inputs: Values) -> Reckoning:
    """Return the reckoning of a single line; for many lines of one rule set keep a ``Reckoner``."""
    return Reckoner(rule_set).reckon(inputs)


def _reader(fields: tuple[str, ...]) -> Read:
    return itemgetter(*fields) if fields else lambda _values: ()


def _compiled(formula: Formula | None) -> Callable[[Mapping[str, Value]], Decimal]:
    if formula is None:
        return lambda _values: _ZERO
    if isinstance(formula, Field):
        return cast(Callable[[Mapping[str, Value]], Decimal], itemgetter(formula.key))
    return lambda values: evaluate(formula, values)


def _derived(each: Derived, values: Values) -> Decimal:
    value = evaluate(each.formula, values)
    if each.denominator is not None:
        # A ratio without rounding is refused when the rule set is read.
        value = divided(value, each.denominator, values, cast(Rounding, each.rounding))
    elif each.rounding is not None:
        value = each.rounding.apply(value)
    return bounded(value, each.least, each.most)[0]


def _is_worth_a_word(rule: FactorRule, rule_set: RuleSet) -> bool:
    """Tell whether leaving a factor out is news: a repeat or a flag nobody mentions is the ordinary case."""
    match rule.kind:
        case Categories(field):
            return field in rule_set.parameters and rule_set.parameters[field].kind != "flag"
        case Given():
            return True
    return False


def _together(plan: _Plan, found: list[Factor]) -> list[Problem]:
    """Return a problem for each factor that differs from 1 beside another one of its group."""
    rules = {measure.rule.key: measure.rule for measure in plan.measures}
    problems: list[Problem] = []
    in_group: dict[str, str] = {}
    for factor in found:
        rule = rules[factor.key]
        if rule.group and factor.value != 1:
            if rule.group in in_group:
                params = {"one": in_group[rule.group], "other": rule.label or rule.key}
                where = Place("workload", field=rule.key)
                problems.append(Problem("workload.not_together", Severity.ERROR, params, where))
            in_group[rule.group] = rule.label or rule.key
    return problems


def _hours_of(item: Item, values: Values) -> Decimal:
    absent = [field for field in fields_of(item.amount) if field not in values]
    if absent:
        raise refuse("workload.parameter_missing", name="、".join(absent), line=item.label or item.key)
    return _multiply(evaluate(item.amount, values), item.value)


def _added(item: Item, values: Values) -> Added:
    hours = _hours_of(item, values)
    return Added(item.key, item.label, shown(item.amount, values), item.value, hours)
