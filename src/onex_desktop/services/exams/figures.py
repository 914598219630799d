"""Figures of examinations by any dimension, and the registrations behind each of them."""

from __future__ import annotations

from onex_desktop.domain.catalogue import ExamRecord
from onex_desktop.domain.exams.counting import (
    ALL,
    Dimension,
    Figures,
    GroupKey,
    Measure,
    RegistrationFilter,
    behind,
)
from onex_desktop.domain.exams.grouping import KnownPilot, group
from onex_desktop.domain.exams.registrations import RegistrationRow
from onex_desktop.persistence.library import Reading
from onex_desktop.persistence.queries import catalogue
from onex_desktop.persistence.queries.exams import figures as queries
from onex_desktop.persistence.queries.exams import registrations as rows
from onex_desktop.persistence.queries.exams import titles, totals
from onex_desktop.services.context import AppContext


def figures(ctx: AppContext, dimension: Dimension, within: RegistrationFilter = ALL) -> Figures:
    """Return the figures of every group of a dimension, of the registrations and pilots that are meant.

    Pilots known by totals stand in lines of their own; where they cannot be shown ``left_out`` names them.
    """
    with ctx.read() as session:
        named = queries.tallies(session, dimension, within)
        total = queries.total(session, within)
        return group(dimension, named, _pilots(session, within), titles.titles(session, dimension), total)


def rows_behind(
    ctx: AppContext, dimension: Dimension, key: GroupKey, measure: Measure, within: RegistrationFilter = ALL
) -> tuple[int, ...]:
    """Return the keys of the registrations that a figure of a group counts."""
    return registration_ids(ctx, behind(dimension, key, measure, within))


def registration_ids(ctx: AppContext, chosen: RegistrationFilter) -> tuple[int, ...]:
    """Return the keys of the registrations that are meant, in the order in which they are listed."""
    with ctx.read() as session:
        return rows.ids(session, chosen)


def registrations(
    ctx: AppContext, chosen: RegistrationFilter = ALL, limit: int | None = None, offset: int = 0
) -> tuple[RegistrationRow, ...]:
    """Return the registrations that are meant, by session and student number, at most ``limit`` of them."""
    with ctx.read() as session:
        return rows.registrations(session, chosen, limit=limit, offset=offset)


def registration(ctx: AppContext, registration_id: int) -> RegistrationRow | None:
    """Return one registration, or None when it is gone."""
    with ctx.read() as session:
        return next(iter(rows.registrations(session, keys=[registration_id])), None)


def count_registrations(ctx: AppContext, chosen: RegistrationFilter = ALL) -> int:
    """Return how many registrations are meant."""
    with ctx.read() as session:
        return rows.count(session, chosen)


def _pilots(session: Reading, within: RegistrationFilter) -> list[KnownPilot]:
    """Return the pilots that are meant; totals only where the question does not ask for names."""
    asks_names = any(
        (
            within.major_id, within.class_group_id, within.teacher_id, within.session_id, within.student_id,
            within.states, within.is_resit is not None, within.text,
        )
    )  # fmt: skip
    held = totals.aggregates(session)
    found = []
    for pilot in catalogue.pilots(session, within.year):
        draft = pilot.draft
        is_meant = (
            within.certificate_id in (None, draft.certificate_id)
            and within.college_id in (None, draft.college_id)
            and within.pilot_id in (None, pilot.id)
            and (within.level is None or draft.levels == {within.level})
        )
        if not is_meant or (asks_names and pilot.exam_record is ExamRecord.TOTALS):
            continue
        found.append(KnownPilot(pilot, held[pilot.id][2] if pilot.id in held else None))
    return found
