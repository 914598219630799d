"""Which requirements a matrix shows, and what they are called in the journal."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Final

from sqlalchemy import ColumnElement, column, func, or_, select, table
from sqlalchemy.orm import InstrumentedAttribute, Session

from onex_desktop.domain.standards.tree import Content, StandardRow, StandardStatus, dotted
from onex_desktop.persistence.tables.catalogue import CertificateModule
from onex_desktop.persistence.tables.mapping import MappingLink
from onex_desktop.persistence.tables.plans import Course, CourseModule, Plan

_STANDARDS: Final = table("standards", column("id"), column("certificate_id"), column("status"))
_ADOPTIONS: Final = table("standard_adoptions", column("id"), column("plan_id"), column("standard_id"))
_IN_FORCE: Final = select(_STANDARDS.c.certificate_id).where(_STANDARDS.c.status == StandardStatus.IN_FORCE.value)
"""By name: the start page asks for coverage, and most libraries it opens have no standard yet to map tables for."""
_ADOPTED: Final = select(_STANDARDS.c.certificate_id).join(_ADOPTIONS, _ADOPTIONS.c.standard_id == _STANDARDS.c.id)


@dataclass(frozen=True, slots=True)
class StandardInUse:
    """The edition a plan goes by with its trees, and the newest in force where that is a later one."""

    edition: str = ""
    newer: str = ""
    content: Content = field(default_factory=dict)


def has_standard(certificate_id: InstrumentedAttribute[int]) -> ColumnElement[bool]:
    """Return the condition that the plan asked for has a standard of a certificate to go by."""
    adopted = _ADOPTED.where(_ADOPTIONS.c.plan_id == Plan.id).correlate(Plan)
    return or_(certificate_id.in_(_IN_FORCE), certificate_id.in_(adopted))


def standard_of(session: Session, certificate_id: int, plan_id: int) -> StandardInUse:
    """Return the edition and the trees of the standard a plan goes by, empty when there is none.

    It is the edition adopted last, else the one that most links of the plan belong to, else the newest in force.
    """
    if session.scalars(select(_STANDARDS.c.id).where(_STANDARDS.c.certificate_id == certificate_id)).first() is None:
        return StandardInUse()
    from onex_desktop.persistence.queries import standards

    rows = {row.id: row for row in standards.standards(session) if row.draft.certificate_id == certificate_id}
    newest = newest_in_force(tuple(rows.values()))
    found = _gone_by(session, rows, plan_id) or newest
    if found is None:
        return StandardInUse()
    newer = newest.draft.edition if newest is not None and newest.id > found.id else ""
    return StandardInUse(found.draft.edition, newer, standards.content(session, found.id))


def _gone_by(session: Session, rows: Mapping[int, StandardRow], plan_id: int) -> StandardRow | None:
    """Return the edition that a plan has adopted last, or has most links to; None when it has neither."""
    adopted = session.scalars(
        select(_ADOPTIONS.c.standard_id)
        .where(_ADOPTIONS.c.plan_id == plan_id, _ADOPTIONS.c.standard_id.in_(rows))
        .order_by(_ADOPTIONS.c.id.desc())
    ).first()
    if adopted is not None or len(rows) < 2:
        return rows.get(adopted or 0)
    links = _links_by_edition(session, rows, plan_id)
    return rows[max(links, key=lambda key: (links[key], key))] if links else None


def _links_by_edition(session: Session, standard_ids: Collection[int], plan_id: int) -> dict[int, int]:
    from onex_desktop.persistence.tables.standards import SkillRequirement, WorkArea, WorkTask

    courses = select(Course.id).where(Course.plan_id == plan_id)
    modules = select(CourseModule.id).where(CourseModule.course_id.in_(courses))
    query = (
        select(WorkArea.standard_id, func.count())
        .join(WorkTask, WorkTask.area_id == WorkArea.id)
        .join(SkillRequirement, SkillRequirement.task_id == WorkTask.id)
        .join(MappingLink, MappingLink.skill_requirement_id == SkillRequirement.id)
        .where(
            WorkArea.standard_id.in_(standard_ids),
            or_(MappingLink.course_id.in_(courses), MappingLink.course_module_id.in_(modules)),
        )
        .group_by(WorkArea.standard_id)
    )
    return {row[0]: row[1] for row in session.execute(query)}


def newest_in_force(editions: tuple[StandardRow, ...]) -> StandardRow | None:
    """Return the last of a certificate's editions that is in force."""
    return next((row for row in reversed(editions) if row.draft.status is StandardStatus.IN_FORCE), None)


def unit_code(session: Session, unit_id: int) -> str:
    """Return what a unit is called in the journal: a module's code, or a requirement's number."""
    if unit_id > 0:
        module = session.get(CertificateModule, unit_id)
        return module.code if module else ""
    from onex_desktop.persistence.tables.standards import SkillRequirement, WorkArea, WorkTask

    number = session.execute(
        select(WorkArea.number, WorkTask.number, SkillRequirement.number)
        .join(WorkTask, WorkTask.area_id == WorkArea.id)
        .join(SkillRequirement, SkillRequirement.task_id == WorkTask.id)
        .where(SkillRequirement.id == -unit_id)
    ).one_or_none()
    return dotted(tuple(number)) if number else ""
