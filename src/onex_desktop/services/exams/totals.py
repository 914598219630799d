"""Totals per pilot, the statistics they make together with pilots known by names, and the switch between both."""

from __future__ import annotations

from collections.abc import Sequence

from onex_desktop.domain.catalogue import ExamRecord
from onex_desktop.domain.changes import Changed
from onex_desktop.domain.exams.statistics import AggregateDraft, ExamStatistics, validate_aggregate
from onex_desktop.domain.problems import Place, Problem, ProblemsFound, refuse
from onex_desktop.persistence.queries import catalogue
from onex_desktop.persistence.queries.exams import totals as queries
from onex_desktop.persistence.tables import catalogue as catalogue_tables
from onex_desktop.persistence.tables.exams import candidates
from onex_desktop.persistence.tables.exams import totals as t
from onex_desktop.services.context import AppContext


def statistics(ctx: AppContext, year: int) -> ExamStatistics:
    """Return the statistics of a year."""
    with ctx.read() as session:
        return queries.statistics(session, year)


def save_aggregate(ctx: AppContext, draft: AggregateDraft, version: int | None = None) -> Changed:
    """Set the examination totals of a pilot where no rows with names are known.

    ``version`` is that of the totals shown while they were changed; None sets them whatever stands there.
    """
    with ctx.read() as session:
        pilot = next((row for row in catalogue.pilots(session) if row.id == draft.pilot_id), None)
    name = "" if pilot is None else pilot.certificate
    problems = validate_aggregate(draft, name)
    if pilot is not None and pilot.exam_record is ExamRecord.NAMED:
        problems.append(Problem("exams.pilot_is_named", params={"name": name}, where=Place("exams", name=name)))
    if problems:
        raise ProblemsFound(problems)
    values = {
        "attended": draft.attended,
        "includes_resits": draft.includes_resits,
        "state": draft.state,
        "passed": draft.passed,
        "released": draft.released,
        "stated_attendance": draft.stated_attendance,
        "stated_pass": draft.stated_pass,
    }
    with ctx.step("exams.save_aggregate", name) as work:
        stored = work.rows(t.ExamAggregate, pilot_id=draft.pilot_id)
        if version is not None and not stored:
            raise refuse("record.gone")
        if stored:
            work.set(work.get(t.ExamAggregate, stored[0].id, version), **values)
        else:
            work.add(t.ExamAggregate(pilot_id=draft.pilot_id, **values))
    return work.changed


def delete_aggregates(ctx: AppContext, ids: Sequence[int]) -> Changed:
    """Delete totals by key; the pilots they are of stay, without figures."""
    with ctx.read() as session:
        known = [row for year in catalogue.pilot_years(session) for row in queries.statistics(session, year).rows]
    subject = "、".join(row.certificate for row in known if row.id in ids and row.record is ExamRecord.TOTALS)
    with ctx.step("exams.delete_aggregate", subject) as work:
        for row_id in ids:
            work.remove(work.get(t.ExamAggregate, row_id))
    return work.changed


def switch_to_named(ctx: AppContext, pilot_ids: Sequence[int]) -> Changed:
    """Know pilots by registrations from now on: the totals that stand there go, in the same step.

    Until registrations are entered such a pilot has no figures; undo brings the totals back.
    """
    with ctx.step("exams.switch_to_named", _names(ctx, pilot_ids)) as work:
        for pilot_id in pilot_ids:
            pilot = work.get(catalogue_tables.Pilot, pilot_id)
            for total in work.rows(t.ExamAggregate, pilot_id=pilot_id):
                work.remove(total)
            work.set(pilot, exam_record=ExamRecord.NAMED)
    return work.changed


def switch_to_totals(ctx: AppContext, pilot_ids: Sequence[int]) -> Changed:
    """Know pilots by totals again; refused with ``exams.pilot_has_names`` while registrations are counted in one."""
    with ctx.step("exams.switch_to_totals", _names(ctx, pilot_ids)) as work:
        for pilot_id in pilot_ids:
            pilot = work.get(catalogue_tables.Pilot, pilot_id)
            if work.rows(candidates.Registration, pilot_id=pilot_id):
                raise refuse("exams.pilot_has_names", name=_names(ctx, [pilot_id]))
            work.set(pilot, exam_record=ExamRecord.TOTALS)
    return work.changed


def _names(ctx: AppContext, pilot_ids: Sequence[int]) -> str:
    with ctx.read() as session:
        return "、".join(row.certificate for row in catalogue.pilots(session) if row.id in pilot_ids)
