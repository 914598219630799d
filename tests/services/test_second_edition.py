"""A second edition from the pasted text to the last confirmed link: the numbers that were promised, and harder ones."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from pathlib import Path

import pytest
from tests import factories, standards_published, standards_text

from onex_desktop.domain.mapping import Strength
from onex_desktop.domain.standards.adoption import Adopted, standing
from onex_desktop.domain.standards.comparison import State
from onex_desktop.domain.standards.parsed import Doubt
from onex_desktop.domain.standards.tree import Item, Section, StandardDraft, StandardStatus, Tree, dotted, walk
from onex_desktop.domain.values import Level
from onex_desktop.services import catalogue, mapping, plans, standard_adoption, standards, undo
from onex_desktop.services.context import AppContext
from onex_desktop.services.mapping import CellEdit

SECTION = Section(Level.INTERMEDIATE)
PEOPLE = {1: "吴会波", 2: "李昕颖", 3: "王红然", 4: ""}
"""Who answers for the course of each area; nobody for the last."""


def _pasted(ctx: AppContext, certificate: int, edition: str, tree: Tree, before: int | None = None) -> int:
    """Paste an edition as the pages of a document; return its key."""
    parsed = standards.read_text(standards_published.as_pages(tree), Level.ELEMENTARY)
    assert parsed.errors == ()
    # The second edition leaves out numbers, and says so.
    assert {line.doubt for line in parsed.doubtful} <= {Doubt.SKIPPED}
    draft = StandardDraft(certificate, edition, status=StandardStatus.IN_FORCE, predecessor_id=before)
    return standards.take_over(ctx, draft, parsed.content()).first("standards")


def _school(ctx: AppContext, old: int) -> tuple[int, dict[int, int]]:
    """Make a plan with a course for each area, linked to all its requirements; return the plan and the courses."""
    plan = factories.add_plan(ctx, factories.add_major(ctx))
    courses = {}
    for area, person in PEOPLE.items():
        teacher = factories.add_teacher(ctx, person, f"T{area}") if person else None
        added = plans.add_course(ctx, plan, f"课程{area}", is_practice=True, responsible_id=teacher)
        courses[area] = added.first("courses")
    requirements = standing(standards.content(ctx, old))
    mapping.set_cells(ctx, [CellEdit((-each.id, -courses[each.number[0]]), Strength.STRONG) for each in requirements])
    mapping.set_details(ctx, (-requirements[0].id, -courses[1]), Decimal(8), "老注")
    return plan, courses


def test_five_added_three_removed_four_reworded_six_renumbered_and_the_list_until_it_is_confirmed(
    tmp_path: Path,
) -> None:
    ctx = factories.empty_library(tmp_path)
    certificate = factories.add_certificate(ctx)
    old = _pasted(ctx, certificate, "1.0版", standards_text.tree())
    plan, _ = _school(ctx, old)
    new = _pasted(ctx, certificate, "2.0版", standards_text.second_edition(), before=old)
    found = standards.compare(ctx, old, new)
    assert {state: found.count(state) for state in State} == {
        State.ADDED: 5, State.REMOVED: 3, State.REWORDED: 4, State.RENUMBERED: 6, State.SAME: 35,
    }  # fmt: skip
    removed = sorted(dotted(pair.old.number) for pair in found.requirements if pair.old and pair.new is None)
    assert removed == ["1.1.4", "1.2.4", "1.3.4"]
    added = sorted(dotted(pair.new.number) for pair in found.requirements if pair.new and pair.old is None)
    assert added == ["3.1.1", "3.2.1", "4.1.5", "4.2.5", "4.3.5"]

    _, done = standard_adoption.adopt(ctx, plan, new)
    assert done == Adopted(carried=45, to_review=10, left=3)
    rows = standard_adoption.to_review(ctx)
    assert Counter((row.course, row.responsible) for row in rows) == {("课程2", "李昕颖"): 4, ("课程3", "王红然"): 6}
    assert sorted(row.requirement.split()[0] for row in rows if row.course == "课程2") == [
        "2.1.1", "2.1.2", "2.2.1", "2.2.2",
    ]  # fmt: skip
    assert sorted(row.requirement.split()[0] for row in rows if row.course == "课程3") == [
        "3.1.5", "3.1.6", "3.1.7", "3.2.5", "3.2.6", "3.2.7",
    ]  # fmt: skip

    standard_adoption.confirm_links(ctx, [row.id for row in rows if row.responsible == "李昕颖"])
    assert {row.responsible for row in standard_adoption.to_review(ctx)} == {"王红然"}
    standard_adoption.confirm_links(ctx, [row.id for row in standard_adoption.to_review(ctx)])
    assert standard_adoption.to_review(ctx) == ()
    undo.undo(ctx)
    assert len(standard_adoption.to_review(ctx)) == 6


def _one(*texts: str) -> Tree:
    return (Item(1, "甲域", (Item(1, "甲务", tuple(Item(n, text) for n, text in enumerate(texts, start=1))),)),)


HARD: dict[str, tuple[Tree, Tree, dict[str, State]]] = {
    "near twins keep their own partners": (
        _one("能检测左前轮并填写检测单。", "能检测右前轮并填写检测单。", "能检测左后轮并填写检测单。"),
        _one("能检测左前轮并填写检测单。", "能检测左后轮并填写检测单。", "能检测右前轮并填写检测单。"),
        {"1.1.1": State.SAME, "1.1.2": State.RENUMBERED, "1.1.3": State.RENUMBERED},
    ),
    "one of two equal ones goes": (
        _one("能填写检测单。", "能填写检测单。", "能校准仪表。"),
        _one("能填写检测单。", "能校准仪表。"),
        {"1.1.1": State.SAME, "1.1.2": State.RENUMBERED, "-1.1.2": State.REMOVED},
    ),
    "points and width alone are no change": (
        _one("能使用 CAN 总线分析仪，读取数据流。"), _one("能使用CAN总线分析仪,读取数据流"), {"1.1.1": State.SAME},
    ),
    "a clause in front and another order of words in place": (
        _one("能使用万用表测量动力电池单体电压，判断电池一致性。"),
        _one("能根据维修手册要求，使用万用表测量单体电池电压并判断动力电池的一致性。"),
        {"1.1.1": State.REWORDED},
    ),
    "another matter at the same number": (
        _one("能使用万用表测量动力电池单体电压。"),
        _one("能向客户讲解保养周期与费用。"),
        {"1.1.1": State.ADDED, "-1.1.1": State.REMOVED},
    ),
    "reworded and moved, a twin in its place": (
        _one("能拆装驱动电机并检查轴承磨损情况。", "能清洗散热器。"),
        _one("能清洗散热器。", "能拆装驱动电机，检查轴承的磨损情况并记录。"),
        {"1.1.1": State.RENUMBERED, "1.1.2": State.REWORDED},
    ),
}  # fmt: skip


@pytest.mark.parametrize(("old", "new", "states"), HARD.values(), ids=HARD.keys())
def test_hard_rewordings_and_near_twins(tmp_path: Path, old: Tree, new: Tree, states: dict[str, State]) -> None:
    ctx = factories.empty_library(tmp_path)
    certificate = factories.add_certificate(ctx)
    first = standards.take_over(ctx, StandardDraft(certificate, "1.0版"), {SECTION: old}).first("standards")
    draft = StandardDraft(certificate, "2.0版", predecessor_id=first)
    second = standards.take_over(ctx, draft, {SECTION: new}).first("standards")
    pairs = standards.compare(ctx, first, second).requirements
    found = {dotted(pair.new.number): pair.state for pair in pairs if pair.new}
    gone = {f"-{dotted(pair.old.number)}": pair.state for pair in pairs if pair.old and pair.new is None}
    assert found | gone == states


def test_a_plan_that_adopted_nothing_shows_the_edition_of_its_links_and_names_the_newer(tmp_path: Path) -> None:
    ctx = factories.sample_library(tmp_path)
    (choice,) = mapping.choices(ctx)
    module = next(row for row in catalogue.modules(ctx, choice.certificate_id) if choice.level in row.draft.levels)
    content = {Section(choice.level, module.id): standards_text.tree()}
    old = standards.take_over(
        ctx, StandardDraft(choice.certificate_id, "1.0版", status=StandardStatus.IN_FORCE), content
    ).first("standards")

    def opened() -> tuple[str, str, int]:
        matrix = mapping.matrix(ctx, choice.certificate_id, choice.level, choice.plan_id)
        assert matrix is not None
        return matrix.edition, matrix.newer_edition, sum(unit < 0 for unit, _ in matrix.cells)

    assert opened() == ("1.0版", "", 0)
    matrix = mapping.matrix(ctx, choice.certificate_id, choice.level, choice.plan_id)
    assert matrix is not None
    tree = standards.content(ctx, old)[Section(choice.level, module.id)]
    first = [item.id for number, item in walk(tree) if len(number) == 3][:3]
    mapping.set_cells(ctx, [CellEdit((-key, matrix.columns[0].id), Strength.WEAK) for key in first])
    draft = StandardDraft(choice.certificate_id, "2.0版", status=StandardStatus.IN_FORCE, predecessor_id=old)
    new = standards.take_over(ctx, draft, content).first("standards")
    assert opened() == ("1.0版", "2.0版", 3)
    standard_adoption.adopt(ctx, choice.plan_id, new)
    assert opened() == ("2.0版", "", 3)
