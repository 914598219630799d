"""Plain data to a rule set: everything that is wrong is reported at once, each with its place in the file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from onex_desktop.domain.problems import ProblemsFound
from onex_desktop.domain.workload.checking import checked
from onex_desktop.domain.workload.factor_parsing import MOST_DIGITS, denominator, factor, rounding
from onex_desktop.domain.workload.formulas import Field, Formula
from onex_desktop.domain.workload.parameters import STANDARD, Parameter, ParameterKind
from onex_desktop.domain.workload.reading import Findings, Table, repeated
from onex_desktop.domain.workload.rounding import Rounding
from onex_desktop.domain.workload.rule_sets import (
    Completeness,
    Derived,
    Item,
    Limit,
    LimitKind,
    Line,
    Period,
    RuleSet,
    Trigger,
)

_ONE_LINE: Final = frozenset({"base", "factors", "items", "cap"})


def parse(data: Mapping[str, object]) -> RuleSet:
    """Return the rule set written in parsed TOML or JSON; raises ``ProblemsFound`` with all of its problems.

    A set with one way of reckoning may have ``base`` and ``factors`` at the top, as in the example of §2.4.
    """
    findings = Findings()
    top = Table(data, "", findings)
    parameters = tuple(_parameter(table) for table in top.tables("parameters"))
    final = rounding(top, "final_round")
    if final is None and not top.has("final_round"):
        top.report("workload.rule_rounding_missing", "final_round")
    rule_set = RuleSet(
        code=top.text("code"),
        version=top.text("version", ""),
        title=top.text("title", ""),
        unit=top.text("unit"),
        source=top.text("source"),
        completeness=top.choice("completeness", Completeness, Completeness.EXAMPLE) or Completeness.EXAMPLE,
        effective_from=top.text("effective_from", ""),
        parameters={**STANDARD, **{parameter.key: parameter for parameter in parameters}},
        derived=tuple(_derived(table) for table in top.tables("derived")),
        lines=_lines(top),
        final=final or Rounding(MOST_DIGITS),
        limits=tuple(_limit(table) for table in top.tables("limits")),
        notes=top.texts("notes"),
        missing=top.texts("missing"),
        units={},
    )
    top.finish()
    _report_repeated(top, "parameters", (parameter.key for parameter in parameters))
    complete = checked(rule_set, findings, is_flat=_is_flat(top))
    if findings.problems:
        raise ProblemsFound(findings.problems)
    return complete


def _is_flat(top: Table) -> bool:
    return not top.has("lines") and bool(_ONE_LINE & top.data.keys())


def _lines(top: Table) -> tuple[Line, ...]:
    if _is_flat(top):
        return (_line(top, "line", ""),)
    tables = top.tables("lines")
    if not tables:
        top.report("workload.rule_list_empty", "lines")
    lines = tuple(_line(table, table.identifier("key"), table.text("label", "")) for table in tables)
    for table in tables:
        table.finish()
    _report_repeated(top, "lines", (line.key for line in lines))
    return lines


def _line(table: Table, key: str, label: str) -> Line:
    factors = tuple(factor(inner) for inner in table.tables("factors"))
    items = tuple(_item(inner) for inner in table.tables("items"))
    _report_repeated(table, "factors", (rule.key for rule in factors))
    _report_repeated(table, "items", (item.key for item in items))
    base = _base(table)
    if base is None and (factors or not items):
        table.report("workload.rule_text_missing", "base")
    return Line(key, label, table.texts("course_types"), base, factors, items, table.perhaps("cap"))


def _base(table: Table) -> Formula | None:
    value = table.raw("base")
    if isinstance(value, Mapping):
        inner = Table(value, table.at("base"), table.findings)
        formula = inner.formula(inner.raw("expr"), "expr")
        inner.finish()
        return formula
    return None if value is None else table.formula(value, "base")


def _parameter(table: Table) -> Parameter:
    """Return a declared parameter; one of the standard names may be narrowed by choices, not changed in kind."""
    key = table.identifier("key")
    kind = table.choice("kind", ParameterKind) or ParameterKind.NUMBER
    found = Parameter(key, kind, table.text("label", ""), table.text("unit", ""), table.texts("choices"))
    if key in STANDARD and STANDARD[key].kind is not kind:
        table.report("workload.rule_standard_kind", "kind", value=key, kind=STANDARD[key].kind.value)
    table.finish()
    return found


def _derived(table: Table) -> Derived:
    key = table.identifier("key")
    divides = table.has("den")
    source = "num" if divides else "expr"
    formula = table.formula(table.raw(source), source)
    found = Derived(
        key,
        formula,
        denominator(table, "den") if divides else None,
        rounding(table, "round"),
        table.perhaps("min"),
        table.perhaps("max"),
        table.text("unit", ""),
    )
    if divides and found.rounding is None:
        table.report("workload.rule_rounding_missing", "round")
    table.finish()
    return found


def _item(table: Table) -> Item:
    key = table.identifier("key")
    trigger = table.choice("when", Trigger, Trigger.QUANTITY) or Trigger.QUANTITY
    amount = table.formula(table.raw("amount"), "amount") if table.has("amount") else Field(key)
    found = Item(key, table.text("label", ""), table.number("value"), amount, trigger, table.text("unit", ""))
    table.finish()
    return found


def _limit(table: Table) -> Limit:
    kind = table.choice("kind", LimitKind) or LimitKind.QUOTA
    period = table.choice("period", Period) or Period.TERM
    found = Limit(kind, period, table.number("hours"))
    table.finish()
    return found


def _report_repeated(table: Table, key: str, names: Iterable[str]) -> None:
    for name in repeated(names):
        table.report("workload.rule_key_twice", key, value=name)
