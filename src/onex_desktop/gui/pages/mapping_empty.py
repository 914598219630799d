"""What stands in place of a matrix that cannot be shown yet."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from onex_desktop.domain.problems import Place
from onex_desktop.gui.models.matrix_model import MatrixModel
from onex_desktop.gui.pages import mapping_words as words
from onex_desktop.gui.pages.page import Commands
from onex_desktop.gui.widgets.empty_state import Act, Empty
from onex_desktop.services import catalogue, mapping
from onex_desktop.services.context import AppContext

_ICON: Final = "grid-3x3"


def missing(ctx: AppContext, model: MatrixModel, commands: Commands, show_all: Callable[[], None]) -> Empty | None:
    """Return what is missing and the acts that help; None when there is a matrix to show."""
    to_certificates = Act("去看证书", lambda: commands.open_place(Place("catalogue")))
    to_plans = Act("去看方案", lambda: commands.open_place(Place("plans")))
    matrix = model.matrix
    if matrix is None:
        if not catalogue.modules(ctx):
            return Empty(words.NO_MODULES, (to_certificates,), _ICON)
        if mapping.choices(ctx):
            return Empty(words.NOT_IN_CONTEXT, (to_certificates,), _ICON)
        return Empty(words.NO_PLAN, (to_plans, to_certificates), _ICON)
    if not matrix.units:
        return Empty(words.NO_UNITS, (to_certificates,), _ICON)
    if not matrix.columns:
        return Empty(words.NO_COURSES, (to_plans,), _ICON)
    if not model.rowCount():
        return Empty(words.NO_GAPS, (Act("看全部", show_all),), "circle-check")
    return None
