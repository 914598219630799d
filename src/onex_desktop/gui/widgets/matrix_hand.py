"""The commands that would change cells: they become edits of the selection and are asked for, not done."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from onex_desktop.domain.mapping import Strength
from onex_desktop.domain.mapping.scale_checks import plain
from onex_desktop.gui.models import matrix_words as words
from onex_desktop.gui.models.matrix_model import MatrixModel
from onex_desktop.gui.widgets import matrix_edits as reckon
from onex_desktop.gui.widgets import matrix_fills as fills
from onex_desktop.gui.widgets.belonging import forgets_when_deleted
from onex_desktop.gui.widgets.matrix_edits import Area, Refused
from onex_desktop.gui.widgets.matrix_moves import Cell
from onex_desktop.gui.widgets.table_copy import mime_of
from onex_desktop.services.mapping import CellEdit

Selected = Callable[[], list[Area]]
Current = Callable[[], tuple[int, int] | None]


class MatrixHand(QObject):
    """Knows the selection through the two functions it is given.

    Attributes:
        last: the value that was set last, None before any was.

    Signals:
        edits_requested: ``list[CellEdit]`` and the code of the act; never empty.
        rest_offered: ``Laid`` of a paste of which a part is refused; whether the rest is wanted has to be asked.
        laid: ``Area`` of a paste or a fill that was asked for as a whole.
        refused: ``list[Refused]`` of an act that changes nothing.
    """

    edits_requested = Signal(object, str)
    rest_offered = Signal(object)
    laid = Signal(object)
    refused = Signal(object)

    def __init__(self, model: MatrixModel, selected: Selected, current: Current, parent: QObject | None = None) -> None:
        super().__init__(parent)
        forgets_when_deleted(self)
        self._matrix = model
        self._selected = selected
        self._current = current
        self.last: Strength | None = None
        self._acts: dict[str, Callable[[], None]] = {
            "cycle": self.cycle,
            "clear": self.clear,
            "fill": self.fill,
            "fill_down": partial(self.fill_from, fills.DOWN),
            "fill_up": partial(self.fill_from, fills.UP),
            "fill_right": partial(self.fill_from, fills.RIGHT),
            "fill_left": partial(self.fill_from, fills.LEFT),
            "fill_beside": self.fill_beside,
            "copy": self.copy,
            "copy_with_heads": self.copy_with_heads,
            "cut": self.cut,
            "paste": self.paste,
        }

    def run(self, command: str) -> bool:
        """Do a command; return whether it is one of the hand's."""
        act = self._acts.get(command)
        if act is None:
            return False
        if self._selected():
            try:
                act()
            except reckon.TooManyCells:
                self._refuse_many()
        return True

    def set_value(self, strength: Strength | None, code: str = "mapping.set_cells") -> None:
        """Give every selected cell one value."""
        try:
            value = self._matrix.speech.fit(strength)
            self._ask(reckon.set_all(self._matrix, self._selected(), value), code)
            self.last = value or self.last
        except words.UnknownValue:
            self.refused.emit([Refused("这个矩阵", "", "没有“不适用”，一格只有填与不填")])
        except reckon.TooManyCells:
            self._refuse_many()

    def take(self, text: str) -> bool:
        """Give the selected cells the value that typed text stands for; return whether it stands for one."""
        typed, values = plain(text), self._matrix.speech.typed
        if typed not in values:
            return False
        self.set_value(values[typed])
        return True

    def cycle(self) -> None:
        """Give every selected cell the value after the current cell's."""
        self.set_value(reckon.cycled(self._matrix, self._value()))

    def clear(self) -> None:
        """Empty the selected cells."""
        self.set_value(None, "mapping.clear_cells")

    def fill(self) -> None:
        """Give every selected cell the current cell's value."""
        self.set_value(self._value(), "mapping.fill_cells")

    def fill_from(self, step: Cell) -> None:
        """Repeat the first line of the selection in a direction; a single line repeats its neighbour."""
        self._ask(fills.fill(self._matrix, self._selected(), step), "mapping.fill_cells")

    def fill_beside(self) -> None:
        """Repeat the selection downwards as far as the column beside it is filled."""
        areas = self._selected()
        whole = fills.filled_beside(self._matrix, areas[0])
        if len(areas) > 1:
            self.refused.emit([Refused("选中的格", "", "不是连成一片的，只选一块再填")])
        elif whole == areas[0]:
            self.refused.emit([Refused("旁边的列", "", "在下面没有连着填写的格，不知道填到哪一行")])
        else:
            self.repeat(areas[0], whole)

    def repeat(self, source: Area, whole: Area) -> None:
        """Repeat a block over an area around it, which is then selected."""
        try:
            edits = fills.Repeat.over(self._matrix, source, whole).edits(self._matrix)
        except reckon.TooManyCells:
            self._refuse_many()
            return
        if edits:
            self.edits_requested.emit(edits, "mapping.fill_cells")
        self.laid.emit(whole)

    def brush(self, row: int, column: int) -> Strength | None:
        """Return what a stroke from a cell paints: its own value, in an empty one the value set last."""
        try:
            return self._matrix.speech.fit(self._matrix.strength(row, column) or self.last)
        except words.UnknownValue:
            return None

    def paint(self, cells: Iterable[Cell], strength: Strength) -> None:
        """Give cells a value, whatever is selected."""
        try:
            edits = fills.painted(self._matrix, cells, strength)
        except reckon.TooManyCells:
            self._refuse_many()
            return
        if edits:
            self.edits_requested.emit(edits, "mapping.paint_cells")

    def replace(self, areas: Sequence[Area] | None, old: Strength, new: Strength | None) -> None:
        """Put one value in place of another in some areas, in all cells when None."""
        edits = reckon.replaced(self._matrix, areas, old, new)
        if len(edits) > reckon.MOST_EDITS:
            self._refuse_many()
        elif edits:
            self.edits_requested.emit(edits, "mapping.replace_cells")

    def copy(self) -> None:
        """Put the selection on the clipboard, as lines and as a table: Calc asks how to split what is lines only."""
        block = reckon.copied(self._matrix, self._selected())
        QGuiApplication.clipboard().setMimeData(mime_of(block, [False] * len(block[0])))

    def copy_with_heads(self) -> None:
        """Put the selection on the clipboard with what stands over it and at its left."""
        block = reckon.copied_with_heads(self._matrix, self._selected())
        QGuiApplication.clipboard().setMimeData(mime_of(block, [False] * len(block[0]), headings=1))

    def cut(self) -> None:
        """Put the selection on the clipboard and empty it."""
        self.copy()
        self.clear()

    def paste(self) -> None:
        """Lay the clipboard over the matrix; nothing is done before it is said what cannot be taken."""
        block = words.from_tsv(QGuiApplication.clipboard().text())
        if not block:
            return
        found = reckon.pasted(self._matrix, self._selected(), block)
        if found.refused:
            (self.rest_offered.emit(found) if found.edits else self.refused.emit(found.refused))
            return
        if found.edits:
            self.edits_requested.emit(found.edits, "mapping.paste_cells")
        if found.area is not None:
            self.laid.emit(found.area)

    def _ask(self, edits: list[CellEdit], code: str) -> None:
        areas = self._selected()
        if edits:
            self.edits_requested.emit(edits, code)
        elif areas and not reckon.slot_count(self._matrix, areas):
            why = f"是汇总，按 Alt+→ 展开{self._matrix.speech.group}再填"
            self.refused.emit([Refused("选中的格", "", why)])

    def _refuse_many(self) -> None:
        self.refused.emit([Refused("选中的格", "", f"一次最多改 {reckon.MOST_EDITS} 格，少选一些")])

    def _value(self) -> Strength | None:
        place = self._current()
        return None if place is None else self._matrix.strength(*place)
