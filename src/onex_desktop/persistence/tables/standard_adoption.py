"""Tables of adoption: matches between two editions, and the editions that plans work by."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from onex_desktop.domain.standards.adoption import MatchKind
from onex_desktop.persistence.base import Record, options
from onex_desktop.persistence.types import closed

_OPTIONS = options("standards")


class RequirementMatch(Record):
    """What a requirement of one edition became in the next; ``similarity`` in hundredths."""

    __tablename__ = "requirement_matches"
    __table_args__ = (
        UniqueConstraint("old_requirement_id", "new_requirement_id"),
        CheckConstraint("old_requirement_id <> new_requirement_id", name="two_requirements"),
        CheckConstraint("similarity BETWEEN 0 AND 100", name="similarity_in_hundredths"),
        _OPTIONS,
    )

    old_requirement_id: Mapped[int] = mapped_column(ForeignKey("skill_requirements.id", ondelete="RESTRICT"))
    new_requirement_id: Mapped[int] = mapped_column(
        ForeignKey("skill_requirements.id", ondelete="RESTRICT"), index=True
    )
    kind: Mapped[MatchKind] = mapped_column(closed(MatchKind))
    similarity: Mapped[int]
    confirmed: Mapped[bool]


class StandardAdoption(Record):
    """An edition that a plan works by (采用)."""

    __tablename__ = "standard_adoptions"
    __table_args__ = (UniqueConstraint("plan_id", "standard_id"), _OPTIONS)

    plan_id: Mapped[int] = mapped_column(ForeignKey("plans.id", ondelete="RESTRICT"))
    standard_id: Mapped[int] = mapped_column(ForeignKey("standards.id", ondelete="RESTRICT"), index=True)
    adopted_on: Mapped[str] = mapped_column(String(10))
    note: Mapped[str] = mapped_column(String(200))
