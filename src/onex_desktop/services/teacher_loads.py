"""What teachers have taken, for the page on which slots are given out."""

from __future__ import annotations

from onex_desktop.domain.plans import PlanStatus
from onex_desktop.domain.teaching.loads import Staff
from onex_desktop.services import plans, qualifications, teaching
from onex_desktop.services.context import AppContext


def staff(ctx: AppContext, plan_id: int | None) -> Staff:
    """Return the teachers with what they have in the plans in force, and in the one given, be it in force or not."""
    with ctx.read():
        counted = [row.id for row in plans.plans(ctx) if row.draft.status is PlanStatus.IN_FORCE or row.id == plan_id]
        return Staff(
            tuple(slot for key in counted for slot in teaching.slots(ctx, key)),
            teaching.teachers(ctx, plan_id),
            qualifications.entitled(ctx),
            qualifications.term_ends(ctx),
            qualifications.today(ctx),
        )
