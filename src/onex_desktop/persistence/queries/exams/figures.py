"""What registrations add up to, grouped in the database: persons and person-times, first attempts and resits."""

from __future__ import annotations

from typing import Any, Final

from sqlalchemy import ColumnElement, Select, and_, case, func, not_, select
from sqlalchemy.orm import Session

from onex_desktop.domain.exams.counting import (
    RESIT_OF,
    STATES_OF,
    Dimension,
    GroupKey,
    Measure,
    RegistrationFilter,
    Tally,
)
from onex_desktop.domain.exams.registrations import ATTENDED, RELEASED, RegistrationState
from onex_desktop.persistence.queries.exams.registrations import (
    attempt,
    conditions,
    is_resit,
    joined,
    sees_all_attempts,
)
from onex_desktop.persistence.queries.exams.teaching import taught
from onex_desktop.persistence.tables.campus import ClassGroup
from onex_desktop.persistence.tables.catalogue import Pilot
from onex_desktop.persistence.tables.exams.candidates import ExamSession, Registration, Student

_COUNTED: Final = tuple(measure for measure in Measure if measure is not Measure.DUE)
_PERSONS: Final = {
    "persons_registered": frozenset(RegistrationState),
    "persons_attended": ATTENDED,
    "persons_released": RELEASED,
    "persons_passed": frozenset({RegistrationState.PASSED}),
}
_KEYS: Final[dict[Dimension, tuple[Any, ...]]] = {
    Dimension.CERTIFICATE: (ExamSession.certificate_id,),
    Dimension.LEVEL: (ExamSession.certificate_id, ExamSession.level),
    Dimension.COLLEGE: (Pilot.college_id,),
    Dimension.MAJOR: (ClassGroup.major_id,),
    Dimension.CLASS_GROUP: (Student.class_group_id,),
    Dimension.YEAR: (ExamSession.year,),
}


def tallies(session: Session, dimension: Dimension, chosen: RegistrationFilter) -> dict[GroupKey, Tally]:
    """Return the counts of every group that has registrations; what was planned is not among them."""
    if dimension is Dimension.TEACHER:
        lessons = taught()
        query = _rows((lessons.c.teacher_id,), chosen).join(
            lessons,
            and_(
                lessons.c.class_group_id == Student.class_group_id,
                lessons.c.certificate_id == ExamSession.certificate_id,
            ),
        )
        return _counted(session, query, 1)
    keys = _KEYS[dimension]
    return _counted(session, _rows(keys, chosen), len(keys))


def by_pilot(session: Session, chosen: RegistrationFilter) -> dict[int, Tally]:
    """Return the counts of every pilot that has registrations."""
    found = _counted(session, _rows((Registration.pilot_id,), chosen), 1)
    return {int(key[0]): tally for key, tally in found.items()}


def total(session: Session, chosen: RegistrationFilter) -> Tally | None:
    """Return the counts of all registrations that are meant; None when there are none."""
    return _counted(session, _rows((), chosen), 0).get(())


def _rows(keys: tuple[Any, ...], chosen: RegistrationFilter) -> Select[*tuple[Any, ...]]:
    named = [column.label(f"key_{place}") for place, column in enumerate(keys)]
    resit = attempt() > 1 if sees_all_attempts(chosen) else is_resit()
    columns = (Registration.student_id, Registration.state, resit.label("is_resit"))
    return joined(select(*named, *columns)).where(*conditions(chosen))


def _counted(session: Session, query: Select[*tuple[Any, ...]], keys: int) -> dict[GroupKey, Tally]:
    rows = query.subquery("counted")
    by = [rows.c[f"key_{place}"] for place in range(keys)]

    def holds(states: frozenset[RegistrationState]) -> ColumnElement[bool]:
        return rows.c.state.in_(sorted(states))

    def number(measure: Measure) -> ColumnElement[int]:
        condition = holds(STATES_OF[measure])
        resit = RESIT_OF.get(measure)
        if resit is not None:
            condition = and_(condition, rows.c.is_resit if resit else not_(rows.c.is_resit))
        return func.coalesce(func.sum(case((condition, 1), else_=0)), 0).label(measure.value)

    # First by person, then by group: a count of different persons is a sum of flags then.
    person = select(*by, *(number(measure) for measure in _COUNTED), *(
        func.max(case((holds(states), 1), else_=0)).label(name) for name, states in _PERSONS.items()
    )).group_by(*by, rows.c.student_id).subquery("persons")  # fmt: skip
    names = [*(measure.value for measure in _COUNTED), *_PERSONS]
    sums = (func.sum(person.c[name]) for name in names)
    outer = [person.c[f"key_{place}"] for place in range(keys)]
    statement: Select[*tuple[Any, ...]] = select(*outer, *sums)
    found: dict[GroupKey, Tally] = {}
    for row in session.execute(statement.group_by(*outer) if outer else statement):
        counts = dict(zip(names, row[keys:], strict=True))
        if counts["registered"]:
            found[tuple(_plain(key) for key in row[:keys])] = Tally(**counts)
    return found


def _plain(key: object) -> int | str:
    return key if isinstance(key, int) else str(key)
