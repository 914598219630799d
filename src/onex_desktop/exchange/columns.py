"""What a sheet is made of: columns as data, from which reading, writing and templates follow."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from onex_desktop.domain.exams.id_numbers import NO_ID


class Kind(StrEnum):
    """What the cells of a column hold."""

    TEXT = "text"
    CODE = "code"
    NUMBERING = "numbering"
    INTEGER = "integer"
    DECIMAL = "decimal"
    FLAG = "flag"
    DATE = "date"
    CHOICE = "choice"
    CHOICES = "choices"
    REFERENCE = "reference"
    REFERENCES = "references"
    IDENTITY = "identity"


TEXTUAL = frozenset(
    {
        Kind.TEXT, Kind.CODE, Kind.NUMBERING, Kind.DATE, Kind.CHOICE, Kind.CHOICES, Kind.REFERENCE, Kind.REFERENCES,
        Kind.IDENTITY,
    }
)  # fmt: skip
"""Kinds whose cells are formatted as text, so that Excel makes neither a date nor a number of them."""

EXAMPLE_MARK = "示例："
"""How the first cell of a template's example row begins; such a row is never imported."""


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """A column of a sheet.

    Attributes:
        key: name of the field.
        title: heading that is written; ``synonyms`` are read as well.
        empty: what a blank cell stands for.
        choices: value and its word, for closed sets.
        refers: what a reference names; ``within`` is the key of the column that narrows it.
        notes: remarks in brackets behind a number that set another field: 104（含补考）.
        longest: characters of text the library keeps.
        spans: whether a merged cell means all its rows, as where a heading stands beside the rows it covers.
        clear: whether identity numbers are written in full; the title of the sheet then says so.
    """

    key: str
    title: str
    kind: Kind = Kind.TEXT
    synonyms: tuple[str, ...] = ()
    required: bool = False
    empty: object = None
    note: str = ""
    example: str = ""
    choices: Mapping[str, str] | None = None
    refers: str = ""
    within: str = ""
    notes: Mapping[str, tuple[str, object]] | None = None
    longest: int = 200
    lowest: int | None = None
    width: int = 16
    spans: bool = False
    clear: bool = False

    @property
    def blank(self) -> object:
        """What a blank cell stands for: empty text, an empty list, or ``empty``."""
        if self.empty is None and self.kind in {Kind.TEXT, Kind.CODE, Kind.NUMBERING, Kind.DATE}:
            return ""
        if self.kind is Kind.IDENTITY:
            return NO_ID
        if self.empty is None and self.kind in {Kind.CHOICES, Kind.REFERENCES}:
            return ()
        return self.empty


@dataclass(frozen=True, slots=True, eq=False)
class SheetSpec:
    """A kind of sheet: its word for the command line, its title, its columns in order; each is itself only."""

    word: str
    title: str
    columns: tuple[SheetColumn, ...]
    synonyms: tuple[str, ...] = ()

    @property
    def keys(self) -> frozenset[str]:
        """The keys of the columns."""
        return frozenset(column.key for column in self.columns)

    def column(self, key: str) -> SheetColumn:
        """Return a column by key."""
        return next(column for column in self.columns if column.key == key)
