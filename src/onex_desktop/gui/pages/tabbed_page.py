"""A page of several record lists under one head, each with its form at the right."""

from __future__ import annotations

from typing import Any

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QStackedWidget, QTabBar, QVBoxLayout, QWidget

from onex_desktop.gui.context_bar import Context
from onex_desktop.gui.pages.page import Commands, Page
from onex_desktop.gui.pages.panel_page import Panel
from onex_desktop.gui.pages.record_list import RecordList
from onex_desktop.gui.state import DeskState
from onex_desktop.gui.theme import Theme
from onex_desktop.gui.themed_action import themed_action
from onex_desktop.gui.tokens import L, M
from onex_desktop.gui.widgets.page_header import PageHeader
from onex_desktop.services.context import AppContext


class FurtherTab(Panel):
    """A tab that is no list of records; 新增 of its page adds to it as well."""

    def start_new(self) -> None:
        """Take something new."""
        raise NotImplementedError


class TabbedPage(Page):
    """Shows one list at a time; 新增 adds to the list on show.

    Attributes:
        tab_titles: what the tabs are called; the word behind 新增 as well.
        lists: the lists, in the order of the tabs.
        further: what stands behind the lists.
    """

    tab_titles: tuple[str, ...]

    def __init__(self, ctx: AppContext, theme: Theme, state: DeskState, commands: Commands) -> None:
        super().__init__()
        self.ctx, self.commands = ctx, commands
        self.context = Context()
        self.header = PageHeader(self.title)
        for action in self.actions_beside_new(theme):
            self.header.add_action(action)
        self._new = themed_action(theme, "", self.start_new, self, keys="Ctrl+Shift+N")
        self.header.add_action(self._new, primary=True)
        self.tabs = QTabBar()
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setAccessibleName(f"{self.title}页的清单")
        for title in self.tab_titles:
            self.tabs.addTab(title)
        self.lists = self.make_lists(ctx, theme, state, commands)
        self._stack = QStackedWidget()
        for made in self.lists:
            self._stack.addWidget(made.table)
            made.status_changed.connect(self.status_changed)
            made.inspector.created.connect(lambda key, chosen=made: chosen.table.select_ids([key]))
        self.further = self.make_further(ctx, theme, state, commands)
        self._stale: set[FurtherTab] = set()
        for tab in self.further:
            self._stack.addWidget(tab)
            tab.status_changed.connect(self.status_changed)
            tab.inspector_wanted.connect(self.inspector_wanted)
        self._lay_out()
        self.tabs.currentChanged.connect(self._show)
        self.reload(None)
        self._show(0)

    def make_lists(
        self, ctx: AppContext, theme: Theme, state: DeskState, commands: Commands
    ) -> tuple[RecordList[Any], ...]:
        """Return the lists of the tabs."""
        raise NotImplementedError

    def make_further(
        self, _ctx: AppContext, _theme: Theme, _state: DeskState, _commands: Commands
    ) -> tuple[FurtherTab, ...]:
        """Return the tabs behind the lists."""
        return ()

    def actions_beside_new(self, _theme: Theme) -> tuple[QAction, ...]:
        """Return the page's further actions."""
        return ()

    def allows_new(self, _number: int) -> bool:
        """Return whether a list takes another record."""
        return True

    def allow_new(self) -> None:
        """Switch 新增 on or off for the list on show."""
        self._new.setEnabled(self.allows_new(self.tabs.currentIndex()))

    @property
    def current(self) -> RecordList[Any]:
        """The list on show, or the last one when a further tab is."""
        return self.lists[min(self.tabs.currentIndex(), len(self.lists) - 1)]

    @property
    def current_further(self) -> FurtherTab | None:
        """The further tab on show, None when a list is."""
        number = self.tabs.currentIndex() - len(self.lists)
        return self.further[number] if number >= 0 else None

    def reload_further(self) -> None:
        """Let the further tab on show read again, and each other one when it is shown next."""
        self._stale = set(self.further)
        self._read_further()

    def _read_further(self) -> None:
        further = self.current_further
        if further in self._stale:
            self._stale.discard(further)
            further.reload(self.context)

    def start_new(self) -> None:
        """Take a new record into the list on show."""
        self.inspector_wanted.emit()
        (self.current_further or self.current).start_new()

    def inspector(self) -> QWidget | None:
        """Return the form of the list on show."""
        further = self.current_further
        return self.current.inspector if further is None else further.inspector()

    def focus_main(self) -> None:
        """Put the keyboard into the list on show."""
        further = self.current_further
        if further is None:
            self.current.table.view.setFocus()
        else:
            further.focus_main()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        body = QVBoxLayout()
        body.setContentsMargins(L, 0, L, M)
        body.setSpacing(M)
        body.addWidget(self.tabs)
        body.addWidget(self._stack)
        column.addLayout(body, 1)

    def _show(self, number: int) -> None:
        self._stack.setCurrentIndex(number)
        self._new.setText(f"新增{self.tab_titles[number]}")
        self.allow_new()
        self._read_further()
        if self.current_further is None:
            self.current.tell()
        else:
            self.status_changed.emit("")
        self.inspector_changed.emit()
