"""The school's own rule sets: taken over from the published ones, revised, put in force from a term on."""

from __future__ import annotations

from collections.abc import Sequence

from onex_desktop.domain.changes import Changed
from onex_desktop.domain.problems import Place, ProblemsFound, refuse
from onex_desktop.domain.workload.definitions import (
    Definition,
    RuleSetDraft,
    RuleSetRow,
    RuleSetStatus,
    candidates,
    canonical,
    digest,
    in_force,
    two_in_force,
    with_lines,
)
from onex_desktop.domain.workload.inputs import read_inputs
from onex_desktop.domain.workload.parsing import parse
from onex_desktop.domain.workload.reckoner import reckon
from onex_desktop.domain.workload.reckoning import Reckoning
from onex_desktop.domain.workload.settings import TERM
from onex_desktop.persistence.queries import workload as queries
from onex_desktop.persistence.tables import workload as t
from onex_desktop.persistence.unit_of_work import UnitOfWork
from onex_desktop.services.context import AppContext
from onex_desktop.services.workload import presets


def rule_sets(ctx: AppContext) -> tuple[RuleSetRow, ...]:
    """Return all revisions by code, the oldest first."""
    with ctx.read() as session:
        return queries.rule_sets(session)


def of_term(ctx: AppContext, term: str) -> RuleSetRow:
    """Return the rule set in force in a term; raises ``ProblemsFound`` when there is none, or two."""
    return in_force(rule_sets(ctx), term)


def take_over(ctx: AppContext, preset: str, code: str, name: str) -> Changed:
    """Make a published rule set the first draft of one of the school's own."""
    return save(ctx, RuleSetDraft(code, name, dict(presets.data(preset))))


def save(ctx: AppContext, draft: RuleSetDraft, rule_set_id: int | None = None, version: int | None = None) -> Changed:
    """Add a rule set as revision 1 of its code, or change a draft that no statement uses.

    Raises ``ProblemsFound`` with everything wrong in the definition, each with its place in it.
    """
    values = _values(draft)
    with ctx.step("workload.add_rule_set" if rule_set_id is None else "workload.change_rule_set", draft.name) as work:
        if rule_set_id is None:
            if work.rows(t.WorkloadRuleSet, code=draft.code):
                raise refuse("workload.code_taken", where=Place("workload", field="code"), value=draft.code)
            work.add(t.WorkloadRuleSet(revision=1, status=RuleSetStatus.DRAFT, **values))
        else:
            work.set(_editable(work, rule_set_id, version), **values)
    return work.changed


def add_lines(ctx: AppContext, rule_set_id: int, preset: str) -> Changed:
    """Add the lines of a published rule set to a draft, for example those of certificate training."""
    row = _row(ctx, rule_set_id)
    made = with_lines(row.data, presets.data(preset))
    return save(ctx, RuleSetDraft(row.code, row.name, made, row.effective_from), rule_set_id, row.version)


def revise(ctx: AppContext, rule_set_id: int) -> Changed:
    """Copy a rule set as the next revision of its code; what was used stays as it was."""
    row = _row(ctx, rule_set_id)
    with ctx.step("workload.revise_rule_set", row.title) as work:
        newest = max(each.revision for each in work.rows(t.WorkloadRuleSet, code=row.code))
        values = _values(RuleSetDraft(row.code, row.name, row.data, row.effective_from))
        work.add(t.WorkloadRuleSet(revision=newest + 1, status=RuleSetStatus.DRAFT, **values))
    return work.changed


def put_in_force(ctx: AppContext, rule_set_id: int, term: str) -> Changed:
    """Let a rule set reckon the terms from one on; refused while another code claims that term."""
    if not TERM.fullmatch(term):
        raise refuse("workload.term_code", where=Place("workload", field="effective_from"), value=term)
    with ctx.step("workload.put_in_force", f"{_row(ctx, rule_set_id).title}，{term}") as work:
        record = work.get(t.WorkloadRuleSet, rule_set_id)
        if record.status is not RuleSetStatus.DRAFT:
            raise refuse("workload.revision_not_draft", name=record.name)
        work.set(record, status=RuleSetStatus.IN_FORCE, effective_from=term)
        claiming = candidates(queries.rule_sets(work.session), term)
        if len(claiming) > 1:
            raise ProblemsFound([two_in_force(claiming, term)])
    return work.changed


def retire(ctx: AppContext, rule_set_id: int) -> Changed:
    """Let a rule set reckon no further statements; those that use it stay."""
    with ctx.step("workload.retire_rule_set", _row(ctx, rule_set_id).title) as work:
        work.set(work.get(t.WorkloadRuleSet, rule_set_id), status=RuleSetStatus.RETIRED)
    return work.changed


def delete(ctx: AppContext, ids: Sequence[int]) -> Changed:
    """Delete rule sets that no statement uses."""
    with ctx.step("workload.delete_rule_set", "、".join(row.title for row in rule_sets(ctx) if row.id in ids)) as work:
        for rule_set_id in ids:
            work.remove(_unused(work, rule_set_id))
    return work.changed


def try_out(definition: Definition, pairs: Sequence[tuple[str, str]]) -> Reckoning:
    """Return an example reckoned by a definition that need not be saved; raises ``ProblemsFound``."""
    rule_set = parse(definition)
    return reckon(rule_set, read_inputs(rule_set, pairs))


def _values(draft: RuleSetDraft) -> dict[str, object]:
    for field, text in (("code", draft.code), ("name", draft.name)):
        if not text.strip():
            raise refuse("workload.text_missing", where=Place("workload", field=field))
    definition = {**draft.definition, "code": draft.code, "title": draft.name}
    definition.pop("version", None)
    rule_set = parse(definition)
    text = canonical(definition)
    return {
        "code": draft.code,
        "name": draft.name,
        "unit": rule_set.unit,
        "effective_from": draft.effective_from,
        "source": rule_set.source,
        "completeness": rule_set.completeness,
        "definition": text,
        "digest": digest(text),
    }


def _row(ctx: AppContext, rule_set_id: int) -> RuleSetRow:
    found = next((row for row in rule_sets(ctx) if row.id == rule_set_id), None)
    if found is None:
        raise refuse("record.gone")
    return found


def _unused(work: UnitOfWork, rule_set_id: int, version: int | None = None) -> t.WorkloadRuleSet:
    record = work.get(t.WorkloadRuleSet, rule_set_id, version)
    used = len(work.rows(t.WorkloadStatement, rule_set_id=rule_set_id))
    if used:
        raise refuse("workload.revision_used", name=record.name, revision=record.revision, count=used)
    return record


def _editable(work: UnitOfWork, rule_set_id: int, version: int | None) -> t.WorkloadRuleSet:
    record = _unused(work, rule_set_id, version)
    if record.status is not RuleSetStatus.DRAFT:
        raise refuse("workload.revision_not_draft", name=record.name)
    return record
