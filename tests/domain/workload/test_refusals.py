"""Whole problems, because sentences are made of them: code, severity, figures and place of what is refused."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from tests.domain.workload.refusing import Found, at, refused, wrong
from tests.domain.workload.rule_files import SIZE, Data, line, rule_file, rule_set

from onex_desktop.domain.problems import Place, Problem, Severity
from onex_desktop.domain.workload import settings
from onex_desktop.domain.workload.inputs import read_inputs, read_standard
from onex_desktop.domain.workload.parsing import parse
from onex_desktop.domain.workload.reckoner import Reckoner
from onex_desktop.domain.workload.rule_sets import Period, RuleSet
from onex_desktop.domain.workload.settings import FeeDraft, ItemDraft, PoolDraft, QuotaDraft
from onex_desktop.domain.workload.sources import ItemKind, Source, SourceKind, reckon_sources
from onex_desktop.services.workload import presets

KINDS: Data = {"key": "kind", "kind": "map", "field": "course_type", "values": {"theory": 1, "lab": "0.9"}}
FLAG: Data = {"key": "new", "kind": "map", "field": "new_course", "values": {"yes": "1.1"}}


@pytest.mark.parametrize(
    ("pair", "expected"),
    [
        (("hours", "六"), wrong("not_a_number", name="hours", value="六")),
        (("hours", "-2"), wrong("negative", name="hours", value="-2")),
        (("hours", "1234567"), wrong("number_too_long", name="hours", value="1234567")),
        (("hours", "1.23456"), wrong("number_too_long", name="hours", value="1.23456")),
        (("students", "1.5"), wrong("not_a_count", name="students", value="1.5")),
        (("students", "0"), wrong("not_a_count", name="students", value="0")),
        (("students", "viele"), wrong("not_a_number", name="students", value="viele")),
        (("own_factor", "viel"), wrong("not_a_number", name="own_factor", value="viel")),
        (("new_course", "maybe"), wrong("word_unknown", name="new_course", value="maybe", known="yes、no")),
        (("size_kind", "big"), wrong("word_unknown", name="size_kind", value="big", known="small、large")),
    ],
)
def test_a_value_that_is_none(pair: tuple[str, str], expected: Problem) -> None:
    sized: Data = {"key": "s", "kind": "map", "field": "size_kind", "values": {"small": 1, "large": 2}}
    kind = {"key": "size_kind", "kind": "word", "choices": ["small", "large"]}
    rules = rule_set(SIZE, FLAG, sized, {"key": "own", "kind": "given"}, parameters=[kind])
    assert refused(lambda: read_inputs(rules, [pair])) == [expected]


def test_a_name_that_is_unknown_or_comes_twice_and_what_is_needed_instead() -> None:
    first = {"key": "a", "label": "甲", "base": "hours", "course_types": ["theory", "lab"], "factors": [SIZE, FLAG]}
    rules = parse({**rule_file(base=None, factors=None), "lines": [first, {"key": "b", "base": "weeks*days"}]})
    assert refused(lambda: read_inputs(rules, [("hours", "1"), ("hours", "2")])) == [
        wrong("parameter_twice", at("hours"), name="hours")
    ]
    assert refused(lambda: read_inputs(rules, [("colour", "red")])) == [
        wrong("parameter_unknown", at("colour"), name="colour", rule_set="T"),
        Problem(
            "workload.needs",
            Severity.INFO,
            {"rule_set": "T", "line": "甲", "required": "hours、students", "optional": "course_type、new_course",
             "course_types": "theory、lab"},
            Place("workload", name="a"),
        ),
        Problem(
            "workload.needs",
            Severity.INFO,
            {"rule_set": "T", "line": "b", "required": "weeks、days", "optional": "", "course_types": ""},
            Place("workload", name="b"),
        ),
    ]  # fmt: skip


def test_a_number_of_the_command_line_is_read_by_itself() -> None:
    assert read_standard("hours", " １６.5 ") == Decimal("16.5")
    assert refused(lambda: read_standard("hours", "-1")) == [wrong("negative", name="hours", value="-1")]


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({"hours": 1}, wrong("parameter_missing", at("students"), name="students", line="甲")),
        ({"hours": 1, "students": 2, "weeks": 3}, wrong("parameter_unfit", at("weeks"), name="weeks", line="甲")),
    ],
)
def test_what_a_line_lacks_or_cannot_use(given: dict[str, Any], expected: Problem) -> None:
    lines = [{"key": "a", "label": "甲", "base": "hours", "factors": [SIZE]}, {"key": "b", "base": "weeks*days"}]
    rules = parse({**rule_file(base=None, factors=None), "lines": lines})
    assert expected in refused(lambda: line(rules, **given))


def test_a_line_of_items_wants_one_of_them() -> None:
    items = [{"key": "x", "label": "甲", "value": 1}, {"key": "y", "value": 2}]
    rules = parse({**rule_file(base=None, factors=None), "lines": [{"key": "o", "items": items}]})
    assert refused(lambda: line(rules))[0] == wrong("item_missing", at("x、y"), name="x、y", line="o")


def size(**more: object) -> RuleSet:
    """Return a rule set with one factor named 规模."""
    also = [{"key": "field", "kind": "word"}, {"key": "capacity", "kind": "number"}]
    return rule_set({"key": "size", "label": "规模", **more}, parameters=also)


IN_SIZE = Place("workload", name="规模", field="size")


@pytest.mark.parametrize(
    ("rules", "given", "expected"),
    [
        (
            size(kind="class_table", field="students", per=25, values=[1, "1.5"], last_goes_on=False),
            {"hours": 1, "students": 51},
            wrong("no_step", IN_SIZE, name="students", value="51", low="1", high="50"),
        ),
        (
            size(kind="repeat", values=[1, "0.9"], last_goes_on=False), {"hours": 1, "repeat": 3},
            wrong("no_step", IN_SIZE, name="repeat", value="3", low="1", high="2"),
        ),
        (
            size(kind="steps", field="students", steps=[{"from": 10, "to": 20, "value": 1}]),
            {"hours": 1, "students": 9},
            wrong("no_step", IN_SIZE, name="students", value="9", low="10", high="20"),
        ),
        (
            size(kind="steps", field="students", steps=[{"from": 10, "value": 1}]), {"hours": 1, "students": 9},
            wrong("no_step", IN_SIZE, name="students", value="9", low="10", high=""),
        ),
        (
            size(kind="map", field="course_type", values={"theory": 1, "lab": "0.9"}),
            {"hours": 1, "course_type": "art"},
            wrong("word_unknown", IN_SIZE, name="course_type", value="art", known="theory、lab"),
        ),
        (
            size(kind="map", field="course_type", values={"lab": {"at_least": "0.8", "at_most": 1}}),
            {"hours": 1, "course_type": "lab"},
            wrong("value_left_to_school", IN_SIZE, name="size_factor", word="lab", least="0.8", most="1"),
        ),
        (
            size(kind="map", field="course_type", values={"lab": {"at_least": "0.8", "at_most": 1}}),
            {"hours": 1, "course_type": "lab", "size_factor": "1.1"},
            wrong("value_out_of_range", IN_SIZE, name="size_factor", value="1.1", least="0.8", most="1"),
        ),
        (
            size(kind="map", field="course_type", values={"lab": {"at_least": "0.8"}, "theory": 1}),
            {"hours": 1, "course_type": "theory", "size_factor": "1.1"},
            wrong("value_is_published", IN_SIZE, name="size_factor", word="theory", value="1"),
        ),
        (
            size(kind="ratio", num="students", den={"map": "field", "arts": 40, "science": 45}, round={"digits": 1}),
            {"hours": 1, "students": 40, "field": "law"},
            wrong("word_unknown", IN_SIZE, name="field", value="law", known="arts、science"),
        ),
        (
            size(kind="ratio", num="students", den="capacity", round={"digits": 1}),
            {"hours": 1, "students": 40, "capacity": 0},
            wrong("division_by_zero", IN_SIZE, name="capacity"),
        ),
    ],
)  # fmt: skip
def test_a_factor_that_has_no_value_for_what_is_given(rules: RuleSet, given: dict[str, Any], expected: Problem) -> None:
    assert refused(lambda: line(rules, **given)) == [expected]


def test_two_factors_of_a_group_that_both_differ_from_one() -> None:
    grouped = [
        {**KINDS, "group": "K", "label": "类型"},
        {**FLAG, "group": "K"},
        {"key": "c", "kind": "const", "value": 2},
    ]
    rules = rule_set(*grouped)
    assert refused(lambda: line(rules, hours=1, course_type="lab", new_course="yes")) == [
        wrong("not_together", at("new"), one="类型", other="new")
    ]
    swapped = rule_set(*(grouped[1], grouped[0]))
    assert refused(lambda: line(swapped, hours=1, course_type="lab", new_course="yes")) == [
        wrong("not_together", at("kind"), one="new", other="类型")
    ]
    assert line(rules, hours=1, course_type="theory", new_course="yes").hours == Decimal("2.2")


def test_a_factor_without_value_is_told_beside_those_of_a_group() -> None:
    grouped = rule_set({**KINDS, "group": "K"}, {**FLAG, "group": "K"}, {"key": "r", "kind": "repeat", "values": [1],
                       "last_goes_on": False})  # fmt: skip
    no_step = wrong("no_step", Place("workload", name="r", field="r"), name="repeat", value="2", low="1", high="1")
    given = {"hours": 1, "new_course": "yes", "repeat": 2}
    assert refused(lambda: line(grouped, course_type="theory", **given)) == [no_step]
    assert refused(lambda: line(grouped, course_type="lab", **given)) == [
        no_step, wrong("not_together", at("new"), one="kind", other="new"),
    ]  # fmt: skip


@pytest.mark.parametrize(("label", "name"), [({"label": "另加"}, "另加"), ({}, "extra")])
def test_an_item_without_its_amount(label: dict[str, str], name: str) -> None:
    rules = rule_set(items=[{"key": "extra", "value": 2, "amount": "weeks*days", **label}])
    assert refused(lambda: line(rules, hours=1, extra=1)) == [wrong("parameter_missing", name="weeks、days", line=name)]


def test_what_is_entered_for_pay() -> None:
    below = Decimal(-1)
    assert settings.validate_item(ItemDraft(1, 1, ItemKind.OTHER, below)) == [
        wrong("below_zero", at("quantity"), value="-1")
    ]
    assert settings.validate_quota(QuotaDraft("", below, Period.TERM, "2020", "示例")) == [
        wrong("below_zero", at("hours"), value="-1"), wrong("term_code", at("effective_from"), value="2020"),
    ]  # fmt: skip
    assert settings.validate_fee(FeeDraft("", -150, "去年", "")) == [
        wrong("below_zero", at("amount"), value="-1.50"), wrong("term_code", at("effective_from"), value="去年"),
        wrong("source_missing", at("source")),
    ]  # fmt: skip
    assert settings.validate_pool(PoolDraft(1, -1, Decimal("0.995"), "示例")) == [
        wrong("below_zero", at("approved"), value="-0.01"), wrong("too_fine", at("tilt"), value="0.995", places=2),
        wrong("tilt_below_one", at("tilt"), value="0.995"),
    ]  # fmt: skip
    assert settings.validate_quota(QuotaDraft("", Decimal("0.005"), Period.TERM, "2020-2021-1", "示例")) == [
        wrong("too_fine", at("hours"), value="0.005", places=2)
    ]
    assert settings.validate_item(ItemDraft(1, 1, ItemKind.OTHER, Decimal("0.005"))) == [
        wrong("too_fine", at("quantity"), value="0.005", places=2)
    ]


def source(facts: dict[str, Any], item: ItemKind | None = None, given: dict[str, str] | None = None) -> Source:
    """Return a source that is known by these facts."""
    kind = SourceKind.ASSIGNMENT if item is None else SourceKind.ITEM
    return Source(kind, 1, 0, 1, "工作", "", facts, given or {}, item=item)


def of(rules: RuleSet, each: Source) -> Found:
    """Return why a source has no hours."""
    (found,) = reckon_sources(Reckoner(rules), [each])
    assert found.hours is None
    return list(found.problems)


TWO: list[Data] = [
    {"key": "lab", "label": "实验", "course_types": ["lab", "computer_lab"], "base": "hours"},
    {"key": "other", "course_types": ["internship"], "base": "hours*students*weeks"},
    {"key": "sport", "label": "体育", "course_types": ["sport"], "base": "hours"},
]
HOURS = {"hours": Decimal(10)}


def test_why_a_source_has_no_hours() -> None:
    rules = parse({**rule_file(base=None, factors=None), "lines": TWO})
    assert of(rules, source({**HOURS, "students": Decimal(3), "weeks": Decimal(2)})) == [
        wrong("line_ambiguous", rule_set="T", lines="实验、other、体育", known="lab、computer_lab、internship、sport")
    ]
    assert of(rules, source(HOURS, given={"course_type": "internship"})) == [
        wrong("parameter_missing", at("students"), name="students", line="other"),
        wrong("parameter_missing", at("weeks"), name="weeks", line="other"),
    ]
    assert of(rules, source({**HOURS, "course_type": "art"})) == [
        wrong("word_unknown", name="course_type", value="art", known="lab、computer_lab、internship、sport")
    ]
    # The line that comes nearest says what it lacks: hours alone, not three figures.
    assert of(rules, source({"students": Decimal(3)})) == [
        wrong("parameter_missing", at("hours"), name="hours", line="实验")
    ]
    assert of(presets.load("X1"), source(HOURS)) == [wrong("no_teaching_line", rule_set="X1")]
    assert of(presets.load("P1"), source({"quantity": Decimal(1)}, ItemKind.LECTURE)) == [
        wrong("item_not_in_rules", rule_set="P1", item="lecture")
    ]


def test_the_nearest_line_is_the_one_that_lacks_least_wherever_it_stands() -> None:
    rules = parse({**rule_file(base=None, factors=None), "lines": [TWO[1], TWO[0]]})
    assert of(rules, source({})) == [wrong("parameter_missing", at("hours"), name="hours", line="实验")]
