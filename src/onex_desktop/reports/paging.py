"""Where a table breaks: merged blocks stay whole, and no page ends or begins with a lonely row."""

from __future__ import annotations

from dataclasses import dataclass

from onex_desktop.reports.measuring import Grid, SetTable

LEAST_ROWS = 2
"""Rows that keep company at the top of a table, on its last page and with the signatures."""
LATE = 0.45
"""A table that could stand whole on a page starts a new one when less than this part of the page is left."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Rows ``start`` to ``stop`` of a table on one page, below its repeated heading."""

    start: int
    stop: int


@dataclass(frozen=True, slots=True)
class Room:
    """What pages offer a table: on the page under way, on a fresh one, and what must follow its last row.

    ``heading`` is what each page spends on the heading rows, ``first_extra`` what the caption takes.
    """

    left: float
    full: float
    is_fresh: bool
    heading: float
    first_extra: float
    tail: float


def break_rows(table: SetTable, room: Room) -> tuple[bool, list[Piece]]:
    """Return whether the table begins on a new page, and its rows page by page."""
    heights = table.body.heights
    units = _units(table.body, room.full - room.heading - room.first_extra)
    fresh_first = not room.is_fresh and _is_late(sum(heights), room)
    if not fresh_first and not room.is_fresh:
        first = _fill(units, heights, room.left - room.first_extra - room.heading, room.full)[0]
        whole = first.stop == len(heights)
        fresh_first = first.stop - first.start < LEAST_ROWS and not whole
    opening = room.full if fresh_first or room.is_fresh else room.left
    pieces = _fill(units, heights, opening - room.first_extra - room.heading, room.full - room.heading)
    return _with_company(units, heights, pieces, room, opening, fresh_first=fresh_first)


def _is_late(rows: float, room: Room) -> bool:
    needed = rows + room.heading + room.first_extra
    return room.left < needed <= room.full and room.left < LATE * room.full


def _units(body: Grid, limit: float) -> list[Piece]:
    """Return the stretches of rows that merged cells hold together, cut where taller than a page."""
    reach = list(range(1, len(body.heights) + 1))
    for cell in body.cells:
        if cell.cell.rows > 1:
            reach[cell.row] = max(reach[cell.row], cell.row + cell.cell.rows)
    units: list[Piece] = []
    start = 0
    while start < len(reach):
        stop = row = start
        while row <= stop and row < len(reach):
            stop = max(stop, reach[row] - 1)
            row += 1
        units += _cut(Piece(start, stop + 1), body, limit)
        start = stop + 1
    return units


def _cut(unit: Piece, body: Grid, limit: float) -> list[Piece]:
    if sum(body.heights[unit.start : unit.stop]) <= limit:
        return [unit]
    # Inside a block taller than a page only the rows count; what is merged over the cut is said again there.
    return [Piece(row, row + 1) for row in range(unit.start, unit.stop)]


def _fill(units: list[Piece], heights: tuple[float, ...], first: float, full: float) -> list[Piece]:
    pieces: list[Piece] = []
    start = stop = 0
    left = first
    for unit in units:
        height = sum(heights[unit.start : unit.stop])
        if height > left + 0.01 and (stop > start or not pieces):
            pieces.append(Piece(start, stop))
            start, left = unit.start, full
        stop = unit.stop
        left -= height
    return [*pieces, Piece(start, stop)]


def _with_company(
    units: list[Piece],
    heights: tuple[float, ...],
    pieces: list[Piece],
    room: Room,
    opening: float,
    *,
    fresh_first: bool,
) -> tuple[bool, list[Piece]]:
    last = pieces[-1]
    capacity = (opening - room.first_extra if len(pieces) == 1 else room.full) - room.heading
    used = sum(heights[last.start : last.stop])
    is_lonely = len(pieces) > 1 and last.stop - last.start < LEAST_ROWS
    if used + room.tail <= capacity and not is_lonely:
        return fresh_first, pieces
    suffix = next((unit.start for unit in reversed(units) if last.stop - unit.start >= LEAST_ROWS), 0)
    needed = sum(heights[suffix : last.stop]) + room.heading + room.tail
    if suffix == 0:
        fits = needed + room.first_extra <= room.full
        return (True, [Piece(0, last.stop)]) if fits and not room.is_fresh else (fresh_first, pieces)
    if needed > room.full or (suffix == last.start and not is_lonely):
        return fresh_first, pieces
    kept = [Piece(piece.start, min(piece.stop, suffix)) for piece in pieces if piece.start < suffix]
    return fresh_first, [*kept, Piece(suffix, last.stop)]
