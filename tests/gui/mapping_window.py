"""A window that does at once what the mapping page asks of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from onex_desktop.domain.changes import Changed
from onex_desktop.domain.problems import Place, ProblemsFound
from onex_desktop.gui.pages.mapping import MappingPage
from onex_desktop.gui.pages.page import Page, Work
from onex_desktop.gui.state import DeskState
from onex_desktop.gui.tasks import Task
from onex_desktop.gui.theme import Theme
from onex_desktop.services.context import AppContext

T = TypeVar("T")


class WindowStub:
    """Runs commands and reloads the page; keeps what else was asked.

    Attributes:
        offered: what a paste would do and what of it is refused, and the way to take the rest.
        changes: what each command changed; a refused one leaves its problem codes in ``refused``.
    """

    def __init__(self) -> None:
        self.page: Page | None = None
        self.changes: list[Changed] = []
        self.refused: list[str] = []
        self.warnings: list[tuple[str, bool]] = []
        self.reports: list[tuple[str, dict[str, str]]] = []
        self.places: list[Place] = []
        self.offered: list[tuple[str, list[str], Callable[[], None]]] = []
        self.frame: QWidget | None = None

    def run(self, act: Callable[[], Changed], refused: Callable[[ProblemsFound], None] | None = None) -> Changed | None:
        """Do it and tell the page."""
        try:
            changed = act()
        except ProblemsFound as found:
            self.refused += [problem.code for problem in found.problems]
            if refused is not None:
                refused(found)
            return None
        self.changes.append(changed)
        if self.page is not None:
            self.page.reload(changed)
        return changed

    def warn(self, text: str, *, can_undo: bool = False) -> None:
        """Keep what was said."""
        self.warnings.append((text, can_undo))

    def offer_rest(self, head: str, lines: Sequence[str], rest: int, act: Callable[[], None]) -> None:
        """Keep what was asked."""
        assert rest > 0
        self.offered.append((head, list(lines), act))

    def show_report(self, report: str, parameters: Mapping[str, str]) -> None:
        """Keep what was asked."""
        self.reports.append((report, dict(parameters)))

    def in_background(self, title: str, work: Callable[[Work], T], done: Callable[[T], None]) -> Work:
        """Do it at once."""
        task = Task(title)
        done(work(task))
        return task

    def open_place(self, place: Place) -> None:
        """Keep what was asked."""
        self.places.append(place)


def open_page(ctx: AppContext, theme: Theme, window: WindowStub, qtbot: QtBot) -> MappingPage:
    """Show a page, and its inspector beside it."""
    page = MappingPage(ctx, theme, DeskState(ctx.data_folder), window)
    window.page = page
    window.frame = frame = QWidget()
    qtbot.addWidget(frame)
    sides = QHBoxLayout(frame)
    sides.addWidget(page, 1)
    sides.addWidget(page.inspector())
    frame.resize(1366, 640)
    with qtbot.waitActive(frame):
        frame.show()
    page.focus_main()
    return page


def button(inside: QWidget, text: str) -> QPushButton:
    """Return the button of that text."""
    return next(each for each in inside.findChildren(QPushButton) if each.text() == text)
