"""The matrix: its shape, its arithmetic, its findings."""

from onex_desktop.domain.mapping.coverage import Coverage, Ledger, Share, coverage
from onex_desktop.domain.mapping.findings import (
    ReformedCourse,
    double_claims,
    find_problems,
    find_unlinked_courses,
    idle_links,
)
from onex_desktop.domain.mapping.matrix import (
    CellKey,
    Matrix,
    MatrixCell,
    MatrixChoice,
    MatrixColumn,
    MatrixRow,
    MatrixUnit,
    ReviewState,
    RowKey,
    RowKind,
    Strength,
    Weights,
    count_by_strength,
    offered,
    serves,
    strongest,
)
from onex_desktop.domain.mapping.rows import rows_of

__all__ = [
    "CellKey",
    "Coverage",
    "Ledger",
    "Matrix",
    "MatrixCell",
    "MatrixChoice",
    "MatrixColumn",
    "MatrixRow",
    "MatrixUnit",
    "ReformedCourse",
    "ReviewState",
    "RowKey",
    "RowKind",
    "Share",
    "Strength",
    "Weights",
    "count_by_strength",
    "coverage",
    "double_claims",
    "find_problems",
    "find_unlinked_courses",
    "idle_links",
    "offered",
    "rows_of",
    "serves",
    "strongest",
]
