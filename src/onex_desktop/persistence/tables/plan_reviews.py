"""Tables of the cycle reviews of plans."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from onex_desktop.persistence.base import Record, options

_OPTIONS = options("plans")


class ReviewCycle(Record):
    """How many months a cycle has, from a day on, as the school says."""

    __tablename__ = "review_cycles"
    __table_args__ = (
        UniqueConstraint("effective_from"),
        CheckConstraint("months > 0", name="months_counted"),
        _OPTIONS,
    )

    effective_from: Mapped[str] = mapped_column(String(10))
    months: Mapped[int]
    source: Mapped[str] = mapped_column(String(200))


class CycleReview(Record):
    """A review of a plan after a cycle (周期检视)."""

    __tablename__ = "cycle_reviews"
    __table_args__ = (UniqueConstraint("plan_id", "due_on"), _OPTIONS)

    plan_id: Mapped[int] = mapped_column(ForeignKey("plans.id", ondelete="RESTRICT"))
    due_on: Mapped[str] = mapped_column(String(10))
    held_on: Mapped[str] = mapped_column(String(10))
    owner: Mapped[str] = mapped_column(String(80))
    findings: Mapped[str] = mapped_column(String(2000))
    decisions: Mapped[str] = mapped_column(String(2000))


class CycleReviewAction(Record):
    """What a review decided to do."""

    __tablename__ = "cycle_review_actions"
    __table_args__ = (_OPTIONS,)

    review_id: Mapped[int] = mapped_column(ForeignKey("cycle_reviews.id", ondelete="RESTRICT"), index=True)
    position: Mapped[int]
    text: Mapped[str] = mapped_column(String(500))
    owner: Mapped[str] = mapped_column(String(80))
    due_on: Mapped[str] = mapped_column(String(10))
    done_on: Mapped[str] = mapped_column(String(10))
