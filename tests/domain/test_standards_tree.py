"""The tree of a standard: numbers, counts, and everything that can be wrong with it, at once."""

from __future__ import annotations

from tests import standards_text

from onex_desktop.domain.problems import Severity
from onex_desktop.domain.standards.tree import (
    Item,
    Kind,
    Section,
    StandardDraft,
    StandardRow,
    counts,
    dotted,
    kind_of,
    render,
    renumbered,
    validate_standard,
    validate_tree,
    walk,
)
from onex_desktop.domain.values import Level

SECTION = Section(Level.INTERMEDIATE)


def area(*requirements: Item, task: str = "任务", number: int = 1) -> Item:
    return Item(number, "领域", (Item(1, task, requirements),))


def codes(*tree: Item) -> list[tuple[str, str]]:
    return [(p.code, p.where.name) for p in validate_tree(tree, SECTION, 7) if p.where]


def test_a_sound_tree_has_no_problem() -> None:
    assert validate_tree(standards_text.tree(), SECTION) == []


def test_numbers_sort_as_integers() -> None:
    numbers = [(1, 1, 10), (1, 1, 9), (1, 10), (1, 2)]
    assert [dotted(number) for number in sorted(numbers)] == ["1.1.9", "1.1.10", "1.2", "1.10"]


def test_counts_are_by_kind() -> None:
    assert counts(standards_text.tree()) == {Kind.AREA: 4, Kind.TASK: 12, Kind.REQUIREMENT: 48}


def test_every_problem_is_found_at_once_and_located() -> None:
    tree = area(Item(1, "能甲。"), Item(1, "能乙。"), Item(4, " "), Item(5, "能" * 5000), Item(6, "能" * 9000), task="")
    assert codes(tree) == [
        ("standards.parent_missing", "1.1"),
        ("standards.number_duplicate", "1.1.1"),
        ("standards.number_skipped", "1.1.4"),
        ("standards.text_missing", "1.1.4"),
        ("standards.text_long", "1.1.5"),
        ("standards.text_too_long", "1.1.6"),
    ]


def test_a_text_of_5000_characters_is_kept_with_a_warning() -> None:
    (found,) = validate_tree((area(Item(1, "能" * 5000)),), SECTION, 7)
    assert (found.severity, found.params["length"]) == (Severity.WARNING, 5000)


def test_impossible_numbers_and_long_names_are_errors() -> None:
    tree = (Item(1, "长" * 201, (Item(1, "任务", (Item(1000, "能甲。"),)),)),)
    assert [code for code, _ in codes(*tree)] == ["standards.text_too_long", "standards.number_impossible"]


def test_areas_and_tasks_without_anything_below_are_named() -> None:
    assert codes(Item(1, "领域", (Item(1, "任务"),)), Item(2, "空")) == [
        ("standards.nothing_below", "1.1"),
        ("standards.nothing_below", "2"),
    ]


def test_a_place_leads_to_standard_level_and_number() -> None:
    (found,) = validate_tree((area(Item(2, "能甲。")),), SECTION, 7)
    assert found.where is not None
    assert (found.where.kind, found.where.row_id, found.where.field) == ("standards", 7, "intermediate")


def test_renumbering_closes_gaps_at_every_depth() -> None:
    tree = (Item(2, "领域", (Item(3, "任务", (Item(5, "能甲。"), Item(9, "能乙。"))),)),)
    assert [dotted(number) for number, _ in walk(renumbered(tree))] == ["1", "1.1", "1.1.1", "1.1.2"]


def test_what_stands_where_and_what_an_edition_is_called() -> None:
    assert [kind_of(number) for number in ((1,), (1, 1), (1, 1, 1))] == list(Kind)
    row = StandardRow(1, 1, StandardDraft(1, "2020年1.0版"), "样件处理", 0)
    assert row.title == "样件处理 2020年1.0版"


def test_rendering_is_one_item_a_line() -> None:
    assert render((area(Item(1, "能甲。")),)) == "1 领域\n1.1 任务\n1.1.1 能甲。"


def test_an_edition_needs_a_name_of_its_own() -> None:
    taken = frozenset({"2020年1.0版"})
    found = [validate_standard(StandardDraft(1, edition), taken) for edition in (" ", "2020年1.0版", "2021年2.0版")]
    assert [[problem.code for problem in problems] for problems in found] == [
        ["standards.edition_missing"],
        ["standards.edition_taken"],
        [],
    ]
