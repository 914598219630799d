"""Reading the examination statistics of a year, from totals or from registrations, pilot by pilot."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from onex_desktop.domain.catalogue import ExamRecord, PilotRow
from onex_desktop.domain.exams.counting import RegistrationFilter, Tally
from onex_desktop.domain.exams.statistics import AggregateDraft, ExamRow, ExamStatistics, of_names
from onex_desktop.persistence.queries import catalogue
from onex_desktop.persistence.tables.exams.totals import ExamAggregate


def statistics(session: Session, year: int, *, with_persons: bool = False) -> ExamStatistics:
    """Return the statistics of a year: one row per pilot whose examinations are known, in the pilots' order.

    ``persons`` is counted only where it is asked for: it takes as long as all the rest.
    """
    totals, pilots = aggregates(session), catalogue.pilots(session, year)
    named = _named(session, year) if any(pilot.exam_record is ExamRecord.NAMED for pilot in pilots) else {}
    rows: list[ExamRow] = []
    for pilot in pilots:
        if pilot.id in named:
            tally = named[pilot.id]
            # Such a row has no key of its own; no key of totals is negative.
            rows.append(_row(-pilot.id, 0, len(rows) + 1, pilot, of_names(pilot.id, tally)))
        elif pilot.id in totals:
            total_id, version, draft = totals[pilot.id]
            rows.append(_row(total_id, version, len(rows) + 1, pilot, draft))
    persons = _persons(session, year, pilots) if with_persons else None
    return ExamStatistics(year, tuple(rows), persons)


def aggregates(session: Session) -> dict[int, tuple[int, int, AggregateDraft]]:
    """Return key, version and totals of every pilot known by totals, by the key of the pilot."""
    return {
        row.pilot_id: (
            row.id,
            row.version,
            AggregateDraft(
                row.pilot_id,
                row.attended,
                row.includes_resits,
                row.state,
                row.passed,
                row.released,
                row.stated_attendance,
                row.stated_pass,
            ),
        )
        for row in session.scalars(select(ExamAggregate))
    }


def _named(session: Session, year: int) -> dict[int, Tally]:
    # Where no pilot is known by names, as at many a start, the tables of names need not be mapped.
    from onex_desktop.persistence.queries.exams import figures

    return figures.by_pilot(session, RegistrationFilter(year=year))


def _persons(session: Session, year: int, pilots: tuple[PilotRow, ...]) -> int | None:
    if not pilots or any(pilot.exam_record is ExamRecord.TOTALS for pilot in pilots):
        return None
    from onex_desktop.persistence.queries.exams import figures

    whole = figures.total(session, RegistrationFilter(year=year))
    return None if whole is None else whole.persons_registered


def _row(key: int, version: int, sequence: int, pilot: PilotRow, draft: AggregateDraft) -> ExamRow:
    return ExamRow(
        key,
        version,
        sequence,
        pilot.draft.certificate_id,
        pilot.certificate,
        pilot.levels,
        pilot.college,
        pilot.draft.planned,
        draft,
        ExamRecord.NAMED if key < 0 else ExamRecord.TOTALS,
    )
