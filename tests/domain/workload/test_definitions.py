"""Rule sets as versioned data: one text, one digest; figures edited in their place; one in force at a time."""

from __future__ import annotations

import hashlib
from decimal import Decimal
from typing import Any

import pytest
from tests.domain.workload.rule_files import SIZE, rule_file

from onex_desktop.domain.problems import Place, Problem, ProblemsFound, Severity
from onex_desktop.domain.workload import editing
from onex_desktop.domain.workload.definitions import (
    RuleSetRow,
    RuleSetStatus,
    canonical,
    digest,
    in_force,
    plain_data,
    with_lines,
)
from onex_desktop.domain.workload.parsing import parse
from onex_desktop.domain.workload.rule_sets import Completeness
from onex_desktop.services.workload import presets

STEPS: dict[str, Any] = {
    "key": "size",
    "label": "规模",
    "kind": "steps",
    "field": "students",
    "steps": [{"from": 1, "to": 40, "value": 1}, {"from": 41, "value": "1.2"}],
}


def row(
    code: str, since: str, revision: int = 1, status: RuleSetStatus = RuleSetStatus.IN_FORCE, key: int = 1
) -> RuleSetRow:
    """Return a revision."""
    text = canonical(rule_file(SIZE, code=code))
    return RuleSetRow(
        key, 1, code, revision, code, "课时", since, "", Completeness.COMPLETE, status, text, digest(text)
    )  # fmt: skip


def test_the_same_rules_have_the_same_text_whatever_their_order() -> None:
    data = rule_file(SIZE)
    assert canonical(dict(reversed(data.items()))) == canonical(data)
    assert plain_data({"a": [Decimal("1.10"), (1, True)]}) == {"a": ["1.1", [1, True]]}
    assert digest(canonical(data)) != digest(canonical(rule_file(SIZE | {"over": 40})))


@pytest.mark.parametrize("code", [rules.code for rules in presets.presets()])
def test_every_published_rule_set_survives_its_canonical_text(code: str) -> None:
    data = presets.data(code)
    assert parse(plain_data(data)) == presets.load(code)
    assert [cell.value for cell in editing.cell_rows(plain_data(data))] or code


def test_a_term_has_the_newest_revision_that_is_in_force() -> None:
    rows = [
        row("A", "2020-2021-1", 1, key=1),
        row("A", "2021-2022-1", 2, key=2),
        row("A", "2020-2021-2", 3, RuleSetStatus.DRAFT, key=3),
        row("B", "2020-2021-1", 1, RuleSetStatus.RETIRED, key=4),
    ]
    assert in_force(rows, "2020-2021-2").id == 1
    assert in_force(rows[::-1], "2021-2022-2").id == 2
    assert in_force(rows, "2021-2022-2").title == "A 第 2 版"
    assert in_force(rows, "2021-2022-2").parsed().version == "2"


def test_no_rule_set_and_two_are_both_refused() -> None:
    with pytest.raises(ProblemsFound, match=r"workload\.no_rule_set"):
        in_force([row("A", "2021-2022-1")], "2020-2021-1")
    with pytest.raises(ProblemsFound, match=r"workload\.two_rule_sets"):
        in_force([row("A", "2020-2021-1"), row("B", "2019-2020-1")], "2020-2021-1")


def test_lines_of_another_rule_set_are_added_once() -> None:
    made = with_lines(plain_data(presets.data("P9")), presets.data("X1"))
    assert [line["key"] for line in made["lines"]][:3] == ["class", "other", "exam_prep_training"]
    assert "考评、监考各时段的数值" in "".join(made["missing"])
    with pytest.raises(ProblemsFound, match=r"workload\.lines_there"):
        with_lines(made, presets.data("X1"))
    flat = with_lines(rule_file(SIZE), presets.data("X1"))
    assert flat["lines"][0]["key"] == "class"


def test_a_figure_is_changed_in_its_place() -> None:
    data = rule_file(STEPS)
    first, second, rounding = editing.cell_rows(data)
    assert (rounding.kind, rounding.what, rounding.value) == ("round", "digits", "4")
    assert [(cell.low, cell.high, cell.value) for cell in (first, second)] == [("1", "40", "1"), ("41", "", "1.2")]
    changed = editing.set_cell(data, first, "high", "45")
    changed = editing.set_cell(changed, second, "low", "46")
    changed = editing.set_cell(changed, second, "value", "1.3")
    assert changed["factors"][0]["steps"] == [
        {"from": 1, "to": 45, "value": 1}, {"from": 46, "value": "1.3"},
    ]  # fmt: skip
    assert data["factors"][0]["steps"][0]["to"] == 40
    assert "to" not in editing.set_cell(data, first, "high", "")["factors"][0]["steps"][0]
    assert editing.set_cell(data, first, "low", "x")["factors"][0]["steps"][0]["from"] == "x"
    parse(changed)


def test_bands_are_put_in_and_taken_out_without_a_gap() -> None:
    data = rule_file(STEPS)
    first, second, _ = editing.cell_rows(data)
    parse(editing.add_band(data, first))
    behind = editing.add_band(data, second)
    assert [step["from"] for step in behind["factors"][0]["steps"]] == [1, 41, 51]
    parse(behind)
    three = editing.cell_rows(behind)
    parse(editing.remove_band(behind, three[1]))
    assert editing.remove_band(behind, three[2]) == data
    assert editing.remove_band(data, first)["factors"][0]["steps"] == [{"from": 41, "value": "1.2"}]
    last = rule_file(STEPS | {"steps": [{"from": 1, "to": 40, "value": 1}]})
    assert editing.add_band(last, editing.cell_rows(last)[0])["factors"][0]["steps"][1] == {
        "from": 41, "to": 50, "value": 1,
    }  # fmt: skip


def test_every_kind_of_figure_is_in_the_table() -> None:
    factors: list[dict[str, Any]] = [
        {"key": "t", "kind": "map", "field": "course_type",
         "values": {"theory": 1, "lab": {"value": "0.9", "label": "实验"}, "art": {"at_least": "0.8"}}},
        {"key": "r", "kind": "repeat", "values": [1, "0.9"]},
        {"key": "p", "kind": "piecewise", "field": "students", "pieces": [{"from": 1, "start": 1, "slope": "0.1"}]},
        {"key": "q", "kind": "ratio", "num": "students", "den": 40, "round": {"digits": 1}, "max": "1.5"},
        {"key": "m", "kind": "ratio", "num": "students", "den": {"map": "s", "a": 1}, "round": {"digits": 1}},
    ]  # fmt: skip
    item = {"key": "extra", "kind": "item", "label": "另加", "value": 2}
    data = rule_file(
        *factors, items=[item], cap=800, limits=[{"kind": "quota", "period": "year", "hours": 400}],
    )  # fmt: skip
    rows = editing.cell_rows(data)
    assert [(cell.what, cell.value) for cell in rows] == [
        ("theory", "1"), ("实验", "0.9"), ("1", "1"), ("2", "0.9"), ("+0.1", "1"), ("den", "40"), ("max", "1.5"),
        ("digits", "1"), ("digits", "1"), ("value", "2"), ("cap", "800"), ("year", "400"), ("digits", "4"),
    ]  # fmt: skip
    changed = data
    for cell in rows:
        changed = editing.set_cell(changed, cell, "value", "7")
    assert {cell.value for cell in editing.cell_rows(changed)} == {"7"}
    assert editing.set_cell(data, rows[0], "low", "3") == data


def test_the_canonical_text_is_the_shortest_json_with_its_keys_in_order() -> None:
    assert canonical({"b": Decimal("1.50"), "a": ["学时", True, None]}) == '{"a":["学时",true,null],"b":"1.5"}'
    assert digest("学时") == hashlib.sha256("学时".encode()).hexdigest()


def test_each_figure_knows_where_it_stands_and_what_it_is_called() -> None:
    line = {
        "key": "class", "label": "教学", "base": "hours", "cap": 9,
        "factors": [
            {"key": "s", "label": "规模", "kind": "steps", "field": "students", "steps": [{"from": 1, "value": 1}]},
            {"key": "t", "kind": "map", "field": "course_type", "values": {"lab": "0.9", "art": {"value": 2}}},
            {"key": "r", "kind": "repeat", "values": [1]},
            {"key": "p", "kind": "piecewise", "field": "students",
             "pieces": [{"from": 1, "to": 5, "start": 1, "slope": "0.1"}]},
            {"key": "q", "kind": "ratio", "num": "students", "den": 40, "round": {"digits": 1}},
        ],
        "items": [{"key": "x", "label": "命题", "value": 2}, {"key": "y", "value": 3}],
    }  # fmt: skip
    data = {
        **rule_file(final_round={"digits": 2}), "title": "办法", "lines": [line, {"key": "other", "items": []}],
        "limits": [{"kind": "quota", "hours": 240}],
    }  # fmt: skip
    at = ("lines", 0, "factors")
    cells = editing.cell_rows(data)
    assert [cell.id for cell in cells] == list(range(1, len(cells) + 1))
    assert [(c.path, c.line, c.factor, c.kind, c.what, c.low, c.high, c.value, c.is_band) for c in cells] == [
        ((*at, 0, "steps", 0), "教学", "规模", "steps", "", "1", "", "1", True),
        ((*at, 1, "values", "lab"), "教学", "t", "map", "lab", "", "", "0.9", False),
        ((*at, 1, "values", "art", "value"), "教学", "t", "map", "art", "", "", "2", False),
        ((*at, 2, "values", 0), "教学", "r", "repeat", "1", "", "", "1", False),
        ((*at, 3, "pieces", 0), "教学", "p", "piecewise", "+0.1", "1", "5", "1", True),
        ((*at, 4, "den"), "教学", "q", "ratio", "den", "", "", "40", False),
        ((*at, 4, "round", "digits"), "教学", "q", "ratio", "digits", "", "", "1", False),
        (("lines", 0, "items", 0, "value"), "教学", "命题", "item", "value", "", "", "2", False),
        (("lines", 0, "items", 1, "value"), "教学", "y", "item", "value", "", "", "3", False),
        (("lines", 0, "cap"), "教学", "cap", "limit", "cap", "", "", "9", False),
        (("limits", 0, "hours"), "", "quota", "limit", "", "", "", "240", False),
        (("final_round", "digits"), "", "", "round", "digits", "", "", "2", False),
    ]
    flat = editing.cell_rows({**rule_file({"key": "c", "kind": "const", "value": 2}), "title": "办法"})
    assert (flat[0].path, flat[0].line, flat[0].factor) == (("factors", 0, "value"), "办法", "c")
    unnamed = editing.cell_rows(rule_file({"key": "c", "kind": "const", "value": 2}))
    assert unnamed[0].line == ""
    keyed = editing.cell_rows({"lines": [{"key": "lab", "factors": [{"key": "c", "kind": "const", "value": 2}]}]})
    assert [(c.line, c.low) for c in keyed] == [("lab", "")]
    bandless = editing.cell_rows({"factors": [{"key": "s", "kind": "steps", "steps": [{"to": 4}]}]})
    assert [(c.low, c.high, c.value, c.what) for c in bandless] == [("", "4", "", "")]


def test_the_start_of_a_piece_is_changed_as_its_value_and_full_width_figures_are_read() -> None:
    pieces = {"key": "p", "kind": "piecewise", "field": "students", "pieces": [{"from": 1, "start": 1, "slope": "0.1"}]}
    data = rule_file(pieces)
    first = editing.cell_rows(data)[0]
    assert editing.set_cell(data, first, "value", " ２ ")["factors"][0]["pieces"] == [
        {"from": 1, "start": "2", "slope": "0.1"}
    ]
    assert editing.set_cell(data, first, "high", "")["factors"][0]["pieces"] == pieces["pieces"]
    moved = editing.set_cell(data, first, "low", "３")["factors"][0]["pieces"][0]["from"]
    assert (moved, type(moved)) == (3, int)


def test_a_band_put_in_before_the_last_pushes_the_next_one_on() -> None:
    steps = [{"from": 1, "to": 10, "value": 1}, {"from": 11, "to": 30, "value": 2}, {"from": 31, "value": 3}]
    data = rule_file({**STEPS, "steps": steps})
    made = editing.add_band(data, editing.cell_rows(data)[0])["factors"][0]["steps"]
    assert [(step["from"], step.get("to")) for step in made] == [(1, 10), (11, 20), (21, 30), (31, None)]
    gone = editing.remove_band(data, editing.cell_rows(data)[1])["factors"][0]["steps"]
    assert [(step["from"], step.get("to")) for step in gone] == [(1, 30), (31, None)]
    first = {**STEPS, "steps": [{"from": 1, "value": 1}, {"from": 41, "value": 2}]}
    assert editing.remove_band(rule_file(first), editing.cell_rows(rule_file(first))[1])["factors"][0]["steps"] == [
        {"from": 1, "value": 1}
    ]


def test_lines_that_are_there_and_rule_sets_that_contradict_each_other_are_named() -> None:
    made = with_lines(plain_data(presets.data("P9")), presets.data("X1"))
    with pytest.raises(ProblemsFound) as found:
        with_lines(made, presets.data("X1"))
    doubled = sorted(line["key"] for line in presets.data("X1")["lines"])  # type: ignore[attr-defined]
    assert found.value.problems == (Problem("workload.lines_there", params={"lines": "、".join(doubled)}),)
    with pytest.raises(ProblemsFound) as found:
        in_force([], "2020-2021-1")
    assert found.value.problems == (Problem("workload.no_rule_set", params={"term": "2020-2021-1"}),)
    rows = [row("A", "2020-2021-1", key=7), row("B", "2019-2020-1", 2, key=8)]
    with pytest.raises(ProblemsFound) as found:
        in_force(rows, "2020-2021-1")
    assert found.value.problems == (
        Problem(
            "workload.two_rule_sets",
            Severity.ERROR,
            {"term": "2020-2021-1", "names": "A 第 1 版、B 第 2 版"},
            Place("workload", 7, "A 第 1 版", "rules"),
        ),
    )


def test_everything_that_both_rule_sets_declare_alike_is_kept_once() -> None:
    own = {**rule_file(SIZE), "title": "办法", "notes": ["甲", "乙"], "parameters": [{"key": "p", "kind": "number"}]}
    derived = [{"key": "d", "expr": "hours"}]
    line = {"key": "more", "base": "d"}
    other = {**rule_file(base=None, factors=None), "lines": [line], "notes": ["乙", "丙"], "derived": derived}
    made = with_lines(own, other)
    assert (made["notes"], made["derived"], made["parameters"]) == (["甲", "乙", "丙"], derived, own["parameters"])
    assert [(line["key"], line.get("label")) for line in made["lines"]] == [("class", "办法"), ("more", None)]
    assert with_lines({**own, "title": ""} | {}, other)["lines"][0]["label"] == ""
    del own["title"]
    assert with_lines(own, other)["lines"][0]["label"] == ""
