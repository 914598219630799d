"""What a course reform line must hold."""

from __future__ import annotations

from onex_desktop.domain.plans.rows import ReformDraft
from onex_desktop.domain.problems import Place, Problem


def validate_reform(draft: ReformDraft, before_plan_id: int | None, after_plan_id: int | None) -> list[Problem]:
    """Return what speaks against a line whose courses belong to the plans given."""
    found: list[Problem] = []
    if draft.before_course_id is None and draft.after_course_id is None:
        found.append(Problem("plans.reform_of_nothing", where=Place("plans", field="after_course_id")))
    elif before_plan_id is not None and before_plan_id == after_plan_id:
        found.append(Problem("plans.reform_within_a_plan", where=Place("plans", field="before_course_id")))
    if draft.position is not None and draft.position < 1:
        found.append(Problem("plans.position_not_counted", where=Place("plans", field="position")))
    return found
