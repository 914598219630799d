"""Cycle reviews of plans: when they are due, their record, and what they decided."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict

from onex_desktop.domain.changes import Changed
from onex_desktop.domain.plans.reviews import (
    ActionDraft,
    CycleDraft,
    CycleRow,
    ReviewDraft,
    ReviewedPlan,
    next_due,
    validate_action,
    validate_cycle,
    validate_review,
)
from onex_desktop.domain.problems import Problem, ProblemsFound
from onex_desktop.persistence.base import Record
from onex_desktop.persistence.queries import plan_reviews as queries
from onex_desktop.persistence.tables import plan_reviews as t
from onex_desktop.persistence.tables.plans import Plan
from onex_desktop.services.context import AppContext


def today(ctx: AppContext) -> str:
    """Return the present day where the program runs."""
    return ctx.clock().astimezone().strftime("%Y-%m-%d")


def reviewed_plans(ctx: AppContext) -> tuple[ReviewedPlan, ...]:
    """Return the plans with their reviews, the earliest first."""
    with ctx.read() as session:
        return queries.reviewed_plans(session)


def cycles(ctx: AppContext) -> tuple[CycleRow, ...]:
    """Return the lengths of the cycle, the earliest first."""
    with ctx.read() as session:
        return queries.cycles(session)


def due(ctx: AppContext) -> dict[int, str]:
    """Return the day until which each plan is to be reviewed next, by key; empty where that cannot be said."""
    known = cycles(ctx)
    return {each.plan.id: next_due(each, known) for each in reviewed_plans(ctx)}


def save_review(
    ctx: AppContext, draft: ReviewDraft, review_id: int | None = None, version: int | None = None
) -> Changed:
    """Enter a review, or change the one given by key."""
    _refuse_if(validate_review(draft))
    with ctx.step("plans.add_review" if review_id is None else "plans.change_review", draft.due_on) as work:
        work.get(Plan, draft.plan_id)
        if review_id is None:
            work.add(t.CycleReview(**asdict(draft)))
        else:
            work.set(work.get(t.CycleReview, review_id, version), **asdict(draft))
    return work.changed


def delete_reviews(ctx: AppContext, ids: Sequence[int]) -> Changed:
    """Delete reviews with their actions."""
    with ctx.step("plans.delete_review") as work:
        for row_id in ids:
            for action in work.rows(t.CycleReviewAction, review_id=row_id):
                work.remove(action)
            work.remove(work.get(t.CycleReview, row_id))
    return work.changed


def save_action(
    ctx: AppContext, draft: ActionDraft, action_id: int | None = None, version: int | None = None
) -> Changed:
    """Add an action at the end of its review, or change the one given by key."""
    _refuse_if(validate_action(draft))
    with ctx.step("plans.add_action" if action_id is None else "plans.change_action", draft.text) as work:
        if action_id is None:
            last = max((row.position for row in work.rows(t.CycleReviewAction, review_id=draft.review_id)), default=0)
            work.add(t.CycleReviewAction(**asdict(draft), position=last + 1))
        else:
            work.set(work.get(t.CycleReviewAction, action_id, version), **asdict(draft))
    return work.changed


def delete_actions(ctx: AppContext, ids: Sequence[int]) -> Changed:
    """Delete actions."""
    return _delete(ctx, "plans.delete_action", t.CycleReviewAction, ids)


def save_cycle(ctx: AppContext, draft: CycleDraft, cycle_id: int | None = None, version: int | None = None) -> Changed:
    """Say how long a cycle is from a day on, or correct the row given by key."""
    _refuse_if(validate_cycle(draft))
    with ctx.step("plans.add_cycle" if cycle_id is None else "plans.change_cycle", draft.effective_from) as work:
        if cycle_id is None:
            work.add(t.ReviewCycle(**asdict(draft)))
        else:
            work.set(work.get(t.ReviewCycle, cycle_id, version), **asdict(draft))
    return work.changed


def delete_cycles(ctx: AppContext, ids: Sequence[int]) -> Changed:
    """Delete lengths of the cycle that were entered by mistake."""
    return _delete(ctx, "plans.delete_cycle", t.ReviewCycle, ids)


def _delete(ctx: AppContext, code: str, kind: type[Record], ids: Sequence[int]) -> Changed:
    with ctx.step(code) as work:
        for row_id in ids:
            work.remove(work.get(kind, row_id))
    return work.changed


def _refuse_if(problems: list[Problem]) -> None:
    if problems:
        raise ProblemsFound(problems)
