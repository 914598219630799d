"""Courses that serve a certificate and end only after it was examined, as far as it is known who sits when."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from onex_desktop.domain.mapping.matrix import CertificateMatrix
from onex_desktop.domain.plans.rows import CourseRow, PlanRow
from onex_desktop.domain.problems import Place, Problem, Severity
from onex_desktop.domain.values import Level


@dataclass(frozen=True, slots=True)
class ExamOfMajor:
    """The first day on which a certificate level is examined in a year for students of a major.

    ``entry_year`` is the cohort that sits, by its registrations; None where a pilot names the major and nobody says
    which cohort.
    """

    certificate_id: int
    level: Level
    major_id: int
    year: int
    first: str
    entry_year: int | None = None


@dataclass(frozen=True, slots=True)
class Calendar:
    """What is known of the time: the plans with their cohorts, their courses, the last day of terms by code, exams."""

    plans: tuple[PlanRow, ...]
    courses: tuple[CourseRow, ...]
    term_ends: Mapping[str, str]
    exams: tuple[ExamOfMajor, ...]


def term_code(entry_year: int, number: int) -> str:
    """Return the code of a cohort's term, counted from 1: the third of 2020 is 2021-2022-1."""
    year = entry_year + (number - 1) // 2
    return f"{year}-{year + 1}-{(number - 1) % 2 + 1}"


def find_late_courses(matrix: CertificateMatrix, known: Calendar) -> list[Problem]:
    """Return the courses of a plan that serve the certificate and end after a cohort of the plan sat it first.

    Silent where the term of the course, its last day, or the cohort that sits is not known.
    """
    plan = next((row for row in known.plans if row.id == matrix.plan_id), None)
    if plan is None:
        return []
    first = first_exams(matrix.certificate_id, matrix.level, plan.draft.major_id, known)
    serving = _serving(matrix)
    found: list[Problem] = []
    for course in known.courses:
        number = course.details.term_number
        if course.id not in serving or number is None:
            continue
        for cohort in sorted(set(plan.cohorts) & first.keys()):
            ends = known.term_ends.get(term_code(cohort, number), "")
            if ends and ends >= first[cohort]:
                found.append(_late(matrix, course, cohort, (ends, first[cohort]), len(serving[course.id])))
    return found


def first_exams(certificate_id: int, level: Level, major_id: int, known: Calendar) -> dict[int, str]:
    """Return by cohort of a major the first day of its first examination."""
    of_major = [row for row in known.plans if row.draft.major_id == major_id]
    cohorts = {year for row in of_major for year in row.cohorts}
    first: dict[int, str] = {}
    for exam in known.exams:
        if (exam.certificate_id, exam.level, exam.major_id) != (certificate_id, level, major_id):
            continue
        cohort = exam.entry_year if exam.entry_year is not None else _only_one(exam, known.exams, cohorts)
        if cohort is not None:
            first[cohort] = min(exam.first, first.get(cohort, exam.first))
    return first


def _only_one(exam: ExamOfMajor, exams: Iterable[ExamOfMajor], cohorts: Collection[int]) -> int | None:
    """Return the cohort that must be meant: names do not say otherwise, and no other had entered by then."""
    same = (exam.certificate_id, exam.level, exam.major_id, exam.year)
    if any(
        each.entry_year is not None and (each.certificate_id, each.level, each.major_id, each.year) == same
        for each in exams
    ):
        return None
    entered = [year for year in cohorts if f"{year}-09" <= exam.first]
    return entered[0] if len(entered) == 1 else None


def _serving(matrix: CertificateMatrix) -> Mapping[int, set[int]]:
    """Return by course the units it serves that count."""
    course_of = {column.id: column.course_id for column in matrix.columns}
    counted = {unit.id for unit in matrix.units if unit.counts}
    serving: dict[int, set[int]] = defaultdict(set)
    for (unit_id, slot), cell in matrix.cells.items():
        if matrix.serves(cell) and unit_id in counted and slot in course_of:
            serving[course_of[slot]].add(unit_id)
    return serving


def _late(matrix: CertificateMatrix, course: CourseRow, cohort: int, days: tuple[str, str], units: int) -> Problem:
    ends, first = days
    return Problem(
        "mapping.course_after_exam",
        Severity.WARNING,
        {"certificate": matrix.certificate, "level": matrix.level.value, "plan": matrix.plan, "course": course.name,
         "cohort": cohort, "ends": ends, "exam": first, "count": units},
        Place("mapping", course.id, course.name, within=matrix.word),
    )  # fmt: skip
