"""Findings as Qt sees them: under a heading for each severity; there may be thousands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Protocol

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor

from onex_desktop.domain.problems import Problem, Severity
from onex_desktop.gui.theme import Theme
from onex_desktop.gui.tokens import TONE_ICONS, Tone
from onex_desktop.wording.labels import SEVERITIES

SEVERITY_TONES: Final = {
    Severity.ERROR: Tone.DANGER,
    Severity.WARNING: Tone.WARNING,
    Severity.INFO: Tone.ACCENT,
}

SIGN, SENTENCE, PLACE = range(3)

_Index = QModelIndex | QPersistentModelIndex
_ROOT: Final = QModelIndex()
_Role = Qt.ItemDataRole


class Worded(Protocol):
    """A finding and the sentence the lexicon has for it."""

    @property
    def problem(self) -> Problem:
        """The finding."""

    @property
    def sentence(self) -> str:
        """What is said of it."""


@dataclass(frozen=True, slots=True)
class WordedProblem:
    """A finding that was put into words."""

    problem: Problem
    sentence: str


class ProblemsModel(QAbstractTableModel):
    """A line for each heading and each finding: sign, sentence, place.

    Flat, because a tree lays out every line below what is unfolded, and with each change of scheme again. Nothing is
    made for a line that is not in sight.
    """

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._lines: list[Worded | str] = []

    def set_problems(self, problems: Sequence[Worded]) -> None:
        """Show these, the gravest first, otherwise in their order."""
        self.beginResetModel()
        self._lines = []
        for severity in SEVERITY_TONES:
            found = [each for each in problems if each.problem.severity == severity]
            self._lines += [f"{SEVERITIES[severity]}  {len(found)}", *found] if found else []
        self.endResetModel()

    def worded(self, index: _Index) -> Worded | None:
        """Return the finding of a line, None for a heading."""
        line = self._lines[index.row()] if index.isValid() else ""
        return None if isinstance(line, str) else line

    def headings(self) -> list[int]:
        """Return which lines are headings."""
        return [row for row, line in enumerate(self._lines) if isinstance(line, str)]

    def texts(self) -> list[str]:
        """Return the lines as text, without the places."""
        return [line if isinstance(line, str) else line.sentence for line in self._lines]

    def rowCount(self, parent: _Index = _ROOT) -> int:
        """Return how many lines there are."""
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: _Index = _ROOT) -> int:
        """Return sign, sentence and place."""
        return 0 if parent.isValid() else PLACE + 1

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Return that a heading cannot be chosen."""
        if index.isValid() and self.worded(index) is None:
            return Qt.ItemFlag.ItemIsEnabled
        return super().flags(index)

    def data(self, index: _Index, role: int = _Role.DisplayRole) -> object:
        """Return what a line shows."""
        if not index.isValid():
            return None
        line, column = self._lines[index.row()], index.column()
        if role == _Role.ForegroundRole:
            return QColor(self._theme.tokens.quiet) if isinstance(line, str) or column == PLACE else None
        if isinstance(line, str):
            return line if role == _Role.DisplayRole and column == SIGN else None
        return self._of_finding(line, column, role)

    def _of_finding(self, line: Worded, column: int, role: int) -> object:
        match role, column:
            case _Role.DecorationRole, 0:
                tone = SEVERITY_TONES[line.problem.severity]
                return self._theme.icon(TONE_ICONS[tone], tone)
            case _Role.DisplayRole | _Role.ToolTipRole, 1:
                return line.sentence
            case _Role.DisplayRole, 2:
                return line.problem.where.name if line.problem.where else ""
            case _:
                return None
