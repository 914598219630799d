"""From a document to pages: choice of sheet and size, and what stands on each page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

from onex_desktop.domain.documents import Chart, Document, Notes, Paper, Table
from onex_desktop.reports import frame, notes, signature, styles, tables, tiling
from onex_desktop.reports.columns import Needs, largest_size, needs_of
from onex_desktop.reports.fonts import Face
from onex_desktop.reports.frame import Sheet
from onex_desktop.reports.measuring import Setting, set_table
from onex_desktop.reports.paging import Piece, Room, break_rows
from onex_desktop.reports.pen import Pen
from onex_desktop.reports.splitting import split_tall_rows
from onex_desktop.reports.wrapping import shortened

Draw = Callable[[Pen, float], None]

_LARGER: Final = {
    Paper.A4: (Paper.A4, Paper.A4_LANDSCAPE, Paper.A3_LANDSCAPE),
    Paper.A4_LANDSCAPE: (Paper.A4_LANDSCAPE, Paper.A3_LANDSCAPE),
    Paper.A3_LANDSCAPE: (Paper.A3_LANDSCAPE,),
}
_ROOMS: Final = (styles.CELL_ROOMY, styles.CELL_USUAL, styles.CELL_TIGHT)
_BETWEEN: Final = 14.0
"""Distance between two tables."""
_HEAVY: Final = 0.3
"""A head that takes more of each page is top-heavy."""
_SMALL: Final = 90
"""Documents of at most so many rows are tried in several sizes, to save a page."""


@dataclass(frozen=True, slots=True)
class Layout:
    """The pages of a document: for each, what is drawn and where its upper edge is.

    ``numbers`` are what each page is numbered and of how many: pages that go to somebody alone are counted alone.
    """

    sheet: Sheet
    pages: tuple[tuple[tuple[float, Draw], ...], ...]
    breaks: int
    numbers: tuple[tuple[int, int], ...] = ()


class _Flow:
    """Fills pages from the top down; ``breaks`` counts the places where a table goes on overleaf."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.pages: list[list[tuple[float, Draw]]] = [[]]
        self.left = sheet.depth
        self.breaks = 0

    @property
    def is_fresh(self) -> bool:
        return not self.pages[-1]

    def turn(self) -> None:
        self.pages.append([])
        self.left = self.sheet.depth

    def put(self, height: float, draw: Draw) -> None:
        self.pages[-1].append((self.sheet.top - self.sheet.depth + self.left, draw))
        self.left -= height

    def fork(self) -> _Flow:
        """Return a flow that goes on from here without touching this one."""
        other = _Flow(self.sheet)
        other.pages = [list(page) for page in self.pages]
        other.left = self.left
        return other

    def space(self, height: float) -> None:
        self.left -= 0.0 if self.is_fresh else height


def lay_out(document: Document) -> Layout:
    """Return the pages of a document in the largest size that fits, on the smallest sheet that serves."""
    parts = document.parts()
    if len(parts) == 1:
        made = _laid_out(document)
        return replace(made, numbers=_numbered(made))
    sheet = _sheet_and_size(document)[0]
    paper = next(paper for paper in Paper if frame.sheet_of(paper) == sheet)
    several = [_laid_out(replace(part, paper=paper)) for part in parts]
    return Layout(
        sheet,
        tuple(page for each in several for page in each.pages),
        sum(each.breaks for each in several),
        tuple(number for each in several for number in _numbered(each)),
    )


def _numbered(layout: Layout) -> tuple[tuple[int, int], ...]:
    count = len(layout.pages)
    return tuple((number, count) for number in range(1, count + 1))


def _laid_out(document: Document) -> Layout:
    sheet, size, needs = _sheet_and_size(document)
    if size < styles.SMALLEST:
        return _arrange(document, frame.sheet_of(document.paper), Setting(styles.SMALLEST), needs, tile=True)
    if sum(len(block.body) for block in document.blocks if isinstance(block, Table)) > _SMALL:
        return _arrange(document, sheet, Setting(_lighter(document, sheet, size, needs)), needs)
    made = [_arrange(document, sheet, Setting(size, room), needs) for room in _ROOMS]
    best = min(made, key=lambda layout: (len(layout.pages), layout.breaks))
    lighter = _lighter(document, sheet, size, needs) if len(best.pages) > 1 else size
    if lighter < size:
        made = [_arrange(document, sheet, Setting(lighter, room), needs) for room in _ROOMS]
        best = min((best, *made), key=lambda layout: (len(layout.pages), layout.breaks))
    while len(best.pages) > 1 and size - styles.STEP >= styles.XIAO_WU:
        size -= styles.STEP
        smaller = (_arrange(document, sheet, Setting(size, room), needs) for room in _ROOMS)
        best = next((layout for layout in smaller if len(layout.pages) == 1), best)
    return best


def _lighter(document: Document, sheet: Sheet, size: float, needs: tuple[Needs, ...]) -> float:
    """Return the largest size at which no head that is said on every page takes much of it; ``size`` if there is none.

    Standing headings need less depth in smaller type also because two columns of characters then have room.
    """
    tables = [(block, need) for block, need in zip(document.blocks, needs, strict=True) if isinstance(block, Table)]
    for step in range(int((size - styles.XIAO_WU) / styles.STEP) + 1):
        tried = size - step * styles.STEP
        made = (set_table(replace(block, body=()), sheet.breadth, Setting(tried), need) for block, need in tables)
        if all(sum(each.head.heights) <= _HEAVY * sheet.depth for each in made):
            return tried
    return size


def _sheet_and_size(document: Document) -> tuple[Sheet, float, tuple[Needs, ...]]:
    """Return sheet, size of type and, block by block, what the columns need; size 0 when a table must be tiled."""
    for paper in _LARGER[document.paper]:
        sheet = frame.sheet_of(paper)
        needs = tuple(needs_of(block, sheet.breadth) if isinstance(block, Table) else None for block in document.blocks)
        asking = [(block, need) for block, need in zip(document.blocks, needs, strict=True) if isinstance(block, Table)]
        size = min((largest_size(block, sheet.breadth, need) for block, need in asking), default=styles.WU_HAO)
        if size >= styles.SMALLEST:
            return sheet, size, needs
    if any(tiling.is_needed(block, sheet.breadth) for block, _ in asking):
        return sheet, 0.0, needs
    return sheet, max(size, styles.SMALLEST), needs


def _arrange(
    document: Document, sheet: Sheet, setting: Setting, needs: tuple[Needs, ...], *, tile: bool = False
) -> Layout:
    flow = _Flow(sheet)
    flow.put(frame.head_height(document, sheet), lambda pen, _: frame.draw_head(pen, document, sheet))
    last = max((at for at, block in enumerate(document.blocks) if isinstance(block, Table)), default=-1)
    tail = tuple(block for block in document.blocks[last + 1 :] if isinstance(block, Notes))
    drawn = tuple(block for block in document.blocks if isinstance(block, Chart))
    for at, block in enumerate(document.blocks[: last + 1]):
        if isinstance(block, Chart):
            continue
        if isinstance(block, Notes):
            _put_notes(flow, block, notes.ABOVE, keep=0.0)
            continue
        if at > 0:
            flow.space(_BETWEEN)
        tiles = tiling.tiled(block, sheet.breadth, sheet.depth) if tile and _is_wide(block, sheet) else None
        if tiles is not None:
            _put_tiles(flow, tiles, setting)
            continue
        keep = _tail_height(tail, document, sheet) if at == last and not drawn else 0.0
        _put_table(flow, block, setting, needs[at], keep)
    for chart in drawn:
        _put_chart(flow, chart)
    for at, block in enumerate(tail):
        is_last = at == len(tail) - 1 and bool(document.signatures)
        above = notes.BETWEEN if at > 0 else notes.ABOVE
        _put_notes(flow, block, above, keep=_signed_height(document, sheet) if is_last else 0.0)
    if document.signatures:
        height = _signed_height(document, sheet)
        if flow.left < height:
            flow.turn()
        flow.put(height, lambda pen, top: signature.draw(pen, document.signatures, styles.SIDE, top, sheet.breadth))
    return Layout(sheet, tuple(tuple(page) for page in flow.pages), flow.breaks)


def _tail_height(tail: tuple[Notes, ...], document: Document, sheet: Sheet) -> float:
    remarks = [notes.set_notes(block, sheet.breadth) for block in tail]
    gaps = notes.ABOVE + notes.BETWEEN * (len(tail) - 1) if tail else 0.0
    height = gaps + sum(line.height for lines in remarks for line in lines)
    return height + _signed_height(document, sheet)


def _signed_height(document: Document, sheet: Sheet) -> float:
    return signature.height(document.signatures, sheet.breadth) if document.signatures else 0.0


def _put_table(flow: _Flow, block: Table, setting: Setting, needs: Needs, tail: float) -> None:
    breadth = flow.sheet.breadth
    made = split_tall_rows(block, set_table(block, breadth, setting, needs), breadth, flow.sheet.depth, needs)
    heading = sum(made.head.heights)
    room = Room(flow.left, flow.sheet.depth, flow.is_fresh, heading, tables.caption_height(made), tail)
    starts_fresh, pieces = break_rows(made, room)
    if starts_fresh:
        flow.turn()
    flow.breaks += len(pieces) - 1
    for number, piece in enumerate(pieces):
        if number > 0:
            flow.turn()

        def draw(pen: Pen, top: float, piece: Piece = piece) -> None:
            tables.draw_piece(pen, made, piece, styles.SIDE, top)

        flow.put(tables.piece_height(made, piece), draw)


def _is_wide(block: Table, sheet: Sheet) -> bool:
    return tiling.is_needed(block, sheet.breadth)


def _put_tiles(flow: _Flow, tiles: tiling.Tiling, setting: Setting) -> None:
    """Put down the key and then, each on a page of its own, the tiles."""
    probe = flow.fork()
    _put_key(probe, tiles, setting, 1)
    first = len(probe.pages) + 1
    _put_key(flow, tiles, setting, first)
    for number, tile in enumerate(tiles.tiles):
        for at, piece in enumerate(tiles.pieces):
            flow.turn()
            line = tiling.locator(tiles, number, at, first)

            def draw(pen: Pen, top: float, tile: tiling.Tile = tile, piece: Piece = piece, line: str = line) -> None:
                size = styles.XIAO_WU
                shown = shortened(line, Face.SANS, flow.sheet.breadth / size)
                pen.text(styles.SIDE, top - size, shown, Face.SANS, size, styles.QUIET)
                tables.draw_piece(pen, tile.table, piece, styles.SIDE, top - tiling.LOCATOR)

            flow.put(tables.piece_height(tile.table, piece) + tiling.LOCATOR, draw)


def _put_key(flow: _Flow, tiles: tiling.Tiling, setting: Setting, first: int) -> None:
    _put_table(flow, tiling.key(tiles, first), setting, None, 0.0)


def _put_chart(flow: _Flow, chart: Chart) -> None:
    from onex_desktop.reports import charts

    flow.space(_BETWEEN)
    if flow.left < charts.HEIGHT and not flow.is_fresh:
        flow.turn()
    drawing = charts.drawing(chart, flow.sheet.breadth)
    flow.put(charts.HEIGHT, lambda pen, top: pen.drawing(styles.SIDE, top - charts.HEIGHT, drawing))


def _put_notes(flow: _Flow, block: Notes, above: float, *, keep: float) -> None:
    """Put remarks down; the last two lines stay with what must follow them, ``keep`` high."""
    lines = notes.set_notes(block, flow.sheet.breadth)
    flow.space(above)
    for at, line in enumerate(lines):
        company = sum(other.height for other in lines[at:]) + keep if at >= len(lines) - 2 else line.height
        if company > flow.left and not flow.is_fresh:
            flow.turn()

        def draw(pen: Pen, top: float, line: notes.SetLine = line) -> None:
            notes.draw_line(pen, line, styles.SIDE, top)

        flow.put(line.height, draw)
