"""Talent training plans: versions, competencies, courses, course modules, reform lines."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class PlanStatus(StrEnum):
    """Where a plan version stands in its life."""

    DRAFT = "draft"
    IN_FORCE = "in_force"
    ARCHIVED = "archived"


class CourseKind(StrEnum):
    """What a course is by the share of practice in it: A theory, B both, C practice."""

    A = "a"
    B = "b"
    C = "c"


@dataclass(frozen=True, slots=True)
class CourseDetails:
    """What a plan's table of courses says besides the name; None where the school has not said it.

    ``nature`` is the school's own word, for example 专业核心课; ``term_number`` counts the terms of the plan from 1.
    """

    code: str = ""
    nature: str = ""
    kind: CourseKind | None = None
    theory_hours: Decimal | None = None
    practice_hours: Decimal | None = None
    credits: Decimal | None = None
    term_number: int | None = None


UNSAID = CourseDetails()
"""A course of which only the name is known."""


@dataclass(frozen=True, slots=True)
class PlanDraft:
    """A version of a major's training plan (人才培养方案) as entered; ``version`` is its name, as 2020版.

    ``cohort_ids`` are the cohorts of the major that follow it.
    """

    major_id: int
    version: str
    status: PlanStatus = PlanStatus.DRAFT
    predecessor_id: int | None = None
    cohort_ids: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class PlanRow:
    """A plan version as listed; ``version`` counts changes of the row, ``draft.version`` names the plan.

    ``cohorts`` are the years of entry of the cohorts that follow it, in the order of ``draft.cohort_ids``.
    """

    id: int
    version: int
    draft: PlanDraft
    major: str
    cohorts: tuple[int, ...] = ()

    @property
    def title(self) -> str:
        """Major and version as one name, for example 新能源汽车技术 2020版."""
        return f"{self.major} {self.draft.version}"


@dataclass(frozen=True, slots=True)
class CourseRow:
    """A course of a plan, with its modules in order; a course that is not split has none.

    ``responsible`` is the teacher who answers for it.
    """

    id: int
    version: int
    plan_id: int
    position: int
    name: str
    is_practice: bool
    modules: tuple[CourseModuleRow, ...]
    responsible_id: int | None = None
    responsible: str = ""
    details: CourseDetails = UNSAID


@dataclass(frozen=True, slots=True)
class CourseModuleRow:
    """A module of a course (课程模块), for example 模块一 ……."""

    id: int
    version: int
    course_id: int
    position: int
    label: str
    name: str


@dataclass(frozen=True, slots=True)
class CompetencyDraft:
    """A core competency as entered; its name may be left to the statement."""

    plan_id: int
    code: str
    name: str = ""
    statement: str = ""


@dataclass(frozen=True, slots=True)
class IndicatorDraft:
    """A competence indicator as entered."""

    competency_id: int
    code: str
    text: str


@dataclass(frozen=True, slots=True)
class CompetencyRow:
    """A core competency (核心能力) of a plan with its indicators in order."""

    id: int
    version: int
    plan_id: int
    code: str
    name: str
    statement: str
    indicators: tuple[IndicatorRow, ...]


@dataclass(frozen=True, slots=True)
class IndicatorRow:
    """A competence indicator (指标点) of a plan's competency."""

    id: int
    competency: str
    code: str
    text: str
    version: int = 1
    competency_id: int = 0
    plan_id: int = 0


@dataclass(frozen=True, slots=True)
class ReformDraft:
    """A course reform line as entered: course before → course after → certificate module they serve.

    A new course has no course before, a dropped one no course after; without ``position`` the line goes to the end.
    """

    before_course_id: int | None
    after_course_id: int | None
    certificate_module_id: int | None = None
    position: int | None = None


@dataclass(frozen=True, slots=True)
class ReformRow:
    """A course reform line as listed; the texts of an open end are empty."""

    id: int
    before_course_id: int | None
    before_course: str
    after_course_id: int | None
    after_course: str
    certificate_module_id: int | None
    certificate_module: str
    version: int = 1
    position: int = 0
    before_plan_id: int | None = None
    before_plan: str = ""
    after_plan_id: int | None = None
    after_plan: str = ""
    certificate_id: int | None = None
    certificate: str = ""

    @property
    def draft(self) -> ReformDraft:
        """The line as it was entered."""
        return ReformDraft(self.before_course_id, self.after_course_id, self.certificate_module_id, self.position)
