"""Reading standards and their trees."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Final

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from onex_desktop.domain.standards.tree import Content, Item, Section, StandardDraft, StandardRow
from onex_desktop.persistence.tables import standards as t
from onex_desktop.persistence.tables.catalogue import Certificate
from onex_desktop.persistence.tables.mapping import MappingLink

_AT_ONCE: Final = 500
"""SQLite of old takes no more than 999 values in one statement."""


def standards(session: Session) -> tuple[StandardRow, ...]:
    """Return the standards, by certificate and in the order of entry."""
    counted = (
        select(t.WorkArea.standard_id, func.count())
        .join(t.WorkTask, t.WorkTask.area_id == t.WorkArea.id)
        .join(t.SkillRequirement, t.SkillRequirement.task_id == t.WorkTask.id)
        .group_by(t.WorkArea.standard_id)
    )
    requirements = {row[0]: row[1] for row in session.execute(counted)}
    rows = session.execute(
        select(t.Standard, Certificate.name)
        .join(Certificate, Certificate.id == t.Standard.certificate_id)
        .order_by(t.Standard.certificate_id, t.Standard.id)
    )
    return tuple(
        StandardRow(
            s.id,
            s.version,
            StandardDraft(s.certificate_id, s.edition, s.issued, s.status, s.source, s.predecessor_id),
            certificate,
            requirements.get(s.id, 0),
        )
        for s, certificate in rows
    )


def content(session: Session, standard_id: int) -> Content:
    """Return every tree of a standard, its items in the order of their numbers."""
    areas = session.scalars(
        select(t.WorkArea).where(t.WorkArea.standard_id == standard_id).order_by(t.WorkArea.number)
    ).all()
    of_standard = select(t.WorkArea.id).where(t.WorkArea.standard_id == standard_id)
    tasks = session.scalars(
        select(t.WorkTask).where(t.WorkTask.area_id.in_(of_standard)).order_by(t.WorkTask.number)
    ).all()
    of_areas = select(t.WorkTask.id).where(t.WorkTask.area_id.in_(of_standard))
    requirements: dict[int, list[Item]] = defaultdict(list)
    table = t.SkillRequirement
    # Columns and not records: a standard may have thousands.
    for task_id, number, text, key, version in session.execute(
        select(table.task_id, table.number, table.text, table.id, table.version)
        .where(table.task_id.in_(of_areas))
        .order_by(table.number)
    ):
        requirements[task_id].append(Item(number, text, (), key, version))
    below: dict[int, list[Item]] = defaultdict(list)
    for task in tasks:
        below[task.area_id].append(Item(task.number, task.name, tuple(requirements[task.id]), task.id, task.version))
    trees: dict[Section, list[Item]] = defaultdict(list)
    for area in areas:
        item = Item(area.number, area.name, tuple(below[area.id]), area.id, area.version)
        trees[Section(area.level, area.certificate_module_id)].append(item)
    return {section: tuple(tree) for section, tree in trees.items()}


def certificate_of_requirements(session: Session) -> dict[int, int]:
    """Return the certificate of every requirement of every edition."""
    of_standards = (
        select(t.SkillRequirement.id, t.Standard.certificate_id)
        .join(t.WorkTask, t.WorkTask.id == t.SkillRequirement.task_id)
        .join(t.WorkArea, t.WorkArea.id == t.WorkTask.area_id)
        .join(t.Standard, t.Standard.id == t.WorkArea.standard_id)
    )
    return {row.id: row.certificate_id for row in session.execute(of_standards)}


def links_of(session: Session, requirement_ids: Sequence[int]) -> dict[int, int]:
    """Return how many links hang on each of the requirements that have some."""
    found: dict[int, int] = {}
    for start in range(0, len(requirement_ids), _AT_ONCE):
        some = requirement_ids[start : start + _AT_ONCE]
        column = MappingLink.skill_requirement_id
        counted = session.execute(select(column, func.count()).where(column.in_(some)).group_by(column))
        found |= {key: count for key, count in counted if key is not None}
    return found
