"""Reading the matrix."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import replace
from decimal import Decimal
from typing import Any, Final

from sqlalchemy import ColumnElement, Row, String, func, or_, select, type_coerce
from sqlalchemy.orm import Session

from onex_desktop.domain.mapping import (
    CellKey,
    CertificateMatrix,
    MatrixCell,
    MatrixChoice,
    MatrixColumn,
    MatrixUnit,
    ReformedCourse,
    ReviewState,
    Scale,
    ScaleValue,
    Strength,
    offered,
    rows_of,
)
from onex_desktop.domain.plans import PlanStatus
from onex_desktop.domain.values import LEVEL_ORDER, Level
from onex_desktop.persistence.queries import catalogue, plans, teaching
from onex_desktop.persistence.queries.mapping_requirements import has_standard, standard_of
from onex_desktop.persistence.tables.campus import Major
from onex_desktop.persistence.tables.catalogue import Certificate as CertificateTable
from onex_desktop.persistence.tables.catalogue import CertificateModule, Pilot, PilotLevel, PilotMajor
from onex_desktop.persistence.tables.mapping import IndicatorLink, MappingLink
from onex_desktop.persistence.tables.mapping import ScaleValue as ScaleValueTable
from onex_desktop.persistence.tables.plans import Course, CourseModule, CourseReform, Plan


def choices(session: Session) -> tuple[MatrixChoice, ...]:
    """Return the matrices there are: certificates with modules or a standard, piloted for a major with a plan."""
    with_modules = select(CertificateModule.certificate_id)
    rows = session.execute(
        select(CertificateTable.id, CertificateTable.name, PilotLevel.level, Plan.id, Major.name, Plan.plan_version)
        .join(Pilot, Pilot.certificate_id == CertificateTable.id)
        .join(PilotLevel, PilotLevel.pilot_id == Pilot.id)
        .join(PilotMajor, PilotMajor.pilot_id == Pilot.id)
        .join(Plan, Plan.major_id == PilotMajor.major_id)
        .join(Major, Major.id == Plan.major_id)
        .where(
            Plan.status == PlanStatus.IN_FORCE,
            or_(CertificateTable.id.in_(with_modules), has_standard(CertificateTable.id)),
        )
        .distinct()
        .order_by(CertificateTable.id, Plan.id)
    ).all()
    return tuple(
        MatrixChoice(certificate_id, certificate, level, plan_id, f"{major} {version}")
        for certificate_id, certificate, level, plan_id, major, version in sorted(
            rows, key=lambda row: (row[0], LEVEL_ORDER[row[2]], row[3])
        )
    )


def matrix(session: Session, certificate_id: int, level: Level, plan_id: int) -> CertificateMatrix | None:
    """Return the matrix of a certificate at a level against a plan, or None when either is gone.

    Its rows go down to the requirements of the standard in force, where there is one.
    """
    found = keyed(session.execute(_LINKS.where(of_plan(plan_id))))
    opened = _matrix(session, certificate_id, level, plan_id, columns(session, plan_id), dict(found.values()))
    return None if opened is None else replace(opened, links={link_id: key for link_id, (key, _) in found.items()})


def outline(session: Session, certificate_id: int, level: Level, plan_id: int) -> CertificateMatrix | None:
    """Return the same matrix without its columns, with one cell for each unit and strength: enough for coverage."""
    return _matrix(session, certificate_id, level, plan_id, (), _strengths(session, plan_id))


def units(session: Session, certificate_id: int, level: Level, plan_id: int) -> tuple[MatrixUnit, ...]:
    """Return what stands in the rows of the same matrix; of the links only those of whole modules are read."""
    whole = select(MappingLink.certificate_module_id).where(MappingLink.certificate_module_id.is_not(None))
    linked = session.scalars(whole.where(of_plan(plan_id)).distinct()).all()
    # Which value they hold is not asked: a row is there with any.
    cells = {(unit_id, 0): MatrixCell(Strength("")) for unit_id in linked if unit_id is not None}
    opened = _matrix(session, certificate_id, level, plan_id, (), cells)
    return () if opened is None else opened.units


def bare(session: Session, certificate_id: int, level: Level, plan_id: int) -> CertificateMatrix | None:
    """Return the same matrix with cells that say their strength and nothing else: enough to look for what is wrong."""
    unit = func.coalesce(MappingLink.certificate_module_id, -MappingLink.skill_requirement_id)
    slot = func.coalesce(MappingLink.course_module_id, -MappingLink.course_id)
    known: dict[str, MatrixCell] = {}
    cells: dict[CellKey, MatrixCell] = {}
    query = select(unit, slot, type_coerce(MappingLink.strength, String)).where(of_plan(plan_id))
    for unit_id, slot_id, strength in session.connection().execute(query):
        cell = known.get(strength)
        if cell is None:
            cell = known[strength] = MatrixCell(Strength(strength))
        cells[unit_id, slot_id] = cell
    return _matrix(session, certificate_id, level, plan_id, columns(session, plan_id), cells)


def _matrix(
    session: Session,
    certificate_id: int,
    level: Level,
    plan_id: int,
    columns: tuple[MatrixColumn, ...],
    cells: dict[CellKey, MatrixCell],
) -> CertificateMatrix | None:
    certificate = session.get(CertificateTable, certificate_id)
    plan = next((row for row in plans.plans(session) if row.id == plan_id), None)
    if certificate is None or plan is None:
        return None
    modules = tuple(
        MatrixUnit(row.id, row.draft.code, row.draft.name, row.draft.levels)
        for row in catalogue.modules(session, certificate_id)
    )
    standard = standard_of(session, certificate_id, plan_id)
    linked = frozenset(unit for unit, _ in cells if unit > 0)
    units, rows = rows_of(offered(modules, level), standard.content, level, linked)
    kept = {unit.id for unit in units}
    return CertificateMatrix(
        units,
        columns,
        {key: cell for key, cell in cells.items() if key[0] in kept},
        scale(session),
        rows,
        certificate_id=certificate_id,
        certificate=certificate.name,
        level=level,
        plan_id=plan_id,
        plan=plan.title,
        edition=standard.edition,
        newer_edition=standard.newer,
    )


def scale(session: Session) -> Scale:
    """Return the school's scale, the strongest value first."""
    return Scale(tuple(scale_rows(session).values()))


def scale_rows(session: Session) -> dict[int, ScaleValue]:
    """Return the values of the scale by their keys, the strongest first."""
    table = ScaleValueTable
    rows = session.scalars(select(table).order_by(table.serves.desc(), table.position, table.id))
    return {
        row.id: ScaleValue(Strength(row.strength), row.label, row.sign, row.weight, row.serves, row.letter, row.source)
        for row in rows
    }


def count_by_strength(session: Session) -> dict[str, int]:
    """Return how many links of both kinds hold each value of the scale."""
    found: Counter[str] = Counter()
    for table in (MappingLink, IndicatorLink):
        strength = type_coerce(table.strength, String)
        for value, count in session.execute(select(strength, func.count()).group_by(strength)):
            found[value] += count
    return dict(found)


def columns(session: Session, plan_id: int) -> tuple[MatrixColumn, ...]:
    """Return the slots of a plan, with who teaches them."""
    teachers = teaching.teachers_by_slot(session)
    found: list[MatrixColumn] = []
    for course in plans.courses(session, plan_id):
        if not course.modules:
            found.append(MatrixColumn(-course.id, course.id, course.name, "", "", teachers.get(-course.id, ())))
        for module in course.modules:
            names = teachers.get(module.id, ())
            found.append(MatrixColumn(module.id, course.id, course.name, module.label, module.name, names))
    return tuple(found)


def links(session: Session) -> dict[CellKey, MatrixCell]:
    """Return every link there is, in the order of entry."""
    return dict(keyed(session.execute(_LINKS.order_by(MappingLink.id))).values())


def changed_links(session: Session, ids: Collection[int]) -> dict[int, tuple[CellKey, MatrixCell]]:
    """Return those of the links that are still there, by record."""
    return keyed(session.execute(_LINKS.where(MappingLink.id.in_(ids))))


_LINKS: Final = select(
    MappingLink.id,
    func.coalesce(MappingLink.certificate_module_id, -MappingLink.skill_requirement_id),
    func.coalesce(MappingLink.course_module_id, -MappingLink.course_id),
    type_coerce(MappingLink.strength, String),
    MappingLink.hours,
    MappingLink.note,
    type_coerce(MappingLink.review, String),
    MappingLink.changed_by,
    MappingLink.changed_at,
)
"""Columns as stored and not records: sixty thousand records would take a second."""

_Raw = tuple[str, Decimal | None, str, str, str, str]


def keyed(rows: Iterable[Row[Any]]) -> dict[int, tuple[CellKey, MatrixCell]]:
    """Return the links by record. Cells that say the same are one object: most of a big matrix are."""
    known: dict[_Raw, MatrixCell] = {}
    found: dict[int, tuple[CellKey, MatrixCell]] = {}
    for row in rows:
        values: tuple[Any, ...] = tuple(row)
        raw: _Raw = values[3:]
        cell = known.get(raw)
        if cell is None:
            strength, hours, note, review, changed_by, changed_at = raw
            cell = MatrixCell(Strength(strength), hours, note, ReviewState(review), changed_by, changed_at)
            known[raw] = cell
        found[values[0]] = ((values[1], values[2]), cell)
    return found


def _strengths(session: Session, plan_id: int) -> dict[CellKey, MatrixCell]:
    # As stored: turning sixty thousand words into values costs more than reading them.
    unit = func.coalesce(MappingLink.certificate_module_id, -MappingLink.skill_requirement_id)
    rows = session.execute(select(unit, type_coerce(MappingLink.strength, String)).where(of_plan(plan_id)).distinct())
    cells: dict[str, MatrixCell] = {
        value.strength: MatrixCell(value.strength) for value in scale_rows(session).values()
    }
    return {(unit_id, at): cells[strength] for at, (unit_id, strength) in enumerate(rows, start=1)}


def of_plan(plan_id: int, links: type[MappingLink | IndicatorLink] = MappingLink) -> ColumnElement[bool]:
    """Return the condition that a link leads to a course of a plan."""
    courses = select(Course.id).where(Course.plan_id == plan_id)
    modules = select(CourseModule.id).where(CourseModule.course_id.in_(courses))
    # "+ 0" keeps the indexes out: looking sixty thousand links up one by one takes three times as long as reading all.
    return or_((links.course_id + 0).in_(courses), (links.course_module_id + 0).in_(modules))


def reformed_courses(session: Session) -> tuple[ReformedCourse, ...]:
    """Return the courses that reform lines lead to and that serve a certificate module, with their links."""
    through_module = select(CourseModule.course_id).where(CourseModule.id == MappingLink.course_module_id)
    course_of_link = func.coalesce(MappingLink.course_id, through_module.scalar_subquery())
    counts = Counter(session.scalars(select(course_of_link)))
    rows = session.execute(
        select(
            Course.id, Course.name, Plan.id, Major.name, Plan.plan_version, func.min(CertificateModule.certificate_id)
        )
        .join(Plan, Plan.id == Course.plan_id)
        .join(Major, Major.id == Plan.major_id)
        .join(CourseReform, CourseReform.after_course_id == Course.id)
        .join(CertificateModule, CertificateModule.id == CourseReform.certificate_module_id)
        .group_by(Course.id)
        .order_by(Course.id)
    )
    return tuple(
        ReformedCourse(key, name, plan_id, f"{major} {version}", certificate_id, counts[key])
        for key, name, plan_id, major, version, certificate_id in rows
    )
