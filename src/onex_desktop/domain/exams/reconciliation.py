"""Stated totals against what the rows add up to; every contradiction becomes a finding."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum

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


def reconcile(
    statements: tuple[StatementRow, ...], statistics: ExamStatistics, pilots: tuple[PilotRow, ...]
) -> list[Problem]:
    """Return every statement that the rows contradict; one that nothing can be held against is passed over.

    Statements, statistics and pilots are those of one year; spellings have no year and need no rows.
    """
    found: list[Problem] = []
    for row in statements:
        params = _contradiction(row, statistics, pilots)
        if params is not None:
            code = _CODES.get(row.draft.subject, f"reconcile.{row.draft.subject.value}")
            where = Place("exams", row.id, row.about)
            severity = Severity.INFO if code == "reconcile.name" else Severity.WARNING
            found.append(Problem(code, severity, {**params, "source": row.draft.source}, where))
    return found


_CODES = {Subject.MODULE_NAME: "reconcile.name", Subject.TEXTBOOK_TITLE: "reconcile.name"}


def _contradiction(
    row: StatementRow, statistics: ExamStatistics, pilots: tuple[PilotRow, ...]
) -> dict[str, Param] | None:
    draft = row.draft
    match draft.subject:
        case Subject.PERSON_TIMES:
            return _differs(draft.number, statistics.attended)
        case Subject.PLANNED:
            return _differs(draft.number, statistics.planned)
        case Subject.MAJORS:
            return _majors(draft.number, pilots)
        case Subject.PASSED:
            return _passed(row, statistics)
        case Subject.MODULE_NAME | Subject.TEXTBOOK_TITLE:
            return None if draft.text == row.about else {"stated": draft.text, "stored": row.about}
        case _:
            # Persons registered, plans revised, yuan spent: nothing in the library to hold them against.
            return None


def _differs(stated: int | None, reckoned: int) -> dict[str, Param] | None:
    if stated is None or stated == reckoned:
        return None
    return {"stated": stated, "reckoned": reckoned, "difference": stated - reckoned}


def _majors(stated: int | None, pilots: tuple[PilotRow, ...]) -> dict[str, Param] | None:
    uses = Counter(major.name for pilot in pilots for major in pilot.majors)
    params = _differs(stated, len(uses))
    if params is None:
        return None
    repeated = "、".join(name for name, count in uses.items() if count > 1)
    return {**params, "line_by_line": uses.total(), "repeated": repeated}


def _passed(row: StatementRow, statistics: ExamStatistics) -> dict[str, Param] | None:
    for line in statistics.rows:
        if line.certificate_id == row.draft.about_id and line.draft.passed is not None:
            params = _differs(row.draft.number, line.draft.passed)
            partial = int(line.draft.state is ResultState.PARTIAL)
            return params and {**params, "certificate": line.certificate, "partial": partial}
    return None
