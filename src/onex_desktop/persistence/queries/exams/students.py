"""Reading students and the classes they are in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final, TypeVar

from sqlalchemy import Select, func, or_, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from onex_desktop.domain.exams.id_numbers import IdNumber
from onex_desktop.domain.exams.rosters import ClassGroupKey
from onex_desktop.domain.exams.students import Holder, StudentDraft, StudentRow
from onex_desktop.persistence.tables.campus import ClassGroup, College, Major
from onex_desktop.persistence.tables.exams.candidates import Registration, Student

V = TypeVar("V", str, int)
CHUNK = 500
"""So many values are asked for at once; SQLite takes a limited number of parameters."""


@dataclass(frozen=True, slots=True)
class Of:
    """Whose students are meant; None leaves a question open."""

    college_id: int | None = None
    major_id: int | None = None
    class_group_id: int | None = None


EVERYBODY: Final = Of()


def students(
    session: Session, of: Of = EVERYBODY, *, text: str = "", limit: int | None = None
) -> tuple[StudentRow, ...]:
    """Return students by class and number; ``text`` is part of a number or a name."""
    query = _listed().order_by(Student.class_group_id, Student.number)
    for column, wanted in (
        (Major.college_id, of.college_id),
        (Major.id, of.major_id),
        (Student.class_group_id, of.class_group_id),
    ):
        if wanted is not None:
            query = query.where(column == wanted)
    if text:
        query = query.where(
            or_(Student.number.contains(text, autoescape=True), Student.name.contains(text, autoescape=True))
        )
    return tuple(_row(row) for row in session.execute(query.limit(limit)))


def with_numbers(session: Session, numbers: Iterable[str]) -> tuple[StudentRow, ...]:
    """Return the students who have one of the numbers."""
    return tuple(
        _row(row) for chunk in chunks(numbers) for row in session.execute(_listed().where(Student.number.in_(chunk)))
    )


def with_names(session: Session, names: Iterable[str]) -> tuple[StudentRow, ...]:
    """Return the students who have one of the names; names repeat."""
    return tuple(
        _row(row) for chunk in chunks(names) for row in session.execute(_listed().where(Student.name.in_(chunk)))
    )


def with_keys(session: Session, keys: Iterable[int]) -> tuple[StudentRow, ...]:
    """Return the students given by key."""
    return tuple(_row(row) for chunk in chunks(keys) for row in session.execute(_listed().where(Student.id.in_(chunk))))


def holders_of_numbers(session: Session, numbers: Iterable[str]) -> dict[str, Holder]:
    """Return who has which of the student numbers."""
    return {
        number: Holder(key, name, group)
        for chunk in chunks(numbers)
        for number, key, name, group in session.execute(_holders(Student.number).where(Student.number.in_(chunk)))
    }


def holders_of_id_numbers(session: Session, numbers: Iterable[str]) -> dict[str, Holder]:
    """Return who has which of the identity numbers, given and keyed in full."""
    return {
        number: Holder(key, name, group)
        for chunk in chunks(number for number in numbers if number)
        for number, key, name, group in session.execute(
            _holders(Student.id_number).where(Student.id_number.in_(chunk), Student.id_number != "")
        )
    }


def chunks(values: Iterable[V]) -> Iterator[list[V]]:
    """Yield different values in lists that fit one statement."""
    listed = list(dict.fromkeys(values))
    for start in range(0, len(listed), CHUNK):
        yield listed[start : start + CHUNK]


def _holders(column: InstrumentedAttribute[str]) -> Select[str, int, str, str]:
    return select(column, Student.id, Student.name, ClassGroup.name).join(
        ClassGroup, ClassGroup.id == Student.class_group_id
    )


def _listed() -> Select[Student, str, str, str, int, int | None, int]:
    used = select(func.count()).where(Registration.student_id == Student.id).scalar_subquery()
    return (
        select(Student, ClassGroup.name, Major.name, func.coalesce(College.name, ""), Major.id, Major.college_id, used)
        .join(ClassGroup, ClassGroup.id == Student.class_group_id)
        .join(Major, Major.id == ClassGroup.major_id)
        .outerjoin(College, College.id == Major.college_id)
    )


def _row(row: Sequence[Any]) -> StudentRow:
    s, group, major, college, major_id, college_id, used = row
    draft = StudentDraft(s.number, s.name, s.class_group_id, IdNumber(s.id_number), s.left_on)
    return StudentRow(s.id, s.version, draft, group, major, college, major_id, college_id, used)


def classes(session: Session) -> tuple[ClassGroupKey, ...]:
    """Return the classes with what finds the pilot of their students."""
    rows = session.execute(
        select(ClassGroup.id, ClassGroup.name, ClassGroup.major_id, Major.college_id)
        .join(Major, Major.id == ClassGroup.major_id)
        .order_by(ClassGroup.id)
    )
    return tuple(ClassGroupKey(*row) for row in rows)
