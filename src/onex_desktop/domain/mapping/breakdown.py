"""Coverage line by line: every branch of the tree, and every course by itself."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal

from onex_desktop.domain.mapping.coverage import Ledger, Share
from onex_desktop.domain.mapping.matrix import Matrix, MatrixRow

_NOTHING = Decimal(0)


@dataclass(frozen=True, slots=True)
class CourseShare:
    """What one course alone covers of all units: each served unit with the best weight the course gives it."""

    course_id: int
    course: str
    slot: int
    share: Share


def branches(matrix: Matrix, ledger: Ledger) -> tuple[tuple[MatrixRow, Share], ...]:
    """Return the branches of the tree in their order, each with its coverage."""
    return tuple((row, ledger.share(at)) for at, row in enumerate(matrix.tree) if not row.is_unit)


def courses(matrix: Matrix) -> tuple[CourseShare, ...]:
    """Return the courses in their order; ``slot`` is the first of each."""
    course_of = {column.id: column.course_id for column in matrix.columns}
    counted = {unit.id for unit in matrix.units if unit.counts}
    best: dict[int, dict[int, Decimal]] = defaultdict(dict)
    for (unit_id, slot), cell in matrix.cells.items():
        if unit_id in counted and slot in course_of and matrix.serves(cell):
            of_course = best[course_of[slot]]
            of_course[unit_id] = max(of_course.get(unit_id, _NOTHING), matrix.scale.weights[cell.strength])
    found: dict[int, CourseShare] = {}
    for column in matrix.columns:
        if column.course_id not in found:
            units = best.get(column.course_id, {})
            share = Share(len(counted), len(units), sum(units.values(), _NOTHING))
            found[column.course_id] = CourseShare(column.course_id, column.course, column.id, share)
    return tuple(found.values())
