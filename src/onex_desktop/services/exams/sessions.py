"""Exam sites and exam sessions, from planning to settling."""

from __future__ import annotations

from collections.abc import Sequence

from onex_desktop.domain.campus import check_name
from onex_desktop.domain.changes import Changed
from onex_desktop.domain.exams.registrations import RegistrationState
from onex_desktop.domain.exams.sessions import (
    SessionDraft,
    SessionRow,
    SessionState,
    SiteDraft,
    SiteRow,
    validate_session,
)
from onex_desktop.domain.problems import Place, Problem, ProblemsFound, refuse
from onex_desktop.persistence.queries import catalogue
from onex_desktop.persistence.queries.exams import sessions as queries
from onex_desktop.persistence.tables.exams import candidates as t
from onex_desktop.persistence.unit_of_work import UnitOfWork
from onex_desktop.services.context import AppContext

ExamDays = queries.ExamDays


def sites(ctx: AppContext) -> tuple[SiteRow, ...]:
    """Return the exam sites."""
    with ctx.read() as session:
        return queries.sites(session)


def sessions(ctx: AppContext, year: int | None = None) -> tuple[SessionRow, ...]:
    """Return the exam sessions of a year, or of all years."""
    with ctx.read() as session:
        return queries.sessions(session, year)


def session(ctx: AppContext, session_id: int) -> SessionRow:
    """Return an exam session; raises ``ProblemsFound`` with ``record.gone``."""
    with ctx.read() as reading:
        found = queries.sessions(reading, session_id=session_id)
    if not found:
        raise refuse("record.gone")
    return found[0]


def exam_days(ctx: AppContext) -> tuple[ExamDays, ...]:
    """Return first and last exam day of every certificate level and year whose days are known."""
    with ctx.read() as reading:
        return queries.exam_days(reading)


def save_site(ctx: AppContext, draft: SiteDraft, site_id: int | None = None, version: int | None = None) -> Changed:
    """Add an exam site, or change the one given by key."""
    others = {row.draft.name for row in sites(ctx) if row.id != site_id}
    _raise_if(check_name("exams", draft.name, frozenset(others)))
    values = {"name": draft.name, "code": draft.code, "address": draft.address}
    with ctx.step("exams.add_site" if site_id is None else "exams.change_site", draft.name) as work:
        if site_id is None:
            work.add(t.ExamSite(**values))
        else:
            work.set(work.get(t.ExamSite, site_id, version), **values)
    return work.changed


def delete_sites(ctx: AppContext, ids: Sequence[int]) -> Changed:
    """Delete sites that no session is held at."""
    with ctx.step("exams.delete_site") as work:
        for row_id in ids:
            work.remove(work.get(t.ExamSite, row_id))
    return work.changed


def save_session(
    ctx: AppContext, draft: SessionDraft, session_id: int | None = None, version: int | None = None
) -> Changed:
    """Add an exam session, or change the one given by key, with its modules and parts.

    What a session examines and when stays as it is once somebody has registered (``exams.session_in_use``).
    """
    with ctx.read() as reading:
        certificates = {row.id: row for row in catalogue.certificates(reading)}
        modules = catalogue.modules(reading, draft.certificate_id)
        taken = _same(queries.sessions(reading, draft.year), draft, session_id)
    certificate = certificates.get(draft.certificate_id)
    problems = validate_session(draft, certificate, modules, is_new=session_id is None)
    name = certificate.draft.name if certificate else ""
    if taken:
        params = {"name": name, "label": draft.label}
        problems.append(Problem("exams.session_taken", params=params, where=Place("exams", name=name, field="label")))
    _raise_if(problems)
    with ctx.step(
        "exams.add_session" if session_id is None else "exams.change_session", f"{name} {draft.label}"
    ) as work:
        if session_id is None:
            record = work.add(t.ExamSession(**_columns(draft), state=SessionState.PLANNED))
        else:
            record = work.get(t.ExamSession, session_id, version)
            _refuse_if_in_use(work, record, draft)
            work.set(record, **_columns(draft))
        with work.touching(record):
            _set_modules(work, record.id, draft)
            _set_parts(work, record.id, draft)
    return work.changed


def delete_sessions(ctx: AppContext, ids: Sequence[int]) -> Changed:
    """Delete sessions nobody has registered for; all of them or none."""
    with ctx.step("exams.delete_session") as work:
        for row_id in ids:
            record = work.get(t.ExamSession, row_id)
            for module in work.rows(t.ExamSessionModule, session_id=row_id):
                work.remove(module)
            for part in work.rows(t.ExamPart, session_id=row_id):
                work.remove(part)
            work.remove(record)
    return work.changed


def release(ctx: AppContext, session_id: int, *, absent_if_blank: bool = False) -> Changed:
    """Release the results of a session as one step.

    Whoever is still 未考 is set down as absent where ``absent_if_blank``; else the release is refused with
    ``exams.release_incomplete``. Results that are pending stay pending: they are neither failed nor released.
    """
    row = session(ctx, session_id)
    with ctx.step("exams.release_session", f"{row.certificate} {row.title}") as work:
        blank = work.rows(t.Registration, session_id=session_id, state=RegistrationState.REGISTERED)
        if blank and not absent_if_blank:
            raise refuse("exams.release_incomplete", session=row.title, count=len(blank))
        for registration in blank:
            work.set(registration, state=RegistrationState.ABSENT)
        work.set(work.get(t.ExamSession, session_id), state=SessionState.RELEASED)
    return work.changed


def set_session_state(ctx: AppContext, session_id: int, state: SessionState, version: int | None = None) -> Changed:
    """Set how far a session is: planned, held, or settled; ``release`` is what releases."""
    if state is SessionState.RELEASED:
        return release(ctx, session_id)
    row = session(ctx, session_id)
    with ctx.step("exams.set_session_state", f"{row.certificate} {row.title}") as work:
        work.set(work.get(t.ExamSession, session_id, version), state=state)
    return work.changed


def _same(rows: Sequence[SessionRow], draft: SessionDraft, session_id: int | None) -> bool:
    return any(
        row.id != session_id
        and (row.draft.certificate_id, row.draft.level) == (draft.certificate_id, draft.level)
        and row.draft.label == draft.label
        for row in rows
    )


def _refuse_if_in_use(work: UnitOfWork, record: t.ExamSession, draft: SessionDraft) -> None:
    stays = (record.certificate_id, record.level, record.year) == (draft.certificate_id, draft.level, draft.year)
    if not stays and work.rows(t.Registration, session_id=record.id):
        raise refuse("exams.session_in_use", label=record.label)


def _columns(draft: SessionDraft) -> dict[str, object]:
    return {
        "certificate_id": draft.certificate_id,
        "level": draft.level,
        "year": draft.year,
        "label": draft.label.strip(),
        "registered_until": draft.registered_until,
        "held_from": draft.held_from,
        "held_until": draft.held_until,
        "exam_site_id": draft.site_id,
        "fee_fen": draft.fee_fen,
    }


def _set_modules(work: UnitOfWork, session_id: int, draft: SessionDraft) -> None:
    stored = {row.certificate_module_id: row for row in work.rows(t.ExamSessionModule, session_id=session_id)}
    for module_id, row in stored.items():
        if module_id not in draft.module_ids:
            work.remove(row)
    for module_id in draft.module_ids:
        if module_id not in stored:
            work.add(t.ExamSessionModule(session_id=session_id, certificate_module_id=module_id))


def _set_parts(work: UnitOfWork, session_id: int, draft: SessionDraft) -> None:
    stored = {row.id: row for row in work.rows(t.ExamPart, session_id=session_id)}
    by_name = {row.name: row for row in stored.values()}
    kept = [stored.get(part.part_id or 0) or by_name.get(part.name) for part in draft.parts]
    for row in stored.values():
        if row not in kept:
            work.remove(row)
    for position, (part, present) in enumerate(zip(draft.parts, kept, strict=True), start=1):
        values = {
            "name": part.name.strip(),
            "position": position,
            "full_score": part.full_score,
            "pass_score": part.pass_score,
        }
        if present is None:
            work.add(t.ExamPart(session_id=session_id, **values))
        else:
            work.set(present, **values)


def _raise_if(problems: list[Problem]) -> None:
    if problems:
        raise ProblemsFound(problems)
