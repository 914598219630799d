"""Where the cursor of the matrix is sent: to the next gap, the next idle course, the cell of a list or of a finding."""

from __future__ import annotations

from collections.abc import Callable

from onex_desktop.gui.models.matrix_model import MatrixModel
from onex_desktop.gui.pages import mapping_figures as figures
from onex_desktop.gui.pages.mapping_source import MatrixSource
from onex_desktop.gui.widgets.matrix_view import MatrixView


class MappingWay:
    """Sends the cursor to places of the matrix on show; ``arrived`` follows where there is such a place."""

    def __init__(self, view: MatrixView, model: MatrixModel, arrived: Callable[[], None]) -> None:
        self._view, self._model, self._arrived = view, model, arrived

    def go_to_next_idle(self, source: MatrixSource) -> None:
        """Go to the next course that serves nothing."""
        place = self._view.current_cell()
        found = figures.idle(self._model, source)
        at = [column for each in found if (column := self._model.column_of(each.id)) is not None]
        if at:
            column = next((each for each in at if place is None or each > place[1]), at[0])
            self._go(place[0] if place else 0, column)

    def go_to_next_gap(self) -> None:
        """Go to the next unit that nothing serves."""
        place = self._view.current_cell()
        gaps = [unit.id for unit in self._model.ledger.coverage().uncovered]
        line = self._model.line(place[0]) if place else None
        units = self._model.matrix.units if self._model.matrix else ()
        passed = {unit.id for unit in units[: line.stop if line.is_unit else line.start]} if line else set()
        ahead = [gap for gap in gaps if gap not in passed] or gaps
        if ahead:
            self.go_to_cell(ahead[0], None)

    def go_to_cell(self, unit_id: int | None, slot: int | None) -> None:
        """Go to a cell; None leaves the cursor in its row or column."""
        place = self._view.current_cell() or (0, 0)
        row = None if unit_id is None else self._model.reveal(unit_id)
        column = None if slot is None else self._model.column_of(slot)
        if row is not None or column is not None:
            self._go(place[0] if row is None else row, place[1] if column is None else column)

    def go_to_finding(self, unit_id: int | None, slot: int | None) -> None:
        """Go to what a finding is about: of a unit the cell that tells most."""
        if slot is None and unit_id is not None:
            slot = self._model.telling_slot(unit_id)
        row, column = self._view.current_cell() or (0, 0)
        row = row if unit_id is None else self._model.reveal(unit_id) or 0
        self._go(row, column if slot is None else self._model.column_of(slot) or 0)

    def _go(self, row: int, column: int) -> None:
        self._view.go(row, column)
        self._arrived()
