"""Formulas are read, valued and read out; what is no formula is refused at its place."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onex_desktop.domain.workload.formulas import FormulaError, evaluate, fields_of, parse_formula, shown

VALUES = {"hours": Decimal(32), "weeks": Decimal(2), "days": Decimal("2.50")}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("hours", "32"),
        ("28*weeks", "56"),
        (" 1.5 * ( days + 2 ) ", "6.75"),
        ("hours-weeks-days", "27.5"),
        ("hours - (weeks - days)", "32.5"),
        ("2+3*weeks", "8"),
        ("((hours))", "32"),
    ],
)
def test_formulas_follow_the_rules_of_arithmetic(text: str, value: str) -> None:
    assert evaluate(parse_formula(text), VALUES) == Decimal(value)


@pytest.mark.parametrize(
    ("text", "position"),
    [
        ("", 1),
        ("hours/2", 6),
        ("hours 2", 6),
        ("hours*", 7),
        ("*hours", 1),
        ("(hours", 7),
        ("(hours 2)", 7),
        ("Hours", 1),
        ("2*@", 3),
        ("1234567", 7),
        ("1" + "+1" * 100, 201),
    ],
)
def test_what_is_no_formula_is_refused_at_its_place(text: str, position: int) -> None:
    with pytest.raises(FormulaError) as refused:
        parse_formula(text)
    assert refused.value.position == position


def test_fields_come_once_in_reading_order() -> None:
    assert fields_of(parse_formula("weeks*(days+weeks)+3*hours")) == ("weeks", "days", "hours")


def test_a_formula_reads_out_with_its_values() -> None:
    pieces = shown(parse_formula("1.50*(days+2)"), VALUES)
    assert [(piece.text, piece.field) for piece in pieces] == [
        ("1.5", ""), ("*", ""), ("(", ""), ("2.5", "days"), ("+", ""), ("2", ""), (")", ""),
    ]  # fmt: skip


@given(st.text(alphabet="hours28*+-()/. ", max_size=40))
def test_any_text_is_a_formula_or_refused_with_a_place_in_it(text: str) -> None:
    try:
        position = len(fields_of(parse_formula(text))) + 1
    except FormulaError as error:
        position = error.position
    assert 1 <= position <= len(text) + 1
