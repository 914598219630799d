"""Rule sets as versioned data: one text, one digest; figures edited in their place; one in force at a time."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from tests.domain.workload.rule_files import SIZE, rule_file

from onex_desktop.domain.problems import ProblemsFound
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
