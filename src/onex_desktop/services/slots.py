"""Slots as the upper floors name them: a course module's key, or minus the key of a course without modules."""

from __future__ import annotations

from collections.abc import Iterable

from onex_desktop.domain.problems import Place, Problem, ProblemsFound, refuse
from onex_desktop.persistence.tables.campus import ClassGroup, Major
from onex_desktop.persistence.tables.plans import Course, CourseModule, Plan
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


def refuse_classes_elsewhere(work: UnitOfWork, slot: int, groups: Iterable[ClassGroup]) -> None:
    """Raise ``ProblemsFound`` with every class that is not of the major whose plan the slot belongs to."""
    course = work.get(Course, -slot if slot < 0 else work.get(CourseModule, slot).course_id)
    plan = work.get(Plan, course.plan_id)
    problems = [
        Problem(
            "teaching.class_elsewhere",
            params={"name": group.name, "major": work.get(Major, group.major_id).name, "course": course.name},
            where=Place("teaching", name=group.name, field="classes"),
        )
        for group in groups
        if group.major_id != plan.major_id
    ]
    if problems:
        raise ProblemsFound(problems)
