"""What documents state about examinations, and what the library says to it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from onex_desktop.domain.catalogue import PilotRow
from onex_desktop.domain.changes import Changed
from onex_desktop.domain.exams.reconciliation import (
    Reconciled,
    StatementDraft,
    StatementRow,
    Subject,
    hold_against,
    validate_statement,
)
from onex_desktop.domain.exams.statistics import ExamStatistics
from onex_desktop.domain.problems import ProblemsFound
from onex_desktop.persistence.library import Reading
from onex_desktop.persistence.queries import catalogue
from onex_desktop.persistence.queries.exams import statements as queries
from onex_desktop.persistence.queries.exams import totals
from onex_desktop.persistence.tables.exams import totals as t
from onex_desktop.services.context import AppContext

OneYear = tuple[tuple[StatementRow, ...], ExamStatistics, tuple[PilotRow, ...]]


def statements(ctx: AppContext) -> tuple[StatementRow, ...]:
    """Return what documents state."""
    with ctx.read() as session:
        return queries.statements(session)


def reconciled(ctx: AppContext) -> tuple[Reconciled, ...]:
    """Return every statement with what the library says to it, in the order of entry."""
    with ctx.read() as session:
        held = [row for of_year in statements_by_year(session) for row in hold_against(*of_year)]
    return tuple(sorted(held, key=lambda row: row.id))


def statements_by_year(session: Reading) -> Iterator[OneYear]:
    """Yield the statements of each year with the statistics and pilots to hold them against; undated ones get none."""
    stated = queries.statements(session)
    for year in sorted({row.draft.year for row in stated if row.draft.year is not None}):
        of_year = tuple(row for row in stated if row.draft.year == year)
        yield of_year, totals.statistics(session, year, with_persons=True), catalogue.pilots(session, year)
    yield tuple(row for row in stated if row.draft.year is None), ExamStatistics(0, ()), ()


def textbooks(ctx: AppContext) -> tuple[tuple[int, str], ...]:
    """Return key and title of the textbooks a statement can be about."""
    with ctx.read() as session:
        return queries.textbooks(session)


_ABOUT: Final = {
    Subject.MODULE_NAME: "certificate_module_id",
    Subject.TEXTBOOK_TITLE: "achievement_id",
}


def save_statement(
    ctx: AppContext, draft: StatementDraft, statement_id: int | None = None, version: int | None = None
) -> Changed:
    """Record a figure or a spelling as a document states it, or change the one given by key."""
    problems = validate_statement(draft)
    if problems:
        raise ProblemsFound(problems)
    about = {"certificate_id": None, "certificate_module_id": None, "achievement_id": None}
    values = {
        **about,
        _ABOUT.get(draft.subject, "certificate_id"): draft.about_id,
        "subject": draft.subject,
        "source": draft.source,
        "year": draft.year,
        "number": draft.number,
        "text": draft.text,
        "note": draft.note,
    }
    code = "exams.add_statement" if statement_id is None else "exams.change_statement"
    with ctx.step(code, draft.source) as work:
        if statement_id is None:
            work.add(t.Statement(**values))
        else:
            work.set(work.get(t.Statement, statement_id, version), **values)
    return work.changed


def delete_statements(ctx: AppContext, ids: Sequence[int]) -> Changed:
    """Delete statements by key; all of them or none."""
    subject = "、".join(dict.fromkeys(row.draft.source for row in statements(ctx) if row.id in ids))
    with ctx.step("exams.delete_statement", subject) as work:
        for row_id in ids:
            work.remove(work.get(t.Statement, row_id))
    return work.changed
