"""Findings in words, the gravest first; a click leads to the place."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QTreeView, QVBoxLayout, QWidget

from onex_desktop.gui.models.problems_model import SEVERITY_TONES, ProblemsModel, WordedProblem
from onex_desktop.gui.theme import Theme

__all__ = ["SEVERITY_TONES", "ProblemList", "WordedProblem"]

_MEASURED: Final = 200
"""So many places make the second column wide enough for all; measuring thousands is felt."""


class ProblemList(QWidget):
    """Findings under 错误, 提醒 and 提示, each group with how many there are.

    Attributes:
        view: the lines.

    Signals:
        problem_activated: A finding was opened by click or Enter; carries the ``Problem``.
    """

    problem_activated = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[WordedProblem, ...] = ()
        self._model = ProblemsModel(theme)
        self._model.setParent(self)
        self.view = QTreeView()
        self.view.setModel(self._model)
        self.view.setHeaderHidden(True)
        self.view.setRootIsDecorated(False)
        self.view.setIndentation(20)
        self.view.setUniformRowHeights(True)
        self.view.setAccessibleName("检查结果")
        self.view.setTextElideMode(Qt.TextElideMode.ElideRight)
        header = self.view.header()
        header.setStretchLastSection(False)
        header.setResizeContentsPrecision(_MEASURED)
        header.setSectionResizeMode(0, header.ResizeMode.Stretch)
        header.setSectionResizeMode(1, header.ResizeMode.ResizeToContents)
        self.view.activated.connect(self._open)
        self.view.clicked.connect(self._open)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view)
        theme.changed.connect(self.view.viewport().update)

    def set_problems(self, problems: Sequence[WordedProblem]) -> None:
        """Show these findings; the same ones again leave the list as it is."""
        shown = tuple(problems)
        if shown == self._shown:
            return
        self._shown = shown
        self._model.set_problems(shown)
        for row in range(self._model.rowCount()):
            self.view.setFirstColumnSpanned(row, QModelIndex(), True)  # noqa: FBT003 -- Qt's own signature
        self.view.expandAll()

    def lines(self) -> list[str]:
        """Return what is shown, line by line, headings too."""
        lines: list[str] = []
        for row in range(self._model.rowCount()):
            group = self._model.index(row, 0)
            parts = (self._model.index(below, 0, group) for below in range(self._model.rowCount(group)))
            lines += [str(index.data()) for index in (group, *parts)]
        return lines

    def _open(self, index: QModelIndex) -> None:
        worded = self._model.worded(index)
        if worded is not None:
            self.problem_activated.emit(worded.problem)
