"""What standards do with bad input, item by item: the sentence, the place, and a library that stays as it was.

A paste larger than the matrix and values outside the scale are the matrix's, a plan of a locked term the plans'.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from tests import factories
from tests.exchange import books
from tests.services.small_standard import SECTION, add_standard, key, shown

from onex_desktop.domain.problems import Problem, ProblemsFound
from onex_desktop.domain.standards.tree import Item, Section, StandardDraft, Tree, walk
from onex_desktop.domain.values import Level
from onex_desktop.services import catalogue, importing, standards
from onex_desktop.services import standard_items as items
from onex_desktop.services.context import AppContext
from onex_desktop.wording.problems import sentence

HEADING = ("证书", "标准版本", "等级", "证书模块", "工作领域", "工作任务", "技能要求编号", "职业技能要求")
EDITION = "2020年1.0版"


def _tree(*requirements: Item, task: str = "甲务") -> Tree:
    return (Item(1, "甲域", (Item(1, task, requirements),)),)


def _text(text: str) -> Callable[[AppContext, int], object]:
    """Paste a text in place of the standard's content, as the dialog does."""

    def act(ctx: AppContext, standard: int) -> object:
        row = next(row for row in standards.standards(ctx) if row.id == standard)
        return standards.take_over(ctx, row.draft, standards.read_text(text, Level.INTERMEDIATE).content())

    return act


@dataclass(frozen=True)
class Case:
    """A way to bring bad input in, the codes it is refused with, and the first sentence."""

    act: Callable[[AppContext, int], object]
    codes: tuple[str, ...]
    told: str
    places: tuple[str, ...] = ()


PASTED: dict[str, Case] = {
    "duplicate numbers": Case(
        _text("1 甲域\n1.1 甲务\n1.1.1 能甲。\n1.1.1 能乙。\n1.1.2 能丙。\n1.1.2 能丁。"),
        ("standards.number_duplicate",) * 2, "中级 1.1.1 出现了两次。改正其中一个编号。", ("1.1.1", "1.1.2"),
    ),
    "a requirement without a parent": Case(
        _text("1.1.1 能甲。"), ("standards.parent_missing",) * 2,
        "中级 缺 1 的名称，下面的内容没有归属。补上这一行。", ("1", "1.1"),
    ),
    "text that is too long": Case(
        _text("1 甲域\n1.1 甲务\n1.1.1 能" + "长" * 8000 + "。"), ("standards.text_too_long",),
        "中级 1.1.1 有 8002 字，超过 8000 字，没有保存。检查是否几条连在了一起。", ("1.1.1",),
    ),
    "nothing that could be read": Case(
        _text("随便几句话。"), ("standards.nothing_recognised",),
        "没有认出职业技能要求，没有保存。粘贴带编号的文本，例如 1.1.1 能……。",
    ),
    "a number taken in the tree": Case(
        lambda c, s: items.set_number(c, key(c, s, "1.1.2"), 1), ("standards.number_taken",),
        "同级已有编号 1，没有保存。换一个编号，或用上移、下移。",
    ),
    "a number that is none": Case(
        lambda c, s: items.set_number(c, key(c, s, "1.1.2"), 1000), ("standards.number_refused",),
        "编号 1000 不在 1 到 999 之间，没有保存。改正编号。",
    ),
    "text of the tree that is too long": Case(
        lambda c, s: items.set_text(c, key(c, s, "1.1.2"), "长" * 8001), ("standards.words_too_long",),
        "文字有 8001 字，超过 8000 字，没有保存。缩短，或分成几条。",
    ),
}  # fmt: skip


@pytest.fixture
def ctx(tmp_path: Path) -> AppContext:
    return factories.empty_library(tmp_path)


@pytest.mark.parametrize("case", PASTED.values(), ids=PASTED.keys())
def test_bad_input_is_told_with_its_places_and_nothing_is_written(ctx: AppContext, case: Case) -> None:
    standard = add_standard(ctx)
    before, stamp = shown(ctx, standard), ctx.stamp().step
    with pytest.raises(ProblemsFound) as caught:
        case.act(ctx, standard)
    found = caught.value.problems
    assert tuple(problem.code for problem in found) == case.codes
    assert _sentence(found[0]) == case.told
    if case.places:
        assert tuple(problem.where.name for problem in found if problem.where) == case.places
    assert (shown(ctx, standard), ctx.stamp().step) == (before, stamp)


def test_a_skipped_number_is_kept_and_told(ctx: AppContext) -> None:
    standard = add_standard(ctx)
    _text("1 甲域\n1.1 甲务\n1.1.1 能甲。\n1.1.4 能丁。")(ctx, standard)
    (found,) = standards.find_problems(ctx, standard)
    assert _sentence(found) == "中级 1.1.4 之前缺 1.1.2。原文如此可以保留，否则补上或重新编号。"
    assert shown(ctx, standard)[-1] == "1.1.4 能丁。"


def test_text_of_5000_characters_is_kept_and_told(ctx: AppContext) -> None:
    standard = add_standard(ctx)
    long = "能" + "长" * 4998 + "。"
    _text(f"1 甲域\n1.1 甲务\n1.1.1 {long}")(ctx, standard)
    texts = [item.text for number, item in walk(standards.content(ctx, standard)[SECTION]) if len(number) == 3]
    assert texts == [long]
    (found,) = standards.find_problems(ctx, standard)
    assert _sentence(found) == "中级 1.1.1 有 5000 字，可能是几条连在了一起，核对一下。"


def test_a_level_that_the_module_does_not_offer_is_refused_from_a_paste_a_form_and_a_file(tmp_path: Path) -> None:
    ctx = factories.sample_library(tmp_path)
    module = next(row for row in catalogue.modules(ctx) if Level.ELEMENTARY not in row.draft.levels)
    certificate = module.draft.certificate_id
    name = next(row.draft.name for row in catalogue.certificates(ctx) if row.id == certificate)
    section = Section(Level.ELEMENTARY, module.id)
    told = (
        f"证书模块“{module.draft.code} {module.draft.name}”不开设初级，没有保存。"
        "改等级，或到“证书”页给模块补上这个等级。"
    )
    draft = StandardDraft(certificate, EDITION)
    with pytest.raises(ProblemsFound) as pasted:
        standards.take_over(ctx, draft, {section: _tree(Item(1, "能甲。"))})
    assert [_sentence(problem) for problem in pasted.value.problems] == [told]
    assert standards.standards(ctx) == ()

    standard = standards.save_standard(ctx, draft).first("standards")
    with pytest.raises(ProblemsFound) as typed:
        items.add_area(ctx, standard, section, "甲域")
    assert [_sentence(problem) for problem in typed.value.problems] == [told]

    row = (name, EDITION, "初级", module.draft.code, "1 甲域", "1.1 甲务", "1.1.1", "能甲。")
    plan = importing.plan(ctx, books.book(tmp_path / "a.xlsx", [HEADING, row], "技能标准"))
    assert [(found.cell, _sentence(found.problem)) for found in plan.problems] == [("C2", told)]
    assert standards.content(ctx, standard) == {}


def _sentence(problem: Problem) -> str:
    return sentence(problem.code, problem.params)
