"""Findings as Qt sees them: a group for each severity, its findings below; there may be thousands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QColor

from onex_desktop.domain.problems import Problem, Severity
from onex_desktop.gui.theme import Theme
from onex_desktop.gui.tokens import ROW, TONE_ICONS, Tone
from onex_desktop.wording.labels import SEVERITIES

SEVERITY_TONES: Final = {
    Severity.ERROR: Tone.DANGER,
    Severity.WARNING: Tone.WARNING,
    Severity.INFO: Tone.ACCENT,
}

_Index = QModelIndex | QPersistentModelIndex
_ROOT: Final = QModelIndex()
_GROUP: Final = 0
"""What a heading carries as its id; a finding carries the place of its group, counted from 1."""
_Role = Qt.ItemDataRole


@dataclass(frozen=True, slots=True)
class WordedProblem:
    """A finding and the sentence the lexicon has for it."""

    problem: Problem
    sentence: str

    @property
    def place(self) -> str:
        """Where it is, in words."""
        return self.problem.where.name if self.problem.where else ""


class ProblemsModel(QAbstractItemModel):
    """Two columns: the sentence and where it is. Nothing is made for a line that is not in sight."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._groups: list[tuple[Severity, list[WordedProblem]]] = []

    def set_problems(self, problems: Sequence[WordedProblem]) -> None:
        """Show these, the gravest first, otherwise in their order."""
        self.beginResetModel()
        found = [(each, [p for p in problems if p.problem.severity == each]) for each in SEVERITY_TONES]
        self._groups = [(severity, lines) for severity, lines in found if lines]
        self.endResetModel()

    def worded(self, index: _Index) -> WordedProblem | None:
        """Return the finding of a line, None for a heading."""
        group = index.internalId() if index.isValid() else _GROUP
        return None if group == _GROUP else self._groups[group - 1][1][index.row()]

    def index(self, row: int, column: int, parent: _Index = _ROOT) -> QModelIndex:
        """Return the index of a line."""
        if not (0 <= row < self.rowCount(parent) and 0 <= column < self.columnCount()):
            return QModelIndex()
        return self.createIndex(row, column, parent.row() + 1 if parent.isValid() else _GROUP)

    def parent(self, child: _Index = _ROOT) -> QModelIndex:  # type: ignore[override]  # Qt overloads it with QObject's
        """Return the heading above a finding."""
        group = child.internalId() if child.isValid() else _GROUP
        return QModelIndex() if group == _GROUP else self.createIndex(group - 1, 0, _GROUP)

    def rowCount(self, parent: _Index = _ROOT) -> int:
        """Return how many headings there are, or findings below one."""
        if not parent.isValid():
            return len(self._groups)
        below = parent.internalId() == _GROUP and parent.column() == 0
        return len(self._groups[parent.row()][1]) if below else 0

    def columnCount(self, _parent: _Index = _ROOT) -> int:
        """Return sentence and place."""
        return 2

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Return that a heading cannot be chosen."""
        return Qt.ItemFlag.ItemIsEnabled if index.isValid() and self.worded(index) is None else super().flags(index)

    def data(self, index: _Index, role: int = _Role.DisplayRole) -> object:
        """Return what a line shows."""
        if not index.isValid():
            return None
        worded = self.worded(index)
        if worded is None:
            return self._of_heading(index, role)
        severity = self._groups[index.internalId() - 1][0]
        tone, first = SEVERITY_TONES[severity], index.column() == 0
        match role:
            case _Role.DisplayRole:
                return worded.sentence if first else worded.place
            case _Role.ToolTipRole if first:
                return worded.sentence
            case _Role.DecorationRole if first:
                return self._theme.icon(TONE_ICONS[tone], tone)
            case _Role.ForegroundRole if not first:
                return QColor(self._theme.tokens.quiet)
            case _:
                return None

    def _of_heading(self, index: _Index, role: int) -> object:
        severity, lines = self._groups[index.row()]
        match role:
            case _Role.DisplayRole if index.column() == 0:
                return f"{SEVERITIES[severity]}  {len(lines)}"
            case _Role.SizeHintRole:
                return QSize(0, ROW)
            case _Role.ForegroundRole:
                return QColor(self._theme.tokens.quiet)
            case _:
                return None
