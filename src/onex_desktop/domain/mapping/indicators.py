"""What is wrong with the matrix of a plan: indicators without a course, courses that support none."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from itertools import groupby
from typing import Final

from onex_desktop.domain.mapping.coverage import coverage
from onex_desktop.domain.mapping.matrix import IndicatorMatrix, MatrixColumn
from onex_desktop.domain.problems import Place, Problem, Severity

PART: Final = "indicator"
"""Tells the places in this matrix from those in the one of certificates, which has the same courses."""


def idle_courses(columns: Iterable[MatrixColumn], serving: Collection[int]) -> tuple[MatrixColumn, ...]:
    """Return the first slot of each course of which no slot is among those ``serving``."""
    courses = (tuple(run) for _, run in groupby(columns, key=lambda column: column.course_id))
    return tuple(own[0] for own in courses if not any(column.id in serving for column in own))


def find_unsupported(matrix: IndicatorMatrix) -> list[Problem]:
    """Return the findings of a plan's matrix; one without any link has not been begun and is not at fault."""
    if not matrix.cells:
        return []
    serving = {slot for (_, slot), cell in matrix.cells.items() if matrix.serves(cell)}
    return [
        Problem(
            "mapping.indicator_unsupported",
            Severity.WARNING,
            {"plan": matrix.plan, "code": unit.code, "name": unit.name},
            Place("mapping", unit.id, f"{unit.code} {unit.name}", PART, matrix.word),
        )
        for unit in coverage(matrix).uncovered
    ] + [
        Problem(
            "mapping.course_supports_nothing",
            Severity.INFO,
            {"plan": matrix.plan, "course": column.course},
            Place("mapping", column.course_id, column.course, PART, matrix.word),
        )
        for column in idle_courses(matrix.columns, serving)
    ]
