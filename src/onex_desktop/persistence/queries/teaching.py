"""Reading teachers and what they teach."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal

from sqlalchemy import func, literal_column, select
from sqlalchemy.orm import Session

from onex_desktop.domain.plans import CourseRow
from onex_desktop.domain.teaching.assignments import (
    Assigned,
    BeforeAfter,
    BeforeAfterRow,
    SlotRow,
    TeacherDraft,
    TeacherRow,
)
from onex_desktop.domain.teaching.classes import ClassShare, TaughtClass
from onex_desktop.persistence.queries import plan_reforms, plans
from onex_desktop.persistence.tables.campus import ClassGroup, Cohort, College, TeachingOffice, Term
from onex_desktop.persistence.tables.catalogue import Certificate, CertificateModule
from onex_desktop.persistence.tables.mapping import MappingLink
from onex_desktop.persistence.tables.teaching import (
    Assignment,
    AssignmentClassGroup,
    AssignmentCohort,
    Teacher,
    TeachingPrinciple,
)


def teachers(session: Session, plan_id: int | None = None) -> tuple[TeacherRow, ...]:
    """Return all teachers in the order of entry, with what they hold in the plan (or in any plan)."""
    held: dict[int, list[str]] = defaultdict(list)
    hours: dict[int, list[Decimal]] = defaultdict(list)
    for slot in slots(session, plan_id):
        for person in slot.assigned:
            held[person.teacher_id].append(slot.title)
            if (load := person.load) is not None:
                hours[person.teacher_id].append(load)
    rows = session.connection().execute(
        select(
            Teacher.id, Teacher.version, Teacher.name, Teacher.number, Teacher.title, Teacher.college_id,
            Teacher.dual_qualified, Teacher.office_id, Teacher.load_limit,
            func.coalesce(College.name, ""), func.coalesce(TeachingOffice.name, ""),
        )
        .outerjoin(College, College.id == Teacher.college_id)
        .outerjoin(TeachingOffice, TeachingOffice.id == Teacher.office_id)
        .order_by(Teacher.id)
    )  # fmt: skip
    # Columns, not records: there may be thirty thousand.
    return tuple(
        TeacherRow(
            key, version, TeacherDraft(*draft), college, tuple(held.get(key, ())),
            sum(hours[key], Decimal(0)) if key in hours else None, office,
        )
        for key, version, *draft, college, office in rows
    )  # fmt: skip


def names(session: Session) -> tuple[tuple[int, str], ...]:
    """Return key and name of all teachers in the order of entry."""
    return tuple((key, name) for key, name in session.execute(select(Teacher.id, Teacher.name).order_by(Teacher.id)))


def teachers_numbered(session: Session, number: str) -> list[int]:
    """Return the keys of the teachers who have a number; the second condition is what lets the index serve."""
    numbered = Teacher.number != literal_column("''")
    return list(session.scalars(select(Teacher.id).where(Teacher.number == number, numbered)))


def teacher_numbers(session: Session) -> set[str]:
    """Return the numbers in use."""
    return set(session.scalars(select(Teacher.number).where(Teacher.number != literal_column("''"))))


def slots(session: Session, plan_id: int | None = None) -> tuple[SlotRow, ...]:
    """Return what is to be taught in a plan (or in all plans), in the order of the plan."""
    assigned = _assigned(session)
    served = _served(session)
    found: list[SlotRow] = []
    for course in plans.courses(session, plan_id):
        for slot_id, module_id, label, name in _parts(course):
            people = tuple(assigned[slot_id])
            years = {year for person in people for year in person.cohorts}
            certificates = served[slot_id]
            found.append(
                SlotRow(
                    slot_id,
                    course.plan_id,
                    course.id,
                    course.name,
                    module_id,
                    label,
                    name,
                    certificates[0][0] if certificates else "",
                    tuple(module for _, module in certificates),
                    tuple(sorted(years)),
                    people,
                    tuple(dict.fromkeys(name for name, _ in certificates)),
                )
            )
    return tuple(found)


def teachers_by_slot(session: Session) -> dict[int, tuple[str, ...]]:
    """Return the names of those who take each slot."""
    return {
        slot: tuple(dict.fromkeys(person.teacher for person in people)) for slot, people in _assigned(session).items()
    }


def before_after(session: Session, plan_id: int) -> BeforeAfter | None:
    """Return the deck's view of a plan against its predecessor, or None when it has no predecessor."""
    plan = next((row for row in plans.plans(session) if row.id == plan_id), None)
    if plan is None or plan.draft.predecessor_id is None:
        return None
    earlier = slots(session, plan.draft.predecessor_id)
    present = slots(session, plan_id)
    rows: dict[int, BeforeAfterRow] = {}
    for line in plan_reforms.reforms(session, plan_id):
        # Nobody is assigned to a course that was dropped.
        if line.after_course_id is None:
            continue
        known = rows.get(line.after_course_id)
        former = known.before if known else ()
        served = dict.fromkeys(filter(None, (known.certificate_module if known else "", line.certificate_module)))
        rows[line.after_course_id] = BeforeAfterRow(
            tuple(dict.fromkeys((*former, *(slot for slot in earlier if slot.course_id == line.before_course_id)))),
            line.after_course,
            tuple(slot for slot in present if slot.course_id == line.after_course_id),
            "、".join(served),
        )
    principles = session.scalars(
        select(TeachingPrinciple.text).where(TeachingPrinciple.plan_id == plan_id).order_by(TeachingPrinciple.position)
    )
    return BeforeAfter(
        plan.major,
        _years(tuple(slot for row in rows.values() for slot in row.before)),
        _years(tuple(slot for row in rows.values() for slot in row.after)),
        tuple(rows.values()),
        tuple(principles),
    )


def _years(rows: tuple[SlotRow, ...]) -> tuple[int, ...]:
    return tuple(sorted({year for row in rows for year in row.cohorts}))


def _parts(course: CourseRow) -> list[tuple[int, int | None, str, str]]:
    if not course.modules:
        return [(-course.id, None, "", "")]
    return [(module.id, module.id, module.label, module.name) for module in course.modules]


def _assigned(session: Session) -> dict[int, list[Assigned]]:
    found: dict[int, list[Assigned]] = defaultdict(list)
    classes = classes_of(session)
    years = cohorts_of(session)
    rows = session.execute(
        select(Assignment, Teacher.name, func.coalesce(Term.code, ""))
        .join(Teacher, Teacher.id == Assignment.teacher_id)
        .outerjoin(Term, Term.id == Assignment.term_id)
        .order_by(func.coalesce(Term.code, ""), Assignment.id)
    )
    for a, name, term in rows:
        slot = a.course_module_id if a.course_module_id is not None else -(a.course_id or 0)
        found[slot].append(
            Assigned(
                a.id, a.teacher_id, name, a.role, a.hours, a.term_id, term, a.counted_as, a.locked,
                classes.get(a.id, ()), tuple(years.get(a.id, ())), a.version,
            )
        )  # fmt: skip
    return found


def cohorts_of(session: Session) -> dict[int, list[int]]:
    """Return the years of entry of each assignment, those of its classes among them, the oldest first."""
    years: dict[int, set[int]] = defaultdict(set)
    whole = select(AssignmentCohort.assignment_id, Cohort.entry_year).join(
        Cohort, Cohort.id == AssignmentCohort.cohort_id
    )
    by_class = (
        select(AssignmentClassGroup.assignment_id, Cohort.entry_year)
        .join(ClassGroup, ClassGroup.id == AssignmentClassGroup.class_group_id)
        .join(Cohort, Cohort.id == ClassGroup.cohort_id)
    )
    for query in (whole, by_class):
        for assignment_id, year in session.execute(query):
            years[assignment_id].add(year)
    return {key: sorted(found) for key, found in years.items()}


def classes_of(session: Session) -> dict[int, tuple[TaughtClass, ...]]:
    """Return the classes of each assignment that names some, in the order of entry."""
    found: dict[int, list[TaughtClass]] = defaultdict(list)
    rows = session.execute(
        select(AssignmentClassGroup, ClassGroup.name, ClassGroup.headcount)
        .join(ClassGroup, ClassGroup.id == AssignmentClassGroup.class_group_id)
        .order_by(AssignmentClassGroup.assignment_id, ClassGroup.id)
    )
    for row, name, headcount in rows:
        share = ClassShare(row.class_group_id, row.hours, row.merged_with)
        found[row.assignment_id].append(TaughtClass(share, name, headcount))
    return {key: tuple(classes) for key, classes in found.items()}


def _served(session: Session) -> dict[int, list[tuple[str, str]]]:
    found: dict[int, list[tuple[str, str]]] = defaultdict(list)
    rows = session.execute(
        select(MappingLink, Certificate.name, CertificateModule.code, CertificateModule.name)
        .join(CertificateModule, CertificateModule.id == MappingLink.certificate_module_id)
        .join(Certificate, Certificate.id == CertificateModule.certificate_id)
        .order_by(CertificateModule.id)
    )
    for link, certificate, code, name in rows:
        slot = link.course_module_id if link.course_module_id is not None else -(link.course_id or 0)
        found[slot].append((certificate, f"{code} {name}"))
    return found
