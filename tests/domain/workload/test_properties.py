"""What holds for every rule set and every line."""

from __future__ import annotations

from decimal import Decimal
from itertools import accumulate
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from tests.domain.workload.rule_files import SIZE, Data, found, rule_file, rule_set

from onex_desktop.domain.workload.reckoner import Reckoner, reckon
from onex_desktop.services.workload import presets as workload

HOURS = st.decimals(0, 999, places=2)
HEADS = st.integers(1, 400)
VALUES = st.decimals(0, 9, places=2)
WIDTHS = st.lists(st.integers(1, 30), min_size=1, max_size=12)

PUBLISHED = {rules.code: rules for rules in workload.presets()}
P1, P10 = PUBLISHED["P1"], PUBLISHED["P10"]
FACTORS: list[Data] = [
    SIZE,
    {"key": "r", "kind": "repeat", "values": [1, "0.9"]},
    {"key": "q", "kind": "ratio", "num": "students", "den": 45, "round": {"digits": 1}, "min": 1, "max": "1.5"},
    {"key": "t", "kind": "class_table", "field": "students", "per": 25, "values": [1, "1.5", "1.9", "2.2"]},
]


def bands(widths: list[int]) -> list[Data]:
    """Return bands one behind the other, the value of each being its number."""
    ends = list(accumulate(widths))
    return [
        {"from": end - width + 1, "to": end, "value": number}
        for number, (end, width) in enumerate(zip(ends, widths, strict=True), 1)
    ]


def table(steps: list[Data]) -> Data:
    """Return a step table over students."""
    return {"key": "size", "kind": "steps", "field": "students", "steps": steps}


TEACHING: dict[str, dict[str, Any]] = {
    "P1": {}, "P2": {}, "P3": {}, "P4": {}, "P9": {"course_type": "training"}, "P10": {},
}  # fmt: skip
"""The published rule sets that reckon from hours and students, and what else each must be told."""


@given(st.sampled_from(sorted(TEACHING)), HOURS, HOURS, st.integers(1, 120))
def test_more_hours_are_never_worth_less(code: str, one: Decimal, other: Decimal, heads: int) -> None:
    low, high = sorted((one, other))
    given_with = {"students": Decimal(heads), **TEACHING[code]}
    rules = PUBLISHED[code]
    assert reckon(rules, {"hours": low, **given_with}).hours <= reckon(rules, {"hours": high, **given_with}).hours


@given(WIDTHS, st.data())
def test_every_head_has_exactly_one_step(widths: list[int], data: st.DataObject) -> None:
    steps = bands(widths)
    heads = data.draw(st.integers(1, sum(widths)))
    holding = [step["value"] for step in steps if step["from"] <= heads <= step["to"]]
    reckoned = reckon(rule_set(table(steps)), {"hours": Decimal(1), "students": Decimal(heads)})
    assert [int(reckoned.hours)] == holding


@given(WIDTHS.filter(lambda widths: len(widths) > 1), st.integers(-5, 5).filter(bool), st.data())
def test_a_shifted_step_is_an_overlap_or_a_gap(widths: list[int], shift: int, data: st.DataObject) -> None:
    steps = bands(widths)
    moved = data.draw(st.integers(1, len(steps) - 1))
    steps[moved]["from"] = max(steps[moved]["from"] + shift, 0)
    expected = "rule_steps_gap" if shift > 0 else "rule_steps_overlap"
    assert (expected, f"factors[1].steps[{moved + 1}].from") in found(rule_file(table(steps)))


@given(HOURS, HEADS, st.integers(1, 4), st.permutations(FACTORS), st.permutations(["hours", "students", "repeat"]))
def test_neither_the_order_of_factors_nor_that_of_inputs_matters(
    hours: Decimal, heads: int, ordinal: int, factors: list[Data], order: list[str]
) -> None:
    inputs: dict[str, Any] = {"hours": hours, "students": Decimal(heads), "repeat": Decimal(ordinal)}
    straight = reckon(rule_set(*FACTORS), inputs)
    turned = reckon(rule_set(*factors), {key: inputs[key] for key in order})
    assert turned.hours == straight.hours
    assert {factor.key: factor.value for factor in turned.factors} == {f.key: f.value for f in straight.factors}


READY = {code: Reckoner(rules) for code, rules in (("P1", P1), ("P10", P10), ("T", rule_set(*FACTORS)))}


@given(st.sampled_from(["P1", "P10", "T"]), HOURS, HEADS, st.none() | st.integers(1, 4))
def test_what_was_reckoned_before_makes_no_difference(
    code: str, hours: Decimal, heads: int, ordinal: int | None
) -> None:
    inputs: dict[str, Any] = {"hours": hours, "students": Decimal(heads)}
    if code == "T" or ordinal:
        inputs["repeat"] = Decimal(ordinal or 1)
    ready = READY[code]
    assert ready.hours(inputs) == ready.reckon(inputs).hours == reckon(ready.rule_set, inputs).hours


@given(HOURS, HEADS, st.integers(0, 4))
def test_the_result_is_the_exact_product_rounded_half_up(hours: Decimal, heads: int, digits: int) -> None:
    rules = rule_set(*FACTORS, final_round={"digits": digits})
    reckoned = reckon(rules, {"hours": hours, "students": Decimal(heads), "repeat": Decimal(2)})
    product = hours
    for factor in reckoned.factors:
        product *= factor.value
    unit = Decimal(1).scaleb(-digits)
    assert reckoned.exact == product
    assert -unit / 2 < reckoned.hours - product <= unit / 2


@given(st.lists(VALUES, min_size=1, max_size=8), HEADS)
def test_a_class_table_stays_between_its_neighbours(values: list[Decimal], heads: int) -> None:
    data: Data = {"key": "t", "kind": "class_table", "field": "students", "per": 25, "values": [str(v) for v in values]}
    value = reckon(rule_set(data), {"hours": Decimal(1), "students": Decimal(heads)}).factors[0].value
    whole = min(max(heads // 25, 1), len(values))
    neighbours = values[whole - 1 : whole + 1]
    assert min(neighbours) <= value <= max(neighbours)


@given(st.recursive(st.none() | st.booleans() | st.integers() | st.text(max_size=5) | st.decimals(), lambda inner: (
    st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(
        ["code", "base", "expr", "factors", "kind", "field", "values", "lines", "items", "key", "den", "derived"]
    ), inner, max_size=5)
), max_leaves=20))  # fmt: skip
def test_whatever_a_file_holds_is_read_or_refused(content: object) -> None:
    data = content if isinstance(content, dict) else {"factors": content}
    assert found(data)
