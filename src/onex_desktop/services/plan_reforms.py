"""Course reform lines: what became of the courses from one plan version to the next."""

from __future__ import annotations

from collections.abc import Sequence

from onex_desktop.domain.changes import Changed
from onex_desktop.domain.plans import ReformDraft, ReformRow
from onex_desktop.domain.plans.reforms import validate_reform
from onex_desktop.domain.problems import ProblemsFound
from onex_desktop.persistence.queries import plan_reforms as queries
from onex_desktop.persistence.tables import plans as t
from onex_desktop.persistence.unit_of_work import UnitOfWork
from onex_desktop.services.context import AppContext


def reforms(ctx: AppContext, plan_id: int | None = None) -> tuple[ReformRow, ...]:
    """Return all reform lines in order, or those of a plan."""
    with ctx.read() as session:
        return queries.reforms(session, plan_id)


def save_reform(
    ctx: AppContext, draft: ReformDraft, reform_id: int | None = None, version: int | None = None
) -> Changed:
    """Add a reform line, or change the one given by key."""
    with ctx.step("plans.add_reform" if reform_id is None else "plans.change_reform") as work:
        before, after = _plan_of(work, draft.before_course_id), _plan_of(work, draft.after_course_id)
        if found := validate_reform(draft, before, after):
            raise ProblemsFound(found)
        values = {
            "before_course_id": draft.before_course_id,
            "after_course_id": draft.after_course_id,
            "certificate_module_id": draft.certificate_module_id,
        }
        if reform_id is None:
            last = max((row.position for row in work.rows(t.CourseReform)), default=0)
            work.add(t.CourseReform(**values, position=draft.position or last + 1))
        else:
            line = work.get(t.CourseReform, reform_id, version)
            work.set(line, **values, position=draft.position or line.position)
    return work.changed


def delete_reforms(ctx: AppContext, ids: Sequence[int]) -> Changed:
    """Delete reform lines; their courses stay."""
    with ctx.step("plans.delete_reform") as work:
        for row_id in ids:
            work.remove(work.get(t.CourseReform, row_id))
    return work.changed


def _plan_of(work: UnitOfWork, course_id: int | None) -> int | None:
    return None if course_id is None else work.get(t.Course, course_id).plan_id
