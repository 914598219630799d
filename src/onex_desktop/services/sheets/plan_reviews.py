"""Bridges of the sheets about cycle reviews."""

from __future__ import annotations

from onex_desktop.domain.plans.reviews import ActionDraft, CycleDraft, ReviewDraft
from onex_desktop.domain.sheets import Values
from onex_desktop.exchange.sheets import plan_reviews as specs
from onex_desktop.services import plan_reviews
from onex_desktop.services.context import AppContext
from onex_desktop.services.sheets.bridge import Bridge, Stored


def _cycles(ctx: AppContext) -> list[Stored]:
    return [
        Stored(row.id, {
            "effective_from": row.draft.effective_from, "months": row.draft.months, "source": row.draft.source,
        })
        for row in plan_reviews.cycles(ctx)
    ]  # fmt: skip


def _save_cycle(ctx: AppContext, values: Values, key: int | None) -> int:
    draft = CycleDraft(values["effective_from"], values["months"], values["source"])
    changed = plan_reviews.save_cycle(ctx, draft, key)
    return changed.first("review_cycles") if key is None else key


def _reviews(ctx: AppContext) -> list[Stored]:
    return [
        Stored(row.id, {
            "plan": row.draft.plan_id, "due_on": row.draft.due_on, "held_on": row.draft.held_on,
            "owner": row.draft.owner, "findings": row.draft.findings, "decisions": row.draft.decisions,
        })
        for each in plan_reviews.reviewed_plans(ctx)
        for row in each.reviews
    ]  # fmt: skip


def _save_review(ctx: AppContext, values: Values, key: int | None) -> int:
    draft = ReviewDraft(
        values["plan"], values["due_on"], values["held_on"], values["owner"], values["findings"], values["decisions"]
    )
    changed = plan_reviews.save_review(ctx, draft, key)
    return changed.first("cycle_reviews") if key is None else key


def _actions(ctx: AppContext) -> list[Stored]:
    return [
        Stored(row.id, {
            "plan": review.draft.plan_id, "review": review.id, "text": row.draft.text, "owner": row.draft.owner,
            "due_on": row.draft.due_on, "done_on": row.draft.done_on,
        })
        for each in plan_reviews.reviewed_plans(ctx)
        for review in each.reviews
        for row in review.actions
    ]  # fmt: skip


def _save_action(ctx: AppContext, values: Values, key: int | None) -> int:
    draft = ActionDraft(values["review"], values["text"], values["owner"], values["due_on"], values["done_on"])
    changed = plan_reviews.save_action(ctx, draft, key)
    return changed.first("cycle_review_actions") if key is None else key


CYCLES = Bridge(specs.CYCLES, (("effective_from",),), _cycles, _save_cycle)
REVIEWS = Bridge(
    specs.REVIEWS, (("plan", "due_on"),), _reviews, _save_review,
    kind="cycle_reviews", words=lambda values, _world: (values["plan"], (values["due_on"],)),
)  # fmt: skip
ACTIONS = Bridge(specs.ACTIONS, (("review", "text"),), _actions, _save_action)
