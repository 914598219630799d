"""Examinations: totals per pilot, statements, statistics."""

from __future__ import annotations

from onex_desktop.domain.changes import Changed
from onex_desktop.domain.exams.reconciliation import StatementDraft, StatementRow, Subject
from onex_desktop.domain.exams.statistics import AggregateDraft, ExamStatistics, validate_aggregate
from onex_desktop.domain.problems import ProblemsFound
from onex_desktop.persistence.queries import catalogue
from onex_desktop.persistence.queries import exams as queries
from onex_desktop.persistence.tables import exams as t
from onex_desktop.services.context import AppContext


def statistics(ctx: AppContext, year: int) -> ExamStatistics:
    """Return the statistics of a year."""
    with ctx.read() as session:
        return queries.statistics(session, year)


def statements(ctx: AppContext) -> tuple[StatementRow, ...]:
    """Return what documents state."""
    with ctx.read() as session:
        return queries.statements(session)


def save_aggregate(ctx: AppContext, draft: AggregateDraft, version: int | None = None) -> Changed:
    """Set the examination totals of a pilot where no rows with names are known."""
    with ctx.read() as session:
        name = next((row.certificate for row in catalogue.pilots(session) if row.id == draft.pilot_id), "")
    problems = validate_aggregate(draft, name)
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
        if stored:
            work.set(work.get(t.ExamAggregate, stored[0].id, version), **values)
        else:
            work.add(t.ExamAggregate(pilot_id=draft.pilot_id, **values))
    return work.changed


_ABOUT = {
    Subject.MODULE_NAME: "certificate_module_id",
    Subject.TEXTBOOK_TITLE: "achievement_id",
}


def add_statement(ctx: AppContext, draft: StatementDraft) -> Changed:
    """Record a figure or a spelling as a document states it."""
    about = {"certificate_id": None, "certificate_module_id": None, "achievement_id": None}
    values = {**about, _ABOUT.get(draft.subject, "certificate_id"): draft.about_id}
    with ctx.step("exams.add_statement", draft.source) as work:
        work.add(
            t.Statement(
                subject=draft.subject,
                source=draft.source,
                year=draft.year,
                number=draft.number,
                text=draft.text,
                note=draft.note,
                **values,
            )
        )
    return work.changed
