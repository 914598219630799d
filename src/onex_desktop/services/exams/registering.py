"""Whole registrations, as a sheet holds them: with state, points and certificate, many at once or one by one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from onex_desktop.domain.catalogue import ExamRecord
from onex_desktop.domain.changes import Changed
from onex_desktop.domain.exams.certificates import IssueDraft, Issuing, validate_issue
from onex_desktop.domain.exams.registrations import (
    RegistrationDraft,
    RegistrationRow,
    ResultEntry,
    Scores,
    validate_registered_on,
    validate_result,
)
from onex_desktop.domain.exams.rosters import pilot_for
from onex_desktop.domain.exams.sessions import SessionRow
from onex_desktop.domain.exams.students import StudentRow
from onex_desktop.domain.problems import Param, Place, Problem, ProblemsFound
from onex_desktop.persistence.library import Reading
from onex_desktop.persistence.queries import catalogue
from onex_desktop.persistence.queries.exams import certificates, registrations, rosters, sessions, students
from onex_desktop.persistence.tables import catalogue as catalogue_tables
from onex_desktop.persistence.tables.exams import candidates as t
from onex_desktop.persistence.unit_of_work import UnitOfWork
from onex_desktop.services.context import AppContext
from onex_desktop.services.exams.certificates import issue, withdraw
from onex_desktop.services.exams.results import change_registration, record_results


@dataclass(frozen=True, slots=True)
class RegistrationEntry:
    """A registration with what came of it; points by the key of the part, an empty number for no certificate."""

    draft: RegistrationDraft
    scores: Scores = field(default_factory=dict)
    certificate_number: str = ""
    issued_on: str = ""


@dataclass(frozen=True, slots=True)
class _Known:
    """What entries are held against, by key."""

    sessions: dict[int, SessionRow]
    students: dict[int, StudentRow]
    pilots: dict[int, int | Problem]
    taken: set[tuple[int, int]]
    holders: dict[str, tuple[int, str]]


def add_registrations(ctx: AppContext, entries: Sequence[RegistrationEntry]) -> Changed:
    """Add whole registrations together, by the rules for one; their keys rise in their order.

    Raises ``ProblemsFound`` with every problem; the row of its place is the place in ``entries``.
    """
    with ctx.step("exams.add_registrations", str(len(entries))) as work:
        known = _known(work.session, entries)
        problems = [
            replace(problem, where=replace(problem.where or Place("exams"), row_id=place))
            for place, entry in enumerate(entries)
            for problem in _problems(place, entry, known)
        ]
        if problems:
            raise ProblemsFound(problems)
        _add(work, entries, known)
    return work.changed


def save_registration(ctx: AppContext, entry: RegistrationEntry, registration_id: int | None = None) -> Changed:
    """Add a whole registration, or give the one named by key another state, points, day, note or certificate."""
    if registration_id is None:
        return add_registrations(ctx, [entry])
    draft = entry.draft
    with ctx.step("exams.change_registration") as work:
        change_registration(ctx, registration_id, draft.registered_on, draft.note)
        with ctx.read() as session:
            (row,) = registrations.registrations(session, keys=[registration_id]) or (None,)
        stored: Scores = {} if row is None else row.scores
        scores = {**dict.fromkeys(stored), **entry.scores}
        if not entry.certificate_number:
            withdraw(ctx, [registration_id])
        record_results(ctx, [ResultEntry(registration_id, draft.state, scores)])
        if entry.certificate_number:
            issue(ctx, [IssueDraft(registration_id, entry.certificate_number, entry.issued_on)])
    return work.changed


def entry_of(row: RegistrationRow) -> RegistrationEntry:
    """Return a stored registration as it would be entered."""
    return RegistrationEntry(row.draft, row.scores, row.certificate_number, row.issued_on)


def _known(session: Reading, entries: Sequence[RegistrationEntry]) -> _Known:
    wanted = {entry.draft.session_id for entry in entries}
    rows = {row.id: row for row in sessions.sessions(session) if row.id in wanted}
    people = {row.id: row for row in students.with_keys(session, (entry.draft.student_id for entry in entries))}
    taken = {(key, student) for key in wanted for student in rosters.registered(session, key)}
    holders = certificates.holders(session, (entry.certificate_number for entry in entries))
    return _Known(rows, people, _pilots(session, entries, rows, people), taken, holders)


def _pilots(
    session: Reading,
    entries: Sequence[RegistrationEntry],
    rows: dict[int, SessionRow],
    people: dict[int, StudentRow],
) -> dict[int, int | Problem]:
    """Return the pilot of each entry by its place, or why there is none."""
    listed = {year: catalogue.pilots(session, year) for year in {row.draft.year for row in rows.values()}}
    with_totals = rosters.with_totals(session)
    remembered: dict[tuple[int, int, int | None], tuple[int | None, str]] = {}
    found: dict[int, int | Problem] = {}
    for place, entry in enumerate(entries):
        row, student = rows.get(entry.draft.session_id), people.get(entry.draft.student_id)
        if row is None or student is None:
            found[place] = Problem("record.gone")
            continue
        key = (row.id, student.major_id, student.college_id)
        if key not in remembered:
            pilot = pilot_for(student.major_id, student.college_id, row, listed[row.draft.year])
            remembered[key] = (None, "") if pilot is None else (pilot.id, pilot.college)
        pilot_id, college = remembered[key]
        if pilot_id is None or pilot_id in with_totals:
            found[place] = _no_pilot(row, student, college)
        else:
            found[place] = pilot_id
    return found


def _no_pilot(row: SessionRow, student: StudentRow, college: str) -> Problem:
    who = f"{student.draft.number} {student.draft.name}"
    params: dict[str, Param] = {
        "student": who,
        "certificate": row.certificate,
        "level": row.draft.level.value,
        "year": row.draft.year,
        "college": college,
    }
    code = "exams.pilot_has_totals" if college else "exams.no_pilot"
    return Problem(code, params=params, where=Place("exams", name=who, field="session"))


def _problems(place: int, entry: RegistrationEntry, known: _Known) -> list[Problem]:
    draft = entry.draft
    pilot = known.pilots[place]
    row, student = known.sessions.get(draft.session_id), known.students.get(draft.student_id)
    if row is None or student is None:
        return [pilot] if isinstance(pilot, Problem) else []
    who = f"{student.draft.number} {student.draft.name}"
    found = [pilot] if isinstance(pilot, Problem) else []
    if (row.id, student.id) in known.taken:
        params = {"student": who, "session": row.title}
        found.append(
            Problem("exams.registered_already", params=params, where=Place("exams", name=who, field="student"))
        )
    known.taken.add((row.id, student.id))
    found += validate_registered_on(draft.registered_on, row.draft.held_from, who)
    found += validate_result(draft.state, entry.scores, row.draft.parts, who)
    return found + _certificate(place, entry, row, who, known)


def _certificate(place: int, entry: RegistrationEntry, row: SessionRow, who: str, known: _Known) -> list[Problem]:
    if not entry.certificate_number:
        return []
    holder = known.holders.get(entry.certificate_number)
    known.holders.setdefault(entry.certificate_number, (-place, who))
    issuing = Issuing(who, entry.draft.state, row.draft.held_from, row.draft.held_until, holder[1] if holder else "")
    return validate_issue(IssueDraft(place, entry.certificate_number, entry.issued_on), issuing)


def _add(work: UnitOfWork, entries: Sequence[RegistrationEntry], known: _Known) -> None:
    pilots = [pilot for pilot in known.pilots.values() if isinstance(pilot, int)]
    for pilot_id in dict.fromkeys(pilots):
        work.set(work.get(catalogue_tables.Pilot, pilot_id), exam_record=ExamRecord.NAMED)
    rows = [
        {
            "session_id": entry.draft.session_id,
            "student_id": entry.draft.student_id,
            "pilot_id": pilot_id,
            "exam_record": ExamRecord.NAMED,
            "state": entry.draft.state,
            "registered_on": entry.draft.registered_on,
            "note": entry.draft.note,
        }
        for entry, pilot_id in zip(entries, pilots, strict=True)
    ]
    with_keys = list(zip(work.add_rows(t.Registration, rows), entries, strict=True))
    work.add_rows(
        t.PartScore,
        [
            {"registration_id": key, "part_id": part_id, "score": score}
            for key, entry in with_keys
            for part_id, score in entry.scores.items()
            if score is not None
        ],
    )
    work.add_rows(
        t.IssuedCertificate,
        [
            {"registration_id": key, "number": entry.certificate_number, "issued_on": entry.issued_on}
            for key, entry in with_keys
            if entry.certificate_number
        ],
    )
