"""What a rule file is refused for, with its place, and what stands just within the borders it sets."""

from __future__ import annotations

from decimal import Decimal

import pytest
from tests.domain.workload.refusing import Found, refused, wrong
from tests.domain.workload.rule_files import SIZE, Data, line, rule_file, rule_set

from onex_desktop.domain.problems import Param, Place, Problem
from onex_desktop.domain.workload.parsing import parse
from onex_desktop.domain.workload.reckoner import Reckoner
from onex_desktop.domain.workload.rule_sets import Completeness, RuleSet

KINDS: Data = {"key": "kind", "kind": "map", "field": "course_type", "values": {"theory": 1, "lab": "0.9"}}


def bad(data: Data) -> Found:
    """Return what is wrong with a rule file."""
    return refused(lambda: parse(data))


def in_file(code: str, place: str, **params: Param) -> Problem:
    """Return a problem of a rule file."""
    return wrong(code, Place("workload", name=place), place=place, **params)


def test_a_rule_file_is_refused_at_its_place() -> None:
    band: Data = {"key": "s", "kind": "piecewise", "field": "students"}
    assert bad(rule_file({**band, "pieces": [{"from": 1, "to": 9, "start": 1}, {"from": 11, "start": 1}]})) == [
        in_file("rule_steps_gap", "factors[1].pieces[2].from", low=11, before=9)
    ]
    assert bad(rule_file(parameters=[{"key": "hours", "kind": "word"}]))[0] == in_file(
        "rule_standard_kind", "parameters[1].kind", value="hours", kind="number"
    )
    assert bad(rule_file(items=[{"key": "x", "value": 1, "amount": "2 ** x"}])) == [
        in_file("rule_formula", "items[1].amount", value="2 ** x", position=4)
    ]
    assert bad(rule_file({**KINDS, "values": {"lab": {"at_least": 2, "at_most": 1}}})) == [
        in_file("rule_bounds_crossed", "factors[1].values.lab.at_least")
    ]


def test_what_stands_on_a_border_is_still_within() -> None:
    one_value = rule_set({**KINDS, "values": {"lab": {"at_least": 1, "at_most": 1}}})
    assert line(one_value, hours=1, course_type="lab", kind_factor=1).hours == 1
    repeated = rule_set({"key": "r", "kind": "repeat", "values": [1, "0.9"], "last_goes_on": False})
    assert line(repeated, hours=10, repeat=2).hours == 9
    fixed = rule_set({**SIZE, "min": "1.2", "max": "1.2"})
    assert line(fixed, hours=50, students=50).hours == 60
    finest = rule_set({**SIZE, "over": 1_000_000, "slope": "0.000001"})
    assert line(finest, hours=50, students=60).hours == 50
    longest = "+".join(["hours"] * 33)
    assert line(rule_set(base=f"{longest}  "), hours=2).hours == 66
    capped = rule_set(SIZE, cap=50)
    assert line(capped, hours=50, students=50).hours == 50
    ratio = rule_set(
        {"key": "q", "kind": "ratio", "num": "students", "den": "capacity", "round": {"digits": 1}},
        parameters=[{"key": "capacity", "kind": "number"}],
    )
    assert line(ratio, hours=1, students=3, capacity="0.5").hours == 6
    assert line(ratio, hours=1, students=3, capacity=1).hours == 3


def test_a_derived_value_has_its_floor_and_its_rounding() -> None:
    rules = rule_set(
        base="hours*share",
        derived=[{"key": "share", "num": "students", "den": "weeks", "round": {"digits": 1}, "min": 1, "max": 2}],
    )
    found = {(heads, weeks): line(rules, hours=10, students=heads, weeks=weeks).hours for heads, weeks in (
        (1, 3), (4, 3), (9, 2),
    )}  # fmt: skip
    assert list(found.values()) == [10, 13, 20]


def test_a_band_begins_where_it_says_and_stays_level_without_a_slope() -> None:
    bands = [{"from": 0, "to": 9, "start": "0.8"}, {"from": 10, "to": 40, "start": "1.2"}]
    sized = rule_set({"key": "size", "kind": "piecewise", "field": "students", "pieces": bands})
    assert [sized_hours(sized, heads) for heads in (0, 9, 10, 40)] == [8, 8, 12, 12]
    assert refused(lambda: sized_hours(sized, 41)) == [
        wrong("no_step", Place("workload", name="size", field="size"), name="students", value="41", low="0", high="40")
    ]


def sized_hours(rules: RuleSet, heads: int) -> Decimal:
    """Return the hours of ten hours before so many students; a list of the library may hold nobody."""
    return Reckoner(rules).hours({"hours": Decimal(10), "students": Decimal(heads)})


def test_the_head_of_a_rule_file_is_kept_as_it_stands() -> None:
    named = rule_set(version="2", title="校折", completeness="complete", effective_from="2020-2021-1")
    assert (named.version, named.title, named.completeness, named.effective_from) == (
        "2", "校折", Completeness.COMPLETE, "2020-2021-1",
    )  # fmt: skip
    bare = rule_set()
    assert (bare.version, bare.title, bare.completeness, bare.effective_from, bare.lines[0].label) == (
        "", "", Completeness.EXAMPLE, "", "",
    )  # fmt: skip


def test_what_is_not_named_has_no_name() -> None:
    rules = rule_set(
        items=[{"key": "x", "value": 1}], parameters=[{"key": "p", "kind": "number"}],
        derived=[{"key": "d", "expr": "hours"}],
    )  # fmt: skip
    assert (rules.parameters["p"].label, rules.parameters["p"].unit, rules.derived[0].unit) == ("", "", "")
    assert (rules.lines[0].items[0].label, rules.lines[0].items[0].unit) == ("", "")


@pytest.mark.parametrize(
    ("value", "code"),
    [("eins", "rule_not_a_number"), (1.5, "rule_not_a_number"), (True, "rule_not_a_number"), ("-2", "rule_negative")],
)
def test_a_figure_that_is_none_is_quoted(value: object, code: str) -> None:
    place = "factors[1].value"
    data = rule_file({"key": "c", "kind": "const", "value": value})
    assert bad(data) == [in_file(code, place, value=str(value))]


def test_a_part_of_a_digit_is_quoted() -> None:
    assert in_file("rule_not_whole", "final_round.digits", value="1.5") in bad(rule_file(final_round={"digits": "1.5"}))


def test_a_slope_begins_at_nobody_unless_it_says_otherwise() -> None:
    linear = rule_set({"key": "s", "kind": "linear", "field": "students", "slope": "0.01"})
    assert line(linear, hours=100, students=5).hours == 105
