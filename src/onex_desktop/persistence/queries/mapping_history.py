"""Reading a matrix as it was after an earlier step."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from sqlalchemy import select
from sqlalchemy.orm import Session

from onex_desktop.domain.journal import Action, Image, Step
from onex_desktop.domain.mapping import CellKey, CertificateMatrix, MatrixCell, ReviewState, Scale, ScaleValue, Strength
from onex_desktop.domain.mapping.history import Former, former, rows_before
from onex_desktop.domain.signs import Sign
from onex_desktop.persistence import journal_store
from onex_desktop.persistence.tables.catalogue import CertificateModule
from onex_desktop.persistence.tables.mapping import MappingLink
from onex_desktop.persistence.tables.mapping import ScaleValue as ScaleValueTable
from onex_desktop.persistence.tables.plans import Course, CourseModule
from onex_desktop.persistence.tables.standards import SkillRequirement

_LINKS = MappingLink.__tablename__


def former_matrix(session: Session, matrix: CertificateMatrix, seq: int) -> Former:
    """Return the links of a matrix as they were when a step had been done, in its present rows and columns."""
    before = rows_before(journal_store.changes_after(session.connection(), seq, _LINKS))
    cells = {row_id: _cell(image) for row_id, image in before.items() if image}
    units = frozenset(session.scalars(select(CertificateModule.id))) | {
        -key for key in session.scalars(select(SkillRequirement.id))
    }
    slots = frozenset(session.scalars(select(CourseModule.id))) | {-key for key in session.scalars(select(Course.id))}
    scale = matrix.scale.including(_gone_values(session, seq))
    return former(replace(matrix, scale=scale), before, cells, units, slots)


def steps(session: Session) -> list[Step]:
    """Return the steps that changed links, the newest first."""
    return journal_store.steps_on(session.connection(), _LINKS)


def _gone_values(session: Session, seq: int) -> Scale:
    """Return the values of the scale that were taken out after a step: cells of that day may hold them."""
    later = journal_store.changes_after(session.connection(), seq, ScaleValueTable.__tablename__)
    # Images from before a value had a name are of the four that every library began with.
    gone = [change.before for change in later if change.action is Action.DELETE and "label" in (change.before or {})]
    return Scale(tuple(_value(image) for image in gone if image))


def _value(image: Image) -> ScaleValue:
    return ScaleValue(
        Strength(str(image["strength"])),
        str(image["label"]),
        Sign(str(image["sign"])),
        Decimal(image["weight"] or 0) / 100,
        bool(image["serves"]),
    )


def _cell(image: Image) -> tuple[CellKey, MatrixCell]:
    # An image holds the columns of its day: before requirements had links there was no column for them.
    unit = image["certificate_module_id"] or -int(image.get("skill_requirement_id") or 0)
    slot = image["course_module_id"] or -int(image["course_id"] or 0)
    hours = image["hours"]
    cell = MatrixCell(
        Strength(str(image["strength"])),
        None if hours is None else Decimal(hours) / 100,
        str(image["note"]),
        ReviewState(str(image["review"])),
        str(image["changed_by"]),
        str(image["changed_at"]),
    )
    return (int(unit), int(slot)), cell
