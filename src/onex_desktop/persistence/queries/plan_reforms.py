"""Reading the course reform lines between plan versions."""

from __future__ import annotations

from sqlalchemy import and_, or_, select
from sqlalchemy.orm import Session, aliased

from onex_desktop.domain.plans import ReformRow
from onex_desktop.persistence.tables import plans as t
from onex_desktop.persistence.tables.campus import Major
from onex_desktop.persistence.tables.catalogue import Certificate, CertificateModule


def reforms(session: Session, plan_id: int | None = None) -> tuple[ReformRow, ...]:
    """Return all reform lines in order, or those of a plan: that lead to its courses, or end in the version before."""
    before, after = aliased(t.Course), aliased(t.Course)
    query = (
        select(t.CourseReform, before, after, CertificateModule, Certificate.name)
        .outerjoin(before, before.id == t.CourseReform.before_course_id)
        .outerjoin(after, after.id == t.CourseReform.after_course_id)
        .outerjoin(CertificateModule, CertificateModule.id == t.CourseReform.certificate_module_id)
        .outerjoin(Certificate, Certificate.id == CertificateModule.certificate_id)
        .order_by(t.CourseReform.position, t.CourseReform.id)
    )
    if plan_id is not None:
        former = select(t.Plan.predecessor_id).where(t.Plan.id == plan_id).scalar_subquery()
        query = query.where(or_(after.plan_id == plan_id, and_(after.id.is_(None), before.plan_id == former)))
    titles = _titles(session)
    return tuple(_row(titles, *found) for found in session.execute(query))


def _row(
    titles: dict[int, str],
    line: t.CourseReform,
    before: t.Course | None,
    after: t.Course | None,
    unit: CertificateModule | None,
    certificate: str | None,
) -> ReformRow:
    return ReformRow(
        line.id,
        line.before_course_id,
        before.name if before else "",
        line.after_course_id,
        after.name if after else "",
        line.certificate_module_id,
        f"{unit.code} {unit.name}" if unit else "",
        line.version,
        line.position,
        before.plan_id if before else None,
        titles[before.plan_id] if before else "",
        after.plan_id if after else None,
        titles[after.plan_id] if after else "",
        unit.certificate_id if unit else None,
        certificate or "",
    )


def _titles(session: Session) -> dict[int, str]:
    query = select(t.Plan.id, Major.name, t.Plan.plan_version).join(Major, Major.id == t.Plan.major_id)
    return {plan_id: f"{major} {version}" for plan_id, major, version in session.execute(query)}
