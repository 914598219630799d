"""A printed table before it is drawn: text, merged cells and places for ink, without any drawing library.

Reports compose a ``Document``; one renderer turns it into a PDF, another into a workbook, so that paper and
sheet say the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from enum import StrEnum

from onex_desktop.domain.errors import ProgrammingFault
from onex_desktop.domain.signs import Sign


class Align(StrEnum):
    """Where text stands in a cell."""

    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"


class Emphasis(StrEnum):
    """How a cell stands out."""

    NONE = "none"
    HEAD = "head"
    STRONG = "strong"
    QUIET = "quiet"
    GAP = "gap"


class Tint(StrEnum):
    """The ground of a cell that has changed; a mark in the cell says the same without colour."""

    GAIN = "gain"
    LOSS = "loss"
    RISE = "rise"
    FALL = "fall"


class Paper(StrEnum):
    """Sheet sizes in use."""

    A4 = "A4"
    A4_LANDSCAPE = "A4-landscape"
    A3_LANDSCAPE = "A3-landscape"


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell, given where its merged area begins; the positions it covers are left out of the rows.

    ``text`` is what paper shows (line breaks kept). ``number`` is the value a workbook stores, with
    ``number_format`` in Excel's notation; None where the cell is text. ``upright`` sets the text in a
    column of standing characters. ``sign`` is drawn in place of the last character of ``text``.
    """

    text: str
    rows: int = 1
    columns: int = 1
    align: Align = Align.CENTER
    emphasis: Emphasis = Emphasis.NONE
    sign: Sign | None = None
    tint: Tint | None = None
    upright: bool = False
    number: int | Decimal | None = None
    number_format: str = "General"


@dataclass(frozen=True, slots=True)
class Table:
    """A table with merged cells.

    Attributes:
        widths: relative width of each column; ems of the smallest type when the table is tiled.
        header: heading rows, repeated on every page.
        body: rows; a merged block is never split over pages unless it is taller than one.
        caption: a line above the table, for several tables in one document.
        fixed_columns: how many columns at the left are repeated when a table is tiled.
    """

    widths: tuple[float, ...]
    header: tuple[tuple[Cell, ...], ...]
    body: tuple[tuple[Cell, ...], ...]
    caption: str = ""
    fixed_columns: int = 1


@dataclass(frozen=True, slots=True)
class Notes:
    """Numbered or plain lines below a table, under a title such as 备注."""

    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Series:
    """Values of a chart, one for each of its names; None where there is none, which is drawn as nothing."""

    name: str
    values: tuple[float | None, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart below the last table of a document: bars side by side, or lines where ``is_trend``."""

    title: str
    names: tuple[str, ...]
    series: tuple[Series, ...]
    is_trend: bool = False


Block = Table | Notes | Chart


@dataclass(frozen=True, slots=True)
class Stamp:
    """What ties a printed page to the state of the library: journal step, its short hash, the day of printing."""

    step: int
    code: str
    printed_on: str


@dataclass(frozen=True, slots=True)
class Document:
    """A report ready to be drawn.

    Attributes:
        report: the report's id, which is also the stem of its file name.
        title: centred at the head.
        subtitle: one quieter line below it, or empty.
        institution: filling unit and page header.
        paper: the sheet.
        blocks: tables and notes in order.
        signatures: who signs, left to right.
        stamp: data stamp for the footer.
        apart: whether each table, with what stands below it, fills pages of its own with head and signatures, because
            it goes to somebody alone.
    """

    report: str
    title: str
    institution: str
    blocks: tuple[Block, ...]
    stamp: Stamp
    subtitle: str = ""
    paper: Paper = Paper.A4_LANDSCAPE
    signatures: tuple[str, ...] = field(default=())
    apart: bool = False

    def parts(self) -> tuple[Document, ...]:
        """Return the document by what goes to somebody alone; itself where it is one."""
        starts = [at for at, block in enumerate(self.blocks) if isinstance(block, Table)]
        if not self.apart or len(starts) < 2:
            return (self,)
        ends = (*starts[1:], len(self.blocks))
        begins = (0, *starts[1:])
        return tuple(replace(self, blocks=self.blocks[a:b]) for a, b in zip(begins, ends, strict=True))


Placed = tuple[int, int, Cell]
"""Row and column where a cell's area begins, and the cell."""


def placed(rows: Sequence[Sequence[Cell]], columns: int) -> list[Placed]:
    """Return every cell with its place, row by row; each position must belong to exactly one cell."""
    found: list[Placed] = []
    taken: set[tuple[int, int]] = set()
    for row, cells in enumerate(rows):
        if not taken and len(cells) == columns and all(cell.rows == 1 == cell.columns for cell in cells):
            found += [(row, column, cell) for column, cell in enumerate(cells)]
            continue
        column = 0
        for cell in cells:
            while (row, column) in taken:
                column += 1
            found.append((row, column, cell))
            if cell.rows > 1 or cell.columns > 1:
                area = [(r, c) for r in range(row, row + cell.rows) for c in range(column, column + cell.columns)]
                _refuse_overlap(taken.intersection(area), row)
                taken.update(area)
            column += cell.columns
        while (row, column) in taken:
            column += 1
        if column != columns or any(row + cell.rows > len(rows) for cell in cells):
            raise ProgrammingFault(f"row {row} of a table does not fill its {columns} columns")
    return found


def _refuse_overlap(overlap: set[tuple[int, int]], row: int) -> None:
    if overlap:
        raise ProgrammingFault(f"merged cells overlap in row {row} of a table")
