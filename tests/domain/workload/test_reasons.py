"""Whole reasons of factors, because the words beside a figure are made of them; and what a reckoner keeps."""

from __future__ import annotations

from decimal import Decimal

import pytest
from tests.domain.workload.refusing import at, refused, wrong
from tests.domain.workload.rule_files import SIZE, Data, line, rule_file, rule_set

from onex_desktop.domain.problems import Place
from onex_desktop.domain.workload.measuring import Because, Reason
from onex_desktop.domain.workload.parsing import parse
from onex_desktop.domain.workload.reckoner import MOST_HOURS, Reckoner
from onex_desktop.domain.workload.rounding import Rounding, plain
from onex_desktop.domain.workload.rule_sets import RuleSet
from onex_desktop.domain.workload.sources import Source, SourceKind, reckon_sources

TYPE: Data = {"key": "type", "label": "类型", "kind": "map", "field": "course_type"}


@pytest.mark.parametrize(
    ("factor", "given", "expected"),
    [
        (
            {**TYPE, "values": {"lab": {"value": "0.9", "label": "实验"}, "theory": 1}}, {"course_type": "lab"},
            Because(Reason.CATEGORY, "类型", "course_type", "lab", "", {"label": "实验"}),
        ),
        (
            {**TYPE, "values": {"lab": {"at_least": "0.8", "at_most": 1, "label": "实验"}}},
            {"course_type": "lab", "type_factor": "0.9"},
            Because(
                Reason.CHOSEN, "类型", "course_type", "lab", "", {"label": "实验", "least": "0.8", "most": "1"}
            ),
        ),
        (
            {"key": "new", "label": "新", "kind": "map", "field": "new_course", "values": {"yes": "1.1"}},
            {"new_course": "yes"}, Because(Reason.FLAG, "新", "new_course", "True", "", {"label": ""}),
        ),
        (
            {"key": "own", "label": "学校取值", "kind": "given", "at_least": 1}, {"own_factor": "1.50"},
            Because(Reason.GIVEN, "学校取值", "own_factor", "1.5", "", {"least": "1", "most": ""}),
        ),
        (
            {"key": "size", "label": "规模", "kind": "steps", "field": "seats", "steps": [{"from": 1, "value": 2}]},
            {"seats": 12}, Because(Reason.BAND, "规模", "seats", "12", "台", {"low": "1", "high": ""}),
        ),
        ({"key": "c", "label": "定", "kind": "const", "value": 2}, {}, Because(Reason.CONSTANT, "定")),
    ],
)  # fmt: skip
def test_a_factor_says_what_it_comes_from(factor: Data, given: dict[str, object], expected: Because) -> None:
    rules = rule_set(factor, parameters=[{"key": "seats", "kind": "count", "unit": "台"}])
    because = line(rules, hours=1, **given).factors[0].because
    assert (because.reason, because.label, because.field, because.given, because.unit) == (
        expected.reason, expected.label, expected.field, expected.given, expected.unit,
    )  # fmt: skip
    assert because.details == expected.details


def test_a_bound_is_told_only_where_it_takes_hold() -> None:
    ratio = {"key": "q", "kind": "ratio", "num": "students", "den": 40, "round": {"digits": 1}, "min": 1, "max": 2}
    rules = rule_set(ratio)
    told = {heads: line(rules, hours=1, students=heads).factors[0].because.bound for heads in (30, 40, 80, 90)}
    assert [bound is None for bound in told.values()] == [False, True, True, False]


def test_a_reckoner_keeps_lines_of_different_kinds_apart() -> None:
    kinds = [
        {"key": key, "course_types": [key], "base": base} for key, base in (("lab", "hours"), ("sport", "2*hours"))
    ]
    ready = Reckoner(parse({**rule_file(base=None, factors=None), "lines": kinds, "version": "7"}))
    found = [ready.reckon({"hours": Decimal(3), "course_type": kind}) for kind in ("lab", "sport", "lab")]
    assert [each.hours for each in found] == [3, 6, 3]
    assert [(each.rule_set, each.version, each.line, each.unit) for each in found][1] == ("T", "7", "sport", "课时")


def test_what_is_added_keeps_its_key_its_name_and_its_figures() -> None:
    rules = rule_set(items=[{"key": "paper_bank", "label": "题库", "value": 20}])
    (added,) = line(rules, hours=16, paper_bank=2).added
    assert (added.key, added.label, added.value, added.hours) == (
        "paper_bank", "题库", Decimal(20), Decimal(40),
    )  # fmt: skip


def test_a_reckoner_gives_the_same_factor_again() -> None:
    ready = Reckoner(rule_set(SIZE, {"key": "c", "kind": "const", "value": 2}))
    inputs = {"hours": Decimal(10), "students": Decimal(60)}
    assert ready.reckon(inputs) == ready.reckon(inputs) == Reckoner(ready.rule_set).reckon(inputs)


def test_long_numbers_keep_every_digit() -> None:
    long = Decimal("123456789012345678901234567890.125")
    assert Rounding(2).apply(long) == Decimal("123456789012345678901234567890.13")
    assert plain(long) == "123456789012345678901234567890.125"


def test_hours_beyond_all_reason_are_refused_and_the_most_is_not() -> None:
    rules = rule_set(base="hours*students*weeks")
    ready = Reckoner(rules)
    assert ready.reckon({"hours": MOST_HOURS, "students": Decimal(1), "weeks": Decimal(1)}).hours == MOST_HOURS
    much = {"hours": MOST_HOURS, "students": Decimal(2), "weeks": Decimal(1)}
    assert refused(lambda: ready.reckon(much)) == [wrong("result_out_of_range", rule_set="T")]


def two() -> RuleSet:
    """Return a rule set whose two lines read the same."""
    lines = [{"key": "a", "label": "甲", "course_types": ["lab"], "base": "hours"},
             {"key": "b", "course_types": ["sport"], "base": "hours"}]  # fmt: skip
    return parse({**rule_file(base=None, factors=None), "lines": lines})


def test_a_line_that_is_not_told_apart_names_those_in_question() -> None:
    assert refused(lambda: line(two(), hours=1)) == [
        wrong("line_ambiguous", rule_set="T", lines="甲、b", known="lab、sport")
    ]
    assert refused(lambda: line(two(), hours=1, course_type="art")) == [
        wrong("word_unknown", name="course_type", value="art", known="lab、sport")
    ]


def test_a_source_without_hours_is_still_the_source() -> None:
    source = Source(SourceKind.ASSIGNMENT, 4, 0, 1, "课程")
    (found,) = reckon_sources(Reckoner(rule_set()), [source])
    assert (found.source, found.problems) == (
        source,
        (wrong("parameter_missing", at("hours"), name="hours", line="line"),),
    )


def test_a_denominator_by_words_is_refused_at_its_place() -> None:
    ratio: Data = {"key": "q", "kind": "ratio", "num": "students", "round": {"digits": 1}}
    data = rule_file({**ratio, "den": {"map": "group", "arts": 0}}, parameters=[{"key": "group", "kind": "word"}])
    place = "factors[1].den.arts"
    assert refused(lambda: parse(data)) == [wrong("rule_zero", Place("workload", name=place), place=place)]
    assert (
        line(
            rule_set({**ratio, "den": "n2"}, parameters=[{"key": "n2", "kind": "count"}]), hours=1, students=4, n2=2
        ).hours
        == 2
    )


def test_bands_may_begin_at_nothing_and_a_repeat_may_count_something_else() -> None:
    empty: Data = {"key": "p", "kind": "piecewise", "field": "students", "pieces": []}
    place = "factors[1].pieces"
    assert refused(lambda: parse(rule_file(empty)))[0] == wrong(
        "rule_list_empty", Place("workload", name=place), place=place
    )
    groups = rule_set({"key": "r", "kind": "repeat", "field": "groups", "values": [1, "0.5"]})
    assert line(groups, hours=10, groups=2).hours == 5
    assert groups.lines[0].required == ("hours", "groups")
