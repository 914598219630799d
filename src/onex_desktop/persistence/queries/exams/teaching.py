"""Which teacher prepares which class for which certificate, through the matrix."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, Subquery, and_, func, or_, select

from onex_desktop.persistence.tables.campus import ClassGroup
from onex_desktop.persistence.tables.catalogue import CertificateModule
from onex_desktop.persistence.tables.mapping import MappingLink, ScaleValue
from onex_desktop.persistence.tables.plans import Course, CourseModule, Plan
from onex_desktop.persistence.tables.standards import SkillRequirement, Standard, WorkArea, WorkTask
from onex_desktop.persistence.tables.teaching import Assignment, AssignmentClassGroup, AssignmentCohort


def taught() -> Subquery:
    """Return teacher, class and certificate: who has a course or course module that serves a module or requirement.

    An assignment is for the classes it names, and for all classes of its cohorts in the major of its plan.
    """
    course = func.coalesce(Assignment.course_id, CourseModule.course_id)
    serves = or_(
        MappingLink.course_id == Assignment.course_id, MappingLink.course_module_id == Assignment.course_module_id
    )
    query: Any = (
        select(
            Assignment.teacher_id.label("teacher_id"),
            ClassGroup.id.label("class_group_id"),
            func.coalesce(CertificateModule.certificate_id, Standard.certificate_id).label("certificate_id"),
        )
        .outerjoin(CourseModule, CourseModule.id == Assignment.course_module_id)
        .join(Course, Course.id == course)
        .join(Plan, Plan.id == Course.plan_id)
        .join(ClassGroup, or_(_of_a_cohort(), _named()))
        .join(MappingLink, serves)
        .outerjoin(CertificateModule, CertificateModule.id == MappingLink.certificate_module_id)
        .outerjoin(SkillRequirement, SkillRequirement.id == MappingLink.skill_requirement_id)
        .outerjoin(WorkTask, WorkTask.id == SkillRequirement.task_id)
        .outerjoin(WorkArea, WorkArea.id == WorkTask.area_id)
        .outerjoin(Standard, Standard.id == WorkArea.standard_id)
        .join(ScaleValue, ScaleValue.strength == MappingLink.strength)
        .where(ScaleValue.serves)
    )
    return query.distinct().subquery("taught")  # type: ignore[no-any-return]


def _of_a_cohort() -> ColumnElement[bool]:
    rows = select(AssignmentCohort.id).where(
        AssignmentCohort.assignment_id == Assignment.id, AssignmentCohort.cohort_id == ClassGroup.cohort_id
    )
    return and_(ClassGroup.major_id == Plan.major_id, rows.exists())


def _named() -> ColumnElement[bool]:
    rows = select(AssignmentClassGroup.id).where(
        AssignmentClassGroup.assignment_id == Assignment.id, AssignmentClassGroup.class_group_id == ClassGroup.id
    )
    return rows.exists()
