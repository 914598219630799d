"""Who teaches what: teachers, slots, assignments."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from onex_desktop.domain.campus import check_name
from onex_desktop.domain.changes import Changed
from onex_desktop.domain.problems import Place, Problem, ProblemsFound, refuse
from onex_desktop.domain.teaching.assignments import BeforeAfter, Role, SlotRow, TeacherDraft, TeacherRow
from onex_desktop.persistence.queries import teaching as queries
from onex_desktop.persistence.tables import teaching as t
from onex_desktop.persistence.tables.plans import Course, CourseModule
from onex_desktop.persistence.unit_of_work import UnitOfWork
from onex_desktop.services import slots as slot_keys
from onex_desktop.services.context import AppContext


def teachers(ctx: AppContext, plan_id: int | None = None) -> tuple[TeacherRow, ...]:
    """Return all teachers, with what they hold in a plan, or in any."""
    with ctx.read() as session:
        return queries.teachers(session, plan_id)


def slots(ctx: AppContext, plan_id: int | None = None) -> tuple[SlotRow, ...]:
    """Return what is to be taught in a plan, or in all, and who takes it."""
    with ctx.read() as session:
        return queries.slots(session, plan_id)


def before_after(ctx: AppContext, plan_id: int) -> BeforeAfter | None:
    """Return the view of a plan against its predecessor, or None when it has none."""
    with ctx.read() as session:
        return queries.before_after(session, plan_id)


def save_teacher(
    ctx: AppContext, draft: TeacherDraft, teacher_id: int | None = None, version: int | None = None
) -> Changed:
    """Add a teacher, or change the one given by key; a number in use is refused, a second like name is not."""
    problems = check_name("teaching", draft.name)
    if problems:
        raise ProblemsFound(problems)
    values = _columns(draft)
    with ctx.step("teaching.add_teacher" if teacher_id is None else "teaching.change_teacher", draft.name) as work:
        if draft.number and any(key != teacher_id for key in queries.teachers_numbered(work.session, draft.number)):
            raise refuse("teaching.number_taken", number=draft.number)
        if teacher_id is None:
            work.add(t.Teacher(**values))
        else:
            work.set(work.get(t.Teacher, teacher_id, version), **values)
    return work.changed


def add_teachers(ctx: AppContext, drafts: Sequence[TeacherDraft]) -> Changed:
    """Add many teachers together, by the rules for one; their keys rise in their order.

    Raises ``ProblemsFound`` with every problem; the row of its place is the place in ``drafts``.
    """
    problems = [
        replace(problem, where=Place("teaching", at, draft.name, "name"))
        for at, draft in enumerate(drafts)
        for problem in check_name("teaching", draft.name)
    ]
    with ctx.step("teaching.add_teacher", "、".join(draft.name for draft in drafts[:10])) as work:
        seen = queries.teacher_numbers(work.session)
        for at, draft in enumerate(drafts):
            if draft.number and draft.number in seen:
                where = Place("teaching", at, draft.name, "number")
                problems.append(Problem("teaching.number_taken", params={"number": draft.number}, where=where))
            seen.add(draft.number)
        if problems:
            raise ProblemsFound(problems)
        work.add_rows(t.Teacher, [_columns(draft) for draft in drafts])
    return work.changed


def _columns(draft: TeacherDraft) -> dict[str, object]:
    return {
        "name": draft.name,
        "number": draft.number,
        "title": draft.title,
        "college_id": draft.college_id,
        "dual_qualified": draft.dual_qualified,
        "office_id": draft.office_id,
        "load_limit": draft.load_limit,
    }


def delete_teachers(ctx: AppContext, teacher_ids: Sequence[int]) -> Changed:
    """Delete teachers who have no assignments; all of them or none."""
    with ctx.step("teaching.delete_teacher") as work:
        for teacher_id in teacher_ids:
            work.remove(work.get(t.Teacher, teacher_id))
    return work.changed


def assign(
    ctx: AppContext, slot: int, teacher_id: int, cohort_ids: Sequence[int], hours: Decimal | None = None
) -> Changed:
    """Give a slot to a teacher as its lead, in place of whoever led it; cohorts and hours stay if it had them."""
    with ctx.step("teaching.assign", _titles(ctx, teacher_id, slot)) as work:
        teacher = work.get(t.Teacher, teacher_id)
        column = slot_keys.usable_column(work, slot)
        leads = [row for row in work.rows(t.Assignment, **column) if row.role is Role.LEAD]
        if leads:
            if leads[0].teacher_id != teacher.id:
                _refuse_locked(work, leads[0].id)
            work.set(leads[0], teacher_id=teacher.id)
        else:
            row = work.add(t.Assignment(**column, teacher_id=teacher.id, role=Role.LEAD, hours=hours))
            for cohort_id in cohort_ids:
                work.add(t.AssignmentCohort(assignment_id=row.id, cohort_id=cohort_id))
    return work.changed


def save_assignment(
    ctx: AppContext, slot: int, teacher_id: int, cohort_ids: Sequence[int], hours: Decimal | None
) -> Changed:
    """Set who leads a slot, for which cohorts and with how many hours, whatever it had before."""
    if hours is not None and hours < 0:
        raise refuse("teaching.hours_negative")
    with ctx.step("teaching.assign", _titles(ctx, teacher_id, slot)) as work:
        assign(ctx, slot, teacher_id, cohort_ids, hours)
        rows = work.rows(t.Assignment, **slot_keys.column_of(slot))
        lead = next(row for row in rows if row.role is Role.LEAD)
        work.set(lead, hours=hours)
        stored = {row.cohort_id: row for row in work.rows(t.AssignmentCohort, assignment_id=lead.id)}
        for cohort_id, row in stored.items():
            if cohort_id not in cohort_ids:
                work.remove(row)
        for cohort_id in cohort_ids:
            if cohort_id not in stored:
                work.add(t.AssignmentCohort(assignment_id=lead.id, cohort_id=cohort_id))
    return work.changed


def unassign(ctx: AppContext, slots: Sequence[int]) -> Changed:
    """Leave slots without teachers, as one step."""
    with ctx.step("teaching.unassign") as work:
        for slot in slots:
            for row in work.rows(t.Assignment, **slot_keys.column_of(slot)):
                for cohort in work.rows(t.AssignmentCohort, assignment_id=row.id):
                    work.remove(cohort)
                _release(work, row.id)
                work.remove(row)
    return work.changed


def set_principles(ctx: AppContext, plan_id: int, texts: Sequence[str]) -> Changed:
    """Set the principles printed below a plan's assignment table."""
    with ctx.step("teaching.set_principles") as work:
        for row in work.rows(t.TeachingPrinciple, plan_id=plan_id):
            work.remove(row)
        for position, text in enumerate(texts, start=1):
            work.add(t.TeachingPrinciple(plan_id=plan_id, position=position, text=text))
    return work.changed


def assign_pasted(ctx: AppContext, wanted: Mapping[int, int | None], cohort_ids: Sequence[int]) -> Changed:
    """Give slots to teachers by their keys, None leaves a slot open, as one step; all of it or nothing.

    Raises ``ProblemsFound`` with every problem; the row of its place is the slot.
    """
    problems: list[Problem] = []
    with ctx.step("teaching.paste_teachers", str(len(wanted))) as work:
        for slot, teacher_id in wanted.items():
            try:
                if teacher_id is None:
                    unassign(ctx, [slot])
                else:
                    assign(ctx, slot, teacher_id, cohort_ids)
            except ProblemsFound as found:
                problems += [replace(each, where=each.where or Place("teaching", slot)) for each in found.problems]
        if problems:
            raise ProblemsFound(problems)
    return work.changed


def _release(work: UnitOfWork, assignment_id: int) -> None:
    from onex_desktop.services.workload import guard  # its tables are none of those the first page reads

    guard.release_assignment(work, assignment_id)


def _refuse_locked(work: UnitOfWork, assignment_id: int) -> None:
    from onex_desktop.services.workload import guard

    guard.refuse_locked_assignment(work, assignment_id)


def _titles(ctx: AppContext, teacher_id: int, slot: int) -> str:
    """Return the teacher and the slot in words, for the journal."""
    with ctx.read() as session:
        teacher = session.get(t.Teacher, teacher_id)
        part = session.get(CourseModule, slot) if slot > 0 else session.get(Course, -slot)
        return f"{part.name if part else ''} → {teacher.name if teacher else ''}"
