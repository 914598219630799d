"""A panel that is one list of records with its form at the right."""

from __future__ import annotations

from typing import Generic

from PySide6.QtWidgets import QVBoxLayout, QWidget

from onex_desktop.gui.models.columns import R
from onex_desktop.gui.pages.panel_page import Panel
from onex_desktop.gui.pages.record_list import RecordList
from onex_desktop.gui.theme import Theme
from onex_desktop.gui.themed_action import themed_action


class ListPanel(Panel, Generic[R]):
    """Shows a list; 新增 takes a new record, 删除 the chosen ones.

    Attributes:
        records: the list.
        new: takes a new record.
        remove: deletes the chosen ones.
    """

    def __init__(self, theme: Theme, records: RecordList[R], new: str) -> None:
        super().__init__()
        self.records = records
        table = records.table
        records.status_changed.connect(self.status_changed)
        records.inspector.created.connect(lambda key: table.select_ids([key]))
        table.activated.connect(lambda _: self.inspector_wanted.emit())
        self.new = themed_action(theme, new, self.start_new, self, keys="Ctrl+Shift+N")
        self.remove = themed_action(
            theme, "删除", lambda: table.delete_requested.emit(table.selected_ids), self, icon="trash-2"
        )
        self.secondary, self.primary = (self.remove,), self.new
        table.selection_changed.connect(lambda ids: self.remove.setEnabled(bool(ids)))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(table)

    def start_new(self) -> None:
        """Take a new record."""
        self.records.start_new()
        self.inspector_wanted.emit()

    def choose(self, key: int) -> None:
        """Select a record."""
        self.records.table.select_ids([key])

    def inspector(self) -> QWidget:
        """Return the record's form."""
        return self.records.inspector

    def focus_main(self) -> None:
        """Put the keyboard into the list."""
        self.records.table.view.setFocus()
