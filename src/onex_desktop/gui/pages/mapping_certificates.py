"""Certificates against courses: which matrices there are, which one a place is in, what to say when there is none."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from onex_desktop.domain.changes import Changed
from onex_desktop.domain.mapping import CellKey, Matrix, MatrixChoice
from onex_desktop.domain.problems import Place
from onex_desktop.domain.values import Level
from onex_desktop.gui.context_bar import Context
from onex_desktop.gui.models.matrix_words import COURSES
from onex_desktop.gui.pages import mapping_places as places
from onex_desktop.gui.pages import mapping_words as words
from onex_desktop.gui.pages.mapping_source import Found, Option, SourceWords
from onex_desktop.gui.pages.page import Commands
from onex_desktop.gui.widgets.empty_state import Act, Empty
from onex_desktop.services import catalogue, mapping, mapping_outlines
from onex_desktop.services.context import AppContext
from onex_desktop.services.mapping import CellEdit, Refreshed
from onex_desktop.wording.labels import LEVELS

ICON: Final = "grid-3x3"


class CertificateSource:
    """What certificates ask, down; courses and their modules, across."""

    word = "certificate"
    title = "证书—课程"
    boxes: tuple[str, ...] = ("证书", "方案")
    report = "matrix"
    words = SourceWords(gap=words.GAP_HINT, served_by="开在哪里")
    speech = COURSES

    def __init__(self, ctx: AppContext, commands: Commands) -> None:
        self._ctx = ctx
        self._commands = commands

    def options(self, context: Context) -> tuple[Option, ...]:
        """Return the matrices of the chosen plan, else of the chosen major, else of the chosen college, else all."""
        allowed = places.plans_in(self._ctx, context)
        return tuple(_option(each) for each in mapping.choices(self._ctx) if each.plan_id in allowed)

    def is_big(self, _option: Option) -> bool:
        """Return whether reading it is felt."""
        return mapping_outlines.is_big(self._ctx)

    def read(self, option: Option) -> Matrix | None:
        """Return the matrix of an option, None when it is gone."""
        named = option.parameters
        return mapping.matrix(self._ctx, int(named["certificate"]), Level(named["level"]), int(named["plan"]))

    def refreshed(self, matrix: Matrix, changed: Changed) -> Refreshed[Matrix] | None:
        """Return a matrix with the cells a command changed read anew, None when more than cells changed."""
        return mapping.refreshed(self._ctx, matrix, changed)

    def set_cells(self, edits: Sequence[CellEdit], code: str) -> Changed:
        """Set or empty links as one step."""
        return mapping.set_cells(self._ctx, edits, code)

    def set_details(self, key: CellKey, hours: Decimal | None, note: str) -> Changed:
        """Set the hours and the note of a link."""
        return mapping.set_details(self._ctx, key, hours, note)

    def find(self, place: Place) -> Found | None:
        """Return where a finding is, None when it is in none of these matrices."""
        choices = {_option(choice).keys: choice for choice in mapping.choices(self._ctx)}

        def look(option: Option) -> places.Spot | None:
            return mapping_outlines.find(self._ctx, choices[option.keys], place)

        return places.find(map(_option, choices.values()), look, place)

    def missing(self, matrix: Matrix | None) -> Empty | None:
        """Return what is missing and the acts that help, None when there are rows and columns."""
        to_certificates = Act("去看证书", lambda: self._commands.open_place(Place("catalogue")))
        to_plans = Act("去看方案", lambda: self._commands.open_place(Place("plans")))
        if matrix is None:
            if not catalogue.modules(self._ctx):
                return Empty(words.NO_MODULES, (to_certificates,), ICON)
            if mapping.choices(self._ctx):
                return Empty(words.NOT_IN_CONTEXT, (to_certificates,), ICON)
            return Empty(words.NO_PLAN, (to_plans, to_certificates), ICON)
        if not matrix.units:
            return Empty(words.NO_UNITS, (to_certificates,), ICON)
        return None if matrix.columns else Empty(words.NO_COURSES, (to_plans,), ICON)


def _option(choice: MatrixChoice) -> Option:
    level, plan = choice.level, str(choice.plan_id)
    title = f"{choice.certificate} · {LEVELS[level]}"
    named = {"certificate": str(choice.certificate_id), "level": level.value, "plan": plan}
    return Option(((f"{choice.certificate_id}:{level.value}", title), (plan, choice.plan)), named)
