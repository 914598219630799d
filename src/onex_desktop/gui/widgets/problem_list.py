"""Findings in words, the gravest first; a click leads to the place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem, QTreeWidgetItemIterator, QVBoxLayout, QWidget

from onex_desktop.domain.problems import Problem, Severity
from onex_desktop.gui.theme import Theme
from onex_desktop.gui.tokens import ROW, TONE_ICONS, Tone
from onex_desktop.wording.labels import SEVERITIES

SEVERITY_TONES: Final = {
    Severity.ERROR: Tone.DANGER,
    Severity.WARNING: Tone.WARNING,
    Severity.INFO: Tone.ACCENT,
}


@dataclass(frozen=True, slots=True)
class WordedProblem:
    """A finding and the sentence the lexicon has for it."""

    problem: Problem
    sentence: str

    @property
    def place(self) -> str:
        """Where it is, in words."""
        return self.problem.where.name if self.problem.where else ""


class ProblemList(QWidget):
    """Findings under 错误, 提醒 and 提示, each group with how many there are.

    Signals:
        problem_activated: A finding was opened by click or Enter; carries the ``Problem``.
    """

    problem_activated = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._problems: tuple[WordedProblem, ...] = ()
        self._tree = QTreeWidget()
        self._tree.setColumnCount(2)
        self._tree.setHeaderHidden(True)
        self._tree.setRootIsDecorated(False)
        self._tree.setIndentation(20)
        self._tree.setUniformRowHeights(True)
        self._tree.setAccessibleName("检查结果")
        self._tree.setTextElideMode(Qt.TextElideMode.ElideRight)
        self._tree.header().setStretchLastSection(False)
        self._tree.header().setSectionResizeMode(0, self._tree.header().ResizeMode.Stretch)
        self._tree.header().setSectionResizeMode(1, self._tree.header().ResizeMode.ResizeToContents)
        self._tree.itemActivated.connect(self._open)
        self._tree.itemClicked.connect(self._open)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._tree)
        theme.changed.connect(self._fill)

    def set_problems(self, problems: Sequence[WordedProblem]) -> None:
        """Show these findings."""
        self._problems = tuple(problems)
        self._fill()

    def lines(self) -> list[str]:
        """Return what is shown, line by line, headings too."""
        lines: list[str] = []
        walker = QTreeWidgetItemIterator(self._tree)
        while (item := walker.value()) is not None:
            lines.append(item.text(0))
            walker += 1
        return lines

    def _fill(self) -> None:
        self._tree.clear()
        tokens = self._theme.tokens
        for severity, tone in SEVERITY_TONES.items():
            found = [worded for worded in self._problems if worded.problem.severity == severity]
            if not found:
                continue
            group = QTreeWidgetItem(self._tree, [f"{SEVERITIES[severity]}  {len(found)}"])
            group.setSizeHint(0, QSize(0, ROW))
            group.setFlags(Qt.ItemFlag.ItemIsEnabled)
            group.setForeground(0, QColor(tokens.quiet))
            group.setFirstColumnSpanned(True)
            for worded in found:
                item = QTreeWidgetItem(group, [worded.sentence, worded.place])
                item.setIcon(0, self._theme.icon(TONE_ICONS[tone], tone))
                item.setToolTip(0, worded.sentence)
                item.setForeground(1, QColor(tokens.quiet))
                item.setData(0, Qt.ItemDataRole.UserRole, worded.problem)
            group.setExpanded(True)

    def _open(self, item: QTreeWidgetItem) -> None:
        problem = item.data(0, Qt.ItemDataRole.UserRole)
        if isinstance(problem, Problem):
            self.problem_activated.emit(problem)
