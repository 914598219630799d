"""Reading teaching objectives."""

from __future__ import annotations

from collections import defaultdict

from sqlalchemy import select
from sqlalchemy.orm import Session

from onex_desktop.domain.plans import PlanStatus
from onex_desktop.domain.plans.objectives import (
    AdoptedRequirement,
    Number,
    ObjectiveDraft,
    ObjectiveRow,
    OutdatedObjectives,
    dotted,
)
from onex_desktop.domain.values import LEVEL_ORDER
from onex_desktop.persistence.queries import plans
from onex_desktop.persistence.tables import objectives as t
from onex_desktop.persistence.tables.catalogue import Certificate, CertificateModule
from onex_desktop.persistence.tables.plans import Course
from onex_desktop.persistence.tables.standard_adoption import StandardAdoption
from onex_desktop.persistence.tables.standards import SkillRequirement, Standard, WorkArea, WorkTask


def objectives(session: Session, plan_id: int | None = None) -> tuple[ObjectiveRow, ...]:
    """Return the objectives of a plan or of all, by course in the order of their numbers."""
    placed: dict[int, list[int]] = defaultdict(list)
    for row in session.scalars(select(t.ObjectiveRequirement).order_by(t.ObjectiveRequirement.id)):
        placed[row.objective_id].append(row.skill_requirement_id)
    query = select(t.Objective, Course.plan_id, Course.position).join(Course, Course.id == t.Objective.course_id)
    if plan_id is not None:
        query = query.where(Course.plan_id == plan_id)
    found = {o.id: (o, plan, position) for o, plan, position in session.execute(query)}

    def number(key: int | None) -> Number:
        if key is None:
            return ()
        record = found[key][0]
        return (*number(record.parent_id), record.position)

    def order(row: ObjectiveRow) -> tuple[int, int, Number]:
        _, plan, position = found[row.id]
        return plan, position, row.draft.number

    rows = (
        ObjectiveRow(
            o.id,
            o.version,
            ObjectiveDraft(o.course_id, number(o.id), o.text, o.course_module_id),
            tuple(placed[o.id]),
        )
        for o, _, _ in found.values()
    )
    return tuple(sorted(rows, key=order))


def adopted_requirements(session: Session, plan_id: int) -> tuple[AdoptedRequirement, ...]:
    """Return the requirements of the editions that a plan adopted, the former ones too, in the order of the trees."""
    current = set(_current(session, plan_id).values())
    rows = session.execute(
        select(SkillRequirement, WorkTask.number, WorkArea, CertificateModule.code, Standard, Certificate.name)
        .join(WorkTask, WorkTask.id == SkillRequirement.task_id)
        .join(WorkArea, WorkArea.id == WorkTask.area_id)
        .outerjoin(CertificateModule, CertificateModule.id == WorkArea.certificate_module_id)
        .join(Standard, Standard.id == WorkArea.standard_id)
        .join(Certificate, Certificate.id == Standard.certificate_id)
        .join(StandardAdoption, StandardAdoption.standard_id == Standard.id)
        .where(StandardAdoption.plan_id == plan_id)
        .order_by(Standard.id, CertificateModule.code, WorkArea.number, WorkTask.number, SkillRequirement.number)
    )
    found = [
        AdoptedRequirement(
            row.id,
            certificate,
            standard.edition,
            standard.id in current,
            area.level,
            module or "",
            dotted((area.number, task, row.number)),
            row.text,
        )
        for row, task, area, module, standard, certificate in rows
    ]
    return tuple(sorted(found, key=lambda row: LEVEL_ORDER[row.level]))


def outdated(session: Session) -> tuple[OutdatedObjectives, ...]:
    """Return how many placed requirements of each plan in force are of an edition that it left for a later one."""
    found: list[OutdatedObjectives] = []
    for plan in plans.plans(session):
        current = _current(session, plan.id) if plan.draft.status is PlanStatus.IN_FORCE else {}
        placed = session.execute(
            select(Standard.id, Standard.certificate_id)
            .join(WorkArea, WorkArea.standard_id == Standard.id)
            .join(WorkTask, WorkTask.area_id == WorkArea.id)
            .join(SkillRequirement, SkillRequirement.task_id == WorkTask.id)
            .join(t.ObjectiveRequirement, t.ObjectiveRequirement.skill_requirement_id == SkillRequirement.id)
            .join(t.Objective, t.Objective.id == t.ObjectiveRequirement.objective_id)
            .join(Course, Course.id == t.Objective.course_id)
            .where(Course.plan_id == plan.id, Standard.certificate_id.in_(current))
        )
        count = sum(current[certificate] != standard for standard, certificate in placed)
        found.append(OutdatedObjectives(plan.id, plan.title, count))
    return tuple(found)


def _current(session: Session, plan_id: int) -> dict[int, int]:
    """Return the standard adopted last, by certificate."""
    rows = session.execute(
        select(Standard.certificate_id, Standard.id)
        .join(StandardAdoption, StandardAdoption.standard_id == Standard.id)
        .where(StandardAdoption.plan_id == plan_id)
        .order_by(StandardAdoption.id)
    )
    return {row.certificate_id: row.id for row in rows}
