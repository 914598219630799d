"""Rule files: what is wrong is found, all of it at once, each with its place."""

from __future__ import annotations

from decimal import Decimal

import pytest
from tests.domain.workload.rule_files import SIZE, Data, found, hours, rule_file, rule_set

from onex_desktop.domain.workload.parsing import parse
from onex_desktop.wording.problems import SENTENCES


def steps(*bands: Data) -> Data:
    """Return a step table over students."""
    return {"key": "size", "kind": "steps", "field": "students", "steps": list(bands)}


def factor(**more: object) -> Data:
    """Return a file with one factor."""
    return rule_file({"key": "f", **more})


RATIO: Data = {"kind": "ratio", "num": "students", "den": 40, "round": {"digits": 1}}
BAD: dict[str, tuple[Data, str, str]] = {
    "overlapping steps": (
        rule_file(steps({"from": 1, "to": 40, "value": 1}, {"from": 40, "to": 50, "value": 2})),
        "rule_steps_overlap",
        "factors[1].steps[2].from",
    ),
    "gapped steps": (
        rule_file(steps({"from": 1, "to": 40, "value": 1}, {"from": 42, "value": 2})),
        "rule_steps_gap",
        "factors[1].steps[2].from",
    ),
    "step without beginning": (rule_file(steps({"value": 1})), "rule_bound_missing", "factors[1].steps[1].from"),
    "inner step without end": (
        rule_file(steps({"from": 1, "value": 1}, {"from": 5, "value": 2})),
        "rule_bound_missing",
        "factors[1].steps[1].to",
    ),
    "step upside down": (
        rule_file(steps({"from": 9, "to": 3, "value": 1})),
        "rule_bounds_crossed",
        "factors[1].steps[1].from",
    ),
    "fractional bound": (
        rule_file(steps({"from": "1.5", "value": 1})),
        "rule_not_whole",
        "factors[1].steps[1].from",
    ),
    "no steps": (rule_file(steps()), "rule_list_empty", "factors[1].steps"),
    "step without value": (rule_file(steps({"from": 1})), "rule_number_missing", "factors[1].steps[1].value"),
    "steps over hours": (
        rule_file(steps({"from": 1, "value": 1}) | {"field": "hours"}),
        "rule_field_kind",
        "factors[1].field",
    ),
    "unknown field": (rule_file(SIZE | {"field": "pupils"}), "rule_field_unknown", "factors[1].field"),
    "unknown kind": (factor(kind="magic", power=3), "rule_kind_unknown", "factors[1].kind"),
    "kind missing": (factor(), "rule_text_missing", "factors[1].kind"),
    "unknown key": (rule_file(SIZE | {"colour": "red"}), "rule_key_unknown", "factors[1].colour"),
    "unknown key at the top": (rule_file(colour="red"), "rule_key_unknown", "colour"),
    "text for a number": (rule_file(SIZE | {"slope": "viel"}), "rule_not_a_number", "factors[1].slope"),
    "binary float": (rule_file(SIZE | {"slope": 0.01}), "rule_not_a_number", "factors[1].slope"),
    "truth for a number": (rule_file(SIZE | {"slope": True}), "rule_not_a_number", "factors[1].slope"),
    "infinite number": (rule_file(SIZE | {"slope": Decimal("inf")}), "rule_not_a_number", "factors[1].slope"),
    "negative number": (rule_file(SIZE | {"slope": "-0.01"}), "rule_negative", "factors[1].slope"),
    "huge number": (rule_file(SIZE | {"over": 10**9}), "rule_number_long", "factors[1].over"),
    "endless decimals": (rule_file(SIZE | {"slope": "0.3333333"}), "rule_number_long", "factors[1].slope"),
    "floor above cap": (rule_file(SIZE | {"min": 2, "max": 1}), "rule_bounds_crossed", "factors[1].min"),
    "part of a step that never ends": (rule_file(SIZE | {"per": 3}), "rule_division_endless", "factors[1].per"),
    "part of nothing": (rule_file(SIZE | {"per": 0}), "rule_zero", "factors[1].per"),
    "unknown part": (rule_file(SIZE | {"part": "some"}), "rule_choice", "factors[1].part"),
    "optional that is no flag": (rule_file(SIZE | {"optional": 1}), "rule_not_a_flag", "factors[1].optional"),
    "ratio without rounding": (
        factor(**{key: value for key, value in RATIO.items() if key != "round"}),
        "rule_rounding_missing",
        "factors[1].round",
    ),
    "ratio by zero": (factor(**RATIO | {"den": 0}), "rule_zero", "factors[1].den"),
    "ratio by an unknown field": (factor(**RATIO | {"den": "pupils"}), "rule_field_unknown", "factors[1].den"),
    "ratio by words of a number": (
        factor(**RATIO | {"den": {"map": "hours", "science": 40}}),
        "rule_field_kind",
        "factors[1].den",
    ),
    "too many digits": (factor(**RATIO | {"round": {"digits": 9}}), "rule_digits", "factors[1].round.digits"),
    "no digits": (factor(**RATIO | {"round": {}}), "rule_digits", "factors[1].round.digits"),
    "rounding to even": (
        factor(**RATIO | {"round": {"digits": 1, "mode": "half_even"}}),
        "rule_choice",
        "factors[1].round.mode",
    ),
    "rounding as text": (factor(**RATIO | {"round": "1"}), "rule_not_a_table", "factors[1].round"),
    "map without values": (factor(kind="map", field="title"), "rule_list_empty", "factors[1].values"),
    "map over a number": (
        factor(kind="map", field="hours", values={"a": 1}),
        "rule_field_kind",
        "factors[1].field",
    ),
    "map of a flag with more than yes": (
        factor(kind="map", field="bilingual", values={"yes": 1, "no": 1}),
        "rule_flag_values",
        "factors[1].values",
    ),
    "range upside down": (
        factor(kind="map", field="title", values={"a": {"at_least": 2, "at_most": 1}}),
        "rule_bounds_crossed",
        "factors[1].values.a.at_least",
    ),
    "class table that never ends": (
        factor(kind="class_table", field="students", per=30, values=[1, 2]),
        "rule_division_endless",
        "factors[1].per",
    ),
    "empty table": (factor(kind="batch", values=[]), "rule_list_empty", "factors[1].values"),
    "text in a table": (factor(kind="repeat", values=[1, "x"]), "rule_not_a_number", "factors[1].values[2]"),
    "table that is no list": (factor(kind="repeat", values="1"), "rule_not_a_list", "factors[1].values"),
    "factor that is no table": (rule_file() | {"factors": ["size"]}, "rule_list_element", "factors[1]"),
    "factor twice": (rule_file(SIZE, SIZE), "rule_key_twice", "factors"),
    "bad key": (rule_file(SIZE | {"key": "Size!"}), "rule_key_form", "factors[1].key"),
    "no code": (rule_file(code=None), "rule_text_missing", "code"),
    "empty source": (rule_file(source=" "), "rule_text_missing", "source"),
    "number for a text": (rule_file(title=7), "rule_text_missing", "title"),
    "no final rounding": (rule_file(final_round=None), "rule_rounding_missing", "final_round"),
    "unknown completeness": (rule_file(completeness="nearly"), "rule_choice", "completeness"),
    "no line at all": (rule_file(base=None) | {"factors": None, "lines": []}, "rule_list_empty", "lines"),
    "factors without base": (rule_file(SIZE, base=None), "rule_text_missing", "base"),
    "formula nobody can read": (rule_file(base="hours/2"), "rule_formula", "base"),
    "formula that is a number": (rule_file(base=28), "rule_text_missing", "base"),
    "formula over an unknown field": (rule_file(base={"expr": "28*months"}), "rule_field_unknown", "base"),
    "formula over a word": (rule_file(base="hours*title"), "rule_field_kind", "base"),
    "standard parameter of another kind": (
        rule_file(parameters=[{"key": "students", "kind": "word"}]),
        "rule_standard_kind",
        "parameters[1].kind",
    ),
    "parameter without kind": (rule_file(parameters=[{"key": "x"}]), "rule_choice", "parameters[1].kind"),
    "parameter twice": (
        rule_file(parameters=[{"key": "x", "kind": "flag"}, {"key": "x", "kind": "flag"}]),
        "rule_key_twice",
        "parameters",
    ),
    "circle of derived values": (
        rule_file(derived=[{"key": "a", "expr": "b"}, {"key": "b", "expr": "2*a"}]),
        "rule_cycle",
        "derived",
    ),
    "derived value over itself": (rule_file(derived=[{"key": "a", "expr": "a+1"}]), "rule_cycle", "derived"),
    "derived value with a taken name": (
        rule_file(derived=[{"key": "days", "expr": "5*weeks"}]),
        "rule_key_twice",
        "derived[1].key",
    ),
    "derived ratio without rounding": (
        rule_file(derived=[{"key": "a", "num": "hours", "den": 6}]),
        "rule_rounding_missing",
        "derived[1].round",
    ),
    "derived value of nothing": (rule_file(derived=[{"key": "a"}]), "rule_text_missing", "derived[1].expr"),
    "item over an unknown field": (
        rule_file(items=[{"key": "x", "value": 1, "amount": "y"}]),
        "rule_field_unknown",
        "items[1].amount",
    ),
    "item by a flag nobody declared": (
        rule_file(items=[{"key": "x", "value": 1, "amount": "hours", "when": "flag"}]),
        "rule_field_unknown",
        "items[1].key",
    ),
    "limit without hours": (
        rule_file(limits=[{"kind": "quota", "period": "term"}]),
        "rule_number_missing",
        "limits[1].hours",
    ),
    "number among the notes": (rule_file(notes=["gut", 3]), "rule_list_element", "notes[2]"),
    "place within several lines": (
        rule_file(base=None) | {"factors": None, "lines": [{"key": "a", "base": "hours"}, {"key": "b", "base": "x"}]},
        "rule_field_unknown",
        "lines[2].base",
    ),
}


@pytest.mark.parametrize("name", BAD)
def test_a_mistake_is_found_at_its_place(name: str) -> None:
    data, code, place = BAD[name]
    data = {key: value for key, value in data.items() if value is not None}
    assert (code, place) in found(data)


def test_every_sentence_about_rules_is_met_in_these_tests() -> None:
    # The service alone reads files; its own codes are tested with the command line.
    of_files = {"rule_set_unknown", "rule_encoding", "rule_syntax"}
    codes = {code.removeprefix("workload.") for code in SENTENCES if code.startswith("workload.rule_")}
    assert codes - of_files == {code for _, code, _ in BAD.values()}


def test_all_mistakes_are_reported_at_once() -> None:
    data = rule_file(SIZE | {"slope": "-1"}, {"key": "f", "kind": "magic"}, base="28*months", source=None)
    assert found(data) == {
        ("rule_negative", "factors[1].slope"),
        ("rule_kind_unknown", "factors[2].kind"),
        ("rule_field_unknown", "base"),
        ("rule_text_missing", "source"),
    }


def test_the_example_of_the_domain_rules_reads_as_it_stands() -> None:
    # domain rules §2.4, with the fields declared and the values of the last factor given
    rules = parse(
        {
            "code": "P7", "unit": "标准课时", "version": "2025-12-03", "source": "华厦教字〔2025〕168号",
            "parameters": [{"key": "field", "kind": "word"}, {"key": "course_orientation", "kind": "word"}],
            "base": {"expr": "28*weeks"},
            "factors": [
                {"key": "practice", "kind": "const", "value": "0.6"},
                {"key": "size", "kind": "ratio", "num": "students",
                 "den": {"map": "field", "science": 40, "arts": 40, "liberal": 45},
                 "round": {"digits": 1, "mode": "half_up"}, "min": "1", "max": "1.5"},
                {"key": "orientation", "kind": "map", "field": "course_orientation", "values": {"core": "1.1"}},
            ],
            "final_round": {"digits": 2, "mode": "half_up"},
        }
    )  # fmt: skip
    assert hours(rules, weeks=2, students=50, field="science", course_orientation="core") == Decimal("48.05")


def test_derived_values_may_come_in_any_order() -> None:
    derived = [{"key": "b", "expr": "2*a"}, {"key": "a", "expr": "hours+1"}]
    assert hours(rule_set(base="b", derived=derived), hours=4) == 10
