"""What a table takes on paper: column positions, broken lines and row heights at a given size of type."""

from __future__ import annotations

from dataclasses import dataclass

from onex_desktop.domain.documents import Cell, Table, placed
from onex_desktop.reports import styles, upright
from onex_desktop.reports.columns import Needs, edges_of, face_of
from onex_desktop.reports.fonts import Face, clean, width
from onex_desktop.reports.wrapping import wrap


@dataclass(frozen=True, slots=True)
class Setting:
    """Size of type in points, and the room above and below the text of a cell in ems."""

    size: float
    room: float = styles.CELL_USUAL


@dataclass(frozen=True, slots=True)
class SetCell:
    """A cell with its place and its lines; ``columns`` holds upright text instead."""

    row: int
    column: int
    cell: Cell
    face: Face
    lines: tuple[str, ...]
    columns: tuple[tuple[upright.Glyph, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Grid:
    """The heading rows or the body of a table, measured.

    ``cells`` are in order of their rows; ``longest`` is the most rows a cell is merged over.
    """

    cells: tuple[SetCell, ...]
    heights: tuple[float, ...]
    longest: int


@dataclass(frozen=True, slots=True)
class SetTable:
    """A table measured for one width; ``edges`` are the positions of the column rules from the left."""

    caption: str
    edges: tuple[float, ...]
    head: Grid
    body: Grid
    setting: Setting


def set_table(table: Table, breadth: float, setting: Setting, needs: Needs = None) -> SetTable:
    """Measure a table that fills ``breadth``; ``needs`` are its ``needs_of``."""
    edges = edges_of(table, breadth, setting.size, needs)
    head = _set_grid(table.header, edges, setting, is_head=True)
    body = _set_grid(table.body, edges, setting, is_head=False)
    return SetTable(clean(table.caption), edges, head, body, setting)


def _set_grid(rows: tuple[tuple[Cell, ...], ...], edges: tuple[float, ...], setting: Setting, *, is_head: bool) -> Grid:
    size = setting.size
    heights = [size * (styles.LEADING + 2 * setting.room)] * len(rows)
    cells: list[SetCell] = []
    tall: list[tuple[SetCell, float]] = []
    for row, column, cell in placed(rows, len(edges) - 1):
        room = (edges[column + cell.columns] - edges[column]) / size - 2 * styles.CELL_SIDE
        face = face_of(cell, size, is_head=is_head)
        text = clean(cell.text)
        if cell.upright:
            stood = upright.columns(text, face, room)
            made = SetCell(row, column, cell, face, (), stood)
            needed = size * (max(map(upright.depth_of, stood)) + 2 * setting.room + upright.MARGIN)
        else:
            lines = (text,) if width(text, face) <= room and "\n" not in text else _broken(text, face, room)
            made = SetCell(row, column, cell, face, lines)
            needed = size * (len(lines) * styles.LEADING + 2 * setting.room)
        cells.append(made)
        if cell.rows > 1:
            tall.append((made, needed))
        elif needed > heights[row]:
            heights[row] = needed
    for merged, needed in tall:
        _spread(heights, merged, needed)
    longest = max((made.cell.rows for made, _ in tall), default=1)
    return Grid(tuple(cells), tuple(heights), longest)


def _broken(text: str, face: Face, room: float) -> tuple[str, ...]:
    return wrap(text, face, round(room, 3), balanced=True)


def _spread(heights: list[float], merged: SetCell, needed: float) -> None:
    """Let the rows under a merged cell grow alike until they hold its text."""
    span = range(merged.row, merged.row + merged.cell.rows)
    lacking = needed - sum(heights[row] for row in span)
    if lacking > 0:
        for row in span:
            heights[row] += lacking / len(span)
