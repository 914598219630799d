"""Tables of rule sets, statements and what they are made of."""

from __future__ import annotations

from decimal import Decimal

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from onex_desktop.domain.teaching.assignments import CountedAs
from onex_desktop.domain.workload.definitions import RuleSetStatus
from onex_desktop.domain.workload.rule_sets import Completeness, Period
from onex_desktop.domain.workload.sources import ItemKind, SourceKind
from onex_desktop.domain.workload.statements import StatementState
from onex_desktop.persistence.base import Record, options
from onex_desktop.persistence.types import Hundredths, closed

_OPTIONS = options("workload")
_NO_CORRECTION = text("source <> 'correction'")


class WorkloadRuleSet(Record):
    """A revision of a rule set (折算办法); ``definition`` is its one canonical JSON."""

    __tablename__ = "workload_rule_sets"
    __table_args__ = (UniqueConstraint("code", "revision"), CheckConstraint("revision > 0", name="counted"), _OPTIONS)

    code: Mapped[str] = mapped_column(String(20))
    revision: Mapped[int]
    name: Mapped[str] = mapped_column(String(80))
    unit: Mapped[str] = mapped_column(String(20))
    effective_from: Mapped[str] = mapped_column(String(20))
    source: Mapped[str] = mapped_column(String(200))
    completeness: Mapped[Completeness] = mapped_column(closed(Completeness))
    status: Mapped[RuleSetStatus] = mapped_column(closed(RuleSetStatus))
    definition: Mapped[str] = mapped_column(String(100_000))
    digest: Mapped[str] = mapped_column(String(64))


class WorkloadItem(Record):
    """Work that is no teaching slot, entered by hand; an assignment it names is then not counted as a slot."""

    __tablename__ = "workload_items"
    __table_args__ = (CheckConstraint("quantity >= 0", name="quantity_not_negative"), _OPTIONS)

    term_id: Mapped[int] = mapped_column(ForeignKey("terms.id", ondelete="RESTRICT"), index=True)
    teacher_id: Mapped[int] = mapped_column(ForeignKey("teachers.id", ondelete="RESTRICT"), index=True)
    kind: Mapped[ItemKind] = mapped_column(closed(ItemKind))
    quantity: Mapped[Decimal] = mapped_column(Hundredths)
    text: Mapped[str] = mapped_column(String(200))
    certificate_id: Mapped[int | None] = mapped_column(ForeignKey("certificates.id", ondelete="RESTRICT"), index=True)
    assignment_id: Mapped[int | None] = mapped_column(ForeignKey("assignments.id", ondelete="RESTRICT"), index=True)


class WorkloadInput(Record):
    """A figure entered for the reckoning of an assignment or an item, as it was written."""

    __tablename__ = "workload_inputs"
    __table_args__ = (
        CheckConstraint("(assignment_id IS NULL) <> (item_id IS NULL)", name="one_source"),
        Index(
            "uq_workload_inputs_assignment", "assignment_id", "key", unique=True,
            sqlite_where=text("assignment_id IS NOT NULL"),
        ),
        Index("uq_workload_inputs_item", "item_id", "key", unique=True, sqlite_where=text("item_id IS NOT NULL")),
        _OPTIONS,
    )  # fmt: skip

    assignment_id: Mapped[int | None] = mapped_column(ForeignKey("assignments.id", ondelete="RESTRICT"))
    item_id: Mapped[int | None] = mapped_column(ForeignKey("workload_items.id", ondelete="RESTRICT"))
    key: Mapped[str] = mapped_column(String(40))
    value: Mapped[str] = mapped_column(String(40))


class WorkloadStatement(Record):
    """A teacher's statement of a term; from the check on it keeps what it is headed by."""

    __tablename__ = "workload_statements"
    __table_args__ = (UniqueConstraint("term_id", "teacher_id"), _OPTIONS)

    term_id: Mapped[int] = mapped_column(ForeignKey("terms.id", ondelete="RESTRICT"))
    teacher_id: Mapped[int] = mapped_column(ForeignKey("teachers.id", ondelete="RESTRICT"), index=True)
    rule_set_id: Mapped[int] = mapped_column(ForeignKey("workload_rule_sets.id", ondelete="RESTRICT"), index=True)
    state: Mapped[StatementState] = mapped_column(closed(StatementState))
    teacher_name: Mapped[str] = mapped_column(String(80))
    teacher_title: Mapped[str] = mapped_column(String(40))
    college_name: Mapped[str] = mapped_column(String(80))
    quota: Mapped[Decimal | None] = mapped_column(Hundredths)
    quota_period: Mapped[Period | None] = mapped_column(closed(Period))
    confirmed_by: Mapped[str] = mapped_column(String(80))
    locked_at: Mapped[str] = mapped_column(String(20))
    digest: Mapped[str] = mapped_column(String(64))


class WorkloadLine(Record):
    """A line of a statement from the check on.

    ``source_key`` is no foreign key: a line outlives the assignment or item it came from.
    """

    __tablename__ = "workload_lines"
    __table_args__ = (
        Index(
            "uq_workload_lines_source", "statement_id", "source", "source_key", "source_part", unique=True,
            sqlite_where=_NO_CORRECTION,
        ),
        CheckConstraint("(source = 'correction') = (corrects_id IS NOT NULL)", name="corrects_a_line"),
        _OPTIONS,
    )  # fmt: skip

    statement_id: Mapped[int] = mapped_column(ForeignKey("workload_statements.id", ondelete="RESTRICT"), index=True)
    position: Mapped[int]
    source: Mapped[SourceKind] = mapped_column(closed(SourceKind))
    source_key: Mapped[int] = mapped_column(index=True)
    source_part: Mapped[int]
    corrects_id: Mapped[int | None] = mapped_column(ForeignKey("workload_lines.id", ondelete="RESTRICT"), index=True)
    title: Mapped[str] = mapped_column(String(200))
    counted_as: Mapped[CountedAs] = mapped_column(closed(CountedAs))
    quantity: Mapped[Decimal | None] = mapped_column(Hundredths)
    factors: Mapped[str] = mapped_column(String(4000))
    reckoning: Mapped[str] = mapped_column(String(1000))
    standard_hours: Mapped[int]
    source_digest: Mapped[str] = mapped_column(String(64))


class WorkloadQuota(Record):
    """The hours expected of a title (定额); without a title, of everyone else."""

    __tablename__ = "workload_quotas"
    __table_args__ = (
        UniqueConstraint("title", "per", "effective_from"),
        CheckConstraint("hours >= 0", name="hours_not_negative"),
        _OPTIONS,
    )

    title: Mapped[str] = mapped_column(String(40))
    hours: Mapped[Decimal] = mapped_column(Hundredths)
    per: Mapped[Period] = mapped_column(closed(Period))
    effective_from: Mapped[str] = mapped_column(String(20))
    source: Mapped[str] = mapped_column(String(200))


class HourlyFee(Record):
    """The fee for an hour above the quota (课时费), by title."""

    __tablename__ = "hourly_fees"
    __table_args__ = (
        UniqueConstraint("title", "effective_from"),
        CheckConstraint("amount_fen >= 0", name="amount_not_negative"),
        _OPTIONS,
    )

    title: Mapped[str] = mapped_column(String(40))
    amount_fen: Mapped[int]
    effective_from: Mapped[str] = mapped_column(String(20))
    source: Mapped[str] = mapped_column(String(200))


class PayPool(Record):
    """The pay approved for a term, and how much more certificate training weighs in it."""

    __tablename__ = "pay_pools"
    __table_args__ = (
        UniqueConstraint("term_id"),
        CheckConstraint("approved_fen >= 0", name="approved_not_negative"),
        CheckConstraint("tilt >= 100", name="tilt_at_least_one"),
        _OPTIONS,
    )

    term_id: Mapped[int] = mapped_column(ForeignKey("terms.id", ondelete="RESTRICT"))
    approved_fen: Mapped[int]
    tilt: Mapped[Decimal] = mapped_column(Hundredths)
    source: Mapped[str] = mapped_column(String(200))
