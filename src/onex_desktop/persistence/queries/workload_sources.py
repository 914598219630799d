"""Reading what a term's workload comes from: assignments and items, with what is known about each."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from sqlalchemy import Exists, exists, or_, select
from sqlalchemy.orm import Session, aliased

from onex_desktop.domain.plans import PlanStatus
from onex_desktop.domain.teaching.assignments import CountedAs
from onex_desktop.domain.teaching.classes import Sitting, TaughtClass, sittings
from onex_desktop.domain.workload.parameters import COURSE_TYPE, Value
from onex_desktop.domain.workload.sources import ItemKind, Source, SourceKind
from onex_desktop.persistence.queries import teaching, workload
from onex_desktop.persistence.tables.plans import Course, CourseModule, Plan
from onex_desktop.persistence.tables.teaching import Assignment, Teacher

TRAINING = "training"
"""What a course for practice is called by the rule sets: 实训."""


@dataclass(frozen=True, slots=True)
class Words:
    """How years of entry and kinds of work are called; this floor does not know."""

    cohorts: Callable[[Sequence[int]], str]
    items: Callable[[ItemKind], str]


def sources(
    session: Session, term_id: int, words: Words, teachers: Collection[int] | None = None
) -> tuple[Source, ...]:
    """Return the sources of a term by teacher in the order of entry, of all teachers or of those named.

    An assignment without a term belongs to each term until a statement of another one has it, as long as its plan is
    in force and nobody has its slot in the term itself. Classes that sit together are one source, with their heads
    where all are known.
    """
    by_assignment, by_item = workload.inputs(session)
    elsewhere = workload.counted_elsewhere(session, term_id)
    found = [
        source
        for source in _assignments(session, words, term_id, teachers, by_assignment)
        if (source.kind.value, source.key) not in elsewhere
    ]
    found += _items(session, words, term_id, teachers, by_item)
    return tuple(sorted(found, key=lambda source: source.teacher_id))


def _assignments(
    session: Session,
    words: Words,
    term_id: int,
    teachers: Collection[int] | None,
    given: dict[int, dict[str, str]],
) -> list[Source]:
    cohorts, classes = teaching.cohorts_of(session), teaching.classes_of(session)
    of_no_term = Assignment.term_id.is_(None) & (Plan.status == PlanStatus.IN_FORCE) & ~_has_own(term_id)
    query = (
        select(Assignment, Teacher.title, CourseModule, Course)
        .join(Teacher, Teacher.id == Assignment.teacher_id)
        .outerjoin(CourseModule, CourseModule.id == Assignment.course_module_id)
        .join(Course, (Course.id == Assignment.course_id) | (Course.id == CourseModule.course_id))
        .join(Plan, Plan.id == Course.plan_id)
        .where((Assignment.term_id == term_id) | of_no_term)
        .order_by(Assignment.id)
    )
    if teachers is not None:
        query = query.where(Assignment.teacher_id.in_(teachers))
    found: list[Source] = []
    for assignment, title, joined, course in session.execute(query):
        module: CourseModule | None = joined
        facts: dict[str, Value] = {} if assignment.hours is None else {"hours": assignment.hours}
        if course.is_practice:
            facts[COURSE_TYPE] = TRAINING
        if title:
            facts["title"] = title
        name = f"{course.name} · {module.label} {module.name}" if module is not None else course.name
        slot = f"m{module.id}" if module is not None else f"c{course.id}"
        whole = Source(
            SourceKind.ASSIGNMENT, assignment.id, 0, assignment.teacher_id, name,
            words.cohorts(cohorts.get(assignment.id, ())), facts,
            given.get(assignment.id, {}), assignment.counted_as, same=slot,
        )  # fmt: skip
        found += _by_class(whole, classes.get(assignment.id, ()), assignment.hours)
    return found


def _has_own(term_id: int) -> Exists:
    """Whether the slot of an assignment is assigned in the term itself: work is counted once."""
    own = aliased(Assignment)
    same = or_(own.course_module_id == Assignment.course_module_id, own.course_id == Assignment.course_id)
    return exists().where(own.term_id == term_id, same)


def _by_class(whole: Source, classes: Sequence[TaughtClass], hours: Decimal | None) -> list[Source]:
    """Return a source for each sitting of an assignment, or the whole where it names no class."""
    return [
        replace(whole, part=each.key, group=each.name, facts={**whole.facts, **_facts(each)})
        for each in sittings(classes, hours)
    ] or [whole]


def _facts(each: Sitting) -> dict[str, Value]:
    facts: dict[str, Value] = {} if each.hours is None else {"hours": each.hours}
    if each.students is not None:
        facts["students"] = Decimal(each.students)
    return facts


def _items(
    session: Session,
    words: Words,
    term_id: int,
    teachers: Collection[int] | None,
    given: dict[int, dict[str, str]],
) -> list[Source]:
    found: list[Source] = []
    for row in workload.items(session, term_id):
        draft = row.draft
        if teachers is not None and draft.teacher_id not in teachers:
            continue
        facts: dict[str, Value] = {"quantity": draft.quantity, "hours": draft.quantity}
        group = "，".join(word for word in (row.certificate, draft.text) if word)
        counted = CountedAs.PLAN if draft.kind is ItemKind.OTHER else CountedAs.CERTIFICATE
        found.append(
            Source(
                SourceKind.ITEM, row.id, 0, draft.teacher_id, words.items(draft.kind), group, facts,
                given.get(row.id, {}), counted, draft.kind,
            )
        )  # fmt: skip
    return found
