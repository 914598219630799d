"""Tables wider than a sheet: tiles side by side that repeat the fixed columns, and a key that says which page is which.

The whole table is measured once, so that a row is as high in every tile and the printed pages can be laid edge to
edge. Pages go down first, then across.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise
from typing import Final

from onex_desktop.domain.documents import Align, Cell, Emphasis, Table, placed
from onex_desktop.reports import styles
from onex_desktop.reports.columns import least_needs
from onex_desktop.reports.fonts import clean
from onex_desktop.reports.measuring import Grid, SetCell, SetTable, Setting, set_table
from onex_desktop.reports.paging import Piece, Room, break_rows
from onex_desktop.reports.splitting import split_table
from onex_desktop.reports.tables import CONTINUED
from onex_desktop.reports.wrapping import wrap

LOCATOR: Final = 2.0 * styles.XIAO_WU
"""What the line over a tile takes, which says where the tile belongs."""
MOST_ACROSS: Final = 12
"""With more tiles side by side the key is a list."""

_BACKS: Final = (0.6, 0.8, 0.9, 1.0)
"""A tile may end early, at the end of a course, when this part of its room is used."""
_STEP: Final = 0.98
_TEXTS: Final = (1.0, 1.4, 1.9, 2.6)
_HEADS: Final = (0.0, 3.25)
"""Ems in which two columns of standing characters have room."""


@dataclass(frozen=True, slots=True)
class Tile:
    """A stretch of columns with the fixed ones before them; ``title`` names the first and the last."""

    table: SetTable
    title: str


@dataclass(frozen=True, slots=True)
class Tiling:
    """A table cut both ways: tiles across, stretches of rows down."""

    tiles: tuple[Tile, ...]
    pieces: tuple[Piece, ...]
    rows: tuple[str, ...]

    @property
    def pages(self) -> int:
        """How many pages it takes."""
        return len(self.tiles) * len(self.pieces)

    def page(self, tile: int, piece: int, first: int) -> int:
        """Return the number of a page when the tiles begin on page ``first``."""
        return first + tile * len(self.pieces) + piece


def is_needed(table: Table, breadth: float) -> bool:
    """Return whether a table with columns to cut does not fit in the smallest type."""
    return len(table.widths) > table.fixed_columns + 1 and sum(least_needs(table)) * styles.SMALLEST > breadth


def tiled(table: Table, breadth: float, depth: float) -> Tiling | None:
    """Cut a table in the smallest type; None when its fixed columns leave no room for another one.

    The shares of the columns are ems here. Columns with standing headings are tried broader, which makes the headings
    shallower, and the broadest fixed column too, which makes the rows lower; what takes the fewest pages is used.
    """
    needs = least_needs(table)
    shapes = (_widths(table, needs, text, head) for text in _TEXTS for head in _HEADS)
    found = [
        shape for shape in shapes if max(shape[table.fixed_columns :]) <= breadth - sum(shape[: table.fixed_columns])
    ]
    if not found:
        return None
    return _cut(table, breadth, depth, min(found, key=lambda shape: _estimate(table, shape, breadth, depth)))


def key(tiling: Tiling, first: int) -> Table:
    """Return the key to the pages as a table of its own."""

    def head(text: str) -> Cell:
        return Cell(text, emphasis=Emphasis.HEAD)

    if len(tiling.tiles) > MOST_ACROSS:
        last = len(tiling.pieces) - 1
        lines = tuple(
            (Cell(tile.title, align=Align.LEFT), Cell(f"{tiling.page(t, 0, first)}—{tiling.page(t, last, first)}"))
            for t, tile in enumerate(tiling.tiles)
        )
        return Table((6.0, 1.0), ((head("列"), head("页")),), lines, caption="分页索引")
    header = (head("行＼列"), *(head(tile.title) for tile in tiling.tiles))
    body = tuple(
        (Cell(rows), *(Cell(f"第 {tiling.page(t, p, first)} 页") for t in range(len(tiling.tiles))))
        for p, rows in enumerate(tiling.rows)
    )
    return Table((1.0,) * len(header), (header,), body, caption="分页索引")


def locator(tiling: Tiling, tile: int, piece: int, first: int) -> str:
    """Return the line over a page: which columns and rows stand here, and where they go on."""
    parts = [
        f"列 {tile + 1}/{len(tiling.tiles)}：{tiling.tiles[tile].title}",
        f"行 {piece + 1}/{len(tiling.pieces)}：{tiling.rows[piece]}",
    ]
    if tile + 1 < len(tiling.tiles):
        parts.append(f"右接第 {tiling.page(tile + 1, piece, first)} 页")
    if piece + 1 < len(tiling.pieces):
        parts.append(f"下接第 {tiling.page(tile, piece + 1, first)} 页")
    return "　".join(parts)


def _widths(table: Table, needs: tuple[float, ...], text: float, head: float) -> list[float]:
    """Return the columns in points: the broadest fixed one times ``text``, standing ones at least ``head`` ems."""
    fixed, standing = table.fixed_columns, _standing(table)
    ems = [
        max(share, need, head if column in standing else 0.0)
        for column, (share, need) in enumerate(zip(table.widths, needs, strict=True))
    ]
    if fixed:
        ems[_broadest(ems, fixed)] *= text
    return [em * styles.SMALLEST for em in ems]


def _broadest(widths: Sequence[float], fixed: int) -> int:
    return max(range(fixed), key=widths.__getitem__)


def _estimate(table: Table, widths: list[float], breadth: float, depth: float) -> float:
    """Return about how many pages a shape takes, from the headings and the fixed columns alone."""
    fixed = table.fixed_columns
    groups = _balanced(table, widths, breadth - sum(widths[:fixed]))
    heading = sum(_measured(replace(table, widths=tuple(widths), body=())).head.heights)
    cells = placed(table.body, len(widths))
    rows: list[list[Cell]] = [[] for _ in table.body]
    for row, column, cell in cells:
        if column + cell.columns <= fixed:
            rows[row].append(cell)
    body = tuple(map(tuple, rows))
    names = Table(tuple(widths[:fixed]), (), body) if fixed else Table((1.0,), (), ((Cell(""),),) * len(body))
    left = depth - LOCATOR - heading
    return len(groups) * (sum(_measured(names).body.heights) / left if left > 0 else float("inf"))


def _measured(table: Table) -> SetTable:
    return set_table(table, sum(table.widths), Setting(styles.SMALLEST, styles.CELL_TIGHT))


def _cut(table: Table, breadth: float, depth: float, widths: list[float]) -> Tiling:
    fixed = table.fixed_columns
    room = breadth - sum(widths[:fixed])
    groups = _balanced(table, widths, room)
    # What the fullest tile leaves over goes to the broadest of the fixed columns, which holds the long texts.
    if fixed:
        widths[_broadest(widths, fixed)] += room - max(sum(widths[group.start : group.stop]) for group in groups)
    shaped = replace(table, widths=tuple(widths))
    made = _measured(shaped)
    split = split_table(shaped, made, depth - LOCATOR)
    if split is not shaped:
        made = _measured(split)
    left = depth - LOCATOR
    room_down = Room(left, left, is_fresh=True, heading=sum(made.head.heights), first_extra=0.0, tail=0.0)
    pieces = tuple(break_rows(made, room_down)[1])
    tiles = tuple(Tile(_slice(made, fixed, group), _title(table, group)) for group in groups)
    return Tiling(tiles, pieces, tuple(_rows(made, piece) for piece in pieces))


def _standing(table: Table) -> set[int]:
    cells = placed(table.header, len(table.widths))
    return {column for _, column, cell in cells if cell.upright and cell.columns == 1}


def _balanced(table: Table, widths: list[float], room: float) -> list[range]:
    """Return as few stretches of columns as fit, equally filled, cut between courses where that costs no tile."""
    fixed, joined = table.fixed_columns, _joined(table)
    fewest = len(_groups(fixed, widths, joined, room, 1.0))
    back = next(part for part in _BACKS if len(_groups(fixed, widths, joined, room, part)) == fewest)
    best = _groups(fixed, widths, joined, room, back)
    tighter = room * _STEP
    while tighter > max(widths[fixed:]):
        found = _groups(fixed, widths, joined, tighter, back)
        if len(found) > fewest:
            break
        best, tighter = found, tighter * _STEP
    return best


def _groups(fixed: int, widths: list[float], joined: set[int], room: float, back: float) -> list[range]:
    """Fill stretches one after the other; one may end early, between courses, with part ``back`` of its room used."""
    groups: list[range] = []
    start = fixed
    while start < len(widths):
        stop, used = start, 0.0
        whole, whole_used = 0, 0.0
        while stop < len(widths) and used + widths[stop] <= room + 1e-6:
            used += widths[stop]
            stop += 1
            if stop not in joined:
                whole, whole_used = stop, used
        if stop < len(widths) and whole and whole_used >= back * room:
            stop = whole
        groups.append(range(start, stop))
        start = stop
    return groups


def _joined(table: Table) -> set[int]:
    """Return the columns that a heading ties to the one before them."""
    cells = placed(table.header, len(table.widths))
    return {at for _, column, cell in cells for at in range(column + 1, column + cell.columns)}


def _title(table: Table, group: range) -> str:
    tops = {
        at: clean(cell.text)
        for row, column, cell in placed(table.header, len(table.widths))
        if row == 0
        for at in range(column, column + cell.columns)
    }
    first, last = tops.get(group.start, ""), tops.get(group.stop - 1, "")
    return first if first == last else f"{first} — {last}"


def _rows(made: SetTable, piece: Piece) -> str:
    first = _row_name(made, piece.start)
    last = _row_name(made, piece.stop - 1)
    return first if first == last else f"{first} — {last}"


def _row_name(made: SetTable, row: int) -> str:
    names = (c for c in made.body.cells if c.column == 0 and c.row <= row < c.row + c.cell.rows)
    name = next((clean(cell.cell.text) for cell in names), "")
    return name or f"第 {row + 1} 行"


def _slice(made: SetTable, fixed: int, group: range) -> SetTable:
    """Return the part of a measured table that holds the fixed columns and a stretch of the others."""
    widths = [right - left for left, right in pairwise(made.edges)]
    edges = (0.0, *accumulate([*widths[:fixed], *widths[group.start : group.stop]]))

    def part(grid: Grid) -> Grid:
        return replace(grid, cells=tuple(_within(grid.cells, fixed, group, edges, made.setting.size)))

    return replace(made, edges=edges, head=part(made.head), body=part(made.body))


def _within(
    cells: tuple[SetCell, ...], fixed: int, group: range, edges: tuple[float, ...], size: float
) -> Iterator[SetCell]:
    shift = fixed - group.start
    for made in cells:
        stop = made.column + made.cell.columns
        if stop <= fixed:
            yield made
            continue
        start, end = max(made.column, group.start), min(stop, group.stop)
        if start >= end:
            continue
        if (start, end) == (made.column, stop):
            yield replace(made, column=start + shift)
            continue
        text = clean(made.cell.text) + (CONTINUED if start > made.column and made.cell.text else "")
        room = (edges[end + shift] - edges[start + shift]) / size - 2 * styles.CELL_SIDE
        lines = wrap(text, made.face, round(room, 3), balanced=True)
        cell = replace(made.cell, text=text, columns=end - start)
        yield replace(made, column=start + shift, cell=cell, lines=lines)
