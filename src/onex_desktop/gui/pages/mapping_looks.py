"""What the mapping page can say beyond its cells: suggestions for gaps, and the lists opened from its menu."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMenu, QWidget
from shiboken6 import isValid

from onex_desktop.domain.changes import Changed
from onex_desktop.domain.mapping import CellKey, CertificateMatrix, Matrix, Strength
from onex_desktop.domain.mapping.suggestions import Suggester, Suggestion
from onex_desktop.gui.models.matrix_model import MatrixModel
from onex_desktop.gui.pages.mapping_certificates import CertificateSource
from onex_desktop.gui.pages.mapping_indicators import IndicatorSource
from onex_desktop.gui.pages.mapping_source import SourceWords
from onex_desktop.gui.pages.mapping_suggested import MappingSuggested
from onex_desktop.gui.pages.page import Commands
from onex_desktop.gui.state import DeskState
from onex_desktop.gui.theme import Theme
from onex_desktop.gui.themed_action import themed_action
from onex_desktop.services import evidence
from onex_desktop.services.context import AppContext

T = TypeVar("T")

DISMISSALS = "suggestion_dismissals"
AT_ONCE = 1000
"""So many texts are indexed before anybody notices; more are indexed in the background."""


class MappingLooks(QObject):
    """Holds the index of the shown matrix; reads what was turned down anew when that changes.

    Signals:
        ready: suggestions can be shown that could not before.
        cell_chosen: a cell is wanted; carries unit and slot, None where the cursor shall stay in its row or column.
    """

    ready = Signal()
    cell_chosen = Signal(object, object)

    def __init__(
        self,
        ctx: AppContext,
        theme: Theme,
        state: DeskState,
        commands: Commands,
        page: QWidget,
        model: MatrixModel,
        listed: MappingSuggested,
        focus_suggestions: Callable[[], None],
    ) -> None:
        super().__init__(page)
        self._ctx, self._theme, self._state, self._commands = ctx, theme, state, commands
        self._page, self._model, self._listed = page, model, listed
        self._suggester: Suggester | None = None
        self._texts: tuple[object, object] | None = None
        self._dismissed: dict[CellKey, str] | None = None
        self._menu = QMenu()  # with a parent it would take the page out of the ring of the Tab key
        self._actions = [
            themed_action(theme, "到检视中的对应建议", focus_suggestions, page, icon="lightbulb", keys="F9"),
            themed_action(theme, "全部缺口的对应建议…", self.list_suggestions, page, icon="lightbulb", keys="Shift+F9"),
            themed_action(theme, "按领域和课程看覆盖…", self.list_coverage, page, icon="list-tree", keys="Ctrl+F9"),
            themed_action(theme, "证书之间的重叠…", self.list_overlaps, page, icon="columns-3", keys="Shift+F12"),
            themed_action(theme, "比较版本或日期…", self.compare, page, icon="history", keys="F12"),
        ]
        self._scale = themed_action(theme, "标度…", self.edit_scale, page, icon="scale", keys="Ctrl+F12")
        self._menu.addActions(self._actions)
        self._menu.addSeparator()
        self._menu.addAction(self._scale)
        self._scale_menu = QMenu()
        self._scale_menu.addAction(self._scale)
        listed.accepted.connect(self._accept)
        listed.dismissed.connect(self._dismiss)

    def menu_for(self, kind: str) -> QMenu | None:
        """Return what can be asked of matrices of a kind; what cannot has no keys either."""
        here = kind == CertificateSource.word
        for action in self._actions:
            action.setEnabled(here)
        on_scale = kind in {CertificateSource.word, IndicatorSource.word}
        self._scale.setEnabled(on_scale)
        return self._menu if here else self._scale_menu if on_scale else None

    def take_over(self, changed: Changed | None) -> bool:
        """Take note of a command; return whether it changed no cell: only what was turned down, or files."""
        if changed is None or DISMISSALS in changed.ids:
            self._dismissed = None
        return changed is not None and bool(changed.ids) and set(changed.ids) <= {DISMISSALS, *evidence.TABLES}

    def show_row(self, row: int) -> bool:
        """List the suggestions for a row, once there are any to be known; return whether it is a gap to fill."""
        unit, matrix = self._model.unit(row), self._matrix()
        if unit is None or matrix is None or not self._model.is_gap(row):
            self._listed.show_offers(())
            return False
        suggester = self._indexed(matrix)
        if suggester is None:
            return False
        # Asked of two big tables, not joined: this runs with every step of the cursor.
        down, cells = self._turned_down(), matrix.cells
        offers = suggester.suggest(unit.id, lambda key: key in down or key in cells)
        wanted = {each.slot for each in offers}
        columns = {column.id: column for column in matrix.columns if column.id in wanted}
        self._listed.show_offers(tuple((each, columns[each.slot]) for each in offers))
        return True

    def list_suggestions(self) -> None:
        """Open the list of suggestions for all gaps."""
        matrix = self._matrix()
        if matrix is None:
            return
        from onex_desktop.gui.dialogs.suggest_links import SuggestLinks

        dialog = SuggestLinks(self._ctx, self._theme, self._state, self._commands, self._page, matrix)
        dialog.cell_chosen.connect(self.cell_chosen.emit)
        dialog.open()

    def list_coverage(self) -> None:
        """Open the list of all figures: the whole, each branch, each course."""
        matrix = self._matrix()
        if matrix is None:
            return
        from onex_desktop.gui.dialogs.coverage_lines import CoverageLines, Line, lines

        def show(found: tuple[Line, ...]) -> None:
            dialog = CoverageLines(self._theme, self._state, self._page, matrix, found)
            dialog.place_chosen.connect(self.cell_chosen)
            dialog.open()

        self._reckon(matrix, lambda: lines(matrix), show, self.list_coverage)

    def list_overlaps(self) -> None:
        """Open the list of what several certificates ask of the same course of the plan."""
        matrix = self._matrix()
        if matrix is None:
            return
        from onex_desktop.gui.dialogs.overlaps import Overlaps

        plan = (matrix.plan_id, matrix.plan)
        dialog = Overlaps(self._ctx, self._theme, self._state, self._commands, self._page, plan)
        dialog.slot_chosen.connect(lambda slot: self.cell_chosen.emit(None, slot))
        dialog.open()

    def compare(self) -> None:
        """Open the comparison with another plan version or an earlier day."""
        matrix = self._matrix()
        if matrix is None:
            return
        from onex_desktop.gui.dialogs.compare_matrices import CompareMatrices

        CompareMatrices(self._ctx, self._theme, self._state, self._commands, self._page, matrix).open()

    def edit_scale(self) -> None:
        """Open the scale that the matrices are measured on."""
        from onex_desktop.gui.dialogs.edit_scale import EditScale

        EditScale(self._ctx, self._theme, self._commands, self._page).open()

    def list_behind(self, only: str, said: SourceWords) -> None:
        """Open the list of the units behind the coverage, or of those among them that a figure counts."""
        matrix = self._model.matrix
        if matrix is None:
            return
        from onex_desktop.domain.mapping.behind import UnitBehind, behind
        from onex_desktop.gui.dialogs.mapping_behind import MappingBehind

        def show(found: tuple[UnitBehind, ...]) -> None:
            dialog = MappingBehind(self._theme, self._state, (matrix, found), said, self._page)
            dialog.cell_chosen.connect(self.cell_chosen.emit)
            dialog.show_only(only)
            dialog.open()

        self._reckon(matrix, lambda: behind(matrix), show, lambda: self.list_behind(only, said))

    def _reckon(
        self, matrix: Matrix, work: Callable[[], T], show: Callable[[T], None], again: Callable[[], None]
    ) -> None:
        """Reckon something of a matrix, of a big one in the background; ``again`` where it has changed meanwhile."""
        if len(matrix.cells) + len(matrix.units) <= AT_ONCE:
            show(work())
            return

        def done(found: T) -> None:
            if isValid(self):
                show(found) if self._model.matrix is matrix else again()

        self._commands.in_background("正在统计", lambda _work: work(), done)

    def _matrix(self) -> CertificateMatrix | None:
        matrix = self._model.matrix
        return matrix if isinstance(matrix, CertificateMatrix) else None

    def _indexed(self, matrix: Matrix) -> Suggester | None:
        """Return the index of a matrix; a large one comes later, and the row is shown again then."""
        texts = (matrix.units, matrix.columns)
        if self._texts is not None and all(one is other for one, other in zip(texts, self._texts, strict=True)):
            return self._suggester
        self._texts, self._suggester = texts, None
        if len(matrix.units) + len(matrix.columns) <= AT_ONCE:
            self._suggester = Suggester(matrix)
            return self._suggester

        def done(suggester: Suggester) -> None:
            if isValid(self) and self._texts is texts:
                self._suggester = suggester
                self.ready.emit()

        self._commands.in_background("正在比较课程名称", lambda _work: Suggester(matrix), done)
        return None

    def _turned_down(self) -> dict[CellKey, str]:
        if self._dismissed is None:
            from onex_desktop.services import mapping_suggestions

            self._dismissed = mapping_suggestions.dismissed(self._ctx)
        return self._dismissed

    def _accept(self, offer: Suggestion, strength: Strength) -> None:
        from onex_desktop.services import mapping_suggestions

        self._commands.run(lambda: mapping_suggestions.accept(self._ctx, [offer], strength))

    def _dismiss(self, offer: Suggestion) -> None:
        from onex_desktop.services import mapping_suggestions

        self._commands.run(lambda: mapping_suggestions.dismiss(self._ctx, [offer]))
