"""Which requirements a matrix shows, and what they are called in the journal."""

from __future__ import annotations

from typing import Final

from sqlalchemy import ColumnElement, column, or_, select, table
from sqlalchemy.orm import InstrumentedAttribute, Session

from onex_desktop.domain.standards.tree import Content, StandardRow, StandardStatus, dotted
from onex_desktop.persistence.tables.catalogue import CertificateModule
from onex_desktop.persistence.tables.plans import Plan

_STANDARDS: Final = table("standards", column("id"), column("certificate_id"), column("status"))
_ADOPTIONS: Final = table("standard_adoptions", column("id"), column("plan_id"), column("standard_id"))
_IN_FORCE: Final = select(_STANDARDS.c.certificate_id).where(_STANDARDS.c.status == StandardStatus.IN_FORCE.value)
"""By name: the start page asks for coverage, and most libraries it opens have no standard yet to map tables for."""
_ADOPTED: Final = select(_STANDARDS.c.certificate_id).join(_ADOPTIONS, _ADOPTIONS.c.standard_id == _STANDARDS.c.id)


def has_standard(certificate_id: InstrumentedAttribute[int]) -> ColumnElement[bool]:
    """Return the condition that the plan asked for has a standard of a certificate to go by."""
    adopted = _ADOPTED.where(_ADOPTIONS.c.plan_id == Plan.id).correlate(Plan)
    return or_(certificate_id.in_(_IN_FORCE), certificate_id.in_(adopted))


def standard_of(session: Session, certificate_id: int, plan_id: int) -> tuple[str, Content]:
    """Return the edition and the trees of the standard a plan goes by, empty when there is none."""
    if session.scalars(select(_STANDARDS.c.id).where(_STANDARDS.c.certificate_id == certificate_id)).first() is None:
        return "", {}
    from onex_desktop.persistence.queries import standards

    standard = current_standard(session, certificate_id, plan_id)
    return ("", {}) if standard is None else (standard.draft.edition, standards.content(session, standard.id))


def current_standard(session: Session, certificate_id: int, plan_id: int) -> StandardRow | None:
    """Return the standard of a certificate that a plan goes by, None when there is none.

    It is the edition adopted last, else the newest in force.
    """
    from onex_desktop.persistence.queries import standards

    rows = {row.id: row for row in standards.standards(session) if row.draft.certificate_id == certificate_id}
    adopted = session.scalars(
        select(_ADOPTIONS.c.standard_id)
        .where(_ADOPTIONS.c.plan_id == plan_id, _ADOPTIONS.c.standard_id.in_(rows))
        .order_by(_ADOPTIONS.c.id.desc())
    ).first()
    if adopted is not None:
        return rows[adopted]
    return newest_in_force(tuple(rows.values()))


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
