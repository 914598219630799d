"""What a key, a fill or a paste would change: pure reckoning over a selection, nothing is written here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from onex_desktop.domain.mapping import MatrixCell, Strength
from onex_desktop.gui.models import matrix_words as words
from onex_desktop.gui.models.matrix_model import MatrixModel
from onex_desktop.services.mapping import CellEdit

MOST_EDITS: Final = 5000
"""More cells than this in one act are a slip of the hand, and would keep the user waiting."""


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle of cells, its borders included."""

    top: int
    left: int
    bottom: int
    right: int

    @property
    def size(self) -> tuple[int, int]:
        """Rows and columns."""
        return self.bottom - self.top + 1, self.right - self.left + 1


@dataclass(frozen=True, slots=True)
class Refused:
    """A cell that did not take what was meant for it, and why."""

    where: str
    text: str
    why: str


@dataclass(frozen=True, slots=True)
class Laid:
    """A block on its way into the matrix: what it changes, what is refused, and where it comes to lie.

    ``area`` is None where the block is one value for all that is selected.
    """

    edits: list[CellEdit]
    refused: list[Refused]
    area: Area | None


class TooManyCells(Exception):
    """The act would change more than ``MOST_EDITS`` cells."""


def changes(model: MatrixModel, wanted: Iterable[tuple[int, int, Strength | None]]) -> list[CellEdit]:
    """Return the edits that give cells their values; sums, and cells that hold theirs already, are left out.

    Raises:
        TooManyCells: More cells than ``MOST_EDITS`` would change.
    """
    edits: dict[tuple[int, int], CellEdit] = {}
    for row, column, strength in wanted:
        key = model.key(row, column)
        if key is not None and model.strength(row, column) != strength:
            edits[key] = CellEdit(key, strength)
            if len(edits) > MOST_EDITS:
                raise TooManyCells
    return list(edits.values())


def set_all(model: MatrixModel, areas: Sequence[Area], strength: Strength | None) -> list[CellEdit]:
    """Return the edits that give every editable cell of the areas one value."""
    return changes(model, ((row, column, strength) for row, column in _slots(model, areas, filled=strength is None)))


def replaced(model: MatrixModel, areas: Sequence[Area] | None, old: Strength, new: Strength | None) -> list[CellEdit]:
    """Return the edits that put one value in place of another, in the areas or, where None, in the whole matrix."""
    cells = model.matrix.cells if model.matrix else {}
    if areas is None:
        found = {key for key, cell in cells.items() if cell.strength == old}
    else:
        held = {model.key(*place): model.cell(*place) for place in _slots(model, areas, filled=True)}
        found = {key for key, cell in held.items() if key and cell and cell.strength == old}
    return [CellEdit(key, new) for key in sorted(found)] if new != old else []


def cycled(model: MatrixModel, strength: Strength | None) -> Strength | None:
    """Return the value after this one: empty, 强, 中, 弱, 不适用 and empty again, as far as cells take them."""
    cycle = (None, *(value.strength for value in model.speech.scale.values))
    return cycle[(cycle.index(strength) + 1) % len(cycle)]


def copied(model: MatrixModel, areas: Sequence[Area]) -> list[list[str]]:
    """Return the rectangle around the areas as text; what is not selected in it stays blank."""
    frame = around(areas)
    rows, columns = frame.size
    if rows * columns > MOST_EDITS:
        raise TooManyCells
    chosen = {(row, column) for area in areas for row, column in _cells(area)}
    return [
        [
            words.write(model.strength(row, column), model.speech) if (row, column) in chosen else ""
            for column in range(frame.left, frame.right + 1)
        ]
        for row in range(frame.top, frame.bottom + 1)
    ]


def copied_with_heads(model: MatrixModel, areas: Sequence[Area]) -> list[list[str]]:
    """Return the same with the titles of its columns over it, and number and name of its rows at its left."""
    frame = around(areas)
    lines = (model.line(row) for row in range(frame.top, frame.bottom + 1))
    heads = [model.head(column).title for column in range(frame.left, frame.right + 1)]
    body = zip(lines, copied(model, areas), strict=True)
    return [["", "", *heads], *([line.code, line.name, *cells] for line, cells in body)]


def pasted(model: MatrixModel, areas: Sequence[Area], block: Sequence[Sequence[str]]) -> Laid:
    """Return what a block changes and which of its cells are refused.

    A single value fills the selection, a block that fits into it several times over is repeated; otherwise it
    is laid at the selection's first cell.
    """
    height, width = len(block), len(block[0])
    frame = around(areas)
    rows, columns = frame.size
    area: Area | None = None
    if (height, width) == (1, 1):
        targets = [place for area in areas for place in _bounded(area)]
        laid = [(row, column, block[0][0]) for row, column in targets]
    else:
        repeats = rows % height == 0 and columns % width == 0
        down, across = (rows, columns) if repeats else (height, width)
        laid = [
            (frame.top + r, frame.left + c, block[r % height][c % width])
            for r, c in _bounded(Area(0, 0, down - 1, across - 1))
        ]
        bottom, right = min(frame.top + down, model.rowCount()), min(frame.left + across, model.columnCount())
        area = Area(frame.top, frame.left, bottom - 1, right - 1)
    wanted: list[tuple[int, int, Strength | None]] = []
    refused: list[Refused] = []
    for row, column, text in laid:
        if not text.strip() and not _takes(model, row, column):
            continue
        why = _obstacle(model, row, column, text)
        if why:
            refused.append(Refused(_where(model, row, column), text.strip(), why))
        else:
            wanted.append((row, column, words.read(text, model.speech)))
    return Laid(changes(model, wanted), refused, area)


def around(areas: Sequence[Area]) -> Area:
    """Return the smallest rectangle that holds all areas."""
    return Area(
        min(area.top for area in areas),
        min(area.left for area in areas),
        max(area.bottom for area in areas),
        max(area.right for area in areas),
    )


def slot_count(model: MatrixModel, areas: Sequence[Area]) -> int:
    """Return how many editable cells are selected."""

    def units(area: Area) -> int:
        return sum(model.line(row).is_unit for row in range(area.top, area.bottom + 1))

    return sum(
        units(area) * sum(bool(model.head(column).slot) for column in range(area.left, area.right + 1))
        for area in areas
    )


def links_in(model: MatrixModel, areas: Sequence[Area]) -> list[MatrixCell]:
    """Return the links in the editable cells of the areas."""
    links = model.matrix.cells if model.matrix else {}
    if sum(area.size[0] * area.size[1] for area in areas) <= len(links):
        found = (model.cell(row, column) for row, column in _slots(model, areas, filled=True))
        return [cell for cell in found if cell is not None]
    # Sixty thousand links are gone through where much is selected, with nothing but a look into sets for each.
    halves = [(_units_of(model, area), _slots_of(model, area)) for area in areas]
    return [
        cell
        for (unit_id, slot), cell in links.items()
        if any(unit_id in units and slot in slots for units, slots in halves)
    ]


def _units_of(model: MatrixModel, area: Area) -> set[int]:
    found = (model.unit(row) for row in range(area.top, area.bottom + 1))
    return {unit.id for unit in found if unit is not None}


def _slots_of(model: MatrixModel, area: Area) -> set[int]:
    return {model.head(column).slot for column in range(area.left, area.right + 1)}


def _slots(model: MatrixModel, areas: Sequence[Area], *, filled: bool) -> Iterator[tuple[int, int]]:
    """Yield the editable cells; where only filled ones matter and the area is big, by going through the links."""
    links = model.matrix.cells if model.matrix else {}
    if filled and sum(area.size[0] * area.size[1] for area in areas) > len(links):
        for place in map(model.place, links):
            if place is not None and model.head(place[1]).slot and any(_holds(area, place) for area in areas):
                yield place
        return
    for area in areas:
        yield from ((row, column) for row, column in _cells(area) if model.key(row, column) is not None)


def _takes(model: MatrixModel, row: int, column: int) -> bool:
    return _is_inside(model, row, column) and model.key(row, column) is not None


def _is_inside(model: MatrixModel, row: int, column: int) -> bool:
    return row < model.rowCount() and column < model.columnCount()


def _obstacle(model: MatrixModel, row: int, column: int, text: str) -> str:
    if not _is_inside(model, row, column):
        return "超出矩阵"
    try:
        words.read(text, model.speech)
    except words.UnknownValue:
        return f"不是{model.speech.offer}"
    return "" if _takes(model, row, column) else "汇总格"


def _where(model: MatrixModel, row: int, column: int) -> str:
    unit = model.line(row).code if row < model.rowCount() else f"第 {row + 1} 行"
    title = model.head(column).title if column < model.columnCount() else f"第 {column + 1} 列"
    return f"{unit} × {title}"


def _cells(area: Area) -> Iterator[tuple[int, int]]:
    for row in range(area.top, area.bottom + 1):
        for column in range(area.left, area.right + 1):
            yield row, column


def _bounded(area: Area) -> Iterator[tuple[int, int]]:
    if area.size[0] * area.size[1] > MOST_EDITS:
        raise TooManyCells
    return _cells(area)


def _holds(area: Area, place: tuple[int, int]) -> bool:
    return area.top <= place[0] <= area.bottom and area.left <= place[1] <= area.right
