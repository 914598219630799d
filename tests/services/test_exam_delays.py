"""How long an exam may wait: set by the school, found by the health check, undone like everything."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from tests import factories

from onex_desktop.domain.exams.sessions import SessionDraft
from onex_desktop.domain.problems import ProblemsFound
from onex_desktop.domain.teaching.assignments import AssignmentDraft
from onex_desktop.domain.teaching.timing import DelayDraft
from onex_desktop.domain.values import Level
from onex_desktop.services import campus, catalogue, checking, exam_delays, exams, plans, teaching, undo
from onex_desktop.services.context import AppContext


@pytest.fixture
def ctx(tmp_path: Path) -> AppContext:
    """Return the sample school in which one slot of the cohort of 2020 is taught in the autumn of 2020."""
    ctx = factories.sample_library(tmp_path)
    term = factories.add_term(ctx)
    row = next(row for row in plans.plans(ctx) if row.title == "新能源汽车技术 2020版")
    slot = next(each for each in teaching.slots(ctx, row.id) if each.assigned)
    cohort = next(each.id for each in campus.cohorts(ctx) if each.entry_year == 2020)
    teacher = slot.assigned[0].teacher_id
    teaching.unassign(ctx, [each.id for each in teaching.slots(ctx, row.id)])
    for each in plans.plans(ctx):
        # With one cohort at the school there is no doubt about who sits.
        plans.change_plan(ctx, each.id, replace(each.draft, cohort_ids=()))
    plans.change_plan(ctx, row.id, replace(row.draft, cohort_ids=(cohort,)))
    teaching.save_assignment(ctx, AssignmentDraft(slot.id, teacher, (cohort,), None, term))
    return ctx


def examine(ctx: AppContext, day: str) -> None:
    """Plan an exam of the certificate that the slot serves."""
    key = next(row.id for row in catalogue.certificates(ctx) if row.draft.name == "智能新能源汽车")
    exams.save_session(ctx, SessionDraft(key, Level.INTERMEDIATE, 2020, "第一批", held_from=day))


def mistimed(ctx: AppContext) -> list[str]:
    """Return the codes of what is found about times."""
    return [each.code for each in checking.find_problems(ctx) if each.code.startswith("teaching.exam_")]


def test_an_exam_within_the_term_is_found(ctx: AppContext) -> None:
    examine(ctx, "2020-12-20")
    assert mistimed(ctx) == ["teaching.exam_before_end"]


def test_one_that_waits_is_found_once_the_school_has_set_a_limit(ctx: AppContext) -> None:
    examine(ctx, "2021-05-20")
    assert mistimed(ctx) == []
    exam_delays.save_limit(ctx, DelayDraft(60, "2020-09-01", "教务处"))
    assert mistimed(ctx) == ["teaching.exam_too_late"]
    undo.undo(ctx)
    assert mistimed(ctx) == []


def test_one_day_has_one_limit(ctx: AppContext) -> None:
    key = exam_delays.save_limit(ctx, DelayDraft(60, "2020-09-01")).first("exam_delay_limits")
    with pytest.raises(ProblemsFound) as refused:
        exam_delays.save_limit(ctx, DelayDraft(90, "2020-09-01"))
    assert refused.value.problems[0].code == "teaching.delay_taken"
    exam_delays.save_limit(ctx, DelayDraft(90, "2020-09-01"), key)
    assert [row.draft.days for row in exam_delays.limits(ctx)] == [90]
    exam_delays.delete_limits(ctx, [key])
    assert exam_delays.limits(ctx) == ()
