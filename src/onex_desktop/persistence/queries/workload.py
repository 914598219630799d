"""Reading rule sets, what was entered for workload, and statements."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from decimal import Decimal

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from onex_desktop.domain.teaching.assignments import Role
from onex_desktop.domain.workload.definitions import RuleSetRow
from onex_desktop.domain.workload.rule_sets import Period
from onex_desktop.domain.workload.settings import (
    FeeDraft,
    FeeRow,
    ItemDraft,
    ItemRow,
    PoolDraft,
    PoolRow,
    QuotaDraft,
    QuotaRow,
)
from onex_desktop.domain.workload.statements import TEN_THOUSAND, StatementLine, StatementState
from onex_desktop.persistence.tables import workload as t
from onex_desktop.persistence.tables.campus import College, Term
from onex_desktop.persistence.tables.catalogue import Certificate
from onex_desktop.persistence.tables.teaching import Assignment, Teacher


@dataclass(frozen=True, slots=True)
class StoredStatement:
    """A statement as stored; the heading is empty in a draft."""

    id: int
    version: int
    term_id: int
    term: str
    teacher_id: int
    rule_set_id: int
    state: StatementState
    teacher: str
    title: str
    college: str
    quota: Decimal | None
    quota_period: Period | None
    confirmed_by: str
    locked_at: str
    digest: str


@dataclass(frozen=True, slots=True)
class Person:
    """A teacher as a statement is headed."""

    id: int
    name: str
    title: str
    college: str
    college_id: int | None


def rule_sets(session: Session) -> tuple[RuleSetRow, ...]:
    """Return all revisions by code, the oldest first."""
    used = Counter(session.scalars(select(t.WorkloadStatement.rule_set_id)))
    rows = session.scalars(select(t.WorkloadRuleSet).order_by(t.WorkloadRuleSet.code, t.WorkloadRuleSet.revision))
    return tuple(
        RuleSetRow(
            r.id, r.version, r.code, r.revision, r.name, r.unit, r.effective_from, r.source, r.completeness,
            r.status, r.definition, r.digest, used[r.id],
        )
        for r in rows
    )  # fmt: skip


def term_code(session: Session, term_id: int) -> str:
    """Return the code of a term, empty when it is gone."""
    return session.scalar(select(Term.code).where(Term.id == term_id)) or ""


def people(session: Session, ids: Collection[int] | None = None) -> dict[int, Person]:
    """Return the teachers by key, all of them or those named."""
    query = select(Teacher, func.coalesce(College.name, "")).outerjoin(College, College.id == Teacher.college_id)
    if ids is not None:
        query = query.where(Teacher.id.in_(ids))
    return {p.id: Person(p.id, p.name, p.title, college, p.college_id) for p, college in session.execute(query)}


def items(session: Session, term_id: int | None = None) -> tuple[ItemRow, ...]:
    """Return the work beside teaching of a term, or of all, in the order of entry."""
    query = (
        select(t.WorkloadItem, Term.code, Teacher.name, func.coalesce(Certificate.name, ""))
        .join(Term, Term.id == t.WorkloadItem.term_id)
        .join(Teacher, Teacher.id == t.WorkloadItem.teacher_id)
        .outerjoin(Certificate, Certificate.id == t.WorkloadItem.certificate_id)
        .order_by(t.WorkloadItem.id)
    )
    if term_id is not None:
        query = query.where(t.WorkloadItem.term_id == term_id)
    return tuple(
        ItemRow(
            i.id,
            i.version,
            ItemDraft(i.term_id, i.teacher_id, i.kind, i.quantity, i.text, i.certificate_id, i.assignment_id),
            term,
            teacher,
            certificate,
        )
        for i, term, teacher, certificate in session.execute(query)
    )


def inputs(session: Session) -> tuple[dict[int, dict[str, str]], dict[int, dict[str, str]]]:
    """Return what was entered for the reckoning, by assignment and by item."""
    by_assignment: dict[int, dict[str, str]] = defaultdict(dict)
    by_item: dict[int, dict[str, str]] = defaultdict(dict)
    for row in session.scalars(select(t.WorkloadInput).order_by(t.WorkloadInput.key)):
        if row.assignment_id is not None:
            by_assignment[row.assignment_id][row.key] = row.value
        elif row.item_id is not None:
            by_item[row.item_id][row.key] = row.value
    return by_assignment, by_item


def leads(session: Session, slot: int) -> tuple[tuple[int, int | None], ...]:
    """Return who leads a slot in each term, or in none: the assignment's key and the term's."""
    column = Assignment.course_module_id == slot if slot > 0 else Assignment.course_id == -slot
    query = select(Assignment.id, Assignment.term_id).where(column, Assignment.role == Role.LEAD)
    return tuple((key, term) for key, term in session.execute(query.order_by(Assignment.id)))


def statements(session: Session, term_id: int | None = None) -> tuple[StoredStatement, ...]:
    """Return the statements of a term, or of all, in the order of entry."""
    query = select(t.WorkloadStatement, Term.code).join(Term, Term.id == t.WorkloadStatement.term_id)
    if term_id is not None:
        query = query.where(t.WorkloadStatement.term_id == term_id)
    return tuple(
        StoredStatement(
            s.id, s.version, s.term_id, code, s.teacher_id, s.rule_set_id, s.state, s.teacher_name, s.teacher_title,
            s.college_name, s.quota, s.quota_period, s.confirmed_by, s.locked_at, s.digest,
        )
        for s, code in session.execute(query.order_by(t.WorkloadStatement.id))
    )  # fmt: skip


def lines(session: Session, statement_ids: Collection[int]) -> dict[int, tuple[StatementLine, ...]]:
    """Return the stored lines by statement, in their order, corrections behind."""
    found: dict[int, list[StatementLine]] = defaultdict(list)
    query = select(t.WorkloadLine).order_by(t.WorkloadLine.statement_id, t.WorkloadLine.position, t.WorkloadLine.id)
    wanted = frozenset(statement_ids)
    for row in session.scalars(query):
        if row.statement_id in wanted:
            found[row.statement_id].append(
                StatementLine(
                    row.id,
                    row.source,
                    row.source_key,
                    row.source_part,
                    row.title,
                    row.counted_as,
                    row.quantity,
                    Decimal(row.standard_hours) / TEN_THOUSAND,
                    row.reckoning,
                    row.factors,
                    row.source_digest,
                    row.corrects_id,
                )
            )
    return {key: tuple(rows) for key, rows in found.items()}


def counted_elsewhere(session: Session, term_id: int) -> set[tuple[str, int]]:
    """Return the sources, kind and key, that stored lines of other terms have."""
    rows = session.execute(
        select(t.WorkloadLine.source, t.WorkloadLine.source_key)
        .join(t.WorkloadStatement, t.WorkloadStatement.id == t.WorkloadLine.statement_id)
        .where(t.WorkloadStatement.term_id != term_id)
    )
    return {(source.value, key) for source, key in rows}


def quotas(session: Session) -> tuple[QuotaRow, ...]:
    """Return the quotas in the order of entry."""
    rows = session.scalars(select(t.WorkloadQuota).order_by(t.WorkloadQuota.id))
    return tuple(
        QuotaRow(q.id, q.version, QuotaDraft(q.title, q.hours, q.per, q.effective_from, q.source)) for q in rows
    )


def fees(session: Session) -> tuple[FeeRow, ...]:
    """Return the fees in the order of entry."""
    rows = session.scalars(select(t.HourlyFee).order_by(t.HourlyFee.id))
    return tuple(FeeRow(f.id, f.version, FeeDraft(f.title, f.amount_fen, f.effective_from, f.source)) for f in rows)


def pools(session: Session) -> tuple[PoolRow, ...]:
    """Return the approved pay by term."""
    rows = session.execute(select(t.PayPool, Term.code).join(Term, Term.id == t.PayPool.term_id).order_by(Term.code))
    return tuple(
        PoolRow(p.id, p.version, PoolDraft(p.term_id, p.approved_fen, p.tilt, p.source), code) for p, code in rows
    )
