"""What a line of the course reform must hold."""

from __future__ import annotations

import pytest

from onex_desktop.domain.plans.reforms import validate_reform
from onex_desktop.domain.plans.rows import ReformDraft
from onex_desktop.domain.problems import Place, Problem

NOTHING = Problem("plans.reform_of_nothing", where=Place("plans", field="after_course_id"))
WITHIN = Problem("plans.reform_within_a_plan", where=Place("plans", field="before_course_id"))
NOT_COUNTED = Problem("plans.position_not_counted", where=Place("plans", field="position"))


@pytest.mark.parametrize(
    ("draft", "plans", "expected"),
    [
        (ReformDraft(1, 2), (1, 2), []),
        (ReformDraft(None, 2), (None, 2), []),
        (ReformDraft(1, None, position=1), (1, None), []),
        (ReformDraft(None, None), (None, None), [NOTHING]),
        (ReformDraft(1, 2), (2, 2), [WITHIN]),
        (ReformDraft(None, None, position=0), (None, None), [NOTHING, NOT_COUNTED]),
    ],
)
def test_a_line_leads_from_one_plan_to_another(
    draft: ReformDraft, plans: tuple[int | None, int | None], expected: list[Problem]
) -> None:
    assert validate_reform(draft, *plans) == expected
