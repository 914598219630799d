"""The table of how long after a course its exam may be."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from onex_desktop.persistence.base import Record, options


class ExamDelayLimit(Record):
    """The most days between the end of a course and its exam, as the school set it from a day on."""

    __tablename__ = "exam_delay_limits"
    __table_args__ = (
        UniqueConstraint("effective_from"),
        CheckConstraint("days >= 0", name="days_not_negative"),
        options("teaching"),
    )

    days: Mapped[int]
    effective_from: Mapped[str] = mapped_column(String(10))
    source: Mapped[str] = mapped_column(String(200))
