"""Assignments by term and class: one lead for each slot and term, counted once, sheet and back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from tests import factories
from tests.services import school_term

from onex_desktop.domain.changes import Changed
from onex_desktop.domain.plans import PlanStatus
from onex_desktop.domain.problems import ProblemsFound
from onex_desktop.domain.sheets import RowState
from onex_desktop.domain.teaching.assignments import Assigned, AssignmentDraft, CountedAs
from onex_desktop.domain.teaching.classes import ClassShare
from onex_desktop.domain.workload.sources import Source
from onex_desktop.persistence.queries import workload_sources
from onex_desktop.services import campus, exporting, importing, plans, teaching, undo
from onex_desktop.services.context import AppContext
from onex_desktop.services.workload import statements, views
from onex_desktop.services.workload.views import WORDS


@pytest.fixture
def ctx(tmp_path: Path) -> AppContext:
    """Return a school with a course, two teachers, two terms and three classes of 42, 40 and unknown."""
    ctx = factories.empty_library(tmp_path)
    major = factories.add_major(ctx)
    factories.add_course(ctx, factories.add_plan(ctx, major))
    cohort = factories.add_cohort(ctx)
    for name, heads in (("1班", 42), ("2班", 40), ("3班", None)):
        factories.add_class_group(ctx, major, cohort, name, heads)
    for code in ("2020-2021-1", "2020-2021-2"):
        factories.add_term(ctx, code)
    for name in ("王红然", "李重重"):
        factories.add_teacher(ctx, name)
    return ctx


def _slot(ctx: AppContext) -> int:
    return teaching.slots(ctx)[0].id


def _classes(ctx: AppContext) -> tuple[int, ...]:
    return tuple(row.id for row in campus.class_groups(ctx))


def _save(ctx: AppContext, teacher: int, term: int | None, *shares: ClassShare, hours: str = "64") -> int:
    draft = AssignmentDraft(_slot(ctx), teacher, (1,), Decimal(hours), term, shares, CountedAs.CERTIFICATE)
    return teaching.save_assignment(ctx, draft).first("assignments")


def _all(ctx: AppContext) -> tuple[Assigned, ...]:
    return teaching.slots(ctx)[0].assigned


def _sources(ctx: AppContext, term: int) -> list[Source]:
    with ctx.read() as session:
        return list(workload_sources.sources(session, term, WORDS))


def _codes(act: Callable[[], Changed]) -> list[str]:
    with pytest.raises(ProblemsFound) as found:
        act()
    return [problem.code for problem in found.value.problems]


def test_a_slot_has_a_lead_in_each_term(ctx: AppContext) -> None:
    _save(ctx, 1, 1)
    _save(ctx, 2, 2)
    assert [(person.term, person.teacher) for person in _all(ctx)] == [
        ("2020-2021-1", "王红然"), ("2020-2021-2", "李重重"),
    ]  # fmt: skip


def test_another_teacher_of_a_term_takes_the_place_of_the_first(ctx: AppContext) -> None:
    key = _save(ctx, 1, 1)
    teaching.assign(ctx, _slot(ctx), 2, (), term_id=1)
    assert [(person.assignment_id, person.teacher, person.hours) for person in _all(ctx)] == [
        (key, "李重重", Decimal(64))
    ]


def test_an_assignment_moves_to_a_term_only_where_nobody_has_the_slot(ctx: AppContext) -> None:
    key = _save(ctx, 1, 1)
    _save(ctx, 2, 2)
    draft = AssignmentDraft(_slot(ctx), 1, (), Decimal(64), 2)
    assert _codes(lambda: teaching.save_assignment(ctx, draft, key)) == ["teaching.term_taken"]


def test_classes_stand_in_place_of_their_cohort(ctx: AppContext) -> None:
    one, two, _ = _classes(ctx)
    key = _save(ctx, 1, 1, ClassShare(one), ClassShare(two))
    (person,) = _all(ctx)
    assert (person.cohorts, [each.name for each in person.classes], person.load) == (
        (2020,),
        ["1班", "2班"],
        Decimal(128),
    )
    draft = AssignmentDraft(_slot(ctx), 1, (1,), Decimal(64), 1, ())
    teaching.save_assignment(ctx, draft, key)
    (person,) = _all(ctx)
    assert (person.cohorts, person.classes, person.load) == ((2020,), (), Decimal(64))


def test_undo_brings_classes_and_cohorts_back(ctx: AppContext) -> None:
    _save(ctx, 1, 1, ClassShare(_classes(ctx)[0]))
    before = _all(ctx)
    teaching.unassign(ctx, [_slot(ctx)])
    assert _all(ctx) == ()
    undo.undo(ctx)
    assert _all(ctx)[0].classes == before[0].classes


def test_workload_has_a_line_for_each_sitting_of_the_term(ctx: AppContext) -> None:
    one, two, three = _classes(ctx)
    _save(ctx, 1, 1, ClassShare(one, None, 1), ClassShare(two, None, 1), ClassShare(three, Decimal(48)))
    found = _sources(ctx, 1)
    assert [(each.name.split("（")[1], each.quantity, each.facts.get("students")) for each in found] == [
        ("1班、2班）", Decimal(64), Decimal(82)), ("3班）", Decimal(48), None),
    ]  # fmt: skip
    assert {each.counted_as for each in found} == {CountedAs.CERTIFICATE}
    assert [each.part for each in found] == [one, three]
    assert _sources(ctx, 2) == []


def test_an_assignment_of_a_term_counts_though_its_plan_is_archived(ctx: AppContext) -> None:
    _save(ctx, 1, 1)
    (plan,) = plans.plans(ctx)
    plans.change_plan(ctx, plan.id, replace(plan.draft, status=PlanStatus.ARCHIVED))
    assert len(_sources(ctx, 1)) == 1


def test_nothing_is_added_to_a_term_whose_statement_is_locked(tmp_path: Path) -> None:
    school = school_term.make(factories.empty_library(tmp_path))
    ctx = school.ctx
    statements.collect(ctx, school.term)
    keys = [row.statement_id for row in views.term_view(ctx, school.term).rows if row.id == school.wang]
    chosen = [key for key in keys if key is not None]
    statements.check(ctx, chosen)
    statements.confirm(ctx, chosen, "李院长")
    statements.lock(ctx, chosen)
    slot = teaching.slots(ctx)[2].id
    draft = AssignmentDraft(slot, school.wang, (), Decimal(32), school.term)
    assert _codes(lambda: teaching.save_assignment(ctx, draft)) == ["workload.term_locked"]


def test_the_sheets_bring_terms_and_classes_back(ctx: AppContext, tmp_path: Path) -> None:
    one, two, three = _classes(ctx)
    _save(ctx, 1, 1, ClassShare(one, None, 1), ClassShare(two, None, 1), ClassShare(three, Decimal(48)))
    _save(ctx, 2, 2)
    before = [(each.term, each.teacher, each.hours, each.counted_as, each.classes) for each in _all(ctx)]
    path = tmp_path / "任课.xlsx"
    exporting.export(ctx, path, ["assignments", "assignment-classes"])
    teaching.unassign(ctx, [_slot(ctx)])
    plan = importing.plan(ctx, path)
    assert (plan.problems, plan.count(RowState.NEW)) == ((), 5)
    importing.apply(ctx, plan)
    assert [(each.term, each.teacher, each.hours, each.counted_as, each.classes) for each in _all(ctx)] == before
