"""What is entered for workload: items beside teaching, figures for the reckoning, quotas, fees, approved pay."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from onex_desktop.domain.changes import Changed
from onex_desktop.domain.problems import Place, Problem, ProblemsFound, refuse
from onex_desktop.domain.workload.definitions import in_force
from onex_desktop.domain.workload.inputs import read_inputs
from onex_desktop.domain.workload.rule_sets import RuleSet
from onex_desktop.domain.workload.settings import (
    FeeDraft,
    FeeRow,
    ItemDraft,
    ItemRow,
    PoolDraft,
    PoolRow,
    QuotaDraft,
    QuotaRow,
    validate_fee,
    validate_item,
    validate_pool,
    validate_quota,
)
from onex_desktop.domain.workload.sources import SourceKind
from onex_desktop.persistence.base import Record
from onex_desktop.persistence.queries import workload as queries
from onex_desktop.persistence.tables import workload as t
from onex_desktop.persistence.tables.teaching import Assignment, Teacher
from onex_desktop.persistence.unit_of_work import UnitOfWork
from onex_desktop.services.context import AppContext
from onex_desktop.services.workload import guard, locked_pay


def items(ctx: AppContext, term_id: int | None = None) -> tuple[ItemRow, ...]:
    """Return the work beside teaching of a term, or of all."""
    with ctx.read() as session:
        return queries.items(session, term_id)


def quotas(ctx: AppContext) -> tuple[QuotaRow, ...]:
    """Return the quotas in the order of entry."""
    with ctx.read() as session:
        return queries.quotas(session)


def fees(ctx: AppContext) -> tuple[FeeRow, ...]:
    """Return the fees in the order of entry."""
    with ctx.read() as session:
        return queries.fees(session)


def pools(ctx: AppContext) -> tuple[PoolRow, ...]:
    """Return the approved pay by term."""
    with ctx.read() as session:
        return queries.pools(session)


def save_item(ctx: AppContext, draft: ItemDraft, item_id: int | None = None, version: int | None = None) -> Changed:
    """Add work beside teaching, or change it; refused where the teacher's statement of the term is locked."""
    _refuse_if(validate_item(draft))
    values = {
        "term_id": draft.term_id,
        "teacher_id": draft.teacher_id,
        "kind": draft.kind,
        "quantity": draft.quantity,
        "text": draft.text,
        "certificate_id": draft.certificate_id,
        "assignment_id": draft.assignment_id,
    }
    with ctx.step("workload.add_item" if item_id is None else "workload.change_item") as work:
        work.get(Teacher, draft.teacher_id)
        guard.refuse_in_locked_term(work, draft.teacher_id, draft.term_id)
        if item_id is None:
            work.add(t.WorkloadItem(**values))
        else:
            record = work.get(t.WorkloadItem, item_id, version)
            guard.refuse_in_locked_term(work, record.teacher_id, record.term_id)
            work.set(record, **values)
    return work.changed


def delete_items(ctx: AppContext, ids: Sequence[int]) -> Changed:
    """Delete work beside teaching, with what was entered for its reckoning."""
    with ctx.step("workload.delete_item") as work:
        for item_id in ids:
            record = work.get(t.WorkloadItem, item_id)
            guard.refuse_in_locked_term(work, record.teacher_id, record.term_id)
            for row in work.rows(t.WorkloadInput, item_id=item_id):
                work.remove(row)
            work.remove(record)
    return work.changed


def inputs(ctx: AppContext, kind: SourceKind, key: int) -> Mapping[str, str]:
    """Return what was entered for the reckoning of an assignment or item."""
    with ctx.read() as session:
        by_assignment, by_item = queries.inputs(session)
        return (by_item if kind is SourceKind.ITEM else by_assignment).get(key, {})


def all_inputs(ctx: AppContext) -> tuple[Mapping[int, Mapping[str, str]], Mapping[int, Mapping[str, str]]]:
    """Return everything that was entered for a reckoning, by assignment and by item."""
    with ctx.read() as session:
        return queries.inputs(session)


def lead_of(ctx: AppContext, slot: int, term_id: int | None) -> int:
    """Return the assignment of who leads a slot in a term, or in no term where there is none of its own.

    Without a term it is the one there is; raises ``ProblemsFound`` where there is none, and where several terms have
    one: a guess would change another term's hours.
    """
    with ctx.read() as session:
        found = queries.leads(session, slot)
    by_term = {term: key for key, term in found}
    for wanted in (term_id, None):
        if wanted in by_term:
            return by_term[wanted]
    if not found or term_id is not None:
        raise refuse("workload.slot_of_nobody", where=Place("workload", field="course"))
    if len(found) > 1:
        raise refuse("workload.slot_in_terms", where=Place("workload", field="term"))
    return found[0][0]


def set_inputs(ctx: AppContext, kind: SourceKind, key: int, term: str, inputs: Mapping[str, str]) -> Changed:
    """Set what the reckoning of an assignment or item needs beyond what is known; an empty value takes it away.

    Raises ``ProblemsFound`` for a name the term's rule set does not read, and for a value that is none.
    """
    with ctx.read() as session:
        rule_set = in_force(queries.rule_sets(session), term).parsed()
    return give(ctx, rule_set, kind, key, inputs)


def give(ctx: AppContext, rule_set: RuleSet, kind: SourceKind, key: int, inputs: Mapping[str, str]) -> Changed:
    """Set the same for the reckoning by a rule set that need not be in force, to compare it."""
    with ctx.step("workload.set_inputs") as work:
        read_inputs(rule_set, [(name, text) for name, text in inputs.items() if text])
        _put_inputs(work, kind, key, inputs)
    return work.changed


def put_inputs(ctx: AppContext, kind: SourceKind, key: int, inputs: Mapping[str, str]) -> Changed:
    """Set the same as a table brings it, which may come before the rule set that reads it.

    A name or a value that the rule set of a term cannot read makes its line incomplete there, with the reason.
    """
    with ctx.step("workload.set_inputs") as work:
        _put_inputs(work, kind, key, inputs)
    return work.changed


def _put_inputs(work: UnitOfWork, kind: SourceKind, key: int, inputs: Mapping[str, str]) -> None:
    column, other = ("item_id", "assignment_id") if kind is SourceKind.ITEM else ("assignment_id", "item_id")
    _refuse_locked_source(work, kind, key)
    stored = {row.key: row for row in work.rows(t.WorkloadInput, **{column: key})}
    for name, text in inputs.items():
        if name in stored and not text:
            work.remove(stored[name])
        elif name in stored:
            work.set(stored[name], value=text)
        elif text:
            work.add(t.WorkloadInput(**{column: key, other: None}, key=name, value=text))


def save_quota(ctx: AppContext, draft: QuotaDraft, quota_id: int | None = None, version: int | None = None) -> Changed:
    """Add a quota, or change the one given by key."""
    _refuse_if(validate_quota(draft))
    values = {
        "title": draft.title,
        "hours": draft.hours,
        "per": draft.per,
        "effective_from": draft.effective_from,
        "source": draft.source,
    }
    with ctx.step("workload.add_quota" if quota_id is None else "workload.change_quota", draft.title) as work:
        _put(work, t.WorkloadQuota, values, quota_id, version)
    return work.changed


def save_fee(ctx: AppContext, draft: FeeDraft, fee_id: int | None = None, version: int | None = None) -> Changed:
    """Add a fee, or change the one given by key; locked statements keep theirs, as ``locked_pay`` says."""
    _refuse_if(validate_fee(draft))
    values = {
        "title": draft.title,
        "amount_fen": draft.amount_fen,
        "effective_from": draft.effective_from,
        "source": draft.source,
    }
    code = "workload.add_fee" if fee_id is None else "workload.change_fee"
    with ctx.step(code, draft.title) as work, locked_pay.kept(work):
        _put(work, t.HourlyFee, values, fee_id, version)
    return work.changed


def save_pool(ctx: AppContext, draft: PoolDraft, pool_id: int | None = None, version: int | None = None) -> Changed:
    """Set the pay approved for a term; that of locked statements stays, as ``locked_pay`` says."""
    _refuse_if(validate_pool(draft))
    values = {
        "term_id": draft.term_id,
        "approved_fen": draft.approved_fen,
        "tilt": draft.tilt,
        "source": draft.source,
    }
    code = "workload.add_pool" if pool_id is None else "workload.change_pool"
    with ctx.step(code) as work, locked_pay.kept(work):
        _put(work, t.PayPool, values, pool_id, version)
    return work.changed


def delete_quotas(ctx: AppContext, ids: Sequence[int]) -> Changed:
    """Delete quotas; statements that were checked keep theirs."""
    return _delete(ctx, t.WorkloadQuota, ids, "workload.delete_quota")


def delete_fees(ctx: AppContext, ids: Sequence[int]) -> Changed:
    """Delete fees."""
    return _delete(ctx, t.HourlyFee, ids, "workload.delete_fee")


def delete_pools(ctx: AppContext, ids: Sequence[int]) -> Changed:
    """Delete approved pay."""
    return _delete(ctx, t.PayPool, ids, "workload.delete_pool")


def _refuse_locked_source(work: UnitOfWork, kind: SourceKind, key: int) -> None:
    if kind is SourceKind.ITEM:
        record = work.get(t.WorkloadItem, key)
        guard.refuse_in_locked_term(work, record.teacher_id, record.term_id)
    else:
        work.get(Assignment, key)
        guard.refuse_locked_assignment(work, key)


def _put(
    work: UnitOfWork, kind: type[Record], values: Mapping[str, object], key: int | None, version: int | None
) -> None:
    if key is None:
        work.add(kind(**values))
    else:
        work.set(work.get(kind, key, version), **values)


def _delete(ctx: AppContext, kind: type[Record], ids: Sequence[int], code: str) -> Changed:
    with ctx.step(code) as work, locked_pay.kept(work):
        for row_id in ids:
            work.remove(work.get(kind, row_id))
    return work.changed


def _refuse_if(problems: list[Problem]) -> None:
    if problems:
        raise ProblemsFound(problems)
