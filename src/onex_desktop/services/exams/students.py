"""Students: entering them, changing them, finding them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onex_desktop.domain.changes import Changed
from onex_desktop.domain.exams.students import Holder, StudentDraft, StudentRow, validate_student
from onex_desktop.domain.problems import Place, Problem, ProblemsFound
from onex_desktop.persistence.library import Reading
from onex_desktop.persistence.queries.exams import students as queries
from onex_desktop.persistence.tables.exams import candidates as t
from onex_desktop.services.context import AppContext


def students(
    ctx: AppContext,
    *,
    college_id: int | None = None,
    major_id: int | None = None,
    class_group_id: int | None = None,
    text: str = "",
    limit: int | None = None,
) -> tuple[StudentRow, ...]:
    """Return students by class and number; ``text`` is part of a number or a name. Identity numbers are masked."""
    of = queries.Of(college_id, major_id, class_group_id)
    with ctx.read() as session:
        return queries.students(session, of, text=text, limit=limit)


def save_student(
    ctx: AppContext, draft: StudentDraft, student_id: int | None = None, version: int | None = None
) -> Changed:
    """Add a student, or change the one given by key."""
    with ctx.step("exams.add_student" if student_id is None else "exams.change_student", draft.name) as work:
        problems = _problems(work.session, [draft], [student_id])
        if problems:
            raise ProblemsFound([problem for _, problem in problems])
        if student_id is None:
            work.add(t.Student(**_columns(draft)))
        else:
            work.set(work.get(t.Student, student_id, version), **_columns(draft))
    return work.changed


def add_students(ctx: AppContext, drafts: Sequence[StudentDraft]) -> Changed:
    """Add many students together, by the rules for one; their keys rise in their order.

    Raises ``ProblemsFound`` with every problem; the row of its place is the place in ``drafts``.
    """
    with ctx.step("exams.add_student", "、".join(draft.name for draft in drafts[:10])) as work:
        problems = _problems(work.session, drafts, [None] * len(drafts))
        if problems:
            raise ProblemsFound([_at(problem, place) for place, problem in problems])
        work.add_rows(t.Student, [_columns(draft) for draft in drafts])
    return work.changed


def delete_students(ctx: AppContext, ids: Sequence[int]) -> Changed:
    """Delete students who have not registered; all of them or none."""
    with ctx.step("exams.delete_student") as work:
        for row_id in ids:
            work.remove(work.get(t.Student, row_id))
    return work.changed


def _problems(
    session: Reading, drafts: Sequence[StudentDraft], keys: Sequence[int | None]
) -> list[tuple[int, Problem]]:
    """Return what is wrong with each draft, those before it in the list taken for stored."""
    by_number = queries.holders_of_numbers(session, (draft.number for draft in drafts))
    by_id_number = queries.holders_of_id_numbers(session, (draft.id_number.clear() for draft in drafts))
    found: list[tuple[int, Problem]] = []
    for place, (draft, key) in enumerate(zip(drafts, keys, strict=True)):
        found += [(place, problem) for problem in validate_student(draft, key, by_number, by_id_number)]
        holder = Holder(key or -place - 1, draft.name, "")
        by_number.setdefault(draft.number, holder)
        if draft.id_number:
            by_id_number.setdefault(draft.id_number.clear(), holder)
    return found


def _at(problem: Problem, place: int) -> Problem:
    where = problem.where or Place("exams")
    return replace(problem, where=replace(where, row_id=place))


def _columns(draft: StudentDraft) -> dict[str, object]:
    return {
        "number": draft.number.strip(),
        "name": draft.name.strip(),
        "class_group_id": draft.class_group_id,
        "id_number": draft.id_number.clear(),
        "left_on": draft.left_on,
    }
