"""Which matrices the context bar leaves to choose from, and which one a place is in."""

from __future__ import annotations

from onex_desktop.domain.mapping import Matrix, MatrixChoice
from onex_desktop.domain.problems import Place
from onex_desktop.gui.context_bar import Context
from onex_desktop.services import campus, mapping, plans
from onex_desktop.services.context import AppContext

Found = tuple[MatrixChoice, int | None, int | None]
"""A matrix with the unit and the slot that are meant, either None when only the matrix is."""


def choices(ctx: AppContext, context: Context) -> tuple[MatrixChoice, ...]:
    """Return the matrices of the chosen plan, else of the chosen major, else of the chosen college, else all."""
    every = mapping.choices(ctx)
    if context == Context(year=context.year):
        return every
    majors = {
        row.id
        for row in campus.majors(ctx)
        if context.major_id in (None, row.id) and context.college_id in (None, row.draft.college_id)
    }
    allowed = {row.id for row in plans.plans(ctx) if row.draft.major_id in majors and context.plan_id in (None, row.id)}
    return tuple(choice for choice in every if choice.plan_id in allowed)


def read(ctx: AppContext, choice: MatrixChoice) -> Matrix | None:
    """Return the matrix of a choice, None when it is gone."""
    return mapping.matrix(ctx, choice.certificate_id, choice.level, choice.plan_id)


def find(ctx: AppContext, place: Place) -> Found | None:
    """Return where a finding is: a unit by its key and name, a course by its key and name, or a plan by its key."""
    for choice in mapping.choices(ctx):
        if place.kind == "plans":
            if choice.plan_id == place.row_id:
                return choice, None, None
            continue
        matrix = read(ctx, choice)
        found = None if matrix is None else _within(matrix, place)
        if found is not None:
            return choice, *found
    return None


def _within(matrix: Matrix, place: Place) -> tuple[int | None, int | None] | None:
    # Units and courses count their keys apart from each other; the name tells which of them is meant.
    for unit in matrix.units:
        if unit.id == place.row_id and place.name in ("", f"{unit.code} {unit.name}"):
            return unit.id, None
    for column in matrix.columns:
        if column.course_id == place.row_id and place.name in ("", column.course):
            return None, column.id
    return None
