"""What a locked or written workload statement asks of the assignments it rests on.

The tables of workload are none of those the first page reads, so its guard is loaded when an assignment is changed.
"""

from __future__ import annotations

from onex_desktop.persistence.unit_of_work import UnitOfWork


def release(work: UnitOfWork, assignment_id: int) -> None:
    """Let go of an assignment that is about to be deleted; raises ``ProblemsFound`` where a statement holds it."""
    from onex_desktop.services.workload import guard

    guard.release_assignment(work, assignment_id)


def refuse(work: UnitOfWork, assignment_id: int) -> None:
    """Raise ``ProblemsFound`` where a locked statement rests on the assignment."""
    from onex_desktop.services.workload import guard

    guard.refuse_locked_assignment(work, assignment_id)


def refuse_course(work: UnitOfWork, course_id: int) -> None:
    """Raise ``ProblemsFound`` with each locked statement that rests on a course or on one of its modules."""
    from onex_desktop.services.workload import guard

    guard.refuse_locked_course(work, course_id)


def refuse_in_term(work: UnitOfWork, teacher_id: int, term_id: int | None) -> None:
    """Raise ``ProblemsFound`` where the teacher's statement of a term is locked; without a term nothing is."""
    from onex_desktop.services.workload import guard

    if term_id is not None:
        guard.refuse_in_locked_term(work, teacher_id, term_id)
