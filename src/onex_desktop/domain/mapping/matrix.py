"""The matrix: what a certificate asks, down; courses and their modules, across; links in the cells."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from typing import Final

from onex_desktop.domain.mapping.scale import Scale, Strength
from onex_desktop.domain.values import Level


class ReviewState(StrEnum):
    """Whether a link has been looked at since the standard last changed."""

    CONFIRMED = "confirmed"
    TO_REVIEW = "to_review"


@dataclass(frozen=True, slots=True)
class MatrixUnit:
    """What can be linked: a certificate module, a skill requirement, whose id is minus its key, an indicator, a pilot.

    ``counts`` is False for a module whose requirements say what it asks: its own links are shown, not counted.
    """

    id: int
    code: str
    name: str
    levels: frozenset[Level]
    counts: bool = True


class RowKind(StrEnum):
    """What stands in a row."""

    MODULE = "module"
    AREA = "area"
    TASK = "task"
    REQUIREMENT = "requirement"
    UNIT = "unit"
    """A certificate module that is linked as a whole."""
    COMPETENCY = "competency"
    INDICATOR = "indicator"
    CERTIFICATE = "certificate"
    """Sums up the pilots that several colleges run with it."""
    PILOT = "pilot"


_UNITS: Final = frozenset({RowKind.REQUIREMENT, RowKind.UNIT, RowKind.INDICATOR, RowKind.PILOT})

RowKey = tuple[str, int]
"""Kind and record of a row; it outlives a reload."""


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """A row of the tree: a unit, or what rolls up ``units[start:stop]`` of its matrix.

    ``code`` is the short number, ``depth`` counts from 0.
    """

    kind: RowKind
    id: int
    code: str
    name: str
    depth: int
    start: int
    stop: int

    @property
    def key(self) -> RowKey:
        """What the row is known by."""
        return self.kind.value, self.id

    @property
    def is_unit(self) -> bool:
        """Whether the row can be linked and is not a sum."""
        return self.kind in _UNITS


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
        return " · ".join(filter(None, (self.course, f"{self.label} {self.name}".strip())))


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
    """What stands against one another, whatever it is: units down, slots across, links in the cells.

    ``links`` says where each record stands, those of units not shown included.
    """

    units: tuple[MatrixUnit, ...]
    columns: tuple[MatrixColumn, ...]
    cells: Mapping[CellKey, MatrixCell]
    scale: Scale
    rows: tuple[MatrixRow, ...] = ()
    links: Mapping[int, CellKey] = field(default_factory=dict, compare=False)

    def serves(self, cell: MatrixCell) -> bool:
        """Return whether a link closes a gap: every value but 不适用 and its like does."""
        return cell.strength not in self.scale.idle

    @property
    def tree(self) -> tuple[MatrixRow, ...]:
        """The rows in their order, parents before their parts; without a standard every unit is a row."""
        return self.rows or tuple(
            MatrixRow(RowKind.UNIT, unit.id, unit.code, unit.name, 0, at, at + 1) for at, unit in enumerate(self.units)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class CertificateMatrix(Matrix):
    """One certificate at one level against one plan version.

    ``edition`` is that of the standard the plan goes by, if there is one; ``newer_edition`` a later one in force.
    """

    certificate_id: int
    certificate: str
    level: Level
    plan_id: int
    plan: str
    edition: str = ""
    newer_edition: str = ""

    @property
    def word(self) -> str:
        """What tells this matrix from the others: certificate, level and plan."""
        return f"{self.certificate_id}:{self.level}:{self.plan_id}"

    @property
    def has_requirements(self) -> bool:
        """Whether the standard's requirements are among the units."""
        return any(unit.id < 0 for unit in self.units)


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorMatrix(Matrix):
    """The indicators of a plan version against its own courses."""

    plan_id: int
    plan: str

    @property
    def word(self) -> str:
        """What tells this matrix from the others: the plan."""
        return str(self.plan_id)


@dataclass(frozen=True, slots=True, kw_only=True)
class PilotMatrix(Matrix):
    """The pilots of a year against the majors of the school: ``pilot_majors`` seen from the side.

    Its scale is a mark. Columns are majors under their college, whose id is minus its key.
    """

    year: int


@dataclass(frozen=True, slots=True)
class MatrixChoice:
    """A matrix that can be opened: certificate level piloted for a major that has a plan in force."""

    certificate_id: int
    certificate: str
    level: Level
    plan_id: int
    plan: str


def offered(units: tuple[MatrixUnit, ...], level: Level) -> tuple[MatrixUnit, ...]:
    """Return the units that are offered at a level, in their order."""
    return tuple(unit for unit in units if level in unit.levels)
