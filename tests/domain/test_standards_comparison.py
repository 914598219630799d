"""Two editions: what was added, removed, reworded, renumbered."""

from __future__ import annotations

from dataclasses import replace

from tests import standards_text

from onex_desktop.domain.likeness import likeness
from onex_desktop.domain.standards.comparison import State, compare
from onex_desktop.domain.standards.tree import Content, Item, Section, Tree, dotted
from onex_desktop.domain.values import Level

SECTION = Section(Level.INTERMEDIATE)


def content(tree: Tree) -> Content:
    return {SECTION: tree}


def tasks(*lists: list[str]) -> Content:
    parts = tuple(
        Item(at, f"任务{at}", tuple(Item(n, text) for n, text in enumerate(texts, 1)))
        for at, texts in enumerate(lists, 1)
    )
    return content((Item(1, "领域", parts),))


def states(old: Content, new: Content) -> list[tuple[str, str, str]]:
    return [
        (p.state.value, dotted(p.old.number) if p.old else "", dotted(p.new.number) if p.new else "")
        for p in compare(old, new).requirements
    ]


def test_five_added_three_removed_four_reworded_six_renumbered() -> None:
    found = compare(content(standards_text.tree()), content(standards_text.second_edition()))
    counted = {state: found.count(state) for state in State}
    assert counted == {
        State.ADDED: 5, State.REMOVED: 3, State.REWORDED: 4, State.RENUMBERED: 6, State.SAME: 35,
    }  # fmt: skip


def test_the_same_edition_has_not_changed() -> None:
    found = compare(content(standards_text.tree()), content(standards_text.tree()))
    assert {pair.state for pair in found.pairs} == {State.SAME}


def test_equal_words_at_another_number_are_renumbered() -> None:
    old, new = tasks(["能清点红色零件。", "能焊接铜管。"]), tasks(["能归档图纸。", "能清点红色零件。", "能焊接铜管。"])
    assert states(old, new) == [
        ("added", "", "1.1.1"),
        ("renumbered", "1.1.1", "1.1.2"),
        ("renumbered", "1.1.2", "1.1.3"),
    ]


def test_like_words_are_found_at_another_number() -> None:
    old = tasks(["能根据图纸清点红色零件并登记。", "能焊接铜管。"])
    new = tasks(["能焊接铜管。"], ["能根据图纸清点红色零件并签字登记。"])
    assert states(old, new) == [("renumbered", "1.1.2", "1.1.1"), ("reworded", "1.1.1", "1.2.1")]


def test_of_two_that_are_alike_the_same_number_wins() -> None:
    old = tasks(["能根据图纸清点红色零件。", "能根据图纸清点蓝色零件。"])
    new = tasks(["能根据图纸清点绿色零件。", "能根据图纸清点紫色零件。"])
    assert states(old, new) == [("reworded", "1.1.1", "1.1.1"), ("reworded", "1.1.2", "1.1.2")]


def test_words_that_have_nothing_in_common_are_one_gone_and_one_new() -> None:
    assert states(tasks(["能焊接铜管。"]), tasks(["会归档全部图纸"])) == [
        ("added", "", "1.1.1"),
        ("removed", "1.1.1", ""),
    ]


def test_twice_the_same_words_are_matched_in_their_order() -> None:
    old, new = tasks(["能甲。", "能甲。"]), tasks(["能乙丙丁。", "能甲。", "能甲。"])
    assert states(old, new)[1:] == [("same", "1.1.2", "1.1.2"), ("renumbered", "1.1.1", "1.1.3")]


def test_blanks_and_the_last_stop_are_the_printers() -> None:
    assert states(tasks(["能焊接 铜管。"]), tasks(["能焊接铜管；"])) == [("same", "1.1.1", "1.1.1")]


def test_renamed_tasks_are_told_beside_the_requirements() -> None:
    old = standards_text.tree()
    renamed = replace(old[0], parts=(replace(old[0].parts[0], text="样件准备的新工序"), *old[0].parts[1:]))
    found = compare(content(old), content((renamed, *old[1:])))
    changed = [pair for pair in found.headings if pair.state is not State.SAME]
    assert [(pair.state, pair.depth) for pair in changed] == [(State.REWORDED, 2)]
    assert found.count(State.SAME) == 48


def test_levels_are_never_matched_with_each_other() -> None:
    tree = standards_text.tree()
    found = compare({SECTION: tree}, {Section(Level.ADVANCED): tree})
    assert (found.count(State.REMOVED), found.count(State.ADDED)) == (48, 48)


def test_likeness_is_symmetric_and_bounded() -> None:
    one, other = "能清点红色零件。", "能清点蓝色零件。"
    assert likeness(one, other) == likeness(other, one)
    assert (likeness(one, one), likeness(one, "会归档")) == (1.0, 0.0)


def test_many_that_begin_alike_still_find_their_partners() -> None:
    texts = [f"能完成第{number}号件的装配并填写单据。" for number in range(1, 1000)]
    found = compare(tasks(texts), tasks([text.replace("并填写", "并核对") for text in texts]))
    assert found.count(State.REWORDED) == 999
    assert all(pair.old and pair.new and pair.old.number == pair.new.number for pair in found.requirements)
