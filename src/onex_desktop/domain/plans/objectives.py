"""Teaching objectives of a course in three levels: 课程目标 → 单元教学目标 → 课堂教学目标.

An objective is known by its number within the course: 1 is a course objective, 1.2 a unit objective below it, 1.2.3 a
lesson objective below that. Skill requirements of the adopted standards are placed into objectives of any level.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from onex_desktop.domain.plans.words import too_long
from onex_desktop.domain.problems import Place, Problem, Severity
from onex_desktop.domain.values import Level

Number = tuple[int, ...]
TEXT_LENGTH: Final = 2000
_NUMBER: Final = re.compile(r"\d{1,4}(\.\d{1,4})*")


class ObjectiveLevel(StrEnum):
    """How far down an objective stands."""

    COURSE = "course"
    UNIT = "unit"
    LESSON = "lesson"


LEVELS: Final = tuple(ObjectiveLevel)


@dataclass(frozen=True, slots=True)
class ObjectiveDraft:
    """An objective as entered; ``course_module_id`` is the module it belongs to, None for the course as a whole."""

    course_id: int
    number: Number
    text: str
    course_module_id: int | None = None


@dataclass(frozen=True, slots=True)
class ObjectiveRow:
    """An objective as listed, with the keys of the skill requirements placed into it."""

    id: int
    version: int
    draft: ObjectiveDraft
    requirement_ids: tuple[int, ...] = ()

    @property
    def level(self) -> ObjectiveLevel:
        """Which of the three levels it is of."""
        return LEVELS[len(self.draft.number) - 1]


@dataclass(frozen=True, slots=True)
class AdoptedRequirement:
    """A skill requirement of an edition that a plan adopted; ``module`` is the code of its certificate module.

    ``is_current`` says whether it is of the edition adopted last, by which the plan works.
    """

    id: int
    certificate: str
    edition: str
    is_current: bool
    level: Level
    module: str
    number: str
    text: str


def dotted(number: Number) -> str:
    """Return a number as printed: 1.2.3."""
    return ".".join(map(str, number))


def read_number(text: str) -> Number | None:
    """Return a printed number, None where a text is none; three parts at most, each from 1 on."""
    if _NUMBER.fullmatch(text.strip()) is None:
        return None
    number = tuple(map(int, text.strip().split(".")))
    return number if len(number) <= len(LEVELS) and min(number) > 0 else None


@dataclass(frozen=True, slots=True)
class OutdatedObjectives:
    """How many placed requirements of a plan are of an edition that the plan has left for a later one."""

    plan_id: int
    plan: str
    count: int


def find_outdated(rows: Iterable[OutdatedObjectives]) -> list[Problem]:
    """Return a warning for each plan whose objectives hold requirements of a former edition."""
    return [
        Problem(
            "plans.objectives_outdated",
            Severity.WARNING,
            {"plan": row.plan, "count": row.count},
            Place("plans", row.plan_id, row.plan, "objectives"),
        )
        for row in rows
        if row.count
    ]


def next_below(number: Number, taken: Iterable[Number]) -> Number:
    """Return the number behind the last objective directly below another; below none, behind the last of the course."""
    last = max((each[-1] for each in taken if each[:-1] == number), default=0)
    return (*number, last + 1)


def validate_objective(draft: ObjectiveDraft, taken: Collection[Number]) -> list[Problem]:
    """Return what is wrong with an objective beside the others of its course, whose numbers are ``taken``."""
    found: list[Problem] = []
    number, name = draft.number, dotted(draft.number)
    where = Place("plans", field="number")
    if not 1 <= len(number) <= len(LEVELS) or min(number) < 1:
        found.append(Problem("plans.objective_number", params={"number": name}, where=where))
    elif number in taken:
        found.append(Problem("plans.objective_number_taken", params={"number": name}, where=where))
    elif len(number) > 1 and number[:-1] not in taken:
        params = {"number": name, "above": dotted(number[:-1])}
        found.append(Problem("plans.objective_above_missing", params=params, where=where))
    return found + validate_text(draft.text)


def validate_text(text: str) -> list[Problem]:
    """Return what is wrong with the words of an objective."""
    where = Place("plans", field="text")
    if not text.strip():
        return [Problem("form.required", where=where)]
    return too_long(text=(text, TEXT_LENGTH))
