"""The quiet bar at the foot of a page: what just happened, and up to two things to do about it."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QEnterEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from onex_desktop.gui.theme import Theme
from onex_desktop.gui.tokens import ICON, TONE_ICONS, L, S, Tone
from onex_desktop.gui.widgets.action_button import IconButton
from onex_desktop.gui.widgets.empty_state import Act
from onex_desktop.gui.widgets.layouts import empty_layout

Kind = Literal["info", "good", "warning", "danger"]

VISIBLE_MS: Final = 8000
HEIGHT: Final = 36
EDGE: Final = 3

TONES: Final[dict[Kind, Tone]] = {
    "info": Tone.ACCENT,
    "good": Tone.GOOD,
    "warning": Tone.WARNING,
    "danger": Tone.DANGER,
}


@dataclass(frozen=True, slots=True)
class Message:
    """One message with its buttons."""

    kind: Kind
    text: str
    acts: tuple[Act, ...] = ()

    @property
    def passes(self) -> bool:
        """Whether it goes away by itself; a warning waits to be read."""
        return self.kind in ("info", "good")


class InfoBar(QWidget):
    """Shows one message at a time; a passing one makes room for the next, a warning keeps the others waiting.

    Signals:
        message_shown: Another message is on show; carries its text, empty when the bar went away.
    """

    message_shown = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._queue: deque[Message] = deque()
        self._current: Message | None = None
        self._sign = QLabel()
        self._text = QLabel()
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._text.setMinimumWidth(1)
        self._waiting = QLabel()
        self._waiting.setProperty("tone", "quiet")
        self._acts = QHBoxLayout()
        self._acts.setSpacing(0)
        close = IconButton(theme, "x", "关闭")
        close.clicked.connect(self.dismiss)
        row = QHBoxLayout(self)
        row.setContentsMargins(L, 0, S, 0)
        row.setSpacing(S)
        row.addWidget(self._sign)
        row.addWidget(self._text, 1)
        row.addWidget(self._waiting)
        row.addLayout(self._acts)
        row.addWidget(close)
        self.setFixedHeight(HEIGHT)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(VISIBLE_MS)
        self._timer.timeout.connect(self.dismiss)
        theme.changed.connect(self._dress)
        self.hide()

    @property
    def current(self) -> Message | None:
        """The message on show."""
        return self._current

    def show_message(self, kind: Kind, text: str, acts: Sequence[Act] = ()) -> None:
        """Say something; buttons close the bar after they have acted."""
        message = Message(kind, text, tuple(acts[:2]))
        if self._current is not None and not self._current.passes:
            self._queue.append(message)
            self._say_waiting()
        else:
            self._show(message)

    def dismiss(self) -> None:
        """Take the message away and show the next."""
        self._timer.stop()
        if self._queue:
            self._show(self._queue.popleft())
            return
        self._current = None
        self.hide()
        self.message_shown.emit("")

    def clear(self) -> None:
        """Take every message away, as when another library is opened."""
        self._queue.clear()
        if self._current is not None:
            self.dismiss()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Wait while the message is being looked at."""
        super().enterEvent(event)
        self._timer.stop()

    def leaveEvent(self, event: QEvent) -> None:
        """Count again from the start."""
        super().leaveEvent(event)
        self._count_down()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the tinted ground, the hairline above and the coloured edge."""
        if self._current is None:
            return
        tokens = self._theme.tokens
        tone = TONES[self._current.kind]
        painter = QPainter(self)
        painter.fillRect(event.rect(), QColor(tokens.tint(tone, 0.08)))
        painter.fillRect(0, 0, self.width(), 1, QColor(tokens.rule))
        painter.fillRect(0, 0, EDGE, self.height(), QColor(tokens.of(tone)))
        painter.end()

    def _show(self, message: Message) -> None:
        self._current = message
        self._text.setText(message.text)
        self._text.setToolTip(message.text)
        empty_layout(self._acts)
        for act in message.acts:
            button = QPushButton(act.text)
            button.setProperty("role", "link")
            button.clicked.connect(lambda _=False, chosen=act: self._act(chosen))
            self._acts.addWidget(button)
        self._dress()
        self._say_waiting()
        self.show()
        self._count_down()
        self.message_shown.emit(message.text)

    def _act(self, act: Act) -> None:
        shown = self._current
        act.run()
        # What the act itself had to say must stay.
        if self._current is shown:
            self.dismiss()

    def _count_down(self) -> None:
        if self._current is not None and self._current.passes and not self.underMouse():
            self._timer.start()
        else:
            self._timer.stop()

    def _say_waiting(self) -> None:
        self._waiting.setText(f"还有 {len(self._queue)} 条" if self._queue else "")

    def _dress(self) -> None:
        if self._current is not None:
            tone = TONES[self._current.kind]
            colour = self._theme.tokens.of(tone)
            self._sign.setPixmap(self._theme.pixmap(TONE_ICONS[tone], colour, ICON, self.devicePixelRatioF()))
            self.update()
