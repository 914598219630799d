"""A line under the matrix that says why an act changed nothing, with the list behind it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtWidgets import QHBoxLayout, QLabel, QPlainTextEdit, QPushButton, QToolButton, QVBoxLayout, QWidget

from onex_desktop.domain.problems import ProblemsFound
from onex_desktop.gui.pages import mapping_words as words
from onex_desktop.gui.theme import Theme
from onex_desktop.gui.tokens import ICON, S, Tone
from onex_desktop.gui.widgets.matrix_edits import Refused
from onex_desktop.wording.problems import sentence

_LIST_HEIGHT: Final = 120


class MappingNotice(QWidget):
    """Hidden until something is refused; goes away with the next act that succeeds."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._sign = QLabel()
        self.sentence = QLabel()
        self._look = QPushButton("查看")
        self._look.setProperty("role", "link")
        self._look.setCheckable(True)
        self._close = QToolButton()
        self._close.setProperty("role", "icon")
        self._close.setAccessibleName("关闭提示")
        self.list = QPlainTextEdit()
        self.list.setReadOnly(True)
        self.list.setFixedHeight(_LIST_HEIGHT)
        self.list.hide()
        line = QHBoxLayout()
        line.setSpacing(S)
        line.addWidget(self._sign)
        line.addWidget(self.sentence)
        line.addWidget(self._look)
        line.addStretch()
        line.addWidget(self._close)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(S)
        rows.addLayout(line)
        rows.addWidget(self.list)
        self._look.toggled.connect(self.list.setVisible)
        self._close.clicked.connect(self.hide)
        theme.changed.connect(self._dress)
        self._dress()
        self.hide()

    def tell(self, refused: Sequence[Refused]) -> None:
        """Say how many cells were refused; which and why stands in the list."""
        self._say(words.refusal(refused), words.refusal_lines(refused))

    def tell_problems(self, found: ProblemsFound) -> None:
        """Say why an act was refused as a whole."""
        lines = [sentence(problem.code, problem.params) for problem in found.problems]
        self._say(lines[0] if len(lines) == 1 else f"没有改动：有 {len(lines)} 处不能这样填。", lines)

    def _say(self, said: str, lines: Sequence[str]) -> None:
        self.sentence.setText(said)
        self.list.setPlainText("\n".join(lines))
        self._look.setChecked(False)
        self._look.setVisible(len(lines) > 1)
        self.show()

    def _dress(self) -> None:
        ratio = self.devicePixelRatioF()
        self._sign.setPixmap(self._theme.pixmap("triangle-alert", self._theme.tokens.of(Tone.WARNING), ICON, ratio))
        self._close.setIcon(self._theme.icon("x", Tone.QUIET))
