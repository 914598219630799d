"""Reading matrices for the page: a small one at once, a big one in the background."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from shiboken6 import isValid

from onex_desktop.gui.models.matrix_reckoned import Reckoned, reckoned
from onex_desktop.gui.pages.mapping_source import MatrixSource, Option
from onex_desktop.gui.pages.page import Commands

READING = "正在读取矩阵"

Show = Callable[[Reckoned | None], None]


class MatrixReader(QObject):
    """Answers with the matrix asked for last; what was asked for before it is never shown."""

    def __init__(self, commands: Commands, parent: QObject) -> None:
        super().__init__(parent)
        self._commands = commands
        self._asked = 0
        self._answered = 0

    @property
    def is_reading(self) -> bool:
        """Whether an answer is still to come."""
        return self._answered != self._asked

    def read(self, source: MatrixSource, option: Option | None, show: Show) -> None:
        """Read a matrix anew and show it; None where there is none."""
        self._asked += 1
        asked = self._asked

        def done(found: Reckoned | None) -> None:
            if isValid(self) and asked == self._asked:
                self._answered = asked
                show(found)

        if option is None or not source.is_big(option):
            done(_read(source, option))
        else:
            self._commands.in_background(READING, lambda _work: _read(source, option), done)


def _read(source: MatrixSource, option: Option | None) -> Reckoned | None:
    matrix = None if option is None else source.read(option)
    return None if matrix is None else reckoned(matrix)
