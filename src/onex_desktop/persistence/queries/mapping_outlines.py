"""What is known of a matrix without reading its cells."""

from __future__ import annotations

from typing import Final

from sqlalchemy import func, select, table
from sqlalchemy.orm import Session

from onex_desktop.persistence.tables.mapping import IndicatorLink, MappingLink
from onex_desktop.persistence.tables.plans import Course, CourseModule

# By name: the first page asks how big a matrix is, and mapping the tables of standards would make it wait.
_COUNTED: Final = (MappingLink, IndicatorLink, Course, CourseModule, table("skill_requirements"))


def size(session: Session) -> int:
    """Return how many rows all matrices are made of: those of one are not worth counting apart."""
    counts = (select(func.count()).select_from(each).scalar_subquery() for each in _COUNTED)
    return sum(session.execute(select(*counts)).one())


def slot_of_course(session: Session, plan_id: int, course_id: int, name: str) -> int | None:
    """Return the first slot of a course of a plan; None when there is none of that key, or it has another name."""
    course = session.get(Course, course_id)
    if course is None or course.plan_id != plan_id or name not in ("", course.name):
        return None
    parts = select(CourseModule.id).where(CourseModule.course_id == course_id).order_by(CourseModule.position)
    module = session.scalar(parts.limit(1))
    return -course_id if module is None else module


def is_slot_of(session: Session, plan_id: int, slot: int) -> bool:
    """Return whether a slot is a column of a plan's matrices."""
    module = session.get(CourseModule, slot) if slot > 0 else None
    course = session.get(Course, -slot if module is None else module.course_id)
    return course is not None and course.plan_id == plan_id
