"""A course that ends after its certificate was examined is found, and nothing is guessed."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.scale import SCALE

from onex_desktop.domain.mapping import CertificateMatrix, MatrixCell, MatrixColumn, MatrixUnit, Strength
from onex_desktop.domain.mapping.timing import Calendar, ExamOfMajor, find_late_courses, term_code
from onex_desktop.domain.plans import PlanDraft, PlanStatus
from onex_desktop.domain.plans.rows import CourseDetails, CourseRow, PlanRow
from onex_desktop.domain.problems import Place, Problem, Severity
from onex_desktop.domain.values import Level

LEVEL, MAJOR, CERTIFICATE = Level.INTERMEDIATE, 7, 3
ENDS = {"2021-2022-1": "2022-01-14", "2021-2022-2": "2022-07-08", "2022-2023-1": "2023-01-13"}
UNITS = tuple(MatrixUnit(n, f"2-{n}", "", frozenset({LEVEL}), counts=n != 3) for n in (1, 2, 3))
COLUMNS = (MatrixColumn(-5, 5, "电控检修", "", "", ()), MatrixColumn(61, 6, "底盘检修", "模块一", "制动", ()))
MATRIX = CertificateMatrix(
    UNITS, COLUMNS, {(1, -5): MatrixCell(Strength.WEAK), (2, -5): MatrixCell(Strength.STRONG)}, SCALE,
    certificate_id=CERTIFICATE, certificate="智能新能源汽车", level=LEVEL, plan_id=1, plan="2020版",
)  # fmt: skip


def _plan(key: int, *cohorts: int, major: int = MAJOR) -> PlanRow:
    return PlanRow(key, 1, PlanDraft(major, f"{key}版", PlanStatus.IN_FORCE, None, cohorts), "新能源汽车技术", cohorts)


def _course(key: int, term: int | None) -> CourseRow:
    return CourseRow(
        key, 1, 1, 1, {5: "电控检修", 6: "底盘检修"}[key], False, (), details=CourseDetails(term_number=term)
    )


def _exam(first: str, cohort: int | None = None, year: int = 2022, level: Level = LEVEL) -> ExamOfMajor:
    return ExamOfMajor(CERTIFICATE, level, MAJOR, year, first, cohort)


KNOWN = Calendar((_plan(1, 2020),), (_course(5, 4), _course(6, 4)), ENDS, (_exam("2022-05-14", 2020),))


def test_the_terms_of_a_cohort_are_counted_from_its_entry() -> None:
    assert [term_code(2020, number) for number in (1, 2, 3, 6)] == [
        "2020-2021-1", "2020-2021-2", "2021-2022-1", "2022-2023-2",
    ]  # fmt: skip


def test_a_serving_course_that_ends_after_the_exam_is_found_with_its_days() -> None:
    assert find_late_courses(MATRIX, KNOWN) == [
        Problem(
            "mapping.course_after_exam", Severity.WARNING,
            {"certificate": "智能新能源汽车", "level": "intermediate", "plan": "2020版", "course": "电控检修",
             "cohort": 2020, "ends": "2022-07-08", "exam": "2022-05-14", "count": 2},
            Place("mapping", 5, "电控检修", within="3:intermediate:1"),
        )
    ]  # fmt: skip


def test_what_is_said_of_others_does_not_hide_a_late_course() -> None:
    known = replace(
        KNOWN, courses=(_course(6, 4), _course(5, 4)),
        exams=(_exam("2021-05-14", 2020, level=Level.ADVANCED), *KNOWN.exams, _exam("2022-12-01", 2020)),
    )  # fmt: skip
    assert [found.params["exam"] for found in find_late_courses(MATRIX, known)] == ["2022-05-14"]


SILENT = {
    "the course ends before": replace(KNOWN, exams=(_exam("2022-07-09", 2020),)),
    "its term is not said": replace(KNOWN, courses=(_course(5, None),)),
    "its term has no last day": replace(KNOWN, term_ends={}),
    "another level is examined": replace(KNOWN, exams=(_exam("2022-05-14", 2020, level=Level.ADVANCED),)),
    "another cohort sits": replace(KNOWN, exams=(_exam("2022-05-14", 2019),)),
    "nobody follows the plan": replace(KNOWN, plans=(_plan(1),)),
    "the plan is gone": replace(KNOWN, plans=()),
    "two cohorts could sit": replace(KNOWN, plans=(_plan(1, 2020), _plan(2, 2019)), exams=(_exam("2022-05-14"),)),
    "names say another cohort": replace(KNOWN, exams=(_exam("2022-05-14"), _exam("2022-05-14", 2018))),
    "the cohort came later": replace(KNOWN, exams=(_exam("2020-06-01", year=2020),)),
}


@pytest.mark.parametrize("known", SILENT.values(), ids=SILENT)
def test_it_is_silent_when(known: Calendar) -> None:
    assert find_late_courses(MATRIX, known) == []


def test_a_course_that_ends_on_the_day_of_the_exam_is_late() -> None:
    assert len(find_late_courses(MATRIX, replace(KNOWN, exams=(_exam("2022-07-08", 2020),)))) == 1


def test_only_one_cohort_that_could_sit_is_meant_without_names() -> None:
    plans = (_plan(1, 2020, 2023), _plan(2, 2019, major=8))
    (found,) = find_late_courses(MATRIX, replace(KNOWN, plans=plans, exams=(_exam("2022-05-14"),)))
    assert found.params["cohort"] == 2020


def test_a_cohort_is_measured_by_its_first_exam() -> None:
    exams = (_exam("2022-12-01", 2020), _exam("2022-05-14", 2020))
    assert [p.params["exam"] for p in find_late_courses(MATRIX, replace(KNOWN, exams=exams))] == ["2022-05-14"]


@pytest.mark.parametrize(
    "cells", [{(1, -5): MatrixCell(Strength.NOT_APPLICABLE)}, {(3, -5): MatrixCell(Strength.WEAK)}]
)
def test_what_does_not_serve_or_does_not_count_is_not_late(cells: dict[tuple[int, int], MatrixCell]) -> None:
    assert find_late_courses(replace(MATRIX, cells=cells), KNOWN) == []
