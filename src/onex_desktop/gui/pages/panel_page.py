"""A page of several panels under one head; each panel brings its own actions, its own words and its own inspector."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QShowEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from onex_desktop.domain.changes import Changed
from onex_desktop.gui.context_bar import Context
from onex_desktop.gui.pages.page import Commands, Page
from onex_desktop.gui.state import DeskState
from onex_desktop.gui.theme import Theme
from onex_desktop.gui.tokens import L, M
from onex_desktop.gui.widgets.belonging import forgets_when_deleted
from onex_desktop.gui.widgets.page_header import PageHeader
from onex_desktop.services.context import AppContext


class Panel(QWidget):
    """One tab of a page.

    Attributes:
        title: what its tab is called.
        secondary: its actions in the head of the page.
        primary: the action that stands out, if any.
        corner: what stands at the right of the tabs while the panel is on show, if anything.

    Signals:
        status_changed: a line for the status bar.
        inspector_changed: the widget from ``inspector`` is another one now.
        inspector_wanted: the user asked for something that is done in the inspector.
        said: ``subtitle`` has changed.
    """

    title: str
    status_changed = Signal(str)
    inspector_changed = Signal()
    inspector_wanted = Signal()
    said = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.secondary: tuple[QAction, ...] = ()
        self.primary: QAction | None = None
        self.corner: QWidget | None = None
        forgets_when_deleted(self)

    def subtitle(self) -> str:
        """Return the sentence beside the page's title."""
        return ""

    def reload(self, context: Context) -> None:
        """Read the data again; what is chosen stays chosen."""
        raise NotImplementedError

    def inspector(self) -> QWidget | None:
        """Return what explains the selection at the right, or None."""
        return None

    def focus_main(self) -> None:
        """Put the keyboard where the panel's work is done."""
        self.setFocus()

    def wanted_actions(self) -> tuple[QAction, ...]:
        """Return the actions that make sense as things stand."""
        return (*self.secondary, *(() if self.primary is None else (self.primary,)))


class PanelPage(Page):
    """Shows one panel at a time; a panel reads its data when it is looked at.

    Attributes:
        header: title and actions.
        tabs: the tabs, one for each panel.
        panels: the panels, in the order of the tabs.
    """

    def __init__(self, ctx: AppContext, theme: Theme, state: DeskState, commands: Commands) -> None:
        super().__init__()
        self.context = Context()
        self.header = PageHeader(self.title)
        self.tabs = QTabBar()
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setAccessibleName(f"{self.title}页的内容")
        self._stack = QStackedWidget()
        self.panels = self.make_panels(ctx, theme, state, commands)
        self._stale = set(range(len(self.panels)))
        for panel in self.panels:
            self._take(panel)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        body = QVBoxLayout()
        body.setContentsMargins(L, 0, L, M)
        body.setSpacing(M)
        line = QHBoxLayout()
        line.addWidget(self.tabs)
        line.addStretch()
        for panel in self.panels:
            if panel.corner is not None:
                line.addWidget(panel.corner)
        shared = self.make_corner()
        if shared is not None:
            line.addWidget(shared)
        body.addLayout(line)
        body.addWidget(self._stack)
        column.addLayout(body, 1)
        self.tabs.currentChanged.connect(self._show)
        # The window tells a new page what the context bar chooses; nothing is read before that.
        self._say()

    def make_panels(self, ctx: AppContext, theme: Theme, state: DeskState, commands: Commands) -> tuple[Panel, ...]:
        """Return the panels of the page."""
        raise NotImplementedError

    def make_corner(self) -> QWidget | None:
        """Return what stands at the right of the tabs whatever panel is on show, if anything."""
        return None

    @property
    def current(self) -> Panel:
        """The panel on show."""
        return self.panels[self.tabs.currentIndex()]

    def go_to(self, number: int) -> None:
        """Show a panel, with its data read."""
        self.tabs.setCurrentIndex(number)
        self._read(number)

    def showEvent(self, event: QShowEvent) -> None:
        """Read what is looked at, if nobody has asked for it yet."""
        super().showEvent(event)
        self._read(self.tabs.currentIndex())

    def reload(self, _changed: Changed | None) -> None:
        """Read the panel on show again, and each other one when it is shown next."""
        self._stale = set(range(len(self.panels)))
        self._read(self.tabs.currentIndex())

    def set_context(self, context: Context) -> None:
        """Show what the context bar chooses."""
        self.context = context
        self.reload(None)

    def inspector(self) -> QWidget | None:
        """Return the inspector of the panel on show."""
        return self.current.inspector()

    def focus_main(self) -> None:
        """Put the keyboard into the panel on show."""
        self.current.focus_main()

    def _take(self, panel: Panel) -> None:
        self.tabs.addTab(panel.title)
        self._stack.addWidget(panel)
        for action in panel.secondary:
            self.header.add_action(action)
        if panel.primary is not None:
            self.header.add_action(panel.primary, primary=True)
        # What a panel says concerns the window only while it is looked at.
        panel.status_changed.connect(lambda line: self.status_changed.emit(line) if panel is self.current else None)
        panel.inspector_changed.connect(lambda: self.inspector_changed.emit() if panel is self.current else None)
        panel.inspector_wanted.connect(self.inspector_wanted)
        panel.said.connect(self._say)

    def _show(self, number: int) -> None:
        keyboard = QApplication.focusWidget()
        was_here = keyboard is not None and self._stack.isAncestorOf(keyboard)
        self._stack.setCurrentIndex(number)
        self._read(number)
        self._say()
        if was_here:
            self.focus_main()
        self.status_changed.emit("")
        self.inspector_changed.emit()

    def _read(self, number: int) -> None:
        if number in self._stale:
            self._stale.discard(number)
            self.panels[number].reload(self.context)
            self._say()

    def _say(self) -> None:
        wanted = self.current.wanted_actions()
        for panel in self.panels:
            for action in (*panel.secondary, *(() if panel.primary is None else (panel.primary,))):
                action.setVisible(action in wanted)
            if panel.corner is not None:
                panel.corner.setVisible(panel is self.current)
        self.header.set_title(self.title, self.current.subtitle())
