"""What stands where there is nothing yet: one sentence and the acts that fill the place."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from onex_desktop.gui.theme import Theme
from onex_desktop.gui.tokens import M, S, Tone
from onex_desktop.gui.widgets.layouts import empty_layout

PICTURE = 32


@dataclass(frozen=True, slots=True)
class Act:
    """A button's text and what it does."""

    text: str
    run: Callable[[], None]


@dataclass(frozen=True, slots=True)
class Empty:
    """The words for an empty place; the first act is the usual one, and stands out unless ``is_quiet``."""

    sentence: str
    acts: tuple[Act, ...] = ()
    icon: str = "file-text"
    is_quiet: bool = False


class EmptyState(QWidget):
    """A quiet icon, a sentence and up to two buttons, in the middle of the place."""

    def __init__(self, theme: Theme, empty: Empty, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._picture = QLabel(alignment=Qt.AlignmentFlag.AlignCenter)
        self._sentence = QLabel(alignment=Qt.AlignmentFlag.AlignCenter)
        self._sentence.setProperty("tone", "quiet")
        self._sentence.setWordWrap(True)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(S)
        row = QVBoxLayout(self)
        row.setSpacing(M)
        row.addStretch(2)
        row.addWidget(self._picture)
        row.addWidget(self._sentence)
        row.addLayout(self._buttons)
        row.addStretch(3)
        self.set_empty(empty)
        theme.changed.connect(self._dress)

    @property
    def shown(self) -> Empty:
        """What is said at the moment."""
        return self._empty

    def set_empty(self, empty: Empty) -> None:
        """Say something else."""
        self._empty = empty
        self._sentence.setText(empty.sentence)
        empty_layout(self._buttons)
        self._buttons.addStretch()
        self._first: QPushButton | None = None
        for number, act in enumerate(empty.acts[:2]):
            button = QPushButton(act.text)
            button.setProperty("role", "primary" if number == 0 and not empty.is_quiet else "secondary")
            button.clicked.connect(lambda _=False, run=act.run: run())
            self._buttons.addWidget(button)
            button.show()
            self._first = self._first or button
        self._buttons.addStretch()
        self._dress()

    def focus_first(self) -> None:
        """Put the keyboard on the usual act, if there is any."""
        if self._first is not None:
            self._first.setFocus()

    def _dress(self) -> None:
        colour = self._theme.tokens.tint(Tone.QUIET, 0.6)
        self._picture.setPixmap(self._theme.pixmap(self._empty.icon, colour, PICTURE, self.devicePixelRatioF()))
