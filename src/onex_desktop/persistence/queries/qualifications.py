"""Reading qualifications and trainings."""

from __future__ import annotations

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from onex_desktop.domain.teaching.qualifications import (
    QualificationDraft,
    QualificationKind,
    QualificationRow,
    TrainingDraft,
    TrainingRow,
)
from onex_desktop.persistence.tables.catalogue import Certificate
from onex_desktop.persistence.tables.qualifications import TeacherQualification, TeacherTraining
from onex_desktop.persistence.tables.teaching import Teacher


def qualifications(session: Session) -> tuple[QualificationRow, ...]:
    """Return all qualifications, teacher by teacher."""
    rows = session.execute(
        select(TeacherQualification, Teacher.name, func.coalesce(Certificate.name, ""))
        .join(Teacher, Teacher.id == TeacherQualification.teacher_id)
        .outerjoin(Certificate, Certificate.id == TeacherQualification.certificate_id)
        .order_by(TeacherQualification.teacher_id, TeacherQualification.id)
    )
    return tuple(
        QualificationRow(
            q.id,
            q.version,
            QualificationDraft(q.teacher_id, q.kind, q.certificate_id, q.level, q.number, q.valid_from, q.valid_until),
            teacher,
            certificate,
        )
        for q, teacher, certificate in rows
    )


def qualifications_numbered(session: Session, kind: QualificationKind, number: str) -> tuple[int, ...]:
    """Return the keys of the qualifications of a kind that have a number."""
    of_kind = select(TeacherQualification.id).where(TeacherQualification.kind == kind)
    return tuple(session.scalars(of_kind.where(TeacherQualification.number == number)))


def trainings(session: Session) -> tuple[TrainingRow, ...]:
    """Return all trainings, teacher by teacher, the earliest first."""
    rows = session.execute(
        select(TeacherTraining, Teacher.name, func.coalesce(Certificate.name, ""))
        .join(Teacher, Teacher.id == TeacherTraining.teacher_id)
        .outerjoin(Certificate, Certificate.id == TeacherTraining.certificate_id)
        .order_by(TeacherTraining.teacher_id, TeacherTraining.started_on, TeacherTraining.id)
    )
    return tuple(
        TrainingRow(
            row.id,
            row.version,
            TrainingDraft(row.teacher_id, row.title, row.certificate_id, row.started_on, row.ended_on, row.hours),
            teacher,
            certificate,
        )
        for row, teacher, certificate in rows
    )
