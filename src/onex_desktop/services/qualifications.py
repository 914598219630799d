"""What teachers are qualified for and were trained in."""

from __future__ import annotations

from collections.abc import Sequence

from onex_desktop.domain.changes import Changed
from onex_desktop.domain.plans import PlanStatus
from onex_desktop.domain.problems import Place, Problem, ProblemsFound, refuse
from onex_desktop.domain.teaching.fitness import find_unqualified
from onex_desktop.domain.teaching.qualifications import (
    QualificationDraft,
    QualificationRow,
    Register,
    TrainingDraft,
    TrainingRow,
    register,
    validate_qualification,
    validate_training,
)
from onex_desktop.persistence.library import Reading
from onex_desktop.persistence.queries import campus, plans, teaching
from onex_desktop.persistence.queries import qualifications as queries
from onex_desktop.persistence.tables import qualifications as t
from onex_desktop.persistence.tables.teaching import Teacher
from onex_desktop.services.context import AppContext


def qualifications(ctx: AppContext) -> tuple[QualificationRow, ...]:
    """Return all qualifications, teacher by teacher."""
    with ctx.read() as session:
        return queries.qualifications(session)


def trainings(ctx: AppContext) -> tuple[TrainingRow, ...]:
    """Return all trainings, teacher by teacher, the earliest first."""
    with ctx.read() as session:
        return queries.trainings(session)


def find_problems(session: Reading, today: str) -> list[Problem]:
    """Return who leads a slot of a plan in force without being qualified for what it serves."""
    rows = register(queries.qualifications(session))
    if not rows.known:
        return []
    in_force = (row.id for row in plans.plans(session) if row.draft.status is PlanStatus.IN_FORCE)
    slots = tuple(slot for plan_id in in_force for slot in teaching.slots(session, plan_id))
    return find_unqualified(slots, rows, _ends(session), today)


def entitled(ctx: AppContext) -> Register:
    """Return who may teach what by the qualifications recorded."""
    return register(qualifications(ctx))


def term_ends(ctx: AppContext) -> dict[str, str]:
    """Return the last day of each term that has one, by the term's code."""
    with ctx.read() as session:
        return _ends(session)


def today(ctx: AppContext) -> str:
    """Return the day by the clock of the desk, in ISO form."""
    return ctx.clock().astimezone().strftime("%Y-%m-%d")


def save_qualification(
    ctx: AppContext, draft: QualificationDraft, qualification_id: int | None = None, version: int | None = None
) -> Changed:
    """Record a qualification, or change the one given by key; a number in use for its kind is refused."""
    problems = validate_qualification(draft)
    if problems:
        raise ProblemsFound(problems)
    values = {
        "teacher_id": draft.teacher_id,
        "certificate_id": draft.certificate_id,
        "kind": draft.kind,
        "level": draft.level,
        "number": draft.number,
        "valid_from": draft.valid_from,
        "valid_until": draft.valid_until,
    }
    is_new = qualification_id is None
    code = "teaching.add_qualification" if is_new else "teaching.change_qualification"
    with ctx.step(code, _name(ctx, draft.teacher_id)) as work:
        same = queries.qualifications_numbered(work.session, draft.kind, draft.number)
        if draft.number and any(key != qualification_id for key in same):
            raise refuse("teaching.qualification_taken", where=Place("teaching", field="number"), number=draft.number)
        if qualification_id is None:
            work.add(t.TeacherQualification(**values))
        else:
            work.set(work.get(t.TeacherQualification, qualification_id, version), **values)
    return work.changed


def delete_qualifications(ctx: AppContext, ids: Sequence[int]) -> Changed:
    """Delete qualifications, as one step."""
    with ctx.step("teaching.delete_qualification") as work:
        for row_id in ids:
            work.remove(work.get(t.TeacherQualification, row_id))
    return work.changed


def save_training(
    ctx: AppContext, draft: TrainingDraft, training_id: int | None = None, version: int | None = None
) -> Changed:
    """Record a training, or change the one given by key."""
    problems = validate_training(draft)
    if problems:
        raise ProblemsFound(problems)
    values = {
        "teacher_id": draft.teacher_id,
        "certificate_id": draft.certificate_id,
        "title": draft.title.strip(),
        "started_on": draft.started_on,
        "ended_on": draft.ended_on,
        "hours": draft.hours,
    }
    code = "teaching.add_training" if training_id is None else "teaching.change_training"
    with ctx.step(code, _name(ctx, draft.teacher_id)) as work:
        if training_id is None:
            work.add(t.TeacherTraining(**values))
        else:
            work.set(work.get(t.TeacherTraining, training_id, version), **values)
    return work.changed


def delete_trainings(ctx: AppContext, ids: Sequence[int]) -> Changed:
    """Delete trainings, as one step."""
    with ctx.step("teaching.delete_training") as work:
        for row_id in ids:
            work.remove(work.get(t.TeacherTraining, row_id))
    return work.changed


def _ends(session: Reading) -> dict[str, str]:
    return {row.draft.code: row.draft.ends_on for row in campus.terms(session) if row.draft.ends_on}


def _name(ctx: AppContext, teacher_id: int) -> str:
    with ctx.read() as session:
        teacher = session.get(Teacher, teacher_id)
        return "" if teacher is None else teacher.name
