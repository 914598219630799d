"""Slots as the upper floors name them: a course module's key, or minus the key of a course without modules."""

from __future__ import annotations

from onex_desktop.domain.problems import refuse
from onex_desktop.persistence.tables.plans import Course, CourseModule
from onex_desktop.persistence.unit_of_work import UnitOfWork


def column_of(slot: int) -> dict[str, int]:
    """Return the column a slot is stored in, with its key."""
    return {"course_module_id": slot} if slot > 0 else {"course_id": -slot}


def usable_column(work: UnitOfWork, slot: int) -> dict[str, int]:
    """Return the same for a slot that something new is to hang on.

    Raises ``ProblemsFound`` when it is gone, or when it is a course that has been split into modules.
    """
    if slot > 0:
        work.get(CourseModule, slot)
    else:
        course = work.get(Course, -slot)
        if work.rows(CourseModule, course_id=course.id):
            raise refuse("plans.course_has_modules", course=course.name)
    return column_of(slot)
