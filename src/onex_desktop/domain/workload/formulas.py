"""Formulas of a rule set (``28*weeks``, ``1.5*(days+2)``): sums and products of numbers and fields, exact.

There is no division: a quotient needs a rounding of its own, so it is a ratio (``factors.Ratio``), not a formula.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Final, Literal, cast

from onex_desktop.domain.workload.parameters import Values
from onex_desktop.domain.workload.rounding import EXACT, plain

Sign = Literal["+", "-", "*"]
_TOKEN: Final = re.compile(r"\s*(?:(?P<number>\d{1,6}(?:\.\d{1,6})?)|(?P<field>[a-z][a-z0-9_]*)|(?P<sign>[-+*()]))")
_LONGEST: Final = 200


@dataclass(frozen=True, slots=True)
class Number:
    """A constant in a formula."""

    value: Decimal


@dataclass(frozen=True, slots=True)
class Field:
    """A parameter or a derived value in a formula."""

    key: str


@dataclass(frozen=True, slots=True)
class Operation:
    """Two formulas joined."""

    sign: Sign
    left: Formula
    right: Formula


Formula = Number | Field | Operation


@dataclass(frozen=True, slots=True)
class Shown:
    """A piece of a formula as it is read out: a sign, or a number with the field it belongs to."""

    text: str
    field: str = ""


class FormulaError(Exception):
    """Text that is no formula; ``position`` counts characters from 1."""

    def __init__(self, position: int) -> None:
        self.position = position
        super().__init__(position)


_OPERATIONS: Final[dict[Sign, Callable[[Decimal, Decimal], Decimal]]] = {
    "+": EXACT.add,
    "-": EXACT.subtract,
    "*": EXACT.multiply,
}


def parse_formula(text: str) -> Formula:
    """Return the formula written in ``text``; raises ``FormulaError`` with the place of the first mistake."""
    if len(text) > _LONGEST:
        raise FormulaError(_LONGEST + 1)
    tokens = list(_tokens(text))
    formula, rest = _sum(tokens, text)
    if rest:
        raise FormulaError(rest[0].start() + 1)
    return formula


def fields_of(formula: Formula) -> tuple[str, ...]:
    """Return the fields of a formula in reading order, each once."""
    match formula:
        case Number():
            return ()
        case Field(key):
            return (key,)
    return tuple(dict.fromkeys(fields_of(formula.left) + fields_of(formula.right)))


def evaluate(formula: Formula, values: Values) -> Decimal:
    """Return the value of a formula whose fields are all numbers in ``values``."""
    match formula:
        case Number(value):
            return value
        case Field(key):
            return cast(Decimal, values[key])
    return _OPERATIONS[formula.sign](evaluate(formula.left, values), evaluate(formula.right, values))


def shown(formula: Formula, values: Values) -> tuple[Shown, ...]:
    """Return the formula with its values in place; a sum comes in brackets, so that factors may follow."""
    match formula:
        case Number(value):
            return (Shown(plain(value)),)
        case Field(key):
            return (Shown(plain(cast(Decimal, values[key])), key),)
    joined = (*shown(formula.left, values), Shown(formula.sign), *shown(formula.right, values))
    return joined if formula.sign == "*" else (Shown("("), *joined, Shown(")"))


_Tokens = list[re.Match[str]]


def _tokens(text: str) -> Iterator[re.Match[str]]:
    position, end = 0, len(text.rstrip())
    while position < end:
        found = _TOKEN.match(text, position)
        if found is None:
            raise FormulaError(position + 1)
        yield found
        position = found.end()


def _sum(tokens: _Tokens, text: str) -> tuple[Formula, _Tokens]:
    left, rest = _product(tokens, text)
    while rest and rest[0]["sign"] in ("+", "-"):
        sign: Sign = "+" if rest[0]["sign"] == "+" else "-"
        right, rest = _product(rest[1:], text)
        left = Operation(sign, left, right)
    return left, rest


def _product(tokens: _Tokens, text: str) -> tuple[Formula, _Tokens]:
    left, rest = _atom(tokens, text)
    while rest and rest[0]["sign"] == "*":
        right, rest = _atom(rest[1:], text)
        left = Operation("*", left, right)
    return left, rest


def _atom(tokens: _Tokens, text: str) -> tuple[Formula, _Tokens]:
    if not tokens:
        raise FormulaError(len(text) + 1)
    first, rest = tokens[0], tokens[1:]
    if first["number"]:
        return Number(Decimal(first["number"])), rest
    if first["field"]:
        return Field(first["field"]), rest
    if first["sign"] == "(":
        inner, rest = _sum(rest, text)
        if rest and rest[0]["sign"] == ")":
            return inner, rest[1:]
        raise FormulaError(rest[0].start() + 1 if rest else len(text) + 1)
    raise FormulaError(first.start() + 1)
