"""Which of several matrices a finding is in, and which of them the context bar leaves."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from onex_desktop.domain.mapping import Matrix
from onex_desktop.domain.problems import Place
from onex_desktop.gui.context_bar import Context
from onex_desktop.gui.pages.mapping_source import Found, Option
from onex_desktop.services import campus, plans
from onex_desktop.services.context import AppContext


def plans_in(ctx: AppContext, context: Context) -> frozenset[int]:
    """Return the plans of the chosen plan, major or college, all of them where none is chosen."""
    majors = {
        row.id
        for row in campus.majors(ctx)
        if context.major_id in (None, row.id) and context.college_id in (None, row.draft.college_id)
    }
    rows = plans.plans(ctx)
    return frozenset(r.id for r in rows if r.draft.major_id in majors and context.plan_id in (None, r.id))


Spot = tuple[int | None, int | None]
"""The unit and the slot that are meant, either None where the other says enough."""


def find(options: Iterable[Option], look: Callable[[Option], Spot | None], place: Place) -> Found | None:
    """Return where a finding is: what ``look`` finds of it in a matrix, or a plan by its key.

    A unit or a course stands in several matrices: those the finding says it is about come first.
    """
    if place.kind == "plans":
        return next(((each, None, None) for each in options if each.parameters["plan"] == str(place.row_id)), None)
    for option in sorted(options, key=lambda option: _differing(option, place.within)):
        found = look(option)
        if found is not None:
            return option, *found
    return None


def _differing(option: Option, within: str) -> int:
    """Return in how many of its parts a matrix is another one; a part that a finding leaves out fits none."""
    return sum(own != part for own, part in zip(option.parameters.values(), within.split(":"), strict=False))


def spot(matrix: Matrix, place: Place) -> Spot | None:
    """Return the unit and the slot of a place in a matrix, None when it is not there.

    Units and courses count their keys apart, the name tells them.
    """
    if place.column is not None:
        units, slots = ({each.id for each in of} for of in (matrix.units, matrix.columns))
        return (place.row_id, place.column) if place.row_id in units and place.column in slots else None
    for unit in matrix.units:
        if unit.id == place.row_id and place.name in ("", f"{unit.code} {unit.name}"):
            return unit.id, None
    for column in matrix.columns:
        if column.course_id == place.row_id and place.name in ("", column.course):
            return None, column.id
    return None
