"""The matrix: its shape, its arithmetic, its findings."""

from onex_desktop.domain.mapping.coverage import Coverage, Ledger, Share, coverage
from onex_desktop.domain.mapping.findings import (
    ReformedCourse,
    double_claims,
    find_problems,
    find_unlinked_courses,
    idle_links,
)
from onex_desktop.domain.mapping.indicators import find_unsupported, idle_courses
from onex_desktop.domain.mapping.matrix import (
    CellKey,
    CertificateMatrix,
    IndicatorMatrix,
    Matrix,
    MatrixCell,
    MatrixChoice,
    MatrixColumn,
    MatrixRow,
    MatrixUnit,
    PilotMatrix,
    ReviewState,
    RowKey,
    RowKind,
    offered,
)
from onex_desktop.domain.mapping.rows import indicator_rows, pilot_rows, rows_of
from onex_desktop.domain.mapping.scale import MARK, Scale, ScaleValue, Strength

__all__ = [
    "MARK",
    "CellKey",
    "CertificateMatrix",
    "Coverage",
    "IndicatorMatrix",
    "Ledger",
    "Matrix",
    "MatrixCell",
    "MatrixChoice",
    "MatrixColumn",
    "MatrixRow",
    "MatrixUnit",
    "PilotMatrix",
    "ReformedCourse",
    "ReviewState",
    "RowKey",
    "RowKind",
    "Scale",
    "ScaleValue",
    "Share",
    "Strength",
    "coverage",
    "double_claims",
    "find_problems",
    "find_unlinked_courses",
    "find_unsupported",
    "idle_courses",
    "idle_links",
    "indicator_rows",
    "offered",
    "pilot_rows",
    "rows_of",
]
