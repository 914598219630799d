"""What is wrong with a matrix: gaps, courses without a link, units claimed twice, links nobody counts."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from onex_desktop.domain.mapping.coverage import coverage
from onex_desktop.domain.mapping.matrix import CertificateMatrix
from onex_desktop.domain.problems import Place, Problem, Severity


def find_problems(matrix: CertificateMatrix) -> list[Problem]:
    """Return the findings of one matrix: units no course serves."""
    about = {"certificate": matrix.certificate, "level": matrix.level.value, "plan": matrix.plan}
    return [
        Problem(
            "mapping.uncovered",
            Severity.WARNING,
            {**about, "code": unit.code, "name": unit.name},
            Place("mapping", unit.id, f"{unit.code} {unit.name}", within=matrix.word),
        )
        for unit in coverage(matrix).uncovered
    ]


def double_claims(matrix: CertificateMatrix) -> list[Problem]:
    """Return the units that several courses claim to serve strongly; modules of one course are one claim."""
    course_of = {column.id: column.course for column in matrix.columns}
    claims: dict[int, dict[str, None]] = defaultdict(dict)
    for (unit_id, slot), cell in matrix.cells.items():
        if cell.strength == matrix.scale.top and slot in course_of:
            claims[unit_id][course_of[slot]] = None
    return [
        Problem(
            "mapping.double_claim",
            Severity.WARNING,
            {"certificate": matrix.certificate, "level": matrix.level.value, "plan": matrix.plan,
             "code": unit.code, "name": unit.name, "courses": "、".join(claims[unit.id]),
             "strength": matrix.scale.values[0].label},
            Place("mapping", unit.id, f"{unit.code} {unit.name}", within=matrix.word),
        )
        for unit in matrix.units
        if len(claims[unit.id]) > 1
    ]  # fmt: skip


def idle_links(matrix: CertificateMatrix) -> list[Problem]:
    """Return the modules whose own links do not count, because their requirements do."""
    idle: dict[int, int] = defaultdict(int)
    for unit_id, _ in matrix.cells:
        idle[unit_id] += 1
    return [
        Problem(
            "mapping.idle_links",
            Severity.INFO,
            {"certificate": matrix.certificate, "code": unit.code, "name": unit.name, "count": idle[unit.id]},
            Place("mapping", unit.id, f"{unit.code} {unit.name}", within=matrix.word),
        )
        for unit in matrix.units
        if not unit.counts and idle[unit.id]
    ]


@dataclass(frozen=True, slots=True)
class ReformedCourse:
    """A course that a reform line says serves a certificate, and how many links it has."""

    course_id: int
    course: str
    plan_id: int
    plan: str
    certificate_id: int
    links: int


def find_unlinked_courses(courses: tuple[ReformedCourse, ...]) -> list[Problem]:
    """Return the courses that are said to be integrated with a certificate but have no link."""
    return [
        Problem(
            "mapping.course_without_link",
            Severity.WARNING,
            {"course": row.course, "plan": row.plan},
            Place("mapping", row.course_id, row.course, within=f"{row.certificate_id}::{row.plan_id}"),
        )
        for row in courses
        if row.links == 0
    ]
