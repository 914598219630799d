"""Copying a plan to its next version with chosen parts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from onex_desktop.domain.changes import Changed
from onex_desktop.domain.plans import PlanDraft
from onex_desktop.domain.plans.cloning import Cloned, Part, completed
from onex_desktop.persistence.tables import plans as t
from onex_desktop.persistence.tables.mapping import IndicatorLink, MappingLink
from onex_desktop.persistence.tables.objectives import Objective, ObjectiveRequirement
from onex_desktop.persistence.tables.plan_reviews import CycleReview
from onex_desktop.persistence.tables.standard_adoption import StandardAdoption
from onex_desktop.persistence.tables.teaching import Assignment
from onex_desktop.persistence.unit_of_work import UnitOfWork
from onex_desktop.services.context import AppContext
from onex_desktop.services.plans import require_plan

Keys = dict[int, int]
"""Keys of the copies by those of the originals."""
Slots = Mapping[str, Keys]
"""The same for the columns a slot is stored in."""


def clone_plan(ctx: AppContext, plan_id: int, version: str, parts: frozenset[Part]) -> tuple[Changed, Cloned]:
    """Copy a plan as a draft that follows it, as one step; links take their courses and adopted editions along.

    Raises ``ProblemsFound`` when the version has no name or the major has it already.
    """
    wanted = completed(parts)
    with ctx.step("plans.clone_plan", version) as work:
        source = work.get(t.Plan, plan_id)
        draft = PlanDraft(source.major_id, version.strip(), predecessor_id=plan_id)
        require_plan(draft)
        made = work.add(
            t.Plan(major_id=draft.major_id, plan_version=draft.version, status=draft.status, predecessor_id=plan_id)
        )
        there = _there(work, plan_id)
        indicators = _competencies(work, plan_id, made.id) if Part.COMPETENCIES in wanted else {}
        if Part.COURSES in wanted:
            slots = _courses(work, plan_id, made.id)
            if Part.INDICATOR_LINKS in wanted:
                _indicator_links(work, slots, indicators)
            if Part.OBJECTIVES in wanted:
                _objectives(work, slots)
            if Part.LINKS in wanted:
                _links(work, slots)
                for row in work.rows(StandardAdoption, plan_id=plan_id):
                    work.add(
                        StandardAdoption(
                            plan_id=made.id, standard_id=row.standard_id, adopted_on=row.adopted_on, note=row.note
                        )
                    )
        carried = {part: number for part, number in there.items() if part in wanted}
        left = {part: number for part, number in there.items() if part not in wanted}
        cloned = Cloned(made.id, carried, left)
    return work.changed, cloned


def _there(work: UnitOfWork, plan_id: int) -> dict[Part, int]:
    courses = work.rows(t.Course, plan_id=plan_id)
    modules = [module for course in courses for module in work.rows(t.CourseModule, course_id=course.id)]
    slots = [*({"course_id": row.id} for row in courses), *({"course_module_id": row.id} for row in modules)]
    return {
        Part.COMPETENCIES: len(work.rows(t.Competency, plan_id=plan_id)),
        Part.COURSES: len(courses),
        Part.LINKS: sum(len(work.rows(MappingLink, **slot)) for slot in slots),
        Part.INDICATOR_LINKS: sum(len(work.rows(IndicatorLink, **slot)) for slot in slots),
        Part.OBJECTIVES: sum(len(work.rows(Objective, course_id=row.id)) for row in courses),
        Part.ASSIGNMENTS: sum(len(work.rows(Assignment, **slot)) for slot in slots),
        Part.REFORMS: sum(len(work.rows(t.CourseReform, after_course_id=row.id)) for row in courses),
        Part.COHORTS: len(work.rows(t.PlanCohort, plan_id=plan_id)),
        Part.REVIEWS: len(work.rows(CycleReview, plan_id=plan_id)),
    }


def _competencies(work: UnitOfWork, source: int, target: int) -> Keys:
    indicators: Keys = {}
    for row in work.rows(t.Competency, plan_id=source):
        copy = work.add(t.Competency(plan_id=target, code=row.code, name=row.name, statement=row.statement))
        for each in work.rows(t.Indicator, competency_id=row.id):
            part = t.Indicator(competency_id=copy.id, code=each.code, position=each.position, text=each.text)
            indicators[each.id] = work.add(part).id
    return indicators


def _courses(work: UnitOfWork, source: int, target: int) -> Slots:
    courses: Keys = {}
    modules: Keys = {}
    for row in work.rows(t.Course, plan_id=source):
        copy = work.add(
            t.Course(
                plan_id=target,
                name=row.name,
                position=row.position,
                is_practice=row.is_practice,
                responsible_id=row.responsible_id,
                code=row.code,
                nature=row.nature,
                kind=row.kind,
                theory_hours=row.theory_hours,
                practice_hours=row.practice_hours,
                credits=row.credits,
                term_number=row.term_number,
            )
        )
        courses[row.id] = copy.id
        for each in work.rows(t.CourseModule, course_id=row.id):
            part = t.CourseModule(course_id=copy.id, position=each.position, label=each.label, name=each.name)
            modules[each.id] = work.add(part).id
    return {"course_id": courses, "course_module_id": modules}


def _links(work: UnitOfWork, slots: Slots) -> None:
    for column, old, slot in _copied(slots):
        for row in work.rows(MappingLink, **{column: old}):
            work.add(
                MappingLink(
                    certificate_module_id=row.certificate_module_id,
                    skill_requirement_id=row.skill_requirement_id,
                    **slot,
                    strength=row.strength,
                    hours=row.hours,
                    note=row.note,
                    review=row.review,
                    changed_by=row.changed_by,
                    changed_at=row.changed_at,
                )
            )


def _indicator_links(work: UnitOfWork, slots: Slots, indicators: Keys) -> None:
    for column, old, slot in _copied(slots):
        for row in work.rows(IndicatorLink, **{column: old}):
            work.add(
                IndicatorLink(
                    indicator_id=indicators[row.indicator_id],
                    **slot,
                    strength=row.strength,
                    note=row.note,
                    review=row.review,
                    changed_by=row.changed_by,
                    changed_at=row.changed_at,
                )
            )


def _copied(slots: Slots) -> Iterator[tuple[str, int, dict[str, int | None]]]:
    """Yield the column and key of each original slot, and the columns of its copy."""
    for column, keys in slots.items():
        for old, new in keys.items():
            yield column, old, {"course_id": None, "course_module_id": None, column: new}


def _objectives(work: UnitOfWork, slots: Slots) -> None:
    courses, modules = slots["course_id"], slots["course_module_id"]
    for course in courses:
        # Parents were entered before what stands below them.
        copies: Keys = {}
        for row in work.rows(Objective, course_id=course):
            copy = Objective(
                course_id=courses[course],
                parent_id=None if row.parent_id is None else copies[row.parent_id],
                course_module_id=None if row.course_module_id is None else modules[row.course_module_id],
                level=row.level,
                position=row.position,
                text=row.text,
            )
            copies[row.id] = work.add(copy).id
            for placed in work.rows(ObjectiveRequirement, objective_id=row.id):
                key = placed.skill_requirement_id
                work.add(ObjectiveRequirement(objective_id=copies[row.id], skill_requirement_id=key))
