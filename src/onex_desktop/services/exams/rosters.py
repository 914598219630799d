"""Registering for a session: a pasted list, chosen students, or everybody who has to sit again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from onex_desktop.domain.catalogue import ExamRecord
from onex_desktop.domain.changes import Changed
from onex_desktop.domain.exams.counting import RegistrationFilter
from onex_desktop.domain.exams.registrations import (
    TO_RESIT,
    Candidate,
    RegistrationRow,
    RegistrationState,
    validate_registered_on,
)
from onex_desktop.domain.exams.rosters import Around, LineState, RosterPlan, plan_roster, read_roster
from onex_desktop.domain.exams.sessions import SessionRow
from onex_desktop.domain.exams.students import StudentRow
from onex_desktop.domain.problems import ProblemsFound, refuse
from onex_desktop.persistence.library import Reading
from onex_desktop.persistence.queries import catalogue
from onex_desktop.persistence.queries.exams import registrations, rosters, sessions, students
from onex_desktop.persistence.tables import catalogue as catalogue_tables
from onex_desktop.persistence.tables.exams import candidates as t
from onex_desktop.persistence.unit_of_work import UnitOfWork
from onex_desktop.services.context import AppContext
from onex_desktop.services.exams.students import add_students


def plan_text(ctx: AppContext, session_id: int, text: str, registered_on: str = "") -> RosterPlan:
    """Return what entering a pasted list into a session would do; nothing is written."""
    return plan_lines(ctx, session_id, read_roster(text), registered_on)


def plan_lines(
    ctx: AppContext, session_id: int, candidates: Sequence[Candidate], registered_on: str = ""
) -> RosterPlan:
    """Return what entering candidates into a session would do; nothing is written."""
    with ctx.read() as session:
        numbered = students.with_numbers(session, (one.number for one in candidates if one.number))
        named = students.with_names(session, (one.name for one in candidates if not one.number))
        return plan_roster(candidates, _around(session, session_id, numbered, named), registered_on)


def enter_roster(ctx: AppContext, plan: RosterPlan) -> Changed:
    """Do what a plan says as one step: new students, then all registrations; all of it or nothing.

    Raises ``ProblemsFound`` with every problem when a line is refused (``without_refused`` leaves those out), and
    when the library has changed so that a line no longer holds. A pilot known by neither totals nor names is known
    by names from then on.
    """
    again = plan_lines(ctx, plan.session_id, [line.candidate for line in plan.lines], plan.registered_on)
    row = _session(ctx, plan.session_id)
    problems = [*again.problems, *validate_registered_on(plan.registered_on, row.draft.held_from, row.title)]
    if problems:
        raise ProblemsFound(problems)
    with ctx.step("exams.enter_roster", _subject(row, len(again.lines))) as work:
        new = [line for line in again.lines if line.state is LineState.NEW]
        added = add_students(ctx, [line.student for line in new if line.student is not None])
        keys = dict(zip((line.place for line in new), sorted(added.ids.get("students", ())), strict=True))
        wanted = [
            (line.student_id or keys[line.place], line.pilot_id)
            for line in again.lines
            if line.state in {LineState.KNOWN, LineState.NEW} and line.pilot_id is not None
        ]
        _register(work, row, wanted, plan.registered_on)
    return work.changed


def register(ctx: AppContext, session_id: int, student_ids: Sequence[int], registered_on: str = "") -> Changed:
    """Register students given by key; those who are in the session already stay as they are."""
    with ctx.read() as session:
        numbers = [row.draft.number for row in students.with_keys(session, student_ids)]
    plan = plan_lines(ctx, session_id, [Candidate(number) for number in numbers], registered_on)
    return enter_roster(ctx, plan)


def resit_list(ctx: AppContext, session_id: int) -> tuple[RegistrationRow, ...]:
    """Return who failed, was absent or was deferred in a session and has not passed since."""
    with ctx.read() as session:
        row = _row(session, session_id)
        listed = registrations.registrations(session, RegistrationFilter(session_id=session_id, states=TO_RESIT))
        passed = rosters.passed(session, row)
    return tuple(one for one in listed if one.draft.student_id not in passed)


def register_resits(ctx: AppContext, session_id: int, into_id: int, registered_on: str = "") -> Changed:
    """Register the whole resit list of a session into a later one of the same certificate and level, as one step."""
    earlier, into = _session(ctx, session_id), _session(ctx, into_id)
    same = (earlier.draft.certificate_id, earlier.draft.level) == (into.draft.certificate_id, into.draft.level)
    if not same or _order(into) <= _order(earlier):
        raise refuse("exams.resit_elsewhere", session=earlier.title, into=into.title)
    with ctx.step("exams.register_resits", f"{earlier.certificate} {earlier.title} → {into.title}") as work:
        waiting = [one.draft.student_id for one in resit_list(ctx, session_id)]
        register(ctx, into_id, waiting, registered_on)
    return work.changed


def delete_registrations(ctx: AppContext, ids: Sequence[int]) -> Changed:
    """Delete registrations with their scores; refused where a certificate was issued; all of them or none."""
    with ctx.step("exams.delete_registration", str(len(ids))) as work:
        for row_id in ids:
            for score in work.rows(t.PartScore, registration_id=row_id):
                work.remove(score)
            work.remove(work.get(t.Registration, row_id))
    return work.changed


def _register(work: UnitOfWork, row: SessionRow, wanted: Sequence[tuple[int, int]], registered_on: str) -> None:
    for pilot_id in dict.fromkeys(pilot_id for _, pilot_id in wanted):
        work.set(work.get(catalogue_tables.Pilot, pilot_id), exam_record=ExamRecord.NAMED)
    work.add_rows(
        t.Registration,
        [
            {
                "session_id": row.id,
                "student_id": student_id,
                "pilot_id": pilot_id,
                "exam_record": ExamRecord.NAMED,
                "state": RegistrationState.REGISTERED,
                "registered_on": registered_on,
                "note": "",
            }
            for student_id, pilot_id in wanted
        ],
    )


def _around(session: Reading, session_id: int, numbered: Sequence[StudentRow], named: Sequence[StudentRow]) -> Around:
    row = _row(session, session_id)
    by_name: dict[str, list[StudentRow]] = defaultdict(list)
    for student in named:
        by_name[student.draft.name].append(student)
    return Around(
        row,
        catalogue.pilots(session, row.draft.year),
        students.classes(session),
        {student.draft.number: student for student in numbered},
        by_name,
        rosters.registered(session, session_id),
        rosters.passed(session, row),
        rosters.with_totals(session),
    )


def _session(ctx: AppContext, session_id: int) -> SessionRow:
    with ctx.read() as session:
        return _row(session, session_id)


def _row(session: Reading, session_id: int) -> SessionRow:
    found = sessions.sessions(session, session_id=session_id)
    if not found:
        raise refuse("record.gone")
    return found[0]


def _order(row: SessionRow) -> tuple[int, str, int]:
    return row.draft.year, row.draft.held_from, row.id


def _subject(row: SessionRow, count: int) -> str:
    return f"{row.certificate} {row.title} {count} 人"
