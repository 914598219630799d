"""Two versions of a training plan side by side (deck, 衔接前后): competencies, indicators, courses.

Competencies and indicators are paired by their codes; courses by name, and by the reform lines that join a course of
the one to a course of the other, because a rename is a reform.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from onex_desktop.domain.plans.rows import CompetencyRow, CourseRow, PlanRow, ReformRow


class Difference(StrEnum):
    """What became of a part from one version to the next."""

    SAME = "same"
    CHANGED = "changed"
    REFORMED = "reformed"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class PlanContent:
    """A plan version with what is compared."""

    plan: PlanRow
    competencies: tuple[CompetencyRow, ...]
    courses: tuple[CourseRow, ...]


@dataclass(frozen=True, slots=True)
class IndicatorPair:
    """An indicator by its code, with its words in either version; None where the version lacks it."""

    code: str
    before: str | None
    after: str | None

    @property
    def difference(self) -> Difference:
        """What became of it."""
        return _difference(self.before, self.after)


@dataclass(frozen=True, slots=True)
class CompetencyPair:
    """A competency by its code in either version, with its indicators in the order of the later version."""

    code: str
    before: CompetencyRow | None
    after: CompetencyRow | None
    indicators: tuple[IndicatorPair, ...]

    @property
    def difference(self) -> Difference:
        """What became of its own words, the indicators apart."""
        return _difference(_words(self.before), _words(self.after))


@dataclass(frozen=True, slots=True)
class CoursePair:
    """A course of either version; a reformed one may stand in several pairs."""

    before: CourseRow | None
    after: CourseRow | None
    difference: Difference


@dataclass(frozen=True, slots=True)
class PlanComparison:
    """Everything two versions have, in pairs: what both have, then what the later added, then what it dropped."""

    before: PlanRow
    after: PlanRow
    competencies: tuple[CompetencyPair, ...]
    courses: tuple[CoursePair, ...]

    def count(self, difference: Difference) -> int:
        """Return how many indicators have a difference."""
        return sum(pair.difference is difference for each in self.competencies for pair in each.indicators)


def compare_plans(before: PlanContent, after: PlanContent, reforms: Sequence[ReformRow]) -> PlanComparison:
    """Compare two versions; ``reforms`` that do not lead from the one to the other are passed over."""
    old = {row.code: row for row in before.competencies}
    new = {row.code: row for row in after.competencies}
    pairs = tuple(
        CompetencyPair(code, old.get(code), new.get(code), _indicators(old.get(code), new.get(code)))
        for code in dict.fromkeys([*new, *old])
    )
    return PlanComparison(before.plan, after.plan, pairs, _courses(before.courses, after.courses, reforms))


def _indicators(before: CompetencyRow | None, after: CompetencyRow | None) -> tuple[IndicatorPair, ...]:
    old = {row.code: row.text for row in before.indicators} if before else {}
    new = {row.code: row.text for row in after.indicators} if after else {}
    return tuple(IndicatorPair(code, old.get(code), new.get(code)) for code in dict.fromkeys([*new, *old]))


def _courses(
    before: Sequence[CourseRow], after: Sequence[CourseRow], reforms: Sequence[ReformRow]
) -> tuple[CoursePair, ...]:
    old, new = {row.id: row for row in before}, {row.id: row for row in after}
    joined = dict.fromkeys((line.before_course_id or 0, line.after_course_id or 0) for line in reforms)
    found = [
        CoursePair(old[one], new[other], Difference.REFORMED) for one, other in joined if one in old and other in new
    ]
    paired_old = {pair.before.id for pair in found if pair.before}
    paired_new = {pair.after.id for pair in found if pair.after}
    named = {row.name: row for row in before if row.id not in paired_old}
    for row in after:
        if row.id not in paired_new:
            former = named.pop(row.name, None)
            found.append(CoursePair(former, row, _difference(_shape(former), _shape(row))))
    found.sort(key=lambda pair: pair.after.position if pair.after else 0)
    return (*found, *(CoursePair(row, None, Difference.REMOVED) for row in named.values()))


def _difference(before: object, after: object) -> Difference:
    if before is None:
        return Difference.ADDED
    if after is None:
        return Difference.REMOVED
    return Difference.SAME if before == after else Difference.CHANGED


def _words(row: CompetencyRow | None) -> tuple[str, str] | None:
    return None if row is None else (row.name, row.statement)


def _shape(row: CourseRow | None) -> tuple[object, ...] | None:
    if row is None:
        return None
    return row.is_practice, row.details, tuple((module.label, module.name) for module in row.modules)
