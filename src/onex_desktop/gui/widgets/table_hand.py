"""What a table does of itself to cells: it pastes a block and fills, each as one act that the page takes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QTableView

from onex_desktop.gui.models.columns import Column, R
from onex_desktop.gui.models.filter_proxy import FilterProxy
from onex_desktop.gui.models.matrix_words import from_tsv
from onex_desktop.gui.widgets.table_paste import Onto, Paste, Pasted, Step, elsewhere


class TableHand(Generic[R]):
    """Reads the selection and hands the page what would change; without a page that takes it, it does nothing."""

    def __init__(
        self,
        view: QTableView,
        proxy: FilterProxy[R],
        columns: Sequence[Column[R]],
        paste: Paste[R] | None,
        usual: str,
    ) -> None:
        self._view, self._proxy, self._columns, self._paste, self._usual = view, proxy, columns, paste, usual

    def paste_block(self) -> bool:
        """Lay what was copied onto the cells from the current one on; False when that one cannot be typed into."""
        current = self._view.currentIndex()
        block = from_tsv(QGuiApplication.clipboard().text())
        if self._paste is None or not current.isValid() or not self._columns[current.column()].editable:
            return False
        if block:
            self._paste(Onto(self._view, self._proxy, self._columns, self._usual).laid(block))
        return True

    def paste_or_refuse(self) -> None:
        """Paste, or say where that is possible."""
        if not self.paste_block():
            self._refuse()

    def fill(self, step: Step | None) -> None:
        """Repeat the first chosen cells in a direction; None gives all of them the current cell's value."""
        self._fill(lambda onto: onto.filled(step) if step else onto.filled_with_current())

    def give(self, text: str, is_key: bool) -> None:  # noqa: FBT001 -- a slot
        """Give all chosen cells what was typed."""
        self._fill(lambda onto: onto.given(text, is_key=is_key))

    def _fill(self, reckon: Callable[[Onto[R]], Pasted[R]]) -> None:
        if self._paste is None or not self._view.currentIndex().isValid():
            return
        onto = Onto(self._view, self._proxy, self._columns, self._usual)
        if not onto.cells:
            self._refuse()
            return
        found = reckon(onto)
        if found.found or found.problems:
            self._paste(found)

    def _refuse(self) -> None:
        if self._paste is not None and self._proxy.rowCount():
            self._paste(Pasted((), (elsewhere(self._columns),)))
