"""Who teaches what: teachers, slots, assignments."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from onex_desktop.domain.campus import check_name
from onex_desktop.domain.changes import Changed
from onex_desktop.domain.problems import Place, Problem, ProblemsFound, refuse
from onex_desktop.domain.teaching.assignments import (
    AssignmentDraft,
    BeforeAfter,
    Role,
    SlotRow,
    TeacherDraft,
    TeacherRow,
    validate_assignment,
)
from onex_desktop.domain.teaching.classes import ClassShare
from onex_desktop.persistence.queries import teaching as queries
from onex_desktop.persistence.tables import teaching as t
from onex_desktop.persistence.tables.campus import ClassGroup
from onex_desktop.persistence.tables.plans import Course, CourseModule
from onex_desktop.persistence.unit_of_work import UnitOfWork
from onex_desktop.services import assignment_locks
from onex_desktop.services import slots as slot_keys
from onex_desktop.services.context import AppContext


def teachers(ctx: AppContext, plan_id: int | None = None) -> tuple[TeacherRow, ...]:
    """Return all teachers, with what they hold in a plan, or in any."""
    with ctx.read() as session:
        return queries.teachers(session, plan_id)


def names(ctx: AppContext) -> tuple[tuple[int, str], ...]:
    """Return key and name of all teachers in the order of entry, without reading what they hold."""
    with ctx.read() as session:
        return queries.names(session)


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
    ctx: AppContext,
    slot: int,
    teacher_id: int,
    cohort_ids: Sequence[int],
    hours: Decimal | None = None,
    term_id: int | None = None,
) -> Changed:
    """Give a slot of a term, or of none known, to a teacher in place of who led it; the rest stays if it had any."""
    with ctx.step("teaching.assign", _titles(ctx, teacher_id, slot)) as work:
        teacher = work.get(t.Teacher, teacher_id)
        column = slot_keys.usable_column(work, slot)
        lead = _lead(work, slot, term_id)
        if lead is None or lead.teacher_id != teacher.id:
            assignment_locks.refuse_in_term(work, teacher.id, term_id)
        if lead is not None:
            if lead.teacher_id != teacher.id:
                assignment_locks.refuse(work, lead.id)
            work.set(lead, teacher_id=teacher.id)
        else:
            fields = {"role": Role.LEAD, "hours": hours, "term_id": term_id}
            row = work.add(t.Assignment(**column, teacher_id=teacher.id, **fields))
            for cohort_id in cohort_ids:
                work.add(t.AssignmentCohort(assignment_id=row.id, cohort_id=cohort_id))
    return work.changed


def save_assignment(
    ctx: AppContext, draft: AssignmentDraft, assignment_id: int | None = None, version: int | None = None
) -> Changed:
    """Set who leads a slot in a term, for whom and with how many hours, whatever it had before.

    Given by key, an assignment may change its term, unless someone has the slot in that one, or either is locked.
    """
    _refuse_wrong(draft)
    with ctx.step("teaching.assign", _titles(ctx, draft.teacher_id, draft.slot)) as work:
        if assignment_id is not None:
            _move(work, work.get(t.Assignment, assignment_id, version), draft)
        assign(ctx, draft.slot, draft.teacher_id, (), draft.hours, draft.term_id)
        lead = _lead(work, draft.slot, draft.term_id)
        if lead is not None:
            work.set(lead, hours=draft.hours, counted_as=draft.counted_as, locked=draft.locked)
            _set_classes(work, lead.id, draft)
    return work.changed


def set_class(ctx: AppContext, slot: int, term_id: int | None, share: ClassShare) -> Changed:
    """Add a class to who leads a slot in a term, or change its hours and whom it sits with.

    Raises ``ProblemsFound`` when nobody leads the slot in that term.
    """
    with ctx.step("teaching.set_class") as work:
        lead = _lead(work, slot, term_id)
        if lead is None:
            raise refuse("teaching.class_of_nobody")
        classes = _shares(work, lead.id)
        classes[share.class_group_id] = share
        stored = tuple(row.cohort_id for row in work.rows(t.AssignmentCohort, assignment_id=lead.id))
        draft = AssignmentDraft(slot, lead.teacher_id, stored, lead.hours, term_id, tuple(classes.values()))
        _refuse_wrong(draft)
        _set_classes(work, lead.id, draft)
    return work.changed


def unassign(ctx: AppContext, slots: Sequence[int]) -> Changed:
    """Leave slots without teachers in every term, as one step."""
    with ctx.step("teaching.unassign") as work:
        for slot in slots:
            for row in work.rows(t.Assignment, **slot_keys.column_of(slot)):
                _remove(work, row)
    return work.changed


def delete_assignments(ctx: AppContext, ids: Sequence[int]) -> Changed:
    """Take assignments away, as one step; those of the same slots in other terms stay."""
    with ctx.step("teaching.unassign") as work:
        for assignment_id in ids:
            _remove(work, work.get(t.Assignment, assignment_id))
    return work.changed


def _lead(work: UnitOfWork, slot: int, term_id: int | None) -> t.Assignment | None:
    rows = work.rows(t.Assignment, **slot_keys.column_of(slot), term_id=term_id)
    return next((row for row in rows if row.role is Role.LEAD), None)


def _move(work: UnitOfWork, row: t.Assignment, draft: AssignmentDraft) -> None:
    """Bring an assignment into another term, where nobody has its slot."""
    if row.term_id == draft.term_id:
        return
    if _lead(work, draft.slot, draft.term_id) is not None:
        raise refuse("teaching.term_taken", where=Place("teaching", field="term_id"))
    assignment_locks.refuse(work, row.id)
    assignment_locks.refuse_in_term(work, row.teacher_id, draft.term_id)
    work.set(row, term_id=draft.term_id)


def _remove(work: UnitOfWork, row: t.Assignment) -> None:
    for kind in (t.AssignmentCohort, t.AssignmentClassGroup):
        for part in work.rows(kind, assignment_id=row.id):
            work.remove(part)
    assignment_locks.release(work, row.id)
    work.remove(row)


def _shares(work: UnitOfWork, assignment_id: int) -> dict[int, ClassShare]:
    rows = work.rows(t.AssignmentClassGroup, assignment_id=assignment_id)
    return {row.class_group_id: ClassShare(row.class_group_id, row.hours, row.merged_with) for row in rows}


def _set_classes(work: UnitOfWork, assignment_id: int, draft: AssignmentDraft) -> None:
    """Store the classes, and of the cohorts those of which no class is named (entities, decision 7)."""
    classes = _shares(work, assignment_id).values() if draft.classes is None else draft.classes
    wanted = {share.class_group_id: share for share in classes}
    groups = [work.get(ClassGroup, key) for key in wanted]
    slot_keys.refuse_classes_elsewhere(work, draft.slot, groups)
    refined = {group.cohort_id for group in groups}
    cohorts = set(draft.cohort_ids) - refined
    for row in work.rows(t.AssignmentCohort, assignment_id=assignment_id):
        if row.cohort_id not in cohorts:
            work.remove(row)
        cohorts.discard(row.cohort_id)
    for cohort_id in sorted(cohorts):
        work.add(t.AssignmentCohort(assignment_id=assignment_id, cohort_id=cohort_id))
    for stored in work.rows(t.AssignmentClassGroup, assignment_id=assignment_id):
        share = wanted.pop(stored.class_group_id, None)
        if share is None:
            work.remove(stored)
        else:
            work.set(stored, hours=share.hours, merged_with=share.merged_with)
    for share in wanted.values():
        fields = {"class_group_id": share.class_group_id, "hours": share.hours, "merged_with": share.merged_with}
        work.add(t.AssignmentClassGroup(assignment_id=assignment_id, **fields))


def _refuse_wrong(draft: AssignmentDraft) -> None:
    problems = validate_assignment(draft)
    if problems:
        raise ProblemsFound(problems)


def set_principles(ctx: AppContext, plan_id: int, texts: Sequence[str]) -> Changed:
    """Set the principles printed below a plan's assignment table."""
    with ctx.step("teaching.set_principles") as work:
        for row in work.rows(t.TeachingPrinciple, plan_id=plan_id):
            work.remove(row)
        for position, text in enumerate(texts, start=1):
            work.add(t.TeachingPrinciple(plan_id=plan_id, position=position, text=text))
    return work.changed


def assign_pasted(
    ctx: AppContext, wanted: Mapping[tuple[int, int | None], int | None], cohort_ids: Sequence[int]
) -> Changed:
    """Give slots of terms to teachers by their keys, None leaves one open, as one step; all of it or nothing.

    Raises ``ProblemsFound`` with every problem; the row of its place is the slot.
    """
    problems: list[Problem] = []
    with ctx.step("teaching.paste_teachers", str(len(wanted))) as work:
        for (slot, term_id), teacher_id in wanted.items():
            try:
                if teacher_id is not None:
                    assign(ctx, slot, teacher_id, cohort_ids, term_id=term_id)
                elif (lead := _lead(work, slot, term_id)) is not None:
                    delete_assignments(ctx, [lead.id])
            except ProblemsFound as found:
                problems += [replace(each, where=each.where or Place("teaching", slot)) for each in found.problems]
        if problems:
            raise ProblemsFound(problems)
    return work.changed


def _titles(ctx: AppContext, teacher_id: int, slot: int) -> str:
    """Return the teacher and the slot in words, for the journal."""
    with ctx.read() as session:
        teacher = session.get(t.Teacher, teacher_id)
        part = session.get(CourseModule, slot) if slot > 0 else session.get(Course, -slot)
        return f"{part.name if part else ''} → {teacher.name if teacher else ''}"
