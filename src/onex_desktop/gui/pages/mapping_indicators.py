"""Indicators of a plan against its courses: which plans there are, which one a place is in, what to say of none."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from onex_desktop.domain.changes import Changed
from onex_desktop.domain.mapping import CellKey, Matrix
from onex_desktop.domain.plans import PlanRow, PlanStatus
from onex_desktop.domain.problems import Place
from onex_desktop.gui.context_bar import Context
from onex_desktop.gui.models.matrix_words import COURSES_OF_INDICATORS
from onex_desktop.gui.pages import mapping_places as places
from onex_desktop.gui.pages import mapping_words as words
from onex_desktop.gui.pages.mapping_certificates import ICON
from onex_desktop.gui.pages.mapping_source import Found, Option, SourceWords
from onex_desktop.gui.pages.page import Commands
from onex_desktop.gui.widgets.empty_state import Act, Empty
from onex_desktop.services import mapping_indicators, mapping_outlines, plans
from onex_desktop.services.context import AppContext
from onex_desktop.services.mapping_edits import CellEdit, Refreshed
from onex_desktop.wording.labels import PLAN_STATUSES


class IndicatorSource:
    """The competencies of a plan with their indicators, down; its courses and their modules, across."""

    word = "indicator"
    title = "培养目标—课程"
    boxes: tuple[str, ...] = ("方案",)
    report = "indicator-matrix"
    words = SourceWords(
        gap=words.GAP_HINT,
        served_by="支撑课程",
        idle="未支撑课程",
        idle_hint="到下一门没有支撑任何指标点的课程",
    )
    speech = COURSES_OF_INDICATORS

    def __init__(self, ctx: AppContext, commands: Commands) -> None:
        self._ctx = ctx
        self._commands = commands

    def options(self, context: Context) -> tuple[Option, ...]:
        """Return the matrices of the plans that the context bar leaves."""
        allowed = places.plans_in(self._ctx, context)
        return tuple(_option(row) for row in mapping_indicators.choices(self._ctx) if row.id in allowed)

    def is_big(self, _option: Option) -> bool:
        """Return whether reading it is felt."""
        return mapping_outlines.is_big(self._ctx)

    def read(self, option: Option) -> Matrix | None:
        """Return the matrix of an option, None when it is gone."""
        return mapping_indicators.matrix(self._ctx, int(option.parameters["plan"]))

    def refreshed(self, matrix: Matrix, changed: Changed) -> Refreshed[Matrix] | None:
        """Return a matrix with the cells a command changed read anew, None when more than cells changed."""
        return mapping_indicators.refreshed(self._ctx, matrix, changed)

    def set_cells(self, edits: Sequence[CellEdit], code: str) -> Changed:
        """Set or empty links as one step."""
        return mapping_indicators.set_cells(self._ctx, edits, code)

    def set_details(self, key: CellKey, _hours: Decimal | None, note: str) -> Changed:
        """Set the note of a link; an indicator asks for no hours."""
        return mapping_indicators.set_note(self._ctx, key, note)

    def find(self, place: Place) -> Found | None:
        """Return where a finding is, None when it is in none of these matrices."""

        def look(option: Option) -> places.Spot | None:
            matrix = self.read(option)
            return None if matrix is None else places.spot(matrix, place)

        return places.find(self.options(Context()), look, place)

    def missing(self, matrix: Matrix | None) -> Empty | None:
        """Return what is missing and the acts that help, None when there are rows and columns."""
        to_plans = Act("去看方案", lambda: self._commands.open_place(Place("plans")))
        if matrix is None:
            return Empty(words.NO_PLAN_IN_CONTEXT if plans.plans(self._ctx) else words.NO_PLANS, (to_plans,), ICON)
        if not matrix.units:
            return Empty(words.NO_INDICATORS, (to_plans,), ICON)
        return None if matrix.columns else Empty(words.NO_COURSES, (to_plans,), ICON)


def _option(row: PlanRow) -> Option:
    status = row.draft.status
    remark = "" if status is PlanStatus.IN_FORCE else f"（{PLAN_STATUSES[status]}）"
    return Option(((str(row.id), f"{row.title}{remark}"),), {"plan": str(row.id)})
