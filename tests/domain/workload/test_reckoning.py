"""One line under each kind of factor, and the refusals of a line."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from tests.domain.workload.rule_files import SIZE, Data, hours, line, refused, rule_set

from onex_desktop.domain.problems import ProblemsFound
from onex_desktop.domain.workload.inputs import read_inputs
from onex_desktop.domain.workload.reckoner import reckon

TABLE: Data = {"key": "size", "kind": "class_table", "field": "students", "per": 25, "values": [1, "1.5", "1.9"]}
STEPS: Data = {
    "key": "size",
    "kind": "steps",
    "field": "students",
    "steps": [{"from": 10, "to": 40, "value": 1}, {"from": 41, "to": 80, "value": "1.5"}],
}
TYPES: Data = {
    "key": "type",
    "label": "类型",
    "kind": "map",
    "field": "course_type",
    "values": {"theory": 1, "lab": {"at_least": "0.8", "at_most": 1}, "art": {"label": "艺术"}},
}


def given(**bounds: object) -> Data:
    """Return a factor the school gives."""
    return {"key": "own", "kind": "given", **bounds}


@pytest.mark.parametrize(
    ("factor", "inputs", "expected"),
    [
        (SIZE, {"students": 51}, "10.1"),
        (SIZE | {"max": "1.2"}, {"students": 90}, "12"),
        (SIZE | {"start": "0.5", "min": "0.8"}, {"students": 20}, "8"),
        (SIZE | {"per": 10, "part": "exact"}, {"students": 65}, "10.15"),
        (SIZE | {"per": 10, "part": "begun"}, {"students": 65}, "10.2"),
        (SIZE | {"per": 30, "part": "full"}, {"students": 109}, "10.1"),
        (SIZE | {"per": 10, "part": "asked"}, {"students": 65, "part": "full"}, "10.1"),
        (SIZE | {"per": 10, "part": "asked"}, {"students": 65, "part": "exact"}, "10.15"),
        (SIZE | {"round": {"digits": 0, "mode": "up"}}, {"students": 51}, "20"),
        (STEPS, {"students": 40}, "10"),
        (STEPS, {"students": 41}, "15"),
        (TABLE, {"students": 1}, "10"),
        (TABLE, {"students": 60}, "16.6"),
        (TABLE, {"students": 75}, "19"),
        (TABLE, {"students": 100}, "19"),
        (TABLE | {"last_goes_on": False}, {"students": 75}, "19"),
        ({"key": "b", "kind": "batch", "values": [1, "1.4", "1.7"]}, {"groups": 2}, "14"),
        ({"key": "b", "kind": "batch", "values": [1, "1.4", "1.7"]}, {"groups": 9}, "17"),
        ({"key": "r", "kind": "repeat", "values": [1, "0.9"], "optional": True}, {}, "10"),
        ({"key": "r", "kind": "repeat", "values": [1, "0.9"], "optional": True}, {"repeat": 3}, "9"),
        (TYPES, {"course_type": "theory"}, "10"),
        (TYPES, {"course_type": "lab", "type_factor": "0.9"}, "9"),
        (TYPES, {"course_type": "art", "type_factor": 3}, "30"),
        ({"key": "l", "kind": "map", "field": "bilingual", "values": {"yes": "1.2"}}, {"bilingual": "yes"}, "12"),
        ({"key": "l", "kind": "map", "field": "bilingual", "values": {"yes": "1.2"}}, {"bilingual": "no"}, "10"),
        ({"key": "l", "kind": "map", "field": "bilingual", "values": {"yes": "1.2"}}, {}, "10"),
        (given(at_least=1, at_most=2), {"own_factor": 2}, "20"),
        (given(optional=True), {}, "10"),
        ({"key": "c", "kind": "const", "value": "0.6"}, {}, "6"),
        (
            {"key": "q", "kind": "ratio", "num": "students", "den": 40, "round": {"digits": 1}},
            {"students": 50},
            "13",
        ),
        (
            {"key": "q", "kind": "ratio", "num": "students", "den": "base", "round": {"digits": 1}},
            {"students": 47, "base": 45},
            "10",
        ),
    ],
)
def test_a_factor_multiplies_the_hours(factor: Data, inputs: dict[str, object], expected: str) -> None:
    assert hours(rule_set(factor), hours=10, **inputs) == Decimal(expected)


@pytest.mark.parametrize(
    ("factor", "inputs", "codes"),
    [
        (STEPS, {"students": 9}, ["no_step"]),
        (STEPS, {"students": 81}, ["no_step"]),
        (STEPS | {"steps": [{"from": 10, "value": 1}]}, {"students": 9}, ["no_step"]),
        (TABLE | {"last_goes_on": False}, {"students": 76}, ["no_step"]),
        ({"key": "b", "kind": "batch", "values": [1, 2], "last_goes_on": False}, {"groups": 3}, ["no_step"]),
        (TYPES, {"course_type": "sport"}, ["word_unknown"]),
        (TYPES, {"course_type": "lab"}, ["value_left_to_school"]),
        (TYPES, {"course_type": "lab", "type_factor": "1.1"}, ["value_out_of_range"]),
        (TYPES, {"course_type": "theory", "type_factor": "1.1"}, ["value_is_published"]),
        (given(at_least=1), {"own_factor": "0.9"}, ["value_out_of_range"]),
        (given(at_most=1), {"own_factor": "1.1"}, ["value_out_of_range"]),
        (SIZE, {}, ["parameter_missing"]),
        (SIZE | {"part": "asked"}, {"students": 60}, ["parameter_missing"]),
        (
            {"key": "q", "kind": "ratio", "num": "students", "den": {"map": "title", "a": 40}, "round": {"digits": 1}},
            {"students": 50, "title": "b"},
            ["word_unknown"],
        ),
    ],
)
def test_a_line_that_has_no_answer_says_why(factor: Data, inputs: dict[str, object], codes: list[str]) -> None:
    assert refused(rule_set(factor), hours=10, **inputs) == codes


def test_everything_in_the_way_is_said_at_once() -> None:
    assert refused(rule_set(STEPS, TYPES), hours=1, students=500, course_type="sport") == ["no_step", "word_unknown"]


def test_factors_of_one_group_do_not_go_together_unless_they_are_one() -> None:
    language = {"key": "l", "kind": "map", "field": "bilingual", "values": {"yes": "1.2"}, "group": "K3"}
    rules = rule_set(TYPES | {"group": "K3"}, language)
    assert hours(rules, hours=10, course_type="theory", bilingual="yes") == 12
    assert refused(rules, hours=10, course_type="lab", type_factor="0.9", bilingual="yes") == ["not_together"]


def test_what_is_left_out_is_named_where_it_is_news() -> None:
    repeat = {"key": "r", "kind": "repeat", "values": [1, "0.9"], "optional": True}
    language = {"key": "l", "kind": "map", "field": "bilingual", "values": {"yes": "1.2"}}
    rules = rule_set(TYPES | {"optional": True}, given(optional=True, label="定位"), repeat, language)
    assert line(rules, hours=10).left_out == ("类型", "定位")


def test_a_derived_divisor_of_zero_is_refused() -> None:
    factor = {"key": "q", "kind": "ratio", "num": "students", "den": "rest", "round": {"digits": 1}}
    rules = rule_set(factor, derived=[{"key": "rest", "expr": "students-30"}])
    assert refused(rules, hours=10, students=30) == ["division_by_zero"]
    assert hours(rules, hours=10, students=60) == 20


def test_a_derived_ratio_is_rounded_and_bounded() -> None:
    sheets: Data = {"key": "sheets", "num": "hours", "den": 6, "round": {"digits": 0}, "max": 8}
    rules = rule_set(base="sheets", derived=[sheets])
    assert [hours(rules, hours=value) for value in (2, 3, 45, 60)] == [0, 1, 8, 8]


def test_a_derived_sum_may_be_rounded() -> None:
    half: Data = {"key": "half", "expr": "0.5*hours", "round": {"digits": 0}}
    assert hours(rule_set(base="half", derived=[half]), hours=5) == 3


def test_a_derived_value_nobody_needs_may_lack_its_parts() -> None:
    assert hours(rule_set(derived=[{"key": "unused", "expr": "5*weeks"}]), hours=5) == 5


def test_a_parameter_written_twice_is_refused() -> None:
    with pytest.raises(ProblemsFound) as found:
        read_inputs(rule_set(), [("hours", "1"), ("ｈours", "2")])
    assert [problem.code for problem in found.value.problems] == ["workload.parameter_twice"]


def test_the_cap_of_a_line_holds_before_items_are_added() -> None:
    item = {"key": "extra", "label": "另加", "value": 2}
    reckoned = line(rule_set(cap=50, items=[item]), hours=60, extra=3)
    assert (reckoned.hours, reckoned.cap) == (Decimal(56), Decimal(50))
    assert line(rule_set(cap=50, items=[item]), hours=50).cap is None


def test_items_follow_their_trigger() -> None:
    items: list[Data] = [
        {"key": "homework", "label": "作业", "value": "0.1", "amount": "hours*classes", "when": "flag"},
        {"key": "start", "label": "准备", "value": 1, "amount": "1", "when": "always"},
    ]
    rules = rule_set(items=items, parameters=[{"key": "homework", "kind": "flag"}])
    assert hours(rules, hours=10) == 11
    assert hours(rules, hours=10, homework="yes", classes=2) == 13
    assert hours(rules, hours=10, homework="no") == 11
    assert refused(rules, hours=10, homework="yes") == ["parameter_missing"]


def test_a_line_of_items_wants_one_of_them() -> None:
    rules = rule_set(base=None, items=[{"key": "a", "value": 2}, {"key": "b", "value": 3}])
    assert hours(rules, a=1, b=2) == 8
    assert refused(rules) == ["item_missing"]
    always = rule_set(base=None, items=[{"key": "a", "value": 2, "amount": "days", "when": "always"}])
    assert hours(always, days=4) == 8


def lines(*found: Data) -> dict[str, Any]:
    """Return what replaces the single line of a file."""
    return {"base": None, "factors": None, "lines": list(found)}


def test_the_line_is_chosen_by_the_kind_of_course_then_by_what_is_given() -> None:
    rules = rule_set(
        **lines(
            {"key": "class", "base": "hours", "course_types": ["theory"], "factors": [SIZE]},
            {"key": "lab", "base": "hours*groups", "course_types": ["lab"]},
            {"key": "other", "base": "days", "factors": [TYPES]},
        )
    )
    assert line(rules, hours=1, students=50).line == "class"
    assert line(rules, hours=1, groups=2).line == "lab"
    assert line(rules, hours=1, groups=2, course_type="lab").line == "lab"
    assert line(rules, days=1, course_type="theory").line == "other"
    assert refused(rules, hours=1, groups=2, course_type="theory") == ["parameter_unfit", "parameter_missing"]
    assert refused(rules, hours=1, course_type="sport") == ["parameter_unfit", "parameter_missing"]


def test_an_unlisted_kind_of_course_is_refused_with_those_there_are() -> None:
    rules = rule_set(**lines({"key": "class", "base": "hours", "course_types": ["theory"]}))
    assert refused(rules, hours=1, course_type="sport") == ["word_unknown"]


def test_a_result_below_zero_or_beyond_measure_is_refused() -> None:
    rules = rule_set(base="hours-100")
    assert refused(rules, hours=1) == ["result_out_of_range"]
    assert refused(rule_set(base="hours*hours*hours"), hours=999_999) == ["result_out_of_range"]


def test_no_is_the_same_as_nothing_said() -> None:
    assert reckon(rule_set(), {"hours": Decimal(3), "bilingual": False}).hours == 3


@pytest.mark.parametrize(
    ("inputs", "codes"),
    [
        ({"hours": "六十四"}, ["not_a_number"]),
        ({"hours": "64学时"}, ["not_a_number"]),
        ({"hours": "1e3"}, ["not_a_number"]),
        ({"hours": "NaN"}, ["not_a_number"]),
        ({"hours": "-1"}, ["negative"]),
        ({"hours": "1234567"}, ["number_too_long"]),
        ({"hours": "1.23456"}, ["number_too_long"]),
        ({"students": "-3"}, ["negative"]),
        ({"students": "50.5"}, ["not_a_count"]),
        ({"students": "0"}, ["not_a_count"]),
        ({"bilingual": "perhaps"}, ["word_unknown"]),
        ({"part": "some"}, ["word_unknown"]),
        ({"colour": "red"}, ["parameter_unknown"]),
        ({"hours": "x", "students": "y"}, ["not_a_number", "not_a_number"]),
    ],
)
def test_what_is_written_wrongly_is_refused(inputs: dict[str, object], codes: list[str]) -> None:
    language: Data = {"key": "l", "kind": "map", "field": "bilingual", "values": {"yes": 2}}
    assert refused(rule_set(SIZE | {"part": "asked"}, language), **inputs) == codes


def test_full_width_figures_are_figures() -> None:
    assert hours(rule_set(SIZE), hours="６４", students=" ５１ ") == Decimal("64.64")
