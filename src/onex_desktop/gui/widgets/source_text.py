"""A text to correct, with lines tinted that need a look."""

from __future__ import annotations

from typing import Final

from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor, QTextFormat
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QWidget

from onex_desktop.gui.theme import Theme
from onex_desktop.gui.tokens import Tone

TAB: Final = 20
"""A table's empty cells must not push its words out of sight."""
TINT: Final = 0.14


class SourceText(QPlainTextEdit):
    """Plain text whose lines can be marked and gone to."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._wrong: frozenset[int] = frozenset()
        self._unsure: frozenset[int] = frozenset()
        self.setTabStopDistance(TAB)
        theme.changed.connect(self._paint_marks)

    def mark(self, wrong: frozenset[int], unsure: frozenset[int]) -> None:
        """Tint lines, counted from 0, that are wrong and that are doubtful."""
        self._wrong, self._unsure = wrong, unsure - wrong
        self._paint_marks()

    def marked_lines(self) -> tuple[list[int], list[int]]:
        """Return the wrong and the doubtful lines."""
        return sorted(self._wrong), sorted(self._unsure)

    def line(self) -> int:
        """Return the line the cursor is in, from 0."""
        return self.textCursor().blockNumber()

    def show_line(self, number: int) -> None:
        """Put the cursor at the beginning of a line and bring it into sight; tells nobody."""
        blocked = self.blockSignals(True)  # noqa: FBT003 -- Qt's own signature
        self.setTextCursor(QTextCursor(self.document().findBlockByNumber(number)))
        self.blockSignals(blocked)
        self.centerCursor()

    def _paint_marks(self) -> None:
        marks: list[QTextEdit.ExtraSelection] = []
        for numbers, tone in ((self._wrong, Tone.DANGER), (self._unsure, Tone.WARNING)):
            style = QTextCharFormat()
            style.setBackground(QColor(self._theme.tokens.tint(tone, TINT)))
            style.setProperty(QTextFormat.Property.FullWidthSelection, True)  # noqa: FBT003 -- Qt's own signature
            for number in sorted(numbers):
                mark = QTextEdit.ExtraSelection()
                mark.cursor = QTextCursor(self.document().findBlockByNumber(number))
                mark.format = style
                marks.append(mark)
        self.setExtraSelections(marks)
