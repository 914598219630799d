"""Reading exam sessions with their modules and parts, sites, and the days on which examinations are held."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from sqlalchemy import case, func, select
from sqlalchemy.orm import Session

from onex_desktop.domain.exams.registrations import ATTENDED, RELEASED, RegistrationState
from onex_desktop.domain.exams.sessions import PartDraft, SessionDraft, SessionRow, SiteDraft, SiteRow
from onex_desktop.domain.values import Level
from onex_desktop.persistence.tables.catalogue import Certificate, Organization
from onex_desktop.persistence.tables.exams.candidates import (
    ExamPart,
    ExamSession,
    ExamSessionModule,
    ExamSite,
    IssuedCertificate,
    Registration,
)

Counts = tuple[int, int, int, int, int]
_NONE: Counts = (0, 0, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class ExamDays:
    """When a certificate level is examined in a year: the first and the last day known, in ISO form."""

    certificate_id: int
    level: Level
    year: int
    first: str
    last: str


def sites(session: Session) -> tuple[SiteRow, ...]:
    """Return the exam sites in the order of entry."""
    used = select(func.count()).where(ExamSession.exam_site_id == ExamSite.id).scalar_subquery()
    rows = session.execute(select(ExamSite, used).order_by(ExamSite.id))
    return tuple(SiteRow(s.id, s.version, SiteDraft(s.name, s.code, s.address), count) for s, count in rows)


def sessions(session: Session, year: int | None = None, session_id: int | None = None) -> tuple[SessionRow, ...]:
    """Return the exam sessions of a year, one by key, or all, by year, certificate, level and day."""
    query = (
        select(
            ExamSession,
            Certificate.name,
            func.coalesce(Organization.name, ""),
            Organization.status,
            func.coalesce(ExamSite.name, ""),
        )
        .join(Certificate, Certificate.id == ExamSession.certificate_id)
        .outerjoin(Organization, Organization.id == Certificate.organization_id)
        .outerjoin(ExamSite, ExamSite.id == ExamSession.exam_site_id)
        .order_by(ExamSession.year, ExamSession.certificate_id, ExamSession.held_from, ExamSession.id)
    )
    if year is not None:
        query = query.where(ExamSession.year == year)
    if session_id is not None:
        query = query.where(ExamSession.id == session_id)
    found = session.execute(query).all()
    modules, parts = _modules(session), _parts(session)
    counts = _counts(session, [row[0].id for row in found] if session_id is not None or year is not None else None)
    return tuple(
        SessionRow(
            s.id,
            s.version,
            SessionDraft(
                s.certificate_id, s.level, s.year, s.label, s.registered_until, s.held_from, s.held_until,
                s.exam_site_id, s.fee_fen, tuple(modules[s.id]), tuple(parts[s.id]),
            ),
            s.state,
            certificate,
            organization,
            status,
            site,
            *counts.get(s.id, _NONE),
        )
        for s, certificate, organization, status, site in found
    )  # fmt: skip


def exam_days(session: Session) -> tuple[ExamDays, ...]:
    """Return first and last exam day of every certificate level and year that has a day."""
    last = case((ExamSession.held_until != "", ExamSession.held_until), else_=ExamSession.held_from)
    query = (
        select(
            ExamSession.certificate_id,
            ExamSession.level,
            ExamSession.year,
            func.min(ExamSession.held_from),
            func.max(last),
        )
        .where(ExamSession.held_from != "")
        .group_by(ExamSession.certificate_id, ExamSession.level, ExamSession.year)
        .order_by(ExamSession.certificate_id, ExamSession.level, ExamSession.year)
    )
    return tuple(ExamDays(*row) for row in session.execute(query))


def parts_of(session: Session, session_id: int) -> tuple[PartDraft, ...]:
    """Return the parts of a session in order."""
    rows = session.scalars(select(ExamPart).where(ExamPart.session_id == session_id).order_by(ExamPart.position))
    return tuple(PartDraft(p.name, p.full_score, p.pass_score, p.id) for p in rows)


def _modules(session: Session) -> dict[int, list[int]]:
    found: dict[int, list[int]] = defaultdict(list)
    for row in session.scalars(select(ExamSessionModule).order_by(ExamSessionModule.certificate_module_id)):
        found[row.session_id].append(row.certificate_module_id)
    return found


def _parts(session: Session) -> dict[int, list[PartDraft]]:
    found: dict[int, list[PartDraft]] = defaultdict(list)
    for p in session.scalars(select(ExamPart).order_by(ExamPart.position, ExamPart.id)):
        found[p.session_id].append(PartDraft(p.name, p.full_score, p.pass_score, p.id))
    return found


def _counts(session: Session, ids: list[int] | None) -> dict[int, Counts]:
    """Return for each session how many registered, sat, have a result, passed and have a certificate."""

    def number(states: frozenset[RegistrationState]) -> object:
        return func.sum(case((Registration.state.in_(sorted(states)), 1), else_=0))

    query = select(
        Registration.session_id,
        func.count(Registration.id),
        number(ATTENDED),
        number(RELEASED),
        number(frozenset({RegistrationState.PASSED})),
        func.count(IssuedCertificate.id),
    ).outerjoin(IssuedCertificate, IssuedCertificate.registration_id == Registration.id)  # type: ignore[call-overload]
    if ids is not None:
        query = query.where(Registration.session_id.in_(ids))
    rows = session.execute(query.group_by(Registration.session_id))
    return {key: (count, attended, released, passed, issued) for key, count, attended, released, passed, issued in rows}
