"""Who prepares a certificate module together."""

from __future__ import annotations

from collections.abc import Sequence

from onex_desktop.domain.changes import Changed
from onex_desktop.domain.problems import Place, refuse
from onex_desktop.domain.teaching.preparation import PreparationDraft, PreparationRow
from onex_desktop.persistence.queries import preparation as queries
from onex_desktop.persistence.tables import preparation as t
from onex_desktop.persistence.tables.campus import Term
from onex_desktop.persistence.tables.catalogue import CertificateModule
from onex_desktop.persistence.unit_of_work import UnitOfWork
from onex_desktop.services.context import AppContext


def groups(ctx: AppContext) -> tuple[PreparationRow, ...]:
    """Return all groups, the latest term first."""
    with ctx.read() as session:
        return queries.groups(session)


def save_group(
    ctx: AppContext, draft: PreparationDraft, group_id: int | None = None, version: int | None = None
) -> Changed:
    """Form a group, or change the one given by key; a module has one in a term, and its leader is no member."""
    code = "teaching.add_preparation" if group_id is None else "teaching.change_preparation"
    with ctx.step(code, _title(ctx, draft)) as work:
        keys = {"certificate_module_id": draft.certificate_module_id, "term_id": draft.term_id}
        if any(row.id != group_id for row in work.rows(t.PreparationGroup, **keys)):
            raise refuse("teaching.preparation_taken", where=Place("teaching", field="certificate_module_id"))
        if group_id is None:
            group = work.add(t.PreparationGroup(**keys, leader_id=draft.leader_id))
        else:
            group = work.get(t.PreparationGroup, group_id, version)
            work.set(group, **keys, leader_id=draft.leader_id)
        _set_members(work, group.id, draft)
    return work.changed


def delete_groups(ctx: AppContext, ids: Sequence[int]) -> Changed:
    """Dissolve groups, as one step; the teachers stay."""
    with ctx.step("teaching.delete_preparation") as work:
        for group_id in ids:
            for row in work.rows(t.PreparationMember, group_id=group_id):
                work.remove(row)
            work.remove(work.get(t.PreparationGroup, group_id))
    return work.changed


def _set_members(work: UnitOfWork, group_id: int, draft: PreparationDraft) -> None:
    wanted = dict.fromkeys(key for key in draft.member_ids if key != draft.leader_id)
    for row in work.rows(t.PreparationMember, group_id=group_id):
        if row.teacher_id in wanted:
            del wanted[row.teacher_id]
        else:
            work.remove(row)
    for teacher_id in wanted:
        work.add(t.PreparationMember(group_id=group_id, teacher_id=teacher_id))


def _title(ctx: AppContext, draft: PreparationDraft) -> str:
    with ctx.read() as session:
        module = session.get(CertificateModule, draft.certificate_module_id)
        term = session.get(Term, draft.term_id)
        return " ".join(([module.code] if module else []) + ([term.code] if term else []))
