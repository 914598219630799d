"""Texts in the manner of published standards: the tree comes out whole, and faults are told where they stand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from tests import standards_published, standards_text

from onex_desktop.domain.standards.parsed import Doubt, Role
from onex_desktop.domain.standards.reading import parse_published
from onex_desktop.domain.standards.tree import Item, Kind, Tree, dotted, plain, render, walk
from onex_desktop.domain.values import Level

MIDDLE = Level.INTERMEDIATE


@pytest.mark.parametrize("spelling", standards_published.ALL)
def test_48_requirements_in_the_manner_of_published_standards(spelling: Callable[[Tree], str]) -> None:
    parsed = parse_published(spelling(standards_text.tree()))
    assert {level: plain(tree) for level, tree in parsed.levels.items()} == {MIDDLE: standards_text.tree()}
    assert (parsed.doubtful, parsed.problems) == ((), ())


def test_a_whole_document_gives_its_tables_and_sets_the_rest_aside() -> None:
    parsed = parse_published(standards_published.as_document(standards_text.tree()), Level.ADVANCED)
    assert {level: plain(tree) for level, tree in parsed.levels.items()} == {MIDDLE: standards_text.tree()}
    assert [line.text for line in parsed.outside] == [
        "目 次", "1 范围……1", "2 规范性引用文件……1", "3 术语和定义……2", "1 范围",
        "本标准规定了样件处理职业技能等级对应的工作领域、工作任务及职业技能要求。", "2 规范性引用文件",
        "GB/T 1.1—2020 标准化工作导则", "3 术语和定义", "3.1 样件 sample", "供检验用的物品。",
    ]  # fmt: skip
    assert {line.doubt for line in parsed.doubtful} == {Doubt.OUTSIDE}


def test_three_levels_number_anew() -> None:
    tree = standards_text.tree()
    names = {Level.ELEMENTARY: "初级", Level.INTERMEDIATE: "中级", Level.ADVANCED: "高级"}
    pages = [standards_published.as_pages(tree).replace("中级", name) for name in names.values()]
    parsed = parse_published("\n".join(pages))
    assert {level: plain(each) for level, each in parsed.levels.items()} == dict.fromkeys(names, tree)
    assert parsed.doubtful == ()


def _without(tree: Tree, number: tuple[int, int, int]) -> Tree:
    area, task, own = number
    return tuple(
        each
        if each.number != area
        else replace(
            each,
            parts=tuple(
                part if part.number != task else replace(part, parts=tuple(p for p in part.parts if p.number != own))
                for part in each.parts
            ),
        )
        for each in tree
    )


@pytest.mark.parametrize(
    "spelling", [standards_published.as_wide_dots, standards_published.as_commas, standards_published.as_hyphens]
)
def test_faults_of_a_text_are_told_where_they_stand_and_all_else_is_kept(spelling: Callable[[Tree], str]) -> None:
    tree = _without(standards_text.tree(), (2, 1, 3))
    twice = next(item for number, item in walk(tree) if number == (3, 1, 2))
    lines = spelling(tree).split("\n")
    at = next(n for n, line in enumerate(lines) if twice.text[:20] in line)
    lines.insert(at, lines[at][: lines[at].index("能")] + "能在别处另做一件事。")
    parsed = parse_published("\n".join(lines))
    told = [(dotted(line.number), line.doubt) for line in parsed.doubtful]
    assert told == [("2.1.4", Doubt.SKIPPED), ("3.1.2", Doubt.DUPLICATE)]
    assert parsed.count(Kind.REQUIREMENT) == 48
    assert [problem.code for problem in parsed.problems] == ["standards.number_skipped", "standards.number_duplicate"]
    assert [problem.code for problem in parsed.errors] == ["standards.number_duplicate"]


HEAD = "1 甲域\n1.1 甲务\n"
CASES: dict[str, tuple[str, str]] = {
    "a word divided by a hyphen": (HEAD + "1.1.1 能用 Photo-\nshop 修图。", HEAD + "1.1.1 能用 Photoshop 修图。"),
    "a name with a hyphen": (HEAD + "1.1.1 能查 CAN-\nbus 总线。", HEAD + "1.1.1 能查 CAN-bus 总线。"),
    "a range at the beginning of a line": (
        HEAD + "1.1.1 能在\n3-5 个工作日内交付。", HEAD + "1.1.1 能在3-5 个工作日内交付。",
    ),
    "a list in brackets inside a requirement": (
        HEAD + "1.1.1 能完成：\n（1）接线；\n（2）通电。", HEAD + "1.1.1 能完成：（1）接线；（2）通电。",
    ),
    "brackets of one task on a line": (
        HEAD + "（1）能甲。（2）能乙。\n1.2 乙务\n(1) 能丙。",
        HEAD + "1.1.1 能甲。\n1.1.2 能乙。\n1.2 乙务\n1.2.1 能丙。",
    ),
    "a roman number of a page": (HEAD + "1.1.1 能甲\nIV\n成事。", HEAD + "1.1.1 能甲成事。"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "tree"), CASES.values(), ids=CASES.keys())
def test_small_matters(text: str, tree: str) -> None:
    parsed = parse_published(text)
    assert render(next(iter(parsed.levels.values()))) == tree
    assert parsed.doubtful == ()


def test_a_task_about_standards_is_no_page_head() -> None:
    parsed = parse_published("1 甲域\n1.1 解读样件处理职业技能等级标准\n1.1.1 能甲。")
    (tree,) = parsed.levels.values()
    assert plain(tree) == (Item(1, "甲域", (Item(1, "解读样件处理职业技能等级标准", (Item(1, "能甲。"),)),)),)
    assert not any(line.role is Role.PAGE_MARK for line in parsed.lines)
