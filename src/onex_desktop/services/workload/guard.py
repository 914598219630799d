"""What teaching has to ask before it changes an assignment: locked statements keep their sources."""

from __future__ import annotations

from onex_desktop.domain.problems import Place, Problem, ProblemsFound, refuse
from onex_desktop.domain.workload.sources import SourceKind
from onex_desktop.domain.workload.statements import StatementState
from onex_desktop.persistence.tables import workload as t
from onex_desktop.persistence.tables.campus import Term
from onex_desktop.persistence.tables.plans import Course, CourseModule
from onex_desktop.persistence.tables.teaching import Assignment
from onex_desktop.persistence.unit_of_work import UnitOfWork


def refuse_in_locked_term(work: UnitOfWork, teacher_id: int, term_id: int) -> None:
    """Raise ``ProblemsFound`` when a teacher's statement of a term is locked: nothing may be added to it."""
    for row in work.rows(t.WorkloadStatement, teacher_id=teacher_id, term_id=term_id):
        if row.state is StatementState.LOCKED:
            raise _locked(work, row)


def release_assignment(work: UnitOfWork, assignment_id: int) -> None:
    """Let go of an assignment that is about to be deleted.

    Raises ``ProblemsFound`` when a locked statement has a line from it; otherwise what was entered for its
    reckoning goes with it.
    """
    refuse_locked_assignment(work, assignment_id)
    for row in work.rows(t.WorkloadInput, assignment_id=assignment_id):
        work.remove(row)


def refuse_locked_assignment(work: UnitOfWork, assignment_id: int) -> None:
    """Raise ``ProblemsFound`` when a locked statement has a line from an assignment."""
    for line in work.rows(t.WorkloadLine, source=SourceKind.ASSIGNMENT, source_key=assignment_id):
        statement = work.get(t.WorkloadStatement, line.statement_id)
        if statement.state is StatementState.LOCKED:
            raise _locked(work, statement)


def refuse_locked_course(work: UnitOfWork, course_id: int) -> None:
    """Raise ``ProblemsFound`` with each locked statement that has a line from a course or one of its modules."""
    slots = [{"course_id": course_id}]
    slots += [{"course_module_id": module.id} for module in work.rows(CourseModule, course_id=course_id)]
    assignments = {row.id for slot in slots for row in work.rows(Assignment, **slot)}
    lines = (
        line
        for key in sorted(assignments)
        for line in work.rows(t.WorkloadLine, source=SourceKind.ASSIGNMENT, source_key=key)
    )
    statements = (work.get(t.WorkloadStatement, key) for key in dict.fromkeys(line.statement_id for line in lines))
    course = work.get(Course, course_id).name
    found = [
        Problem(
            "plans.taught_in_locked_term",
            params={"course": course, "teacher": row.teacher_name, "term": work.get(Term, row.term_id).code},
            where=Place("workload", row.id, row.teacher_name),
        )
        for row in statements
        if row.state is StatementState.LOCKED
    ]
    if found:
        raise ProblemsFound(found)


def _locked(work: UnitOfWork, statement: t.WorkloadStatement) -> Exception:
    term = work.get(Term, statement.term_id).code
    where = Place("workload", statement.id, statement.teacher_name)
    return refuse("workload.term_locked", where=where, teacher=statement.teacher_name, term=term)
