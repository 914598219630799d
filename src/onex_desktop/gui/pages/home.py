"""The start page: the year at a glance, every figure a link, and what waits to be settled."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Protocol

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QVBoxLayout, QWidget
from shiboken6 import isValid

from onex_desktop.domain.changes import Changed
from onex_desktop.domain.problems import Place, Problem
from onex_desktop.gui.context_bar import Context
from onex_desktop.gui.findings import FindingsWatch
from onex_desktop.gui.pages.home_figures import Figure, figures
from onex_desktop.gui.pages.page import Commands, Page
from onex_desktop.gui.state import DeskState
from onex_desktop.gui.theme import Theme
from onex_desktop.gui.tokens import XL, XS, L, M, S
from onex_desktop.gui.widgets.empty_state import Act, Empty, EmptyState
from onex_desktop.gui.widgets.page_header import PageHeader
from onex_desktop.gui.widgets.problem_list import ProblemList
from onex_desktop.services import campus, dashboard, mapping_outlines
from onex_desktop.services.context import AppContext
from onex_desktop.services.dashboard import Dashboard
from onex_desktop.wording.problems import sentence

COLUMNS = 4


class WatchfulCommands(Commands, Protocol):
    """What the start page asks beyond other pages: the findings, kept up to date."""

    findings: FindingsWatch


class FigureLink(QPushButton):
    """A figure with its caption and the words behind it; a click opens the list it counts."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "figure")
        self._number = QLabel()
        self._number.setProperty("role", "figure")
        self._caption = QLabel()
        self._detail = QLabel()
        self._detail.setProperty("tone", "quiet")
        self._detail.setProperty("role", "caption")
        column = QVBoxLayout(self)
        column.setContentsMargins(M, S, M, S)
        column.setSpacing(XS)
        for label in (self._caption, self._number, self._detail):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            column.addWidget(label)

    def sizeHint(self) -> QSize:
        """Return the room its three lines need."""
        layout = self.layout()
        return super().sizeHint() if layout is None else layout.sizeHint()

    def minimumSizeHint(self) -> QSize:
        """Return the same; nothing of a figure may be cut."""
        return self.sizeHint()

    def set_figure(self, figure: Figure) -> None:
        """Show a figure."""
        self._caption.setText(figure.caption)
        self._number.setText(figure.number)
        self._detail.setText(figure.detail)
        self.setAccessibleName(f"{figure.caption} {figure.number} {figure.detail}")
        self.setToolTip(figure.explained)


TITLE: Final = "待处理与提示"
CHECKING: Final = f"{TITLE}：正在检查…"
NONE_FOUND: Final = f"{TITLE}：没有发现问题"


@dataclass(frozen=True, slots=True)
class _Found:
    """A finding that is put into words when it comes into sight: there may be thousands."""

    problem: Problem

    @property
    def sentence(self) -> str:
        return sentence(self.problem.code, self.problem.params)


class HomePage(Page):
    """Figures above, findings below."""

    title = "首页"
    topics = frozenset({"campus", "catalogue", "standards", "plans", "mapping", "teaching", "exams"})

    def __init__(self, ctx: AppContext, theme: Theme, _state: DeskState, commands: WatchfulCommands) -> None:
        super().__init__()
        self._ctx, self._commands = ctx, commands
        self.header = PageHeader("首页")
        self._grid = QGridLayout()
        self._grid.setContentsMargins(L, 0, L, 0)
        self._grid.setSpacing(M)
        self.links: list[FigureLink] = []
        self._listed: tuple[Problem, ...] = ()
        self._asked = 0
        title = QLabel(TITLE)
        title.setProperty("role", "heading")
        title.setContentsMargins(L, XL, L, S)
        self.findings = ProblemList(theme)
        self.findings.problem_activated.connect(self._open)
        self.findings.setContentsMargins(L, 0, L, M)
        self._start = EmptyState(
            theme,
            Empty(
                "这个库还是空的。先填写学校、学院和专业，再登记证书与试点、方案与课程。",
                (
                    Act("填写学校", lambda: commands.open_place(Place("campus"))),
                    Act("登记证书", lambda: commands.open_place(Place("catalogue"))),
                ),
                "school",
            ),
        )
        self._title = title
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addLayout(self._grid)
        column.addWidget(title)
        column.addWidget(self.findings, 1)
        column.addWidget(self._start, 1)
        commands.findings.found.connect(self._take_findings)
        self.reload(None)

    def reload(self, changed: Changed | None) -> None:
        """Reckon the figures again, in the background where that takes long; findings follow when they are found."""
        self._asked += 1
        asked = self._asked

        def done(board: Dashboard) -> None:
            if isValid(self) and asked == self._asked:
                self._show(board)

        if changed is None or not mapping_outlines.is_big(self._ctx):
            done(dashboard.dashboard(self._ctx))
        else:
            self._commands.in_background("正在统计", lambda _work: dashboard.dashboard(self._ctx), done)

    def _show(self, board: Dashboard) -> None:
        name = campus.institution_name(self._ctx) or "还没有填写学校名称"
        year = f" · {board.exams.year} 年" if board.exams else ""
        self.header.set_title("首页", f"{name}{year}")
        rows = figures(board)
        while len(self.links) < len(rows):
            self._add_link()
        for link, figure in zip(self.links, rows, strict=False):
            link.set_figure(figure)
        for number, link in enumerate(self.links):
            link.setVisible(number < len(rows))
        self._places = [figure.place for figure in rows]
        is_empty = not board.pilots.certificates and campus.institution(self._ctx) is None
        self._start.setVisible(is_empty)
        for widget in (self._title, self.findings):
            widget.setVisible(not is_empty)
        self._show_findings()

    def showEvent(self, event: QShowEvent) -> None:
        """Show what was found meanwhile: thousands of findings are not worded for nobody."""
        super().showEvent(event)
        self._show_findings()

    def _take_findings(self, _problems: tuple[Problem, ...]) -> None:
        if self.isVisible():
            self._show_findings()

    def _show_findings(self) -> None:
        known = self._commands.findings.problems
        self._title.setText(CHECKING if known is None else TITLE if known else NONE_FOUND)
        problems = known or ()
        if problems is self._listed:
            return
        self._listed = problems
        self.findings.set_problems([_Found(problem) for problem in problems])

    def _add_link(self) -> None:
        number = len(self.links)
        link = FigureLink()
        link.clicked.connect(lambda: self._commands.open_place(self._places[number]))
        self._grid.addWidget(link, number // COLUMNS, number % COLUMNS)
        self.links.append(link)

    def _open(self, problem: Problem) -> None:
        if problem.where is not None:
            self._commands.open_place(problem.where)

    def set_context(self, context: Context) -> None:
        """The start page is about the whole school, whatever is chosen."""

    def open_place(self, place: Place) -> None:
        """Findings about figures are read here; nothing further to select."""

    def focus_main(self) -> None:
        """Put the keyboard on the first figure."""
        if self.links:
            self.links[0].setFocus()
