"""A published text becomes the right tree, and what is doubtful about it is said."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests import standards_text

from onex_desktop.domain.standards.parsed import Doubt, ParsedStandard, Role
from onex_desktop.domain.standards.reading import parse_published
from onex_desktop.domain.standards.tree import Kind, Section, Tree, plain, render
from onex_desktop.domain.values import Level

LOW, MIDDLE, HIGH = Level
HEAD = "1 甲域\n1.1 甲务\n"
TWO = f"{HEAD}1.1.1 能甲。\n1.1.2 能乙。"
TWO_TASKS = f"{TWO}\n1.2 乙务\n1.2.1 能丙。"
ELEVEN = HEAD + "\n".join(f"1.1.{number} 能做第{number}件。" for number in range(1, 12))


def tree_of(text: str) -> str:
    """Return the tree of a text that has one level, as lines."""
    (tree,) = parse_published(text).levels.values()
    return render(tree)


def doubts_of(text: str) -> list[tuple[int, Doubt]]:
    """Return the doubtful lines, counted from 1, with their reasons."""
    return [(line.line + 1, line.doubt) for line in parse_published(text).doubtful if line.doubt]


@pytest.mark.parametrize(
    "spelling", [standards_text.as_lines, standards_text.as_word_table, standards_text.as_pdf_lines]
)
def test_a_standard_of_48_requirements_in_three_spellings(spelling: Callable[[Tree], str]) -> None:
    parsed = parse_published(spelling(standards_text.tree()))
    assert parsed.count(Kind.REQUIREMENT) == 48
    assert plain(parsed.levels[MIDDLE]) == standards_text.tree()
    assert (parsed.doubtful, parsed.problems) == ((), ())


CERTAIN = {
    "full-width digits and dots": ("１　甲域\n１．１甲务\n１．１．１　能甲。", HEAD + "1.1.1 能甲。"),
    "blanks between the parts of a number": ("1. 甲域\n1. 1 甲务\n1 .1 .1 能甲。", HEAD + "1.1.1 能甲。"),
    "a comma of lists behind an area": ("1、甲域\n1.1、甲务\n1.1.1、能甲。", HEAD + "1.1.1 能甲。"),
    "a line broken in a sentence": (HEAD + "1.1.1 能根据\n图纸，完\n成甲。", HEAD + "1.1.1 能根据图纸，完成甲。"),
    "a break between words of letters": (
        HEAD + "1.1.1 能用 Visual\nStudio 完成甲。",
        HEAD + "1.1.1 能用 Visual Studio 完成甲。",
    ),
    "a number alone on its line": ("1\n甲域\n1.1\n甲务\n1.1.1\n能甲。", HEAD + "1.1.1 能甲。"),
    "a name that begins with a digit": ("1.5G基站\n1.1 甲务\n1.1.1 能甲。", "1 5G基站\n1.1 甲务\n1.1.1 能甲。"),
    "a quantity at the beginning of a line": (
        HEAD + "1.1.1 能用\n1.2 V 电源完成甲。",
        HEAD + "1.1.1 能用1.2 V 电源完成甲。",
    ),
    "a quantity that looks like an area": (
        HEAD + "1.1.1 能装\n2个零件，误差\n1格以内。\n1.1.2 能乙。",
        HEAD + "1.1.1 能装2个零件，误差1格以内。\n1.1.2 能乙。",
    ),
    "a task that begins like a unit": (TWO + "\n1.2 安装\n1.2.1 能丙。", TWO + "\n1.2 安装\n1.2.1 能丙。"),
    "a list inside a requirement": (
        HEAD + "1.1.1 能完成：\n1）接线；\n2）通电。",
        HEAD + "1.1.1 能完成：1）接线；2）通电。",
    ),
    "page numbers": (HEAD + "— 3 —\n1.1.1 能甲\n第 4 页 共 9 页\n5/9\n12\n成事。", HEAD + "1.1.1 能甲成事。"),
    "headings of columns again": (HEAD + "工作领域 工作任务\n职业技能要求\n1.1.1 能甲。", HEAD + "1.1.1 能甲。"),
    "a running head": (HEAD + "1.1.1 能完\n甲乙职业技能等级标准\n成甲。", HEAD + "1.1.1 能完成甲。"),
    "an area said again after a page": (HEAD + "1.1.1 能甲。\n1 甲域（续）\n1.1 甲务\n1.1.2 能乙。", TWO),
    "several items on a line": ("1 甲域 1.1 甲务 1.1.1 能甲。1.1.2 能乙。1.2 乙务 1.2.1 能丙。", TWO_TASKS),
    "merged cells": ("1 甲域\t1.1 甲务\t1.1.1 能甲。\n\t\t1.1.2 能乙。\n\t1.2 乙务\t1.2.1 能丙。", TWO_TASKS),
    "a cell of several lines": (
        "1 甲域\t1.1 甲务\t1.1.1 能甲。\n1.1.2 能乙\n成事。",
        HEAD + "1.1.1 能甲。\n1.1.2 能乙成事。",
    ),
    "a quoted cell": ('1 甲域\t1.1 甲务\t"1.1.1 能用""甲""\n成事。"', HEAD + '1.1.1 能用"甲"成事。'),
    "numbers in columns of their own": ("1\t甲域\t1.1\t甲务\t1.1.1\t能甲。\n1\t甲域\t1.1\t甲务\t1.1.2\t能乙。", TWO),
    "the ends of lines of Word": ("1 甲域\r\n1.1 甲务\x0b1.1.1 能甲。\r1.1.2 能乙。", TWO),
    "ten and more": (ELEVEN, ELEVEN),
}


@pytest.mark.parametrize(("text", "tree"), CERTAIN.values(), ids=CERTAIN.keys())
def test_what_can_be_told_for_certain(text: str, tree: str) -> None:
    assert tree_of(text) == tree
    assert doubts_of(text) == []


DOUBTFUL = {
    "no number": (
        HEAD + "1.1.1 能甲。\n能乙。\n1.1.3 能丙。",
        HEAD + "1.1.1 能甲。\n1.1.2 能乙。\n1.1.3 能丙。",
        [(4, Doubt.NUMBER_MISSING)],
    ),
    "no number at the first": (HEAD + "能甲。\n1.1.2 能乙。", TWO, [(3, Doubt.NUMBER_MISSING)]),
    "a task without number": (
        HEAD + "1.1.1 能甲。\n乙务\n1.2.1 能乙。",
        HEAD + "1.1.1 能甲。\n1.2 乙务\n1.2.1 能乙。",
        [(4, Doubt.NUMBER_MISSING)],
    ),
    "a first task without number": ("1 甲域\n甲务\n1.1.1 能甲。", HEAD + "1.1.1 能甲。", [(2, Doubt.NUMBER_MISSING)]),
    "an area without number": (
        HEAD + "1.1.1 能甲。\n乙域\n2.1 乙务\n2.1.1 能乙。",
        HEAD + "1.1.1 能甲。\n2 乙域\n2.1 乙务\n2.1.1 能乙。",
        [(4, Doubt.NUMBER_MISSING)],
    ),
    "a table without numbers": (
        "甲域\t甲务\t能甲。\n\t\t能乙。\n\t乙务\t能丙。",
        TWO_TASKS,
        [(line, Doubt.NUMBER_MISSING) for line in (1, 1, 1, 2, 3, 3)],
    ),
    "a table without numbers that repeats its cells": (
        "甲域\t甲务\t能甲。\n甲域\t甲务\t能乙。",
        TWO,
        [(line, Doubt.NUMBER_MISSING) for line in (1, 1, 1, 2)],
    ),
    "a sentence and an item on its line": (
        HEAD + "1.1.1 能甲。\n注意安全。1.1.2 能乙。",
        HEAD + "1.1.1 能甲。注意安全。\n1.1.2 能乙。",
        [(4, Doubt.JOINED)],
    ),
    "skipped": (HEAD + "1.1.1 能甲。\n1.1.3 能丙。", HEAD + "1.1.1 能甲。\n1.1.3 能丙。", [(4, Doubt.SKIPPED)]),
    "a skipped area": (
        TWO + "\n3 丙域\n3.1 丙务\n3.1.1 能丙。",
        TWO + "\n3 丙域\n3.1 丙务\n3.1.1 能丙。",
        [(5, Doubt.SKIPPED)],
    ),
    "duplicate": (HEAD + "1.1.1 能甲。\n1.1.1 能乙。", HEAD + "1.1.1 能甲。\n1.1.1 能乙。", [(4, Doubt.DUPLICATE)]),
    "out of order": (
        HEAD + "1.1.2 能乙。\n1.1.1 能甲。",
        HEAD + "1.1.2 能乙。\n1.1.1 能甲。",
        [(3, Doubt.SKIPPED), (4, Doubt.OUT_OF_ORDER)],
    ),
    "no parent": (
        HEAD + "1.1.1 能甲。\n1.3.1 能乙。",
        HEAD + "1.1.1 能甲。\n1.3\n1.3.1 能乙。",
        [(4, Doubt.PARENT_MISSING)],
    ),
    "neither area nor task": ("1.1.1 能甲。", "1\n1.1\n1.1.1 能甲。", [(1, Doubt.PARENT_MISSING)]),
    "a sentence behind the stop": (
        HEAD + "1.1.1 能甲。\n注意安全。",
        HEAD + "1.1.1 能甲。注意安全。",
        [(4, Doubt.JOINED)],
    ),
    "four levels": (HEAD + "1.1.1 能甲：\n1.1.1.1 先乙。", HEAD + "1.1.1 能甲：1.1.1.1 先乙。", [(4, Doubt.TOO_DEEP)]),
    "a number that goes on nothing": (
        HEAD + "1.1.1 能做\n2 路信号的甲。\n1.1.2 能乙。",
        HEAD + "1.1.1 能做2 路信号的甲。\n1.1.2 能乙。",
        [],
    ),
    "a number behind a stop that goes on nothing": (
        HEAD + "1.1.1 能甲。\n2 路信号。\n1.1.2 能乙。",
        HEAD + "1.1.1 能甲。2 路信号。\n1.1.2 能乙。",
        [(4, Doubt.NUMBER_AS_TEXT)],
    ),
}


@pytest.mark.parametrize(("text", "tree", "doubts"), DOUBTFUL.values(), ids=DOUBTFUL.keys())
def test_what_is_doubtful_is_kept_and_marked(text: str, tree: str, doubts: list[tuple[int, Doubt]]) -> None:
    assert tree_of(text) == tree
    assert doubts_of(text) == doubts


def test_levels_begin_at_their_headings_and_number_anew() -> None:
    text = "\n".join(
        f"{title}\n1 {title[-2:]}域\n1.1 务\n1.1.1 能{title[-2:]}。" for title in ("表1 初级", "表 2 中级")
    )
    parsed = parse_published(f"{text}\n6.2.3 高级职业技能要求\n1 高域\n1.1 务\n1.1.1 能高。")
    assert list(parsed.levels) == [LOW, MIDDLE, HIGH]
    assert [tree[0].text for tree in parsed.levels.values()] == ["初级域", "中级域", "高域"]


def test_a_level_goes_on_after_its_heading_was_said_again() -> None:
    text = f"表2 中级\n{HEAD}1.1.1 能甲。\n续表2 中级\n1.1.2 能乙。"
    assert render(parse_published(text).levels[MIDDLE]) == f"{HEAD}1.1.1 能甲。\n1.1.2 能乙。"


def test_what_stands_before_a_heading_belongs_to_the_level_given() -> None:
    assert list(parse_published(f"{HEAD}1.1.1 能甲。", HIGH).levels) == [HIGH]


def test_a_heading_without_number_before_another_level_is_words() -> None:
    text = f"{HEAD}1.1.1 能甲。\n乙务\n表2 中级\n{HEAD}1.1.1 能乙。"
    assert render(parse_published(text).levels[LOW]) == f"{HEAD}1.1.1 能甲。乙务"


def test_a_sentence_about_a_level_is_no_heading() -> None:
    assert tree_of(f"{HEAD}1.1.1 能指导\n初级人员完成甲，并复核。") == f"{HEAD}1.1.1 能指导初级人员完成甲，并复核。"


def test_words_before_the_first_number_are_kept_outside() -> None:
    parsed = parse_published(f"本标准由某协会提出。\n1.1.1.1 过深\n{HEAD}1.1.1 能甲。")
    assert [(line.text, line.doubt) for line in parsed.outside] == [
        ("本标准由某协会提出。", Doubt.OUTSIDE),
        ("1.1.1.1 过深", Doubt.OUTSIDE),
    ]


@pytest.mark.parametrize("spelling", [standards_text.as_lines, standards_text.as_pdf_lines])
def test_nothing_is_dropped_or_said_twice(spelling: Callable[[Tree], str]) -> None:
    text = spelling(standards_text.tree()) + "\n尾注。"
    read = "".join("".join(line.text.split()) for line in parse_published(text).lines)
    assert read == "".join(text.split())


def test_a_text_without_requirements_is_refused() -> None:
    assert [problem.code for problem in parse_published("随便一段话").errors] == ["standards.nothing_recognised"]
    assert parse_published("") == ParsedStandard()


def test_content_goes_to_the_module_that_is_asked_for() -> None:
    assert list(parse_published(f"{HEAD}1.1.1 能甲。").content(5)) == [Section(LOW, 5)]


def test_doubts_are_told_by_item_with_their_continuations() -> None:
    parsed = parse_published(f"{HEAD}1.1.2 能甲。\n注意。")
    assert list(parsed.doubts().values()) == [(Doubt.SKIPPED, Doubt.JOINED)]
    assert {line.role for line in parsed.lines} == {Role.ITEM, Role.MORE}
