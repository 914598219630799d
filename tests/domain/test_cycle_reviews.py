"""When a plan is to be reviewed next, and what is overdue."""

from __future__ import annotations

import pytest

from onex_desktop.domain.plans import PlanDraft, PlanRow, PlanStatus
from onex_desktop.domain.plans.reviews import (
    ActionDraft,
    ActionRow,
    CycleDraft,
    CycleRow,
    ReviewDraft,
    ReviewedPlan,
    ReviewRow,
    ReviewState,
    find_problems,
    next_due,
    state_of,
    validate_action,
    validate_cycle,
    validate_review,
)

THREE_YEARS = CycleRow(1, 1, CycleDraft("2019-09-01", 36))
TWO_YEARS = CycleRow(2, 1, CycleDraft("2023-01-01", 24))


def review(due_on: str, held_on: str = "", *actions: tuple[str, str]) -> ReviewRow:
    rows = tuple(ActionRow(n, 1, ActionDraft(1, f"措施{n}", "", *days), n) for n, days in enumerate(actions, start=1))
    return ReviewRow(7, 1, ReviewDraft(1, due_on, held_on), "专业 2020版", rows)


def plan(*reviews: ReviewRow, begun: str = "2020-09-01", status: PlanStatus = PlanStatus.IN_FORCE) -> ReviewedPlan:
    return ReviewedPlan(PlanRow(1, 1, PlanDraft(1, "2020版", status), "专业"), begun, reviews)


@pytest.mark.parametrize(
    ("reviewed", "cycles", "due"),
    [
        (plan(), (THREE_YEARS,), "2023-09-01"),
        (plan(begun="2020-08-31"), (CycleRow(1, 1, CycleDraft("2020-01-01", 6)),), "2021-02-28"),
        # The length in force on the day from which it is counted.
        (plan(), (THREE_YEARS, TWO_YEARS), "2023-09-01"),
        (plan(review("2023-09-01", "2023-06-30")), (THREE_YEARS, TWO_YEARS), "2025-06-30"),
        (plan(review("2023-09-01", "2023-06-30"), review("2024-01-15")), (THREE_YEARS,), "2024-01-15"),
        (plan(), (), ""),
        (plan(), (TWO_YEARS,), ""),
        (plan(begun=""), (THREE_YEARS,), ""),
    ],
)
def test_the_next_review_is_one_cycle_later(reviewed: ReviewedPlan, cycles: tuple[CycleRow, ...], due: str) -> None:
    assert next_due(reviewed, cycles) == due


def test_what_is_due_today_is_not_yet_overdue() -> None:
    assert [state_of("2023-09-01", "", today) for today in ("2023-09-01", "2023-09-02")] == [
        ReviewState.OPEN,
        ReviewState.OVERDUE,
    ]
    assert state_of("2023-09-01", "2024-01-01", "2025-01-01") is ReviewState.DONE
    assert state_of("", "", "2025-01-01") is ReviewState.OPEN


def test_overdue_reviews_and_actions_are_found() -> None:
    held = review("2022-09-01", "2022-07-01", ("2022-12-31", ""), ("2022-12-31", "2022-11-01"), ("", ""))
    found = find_problems([plan(held)], (THREE_YEARS,), "2025-07-02")
    assert [(each.code, each.params["due"], each.where and each.where.row_id) for each in found] == [
        ("plans.review_overdue", "2025-07-01", 1),
        ("plans.action_overdue", "2022-12-31", 1),
    ]


def test_a_plan_that_nobody_follows_any_more_is_not_reviewed() -> None:
    assert find_problems([plan(status=PlanStatus.ARCHIVED)], (THREE_YEARS,), "2030-01-01") == []


def test_everything_wrong_is_told_at_its_field() -> None:
    problems = [
        *validate_review(ReviewDraft(1, "", "2023-02-30")),
        *validate_action(ActionDraft(1, " ", due_on="2023-13-01")),
        *validate_cycle(CycleDraft("2023", 0)),
    ]
    assert [(each.code, each.where and each.where.field) for each in problems] == [
        ("form.required", "due_on"),
        ("plans.not_a_day", "held_on"),
        ("form.required", "text"),
        ("plans.not_a_day", "due_on"),
        ("plans.not_a_day", "effective_from"),
        ("plans.cycle_too_short", "months"),
    ]


def test_the_shortest_cycle_is_a_month_and_what_is_sound_is_not_reproached() -> None:
    assert validate_review(ReviewDraft(1, "2023-09-01", "2023-09-02")) == []
    assert validate_action(ActionDraft(1, "补充课证对照")) == []
    assert validate_cycle(CycleDraft("2019-09-01", 1)) == []
