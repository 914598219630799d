"""Pilots of a year against majors: which years there are, and what to say when there is nothing to show."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from onex_desktop.domain.changes import Changed
from onex_desktop.domain.errors import ProgrammingFault
from onex_desktop.domain.mapping import CellKey, Matrix
from onex_desktop.domain.problems import Place
from onex_desktop.gui.context_bar import Context
from onex_desktop.gui.models.matrix_words import MAJORS
from onex_desktop.gui.pages import mapping_words as words
from onex_desktop.gui.pages.mapping_certificates import ICON
from onex_desktop.gui.pages.mapping_source import Found, Option, SourceWords
from onex_desktop.gui.pages.page import Commands
from onex_desktop.gui.widgets.empty_state import Act, Empty
from onex_desktop.services import catalogue, mapping_pilots
from onex_desktop.services.context import AppContext
from onex_desktop.services.mapping_edits import CellEdit, Refreshed


class PilotSource:
    """The pilots of a year by certificate, down; the majors by college, across. A cell is marked or not."""

    word = "pilot"
    title = "证书—专业"
    boxes: tuple[str, ...] = ("年度",)
    report = "pilot-overview"
    words = SourceWords(
        gap="",
        served_by="试点专业",
        idle="无试点的专业",
        idle_hint="到下一个还没有试点证书的专业",
        counted="个专业",
        covered="有试点证书",
    )
    speech = MAJORS

    def __init__(self, ctx: AppContext, commands: Commands) -> None:
        self._ctx = ctx
        self._commands = commands

    def options(self, context: Context) -> tuple[Option, ...]:
        """Return the years with pilots, the newest first, or the one of the context bar."""
        years = (str(year) for year in catalogue.pilot_years(self._ctx) if context.year in (None, year))
        return tuple(Option(((year, f"{year}年"),), {"year": year}) for year in years)

    def is_big(self, _option: Option) -> bool:
        """Return whether reading it is felt."""
        return False

    def read(self, option: Option) -> Matrix | None:
        """Return the matrix of an option, None when it is gone."""
        return mapping_pilots.matrix(self._ctx, int(option.parameters["year"]))

    def refreshed(self, _matrix: Matrix, _changed: Changed) -> Refreshed[Matrix] | None:
        """Return None: a year has few pilots, they are read anew."""
        return None

    def set_cells(self, edits: Sequence[CellEdit], code: str) -> Changed:
        """Put majors into pilots or take them out, as one step."""
        return mapping_pilots.set_cells(self._ctx, edits, code)

    def set_details(self, _key: CellKey, _hours: Decimal | None, _note: str) -> Changed:
        """Raise ``ProgrammingFault``: nothing stands beside a mark, and no field asks for it."""
        raise ProgrammingFault("a mark has no details")

    def find(self, _place: Place) -> Found | None:
        """Return None: findings about pilots lead to the page of certificates."""
        return None

    def missing(self, matrix: Matrix | None) -> Empty | None:
        """Return what is missing and the acts that help, None when there are rows and columns."""
        to_certificates = Act("去看证书", lambda: self._commands.open_place(Place("catalogue")))
        if matrix is None:
            any_year = bool(catalogue.pilot_years(self._ctx))
            return Empty(words.NO_PILOTS_IN_YEAR if any_year else words.NO_PILOTS, (to_certificates,), ICON)
        to_school = Act("去看学校", lambda: self._commands.open_place(Place("campus")))
        return None if matrix.columns else Empty(words.NO_MAJORS, (to_school,), ICON)
