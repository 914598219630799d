"""A proposal for the sample plan, what stands in the way of one, and what accepting it does."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from tests import factories

from onex_desktop.domain.problems import ProblemsFound
from onex_desktop.domain.teaching.assignments import AssignmentDraft, TeacherDraft
from onex_desktop.domain.teaching.reasons import Why
from onex_desktop.services import campus, plans, proposing, teaching, undo
from onex_desktop.services.context import AppContext

SECONDS = 10


@pytest.fixture
def ctx(tmp_path: Path) -> AppContext:
    return factories.sample_library(tmp_path)


def _plan(ctx: AppContext) -> int:
    return next(row.id for row in plans.plans(ctx) if row.draft.version == "2020版")


def _holders(ctx: AppContext) -> dict[int, str]:
    return {slot.id: "、".join(person.teacher for person in slot.assigned) for slot in teaching.slots(ctx, _plan(ctx))}


def _limit_all(ctx: AppContext, hours: int, limit: int) -> None:
    """Give every slot some hours and every teacher a limit."""
    cohorts = [row.id for row in campus.cohorts(ctx) if row.entry_year != 2018]
    for slot in teaching.slots(ctx, _plan(ctx)):
        teaching.save_assignment(
            ctx, AssignmentDraft(slot.id, slot.assigned[0].teacher_id, tuple(cohorts), Decimal(hours))
        )
    for row in teaching.teachers(ctx):
        limited = TeacherDraft(row.draft.name, college_id=row.draft.college_id, load_limit=Decimal(limit))
        teaching.save_teacher(ctx, limited, row.id)


def test_the_deck_is_rearranged_so_that_each_keeps_to_one_certificate_module(ctx: AppContext) -> None:
    proposal = proposing.propose(ctx, _plan(ctx), SECONDS)
    assert (proposal.proved, proposal.problems) == (True, ())
    assert 0 < len(proposal.changes) <= 4
    assert {why for change in proposal.changes for why in change.why} <= {
        Why.SPECIALISED,
        Why.BALANCE,
        Why.TOGETHER,
    }
    proposing.accept(ctx, _plan(ctx), proposal.changes)
    served: dict[str, set[str]] = {}
    held: dict[str, int] = {}
    for slot in teaching.slots(ctx, _plan(ctx)):
        name = slot.assigned[0].teacher
        served.setdefault(name, set()).update(slot.certificate_modules)
        held[name] = held.get(name, 0) + 1
    assert max(map(len, served.values())) == 1
    assert (len(held), max(held.values())) == (9, 2)


def test_what_was_accepted_is_one_step_that_undo_takes_back(ctx: AppContext) -> None:
    before, head = _holders(ctx), factories.head(ctx)
    changes = proposing.propose(ctx, _plan(ctx), SECONDS).changes
    proposing.accept(ctx, _plan(ctx), changes[:2])
    after = _holders(ctx)
    assert factories.head(ctx) == head + 1
    assert {key for key in before if before[key] != after[key]} == {change.id for change in changes[:2]}
    undo.undo(ctx)
    assert _holders(ctx) == before


def test_a_proposal_writes_nothing(ctx: AppContext) -> None:
    head = factories.head(ctx)
    proposing.propose(ctx, _plan(ctx), SECONDS)
    assert factories.head(ctx) == head


def test_locked_slots_stay(ctx: AppContext) -> None:
    locked = [slot.id for slot in teaching.slots(ctx, _plan(ctx))]
    assert proposing.propose(ctx, _plan(ctx), SECONDS, locked=locked).changes == ()


def test_an_open_slot_is_filled_with_a_reason(ctx: AppContext) -> None:
    (slot, *_) = teaching.slots(ctx, _plan(ctx))
    teaching.unassign(ctx, [slot.id])
    change = next(each for each in proposing.propose(ctx, _plan(ctx), SECONDS).changes if each.id == slot.id)
    assert (change.before_id, change.before, change.why[0]) == (None, "", Why.OPEN)


def test_an_accepted_line_whose_slot_went_elsewhere_stops_all(ctx: AppContext) -> None:
    changes = proposing.propose(ctx, _plan(ctx), SECONDS).changes
    teaching.unassign(ctx, [changes[-1].id])
    before = _holders(ctx)
    with pytest.raises(ProblemsFound, match=r"teaching\.proposal_stale"):
        proposing.accept(ctx, _plan(ctx), changes)
    assert _holders(ctx) == before


def test_limits_are_kept_where_hours_are_known(ctx: AppContext) -> None:
    _limit_all(ctx, 48, 100)
    proposal = proposing.propose(ctx, _plan(ctx), SECONDS)
    proposing.accept(ctx, _plan(ctx), proposal.changes)
    assert proposal.proved
    assert max(row.hours or 0 for row in teaching.teachers(ctx, _plan(ctx))) <= 96


def test_too_little_time_is_named_with_its_figures(ctx: AppContext) -> None:
    _limit_all(ctx, 48, 60)
    (problem,) = proposing.propose(ctx, _plan(ctx), SECONDS).problems
    assert (problem.code, problem.params["hours"], problem.params["limit"]) == ("teaching.too_little_time", 576, 540)


def test_locks_above_a_limit_are_named(ctx: AppContext) -> None:
    _limit_all(ctx, 48, 90)
    two = [slot.id for slot in teaching.slots(ctx, _plan(ctx)) if slot.assigned[0].teacher == "王红然"]
    (problem,) = proposing.propose(ctx, _plan(ctx), SECONDS, locked=two).problems
    assert (problem.code, problem.params["teachers"], problem.params["hours"]) == (
        "teaching.locked_over_limit", "王红然", 96,
    )  # fmt: skip


def test_a_plan_without_slots_needs_nothing(tmp_path: Path) -> None:
    ctx = factories.empty_library(tmp_path / "empty")
    plan = factories.add_plan(ctx, factories.add_major(ctx))
    assert proposing.propose(ctx, plan, SECONDS) == proposing.Proposal()


def test_without_teachers_the_slots_are_named(tmp_path: Path) -> None:
    ctx = factories.empty_library(tmp_path / "empty")
    plan = factories.add_plan(ctx, factories.add_major(ctx))
    factories.add_course(ctx, plan, parts=1)
    (problem,) = proposing.propose(ctx, plan, SECONDS).problems
    assert problem.code == "teaching.nobody_may_take"
