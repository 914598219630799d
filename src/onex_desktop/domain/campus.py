"""The school: institution, colleges, majors, cohorts and who manages what."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from onex_desktop.domain.problems import Place, Problem


class Quality(StrEnum):
    """Quality tag of a major (优质专业): national (双高、骨干) or provincial."""

    NATIONAL = "national"
    PROVINCIAL = "provincial"


class ManagementLevel(StrEnum):
    """The two levels at which the school manages its pilots (校院两级)."""

    SCHOOL = "school"
    COLLEGE = "college"


@dataclass(frozen=True, slots=True)
class InstitutionDraft:
    """The school itself; a library holds exactly one."""

    name: str
    short_name: str = ""
    collaboration_role: str = ""


@dataclass(frozen=True, slots=True)
class InstitutionRow:
    """The school as stored."""

    id: int
    version: int
    draft: InstitutionDraft


@dataclass(frozen=True, slots=True)
class CollegeRow:
    """A college (二级学院) and how many pilots it runs."""

    id: int
    version: int
    name: str
    majors: int
    pilots: int


@dataclass(frozen=True, slots=True)
class MajorDraft:
    """A major (专业) as entered."""

    name: str
    college_id: int | None = None
    code: str = ""
    quality: Quality | None = None


@dataclass(frozen=True, slots=True)
class MajorRow:
    """A major as listed."""

    id: int
    version: int
    draft: MajorDraft
    college: str


@dataclass(frozen=True, slots=True)
class CohortRow:
    """A cohort (年级), named by the year its students entered."""

    id: int
    entry_year: int


@dataclass(frozen=True, slots=True)
class ManagementUnitRow:
    """A post or office in the management of the pilots, with its duties in order."""

    id: int
    level: ManagementLevel
    name: str
    duties: tuple[str, ...]


def check_name(kind: str, name: str, taken: frozenset[str] = frozenset()) -> list[Problem]:
    """Return what is wrong with a name that must be given and unique within its kind."""
    if not name.strip():
        return [Problem("record.name_missing", where=Place(kind, field="name"))]
    if name in taken:
        return [Problem("record.name_taken", params={"name": name}, where=Place(kind, name=name, field="name"))]
    return []
