"""A copied block laid onto the cells of a table that can be typed into, in the order the eye sees them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final, Generic

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTableView

from onex_desktop.domain.problems import Param, Place, Problem, ProblemsFound
from onex_desktop.gui.models.columns import Choice, Column, R
from onex_desktop.gui.models.filter_proxy import FilterProxy

Block = Sequence[Sequence[str]]
Cell = tuple[int, int]
"""Row and place of a column as they are seen."""
Step = tuple[int, int]
DOWN: Final = (1, 0)
RIGHT: Final = (0, 1)

KIND: Final = "table"
"""The capability word of the problems: they are about cells on show, whatever the rows are."""


@dataclass(frozen=True)  # without slots, for the reason given at Column
class PastedCell(Generic[R]):
    """What an edit of this cell would carry: for a column of choices the key, else the text."""

    row: R
    key: str
    text: str


@dataclass(frozen=True)
class Pasted(Generic[R]):
    """A block on its way into a table.

    Attributes:
        caution: Why rows may stand elsewhere than the user has in mind, in a few words; empty when they do not.
        problems: Everything that stands in the way, each with its cell.
    """

    found: tuple[PastedCell[R], ...]
    problems: tuple[Problem, ...] = ()
    caution: str = ""

    def cells(self) -> tuple[PastedCell[R], ...]:
        """Return the cells that would change; raises ``ProblemsFound`` with every cell that is refused."""
        if self.problems:
            raise ProblemsFound(list(self.problems))
        return self.found


Paste = Callable[[Pasted[R]], None]


class Onto(Generic[R]):
    """The cells of a table in the order in sight, and where a block is laid: at the current cell, which must be valid.

    ``usual`` is the key of the column the table is sorted by of itself.

    Attributes:
        cells: The chosen cells of columns that can be typed into, by rows.
    """

    def __init__(self, view: QTableView, proxy: FilterProxy[R], columns: Sequence[Column[R]], usual: str = "") -> None:
        self._proxy = proxy
        self._caution = _caution(view, proxy, columns, usual)
        header = view.horizontalHeader()
        order = [header.logicalIndex(place) for place in range(header.count())]
        order = [number for number in order if not header.isSectionHidden(number)]
        self._columns = [columns[number] for number in order]
        self._place_of = {number: place for place, number in enumerate(order)}
        self._top, self._left, self._height, self._width = self._chosen(view)
        self._current = (view.currentIndex().row(), self._place_of[view.currentIndex().column()])
        self.cells = self._chosen_cells(view)

    def laid(self, block: Block) -> Pasted[R]:
        """Return what a block changes; where the chosen cells are a multiple of it, it is repeated.

        A cell that would stay as it is, is left out, one that cannot be typed into as well. Blank lines and columns
        at the end of the block count for nothing.
        """
        block = _trimmed(block)
        rows, across = len(block), max(map(len, block))
        if self._height % rows == 0 and self._width % across == 0:
            down, right = self._height, self._width
        else:
            down, right = rows, across
        room = self._proxy.rowCount() - self._top, len(self._columns) - self._left
        if down > room[0] or right > room[1]:
            params: dict[str, Param] = {"at": self._name(self._top, self._left), "rows": down, "columns": right,
                      "room_rows": room[0], "room_columns": room[1]}  # fmt: skip
            return Pasted((), (Problem("table.paste_too_large", params=params, where=Place(KIND)),))
        read = [self._read(self._top + r, self._left + c, block[r % rows][c % across])
                for r in range(down) for c in range(right)]  # fmt: skip
        return _told(read, self._caution if rows > 1 else "")

    def filled(self, step: Step) -> Pasted[R]:
        """Return what gives the chosen cells of each column, or row, the value of the first; one alone its neighbour's.

        Columns that are never typed into take no part, as if they were not chosen.
        """
        down = step == DOWN
        lines: defaultdict[int, list[int]] = defaultdict(list)
        for row, place in self.cells:
            lines[place if down else row].append(row if down else place)
        wanted: list[tuple[Cell, Cell]] = []
        for line, places in lines.items():
            source = places[0] if len(places) > 1 else places[0] - 1
            if source >= 0:
                pairs = ((source, each) for each in places if each != source)
                wanted += [((a, line), (b, line)) if down else ((line, a), (line, b)) for a, b in pairs]
        return _told(self._copy(source, target) for source, target in wanted)

    def filled_with_current(self) -> Pasted[R]:
        """Return what gives all chosen cells the current cell's value."""
        return _told(self._copy(self._current, cell) for cell in self.cells if cell != self._current)

    def given(self, text: str, *, is_key: bool) -> Pasted[R]:
        """Return what gives all chosen cells a text, or the key of a choice, which only its own column takes."""
        if is_key:
            return _told(self._take_key(cell, text) for cell in self.cells if cell[1] == self._current[1])
        return _told(self._read(row, place, text) for row, place in self.cells)

    def _chosen_cells(self, view: QTableView) -> list[Cell]:
        found = {
            (row, self._place_of[column])
            for part in view.selectionModel().selection().toList()
            for row in range(part.top(), part.bottom() + 1)
            for column in range(part.left(), part.right() + 1)
            if column in self._place_of
        } or {self._current}
        return sorted(cell for cell in found if self._columns[cell[1]].editable)

    def _copy(self, source: Cell, target: Cell) -> PastedCell[R] | Problem | None:
        row, column = self._proxy.row_at(source[0]), self._columns[source[1]]
        if column.choices is not None and source[1] == target[1]:
            return self._take_key(target, column.editor_text(row))
        return self._read(*target, column.text(row) if column.choices else column.editor_text(row))

    def _take_key(self, cell: Cell, key: str) -> PastedCell[R] | Problem | None:
        row, column = self._proxy.row_at(cell[0]), self._columns[cell[1]]
        choices = dict(column.choices(row)) if column.choices else {}
        if key == column.editor_text(row):
            return None
        if key in choices and column.is_editable(row):
            return PastedCell(row, column.key, key)
        return self._read(*cell, choices.get(key, key))

    def _chosen(self, view: QTableView) -> tuple[int, int, int, int]:
        """Return top, left, height and width: of a chosen block of editable columns, or of the current cell."""
        current = view.currentIndex()
        cell = (current.row(), self._place_of[current.column()], 1, 1)
        parts = view.selectionModel().selection().toList()
        if len(parts) != 1 or not parts[0].contains(current):
            return cell
        part = parts[0]
        places = sorted(self._place_of[n] for n in range(part.left(), part.right() + 1) if n in self._place_of)
        side_by_side = places[-1] - places[0] == len(places) - 1
        if side_by_side and all(self._columns[place].editable for place in places):
            return part.top(), places[0], part.height(), len(places)
        return cell

    def _read(self, place: int, across: int, written: str) -> PastedCell[R] | Problem | None:
        row, column, text = self._proxy.row_at(place), self._columns[across], written.strip()
        if text == column.text(row).strip() or (column.choices is None and text == column.editor_text(row).strip()):
            return None
        where = Place(KIND, row.id, self._name(place, across), column.key)
        params: dict[str, Param] = {"cell": where.name, "value": text}
        if not column.is_editable(row):
            return Problem("table.cell_fixed", params=params, where=where)
        if column.choices is None:
            return PastedCell(row, column.key, text)
        keys = _meant(column.choices(row), text)
        if len(keys) == 1:
            return PastedCell(row, column.key, keys[0])
        if keys:
            return Problem("table.choice_ambiguous", params={**params, "count": len(keys)}, where=where)
        return Problem("table.choice_unknown", params=params, where=where)

    def _name(self, place: int, across: int) -> str:
        row = self._proxy.row_at(place)
        return f"第 {place + 1} 行（{self._columns[0].text(row)}）的“{self._columns[across].title}”"


def _told(read: Iterable[PastedCell[R] | Problem | None], caution: str = "") -> Pasted[R]:
    """Return what was read, what changes apart from what is refused."""
    held = tuple(read)
    return Pasted(
        tuple(cell for cell in held if isinstance(cell, PastedCell)),
        tuple(problem for problem in held if isinstance(problem, Problem)),
        caution,
    )


def elsewhere(columns: Sequence[Column[R]]) -> Problem:
    """Return why nothing was pasted without a current cell that can be typed into."""
    titles = "、".join(column.title for column in columns if column.editable)
    return Problem("table.paste_elsewhere", params={"columns": titles}, where=Place(KIND))


def _caution(view: QTableView, proxy: FilterProxy[R], columns: Sequence[Column[R]], usual: str) -> str:
    header = view.horizontalHeader()
    said = ["筛选过"] if proxy.is_filtering else []
    if 0 <= (number := header.sortIndicatorSection()) < len(columns):
        turned = header.sortIndicatorOrder() == Qt.SortOrder.DescendingOrder
        if columns[number].key != usual or turned:
            said.append(f"按“{columns[number].title}”排过序")
    return "、".join(said)


def _meant(choices: Sequence[Choice], text: str) -> list[str]:
    """Return the keys of the choices a text names: by their labels, or without what tells two of one name apart."""
    if not text:
        return [key for key, _ in choices if not key]
    exact = [key for key, label in choices if label == text]
    return exact or [key for key, label in choices if key and label.partition("（")[0] == text]


def _trimmed(block: Block) -> list[list[str]]:
    lines = [list(line) for line in block]
    while len(lines) > 1 and not any(cell.strip() for cell in lines[-1]):
        lines.pop()
    width = max((number for line in lines for number, cell in enumerate(line, 1) if cell.strip()), default=1)
    return [(line + [""] * width)[:width] for line in lines]
