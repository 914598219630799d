"""Reading adoptions: matches between editions, links that wait for review or rest on an edition that was replaced."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, func, or_, select
from sqlalchemy.orm import Session

from onex_desktop.domain.mapping import ReviewState
from onex_desktop.domain.plans import PlanStatus
from onex_desktop.domain.standards.adoption import AdoptionRow, LinkRow, Match, OutdatedRow, ReviewRow, WaitingCourse
from onex_desktop.domain.standards.tree import StandardRow, StandardStatus, dotted
from onex_desktop.persistence.queries import plans, standards
from onex_desktop.persistence.queries.mapping import scale as scale_of
from onex_desktop.persistence.tables.catalogue import Certificate, CertificateModule
from onex_desktop.persistence.tables.mapping import MappingLink
from onex_desktop.persistence.tables.plans import Course, CourseModule
from onex_desktop.persistence.tables.standard_adoption import RequirementMatch, StandardAdoption
from onex_desktop.persistence.tables.standards import SkillRequirement, WorkArea, WorkTask
from onex_desktop.persistence.tables.teaching import Teacher


def matches(session: Session, old_ids: Collection[int], new_ids: Collection[int]) -> tuple[Match, ...]:
    """Return the stored matches from requirements of one edition to those of another."""
    rows = session.scalars(
        select(RequirementMatch)
        .where(RequirementMatch.old_requirement_id.in_(old_ids), RequirementMatch.new_requirement_id.in_(new_ids))
        .order_by(RequirementMatch.id)
    )
    return tuple(Match(m.old_requirement_id, m.new_requirement_id, m.kind, m.similarity, m.confirmed) for m in rows)


def adoptions(session: Session) -> tuple[AdoptionRow, ...]:
    """Return what plans have adopted, in the order of entry."""
    rows = session.scalars(select(StandardAdoption).order_by(StandardAdoption.id))
    return tuple(AdoptionRow(a.id, a.plan_id, a.standard_id, a.adopted_on, a.note) for a in rows)


def links_of_plan(session: Session, plan_id: int, standard_id: int) -> list[LinkRow]:
    """Return the links of a plan to requirements of an edition, in the order of entry."""
    link = MappingLink
    courses = select(Course.id).where(Course.plan_id == plan_id)
    modules = select(CourseModule.id).where(CourseModule.course_id.in_(courses))
    rows = session.execute(
        select(
            link.id,
            SkillRequirement.id,
            link.course_id,
            link.course_module_id,
            link.strength,
            link.hours,
            link.note,
            link.review,
        )
        .join(SkillRequirement, SkillRequirement.id == link.skill_requirement_id)
        .join(WorkTask, WorkTask.id == SkillRequirement.task_id)
        .join(WorkArea, WorkArea.id == WorkTask.area_id)
        .where(
            WorkArea.standard_id == standard_id, or_(link.course_id.in_(courses), link.course_module_id.in_(modules))
        )
        .order_by(link.id)
    )
    return [LinkRow(*row) for row in rows]


@dataclass(frozen=True, slots=True)
class _Where:
    """Where a requirement stands, in words."""

    standard_id: int
    certificate: str
    level: str
    words: str


def count_to_review(session: Session) -> int:
    """Return how many links wait for review."""
    query = select(func.count()).where(MappingLink.review == ReviewState.TO_REVIEW)
    return session.scalar(query) or 0


def to_review(session: Session) -> tuple[ReviewRow, ...]:
    """Return the links that wait for review, by plan, course and requirement."""
    links = session.scalars(
        select(MappingLink).where(MappingLink.review == ReviewState.TO_REVIEW).order_by(MappingLink.id)
    ).all()
    titles = {row.id: row.title for row in plans.plans(session)}
    courses = {row.id: row for row in session.scalars(select(Course))}
    modules = {row.id: row for row in session.scalars(select(CourseModule))}
    people = {row.id: row.name for row in session.scalars(select(Teacher))}
    places = _places(session, {link.skill_requirement_id for link in links if link.skill_requirement_id})
    units = _units(session)
    former, scale = _former(session), scale_of(session)
    found = []
    for link in links:
        module = modules.get(link.course_module_id or 0)
        course = courses[module.course_id if module else link.course_id or 0]
        place = places.get(link.skill_requirement_id or 0) or units[link.certificate_module_id or 0]
        found.append(
            ReviewRow(
                link.id,
                link.version,
                course.plan_id,
                titles[course.plan_id],
                course.id,
                course.name,
                f"{module.label} {module.name}" if module else "",
                people.get(course.responsible_id or 0, ""),
                place.standard_id or None,
                place.certificate,
                place.level,
                place.words,
                former.get(link.skill_requirement_id or 0, ""),
                scale.label(link.strength),
            )
        )
    return tuple(sorted(found, key=lambda row: (row.plan_id, courses[row.course_id].position, row.id)))


def waiting_courses(session: Session) -> tuple[WaitingCourse, ...]:
    """Return the courses with links that wait for review, counted apart by edition, in the order of ``to_review``."""
    titles = {row.id: row.title for row in plans.plans(session)}
    responsible = func.coalesce(Teacher.name, "")
    rows = session.execute(
        _courses_of(select(Course.plan_id, Course.name, responsible, WorkArea.standard_id, func.count()))
        .outerjoin(Teacher, Teacher.id == Course.responsible_id)
        .where(MappingLink.review == ReviewState.TO_REVIEW)
        .group_by(Course.id, WorkArea.standard_id)
        .order_by(Course.plan_id, Course.position, func.min(MappingLink.id))
    )
    return tuple(
        WaitingCourse(titles[plan], course, person, standard, number) for plan, course, person, standard, number in rows
    )


def outdated(session: Session) -> tuple[OutdatedRow, ...]:
    """Return the links of plans in force that rest on an edition followed by one in force that is not adopted."""
    rows = {row.id: row for row in standards.standards(session)}
    adopted = {(row.plan_id, row.standard_id) for row in adoptions(session)}
    titles = {row.id: row.title for row in plans.plans(session) if row.draft.status is PlanStatus.IN_FORCE}
    counted = _linked_editions(session)
    return tuple(
        _outdated(titles[plan], rows[edition], newer, number)
        for (plan, edition), number in counted.items()
        if plan in titles and (newer := _newest_after(rows, edition)) is not None and (plan, newer.id) not in adopted
    )


def _newest_after(rows: Mapping[int, StandardRow], edition: int) -> StandardRow | None:
    """Return the newest edition in force that followed one, through editions between them."""
    after = {edition}
    found = None
    for row in sorted(rows.values(), key=lambda row: row.id):
        if row.draft.predecessor_id in after:
            after.add(row.id)
            found = row if row.draft.status is StandardStatus.IN_FORCE else found
    return found


def _outdated(plan: str, old: StandardRow, new: StandardRow, links: int) -> OutdatedRow:
    return OutdatedRow(plan, old.certificate, old.id, old.draft.edition, new.id, new.draft.edition, links)


def _linked_editions(session: Session) -> dict[tuple[int, int], int]:
    """Return by plan and standard how many links of requirements there are."""
    rows = session.execute(
        _courses_of(select(Course.plan_id, WorkArea.standard_id, func.count()))
        .where(MappingLink.skill_requirement_id.is_not(None))
        .group_by(Course.plan_id, WorkArea.standard_id)
        .order_by(func.min(MappingLink.id))
    )
    return {(plan, standard): number for plan, standard, number in rows}


def _courses_of(query: Select[*tuple[Any, ...]]) -> Select[*tuple[Any, ...]]:
    """Return a query of links with the course each leads to, and the edition its requirement is of, if it is of one."""
    course_id = func.coalesce(MappingLink.course_id, CourseModule.course_id)
    return (
        query.select_from(MappingLink)
        .outerjoin(CourseModule, CourseModule.id == MappingLink.course_module_id)
        .join(Course, Course.id == course_id)
        .outerjoin(SkillRequirement, SkillRequirement.id == MappingLink.skill_requirement_id)
        .outerjoin(WorkTask, WorkTask.id == SkillRequirement.task_id)
        .outerjoin(WorkArea, WorkArea.id == WorkTask.area_id)
    )


def _places(session: Session, ids: Collection[int]) -> dict[int, _Where]:
    rows = session.execute(
        select(SkillRequirement, WorkTask.number, WorkArea)
        .join(WorkTask, WorkTask.id == SkillRequirement.task_id)
        .join(WorkArea, WorkArea.id == WorkTask.area_id)
        .where(SkillRequirement.id.in_(ids))
    )
    names = {row.id: row.certificate for row in standards.standards(session)}
    return {
        r.id: _Where(
            area.standard_id,
            names[area.standard_id],
            area.level.value,
            f"{dotted((area.number, task, r.number))} {r.text}",
        )
        for r, task, area in rows
    }


def _units(session: Session) -> dict[int, _Where]:
    rows = session.execute(
        select(CertificateModule, Certificate.name).join(
            Certificate, Certificate.id == CertificateModule.certificate_id
        )
    )
    return {m.id: _Where(0, certificate, "", f"{m.code} {m.name}") for m, certificate in rows}


def _former(session: Session) -> dict[int, str]:
    """Return by new requirement what the old edition said."""
    rows = session.execute(
        select(RequirementMatch.new_requirement_id, SkillRequirement.text)
        .join(SkillRequirement, SkillRequirement.id == RequirementMatch.old_requirement_id)
        .order_by(RequirementMatch.id)
    )
    found: dict[int, list[str]] = defaultdict(list)
    for new, text in rows:
        found[new].append(text)
    return {new: "\n".join(texts) for new, texts in found.items()}
