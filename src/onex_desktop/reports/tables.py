"""Drawing the rows of a measured table that stand on one page."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import accumulate, groupby

from onex_desktop.domain.documents import Align, Cell, Emphasis
from onex_desktop.domain.signs import Sign
from onex_desktop.reports import styles
from onex_desktop.reports.fonts import Face, clean, width
from onex_desktop.reports.measuring import Grid, SetCell, SetTable
from onex_desktop.reports.paging import Piece
from onex_desktop.reports.pen import Pen
from onex_desktop.reports.standing import draw_upright
from onex_desktop.reports.wrapping import optical_trim, wrap

CONTINUED = "（续）"
_GAP = 0.15
"""Ems between a sign and what stands before it."""
_INKS = {Emphasis.QUIET: styles.QUIET, Emphasis.GAP: styles.GAP}


def caption_height(table: SetTable) -> float:
    """Return what the caption above a table takes."""
    return styles.WU_HAO * 2.0 if table.caption else 0.0


def piece_height(table: SetTable, piece: Piece) -> float:
    """Return how high a stretch of rows is with its heading and, on the first page, its caption."""
    rows = sum(table.head.heights) + sum(table.body.heights[piece.start : piece.stop])
    return rows + (caption_height(table) if piece.start == 0 else 0.0)


def draw_piece(pen: Pen, table: SetTable, piece: Piece, left: float, top: float) -> None:
    """Draw a stretch of rows below the heading, its upper left corner at ``left``, ``top``."""
    if table.caption:
        top = _draw_caption(pen, table, piece, left, top)
    right = left + table.edges[-1]
    head = Piece(0, len(table.head.heights))
    middle = _draw_grid(pen, table, table.head, head, left, top)
    bottom = _draw_grid(pen, table, table.body, piece, left, middle)
    if middle < top:
        pen.rule((left, middle), (right, middle), styles.HEAD_RULE)
    for y in (top, bottom):
        pen.rule((left, y), (right, y), styles.OUTER_RULE)
    for x in (left, right):
        pen.rule((x, top), (x, bottom), styles.OUTER_RULE)


def _draw_caption(pen: Pen, table: SetTable, piece: Piece, left: float, top: float) -> float:
    if piece.start > 0:
        return top
    size = styles.WU_HAO
    face = Face.SANS_BOLD
    x = left + (table.edges[-1] - width(table.caption, face) * size) / 2
    pen.text(x, top - size * 1.25, table.caption, face, size)
    return top - caption_height(table)


def _draw_grid(pen: Pen, table: SetTable, grid: Grid, piece: Piece, left: float, top: float) -> float:
    """Draw rows of a grid and return where they end."""
    steps = accumulate(grid.heights[piece.start : piece.stop])
    tops = [top, *(top - step for step in steps)]
    if grid is table.head and tops[-1] < top:
        pen.fill(left, tops[-1], table.edges[-1], top - tops[-1], styles.HEAD_SHADE)
    cells = _cells_of(grid, piece)
    for made in cells:
        _draw_cell(pen, table, made, piece, left, tops)
    _draw_rules(pen, [left + edge for edge in table.edges], tops, cells, piece)
    return tops[-1]


def _cells_of(grid: Grid, piece: Piece) -> list[SetCell]:
    """Return the cells that begin in a stretch of rows, and before them those that reach into it."""
    begin = bisect_left(grid.cells, piece.start, key=lambda made: made.row)
    end = bisect_left(grid.cells, piece.stop, key=lambda made: made.row)
    reaching: list[SetCell] = []
    if piece.start > 0 and grid.longest > 1:
        earliest = bisect_left(grid.cells, piece.start - grid.longest, key=lambda made: made.row)
        reaching = [made for made in grid.cells[earliest:begin] if made.row + made.cell.rows > piece.start]
    return [*reaching, *grid.cells[begin:end]]


def _draw_cell(pen: Pen, table: SetTable, made: SetCell, piece: Piece, left: float, tops: Sequence[float]) -> None:
    cell = made.cell
    size = table.setting.size
    x0, x1 = left + table.edges[made.column], left + table.edges[made.column + cell.columns]
    first = max(made.row - piece.start, 0)
    y1, y0 = tops[first], tops[min(made.row + cell.rows - piece.start, len(tops) - 1)]
    if cell.emphasis is Emphasis.HEAD:
        pen.fill(x0, y0, x1 - x0, y1 - y0, styles.HEAD_SHADE)
    elif cell.tint is not None:
        pen.fill(x0, y0, x1 - x0, y1 - y0, styles.TINTS[cell.tint])
    ink = _INKS.get(cell.emphasis, styles.BLACK)
    if cell.sign is not None:
        _draw_sign(pen, made, cell.sign, ((x0 + x1) / 2, (y0 + y1) / 2), size, ink)
    elif cell.upright:
        draw_upright(pen, made, ((x0 + x1) / 2, (y0 + y1) / 2), size, ink)
    else:
        lines = made.lines
        if made.row < piece.start:
            room = (x1 - x0) / size - 2 * styles.CELL_SIDE
            lines = wrap(clean(cell.text) + CONTINUED, made.face, round(room, 3), balanced=True)
        _draw_lines(pen, made, lines, (x0, y0, x1, y1), size, ink)


def _draw_sign(pen: Pen, made: SetCell, sign: Sign, middle: tuple[float, float], size: float, ink: styles.Ink) -> None:
    """Draw a sign around the middle, what stands before it as text to its left; it is searched for as a character."""
    before, character = made.cell.text[:-1], made.cell.text[-1:]
    x, y = middle
    baseline = y - styles.MIDDLE * size
    if before:
        advance = (width(before, made.face) + _GAP) * size
        pen.text(x - (advance + size) / 2, baseline, before, made.face, size, ink)
        x += advance / 2
    pen.sign(x, y, sign, size, ink)
    pen.hidden_text(x - size / 2, baseline, character, made.face, size)


def _draw_lines(
    pen: Pen,
    made: SetCell,
    lines: tuple[str, ...],
    box: tuple[float, float, float, float],
    size: float,
    ink: styles.Ink,
) -> None:
    x0, y0, x1, y1 = box
    leading = styles.LEADING * size
    # A merged cell cut by the end of the page may show fewer lines; it is said again in full overleaf.
    shown = lines[: max(1, int((y1 - y0 + 0.01) / leading))]
    y = (y0 + y1) / 2 + (len(shown) - 1) * leading / 2 - styles.MIDDLE * size
    for line in shown:
        if line:
            pen.text(_start_of(line, made, x0, x1, size), y, line, made.face, size, ink)
        y -= leading


def _start_of(line: str, made: SetCell, x0: float, x1: float, size: float) -> float:
    side = styles.CELL_SIDE * size
    before, after = optical_trim(line)
    if made.cell.align is Align.LEFT:
        return x0 + side - before * size
    advance = width(line, made.face)
    if made.cell.align is Align.RIGHT:
        return x1 - side - (advance - after) * size
    return (x0 + x1) / 2 - (advance - before - after) / 2 * size - before * size


def _draw_rules(pen: Pen, xs: list[float], tops: list[float], cells: list[SetCell], piece: Piece) -> None:
    """Draw the inner rules, leaving out those inside merged cells."""
    rows, columns = len(tops) - 1, len(xs) - 1
    if all(made.cell.rows == 1 and made.cell.columns == 1 for made in cells):
        for y in tops[1:-1]:
            pen.rule((xs[0], y), (xs[-1], y), styles.RULE)
        for x in xs[1:-1]:
            pen.rule((x, tops[0]), (x, tops[-1]), styles.RULE)
        return
    owner = _owners(cells, piece, rows, columns)
    for row in range(1, rows):
        parted = [owner[row - 1][column] is not owner[row][column] for column in range(columns)]
        for begin, end in _stretches(parted):
            pen.rule((xs[begin], tops[row]), (xs[end], tops[row]), styles.RULE)
    for column in range(1, columns):
        parted = [owner[row][column - 1] is not owner[row][column] for row in range(rows)]
        for begin, end in _stretches(parted):
            pen.rule((xs[column], tops[begin]), (xs[column], tops[end]), styles.RULE)


def _owners(cells: list[SetCell], piece: Piece, rows: int, columns: int) -> list[list[Cell | None]]:
    owner: list[list[Cell | None]] = [[None] * columns for _ in range(rows)]
    for made in cells:
        for row in range(max(made.row - piece.start, 0), min(made.row + made.cell.rows - piece.start, rows)):
            owner[row][made.column : made.column + made.cell.columns] = [made.cell] * made.cell.columns
    return owner


def _stretches(flags: list[bool]) -> list[tuple[int, int]]:
    """Return where runs of True begin and end."""
    found: list[tuple[int, int]] = []
    position = 0
    for flag, run in groupby(flags):
        length = len(list(run))
        if flag:
            found.append((position, position + length))
        position += length
    return found
