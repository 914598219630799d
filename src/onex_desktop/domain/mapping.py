"""The matrix of certificate modules and courses, and its arithmetic."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from onex_desktop.domain.problems import Place, Problem, Severity
from onex_desktop.domain.values import Level, Rate


class Strength(StrEnum):
    """How strongly a course module serves a certificate module; NOT_APPLICABLE is a value, empty is none."""

    STRONG = "strong"
    MEDIUM = "medium"
    WEAK = "weak"
    NOT_APPLICABLE = "not_applicable"


Weights = Mapping[Strength, Decimal]
"""Weight of each strength; the school's own data, see ``scale_values``."""


class ReviewState(StrEnum):
    """Whether a link has been looked at since the standard last changed."""

    CONFIRMED = "confirmed"
    TO_REVIEW = "to_review"


@dataclass(frozen=True, slots=True)
class MatrixUnit:
    """A row of the matrix: a certificate module."""

    id: int
    code: str
    name: str
    levels: frozenset[Level]


@dataclass(frozen=True, slots=True)
class MatrixColumn:
    """A column of the matrix, called a slot: a course module, or a course that has no modules.

    ``id`` is the course module's id, or minus the course's id. ``teachers`` take the slot now.
    """

    id: int
    course_id: int
    course: str
    label: str
    name: str
    teachers: tuple[str, ...]

    @property
    def title(self) -> str:
        """Course, and module where there is one."""
        return f"{self.course} · {self.label} {self.name}" if self.name else self.course


@dataclass(frozen=True, slots=True)
class MatrixCell:
    """A link: how a slot serves a unit. ``hours`` in class hours (学时), None when not stated."""

    strength: Strength
    hours: Decimal | None = None
    note: str = ""
    review: ReviewState = ReviewState.CONFIRMED
    changed_by: str = ""
    changed_at: str = ""


CellKey = tuple[int, int]
"""Unit id and slot id."""


@dataclass(frozen=True, slots=True)
class Matrix:
    """One certificate at one level against one plan version."""

    certificate_id: int
    certificate: str
    level: Level
    plan_id: int
    plan: str
    units: tuple[MatrixUnit, ...]
    columns: tuple[MatrixColumn, ...]
    cells: Mapping[CellKey, MatrixCell]
    weights: Weights


@dataclass(frozen=True, slots=True)
class MatrixChoice:
    """A matrix that can be opened: certificate level piloted for a major that has a plan in force."""

    certificate_id: int
    certificate: str
    level: Level
    plan_id: int
    plan: str


@dataclass(frozen=True, slots=True)
class Coverage:
    """How much of the units is served.

    ``weighted`` is the mean over all units of the best weight each unit reaches; None without units.
    """

    total: int
    covered: int
    weighted: Decimal | None
    uncovered: tuple[MatrixUnit, ...]

    @property
    def rate(self) -> Rate:
        """Covered units over all units."""
        return Rate(self.covered, self.total)


def serves(cell: MatrixCell) -> bool:
    """Return whether the link counts as serving: every value but 不适用 does."""
    return cell.strength is not Strength.NOT_APPLICABLE


def coverage(matrix: Matrix) -> Coverage:
    """Reckon the coverage of a matrix (domain facts §6)."""
    best: dict[int, Decimal] = {}
    for (unit_id, _), cell in matrix.cells.items():
        if serves(cell):
            best[unit_id] = max(best.get(unit_id, Decimal(0)), matrix.weights[cell.strength])
    uncovered = tuple(unit for unit in matrix.units if unit.id not in best)
    total = len(matrix.units)
    reached = sum((best.get(unit.id, Decimal(0)) for unit in matrix.units), Decimal(0))
    return Coverage(total, total - len(uncovered), reached / total if total else None, uncovered)


def count_by_strength(cells: list[MatrixCell]) -> dict[Strength, int]:
    """Return how many of the cells hold each strength, strongest first, absent ones left out."""
    return {s: n for s in Strength if (n := sum(cell.strength is s for cell in cells))}


def strongest(cells: list[MatrixCell]) -> Strength | None:
    """Return what a rolled-up cell shows: the strongest value below it, 不适用 last, None when empty."""
    found = {cell.strength for cell in cells}
    return next((strength for strength in Strength if strength in found), None)


def find_problems(matrix: Matrix) -> list[Problem]:
    """Return the findings of one matrix: units no course serves."""
    return [
        Problem(
            "mapping.uncovered",
            Severity.WARNING,
            {"certificate": matrix.certificate, "level": matrix.level.value, "plan": matrix.plan,
             "code": unit.code, "name": unit.name},
            Place("mapping", unit.id, f"{unit.code} {unit.name}"),
        )
        for unit in coverage(matrix).uncovered
    ]  # fmt: skip


@dataclass(frozen=True, slots=True)
class ReformedCourse:
    """A course that a reform line says serves a certificate, and how many links it has."""

    course_id: int
    course: str
    plan: str
    links: int


def find_unlinked_courses(courses: tuple[ReformedCourse, ...]) -> list[Problem]:
    """Return the courses that are said to be integrated with a certificate but have no link."""
    return [
        Problem(
            "mapping.course_without_link",
            Severity.WARNING,
            {"course": row.course, "plan": row.plan},
            Place("mapping", row.course_id, row.course),
        )
        for row in courses
        if row.links == 0
    ]


def offered(units: tuple[MatrixUnit, ...], level: Level) -> tuple[MatrixUnit, ...]:
    """Return the units that are offered at a level, in their order."""
    return tuple(unit for unit in units if level in unit.levels)
