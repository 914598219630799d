"""Ctrl+K: find a page, a command, a teacher, a course, a certificate, by name or pinyin initials."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Final

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout

from onex_desktop.domain.problems import Place
from onex_desktop.gui.models.haystack import matches
from onex_desktop.gui.page_list import ENTRIES
from onex_desktop.gui.tokens import S

TYPE_CHECKING = False
if TYPE_CHECKING:
    from onex_desktop.gui.main_window import MainWindow

WIDTH: Final = 560
SHOWN: Final = 14


@dataclass(frozen=True, slots=True)
class Entry:
    """Something that can be found."""

    title: str
    kind: str
    icon: str
    act: Callable[[], object]


class CommandPalette(QFrame):
    """A line to type in, and below it what fits."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window, Qt.WindowType.Popup)
        self.setProperty("role", "popup")
        self.setAccessibleName("查找或执行")
        self._window = window
        self._entries = entries(window)
        self.line = QLineEdit()
        self.line.setPlaceholderText("名称或拼音首字母：页面、命令、教师、课程、证书")
        self.line.setClearButtonEnabled(True)
        self.line.textChanged.connect(self._fill)
        self.line.installEventFilter(self)
        self.found = QListWidget()
        self.found.setFrameShape(QFrame.Shape.NoFrame)
        self.found.setUniformItemSizes(True)
        self.found.itemClicked.connect(lambda _: self._run())
        column = QVBoxLayout(self)
        column.setContentsMargins(S, S, S, S)
        column.setSpacing(S)
        column.addWidget(self.line)
        column.addWidget(self.found)
        self.setFixedSize(WIDTH, 430)
        self._fill("")

    @staticmethod
    def open_over(window: MainWindow) -> CommandPalette:
        """Open the palette in the upper middle of a window."""
        palette = CommandPalette(window)
        palette.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        palette.move(window.mapToGlobal(QPoint((window.width() - WIDTH) // 2, 72)))
        palette.show()
        palette.line.setFocus()
        return palette

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move in the list with the arrows while typing; Enter runs what is chosen."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            match event.key():
                case Qt.Key.Key_Down | Qt.Key.Key_Up:
                    step = 1 if event.key() == Qt.Key.Key_Down else -1
                    row = (self.found.currentRow() + step) % max(1, self.found.count())
                    self.found.setCurrentRow(row)
                    return True
                case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                    self._run()
                    return True
        return super().eventFilter(watched, event)

    def _fill(self, text: str) -> None:
        self.found.clear()
        fitting = (entry for entry in self._entries if matches(entry.title, text.strip()))
        for entry in itertools.islice(fitting, SHOWN):
            item = QListWidgetItem(self._window.theme.icon(entry.icon), f"{entry.title}    {entry.kind}")
            item.setData(Qt.ItemDataRole.UserRole, entry.act)
            self.found.addItem(item)
        self.found.setCurrentRow(0)

    def _run(self) -> None:
        item = self.found.currentItem()
        if item is not None:
            act = item.data(Qt.ItemDataRole.UserRole)
            self.close()
            act()


def entries(window: MainWindow) -> list[Entry]:
    """Return everything that can be found in a window with an open library."""
    pages = [Entry(e.title, "页面", e.icon, partial(window.go_to, e.key)) for e in ENTRIES]
    acts = [
        Entry(action.text().rstrip("…"), "命令", "command", action.trigger)
        for action in window.actions_by_key.values()
        if action.isEnabled() and action.text()
    ]
    return [*pages, *acts, *_records(window)]


def _records(window: MainWindow) -> Iterator[Entry]:
    if window.desk is None:
        return
    from onex_desktop.services import catalogue, plans, reporting, teaching

    ctx = window.desk.ctx

    def leads_to(title: str, kind: str, icon: str, place: Place) -> Entry:
        return Entry(title, kind, icon, partial(window.open_place, place))

    for spec in reporting.reports():
        yield Entry(spec.title, "报表", "printer", partial(window.acts.commands.show_report, spec.id, {}))
    for teacher in teaching.teachers(ctx):
        yield leads_to(teacher.draft.name, "教师", "users", Place("teaching", teacher.id, teacher.draft.name))
    for pilot in catalogue.pilots(ctx):
        yield leads_to(pilot.certificate, "试点证书", "award", Place("catalogue", pilot.id))
    for module in catalogue.modules(ctx):
        title = f"{module.draft.code} {module.draft.name}"
        yield leads_to(title, "证书模块", "grid-3x3", Place("mapping", module.id))
    for plan in plans.plans(ctx):
        for slot in teaching.slots(ctx, plan.id):
            yield leads_to(slot.title, plan.draft.version, "book-open", Place("teaching", slot.id))
