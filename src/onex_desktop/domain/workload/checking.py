"""What holds between the parts of a rule set: fields that exist and fit, no circle, what each line needs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from onex_desktop.domain.workload.factors import (
    Categories,
    Constant,
    Denominator,
    FactorRule,
    Given,
    OrdinalTable,
    Pieces,
    Ratio,
    extra_fields,
    fields_of_kind,
)
from onex_desktop.domain.workload.formulas import fields_of
from onex_desktop.domain.workload.parameters import COURSE_TYPE, ParameterKind
from onex_desktop.domain.workload.reading import Findings
from onex_desktop.domain.workload.rule_sets import Derived, Line, RuleSet, Trigger

_NUMERIC = frozenset({ParameterKind.NUMBER, ParameterKind.COUNT})


def checked(rule_set: RuleSet, findings: Findings, *, is_flat: bool) -> RuleSet:
    """Return the rule set with derived values in order, units and the needs of its lines; report what is wrong.

    In a flat file the only line is the file itself, and the places of its problems say so.
    """
    kinds = {key: parameter.kind for key, parameter in rule_set.parameters.items()}
    for number, derived in enumerate(rule_set.derived, 1):
        if derived.key in kinds:
            findings.report("workload.rule_key_twice", f"derived[{number}].key", value=derived.key)
    kinds |= {derived.key: ParameterKind.NUMBER for derived in rule_set.derived}
    for number, derived in enumerate(rule_set.derived, 1):
        _check_numbers(fields_of(derived.formula), f"derived[{number}]", kinds, findings)
        _check_denominator(derived.denominator, f"derived[{number}].den", kinds, findings)
    for number, line in enumerate(rule_set.lines, 1):
        _check_line(line, "" if is_flat else f"lines[{number}].", kinds, findings)
    ordered = _in_order(rule_set.derived, findings)
    inputs = _inputs(ordered)
    lines = tuple(_with_needs(line, inputs, kinds) for line in rule_set.lines)
    return replace(rule_set, derived=ordered, lines=lines, units=_units(rule_set))


def _units(rule_set: RuleSet) -> Mapping[str, str]:
    named = {key: parameter.unit for key, parameter in rule_set.parameters.items()}
    named |= {derived.key: derived.unit for derived in rule_set.derived}
    named |= {item.key: item.unit for line in rule_set.lines for item in line.items}
    return {key: unit for key, unit in named.items() if unit}


def _check_line(line: Line, place: str, kinds: Mapping[str, ParameterKind], findings: Findings) -> None:
    if line.base is not None:
        _check_numbers(fields_of(line.base), f"{place}base", kinds, findings)
    for number, rule in enumerate(line.factors, 1):
        _check_factor(rule, f"{place}factors[{number}]", kinds, findings)
    for number, item in enumerate(line.items, 1):
        here = f"{place}items[{number}]"
        known = {**kinds, item.key: ParameterKind.NUMBER} if item.trigger is Trigger.QUANTITY else kinds
        _check_numbers(fields_of(item.amount), f"{here}.amount", known, findings)
        if item.trigger is Trigger.FLAG:
            _check_fields((item.key,), f"{here}.key", kinds, frozenset({ParameterKind.FLAG}), findings)


def _check_factor(rule: FactorRule, place: str, kinds: Mapping[str, ParameterKind], findings: Findings) -> None:
    match rule.kind:
        case Constant() | Given():
            return
        case Categories(field, values):
            allowed = frozenset({ParameterKind.WORD, ParameterKind.FLAG})
            _check_fields((field,), f"{place}.field", kinds, allowed, findings)
            if kinds.get(field) is ParameterKind.FLAG and values.keys() - {"yes"}:
                findings.report("workload.rule_flag_values", f"{place}.values")
        case Pieces(field) | OrdinalTable(field):
            _check_fields((field,), f"{place}.field", kinds, frozenset({ParameterKind.COUNT}), findings)
        case Ratio(field, denominator):
            _check_numbers((field,), f"{place}.num", kinds, findings)
            _check_denominator(denominator, f"{place}.den", kinds, findings)
        case _:
            _check_numbers((rule.kind.field,), f"{place}.field", kinds, findings)


def _check_denominator(
    found: Denominator | None, place: str, kinds: Mapping[str, ParameterKind], findings: Findings
) -> None:
    if found is not None and found.field:
        allowed = _NUMERIC if found.by_word is None else frozenset({ParameterKind.WORD})
        _check_fields((found.field,), place, kinds, allowed, findings)


def _check_numbers(fields: Iterable[str], place: str, kinds: Mapping[str, ParameterKind], findings: Findings) -> None:
    _check_fields(fields, place, kinds, _NUMERIC, findings)


def _check_fields(
    fields: Iterable[str],
    place: str,
    kinds: Mapping[str, ParameterKind],
    allowed: frozenset[ParameterKind],
    findings: Findings,
) -> None:
    for field in fields:
        if field and field not in kinds:
            findings.report("workload.rule_field_unknown", place, value=field)
        elif field and kinds[field] not in allowed:
            findings.report("workload.rule_field_kind", place, value=field, kind=kinds[field].value)


def _in_order(derived: tuple[Derived, ...], findings: Findings) -> tuple[Derived, ...]:
    """Return the derived values so that each comes after those it is reckoned from; report a circle."""
    waiting = {each.key: each for each in derived}
    ordered: list[Derived] = []
    while waiting:
        ready = [each for each in waiting.values() if not waiting.keys() & set(each.fields)]
        if not ready:
            findings.report("workload.rule_cycle", "derived", value="、".join(waiting))
            break
        ordered += ready
        for each in ready:
            del waiting[each.key]
    return tuple(ordered)


def _inputs(ordered: tuple[Derived, ...]) -> Mapping[str, tuple[str, ...]]:
    """Return for each derived value the parameters it comes from in the end."""
    found: dict[str, tuple[str, ...]] = {}
    for derived in ordered:
        found[derived.key] = _expanded(derived.fields, found)
    return found


def _expanded(fields: Iterable[str], inputs: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for field in fields for name in inputs.get(field, (field,))))


def _with_needs(line: Line, inputs: Mapping[str, tuple[str, ...]], kinds: Mapping[str, ParameterKind]) -> Line:
    required: list[str] = list(fields_of(line.base)) if line.base is not None else []
    optional: list[str] = [COURSE_TYPE] if line.course_types else []
    for rule in line.factors:
        (optional if _may_be_left_out(rule, kinds) else required).extend(fields_of_kind(rule.kind))
        optional.extend(extra_fields(rule))
    for item in line.items:
        fields = fields_of(item.amount)
        if item.trigger is Trigger.ALWAYS:
            required.extend(fields)
        else:
            optional.extend((item.key, *fields))
    needed = _expanded(required, inputs)
    also = tuple(field for field in _expanded(optional, inputs) if field not in needed)
    return replace(line, required=needed, optional=also)


def _may_be_left_out(rule: FactorRule, kinds: Mapping[str, ParameterKind]) -> bool:
    # A flag that nobody sets is a no.
    is_flag = isinstance(rule.kind, Categories) and kinds.get(rule.kind.field) is ParameterKind.FLAG
    return rule.optional or is_flag
