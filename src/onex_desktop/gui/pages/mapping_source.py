"""What the matrix page asks of each kind of matrix it can show."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Protocol

from onex_desktop.domain.changes import Changed
from onex_desktop.domain.mapping import CellKey, Matrix
from onex_desktop.domain.problems import Place
from onex_desktop.gui.context_bar import Context
from onex_desktop.gui.models.columns import Choice
from onex_desktop.gui.models.matrix_words import Speech, or_listed
from onex_desktop.gui.pages import mapping_words as words
from onex_desktop.gui.widgets.empty_state import Empty
from onex_desktop.services.mapping import CellEdit, Refreshed


@dataclass(frozen=True, slots=True)
class Option:
    """A matrix that can be opened: what the boxes over it say, and how its report names it."""

    boxes: tuple[Choice, ...]
    parameters: Mapping[str, str]

    @property
    def keys(self) -> tuple[str, ...]:
        """What is chosen in each box."""
        return tuple(key for key, _ in self.boxes)


@dataclass(frozen=True, slots=True)
class SourceWords:
    """What a kind of matrix says of itself.

    ``gap`` says how a unit without a link gets one, empty where gaps are not looked for: then the figures are those of
    the columns. ``served_by`` heads the list of a unit's links; ``idle`` counts the courses without a link, with
    ``idle_hint`` on the button, where that says anything. ``counted`` and ``covered`` explain the coverage.
    """

    gap: str
    served_by: str
    idle: str = ""
    idle_hint: str = ""
    counted: str = "项"
    covered: str = words.COVERED

    def over(self, speech: Speech) -> SourceWords:
        """Return the same with the values and the keys of a scale in its sentences."""
        serving = [value for value in speech.scale.values if value.serves]
        idle = "、".join(value.label for value in speech.scale.values if not value.serves)
        keys = or_listed([speech.keys[value.strength][0] for value in serving])
        covered = self.covered.format(serving=or_listed([speech.values[value.strength] for value in serving]))
        told = words.NOT_COVERED.format(idle=idle) if idle and self.covered == words.COVERED else ""
        return replace(self, gap=self.gap.format(keys=keys), covered=f"{covered}{told}")


Found = tuple[Option, int | None, int | None]
"""A matrix with the unit and the slot that are meant, either None when only the matrix is."""


class MatrixSource(Protocol):
    """Where the matrices of a kind come from and where their edits go.

    Attributes:
        word: what the kind is remembered by.
        title: what it is called in the switch.
        boxes: the titles of the boxes that choose one, the first narrowing the second.
        report: its report.
        words: what the page says around it.
        speech: what its parts and values are called.
    """

    word: str
    title: str
    boxes: tuple[str, ...]
    report: str
    words: SourceWords
    speech: Speech

    def options(self, context: Context) -> tuple[Option, ...]:
        """Return the matrices that the context bar leaves to choose from."""

    def is_big(self, option: Option) -> bool:
        """Return whether reading the matrix of an option takes so long that it is felt."""

    def read(self, option: Option) -> Matrix | None:
        """Return the matrix of an option, None when it is gone."""

    def refreshed(self, matrix: Matrix, changed: Changed) -> Refreshed[Matrix] | None:
        """Return a matrix with the cells a command changed read anew, None when more than cells changed."""

    def set_cells(self, edits: Sequence[CellEdit], code: str) -> Changed:
        """Set or empty cells as one step."""

    def set_details(self, key: CellKey, hours: Decimal | None, note: str) -> Changed:
        """Set what stands beside the value of a cell."""

    def find(self, place: Place) -> Found | None:
        """Return where a finding is, None when it is not in a matrix of this kind."""

    def missing(self, matrix: Matrix | None) -> Empty | None:
        """Return what is missing and the acts that help, None when there are rows and columns."""
