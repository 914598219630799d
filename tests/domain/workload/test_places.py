"""Whole problems of rule files: each names its place and quotes what stands there, and nothing is told twice."""

from __future__ import annotations

import pytest
from tests.domain.workload.refusing import refused, wrong
from tests.domain.workload.rule_files import SIZE, Data, rule_file

from onex_desktop.domain.problems import Param, Place, Problem
from onex_desktop.domain.workload.parsing import parse

RATIO: Data = {"key": "r", "kind": "ratio", "num": "students", "den": 40, "round": {"digits": 1}}
KINDS = "const、map、steps、linear、piecewise、ratio、class_table、repeat、batch、given"


def at(code: str, place: str, **params: Param) -> Problem:
    """Return a problem of a rule file at its place."""
    return wrong(code, Place("workload", name=place), place=place, **params)


def lines(*each: Data) -> Data:
    """Return a rule file of several lines."""
    return {**rule_file(base=None, factors=None), "lines": list(each)}


def share(**more: object) -> Data:
    """Return a rule file whose second derived value is a share of the students."""
    first = {"key": "double", "expr": "2*hours"}
    return rule_file(derived=[first, {"key": "share", "num": "students", "den": 40, "round": {"digits": 1}, **more}])


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        # What is reckoned before the lines.
        (
            rule_file(derived=[{"key": "double", "expr": "2*hours"}, {"key": "days", "expr": "5*weeks"}]),
            at("rule_key_twice", "derived[2].key", value="days"),
        ),
        (share(num="pupils"), at("rule_field_unknown", "derived[2]", value="pupils")),
        (share(den="course_type"), at("rule_field_kind", "derived[2].den", value="course_type", kind="word")),
        (
            rule_file(derived=[{"key": "a", "expr": "b"}, {"key": "b", "expr": "2*a"}]),
            at("rule_cycle", "derived", value="a、b"),
        ),
        # Factors.
        (rule_file({**RATIO, "num": "title"}), at("rule_field_kind", "factors[1].num", value="title", kind="word")),
        (
            rule_file({"key": "f", "kind": "magic"}),
            at("rule_kind_unknown", "factors[1].kind", value="magic", known=KINDS),
        ),
        (
            rule_file({**RATIO, "round": {"digits": 9}}),
            at("rule_digits", "factors[1].round.digits", most=4),
        ),
        # Items: only one that is counted has an amount of its own name.
        (
            rule_file(items=[{"key": "bilingual", "value": 1, "amount": "bilingual*hours", "when": "flag"}]),
            at("rule_field_kind", "items[1].amount", value="bilingual", kind="flag"),
        ),
        (
            rule_file(items=[{"key": "x", "value": 1}, {"key": "x", "value": 2}]),
            at("rule_key_twice", "items", value="x"),
        ),
        # Lines.
        (lines({"key": "a", "base": "hours"}, {"key": "a", "base": "weeks"}), at("rule_key_twice", "lines", value="a")),
        (lines({"key": "a"}), at("rule_text_missing", "lines[1].base")),
        (
            lines({"key": "a", "factors": [SIZE], "items": [{"key": "x", "value": 1}]}),
            at("rule_text_missing", "lines[1].base"),
        ),
        (lines({"key": "a", "base": "hours"}) | {"base": "weeks"}, at("rule_key_unknown", "base")),
        (
            {key: value for key, value in rule_file().items() if key not in ("base", "factors")},
            at("rule_list_empty", "lines"),
        ),
        # The whole.
        (rule_file({"kind": "const", "value": 1}), at("rule_text_missing", "factors[1].key")),
        (rule_file({**SIZE, "over": 1_000_001}), at("rule_number_long", "factors[1].over", value="1000001")),
        (rule_file({**SIZE, "slope": "0.0000001"}), at("rule_number_long", "factors[1].slope", value="0.0000001")),
        (rule_file({**SIZE, "key": "Size!"}), at("rule_key_form", "factors[1].key", value="Size!")),
        (
            rule_file({**SIZE, "part": "some"}),
            at("rule_choice", "factors[1].part", value="some", known="exact、begun、full、asked"),
        ),
        (
            rule_file(parameters=[{"key": "x"}]),
            at("rule_choice", "parameters[1].kind", value="", known="number、count、word、flag"),
        ),
        (rule_file(base={"expr": "28*"}), at("rule_formula", "base.expr", value="28*", position=4)),
        (rule_file(final_round="2"), at("rule_not_a_table", "final_round")),
    ],
)
def test_a_mistake_is_told_once_at_its_place_with_what_stands_there(data: Data, expected: Problem) -> None:
    assert refused(lambda: parse(data)) == [expected]
