"""Tables of policy documents, the rules drawn from them, and achievements."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from onex_desktop.domain.policies import AchievementKind, DeadlineUnit
from onex_desktop.persistence.base import Record, options
from onex_desktop.persistence.types import closed

_OPTIONS = options("policies")


class PolicyDocument(Record):
    """A policy document; ``issued`` is an ISO date or part of one."""

    __tablename__ = "policy_documents"
    __table_args__ = (UniqueConstraint("sequence"), _OPTIONS)

    sequence: Mapped[int]
    title: Mapped[str] = mapped_column(String(200))
    document_no: Mapped[str] = mapped_column(String(60))
    issuer: Mapped[str] = mapped_column(String(120))
    issued: Mapped[str] = mapped_column(String(10))


class PolicyRule(Record):
    """A rule drawn from the documents."""

    __tablename__ = "policy_rules"
    __table_args__ = (
        CheckConstraint("(deadline_amount IS NULL) = (deadline_unit IS NULL)", name="deadline_is_whole"),
        _OPTIONS,
    )

    topic: Mapped[str] = mapped_column(String(80))
    text: Mapped[str] = mapped_column(String(500))
    deadline_from: Mapped[str] = mapped_column(String(80))
    deadline_amount: Mapped[int | None]
    deadline_unit: Mapped[DeadlineUnit | None] = mapped_column(closed(DeadlineUnit))


class Achievement(Record):
    """A textbook or an event of the pilot."""

    __tablename__ = "achievements"
    __table_args__ = (_OPTIONS,)

    kind: Mapped[AchievementKind] = mapped_column(closed(AchievementKind))
    text: Mapped[str] = mapped_column(String(300))
    role: Mapped[str] = mapped_column(String(40))
    happened: Mapped[str] = mapped_column(String(10))
    certificate_id: Mapped[int | None] = mapped_column(ForeignKey("certificates.id", ondelete="RESTRICT"), index=True)
