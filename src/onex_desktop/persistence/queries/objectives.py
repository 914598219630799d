"""Reading teaching objectives."""

from __future__ import annotations

from collections import defaultdict

from sqlalchemy import select
from sqlalchemy.orm import Session

from onex_desktop.domain.plans.objectives import AdoptedRequirement, Number, ObjectiveDraft, ObjectiveRow, dotted
from onex_desktop.domain.values import LEVEL_ORDER
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
    """Return the requirements of the editions that a plan works by, in the order of their standards."""
    rows = session.execute(
        select(SkillRequirement, WorkTask.number, WorkArea.number, WorkArea.level, CertificateModule.code, Certificate)
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
        AdoptedRequirement(row.id, certificate.name, level, module or "", dotted((area, task, row.number)), row.text)
        for row, task, area, level, module, certificate in rows
    ]
    return tuple(sorted(found, key=lambda row: LEVEL_ORDER[row.level]))
