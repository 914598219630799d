"""A table of records with their inspector: choose, change, add, delete."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic

from PySide6.QtCore import QObject, Signal

from onex_desktop.domain.changes import Changed
from onex_desktop.gui.models.columns import Column, R
from onex_desktop.gui.pages.page import Commands
from onex_desktop.gui.pages.record_inspector import RecordInspector, RecordSpec, Values
from onex_desktop.gui.state import DeskState
from onex_desktop.gui.theme import Theme
from onex_desktop.gui.widgets.belonging import belonging_to, forgets_when_deleted
from onex_desktop.gui.widgets.empty_state import Act, Empty
from onex_desktop.gui.widgets.table import Chip, Table


class RecordList(QObject, Generic[R]):
    """Ties a table to its inspector.

    Attributes:
        table: the rows.
        inspector: the chosen row's form.
        starting_values: what a new record's form starts with.

    Signals:
        status_changed: how many rows are chosen, for the status bar.
    """

    status_changed = Signal(str)

    def __init__(
        self,
        theme: Theme,
        state: DeskState,
        commands: Commands,
        key: str,
        columns: Sequence[Column[R]],
        spec: RecordSpec[R],
        delete: Callable[[Sequence[int]], Changed] | None,
        purpose: str,
        inspector: RecordInspector[R] | None = None,
        *,
        chips: Sequence[Chip[R]] = (),
    ) -> None:
        super().__init__()
        self._commands, self._delete = commands, delete
        self.starting_values: Values = {}
        self.inspector: RecordInspector[R] = inspector or RecordInspector(theme, spec, commands)
        self._new = Act(f"新增{spec.noun}", self.start_new)
        self._first: tuple[str, Act] | None = None
        self._import: tuple[Act, ...] = ()
        self._purpose = purpose
        self.table: Table[R] = Table(theme, key, columns, state=state, empty=self._empty(), chips=chips)
        belonging_to(self.table, self.inspector)
        self.setParent(self.table)
        forgets_when_deleted(self)
        self.table.selection_changed.connect(self._selected)
        self.table.delete_requested.connect(self._remove)
        self.table.activated.connect(lambda _: self.inspector.form.focus_first())

    def offer_import(self, run: Callable[[], None]) -> None:
        """Offer to import a file where the list is empty."""
        self._import = (Act("导入 Excel…", run),)
        self.table.set_empty(self._empty())

    def put_first(self, what: str, act: Act | None) -> None:
        """Say what has to come first where the list is empty, with the act that leads there; None when it is there."""
        self._first = None if act is None else (what, act)
        self.table.set_empty(self._empty())

    def _empty(self) -> Empty:
        """Return what is said where the list is empty, with its acts."""
        if self._first is None:
            return Empty(self._purpose, (self._new, *self._import), "award")
        what, act = self._first
        return Empty(f"{self._purpose}\n{what}", (act, *self._import), "award")

    def set_rows(self, rows: Sequence[R]) -> None:
        """Show other rows; the chosen one stays chosen and its form follows."""
        is_first = not self.table.rows
        self.table.set_rows(rows)
        if is_first and self.table.shown_rows:
            self.table.select_ids([self.table.shown_rows[0].id])
        self._selected(self.table.selected_ids)

    def start_new(self) -> None:
        """Take a new record."""
        self.inspector.start_new(self.starting_values)

    def tell(self) -> None:
        """Say again how many rows are chosen."""
        chosen = len(self.table.selected_ids)
        self.status_changed.emit(f"选中 {chosen} 行" if chosen else "")

    def _selected(self, ids: list[int]) -> None:
        chosen = self.table.selected_rows
        self.inspector.show_record(chosen[0] if len(ids) == 1 else None)
        self.tell()

    def _remove(self, ids: list[int]) -> None:
        delete = self._delete
        if ids and delete is not None:
            self._commands.run(lambda: delete(ids))
