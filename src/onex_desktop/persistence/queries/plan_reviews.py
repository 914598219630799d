"""Reading the cycle reviews of plans."""

from __future__ import annotations

from collections import defaultdict

from sqlalchemy import select
from sqlalchemy.orm import Session

from onex_desktop.domain.plans.cohorts import first_term
from onex_desktop.domain.plans.reviews import (
    ActionDraft,
    ActionRow,
    CycleDraft,
    CycleRow,
    ReviewDraft,
    ReviewedPlan,
    ReviewRow,
)
from onex_desktop.persistence.queries import plans
from onex_desktop.persistence.tables import plan_reviews as t
from onex_desktop.persistence.tables.campus import Term


def reviewed_plans(session: Session) -> tuple[ReviewedPlan, ...]:
    """Return the plans with their reviews and the day from which each is followed: its first cohort's first."""
    starts = {term.code: term.starts_on for term in session.scalars(select(Term))}
    rows = plans.plans(session)
    below: dict[int, list[ReviewRow]] = defaultdict(list)
    for review in _reviews(session, {row.id: row.title for row in rows}):
        below[review.draft.plan_id].append(review)
    return tuple(
        ReviewedPlan(row, starts.get(first_term(row.cohorts[0]), "") if row.cohorts else "", tuple(below[row.id]))
        for row in rows
    )


def cycles(session: Session) -> tuple[CycleRow, ...]:
    """Return the lengths of the cycle, the earliest first."""
    rows = session.scalars(select(t.ReviewCycle).order_by(t.ReviewCycle.effective_from))
    return tuple(CycleRow(c.id, c.version, CycleDraft(c.effective_from, c.months, c.source)) for c in rows)


def _reviews(session: Session, titles: dict[int, str]) -> list[ReviewRow]:
    actions: dict[int, list[ActionRow]] = defaultdict(list)
    ordered = select(t.CycleReviewAction).order_by(t.CycleReviewAction.position, t.CycleReviewAction.id)
    for a in session.scalars(ordered):
        draft = ActionDraft(a.review_id, a.text, a.owner, a.due_on, a.done_on)
        actions[a.review_id].append(ActionRow(a.id, a.version, draft, a.position))
    return [
        ReviewRow(
            r.id,
            r.version,
            ReviewDraft(r.plan_id, r.due_on, r.held_on, r.owner, r.findings, r.decisions),
            titles[r.plan_id],
            tuple(actions[r.id]),
        )
        for r in session.scalars(select(t.CycleReview).order_by(t.CycleReview.due_on))
    ]
