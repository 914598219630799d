"""Reading the matrix."""

from __future__ import annotations

from collections import Counter

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from onex_desktop.domain.mapping import (
    CellKey,
    Matrix,
    MatrixCell,
    MatrixChoice,
    MatrixColumn,
    MatrixUnit,
    ReformedCourse,
    offered,
)
from onex_desktop.domain.plans import PlanStatus
from onex_desktop.domain.values import LEVEL_ORDER, Level
from onex_desktop.persistence.queries import catalogue, plans, teaching
from onex_desktop.persistence.tables.campus import Major
from onex_desktop.persistence.tables.catalogue import Certificate as CertificateTable
from onex_desktop.persistence.tables.catalogue import CertificateModule, Pilot, PilotLevel, PilotMajor
from onex_desktop.persistence.tables.mapping import MappingLink, ScaleValue
from onex_desktop.persistence.tables.plans import Course, CourseModule, CourseReform, Plan


def choices(session: Session) -> tuple[MatrixChoice, ...]:
    """Return the matrices there are: certificates with modules, piloted for a major with a plan in force."""
    with_modules = select(CertificateModule.certificate_id)
    rows = session.execute(
        select(CertificateTable.id, CertificateTable.name, PilotLevel.level, Plan.id, Major.name, Plan.plan_version)
        .join(Pilot, Pilot.certificate_id == CertificateTable.id)
        .join(PilotLevel, PilotLevel.pilot_id == Pilot.id)
        .join(PilotMajor, PilotMajor.pilot_id == Pilot.id)
        .join(Plan, Plan.major_id == PilotMajor.major_id)
        .join(Major, Major.id == Plan.major_id)
        .where(Plan.status == PlanStatus.IN_FORCE, CertificateTable.id.in_(with_modules))
        .distinct()
        .order_by(CertificateTable.id, Plan.id)
    ).all()
    return tuple(
        MatrixChoice(certificate_id, certificate, level, plan_id, f"{major} {version}")
        for certificate_id, certificate, level, plan_id, major, version in sorted(
            rows, key=lambda row: (row[0], LEVEL_ORDER[row[2]], row[3])
        )
    )


def matrix(session: Session, certificate_id: int, level: Level, plan_id: int) -> Matrix | None:
    """Return the matrix of a certificate at a level against a plan, or None when either is gone."""
    certificate = session.get(CertificateTable, certificate_id)
    plan = next((row for row in plans.plans(session) if row.id == plan_id), None)
    if certificate is None or plan is None:
        return None
    rows = catalogue.modules(session, certificate_id)
    units = tuple(MatrixUnit(row.id, row.draft.code, row.draft.name, row.draft.levels) for row in rows)
    columns = _columns(session, plan_id)
    cells = _cells(session, {unit.id for unit in units}, {column.id for column in columns})
    weights = {row.strength: row.weight for row in session.scalars(select(ScaleValue))}
    shown = offered(units, level)
    kept = {unit.id for unit in shown}
    return Matrix(
        certificate_id,
        certificate.name,
        level,
        plan_id,
        plan.title,
        shown,
        columns,
        {key: cell for key, cell in cells.items() if key[0] in kept},
        weights,
    )


def _columns(session: Session, plan_id: int) -> tuple[MatrixColumn, ...]:
    teachers = teaching.teachers_by_slot(session)
    columns: list[MatrixColumn] = []
    for course in plans.courses(session, plan_id):
        if not course.modules:
            columns.append(MatrixColumn(-course.id, course.id, course.name, "", "", teachers.get(-course.id, ())))
        for module in course.modules:
            names = teachers.get(module.id, ())
            columns.append(MatrixColumn(module.id, course.id, course.name, module.label, module.name, names))
    return tuple(columns)


def links(session: Session) -> dict[CellKey, MatrixCell]:
    """Return every link there is, in the order of entry."""
    return dict(_keyed(link) for link in session.scalars(select(MappingLink).order_by(MappingLink.id)))


def _cells(session: Session, units: set[int], slots: set[int]) -> dict[CellKey, MatrixCell]:
    rows = session.scalars(select(MappingLink).where(MappingLink.certificate_module_id.in_(units)))
    return {key: cell for key, cell in map(_keyed, rows) if key[1] in slots}


def _keyed(link: MappingLink) -> tuple[CellKey, MatrixCell]:
    slot = link.course_module_id if link.course_module_id is not None else -(link.course_id or 0)
    cell = MatrixCell(link.strength, link.hours, link.note, link.review, link.changed_by, link.changed_at)
    return (link.certificate_module_id, slot), cell


def reformed_courses(session: Session) -> tuple[ReformedCourse, ...]:
    """Return the courses that reform lines lead to and that serve a certificate module, with their links."""
    through_module = select(CourseModule.course_id).where(CourseModule.id == MappingLink.course_module_id)
    course_of_link = func.coalesce(MappingLink.course_id, through_module.scalar_subquery())
    counts = Counter(session.scalars(select(course_of_link)))
    rows = session.execute(
        select(Course.id, Course.name, Major.name, Plan.plan_version)
        .join(Plan, Plan.id == Course.plan_id)
        .join(Major, Major.id == Plan.major_id)
        .join(CourseReform, CourseReform.after_course_id == Course.id)
        .where(CourseReform.certificate_module_id.is_not(None))
        .distinct()
        .order_by(Course.id)
    )
    return tuple(ReformedCourse(key, name, f"{major} {version}", counts[key]) for key, name, major, version in rows)
