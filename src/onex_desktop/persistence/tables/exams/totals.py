"""Tables of examination totals and of what documents state about them."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from onex_desktop.domain.catalogue import ExamRecord
from onex_desktop.domain.exams.reconciliation import Subject
from onex_desktop.domain.exams.statistics import ResultState
from onex_desktop.persistence.base import Record, options
from onex_desktop.persistence.tables.catalogue import key_of_pilot
from onex_desktop.persistence.types import closed

_OPTIONS = options("exams")


class ExamAggregate(Record):
    """Totals of a pilot's examinations where no rows with names are known."""

    __tablename__ = "exam_aggregates"
    __table_args__ = (
        UniqueConstraint("pilot_id"),
        CheckConstraint("exam_record = 'totals'", name="is_totals"),
        key_of_pilot("exam_aggregates"),
        CheckConstraint("attended >= 0", name="attended_not_negative"),
        CheckConstraint("passed >= 0", name="passed_not_negative"),
        CheckConstraint("released BETWEEN 0 AND attended", name="released_within_attended"),
        CheckConstraint("passed <= coalesce(released, attended)", name="passed_within_released"),
        CheckConstraint("state = 'pending' OR passed IS NOT NULL", name="result_has_passed"),
        CheckConstraint("state <> 'released' OR released = attended", name="released_is_whole"),
        CheckConstraint("state <> 'pending' OR (passed IS NULL AND released IS NULL)", name="pending_has_no_result"),
        _OPTIONS,
    )

    pilot_id: Mapped[int]
    attended: Mapped[int]
    includes_resits: Mapped[bool]
    state: Mapped[ResultState] = mapped_column(closed(ResultState))
    passed: Mapped[int | None]
    released: Mapped[int | None]
    stated_attendance: Mapped[str] = mapped_column(String(20))
    stated_pass: Mapped[str] = mapped_column(String(20))
    exam_record: Mapped[ExamRecord] = mapped_column(closed(ExamRecord), default=ExamRecord.TOTALS)


class Statement(Record):
    """A figure or a spelling as a document states it."""

    __tablename__ = "statements"
    __table_args__ = (
        CheckConstraint("number IS NOT NULL OR text <> ''", name="states_something"),
        CheckConstraint(
            "(certificate_id IS NOT NULL) + (certificate_module_id IS NOT NULL) + (achievement_id IS NOT NULL) <= 1",
            name="about_one_thing",
        ),
        _OPTIONS,
    )

    subject: Mapped[Subject] = mapped_column(closed(Subject))
    source: Mapped[str] = mapped_column(String(200))
    year: Mapped[int | None]
    certificate_id: Mapped[int | None] = mapped_column(ForeignKey("certificates.id", ondelete="RESTRICT"), index=True)
    certificate_module_id: Mapped[int | None] = mapped_column(
        ForeignKey("certificate_modules.id", ondelete="RESTRICT"), index=True
    )
    achievement_id: Mapped[int | None] = mapped_column(ForeignKey("achievements.id", ondelete="RESTRICT"), index=True)
    number: Mapped[int | None]
    text: Mapped[str] = mapped_column(String(200))
    note: Mapped[str] = mapped_column(String(200))
