"""Cycle reviews (周期检视): when a plan must be reviewed, what was found and decided, what is to be done.

After one cycle a plan must be reviewed (deck, 教研室层面). How long a cycle is the school says, from a day on.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from onex_desktop.domain.plans.rows import PlanRow, PlanStatus
from onex_desktop.domain.plans.words import too_long
from onex_desktop.domain.problems import Place, Problem, Severity
from onex_desktop.domain.values import is_day


class ReviewState(StrEnum):
    """Where a review or one of its actions stands on a day."""

    DONE = "done"
    OPEN = "open"
    OVERDUE = "overdue"


@dataclass(frozen=True, slots=True)
class ReviewDraft:
    """A review as entered; days are ISO texts, ``held_on`` is empty until it was held."""

    plan_id: int
    due_on: str
    held_on: str = ""
    owner: str = ""
    findings: str = ""
    decisions: str = ""


@dataclass(frozen=True, slots=True)
class ActionDraft:
    """What a review decided to do, by whom and until when; an empty day is not known, or not yet."""

    review_id: int
    text: str
    owner: str = ""
    due_on: str = ""
    done_on: str = ""


@dataclass(frozen=True, slots=True)
class CycleDraft:
    """How many months a cycle has, for plans or reviews from a day on."""

    effective_from: str
    months: int
    source: str = ""


@dataclass(frozen=True, slots=True)
class ActionRow:
    """An action as listed."""

    id: int
    version: int
    draft: ActionDraft
    position: int


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """A review with its actions in order; ``plan`` is the plan's title."""

    id: int
    version: int
    draft: ReviewDraft
    plan: str
    actions: tuple[ActionRow, ...] = ()


@dataclass(frozen=True, slots=True)
class CycleRow:
    """A length of the cycle as listed."""

    id: int
    version: int
    draft: CycleDraft


@dataclass(frozen=True, slots=True)
class ReviewedPlan:
    """A plan with its reviews, the earliest first; ``begun`` is the day from which it is followed, empty if unknown."""

    plan: PlanRow
    begun: str
    reviews: tuple[ReviewRow, ...]


def validate_review(draft: ReviewDraft) -> list[Problem]:
    """Return what is wrong with a review: a day it is due on is needed."""
    words = too_long(owner=(draft.owner, 80), findings=(draft.findings, 2000), decisions=(draft.decisions, 2000))
    return _day("due_on", draft.due_on, required=True) + _day("held_on", draft.held_on) + words


def validate_action(draft: ActionDraft) -> list[Problem]:
    """Return what is wrong with an action."""
    found = _day("due_on", draft.due_on) + _day("done_on", draft.done_on)
    if not draft.text.strip():
        found.insert(0, Problem("form.required", where=Place("plans", field="text")))
    return found + too_long(text=(draft.text, 500), owner=(draft.owner, 80))


def validate_cycle(draft: CycleDraft) -> list[Problem]:
    """Return what is wrong with a length of the cycle."""
    found = _day("effective_from", draft.effective_from, required=True)
    if draft.months < 1:
        found.append(Problem("plans.cycle_too_short", where=Place("plans", field="months")))
    return found + too_long(source=(draft.source, 200))


def state_of(due_on: str, done_on: str, today: str) -> ReviewState:
    """Return where something stands that is due on a day; what has no day is never overdue."""
    if done_on:
        return ReviewState.DONE
    return ReviewState.OVERDUE if due_on and due_on < today else ReviewState.OPEN


def next_due(reviewed: ReviewedPlan, cycles: Sequence[CycleRow]) -> str:
    """Return the day until which a plan is to be reviewed next; empty while that cannot be said.

    A review that is entered and not held says it. Otherwise it is one cycle after the last that was held, or after
    the plan's begin, by the length that was in force on that day.
    """
    waiting = [row.draft.due_on for row in reviewed.reviews if not row.draft.held_on]
    if waiting:
        return min(waiting)
    since = max((row.draft.held_on for row in reviewed.reviews), default=reviewed.begun)
    known = [row.draft for row in cycles if row.draft.effective_from <= since]
    return _months_later(since, max(known, key=lambda each: each.effective_from).months) if since and known else ""


def find_problems(reviewed: Sequence[ReviewedPlan], cycles: Sequence[CycleRow], today: str) -> list[Problem]:
    """Return a warning for each review of a plan in force, and each action of any, that is overdue."""
    found: list[Problem] = []
    for each in reviewed:
        due = next_due(each, cycles)
        if each.plan.draft.status is PlanStatus.IN_FORCE and due and due < today:
            where = Place("plans", each.plan.id, each.plan.title)
            found.append(_overdue("plans.review_overdue", {"plan": each.plan.title, "due": due}, where))
        for review in each.reviews:
            for action in review.actions:
                if state_of(action.draft.due_on, action.draft.done_on, today) is ReviewState.OVERDUE:
                    params = {"plan": review.plan, "due": action.draft.due_on, "action": action.draft.text}
                    where = Place("plans", action.id, review.plan, "cycle_review_actions")
                    found.append(_overdue("plans.action_overdue", params, where))
    return found


def _overdue(code: str, params: dict[str, str], where: Place) -> Problem:
    return Problem(code, Severity.WARNING, dict(params), where)


def _day(field: str, day: str, *, required: bool = False) -> list[Problem]:
    where = Place("plans", field=field)
    if not day:
        return [Problem("form.required", where=where)] if required else []
    return [] if is_day(day) else [Problem("plans.not_a_day", params={"day": day}, where=where)]


def _months_later(day: str, months: int) -> str:
    start = date.fromisoformat(day)
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    return date(year, month + 1, min(start.day, monthrange(year, month + 1)[1])).isoformat()
