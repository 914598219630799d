"""The one table of the program: filter bar, view, remembered columns, empty states."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final, Generic

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from onex_desktop.gui.models.collation import collator
from onex_desktop.gui.models.columns import Column, R
from onex_desktop.gui.models.filter_proxy import FilterProxy
from onex_desktop.gui.models.rows_model import Commit, RowsModel
from onex_desktop.gui.state import DeskState, TableLayout
from onex_desktop.gui.theme import Theme
from onex_desktop.gui.widgets.belonging import forgets_when_deleted
from onex_desktop.gui.widgets.empty_state import Act, Empty, EmptyState
from onex_desktop.gui.widgets.filter_bar import ChipTitle, FilterBar
from onex_desktop.gui.widgets.table_hand import TableHand
from onex_desktop.gui.widgets.table_layouts import apply_layout, read_layout
from onex_desktop.gui.widgets.table_paste import Paste
from onex_desktop.gui.widgets.table_sums import sum_line
from onex_desktop.gui.widgets.table_view import TableView
from onex_desktop.gui.widgets.table_zoom import TableZoom
from onex_desktop.gui.widgets.value_filter import ValueFilter

Flag = QItemSelectionModel.SelectionFlag

SAVE_AFTER_MS: Final = 300


@dataclass(frozen=True)  # without slots, for the reason given at Column
class Chip(Generic[R]):
    """A switch above the table that lets through only rows for which its condition holds."""

    key: str
    title: str
    condition: Callable[[R], bool]
    hint: str = ""


class Table(QWidget, Generic[R]):
    """Rows of ``R`` with everything a user expects of a table (docs/design.md, tables).

    Attributes:
        view: The view, for context menus and row height.
        hand: Pastes and fills.
        zoom: Scales type and rows.
        bar: The line above; ``bar.add_widget`` puts something before the count.

    Signals:
        selection_changed: Other rows are chosen; carries their ids, from the top.
        activated: A row was opened by Enter or a double click; carries its id.
        delete_requested: Delete was pressed; carries the ids of the chosen rows.
    """

    selection_changed = Signal(list)
    activated = Signal(int)
    delete_requested = Signal(list)

    def __init__(
        self,
        theme: Theme,
        key: str,
        columns: Sequence[Column[R]],
        *,
        state: DeskState | None = None,
        version: int = 1,
        commit: Commit[R] | None = None,
        paste: Paste[R] | None = None,
        empty: Empty | None = None,
        chips: Sequence[Chip[R]] = (),
        sorted_by: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        forgets_when_deleted(self)
        self._theme = theme
        self._key, self._version, self._state = key, version, state
        self._first_layout = TableLayout(sorted_by=sorted_by)
        self._chips = {chip.key: chip for chip in chips}
        self._told: list[int] = []
        self._kept: tuple[list[tuple[list[int], int, int]], int | None, int] = ([], None, 0)
        self.model: RowsModel[R] = RowsModel(columns, commit, self)
        self.proxy: FilterProxy[R] = FilterProxy(self.model, self)
        self.bar = FilterBar(theme)
        self.bar.set_chips([ChipTitle(chip.key, chip.title, chip.hint) for chip in chips])
        self.view = TableView(theme)
        self.view.setModel(self.proxy)
        self.zoom = TableZoom(self.view, state)
        self.view.fills = paste is not None
        self.hand: TableHand[R] = TableHand(self.view, self.proxy, self.model.columns, paste, sorted_by)
        self.view.setAccessibleName(key)
        self._empty = EmptyState(theme, empty or Empty("这里还没有内容"))
        clear = (Act("清除筛选", self.clear_filter),)
        self._no_match = EmptyState(theme, Empty("没有符合筛选的行", clear, "filter", is_quiet=True))
        self._stack = QStackedWidget()
        for widget in (self.view, self._empty, self._no_match):
            self._stack.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self._stack)
        self._save_soon = QTimer(self)
        self._save_soon.setSingleShot(True)
        self._save_soon.setInterval(SAVE_AFTER_MS)
        self._save_soon.timeout.connect(self.save_layout)
        self._arrange(state.table_layout(key, version) if state else TableLayout())
        self._connect()
        self._refresh()

    @property
    def rows(self) -> tuple[R, ...]:
        """All rows, hidden ones too."""
        return self.model.rows

    @property
    def shown_rows(self) -> list[R]:
        """The rows the filter lets through, in the order shown."""
        return [self.proxy.row_at(number) for number in range(self.proxy.rowCount())]

    @property
    def selected_ids(self) -> list[int]:
        """The ids of the chosen rows, from the top."""
        return [self.proxy.row_at(number).id for number in self.view.chosen_rows()]

    @property
    def selected_rows(self) -> list[R]:
        """The chosen rows, from the top."""
        return [self.proxy.row_at(number) for number in self.view.chosen_rows()]

    def set_rows(self, rows: Sequence[R]) -> None:
        """Show these rows; what is chosen stays chosen by id."""
        self.model.set_rows(rows)
        self._refresh()

    def select_ids(self, ids: Sequence[int]) -> None:
        """Choose rows by id and bring the first into sight; clears the filter when it hides one of them."""
        if any(self.proxy.row_of_id(i) is None and self.model.row_of_id(i) is not None for i in ids):
            self.clear_filter()
        places = [place for row_id in ids if (place := self.proxy.row_of_id(row_id)) is not None]
        selection = QItemSelection()
        last = self.proxy.columnCount() - 1
        for place in places:
            selection.select(self.proxy.index(place, 0), self.proxy.index(place, last))
        if places:
            first = self.proxy.index(min(places), max(0, self.view.header.logicalIndex(0)))
            self.view.setCurrentIndex(first)
            self.view.scrollTo(first)
        self.view.selectionModel().select(selection, Flag.ClearAndSelect)

    def set_filter(self, text: str) -> None:
        """Filter by a text from outside."""
        self.bar.search.set_text_now(text)

    def set_chip(self, key: str, *, on: bool) -> None:
        """Switch a chip from outside, as a link does."""
        self.bar.set_chip(key, on=on)

    def clear_filter(self) -> None:
        """Show all rows again."""
        self.bar.clear()
        self.proxy.clear()
        self._refresh()

    def set_empty(self, empty: Empty) -> None:
        """Say something else when there are no rows at all."""
        self._empty.set_empty(empty)

    def save_layout(self) -> None:
        """Remember the columns now; also happens by itself shortly after a change."""
        self._save_soon.stop()
        if self._state:
            before = self._state.table_layout(self._key, self._version)
            layout = read_layout(self.view.header, self.model.columns, before)
            self._state.set_table_layout(self._key, self._version, layout)

    def restore_default_columns(self) -> None:
        """Show the columns as they were at first."""
        self._arrange(TableLayout())
        if self._state:
            self._state.forget_table_layout(self._key)
        self._save_soon.stop()

    def hideEvent(self, event: QHideEvent) -> None:
        """Remember the columns before the page goes out of sight."""
        if self._save_soon.isActive():
            self.save_layout()
        super().hideEvent(event)

    def filter_column(self, number: int) -> ValueFilter:
        """Open the list of a column's values below its heading."""
        column = self.model.columns[number]
        values = sorted({column.text(row) for row in self.rows}, key=collator())
        popup = ValueFilter(self._theme, values, self.proxy.values(column.key), self)
        popup.chosen.connect(lambda texts: self._narrow(column.key, texts))
        header = self.view.header
        popup.move(header.mapToGlobal(QPoint(header.sectionViewportPosition(number), header.height())))
        popup.show()
        return popup

    def _connect(self) -> None:
        header = self.view.header
        for signal in (header.sectionResized, header.sectionMoved, header.sortIndicatorChanged):
            signal.connect(lambda *_: self._save_soon.start())
        header.filter_requested.connect(self.filter_column)
        header.clearing_requested.connect(self.clear_filter)
        header.defaults_requested.connect(self.restore_default_columns)
        self.bar.search.searched.connect(self._search)
        self.bar.search.left.connect(self._enter_view)
        self.bar.chip_toggled.connect(self._toggle_chip)
        self.view.opened.connect(lambda row: self.activated.emit(self.proxy.row_at(row).id))
        self.view.paste_pressed.connect(self.hand.paste_or_refuse)
        self.view.fill_pressed.connect(self.hand.fill)
        self.view.given.connect(self.hand.give)
        self.view.delete_pressed.connect(lambda: self.delete_requested.emit(self.selected_ids))
        self.view.is_filtered = lambda: self.proxy.is_filtering or bool(self.bar.search.text())
        self.view.escaped.connect(self.clear_filter)
        self.proxy.modelAboutToBeReset.connect(self._keep_selection)
        self.proxy.modelReset.connect(self._restore_selection)
        self.view.selectionModel().selectionChanged.connect(lambda *_: self._tell_selection())
        self.proxy.dataChanged.connect(lambda *_: self._tell_selection())
        find = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self, self._find)
        find.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def _arrange(self, layout: TableLayout) -> None:
        self.view.setSortingEnabled(False)
        first = self._first_layout
        wanted = layout if layout.order else first
        apply_layout(self.view.header, self.model.columns, wanted)
        self.view.setSortingEnabled(True)

    def _find(self) -> None:
        self.bar.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.bar.search.selectAll()

    def _search(self, text: str) -> None:
        self.proxy.set_text(text)
        self._refresh()

    def _toggle_chip(self, key: str, on: bool) -> None:  # noqa: FBT001 -- a slot
        self.proxy.set_condition(key, self._chips[key].condition if on else None)
        self._refresh()

    def _narrow(self, key: str, texts: frozenset[str] | None) -> None:
        self.proxy.set_values(key, texts)
        self._refresh()

    def _enter_view(self) -> None:
        if self.proxy.rowCount() and not self.view.currentIndex().isValid():
            self.view.setCurrentIndex(self.proxy.index(0, max(0, self.view.header.logicalIndex(0))))
        self.view.setFocus()

    def _refresh(self) -> None:
        whole, shown = self.model.rowCount(), self.proxy.rowCount()
        self.bar.set_count(shown, whole)
        self.bar.setVisible(whole > 0)
        self._stack.setCurrentWidget(self.view if shown else self._no_match if whole else self._empty)
        narrowed = (n for n, column in enumerate(self.model.columns) if self.proxy.values(column.key) is not None)
        self.view.header.set_filtered(frozenset(narrowed))
        self._tell_selection()

    def _tell_selection(self) -> None:
        self.bar.set_sum(sum_line(self.view))
        ids = self.selected_ids
        if ids != self._told:
            self._told = ids
            self.selection_changed.emit(ids)

    def _keep_selection(self) -> None:
        parts = [
            ([self.proxy.row_at(row).id for row in range(part.top(), part.bottom() + 1)], part.left(), part.right())
            for part in self.view.selectionModel().selection().toList()
        ]
        current = self.view.currentIndex()
        self._kept = (parts, self.proxy.row_at(current.row()).id if current.isValid() else None, current.column())

    def _restore_selection(self) -> None:
        parts, current_id, current_column = self._kept
        selection = QItemSelection()
        for ids, left, right in parts:
            for row_id in ids:
                place = self.proxy.row_of_id(row_id)
                if place is not None:
                    selection.select(self.proxy.index(place, left), self.proxy.index(place, right))
        model = self.view.selectionModel()
        if current_id is not None and (place := self.proxy.row_of_id(current_id)) is not None:
            model.setCurrentIndex(self.proxy.index(place, current_column), Flag.NoUpdate)
        model.select(selection, Flag.ClearAndSelect)
