"""Teaching objectives of courses: the tree in three levels, and the skill requirements placed into it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from onex_desktop.domain.changes import Changed
from onex_desktop.domain.plans.objectives import (
    LEVELS,
    AdoptedRequirement,
    Number,
    ObjectiveDraft,
    ObjectiveRow,
    validate_objective,
    validate_text,
)
from onex_desktop.domain.problems import Problem, ProblemsFound
from onex_desktop.persistence.queries import objectives as queries
from onex_desktop.persistence.tables import objectives as t
from onex_desktop.persistence.tables.plans import Course
from onex_desktop.persistence.unit_of_work import UnitOfWork
from onex_desktop.services.context import AppContext


def objectives(ctx: AppContext, plan_id: int | None = None) -> tuple[ObjectiveRow, ...]:
    """Return the objectives of a plan or of all, by course in the order of their numbers."""
    with ctx.read() as session:
        return queries.objectives(session, plan_id)


def adopted_requirements(ctx: AppContext, plan_id: int) -> tuple[AdoptedRequirement, ...]:
    """Return the requirements of the editions that a plan adopted; those of the current ones may be placed."""
    with ctx.read() as session:
        return queries.adopted_requirements(session, plan_id)


def add_objective(ctx: AppContext, draft: ObjectiveDraft) -> Changed:
    """Add an objective under its number; the one above it must be there."""
    with ctx.step("plans.add_objective", draft.text) as work:
        course = work.get(Course, draft.course_id)
        known = _by_number(ctx, course)
        _refuse_if(validate_objective(draft, known.keys()))
        work.add(
            t.Objective(
                course_id=course.id,
                parent_id=known[draft.number[:-1]].id if len(draft.number) > 1 else None,
                course_module_id=draft.course_module_id,
                level=LEVELS[len(draft.number) - 1],
                position=draft.number[-1],
                text=draft.text.strip(),
            )
        )
    return work.changed


def change_objective(
    ctx: AppContext, objective_id: int, text: str, course_module_id: int | None, version: int | None = None
) -> Changed:
    """Change the words of an objective and the module it belongs to; its number stays."""
    _refuse_if(validate_text(text))
    with ctx.step("plans.change_objective", text) as work:
        record = work.get(t.Objective, objective_id, version)
        work.set(record, text=text.strip(), course_module_id=course_module_id)
    return work.changed


def move_objective(ctx: AppContext, objective_id: int, by: int) -> Changed:
    """Let an objective change places with its neighbour above (−1) or below (1); at the end nothing happens."""
    with ctx.step("plans.move_objective") as work:
        record = work.get(t.Objective, objective_id)
        beside = work.rows(t.Objective, course_id=record.course_id, parent_id=record.parent_id)
        beside.sort(key=lambda row: row.position)
        at = beside.index(record) + by
        if 0 <= at < len(beside):
            mine, theirs = record.position, beside[at].position
            work.set(record, position=theirs)
            work.set(beside[at], position=mine)
    return work.changed


def delete_objectives(ctx: AppContext, ids: Sequence[int]) -> Changed:
    """Delete objectives with everything below them; the numbers of the others stay as they are."""
    with ctx.step("plans.delete_objective", f"{len(ids)} 项") as work:
        for row_id in ids:
            record = work.session.get(t.Objective, row_id)
            # It may have gone with one above it.
            if record is not None:
                _remove(work, record)
    return work.changed


def place_requirements(ctx: AppContext, objective_id: int, requirement_ids: Sequence[int]) -> Changed:
    """Place skill requirements into an objective; those that are there stay."""
    with ctx.step("plans.place_requirements", f"{len(requirement_ids)} 条") as work:
        objective = work.get(t.Objective, objective_id)
        there = {row.skill_requirement_id for row in work.rows(t.ObjectiveRequirement, objective_id=objective_id)}
        with work.touching(objective):
            for key in requirement_ids:
                if key not in there:
                    work.add(t.ObjectiveRequirement(objective_id=objective_id, skill_requirement_id=key))
    return work.changed


def take_out_requirements(ctx: AppContext, objective_id: int, requirement_ids: Sequence[int]) -> Changed:
    """Take skill requirements out of an objective; the requirements themselves stay in their standard."""
    with ctx.step("plans.take_out_requirements", f"{len(requirement_ids)} 条") as work:
        objective = work.get(t.Objective, objective_id)
        with work.touching(objective):
            for row in work.rows(t.ObjectiveRequirement, objective_id=objective_id):
                if row.skill_requirement_id in requirement_ids:
                    work.remove(row)
    return work.changed


def place_again(ctx: AppContext, plan_id: int, successors: Mapping[int, int]) -> Changed:
    """Let requirements of a new edition take the places, in a plan's objectives, of those they are the same as."""
    with ctx.step("plans.place_requirements", f"{len(successors)} 条") as work:
        for row in objectives(ctx, plan_id):
            for old in row.requirement_ids:
                new = successors.get(old)
                if new is None or new in row.requirement_ids:
                    continue
                for placed in work.rows(t.ObjectiveRequirement, objective_id=row.id, skill_requirement_id=old):
                    work.set(placed, skill_requirement_id=new)
    return work.changed


def _by_number(ctx: AppContext, course: Course) -> dict[Number, ObjectiveRow]:
    rows = objectives(ctx, course.plan_id)
    return {row.draft.number: row for row in rows if row.draft.course_id == course.id}


def _remove(work: UnitOfWork, record: t.Objective) -> None:
    for below in work.rows(t.Objective, parent_id=record.id):
        _remove(work, below)
    for placed in work.rows(t.ObjectiveRequirement, objective_id=record.id):
        work.remove(placed)
    work.remove(record)


def _refuse_if(problems: list[Problem]) -> None:
    if problems:
        raise ProblemsFound(problems)
