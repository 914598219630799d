"""The school: institution, colleges, majors, cohorts and who manages what."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from onex_desktop.domain.problems import Param, Place, Problem

_TERM: Final = re.compile(r"([0-9]{4})-([0-9]{4})-([1-9])")
MOST_WEEKS: Final = 60


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
    office_id: int | None = None


@dataclass(frozen=True, slots=True)
class MajorRow:
    """A major as listed."""

    id: int
    version: int
    draft: MajorDraft
    college: str
    office: str = ""


@dataclass(frozen=True, slots=True)
class OfficeDraft:
    """A teaching office (教研室) as entered; names repeat between colleges."""

    name: str
    college_id: int


@dataclass(frozen=True, slots=True)
class OfficeRow:
    """A teaching office as listed, with how many majors and teachers belong to it."""

    id: int
    version: int
    draft: OfficeDraft
    college: str
    majors: int = 0
    teachers: int = 0


@dataclass(frozen=True, slots=True)
class CohortRow:
    """A cohort (年级), named by the year its students entered."""

    id: int
    entry_year: int


@dataclass(frozen=True, slots=True)
class ClassGroupDraft:
    """A class (班级) of a major and cohort; an unknown headcount is None, not 0."""

    name: str
    major_id: int
    cohort_id: int
    headcount: int | None = None


@dataclass(frozen=True, slots=True)
class ClassGroupRow:
    """A class as listed."""

    id: int
    version: int
    draft: ClassGroupDraft
    major: str
    entry_year: int


@dataclass(frozen=True, slots=True)
class TermDraft:
    """A term (学期) as entered: code ``2020-2021-1``, first and last day as ISO dates or empty, weeks of teaching."""

    code: str
    starts_on: str = ""
    ends_on: str = ""
    weeks: int | None = None


@dataclass(frozen=True, slots=True)
class TermRow:
    """A term as stored; codes sort in the order of time."""

    id: int
    version: int
    draft: TermDraft


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


def validate_term(draft: TermDraft) -> list[Problem]:
    """Return what is wrong with a term: code of two following years, whole days in order, weeks from 1 to 60."""
    found = _TERM.fullmatch(draft.code)
    problems: list[Problem] = []
    if found is None or int(found[2]) != int(found[1]) + 1:
        problems.append(Problem("campus.term_code", params={"code": draft.code}, where=Place("campus", field="code")))
    days = {"starts_on": draft.starts_on, "ends_on": draft.ends_on}
    partial = {key: day for key, day in days.items() if day and not _is_day(day)}
    problems += [
        Problem("campus.term_day", params={"value": day}, where=Place("campus", field=key))
        for key, day in partial.items()
    ]
    if all(days.values()) and not partial and draft.ends_on < draft.starts_on:
        span: dict[str, Param] = {"starts": draft.starts_on, "ends": draft.ends_on}
        problems.append(Problem("campus.term_backwards", params=span, where=Place("campus", field="ends_on")))
    if draft.weeks is not None and not 1 <= draft.weeks <= MOST_WEEKS:
        where = Place("campus", field="weeks")
        problems.append(Problem("campus.term_weeks", params={"weeks": draft.weeks}, where=where))
    return problems


def validate_class_group(draft: ClassGroupDraft) -> list[Problem]:
    """Return what is wrong with a class: no name, fewer than no students."""
    problems = check_name("campus", draft.name)
    if draft.headcount is not None and draft.headcount < 0:
        params: dict[str, Param] = {"name": draft.name, "count": draft.headcount}
        problems.append(Problem("campus.headcount_negative", params=params, where=Place("campus", field="headcount")))
    return problems


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
