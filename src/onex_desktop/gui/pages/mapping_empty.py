"""What stands in place of a matrix that cannot be shown yet."""

from __future__ import annotations

from collections.abc import Callable

from onex_desktop.gui.models.matrix_model import MatrixModel
from onex_desktop.gui.pages import mapping_words as words
from onex_desktop.gui.pages.mapping_source import MatrixSource
from onex_desktop.gui.widgets.empty_state import Act, Empty


def missing(source: MatrixSource, model: MatrixModel, show_all: Callable[[], None]) -> Empty | None:
    """Return what is missing and the acts that help; None when there is a matrix to show."""
    found = source.missing(model.matrix)
    if found is None and not model.rowCount():
        return Empty(words.NO_GAPS, (Act("看全部", show_all),), "circle-check")
    return found
