"""Recording results: states and points, typed or pasted down a column."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Final

from onex_desktop.domain.changes import Changed
from onex_desktop.domain.exams.registrations import (
    RegistrationRow,
    RegistrationState,
    ResultEntry,
    Scores,
    state_from,
    validate_registered_on,
    validate_result,
)
from onex_desktop.domain.exams.sessions import PartDraft, SessionState
from onex_desktop.domain.problems import Place, Problem, ProblemsFound
from onex_desktop.persistence.queries.exams import registrations as queries
from onex_desktop.persistence.queries.exams import sessions
from onex_desktop.persistence.tables.exams import candidates as t
from onex_desktop.persistence.unit_of_work import UnitOfWork
from onex_desktop.services.context import AppContext
from onex_desktop.wording import labels

STATE_COLUMN: Final = 0
"""Stands for the column of states where columns are named by the keys of parts."""


@dataclass(frozen=True, slots=True)
class TypedCell:
    """A text as typed into a cell: the registration, and the key of the part or ``STATE_COLUMN``."""

    registration_id: int
    column: int
    text: str


def type_results(ctx: AppContext, cells: Sequence[TypedCell]) -> Changed:
    """Record what was typed or pasted, as one step; all of it or nothing.

    A state is typed by its word or its first character (通过, 未, 缺 …), points as a number; an empty cell takes
    points away. A number typed into the states is taken as points where there is only one part. Raises
    ``ProblemsFound`` with every problem; ``where`` names the registration and, as field, ``state`` or ``scores``.
    """
    rows, parts = _rows_and_parts(ctx, [cell.registration_id for cell in cells])
    problems: list[Problem] = []
    states: dict[int, RegistrationState] = {}
    scores: dict[int, dict[int, Decimal | None]] = {}
    for cell in cells:
        row = rows.get(cell.registration_id)
        own = parts.get(row.draft.session_id, ()) if row is not None else ()
        read = _read(cell, own)
        name = "" if row is None else row.name
        if read is None:
            field = "state" if cell.column == STATE_COLUMN else "scores"
            where = Place("exams", cell.registration_id, name, field)
            code = "exams.state_unreadable" if cell.column == STATE_COLUMN else "exams.score_unreadable"
            problems.append(Problem(code, params={"name": name, "value": cell.text.strip()}, where=where))
        elif isinstance(read, RegistrationState):
            states[cell.registration_id] = read
        else:
            scores.setdefault(cell.registration_id, {}).update(read)
    if problems:
        raise ProblemsFound(problems)
    keys = dict.fromkeys([*states, *scores])
    return record_results(ctx, [ResultEntry(key, states.get(key), scores.get(key, {})) for key in keys])


def record_results(ctx: AppContext, entries: Sequence[ResultEntry]) -> Changed:
    """Record states and points of registrations, as one step; all of it or nothing.

    Where no state is given it follows from the points: passed when every part is passed, pending while one is
    open. A session that was planned counts as held once it has results.
    """
    rows, parts = _rows_and_parts(ctx, [entry.registration_id for entry in entries])
    problems: list[Problem] = []
    wanted: list[tuple[ResultEntry, RegistrationState, Scores]] = []
    for entry in entries:
        row = rows.get(entry.registration_id)
        if row is None:
            problems.append(Problem("record.gone", where=Place("exams", entry.registration_id)))
            continue
        own = parts.get(row.draft.session_id, ())
        scores = {**row.scores, **entry.scores}
        state = entry.state or state_from(scores, own, row.state)
        problems += validate_result(state, scores, own, f"{row.number} {row.name}", row.id)
        wanted.append((entry, state, scores))
    if problems:
        raise ProblemsFound(problems)
    with ctx.step("exams.record_results", str(len(wanted))) as work:
        for entry, state, _ in wanted:
            work.set(work.get(t.Registration, entry.registration_id), state=state)
            _set_scores(work, entry)
        _mark_held(work, {row.draft.session_id for row in rows.values()})
    return work.changed


def change_registration(
    ctx: AppContext, registration_id: int, registered_on: str, note: str, version: int | None = None
) -> Changed:
    """Change day and note of a registration."""
    rows, _ = _rows_and_parts(ctx, [registration_id])
    row = rows.get(registration_id)
    name = "" if row is None else f"{row.number} {row.name}"
    with ctx.read() as session:
        found = sessions.sessions(session, session_id=row.draft.session_id) if row is not None else ()
    problems = [
        problem
        for exam in found
        for problem in validate_registered_on(registered_on, exam.draft.held_from, name, registration_id)
    ]
    if problems:
        raise ProblemsFound(problems)
    with ctx.step("exams.change_registration", name) as work:
        record = work.get(t.Registration, registration_id, version)
        work.set(record, registered_on=registered_on, note=note)
    return work.changed


def _rows_and_parts(
    ctx: AppContext, ids: Sequence[int]
) -> tuple[dict[int, RegistrationRow], Mapping[int, tuple[PartDraft, ...]]]:
    with ctx.read() as session:
        rows = {row.id: row for row in queries.registrations(session, keys=ids)}
        keys = {row.draft.session_id for row in rows.values()}
        return rows, {key: sessions.parts_of(session, key) for key in keys}


def _read(cell: TypedCell, parts: Sequence[PartDraft]) -> RegistrationState | dict[int, Decimal | None] | None:
    text = cell.text.strip()
    if cell.column == STATE_COLUMN:
        state = read_state(text)
        if state is not None or len(parts) != 1:
            return state
        column = parts[0].part_id or 0
    else:
        column = cell.column
    if not text and cell.column != STATE_COLUMN:
        return {column: None}
    try:
        score = Decimal(text)
    except InvalidOperation:
        return None
    return {column: score} if score.is_finite() and score == round(score, 2) else None


def read_state(text: str) -> RegistrationState | None:
    """Return the state a text names: its word, the beginning of one, or 合格 and 不合格; None where unclear."""
    word = text.strip()
    synonyms = {
        "合格": RegistrationState.PASSED,
        "不合格": RegistrationState.FAILED,
        "不通过": RegistrationState.FAILED,
    }
    if word in synonyms:
        return synonyms[word]
    named = [value for value, title in labels.REGISTRATION_STATES.items() if word and title == word]
    begun = [value for value, title in labels.REGISTRATION_STATES.items() if word and title.startswith(word)]
    found = named or begun
    return RegistrationState(found[0]) if len(found) == 1 else None


def _set_scores(work: UnitOfWork, entry: ResultEntry) -> None:
    if not entry.scores:
        return
    stored = {row.part_id: row for row in work.rows(t.PartScore, registration_id=entry.registration_id)}
    for part_id, score in entry.scores.items():
        row = stored.get(part_id)
        if row is None and score is not None:
            work.add(t.PartScore(registration_id=entry.registration_id, part_id=part_id, score=score))
        elif row is not None and score is None:
            work.remove(row)
        elif row is not None:
            work.set(row, score=score)


def _mark_held(work: UnitOfWork, session_ids: set[int]) -> None:
    if not work.changes:
        return
    for session_id in sorted(session_ids):
        record = work.get(t.ExamSession, session_id)
        if record.state is SessionState.PLANNED:
            work.set(record, state=SessionState.HELD)
