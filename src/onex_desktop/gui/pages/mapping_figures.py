"""The live figures of a matrix: what is covered, and which courses or majors have no link."""

from __future__ import annotations

from onex_desktop.domain.mapping import Coverage, MatrixColumn, idle_courses
from onex_desktop.gui.models.matrix_model import MatrixModel
from onex_desktop.gui.pages.mapping_source import MatrixSource


def cover(model: MatrixModel, source: MatrixSource) -> Coverage:
    """Return how much is covered: of the units, or of the columns where gaps in units are not looked for."""
    if source.words.gap:
        return model.ledger.coverage()
    total = len(model.matrix.columns) if model.matrix else 0
    return Coverage(total, len(model.ledger.serving()), None, ())


def idle(model: MatrixModel, source: MatrixSource) -> tuple[MatrixColumn, ...]:
    """Return the first slots of the courses that serve nothing; each major without a mark counts for itself.

    Nothing is looked for in a matrix that does not say it: after each edit, five thousand columns take a while.
    """
    if not source.words.idle:
        return ()
    columns = model.matrix.columns if model.matrix else ()
    serving = model.ledger.serving()
    if source.speech.is_mark:
        return tuple(column for column in columns if column.id not in serving)
    return idle_courses(columns, serving)
