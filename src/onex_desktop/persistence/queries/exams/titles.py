"""Reading what the groups of figures are called."""

from __future__ import annotations

from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from onex_desktop.domain.exams.counting import Dimension, GroupKey
from onex_desktop.domain.values import Level
from onex_desktop.persistence.tables.campus import ClassGroup, College, Major
from onex_desktop.persistence.tables.catalogue import Certificate, Pilot
from onex_desktop.persistence.tables.teaching import Teacher

_NAMED: Final[dict[Dimension, Any]] = {
    Dimension.CERTIFICATE: Certificate,
    Dimension.LEVEL: Certificate,
    Dimension.COLLEGE: College,
    Dimension.MAJOR: Major,
    Dimension.CLASS_GROUP: ClassGroup,
    Dimension.TEACHER: Teacher,
}


def titles(session: Session, dimension: Dimension) -> dict[GroupKey, str]:
    """Return the name of every group there can be; of a level, that of its certificate."""
    if dimension is Dimension.YEAR:
        return {(year,): str(year) for year in session.scalars(select(Pilot.year).distinct())}
    kind = _NAMED[dimension]
    rows = [(int(key), str(name)) for key, name in session.execute(select(kind.id, kind.name))]
    if dimension is Dimension.LEVEL:
        return {(key, level.value): name for key, name in rows for level in Level}
    return {(key,): name for key, name in rows}
