"""Exams held before what leads to them has been taught, or too long after it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from onex_desktop.domain.mapping.timing import Calendar, first_exams, term_code
from onex_desktop.domain.plans.rows import PlanRow
from onex_desktop.domain.problems import Param, Place, Problem, Severity
from onex_desktop.domain.teaching.assignments import SlotRow
from onex_desktop.domain.values import Level, is_day


@dataclass(frozen=True, slots=True)
class DelayDraft:
    """The most days from the end of a course to its exam, as the school sets it from a day on."""

    days: int
    effective_from: str
    source: str = ""


@dataclass(frozen=True, slots=True)
class DelayRow:
    """Such a limit as stored."""

    id: int
    version: int
    draft: DelayDraft


@dataclass(frozen=True, slots=True)
class Dates:
    """What is known of exams: the calendar, the certificates' keys by name, and how long an exam may wait."""

    calendar: Calendar
    certificates: Mapping[str, int]
    limits: tuple[DelayDraft, ...] = ()


def validate_delay(draft: DelayDraft) -> list[Problem]:
    """Return what is wrong with a limit: fewer days than none, no day from which it holds."""
    found: list[Problem] = []
    if draft.days < 0:
        params: dict[str, Param] = {"days": draft.days}
        found.append(Problem("teaching.delay_negative", params=params, where=Place("teaching", field="days")))
    if not is_day(draft.effective_from):
        where = Place("teaching", field="effective_from")
        found.append(Problem("teaching.day_unreadable", params={"value": draft.effective_from}, where=where))
    return found


def most_days(limits: Iterable[DelayDraft], day: str) -> int | None:
    """Return the limit in force on a day, None where the school has set none by then."""
    valid = sorted((each for each in limits if each.effective_from <= day), key=lambda each: each.effective_from)
    return valid[-1].days if valid else None


def find_mistimed(plan: PlanRow, slots: tuple[SlotRow, ...], known: Dates) -> list[Problem]:
    """Return the slots of a plan that end only after a cohort's first exam, or too long before it.

    A slot ends with the last term in which it is assigned for the cohort, else with the term of its course.
    Where the plan itself puts the course there, the early exam is the matrix's finding
    (``mapping.course_after_exam``) and not said twice. Silent where the end, the exam, the cohort or, for the delay,
    the school's limit is not known.
    """
    numbers = {row.id: row.details.term_number for row in known.calendar.courses}
    found: list[Problem] = []
    for slot in slots:
        for certificate, level, cohort, exam in _exams(plan, slot, known):
            planned = _planned(numbers.get(slot.course_id), cohort, known)
            ends = max(_assigned_ends(slot, cohort, known), default=planned)
            words: dict[str, Param] = {"slot": slot.title, "cohort": cohort, "ends": ends, "certificate": certificate,
                     "level": level.value, "exam": exam}  # fmt: skip
            if ends >= exam and ends != planned:
                found.append(_problem("teaching.exam_before_end", slot, words))
            elif ends and ends < exam:
                found += _delayed(slot, words, ends, exam, known)
    return found


def _exams(plan: PlanRow, slot: SlotRow, known: Dates) -> Iterable[tuple[str, Level, int, str]]:
    """Return the first exam of each certificate, level and cohort that a slot prepares for."""
    taught = set(slot.cohorts) or set(plan.cohorts)
    for certificate in slot.certificates:
        key = known.certificates.get(certificate)
        for level in Level if key is not None else ():
            first = first_exams(key or 0, level, plan.draft.major_id, known.calendar)
            for cohort in sorted(taught & first.keys()):
                yield certificate, level, cohort, first[cohort]


def _planned(number: int | None, cohort: int, known: Dates) -> str:
    return "" if number is None else known.calendar.term_ends.get(term_code(cohort, number), "")


def _assigned_ends(slot: SlotRow, cohort: int, known: Dates) -> list[str]:
    ends = (known.calendar.term_ends.get(each.term, "") for each in slot.assigned if cohort in each.cohorts)
    return [day for day in ends if day]


def _delayed(slot: SlotRow, words: Mapping[str, Param], ends: str, exam: str, known: Dates) -> list[Problem]:
    limit = most_days(known.limits, exam)
    days = (date.fromisoformat(exam) - date.fromisoformat(ends)).days
    if limit is None or days <= limit:
        return []
    figures: dict[str, Param] = {"days": days, "limit": limit}
    return [_problem("teaching.exam_too_late", slot, {**words, **figures})]


def _problem(code: str, slot: SlotRow, words: Mapping[str, Param]) -> Problem:
    return Problem(code, Severity.WARNING, words, Place("teaching", slot.id, slot.title))
