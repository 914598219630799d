"""Reading the third matrix: the pilots of a year against the majors of the school."""

from __future__ import annotations

from typing import Final

from sqlalchemy.orm import Session

from onex_desktop.domain.mapping import MARK, MatrixCell, MatrixColumn, PilotMatrix, Strength, pilot_rows
from onex_desktop.persistence.queries import campus, catalogue

_LISTED: Final = MatrixCell(Strength.STRONG)
_OUTSIDE: Final = (None, "", -(1 << 40))
"""Majors of which nobody has said the college; their group has a key that no college has."""


def matrix(session: Session, year: int) -> PilotMatrix | None:
    """Return the matrix of a year, or None when the year has no pilots."""
    pilots = catalogue.pilots(session, year)
    if not pilots:
        return None
    units, rows = pilot_rows(pilots)
    cells = {(pilot.id, major.id): _LISTED for pilot in pilots for major in pilot.majors}
    return PilotMatrix(units, _columns(session), cells, MARK, rows, year=year)


def _columns(session: Session) -> tuple[MatrixColumn, ...]:
    majors = campus.majors(session)
    groups = [*((college.id, college.name, -college.id) for college in campus.colleges(session)), _OUTSIDE]
    return tuple(
        MatrixColumn(major.id, group, name, "", major.draft.name, ())
        for college_id, name, group in groups
        for major in majors
        if major.draft.college_id == college_id
    )
