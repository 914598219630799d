"""Teaching objectives in three levels, and the skill requirements placed into them."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests import factories
from tests.exchange import books
from tests.services import small_standard
from tests.services.small_standard import refused

from onex_desktop.domain.plans.cloning import Part
from onex_desktop.domain.plans.objectives import (
    Number,
    ObjectiveDraft,
    ObjectiveLevel,
    dotted,
    next_below,
    read_number,
    validate_objective,
)
from onex_desktop.domain.sheets import RowState
from onex_desktop.domain.standards.tree import Item, StandardDraft, Tree
from onex_desktop.services import checking, exporting, importing, objectives, plans, standard_adoption, standards, undo
from onex_desktop.services.context import AppContext
from onex_desktop.services.plan_cloning import clone_plan


class Planned:
    """A plan with one course of two modules, working by the small standard."""

    def __init__(self, ctx: AppContext) -> None:
        self.ctx = ctx
        self.plan = factories.add_plan(ctx, factories.add_major(ctx))
        self.course = factories.add_course(ctx, self.plan, parts=2)
        standard_adoption.adopt(ctx, self.plan, small_standard.add_standard(ctx))
        self.requirements = [row.id for row in objectives.adopted_requirements(ctx, self.plan)]

    def add(self, name: str, text: str = "", module: int | None = None) -> int:
        number = read_number(name) or ()
        draft = ObjectiveDraft(self.course, number, text or f"目标{name}", module)
        return objectives.add_objective(self.ctx, draft).first("objectives")

    def shown(self, plan: int | None = None) -> list[tuple[str, str, int]]:
        rows = objectives.objectives(self.ctx, plan)
        return [(dotted(row.draft.number), row.draft.text, len(row.requirement_ids)) for row in rows]


@pytest.fixture
def planned(tmp_path: Path) -> Planned:
    return Planned(factories.empty_library(tmp_path))


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1", (1,)),
        ("2.10", (2, 10)),
        (" 1.2.3 ", (1, 2, 3)),
        ("1.2.3.4", None),
        ("0.1", None),
        ("1.", None),
        ("", None),
    ],
)
def test_a_printed_number_is_read(text: str, number: Number | None) -> None:
    assert read_number(text) == number


def test_a_new_objective_stands_behind_the_last_beside_it() -> None:
    taken = [(1,), (1, 1), (1, 4), (2,), (1, 4, 9)]
    assert [next_below(above, taken) for above in ((), (1,), (2,), (1, 4))] == [(3,), (1, 5), (2, 1), (1, 4, 10)]


def test_everything_wrong_with_an_objective_is_told_at_once() -> None:
    found = validate_objective(ObjectiveDraft(1, (2, 1), " "), {(1,)})
    assert [(each.code, each.where and each.where.field) for each in found] == [
        ("plans.objective_above_missing", "number"),
        ("form.required", "text"),
    ]
    long = validate_objective(ObjectiveDraft(1, (1,), "长" * 5000), {(1,)})
    assert [each.code for each in long] == ["plans.objective_number_taken", "plans.too_long"]


def test_the_tree_has_three_levels_in_the_order_of_its_numbers(planned: Planned) -> None:
    for name in ("1", "10", "2", "1.1", "1.1.1", "1.10", "1.2"):
        planned.add(name)
    rows = objectives.objectives(planned.ctx, planned.plan)
    assert [dotted(row.draft.number) for row in rows] == ["1", "1.1", "1.1.1", "1.2", "1.10", "2", "10"]
    assert [row.level for row in rows[:3]] == list(ObjectiveLevel)


def test_what_has_no_place_is_refused_and_nothing_is_written(planned: Planned) -> None:
    planned.add("1")
    assert refused(lambda: planned.add("1")) == ["plans.objective_number_taken"]
    assert refused(lambda: planned.add("2.1")) == ["plans.objective_above_missing"]
    assert refused(lambda: planned.add("1.1.1.1")) == ["plans.objective_number"]
    assert planned.shown() == [("1", "目标1", 0)]


def test_an_objective_is_changed_moved_and_deleted_with_what_is_below(planned: Planned) -> None:
    first = planned.add("1")
    planned.add("1.1")
    planned.add("3")
    module = plans.courses(planned.ctx)[0].modules[1].id
    objectives.change_objective(planned.ctx, first, "会检测", module, 1)
    objectives.move_objective(planned.ctx, first, 1)
    assert planned.shown() == [("1", "目标3", 0), ("3", "会检测", 0), ("3.1", "目标1.1", 0)]
    objectives.move_objective(planned.ctx, first, 1)
    assert objectives.objectives(planned.ctx)[1].draft.course_module_id == module
    objectives.delete_objectives(planned.ctx, [row.id for row in objectives.objectives(planned.ctx)[1:]])
    assert planned.shown() == [("1", "目标3", 0)]
    undo.undo(planned.ctx)
    assert planned.shown() == [("1", "目标3", 0), ("3", "会检测", 0), ("3.1", "目标1.1", 0)]


def test_requirements_of_the_adopted_edition_are_placed_and_taken_out(planned: Planned) -> None:
    key = planned.add("1")
    assert [row.text for row in objectives.adopted_requirements(planned.ctx, planned.plan)] == [
        "能甲。", "能乙。", "能丙。", "能丁。",
    ]  # fmt: skip
    objectives.place_requirements(planned.ctx, key, planned.requirements[:3])
    objectives.place_requirements(planned.ctx, key, planned.requirements[2:])
    assert planned.shown() == [("1", "目标1", 4)]
    objectives.take_out_requirements(planned.ctx, key, planned.requirements[:1])
    assert objectives.objectives(planned.ctx)[0].requirement_ids == tuple(planned.requirements[1:])
    undo.undo(planned.ctx)
    assert planned.shown() == [("1", "目标1", 4)]


def test_a_new_edition_takes_the_places_of_what_is_unchanged_and_the_rest_is_found(planned: Planned) -> None:
    key = planned.add("1")
    objectives.place_requirements(planned.ctx, key, planned.requirements)
    assert outdated(planned.ctx) == []
    # 能甲 is the same, 能丙 only stands elsewhere, 能丁 is reworded, 能乙 is gone.
    newer: Tree = (
        Item(1, "甲域", (Item(1, "甲务", (Item(1, "能甲。"),)), Item(2, "乙务", (Item(4, "能丙。"),)))),
        Item(2, "乙域", (Item(1, "丙务", (Item(1, "能丁，并记录。"),)),)),
    )
    (first,) = standards.standards(planned.ctx)
    draft = StandardDraft(first.draft.certificate_id, "2021年2.0版", predecessor_id=first.id)
    second = standards.take_over(planned.ctx, draft, {small_standard.SECTION: newer}).first("standards")
    standard_adoption.adopt(planned.ctx, planned.plan, second)
    adopted = {row.id: row for row in objectives.adopted_requirements(planned.ctx, planned.plan)}
    (row,) = objectives.objectives(planned.ctx)
    assert [(adopted[each].text, adopted[each].is_current) for each in sorted(row.requirement_ids)] == [
        ("能乙。", False),
        ("能丁。", False),
        ("能甲。", True),
        ("能丙。", True),
    ]
    assert outdated(planned.ctx) == [2]
    undo.undo(planned.ctx)
    assert objectives.objectives(planned.ctx)[0].requirement_ids == tuple(planned.requirements)


def outdated(ctx: AppContext) -> list[object]:
    found = checking.find_problems(ctx)
    return [each.params["count"] for each in found if each.code == "plans.objectives_outdated"]


def test_a_plan_that_works_by_no_edition_has_nothing_to_place(planned: Planned) -> None:
    other = factories.add_plan(planned.ctx, factories.add_major(planned.ctx, "软件技术"))
    assert objectives.adopted_requirements(planned.ctx, other) == ()


def test_a_course_with_objectives_is_not_deleted(planned: Planned) -> None:
    course = factories.add_course(planned.ctx, planned.plan, "另一门")
    objectives.add_objective(planned.ctx, ObjectiveDraft(course, (1,), "会用"))
    assert refused(lambda: plans.delete_courses(planned.ctx, [course])) == ["record.in_use"]


def test_objectives_go_along_with_a_copy_with_modules_and_requirements(planned: Planned) -> None:
    module = plans.courses(planned.ctx)[0].modules[1].id
    planned.add("1", "会检测")
    unit = planned.add("1.1", "会检测电池", module)
    objectives.place_requirements(planned.ctx, unit, planned.requirements[:2])
    _, cloned = clone_plan(planned.ctx, planned.plan, "2022版", frozenset({Part.OBJECTIVES}))
    assert cloned.carried == {Part.COURSES: 1, Part.OBJECTIVES: 2}
    assert planned.shown(cloned.plan_id) == [("1", "会检测", 0), ("1.1", "会检测电池", 2)]
    copy = plans.courses(planned.ctx, cloned.plan_id)[0]
    assert objectives.objectives(planned.ctx, cloned.plan_id)[1].draft.course_module_id == copy.modules[1].id
    assert planned.shown(planned.plan) == [("1", "会检测", 0), ("1.1", "会检测电池", 2)]


def test_objectives_go_out_to_sheets_and_come_back_unchanged(planned: Planned, tmp_path: Path) -> None:
    for name in ("1", "1.1", "1.1.1", "1.10"):
        key = planned.add(name)
    objectives.place_requirements(planned.ctx, key, planned.requirements[:2])
    exporting.export(planned.ctx, tmp_path / "a.xlsx", ["objectives", "objective-requirements"])
    again = importing.plan(planned.ctx, importing.read(planned.ctx, tmp_path / "a.xlsx"))
    assert (again.problems, again.count(RowState.UNCHANGED)) == ((), 6)


def test_a_sheet_brings_a_tree_and_says_where_one_above_is_missing(planned: Planned, tmp_path: Path) -> None:
    names = ("新能源汽车技术 2020版", "电控系统检测维修")
    heading = ("人才培养方案", "课程", "目标编号", "课程模块", "教学目标")
    good = [
        heading,
        (*names, "1", "", "会检测"),
        (*names, "1.1", "模块2", "会检测电池"),
        (*names, "1.1.1", "", "会读数"),
    ]
    importing.apply(planned.ctx, importing.plan(planned.ctx, books.book(tmp_path / "a.xlsx", good, sheet="教学目标")))
    assert [row[0] for row in planned.shown()] == ["1", "1.1", "1.1.1"]
    bad = [heading, (*names, "3.1", "", "甲"), (*names, "1.1.1.1", "", "乙"), (*names, "4", "", "丙")]
    plan = importing.plan(planned.ctx, books.book(tmp_path / "b.xlsx", bad, sheet="教学目标"))
    assert [(found.problem.code, found.cell) for found in plan.problems] == [
        ("plans.objective_above_missing", "C2"),
        ("plans.objective_number", "C3"),
    ]
    placed = [
        ("人才培养方案", "课程", "目标编号", "证书", "技能要求"),
        (*names, "1.1.1", "智能新能源汽车", "2020年1.0版 中级 1.1.2"),
    ]
    sheet = books.book(tmp_path / "c.xlsx", placed, sheet="目标中的技能要求")
    importing.apply(planned.ctx, importing.plan(planned.ctx, sheet))
    assert planned.shown()[2] == ("1.1.1", "会读数", 1)
