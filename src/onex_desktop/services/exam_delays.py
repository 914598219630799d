"""How long after a course its exam may be, and the slots whose exams are too early or too late."""

from __future__ import annotations

from collections.abc import Sequence

from onex_desktop.domain.changes import Changed
from onex_desktop.domain.mapping.timing import Calendar
from onex_desktop.domain.plans import PlanStatus
from onex_desktop.domain.problems import Place, Problem, ProblemsFound, refuse
from onex_desktop.domain.teaching.timing import Dates, DelayDraft, DelayRow, find_mistimed, validate_delay
from onex_desktop.persistence.library import Reading
from onex_desktop.persistence.queries import campus, catalogue, mapping_timing, plans, teaching
from onex_desktop.persistence.queries import exam_delays as queries
from onex_desktop.persistence.tables import exam_delays as t
from onex_desktop.services.context import AppContext


def limits(ctx: AppContext) -> tuple[DelayRow, ...]:
    """Return the limits, the newest first."""
    with ctx.read() as session:
        return queries.limits(session)


def save_limit(ctx: AppContext, draft: DelayDraft, limit_id: int | None = None, version: int | None = None) -> Changed:
    """Set a limit from a day on, or change the one given by key; one day has one limit."""
    problems = validate_delay(draft)
    if problems:
        raise ProblemsFound(problems)
    values = {"days": draft.days, "effective_from": draft.effective_from, "source": draft.source}
    code = "teaching.add_exam_delay" if limit_id is None else "teaching.change_exam_delay"
    with ctx.step(code, draft.effective_from) as work:
        if any(row.id != limit_id for row in work.rows(t.ExamDelayLimit, effective_from=draft.effective_from)):
            where = Place("teaching", field="effective_from")
            raise refuse("teaching.delay_taken", where=where, day=draft.effective_from)
        if limit_id is None:
            work.add(t.ExamDelayLimit(**values))
        else:
            work.set(work.get(t.ExamDelayLimit, limit_id, version), **values)
    return work.changed


def delete_limits(ctx: AppContext, ids: Sequence[int]) -> Changed:
    """Delete limits, as one step; without one nothing counts as too late."""
    with ctx.step("teaching.delete_exam_delay") as work:
        for limit_id in ids:
            work.remove(work.get(t.ExamDelayLimit, limit_id))
    return work.changed


def find_problems(session: Reading) -> list[Problem]:
    """Return the slots of plans in force whose exams are before their end, or too long after it."""
    exams = mapping_timing.exams_of_majors(session)
    ends = {row.draft.code: row.draft.ends_on for row in campus.terms(session) if row.draft.ends_on}
    if not exams or not ends:
        return []
    every = plans.plans(session)
    known = Dates(
        Calendar(every, plans.courses(session), ends, exams),
        {row.draft.name: row.id for row in catalogue.certificates(session)},
        tuple(row.draft for row in queries.limits(session)),
    )
    in_force = (plan for plan in every if plan.draft.status is PlanStatus.IN_FORCE)
    return [problem for plan in in_force for problem in find_mistimed(plan, teaching.slots(session, plan.id), known)]
