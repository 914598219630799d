"""Who teaches what: slots, assignments and the soft rules about them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from onex_desktop.domain.problems import Place, Problem, Severity
from onex_desktop.domain.teaching.classes import ClassShare, TaughtClass, taught_hours
from onex_desktop.domain.values import pinyin_key


class Role(StrEnum):
    """What a teacher does in a slot."""

    LEAD = "lead"
    ASSIST = "assist"


class CountedAs(StrEnum):
    """Ordinary teaching of the plan, or certificate training beside it; never both."""

    PLAN = "plan"
    CERTIFICATE = "certificate"


@dataclass(frozen=True, slots=True)
class TeacherDraft:
    """A teacher as entered; ``load_limit`` is the most hours a term, None where there is no limit."""

    name: str
    number: str = ""
    title: str = ""
    college_id: int | None = None
    dual_qualified: bool | None = None
    office_id: int | None = None
    load_limit: Decimal | None = None


@dataclass(frozen=True, slots=True)
class TeacherRow:
    """A teacher as listed, with what is assigned now (after the reform) and before."""

    id: int
    version: int
    draft: TeacherDraft
    college: str
    slots: tuple[str, ...]
    hours: Decimal | None
    office: str = ""


@dataclass(frozen=True, slots=True)
class AssignmentDraft:
    """Who leads a slot in a term, or in no term known (None), and for whom.

    ``hours`` are those of one sitting; ``locked`` keeps a proposal from giving it to someone else; ``classes`` None
    leaves those it has.
    """

    slot: int
    teacher_id: int
    cohort_ids: tuple[int, ...] = ()
    hours: Decimal | None = None
    term_id: int | None = None
    classes: tuple[ClassShare, ...] | None = None
    counted_as: CountedAs = CountedAs.PLAN
    locked: bool = False


def validate_assignment(draft: AssignmentDraft) -> list[Problem]:
    """Return what is wrong with the figures of an assignment: hours below zero, a number of 合班 below one."""
    classes = draft.classes or ()
    found: list[Problem] = []
    if draft.hours is not None and draft.hours < 0:
        found.append(Problem("teaching.hours_negative", where=Place("teaching", field="hours")))
    if any(share.hours is not None and share.hours < 0 for share in classes):
        found.append(Problem("teaching.hours_negative", where=Place("teaching", field="classes")))
    if any(share.merged_with is not None and share.merged_with < 1 for share in classes):
        found.append(Problem("teaching.merged_not_positive", where=Place("teaching", field="classes")))
    return found


@dataclass(frozen=True, slots=True)
class Assigned:
    """A teacher in a slot; ``term`` is its code, empty where none is known, ``cohorts`` are years of entry."""

    assignment_id: int
    teacher_id: int
    teacher: str
    role: Role
    hours: Decimal | None
    term_id: int | None = None
    term: str = ""
    counted_as: CountedAs = CountedAs.PLAN
    locked: bool = False
    classes: tuple[TaughtClass, ...] = ()
    cohorts: tuple[int, ...] = ()
    version: int = 0

    @property
    def load(self) -> Decimal | None:
        """The hours over all classes; None while they are unknown."""
        return taught_hours(self.classes, self.hours)

    @property
    def shares(self) -> tuple[ClassShare, ...]:
        """The classes as they are saved."""
        return tuple(each.share for each in self.classes)


@dataclass(frozen=True, slots=True)
class SlotRow:
    """One thing to be taught: a course module, or a course that has no modules.

    ``certificate_modules`` are the modules the slot serves by the mapping, code and name, in order, ``certificates``
    those they belong to, the first of which is ``certificate``;
    ``cohorts`` are the entry years the assignments are for; empty ``assigned`` means nobody yet.
    """

    id: int
    plan_id: int
    course_id: int
    course: str
    course_module_id: int | None
    module_label: str
    module: str
    certificate: str
    certificate_modules: tuple[str, ...]
    cohorts: tuple[int, ...]
    assigned: tuple[Assigned, ...]
    certificates: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        """Course, and module where there is one."""
        return f"{self.course} · {self.module_label} {self.module}" if self.module else self.course


@dataclass(frozen=True, slots=True)
class BeforeAfterRow:
    """A line of the deck's table: the course before with its teacher → the course after with its slots."""

    before: tuple[SlotRow, ...]
    after_course: str
    after: tuple[SlotRow, ...]
    certificate_module: str


@dataclass(frozen=True, slots=True)
class BeforeAfter:
    """The deck's before/after view of a plan: cohorts on both sides and the lines between them."""

    major: str
    before_cohorts: tuple[int, ...]
    after_cohorts: tuple[int, ...]
    rows: tuple[BeforeAfterRow, ...]
    principles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SeveralModules:
    """A teacher on more than one module of one certificate."""

    teacher_id: int
    teacher: str
    certificate: str
    slots: tuple[str, ...]


def several_modules(slots: tuple[SlotRow, ...]) -> tuple[SeveralModules, ...]:
    """Return the teachers who hold several slots of one certificate, in the order of their names.

    The school's principle is one module a teacher (deck: 教师专攻某一模块).
    """
    held: dict[tuple[int, str], list[tuple[str, str]]] = defaultdict(list)
    for slot in slots:
        # Who leads and assists in one slot still holds one.
        for teacher_id, teacher in {person.teacher_id: person.teacher for person in slot.assigned}.items():
            if slot.certificate:
                held[teacher_id, slot.certificate].append((teacher, slot.title))
    cases = (
        SeveralModules(teacher_id, titles[0][0], certificate, tuple(title for _, title in titles))
        for (teacher_id, certificate), titles in held.items()
        if len(titles) > 1
    )
    return tuple(sorted(cases, key=lambda case: pinyin_key(case.teacher)))


def find_problems(slots: tuple[SlotRow, ...]) -> list[Problem]:
    """Return the soft findings about assignments: several modules, and slots nobody takes."""
    found = [
        Problem(
            "teaching.several_modules",
            Severity.INFO,
            {"teacher": case.teacher, "certificate": case.certificate, "count": len(case.slots),
             "slots": "、".join(case.slots)},
            Place("teaching", case.teacher_id, case.teacher),
        )
        for case in several_modules(slots)
    ]  # fmt: skip
    found += [
        Problem(
            "teaching.unassigned",
            Severity.WARNING,
            {"slot": slot.title},
            Place("teaching", slot.id, slot.title),
        )
        for slot in slots
        if not slot.assigned
    ]
    return found


def find_over_limit(slots: tuple[SlotRow, ...], teachers: tuple[TeacherRow, ...]) -> list[Problem]:
    """Return a warning for each teacher whose hours of a term over ``slots`` exceed the limit.

    Unknown hours count nothing; what belongs to no term counts in each.
    """
    found: list[Problem] = []
    loads = loads_of_terms(slots)
    for row in teachers:
        limit, hours = row.draft.load_limit, loads.get(row.id, Decimal(0))
        if limit is not None and hours > limit:
            params = {"teacher": row.draft.name, "hours": f"{hours.normalize():f}", "limit": f"{limit.normalize():f}"}
            found.append(
                Problem("teaching.over_limit", Severity.WARNING, params, Place("teaching", row.id, row.draft.name))
            )
    return found


def loads_of_terms(slots: tuple[SlotRow, ...]) -> dict[int, Decimal]:
    """Return the hours of each teacher in the fullest term; what belongs to no term counts in each."""
    hours: dict[int, dict[str, Decimal]] = defaultdict(lambda: defaultdict(Decimal))
    for person in (person for slot in slots for person in slot.assigned):
        hours[person.teacher_id][person.term] += person.load or Decimal(0)
    return {
        teacher: by_term.get("", Decimal(0)) + max((load for term, load in by_term.items() if term), default=Decimal(0))
        for teacher, by_term in hours.items()
    }
