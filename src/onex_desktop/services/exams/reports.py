"""The documents of examinations: statistics of a year by pilot or by any dimension, and the lists of a session."""

from __future__ import annotations

from typing import Final

from onex_desktop.domain.documents import Document
from onex_desktop.domain.exams.counting import ALL, Dimension, RegistrationFilter
from onex_desktop.domain.exams.reconciliation import contradiction
from onex_desktop.domain.exams.sessions import SessionRow
from onex_desktop.domain.problems import refuse
from onex_desktop.reports import exam_figures, exam_rosters, registry
from onex_desktop.reports import exams as exam_reports
from onex_desktop.services import campus, catalogue
from onex_desktop.services.context import AppContext
from onex_desktop.services.exams.figures import figures, registrations
from onex_desktop.services.exams.rosters import resit_list
from onex_desktop.services.exams.sessions import sessions
from onex_desktop.services.exams.statements import reconciled
from onex_desktop.services.exams.totals import statistics
from onex_desktop.services.report_parameters import Parameters, choice
from onex_desktop.wording.problems import sentence

ONE_DECIMAL: Final = "one"
AS_STATED: Final = "stated"
WITHOUT: Final = "without"
WITH: Final = "with"
"""Whether the table for filing also lists what the reconciliation found; by default that stays on screen."""

BY_PILOT: Final = "pilot"
ALL_YEARS: Final = "all"
_BY: Final[dict[str, Dimension | None]] = {
    BY_PILOT: None, **{dimension.value.replace("_group", ""): dimension for dimension in Dimension},
}  # fmt: skip


def exam_statistics(ctx: AppContext, parameters: Parameters) -> Document:
    """Compose the statistics of a year: the deck's table, or figures ``by`` a dimension with their chart.

    By year, and by any dimension where ``year`` is ``all``, every year counts.
    """
    by = choice(parameters, "by", _BY, BY_PILOT)
    if by is None:
        return _by_pilot(ctx, parameters)
    default = ALL_YEARS if by is Dimension.YEAR else ""
    year = _year(ctx, parameters, default)
    found = figures(ctx, by, RegistrationFilter(year=year) if year is not None else ALL)
    if not found.groups:
        raise refuse("report.no_data", title=_title("exam-statistics"))
    return exam_figures.exam_figures(found, year=year, institution=campus.institution_name(ctx), stamp=ctx.stamp())


def _by_pilot(ctx: AppContext, parameters: Parameters) -> Document:
    year = _year(ctx, parameters, "")
    found = statistics(ctx, year or 0)
    if not found.rows:
        raise refuse("report.no_data", title=_title("exam-statistics"))
    one_decimal = choice(parameters, "digits", {AS_STATED: False, ONE_DECIMAL: True}, AS_STATED)
    wanted = choice(parameters, "checks", {WITHOUT: False, WITH: True}, WITHOUT)
    problems = [p for row in reconciled(ctx) if wanted and (p := contradiction(row)) is not None]
    return exam_reports.exam_statistics(
        found,
        institution=campus.institution_name(ctx),
        stamp=ctx.stamp(),
        one_decimal=one_decimal,
        reconciliation=tuple(sentence(problem.code, problem.params) for problem in problems),
    )


def exam_roster(ctx: AppContext, parameters: Parameters) -> Document:
    """Compose a list of a session, given by key or name: the newest one with registrations unless one is named."""
    kinds = {kind.value: kind for kind in exam_rosters.RosterKind}
    kind = choice(parameters, "kind", kinds, exam_rosters.RosterKind.ROSTER.value)
    session = _session(ctx, parameters)
    if kind is exam_rosters.RosterKind.RESITS:
        rows = list(resit_list(ctx, session.id))
    else:
        rows = list(registrations(ctx, RegistrationFilter(session_id=session.id)))
    wanted = parameters.get("class")
    if wanted is not None:
        known = {row.class_group: row.class_group for row in rows}
        rows = [row for row in rows if row.class_group == choice(parameters, "class", known, "")]
    if not rows:
        raise refuse("report.no_data", title=_title("exam-roster"))
    return exam_rosters.exam_roster(session, rows, kind, institution=campus.institution_name(ctx), stamp=ctx.stamp())


def _session(ctx: AppContext, parameters: Parameters) -> SessionRow:
    rows = [row for row in sessions(ctx) if row.registered]
    if not rows:
        raise refuse("report.no_data", title=_title("exam-roster"))
    words = {f"{row.certificate} {row.title}": row for row in rows}
    value = parameters.get("session")
    by_key = {str(row.id): row for row in rows}
    if value in by_key:
        return by_key[value]
    return choice(parameters, "session", words, list(words)[-1])


def _year(ctx: AppContext, parameters: Parameters, default: str) -> int | None:
    years = catalogue.pilot_years(ctx)
    if not years:
        raise refuse("report.no_data", title=_title("exam-statistics"))
    known: dict[str, int | None] = {str(year): year for year in years}
    if parameters.get("by", BY_PILOT) != BY_PILOT:
        known[ALL_YEARS] = None
    return choice(parameters, "year", known, default or str(years[0]))


def _title(report: str) -> str:
    spec = registry.find(report)
    return "" if spec is None else spec.title
