"""Cycle reviews on the page of plans: what their lists show, and how they are saved."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from onex_desktop.domain.changes import Changed
from onex_desktop.domain.plans.reviews import (
    ActionDraft,
    ActionRow,
    CycleDraft,
    CycleRow,
    ReviewDraft,
    ReviewedPlan,
    ReviewRow,
    ReviewState,
    state_of,
)
from onex_desktop.gui.models.columns import Column
from onex_desktop.gui.pages.record_inspector import RecordSpec, Values
from onex_desktop.gui.pages.record_values import day, number, stored, text
from onex_desktop.gui.tokens import Tone
from onex_desktop.gui.widgets.fields import Field
from onex_desktop.gui.widgets.inspector import Fact
from onex_desktop.services import plan_reviews
from onex_desktop.services.context import AppContext
from onex_desktop.wording import labels

_TONES: Final = {ReviewState.DONE: Tone.GOOD, ReviewState.OVERDUE: Tone.DANGER}


@dataclass(frozen=True, slots=True)
class ReviewLine:
    """A review as it stands today."""

    id: int
    version: int
    row: ReviewRow
    state: ReviewState


@dataclass(frozen=True, slots=True)
class ActionLine:
    """An action as it stands today, with its review."""

    id: int
    version: int
    row: ActionRow
    review: ReviewRow
    state: ReviewState


def review_lines(reviewed: Sequence[ReviewedPlan], today: str) -> tuple[list[ReviewLine], list[ActionLine]]:
    """Return the lines of both lists."""
    rows = [row for each in reviewed for row in each.reviews]
    reviews = [
        ReviewLine(row.id, row.version, row, state_of(row.draft.due_on, row.draft.held_on, today)) for row in rows
    ]
    actions = [
        ActionLine(act.id, act.version, act, row, state_of(act.draft.due_on, act.draft.done_on, today))
        for row in rows
        for act in row.actions
    ]
    return reviews, actions


def titled(row: ReviewRow) -> str:
    """Return a review by its plan and the day it was due."""
    return f"{row.plan}　{row.draft.due_on}"


REVIEWS: tuple[Column[ReviewLine], ...] = (
    Column("plan", "方案", lambda line: line.row.plan, width=170),
    Column("due_on", "应检视日", lambda line: line.row.draft.due_on, width=104),
    Column("held_on", "检视日", lambda line: line.row.draft.held_on, width=104),
    Column(
        "state", "状态", lambda line: labels.CYCLE_REVIEW_STATES[line.state], width=96,
        tone=lambda line: _TONES.get(line.state),
    ),
    Column("owner", "负责人", lambda line: line.row.draft.owner, width=96),
    Column("actions", "措施", lambda line: len(line.row.actions), align="right", width=64),
    Column("findings", "检视发现", lambda line: line.row.draft.findings, width=240),
)  # fmt: skip
ACTIONS: tuple[Column[ActionLine], ...] = (
    Column("plan", "方案", lambda line: line.review.plan, width=190),
    Column("review", "应检视日", lambda line: line.review.draft.due_on, width=104, hidden=True),
    Column("text", "改进措施", lambda line: line.row.draft.text, width=300),
    Column("owner", "负责人", lambda line: line.row.draft.owner, width=96),
    Column("due_on", "期限", lambda line: line.row.draft.due_on, width=104),
    Column("done_on", "完成日", lambda line: line.row.draft.done_on, width=104),
    Column(
        "state", "状态", lambda line: labels.ACTION_STATES[line.state], width=96,
        tone=lambda line: _TONES.get(line.state),
    ),
)  # fmt: skip
CYCLES: tuple[Column[CycleRow], ...] = (
    Column("effective_from", "起始日期", lambda row: row.draft.effective_from, width=120),
    Column("months", "月数", lambda row: row.draft.months, align="right", width=72),
    Column("source", "依据", lambda row: row.draft.source, width=360),
)


def review_record(ctx: AppContext) -> RecordSpec[ReviewLine]:
    """Return how a review is shown and saved; it stays with its plan."""

    def save(values: Values, line: ReviewLine | None) -> Changed:
        draft = ReviewDraft(
            number(values, "plan_id"),
            day(values, "due_on"),
            day(values, "held_on"),
            text(values, "owner"),
            text(values, "findings"),
            text(values, "decisions"),
        )
        return plan_reviews.save_review(ctx, draft, *stored(line))

    return RecordSpec(
        "周期检视",
        (
            Field("plan_id", "方案", "choice", required=True),
            Field("due_on", "应检视日", "date", required=True),
            Field("held_on", "检视日", "date"),
            Field("owner", "负责人"),
            Field("findings", "检视发现", "multiline"),
            Field("decisions", "处理决定", "multiline"),
        ),
        lambda line: titled(line.row),
        lambda line: {
            "plan_id": str(line.row.draft.plan_id),
            "due_on": as_date(line.row.draft.due_on),
            "held_on": as_date(line.row.draft.held_on),
            "owner": line.row.draft.owner,
            "findings": line.row.draft.findings,
            "decisions": line.row.draft.decisions,
        },
        lambda line: (
            Fact("状态", labels.CYCLE_REVIEW_STATES[line.state], _TONES.get(line.state)),
            Fact("改进措施", f"{len(line.row.actions)} 项"),
        ),
        save,
        "cycle_reviews",
        fixed=("plan_id",),
    )


def action_record(ctx: AppContext) -> RecordSpec[ActionLine]:
    """Return how an action is shown and saved; it stays with its review."""

    def save(values: Values, line: ActionLine | None) -> Changed:
        draft = ActionDraft(
            number(values, "review_id"),
            text(values, "text"),
            text(values, "owner"),
            day(values, "due_on"),
            day(values, "done_on"),
        )
        return plan_reviews.save_action(ctx, draft, *stored(line))

    return RecordSpec(
        "改进措施",
        (
            Field("review_id", "检视", "choice", required=True),
            Field("text", "措施", "multiline", required=True),
            Field("owner", "负责人"),
            Field("due_on", "期限", "date"),
            Field("done_on", "完成日", "date"),
        ),
        lambda line: line.row.draft.text,
        lambda line: {
            "review_id": str(line.review.id),
            "text": line.row.draft.text,
            "owner": line.row.draft.owner,
            "due_on": as_date(line.row.draft.due_on),
            "done_on": as_date(line.row.draft.done_on),
        },
        lambda line: (
            Fact("方案", line.review.plan),
            Fact("状态", labels.ACTION_STATES[line.state], _TONES.get(line.state)),
        ),
        save,
        "cycle_review_actions",
        fixed=("review_id",),
    )


def cycle_record(ctx: AppContext) -> RecordSpec[CycleRow]:
    """Return how a length of the cycle is shown and saved."""

    def save(values: Values, row: CycleRow | None) -> Changed:
        draft = CycleDraft(day(values, "effective_from"), number(values, "months"), text(values, "source"))
        return plan_reviews.save_cycle(ctx, draft, *stored(row))

    return RecordSpec(
        "检视周期",
        (
            Field("effective_from", "起始日期", "date", required=True),
            Field("months", "月数", "integer", required=True, hint="例如三年填 36"),
            Field("source", "依据", hint="文件或决定"),
        ),
        lambda row: f"自 {row.draft.effective_from} 起 {row.draft.months} 个月",
        lambda row: {
            "effective_from": as_date(row.draft.effective_from),
            "months": row.draft.months,
            "source": row.draft.source,
        },
        lambda _row: (),
        save,
        "review_cycles",
    )


def as_date(text_of_day: str) -> date | None:
    """Return a stored day as a form shows it."""
    return date.fromisoformat(text_of_day) if text_of_day else None
