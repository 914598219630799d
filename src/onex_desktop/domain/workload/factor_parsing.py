"""A factor of a rule file, as data of its kind."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Final

from onex_desktop.domain.workload.factors import (
    Categories,
    Category,
    ClassTable,
    Constant,
    Denominator,
    FactorRule,
    Given,
    Kind,
    Linear,
    OrdinalTable,
    Piece,
    Pieces,
    Range,
    Ratio,
)
from onex_desktop.domain.workload.parameters import Part, factor_parameter
from onex_desktop.domain.workload.reading import Table
from onex_desktop.domain.workload.rounding import Mode, Rounding, ends

MOST_DIGITS: Final = 4
"""Reckoned hours are kept in ten-thousandths (docs/entities.md, decision 9)."""


def factor(table: Table) -> FactorRule:
    """Return the factor written in a table; what is wrong with it is reported, and stands as a harmless value."""
    key = table.identifier("key")
    word = table.text("kind")
    read = _KINDS.get(word)
    if word and read is None:
        table.report("workload.rule_kind_unknown", "kind", value=word, known="、".join(_KINDS))
    kind = read(table, key) if read else Constant(Decimal(1))
    rule = FactorRule(
        key,
        kind,
        table.text("label", ""),
        table.flag("optional"),
        table.text("group", ""),
        rounding(table, "round"),
        table.perhaps("min"),
        table.perhaps("max"),
    )
    if rule.least is not None and rule.most is not None and rule.least > rule.most:
        table.report("workload.rule_bounds_crossed", "min")
    if isinstance(kind, Ratio) and rule.rounding is None:
        table.report("workload.rule_rounding_missing", "round")
    if read:
        table.finish()
    return rule


def rounding(parent: Table, key: str) -> Rounding | None:
    """Return a rounding, or None when there is none."""
    table = parent.table(key)
    if table is None:
        return None
    digits = table.whole("digits")
    if digits is None or digits > MOST_DIGITS:
        table.report("workload.rule_digits", "digits", most=MOST_DIGITS)
        digits = MOST_DIGITS
    mode = table.choice("mode", Mode, Mode.HALF_UP)
    table.finish()
    return Rounding(digits, mode or Mode.HALF_UP)


def denominator(table: Table, key: str) -> Denominator:
    """Return what a ratio divides by: ``40``, ``"base"`` or ``{map = "subject", science = 40}``."""
    value = table.raw(key)
    if isinstance(value, Mapping):
        inner = Table(value, table.at(key), table.findings)
        field = inner.text("map")
        return Denominator(field=field, by_word={word: inner.positive(word) for word in value if word != "map"})
    if isinstance(value, str) and value[:1].isalpha():
        return Denominator(field=value)
    return Denominator(number=table.positive(key))


def _constant(table: Table, _key: str) -> Kind:
    return Constant(table.number("value"))


def _categories(table: Table, _key: str) -> Kind:
    field = table.text("field")
    values = table.table("values")
    if values is None or not values.data:
        table.report("workload.rule_list_empty", "values")
        return Categories(field, {})
    return Categories(field, {str(word): _category(values, str(word)) for word in values.data})


def _category(values: Table, word: str) -> Category:
    written = values.raw(word)
    if not isinstance(written, Mapping):
        return Category(values.number(word))
    table = Table(written, values.at(word), values.findings)
    label = table.text("label", "")
    found = table.number("value") if table.has("value") else _range(table)
    table.finish()
    return Category(found, label)


def _range(table: Table) -> Range:
    found = Range(table.perhaps("at_least"), table.perhaps("at_most"))
    if found.least is not None and found.most is not None and found.least > found.most:
        table.report("workload.rule_bounds_crossed", "at_least")
    return found


def _steps(table: Table, _key: str) -> Kind:
    field = table.text("field")
    read = [(step, *_band(step), Piece(0, None, step.number("value"))) for step in table.tables("steps")]
    return Pieces(field, _joined(table, "steps", read))


def _pieces(table: Table, _key: str) -> Kind:
    field = table.text("field")
    read = [(piece, *_band(piece), _piece(piece)) for piece in table.tables("pieces")]
    return Pieces(field, _joined(table, "pieces", read))


def _piece(table: Table) -> Piece:
    return Piece(0, None, table.number("start"), table.number("slope", Decimal(0)), table.whole("origin") or 0)


def _band(table: Table) -> tuple[int | None, int | None]:
    return table.whole("from"), table.whole("to")


_Read = tuple[Table, int | None, int | None, Piece]


def _joined(parent: Table, key: str, read: list[_Read]) -> tuple[Piece, ...]:
    """Return the bands in order; each has to begin right behind the one before, and only the last may be open."""
    if not read:
        parent.report("workload.rule_list_empty", key)
    pieces: list[Piece] = []
    before: int | None = None
    for number, (table, low, high, piece) in enumerate(read, 1):
        table.finish()
        if low is None:
            table.report("workload.rule_bound_missing", "from")
        if high is None and number < len(read):
            table.report("workload.rule_bound_missing", "to")
        if low is not None and high is not None and low > high:
            table.report("workload.rule_bounds_crossed", "from")
        if low is not None and before is not None and low != before + 1:
            code = "workload.rule_steps_overlap" if low <= before else "workload.rule_steps_gap"
            table.report(code, "from", low=low, before=before)
        before = high
        pieces.append(Piece(low or 0, high, piece.start, piece.slope, piece.origin))
    return tuple(pieces)


def _linear(table: Table, _key: str) -> Kind:
    per = table.positive("per", Decimal(1))
    part = table.choice("part", Part, Part.EXACT) or Part.EXACT
    if part in (Part.EXACT, Part.ASKED) and not ends(per):
        table.report("workload.rule_division_endless", "per")
    start, slope = table.number("start", Decimal(1)), table.number("slope")
    return Linear(table.text("field"), start, slope, table.number("over", Decimal(0)), per, part)


def _ratio(table: Table, _key: str) -> Kind:
    return Ratio(table.text("num"), denominator(table, "den"))


def _class_table(table: Table, _key: str) -> Kind:
    per = table.positive("per")
    if not ends(per):
        table.report("workload.rule_division_endless", "per")
    return ClassTable(table.text("field"), per, table.numbers("values"), _goes_on(table))


def _batch(table: Table, _key: str) -> Kind:
    return OrdinalTable(table.text("field", "groups"), table.numbers("values"), _goes_on(table), is_repeat=False)


def _repeat(table: Table, _key: str) -> Kind:
    return OrdinalTable(table.text("field", "repeat"), table.numbers("values"), _goes_on(table), is_repeat=True)


def _goes_on(table: Table) -> bool:
    return table.flag("last_goes_on", default=True)


def _given(table: Table, key: str) -> Kind:
    return Given(factor_parameter(key), _range(table))


_KINDS: Final[Mapping[str, Callable[[Table, str], Kind]]] = {
    "const": _constant,
    "map": _categories,
    "steps": _steps,
    "linear": _linear,
    "piecewise": _pieces,
    "ratio": _ratio,
    "class_table": _class_table,
    "repeat": _repeat,
    "batch": _batch,
    "given": _given,
}
