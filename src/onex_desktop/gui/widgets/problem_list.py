"""Findings in words, the gravest first; a click leads to the place."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QHeaderView, QTableView, QVBoxLayout, QWidget

from onex_desktop.gui.models.problems_model import (
    PLACE,
    SENTENCE,
    SEVERITY_TONES,
    SIGN,
    ProblemsModel,
    Worded,
    WordedProblem,
)
from onex_desktop.gui.theme import Theme
from onex_desktop.gui.tokens import ROW

__all__ = ["SEVERITY_TONES", "ProblemList", "WordedProblem"]

_Mode = QHeaderView.ResizeMode
_SIGN_WIDTH: Final = 26
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
        self._shown: tuple[Worded, ...] = ()
        self._model = ProblemsModel(theme)
        self._model.setParent(self)
        self.view = QTableView()
        self.view.setModel(self._model)
        self.view.setShowGrid(False)
        self.view.setWordWrap(False)
        self.view.setTabKeyNavigation(False)
        self.view.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.view.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.view.setAccessibleName("检查结果")
        self.view.verticalHeader().hide()
        self.view.verticalHeader().setDefaultSectionSize(ROW)
        header = self.view.horizontalHeader()
        header.hide()
        header.setResizeContentsPrecision(_MEASURED)
        for section, mode in ((SIGN, _Mode.Fixed), (SENTENCE, _Mode.Stretch), (PLACE, _Mode.ResizeToContents)):
            header.setSectionResizeMode(section, mode)
        header.setMinimumSectionSize(_SIGN_WIDTH)
        header.resizeSection(SIGN, _SIGN_WIDTH)
        self.view.activated.connect(self._open)
        self.view.clicked.connect(self._open)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view)
        theme.changed.connect(self.view.viewport().update)

    def set_problems(self, problems: Sequence[Worded]) -> None:
        """Show these findings; the same ones again leave the list as it is."""
        shown = tuple(problems)
        if shown == self._shown:
            return
        self._shown = shown
        self.view.clearSpans()
        self._model.set_problems(shown)
        for row in self._model.headings():
            self.view.setSpan(row, SIGN, 1, PLACE + 1)

    def lines(self) -> list[str]:
        """Return what is shown, line by line, headings too."""
        return self._model.texts()

    def _open(self, index: QModelIndex) -> None:
        worded = self._model.worded(index)
        if worded is not None:
            self.problem_activated.emit(worded.problem)
