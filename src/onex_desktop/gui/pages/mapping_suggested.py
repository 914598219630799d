"""The slots suggested for a gap, each with the words it shares, taken up or turned down by key or click."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import Final

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from onex_desktop.domain.mapping import MatrixColumn
from onex_desktop.domain.mapping.scale_checks import plain
from onex_desktop.domain.mapping.suggestions import Suggestion
from onex_desktop.gui.delegates.strength_signs import SignBook
from onex_desktop.gui.models.matrix_words import COURSES, Speech
from onex_desktop.gui.theme import Theme
from onex_desktop.gui.tokens import XS, S
from onex_desktop.gui.widgets.action_button import IconButton

Offers = tuple[tuple[Suggestion, MatrixColumn], ...]

HINT: Final = "按 {keys} 采用为{values}，按 Delete 忽略，按 Enter 到那一格。"
NOTHING: Final = "没有课程的名称与这一项有相近的词。"


class MappingSuggested(QWidget):
    """A short list; the words shared stand out in the titles.

    Signals:
        accepted: A ``Suggestion`` was taken up; carries it and the ``Strength`` chosen.
        dismissed: A ``Suggestion`` was turned down.
        slot_chosen: The cell of a suggestion is wanted; carries the id of its slot.
        left: Esc: the hands go back to the matrix.
    """

    accepted = Signal(object, object)
    dismissed = Signal(object)
    slot_chosen = Signal(int)
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._signs = SignBook(theme)
        self._offers: Offers = ()
        self._frames: list[_Offer] = []
        self._speech = COURSES
        self._hint = QLabel(NOTHING)
        self._hint.setWordWrap(True)
        self._hint.setProperty("tone", "quiet")
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(XS)
        self._rows.addWidget(self._hint)
        theme.changed.connect(self._build)

    def set_speech(self, speech: Speech) -> None:
        """Offer the values of another scale."""
        if speech != self._speech:
            self._speech = speech
            self._build()

    def show_offers(self, offers: Offers) -> None:
        """List these; the keyboard stays in the list while it has anything."""
        if offers == self._offers and self._frames:
            return
        place = next((at for at, frame in enumerate(self._frames) if frame.hasFocus()), None)
        self._offers = offers
        self._build()
        if place is not None and not self.start(place):
            self.left.emit()

    def start(self, place: int = 0) -> bool:
        """Put the keyboard on an offer, or the last before it; return whether there is one."""
        if self._frames:
            self._frames[min(place, len(self._frames) - 1)].setFocus(Qt.FocusReason.TabFocusReason)
        return bool(self._frames)

    def texts(self) -> list[str]:
        """Return each offer with its shared words, as listed."""
        return [f"{column.title}：{shared(offer)}" for offer, column in self._offers]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Act on the offer that has the focus."""
        place = next((at for at, frame in enumerate(self._frames) if frame.hasFocus()), None)
        if place is None or not self._act(place, event):
            super().keyPressEvent(event)

    def _act(self, place: int, event: QKeyEvent) -> bool:
        offer = self._offers[place][0]
        strength = self._speech.typed.get(plain(event.text()))
        match event.key():
            case Qt.Key.Key_Escape:
                self.left.emit()
            case Qt.Key.Key_Up | Qt.Key.Key_Down:
                self.start(max(0, place + (1 if event.key() == Qt.Key.Key_Down else -1)))
            case Qt.Key.Key_Delete | Qt.Key.Key_Backspace:
                self.dismissed.emit(offer)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.slot_chosen.emit(offer.slot)
            case _ if strength is not None and self._speech.scale.serves(strength):
                self.accepted.emit(offer, strength)
            case _:
                return False
        return True

    def _build(self) -> None:
        for frame in self._frames:
            frame.hide()
            frame.deleteLater()
        self._frames = [_Offer(self._theme, self._signs, self._speech, self, *offer) for offer in self._offers]
        for at, frame in enumerate(self._frames):
            self._rows.insertWidget(at, frame)
            # A layout shows what it is given only later, and until then it takes no keyboard.
            frame.show()
        self._hint.setText(self._keys() if self._frames else NOTHING)

    def _keys(self) -> str:
        serving = [value.strength for value in self._speech.scale.serving]
        keys = "、".join(self._speech.keys[each][0] for each in serving)
        return HINT.format(keys=keys, values="、".join(self._speech.values[each] for each in serving))


class _Offer(QFrame):
    """One suggestion: the title with its words marked, and at the right what can be done with it."""

    def __init__(
        self,
        theme: Theme,
        signs: SignBook,
        speech: Speech,
        owner: MappingSuggested,
        offer: Suggestion,
        column: MatrixColumn,
    ) -> None:
        super().__init__(owner)
        self.setProperty("role", "offer")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(f"{column.title}，共有的词：{shared(offer)}")
        title = QLabel(marked(column.title, offer.words))
        title.setTextFormat(Qt.TextFormat.RichText)
        words = QLabel(f"共有：{shared(offer)}")
        words.setProperty("tone", "quiet")
        line = QHBoxLayout()
        line.setSpacing(0)
        line.addWidget(words, 1)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(S, XS, XS, XS)
        rows.setSpacing(0)
        rows.addWidget(title)
        rows.addLayout(line)
        for label in (title, words):
            label.setWordWrap(True)
        for value in speech.scale.serving:
            button = QToolButton()
            button.setProperty("role", "icon")
            button.setIcon(signs.icon(value, self.devicePixelRatioF()))
            self._add(line, button, f"采用为{value.label}")
            button.clicked.connect(lambda _on, strength=value.strength: owner.accepted.emit(offer, strength))
        dismiss = IconButton(theme, "x", "忽略")
        self._add(line, dismiss, "忽略")
        dismiss.clicked.connect(lambda: owner.dismissed.emit(offer))

    def minimumSizeHint(self) -> QSize:
        """Be as high as the wrapped lines are: a scroll area only asks for the least height, which is one line."""
        layout, hint = self.layout(), super().minimumSizeHint()
        return hint if layout is None else QSize(hint.width(), layout.totalHeightForWidth(self.width()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask for another height when the lines wrap elsewhere."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def event(self, event: QEvent) -> bool:
        """Come into sight with the keyboard."""
        if event.type() == QEvent.Type.FocusIn:
            self._show_whole()
        return super().event(event)

    def _show_whole(self) -> None:
        from PySide6.QtWidgets import QScrollArea

        above = self.parentWidget()
        while above is not None and not isinstance(above, QScrollArea):
            above = above.parentWidget()
        if isinstance(above, QScrollArea):
            above.ensureWidgetVisible(self)

    @staticmethod
    def _add(line: QHBoxLayout, button: QToolButton, title: str) -> None:
        # Keys act on the line: stops at each of four buttons a line would be a long way down.
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setToolTip(title)
        button.setAccessibleName(title)
        line.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)


def shared(offer: Suggestion) -> str:
    """Return the words shared; it says so when some are those of what stands above the unit."""
    from_above = any(word not in offer.unit.name for word in offer.words)
    return "、".join(offer.words) + ("（含上级标题）" if from_above else "")


def marked(text: str, words: Sequence[str]) -> str:
    """Return a text as rich text in which words stand out."""
    said = escape(text)
    for word in sorted(words, key=len, reverse=True):
        said = said.replace(escape(word), f"<b><u>{escape(word)}</u></b>")
    return said
