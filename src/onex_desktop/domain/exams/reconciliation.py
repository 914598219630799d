"""Stated totals against what the rows add up to; every contradiction becomes a finding."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from onex_desktop.domain.catalogue import PilotRow
from onex_desktop.domain.exams.statistics import ExamStatistics, ResultState
from onex_desktop.domain.problems import Param, Place, Problem, Severity


class Subject(StrEnum):
    """What a statement is about."""

    PERSON_TIMES = "person_times"
    REGISTERED_PERSONS = "registered_persons"
    MAJORS = "majors"
    PLANNED = "planned"
    PASSED = "passed"
    REVISED_PLANS = "revised_plans"
    HARDWARE_YUAN = "hardware_yuan"
    MODULE_NAME = "module_name"
    TEXTBOOK_TITLE = "textbook_title"


@dataclass(frozen=True, slots=True)
class StatementDraft:
    """A figure or a spelling as a document states it; ``about_id`` is the certificate, module or textbook."""

    subject: Subject
    source: str
    year: int | None = None
    about_id: int | None = None
    number: int | None = None
    text: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class StatementRow:
    """A statement as stored; ``about`` is the name, in the library, of what it is about."""

    id: int
    version: int
    draft: StatementDraft
    about: str


STATEMENT: Final = "statement"
"""``Place.field`` of findings whose row is a statement; the rows of all others are totals."""

SPELLINGS: Final = frozenset({Subject.MODULE_NAME, Subject.TEXTBOOK_TITLE})
"""What is stated as a text; everything else is a number."""

OF_A_YEAR: Final = frozenset({Subject.PERSON_TIMES, Subject.PLANNED, Subject.MAJORS, Subject.PASSED})
"""What is held against the rows of one year."""

ABOUT_SOMETHING: Final = SPELLINGS | {Subject.PASSED}
"""What makes sense only for a certificate, a module or a textbook."""


@dataclass(frozen=True, slots=True)
class Reconciled:
    """A statement beside what the library reckons.

    ``reckoned`` is None and ``agrees`` is None where nothing in the library can be held against it, so that
    nothing is ever called 0 that is only unknown. ``details`` are what the finding says beyond both sides.
    """

    statement: StatementRow
    reckoned: int | str | None
    agrees: bool | None
    details: Mapping[str, Param] = field(default_factory=dict)

    @property
    def id(self) -> int:
        """The statement's key."""
        return self.statement.id

    @property
    def version(self) -> int:
        """The statement's version."""
        return self.statement.version

    def of_year(self, year: int) -> bool:
        """Return whether it is about a year, or about none in particular."""
        return self.statement.draft.year in (None, year)

    @property
    def difference(self) -> int | None:
        """Stated less reckoned; None for spellings and for what cannot be checked."""
        number = self.statement.draft.number
        return number - self.reckoned if number is not None and isinstance(self.reckoned, int) else None


def validate_statement(draft: StatementDraft) -> list[Problem]:
    """Return everything wrong with a statement: no source, nothing stated, nothing it is about, no year."""
    is_spelling = draft.subject in SPELLINGS
    checks = (
        ("exams.source_missing", "source", not draft.source.strip()),
        ("exams.number_missing", "number", not is_spelling and draft.number is None),
        ("exams.number_negative", "number", not is_spelling and draft.number is not None and draft.number < 0),
        ("exams.text_missing", "text", is_spelling and not draft.text.strip()),
        ("exams.about_missing", "about", draft.subject in ABOUT_SOMETHING and draft.about_id is None),
        ("exams.year_missing", "year", draft.subject in OF_A_YEAR and draft.year is None),
    )
    return [Problem(code, where=Place("exams", name=draft.source, field=place)) for code, place, bad in checks if bad]


def hold_against(
    statements: tuple[StatementRow, ...], statistics: ExamStatistics, pilots: tuple[PilotRow, ...]
) -> tuple[Reconciled, ...]:
    """Return every statement with what the rows say to it.

    Statements, statistics and pilots are those of one year; spellings have no year and need no rows.
    """
    return tuple(_held(row, statistics, pilots) for row in statements)


def reconcile(
    statements: tuple[StatementRow, ...], statistics: ExamStatistics, pilots: tuple[PilotRow, ...]
) -> list[Problem]:
    """Return a finding for every statement that the rows contradict; what cannot be checked is passed over."""
    held = hold_against(statements, statistics, pilots)
    return [problem for row in held if (problem := contradiction(row)) is not None]


def contradiction(held: Reconciled) -> Problem | None:
    """Return the finding about a statement, or None when it agrees or cannot be checked."""
    if held.agrees is not False:
        return None
    row = held.statement
    where = Place("exams", row.id, row.about, STATEMENT)
    source = {"source": row.draft.source}
    if row.draft.subject in SPELLINGS:
        params = {"stated": row.draft.text, "stored": held.reckoned, **source}
        return Problem("reconcile.name", Severity.INFO, params, where)
    figures: dict[str, Param] = {"stated": row.draft.number, "reckoned": held.reckoned, "difference": held.difference}
    code = f"reconcile.{row.draft.subject.value}"
    return Problem(code, Severity.WARNING, {**figures, **held.details, **source}, where)


def _held(row: StatementRow, statistics: ExamStatistics, pilots: tuple[PilotRow, ...]) -> Reconciled:
    draft = row.draft
    if draft.subject in SPELLINGS:
        return Reconciled(row, row.about, draft.text == row.about)
    reckon = _RECKONERS.get(draft.subject)
    reckoned, details = (None, {}) if reckon is None else reckon(row, statistics, pilots)
    agrees = None if reckoned is None or draft.number is None else draft.number == reckoned
    return Reconciled(row, reckoned, agrees, details)


Reckoned = tuple[int | None, Mapping[str, Param]]


def _person_times(_row: StatementRow, statistics: ExamStatistics, pilots: tuple[PilotRow, ...]) -> Reckoned:
    return (statistics.attended if statistics.rows else None), _unfilled(statistics, pilots)


def _registered_persons(_row: StatementRow, statistics: ExamStatistics, _pilots: tuple[PilotRow, ...]) -> Reckoned:
    return statistics.persons, {}


def _planned(_row: StatementRow, statistics: ExamStatistics, pilots: tuple[PilotRow, ...]) -> Reckoned:
    return (statistics.planned if statistics.rows else None), _unfilled(statistics, pilots)


def _unfilled(statistics: ExamStatistics, pilots: tuple[PilotRow, ...]) -> Mapping[str, Param]:
    """Return how many pilots have no figures, when there are any: the sums are then without them."""
    missing = len({pilot.id for pilot in pilots} - {row.draft.pilot_id for row in statistics.rows})
    return {"unfilled": missing} if missing else {}


def _majors(_row: StatementRow, _statistics: ExamStatistics, pilots: tuple[PilotRow, ...]) -> Reckoned:
    uses = Counter(major.name for pilot in pilots for major in pilot.majors)
    repeated = "、".join(name for name, count in uses.items() if count > 1)
    return len(uses) or None, {"line_by_line": uses.total(), "repeated": repeated}


def _passed(row: StatementRow, statistics: ExamStatistics, _pilots: tuple[PilotRow, ...]) -> Reckoned:
    lines = [line for line in statistics.rows if line.certificate_id == row.draft.about_id]
    known = [line.draft.passed for line in lines if line.draft.passed is not None]
    if not known:
        return None, {}
    partial = int(any(line.draft.state is not ResultState.RELEASED for line in lines))
    return sum(known), {"certificate": lines[0].certificate, "partial": partial}


# Plans revised, yuan spent: nothing in the library to hold them against.
_RECKONERS: Final[Mapping[Subject, Callable[[StatementRow, ExamStatistics, tuple[PilotRow, ...]], Reckoned]]] = {
    Subject.PERSON_TIMES: _person_times,
    Subject.REGISTERED_PERSONS: _registered_persons,
    Subject.PLANNED: _planned,
    Subject.MAJORS: _majors,
    Subject.PASSED: _passed,
}
