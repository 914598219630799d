"""What examinations add up to: counts of rows with names or of totals, and rates that name their basis.

A group is counted from registrations or from totals, never from both. What totals do not tell (persons, first
attempts, who was absent) is None there, not zero.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from onex_desktop.domain.catalogue import ExamRecord
from onex_desktop.domain.exams.registrations import ATTENDED, DUE, RELEASED, RegistrationState
from onex_desktop.domain.values import Level, Rate


class Dimension(StrEnum):
    """By what registrations are grouped."""

    CERTIFICATE = "certificate"
    LEVEL = "level"
    COLLEGE = "college"
    MAJOR = "major"
    CLASS_GROUP = "class_group"
    YEAR = "year"
    TEACHER = "teacher"


class Measure(StrEnum):
    """What is counted, in person-times; each is a set of registrations that can be opened."""

    REGISTERED = "registered"
    NOT_YET = "not_yet"
    ABSENT = "absent"
    DEFERRED = "deferred"
    DUE = "due"
    ATTENDED = "attended"
    PENDING = "pending"
    RELEASED = "released"
    PASSED = "passed"
    FAILED = "failed"
    DISCIPLINED = "disciplined"
    RESITS = "resits"
    FIRST_ATTENDED = "first_attended"
    FIRST_RELEASED = "first_released"
    FIRST_PASSED = "first_passed"


_S = RegistrationState
STATES_OF: Final = {
    Measure.REGISTERED: frozenset(_S),
    Measure.NOT_YET: frozenset({_S.REGISTERED}),
    Measure.ABSENT: frozenset({_S.ABSENT}),
    Measure.DEFERRED: frozenset({_S.DEFERRED}),
    Measure.DUE: DUE,
    Measure.ATTENDED: ATTENDED,
    Measure.PENDING: frozenset({_S.PENDING}),
    Measure.RELEASED: RELEASED,
    Measure.PASSED: frozenset({_S.PASSED}),
    Measure.FAILED: frozenset({_S.FAILED}),
    Measure.DISCIPLINED: frozenset({_S.DISCIPLINED}),
    Measure.RESITS: ATTENDED,
    Measure.FIRST_ATTENDED: ATTENDED,
    Measure.FIRST_RELEASED: RELEASED,
    Measure.FIRST_PASSED: frozenset({_S.PASSED}),
}
"""The states each measure counts."""

RESIT_OF: Final = {
    Measure.RESITS: True,
    Measure.FIRST_ATTENDED: False,
    Measure.FIRST_RELEASED: False,
    Measure.FIRST_PASSED: False,
}
"""Measures of resits only, or of first attempts only; all others count both."""


class Basis(StrEnum):
    """What a rate is a share of."""

    PLANNED = "planned"
    DUE = "due"
    RELEASED = "released"
    FIRST_RELEASED = "first_released"
    PERSONS_RELEASED = "persons_released"


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts of one group; person-times unless the name says persons. None is unknown."""

    planned: int | None = None
    registered: int | None = None
    not_yet: int | None = None
    absent: int | None = None
    deferred: int | None = None
    attended: int = 0
    pending: int | None = None
    released: int | None = None
    passed: int | None = None
    failed: int | None = None
    disciplined: int | None = None
    resits: int | None = None
    first_attended: int | None = None
    first_released: int | None = None
    first_passed: int | None = None
    persons_registered: int | None = None
    persons_attended: int | None = None
    persons_released: int | None = None
    persons_passed: int | None = None

    @property
    def participation(self) -> Rate | None:
        """Person-times over the headcount planned (the deck's 参考率); over one where resits are counted."""
        return _rate(self.attended, self.planned)

    @property
    def attendance(self) -> Rate | None:
        """Who sat over who should have sat (实考 ÷ 应考), never over one."""
        return None if self.absent is None else Rate(self.attended, self.attended + self.absent)

    @property
    def pass_rate(self) -> Rate | None:
        """Passed over results that are out (对应批次)."""
        return _rate(self.passed, self.released)

    @property
    def first_pass_rate(self) -> Rate | None:
        """Passed at the first attempt over first attempts whose results are out (首考通过率)."""
        return _rate(self.first_passed, self.first_released)

    @property
    def person_pass_rate(self) -> Rate | None:
        """Persons who passed in the end over persons with a result (含补考)."""
        return _rate(self.persons_passed, self.persons_released)


def _rate(part: int | None, whole: int | None) -> Rate | None:
    return None if part is None or whole is None else Rate(part, whole)


GroupKey = tuple[int | str, ...]
"""What identifies a group within its dimension: a key, a year, or certificate and level."""


@dataclass(frozen=True, slots=True)
class Group:
    """A line of the figures: what it is about and what it adds up to; ``record`` says from what."""

    key: GroupKey
    title: str
    record: ExamRecord
    tally: Tally


@dataclass(frozen=True, slots=True)
class Figures:
    """Groups of one dimension.

    Attributes:
        total: the registrations of all groups, each counted once; None where there are none. Teachers share
            students, so their lines add up to more.
        left_out: pilots known by totals only, which this dimension cannot show.
    """

    dimension: Dimension
    groups: tuple[Group, ...]
    total: Tally | None = None
    left_out: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RegistrationFilter:
    """Which registrations are meant; None, empty text and empty sets leave a question open.

    ``text`` is found in a student's number or name, or in a certificate number.
    """

    year: int | None = None
    certificate_id: int | None = None
    level: Level | None = None
    college_id: int | None = None
    major_id: int | None = None
    class_group_id: int | None = None
    teacher_id: int | None = None
    pilot_id: int | None = None
    session_id: int | None = None
    student_id: int | None = None
    states: frozenset[RegistrationState] = frozenset()
    is_resit: bool | None = None
    text: str = ""


ALL: Final = RegistrationFilter()


def behind(
    dimension: Dimension, key: GroupKey, measure: Measure, within: RegistrationFilter = ALL
) -> RegistrationFilter:
    """Return which registrations a figure of a group counts; ``within`` is what the figures were made of."""
    chosen = replace(within, states=STATES_OF[measure], is_resit=RESIT_OF.get(measure, within.is_resit))
    if dimension is Dimension.LEVEL:
        return replace(chosen, certificate_id=int(key[0]), level=Level(str(key[1])))
    return replace(chosen, **{_FIELDS[dimension]: int(key[0])})  # type: ignore[arg-type]  # fields of keys only


_FIELDS: Final = {
    Dimension.CERTIFICATE: "certificate_id",
    Dimension.COLLEGE: "college_id",
    Dimension.MAJOR: "major_id",
    Dimension.CLASS_GROUP: "class_group_id",
    Dimension.YEAR: "year",
    Dimension.TEACHER: "teacher_id",
}
