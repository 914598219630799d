"""The window: rail, context bar, one page at a time, inspector, info bar and status line."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QCloseEvent, QPaintEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QMainWindow,
    QSplitter,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from onex_desktop.domain.errors import EnvironmentFault
from onex_desktop.gui import actions
from onex_desktop.gui.bus import Bus
from onex_desktop.gui.context_bar import Context, ContextBar
from onex_desktop.gui.navigation import Rail
from onex_desktop.gui.page_list import ENTRIES, make_page
from onex_desktop.gui.state import DeskState
from onex_desktop.gui.status_line import StatusLine
from onex_desktop.gui.tasks import Task, TaskRunner
from onex_desktop.gui.theme import Theme
from onex_desktop.gui.trail import Trail
from onex_desktop.gui.unread import Unread
from onex_desktop.gui.widgets.busy import BusyLine
from onex_desktop.gui.widgets.empty_state import Act, Empty, EmptyState
from onex_desktop.gui.widgets.info_bar import InfoBar
from onex_desktop.gui.widgets.inspector_stack import InspectorStack
from onex_desktop.gui.window_actions import WindowActions

TYPE_CHECKING = False
if TYPE_CHECKING:
    # The database layer behind these names is loaded only after the first paint.
    from onex_desktop.domain.changes import Changed
    from onex_desktop.domain.problems import Place
    from onex_desktop.gui.desk import Desk, OpenDesk
    from onex_desktop.gui.pages.page import Page

TITLE = "书证融通工作台"


class MainWindow(QMainWindow):
    """The one window; it is painted before any library is open.

    Attributes:
        desk: the open library, or None.
        info: the bar that says what happened.
        inspectors: the panels at the right, one of them in sight.

    Signals:
        first_painted: the frame is on the screen.
        ready: a library is open and its first page is filled.
    """

    first_painted = Signal()
    ready = Signal()

    def __init__(self, theme: Theme, state: DeskState, opener: Callable[[], OpenDesk]) -> None:
        super().__init__()
        self.theme, self.state, self._opener = theme, state, opener
        self.desk: Desk | None = None
        self.pages: dict[str, Page] = {}
        self._unread = Unread()
        self.bus = Bus(self)
        self.tasks = TaskRunner(self)
        self.info = InfoBar(theme)
        self.busy = BusyLine()
        self.context_bar = ContextBar()
        self.rail = Rail(theme, ENTRIES)
        self.trail = Trail()
        self._stack = QStackedWidget()
        self.inspectors = InspectorStack()
        self._split = QSplitter()
        self._painted = False
        self.start = EmptyState(theme, Empty("正在打开…", icon="database"))
        self.actions_by_key = actions.build(self, self.menuBar())
        self.status = StatusLine(self.statusBar(), theme)
        self._lay_out()
        self.acts = WindowActions(self)
        self._connect()
        self.setWindowTitle(TITLE)
        self.resize(1366, 768)
        self.restoreGeometry(state.geometry)
        self.rail.set_folded(folded=state.rail_folded)

    def _lay_out(self) -> None:
        self._stack.addWidget(self.start)
        self._split.addWidget(self._stack)
        self._split.addWidget(self.inspectors)
        self._split.setStretchFactor(0, 1)
        self._split.setCollapsible(0, False)  # noqa: FBT003 -- Qt's own signature
        self.inspectors.hide()
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        for key in ("undo", "redo"):
            button = QToolButton()
            button.setProperty("role", "icon")
            button.setDefaultAction(self.actions_by_key[key])
            self.context_bar.add_widget(button)
        saved = QLabel("已保存")
        saved.setProperty("tone", "quiet")
        saved.setToolTip("每一步都立即写入库文件，不需要手动保存")
        self.context_bar.add_widget(saved)
        for widget in (self.context_bar, self._split, self.busy, self.info):
            right.addWidget(widget)
        right.setStretchFactor(self._split, 1)
        central = QWidget()
        row = QHBoxLayout(central)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addLayout(right)
        self.setCentralWidget(central)

    def _connect(self) -> None:
        self.rail.chosen.connect(self.go_to)
        self.rail.folded_changed.connect(lambda folded: self.state.set_rail_folded(folded=folded))
        self.bus.changed.connect(self._reload)
        self.context_bar.context_changed.connect(self._set_context)
        self.tasks.started.connect(self._show_busy)
        self.tasks.finished.connect(self._hide_busy)
        self.theme.changed.connect(self._dress)

    def open_library(self, path: Path) -> bool:
        """Open a library in place of the present one; on failure say why and keep the present one."""
        from onex_desktop.wording.problems import sentence

        try:
            desk = self._opener()(path)
        except EnvironmentFault as fault:
            self.state.forget_library(path)
            if self.desk is None:
                self.show_start(sentence(fault.code, fault.params))
            else:
                self.info.show_message("danger", sentence(fault.code, fault.params))
            return False
        self.close_library()
        self.desk = desk
        self._fill(desk)
        self.state.remember_library(path)
        self.setWindowTitle(f"{path.stem} — {TITLE}")
        self.ready.emit()
        return True

    def _fill(self, desk: Desk) -> None:
        self.acts.set_desk(desk)
        self.context_bar.set_choices(self.acts.choices())
        self.inspectors.setVisible(True)
        self.acts.refresh()
        self.go_to(ENTRIES[0].key)
        self.acts.commands.findings.look()

    def _made(self, key: str, desk: Desk) -> Page:
        """Return a page, made when it is first asked for."""
        if key not in self.pages:
            page = make_page(key, self, desk)
            page.set_context(self.context_bar.context)
            page.status_changed.connect(lambda text, sender=page: self._tell_status(sender, text))
            page.inspector_wanted.connect(self._unfold_inspector)
            page.inspector_changed.connect(self._show_inspector)
            self._stack.addWidget(page)
            self._follow_folding(page.inspector())
            self.pages[key] = page
        return self.pages[key]

    def close_library(self) -> None:
        """Close the open library, if any."""
        if self.desk is None:
            return
        self.acts.set_desk(None)
        self._stack.setCurrentWidget(self.start)
        for widget in (*self.pages.values(), *self.inspectors.shown()):
            widget.hide()
            widget.setParent(None)
            widget.deleteLater()
        self.pages = {}
        self._unread.forget()
        self.trail.clear()
        self.desk.clear()
        self.desk = None

    def show_start(self, sentence: str) -> None:
        """Show what can be done while no library is open."""
        acts = (Act("打开示例学校", self.acts.open_sample), Act("新建库…", self.acts.new_library))
        self.start.set_empty(Empty(sentence, acts, "database"))
        self._stack.setCurrentWidget(self.start)
        self.inspectors.hide()

    @property
    def page(self) -> Page | None:
        """The page on show."""
        return self.pages.get(self.rail.current)

    def go_to(self, key: str, *, leave_track: bool = True) -> None:
        """Show a page."""
        if self.desk is None:
            return
        page = self._made(key, self.desk)
        if leave_track:
            self.trail.visit(key)
        self.rail.set_current(key)
        self._unread.tell(page)
        self._stack.setCurrentWidget(page)
        self.status.set_selection("")
        self._show_inspector()
        page.focus_main()
        self.acts.refresh_trail()

    def open_place(self, place: Place) -> None:
        """Go to the row a finding is about."""
        if place.kind in {entry.key for entry in ENTRIES}:
            self.go_to(place.kind)
            self.pages[place.kind].open_place(place)

    def visit_all_pages(self) -> int:
        """Show every page once; return how many there are."""
        for entry in ENTRIES:
            self.go_to(entry.key)
        return len(self.pages)

    def show_inspector(self, *, shown: bool) -> None:
        """Show or hide the panel at the right."""
        self.state.set_flag("window/inspector_hidden", on=not shown)
        self._show_inspector()

    def _show_inspector(self) -> None:
        page = self.page
        panel = None if page is None else page.inspector()
        if panel is not None and self.inspectors.indexOf(panel) < 0:
            self.inspectors.addWidget(panel)
        if panel is not None:
            self.inspectors.setCurrentWidget(panel)
        self.inspectors.setVisible(panel is not None and not self.state.flag("window/inspector_hidden"))

    def _follow_folding(self, panel: QWidget | None) -> None:
        """Let the fold button of a panel fold the whole side away; the menu brings it back."""
        from onex_desktop.gui.widgets.inspector import Inspector

        found = [] if panel is None else [panel, *panel.findChildren(Inspector)]
        for inspector in found:
            if isinstance(inspector, Inspector):
                inspector.folded_changed.connect(lambda folded: self.actions_by_key["inspector"].setChecked(not folded))
                self.actions_by_key["inspector"].toggled.connect(inspector.unfold)

    def _unfold_inspector(self) -> None:
        self.actions_by_key["inspector"].setChecked(True)

    def _tell_status(self, sender: Page, text: str) -> None:
        # A page out of sight reloads as well; what is selected there is nobody's concern.
        if sender is self.page:
            self.status.set_selection(text)

    def _reload(self, changed: Changed) -> None:
        self.context_bar.set_choices(self.acts.choices())
        self._unread.change(self.pages.values(), self.page, changed)
        self.acts.refresh()

    def _show_busy(self, task: Task) -> None:
        if not task.quiet:
            self.busy.start(task.title, stoppable=False)

    def _hide_busy(self, task: Task) -> None:
        if not task.quiet:
            self.busy.finish()

    def _set_context(self, context: Context) -> None:
        self._unread.choose(self.pages.values(), self.page, context)

    def _dress(self) -> None:
        actions.dress(self.actions_by_key, self.theme)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Say once that the frame is on the screen."""
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self.first_painted.emit)
            QTimer.singleShot(0, self._dress)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep the place of the window, back up what changed, close the library."""
        self.state.set_geometry(self.saveGeometry())
        self.acts.stop_looking()
        self.tasks.close()
        self.acts.back_up_before_leaving()
        self.close_library()
        self.state.sync()
        super().closeEvent(event)
