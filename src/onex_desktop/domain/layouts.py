"""How the tables of a file are laid out: what was found, and what a person makes of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from onex_desktop.domain.addresses import column_letter


class Certainty(StrEnum):
    """How a column was recognised."""

    REMEMBERED = "remembered"
    SURE = "sure"
    LIKELY = "likely"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Layout:
    """How a sheet is to be read.

    Attributes:
        spec: word of what its rows are.
        heading_row: number of the last row of the heading, counted from one; 0 when the rows begin at once.
        columns: field to place of its column, counted from zero.
        fill_merged: whether each row of a merged area has what its first cell says.
    """

    spec: str
    heading_row: int
    columns: Mapping[str, int]
    fill_merged: bool = False


@dataclass(frozen=True, slots=True)
class RememberedLayout:
    """A layout that a person made, and the digest of the heading it is known again by."""

    layout: Layout
    heading_digest: str


@dataclass(frozen=True, slots=True)
class FoundColumn:
    """A column with a heading and the field it probably is; ``key`` is empty when none comes near.

    ``samples`` are the first cells below the heading that are not blank, as text.
    """

    place: int
    heading: str
    key: str = ""
    certainty: Certainty = Certainty.UNKNOWN
    samples: tuple[str, ...] = ()

    @property
    def letter(self) -> str:
        """The column as Excel names it."""
        return column_letter(self.place)


@dataclass(frozen=True, slots=True)
class FoundTable:
    """A sheet of a file as it was found.

    Attributes:
        spec: word of what its rows seem to be, empty when that cannot be told.
        heading_row: number of the last row of the heading, 0 when none was found.
        columns: every column with a heading, from the left.
        missing: required fields for which there is no column, not even a likely one.
        row_count: rows below the heading that are not blank.
        merged_count: merged areas below the heading.
    """

    sheet: str
    spec: str = ""
    heading_row: int = 0
    columns: tuple[FoundColumn, ...] = ()
    missing: tuple[str, ...] = ()
    row_count: int = 0
    merged_count: int = 0
    is_hidden: bool = False
    is_remembered: bool = False
    fill_merged: bool = False

    @property
    def unmapped(self) -> tuple[FoundColumn, ...]:
        """The columns that mean nothing so far."""
        return tuple(column for column in self.columns if not column.key)

    @property
    def likely(self) -> tuple[FoundColumn, ...]:
        """The columns that a person should look at."""
        return tuple(column for column in self.columns if column.certainty is Certainty.LIKELY)

    def layout(self, *, with_likely: bool = True) -> Layout:
        """Return the proposal as a layout; a person may correct it and hand it to the planning."""
        columns = {
            column.key: column.place
            for column in self.columns
            if column.key and (with_likely or column.certainty is not Certainty.LIKELY)
        }
        return Layout(self.spec, self.heading_row, columns, self.fill_merged)


@dataclass(frozen=True, slots=True)
class EarlierRun:
    """An import of the very same content: under which name, when (UTC), what it was and did."""

    file_name: str
    at: str
    spec: str
    counts: Mapping[str, int] = field(default_factory=dict)
