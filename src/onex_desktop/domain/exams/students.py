"""Students who sit examinations, each in one class."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from onex_desktop.domain.exams.id_numbers import NO_ID, IdNumber
from onex_desktop.domain.problems import Param, Place, Problem
from onex_desktop.domain.values import is_day


@dataclass(frozen=True, slots=True)
class StudentDraft:
    """A student as entered; ``left_on`` is an ISO day, empty while on the roll."""

    number: str
    name: str
    class_group_id: int
    id_number: IdNumber = NO_ID
    left_on: str = ""


@dataclass(frozen=True, slots=True)
class StudentRow:
    """A student as listed; the identity number in ``draft`` shows itself masked."""

    id: int
    version: int
    draft: StudentDraft
    class_group: str
    major: str
    college: str
    major_id: int
    college_id: int | None
    registrations: int = 0


@dataclass(frozen=True, slots=True)
class Holder:
    """Who has a student number or an identity number already."""

    student_id: int
    name: str
    class_group: str


def validate_student(
    draft: StudentDraft,
    student_id: int | None = None,
    by_number: Mapping[str, Holder] | None = None,
    by_id_number: Mapping[str, Holder] | None = None,
) -> list[Problem]:
    """Return everything wrong with a student: number, name, identity number, day of leaving, numbers taken.

    ``by_number`` and ``by_id_number`` (clear) hold those who have a number already; the student itself, given by
    ``student_id``, does not count.
    """
    found: list[Problem] = []
    if not draft.number.strip():
        found.append(Problem("exams.student_number_missing", params={"name": draft.name}, where=_at(draft, "number")))
    if not draft.name.strip():
        found.append(Problem("exams.student_name_missing", params={"number": draft.number}, where=_at(draft, "name")))
    found += _taken(draft, student_id, by_number or {})
    found += check_id_number(draft, student_id, by_id_number or {})
    if draft.left_on and not is_day(draft.left_on):
        params = {"value": draft.left_on, "name": draft.name}
        found.append(Problem("exams.day_unreadable", params=params, where=_at(draft, "left_on")))
    return found


def check_id_number(
    draft: StudentDraft, student_id: int | None = None, by_id_number: Mapping[str, Holder] | None = None
) -> list[Problem]:
    """Return what is wrong with the identity number of a student; it never appears in full."""
    fault = draft.id_number.fault
    if fault is not None:
        return [Problem(fault.value, params=_shown(draft), where=_at(draft, "id_number"))]
    holder = (by_id_number or {}).get(draft.id_number.clear()) if draft.id_number else None
    if holder is None or holder.student_id == student_id:
        return []
    return [_held_by(holder, draft)]


def _held_by(holder: Holder, draft: StudentDraft) -> Problem:
    others = {"other": holder.name, "other_class": holder.class_group}
    return Problem("exams.id_number_taken", params={**_shown(draft), **others}, where=_at(draft, "id_number"))


def _shown(draft: StudentDraft) -> dict[str, Param]:
    return {"number": draft.number, "name": draft.name, "id_number": draft.id_number.masked}


def _taken(draft: StudentDraft, student_id: int | None, by_number: Mapping[str, Holder]) -> list[Problem]:
    holder = by_number.get(draft.number)
    if holder is None or holder.student_id == student_id:
        return []
    params = {"number": draft.number, "name": holder.name, "class_group": holder.class_group}
    return [Problem("exams.student_number_taken", params=params, where=_at(draft, "number"))]


def _at(draft: StudentDraft, field: str) -> Place:
    return Place("exams", name=f"{draft.number} {draft.name}".strip(), field=field)
