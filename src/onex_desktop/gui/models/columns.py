"""A column of a table as data: how a row is read, shown, sorted, toned and edited."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Generic, Literal, Protocol, TypeVar

from onex_desktop.gui.tokens import Tone


class Identified(Protocol):
    """A row with a key; every row dataclass of the domain is one."""

    @property
    def id(self) -> int:
        """The key, unique within a table."""


R = TypeVar("R", bound=Identified)
Choice = tuple[str, str]
"""A key and what it is called."""


@dataclass(frozen=True, slots=True)
class ChoiceNote:
    """What stands beside a choice: a figure in words, a share as a bar, a sign with its reason on hover."""

    text: str
    share: float | None = None
    tone: Tone | None = None
    tip: str = ""


@dataclass(frozen=True, slots=True)
class ChoiceNotes:
    """The notes of a cell's choices as one object: Qt would take a dictionary apart on its way through a model."""

    by_key: Mapping[str, ChoiceNote]


# Without slots: Column[Row](…) sets __orig_class__, which a frozen dataclass with slots refuses with a TypeError
# that typing does not expect (Python 3.11).
@dataclass(frozen=True)
class Column(Generic[R]):
    """One column of a table of ``R``.

    Attributes:
        key: Name of the column in remembered layouts and in edits; never shown.
        title: What stands in the heading.
        value: Reads the cell's value from a row.
        display: The cell in words; without it ``str``, dates as 2020-09-01, and nothing for None.
        align: ``right`` for figures.
        width: Width in pixels until the user chooses another.
        hidden: Whether the column is out of sight until the user asks for it.
        tooltip: More about a cell, shown on hover; without it the full text when the cell is too narrow.
        hint: More about the column, shown on its heading.
        tone: The state a cell tells by colour and sign.
        icon: A sign of its own in place of the tone's.
        sort_key: What to sort by, when it is neither the value nor the text.
        editable: Whether a cell can be typed into.
        edit_text: What the editor starts with, when it is not the displayed text.
        choices: Offered instead of free text; the edit then carries the choice's key.
        notes: What stands beside the choices, by their keys.
        bar: A share that is drawn as a thin bar below the text.
        searched: Whether the filter looks into this column.
    """

    key: str
    title: str
    value: Callable[[R], object]
    display: Callable[[R], str] | None = None
    align: Literal["left", "right", "center"] = "left"
    width: int = 120
    hidden: bool = False
    tooltip: Callable[[R], str] | None = None
    hint: str = ""
    tone: Callable[[R], Tone | None] | None = None
    icon: Callable[[R], str] | None = None
    sort_key: Callable[[R], object] | None = None
    editable: bool | Callable[[R], bool] = False
    edit_text: Callable[[R], str] | None = None
    choices: Callable[[R], Sequence[Choice]] | None = None
    notes: Callable[[R], Mapping[str, ChoiceNote]] | None = None
    bar: Callable[[R], float | None] | None = None
    searched: bool = True

    def text(self, row: R) -> str:
        """Return the cell as it is shown."""
        return in_words(self.value(row)) if self.display is None else self.display(row)

    def editor_text(self, row: R) -> str:
        """Return the text the editor starts with."""
        return self.text(row) if self.edit_text is None else self.edit_text(row)

    def is_editable(self, row: R) -> bool:
        """Return whether this cell of the row can be typed into."""
        return self.editable(row) if callable(self.editable) else self.editable

    def order_of(self, row: R) -> object:
        """Return what the row is sorted by: a number, a date, a text, or None for the end.

        Enums and everything else without an order of its own are sorted by the text that is seen.
        """
        if self.sort_key is not None:
            return self.sort_key(row)
        value = self.value(row)
        if value is None or (isinstance(value, int | float | Decimal | date) and not isinstance(value, Enum)):
            return value
        return self.text(row) or None


def in_words(value: object) -> str:
    """Return a value as a table shows it when the column does not say otherwise."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    return value.isoformat() if isinstance(value, date) else str(value)
