"""Two texts beside one another in which what went and what came is marked."""

from __future__ import annotations

from difflib import SequenceMatcher
from html import escape
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from onex_desktop.gui.theme import Theme
from onex_desktop.gui.tokens import L, M

_LONGEST: Final = 2000
"""Texts above this are shown without marking the difference: it is reckoned in quadratic time."""


class MarkedTexts(QWidget):
    """The text before at the left, the text after at the right.

    Attributes:
        before: what it said.
        after: what it says now.
    """

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._shown = "", ""
        self.before, self.after = _text(), _text()
        texts = QHBoxLayout(self)
        texts.setContentsMargins(0, M, 0, 0)
        texts.setSpacing(L)
        for part in (self.before, self.after):
            texts.addWidget(part, 1)
        theme.changed.connect(self._dress)

    def show_texts(self, before: str, after: str) -> None:
        """Show two texts."""
        self._shown = before, after
        self._dress()

    def _dress(self) -> None:
        tokens = self._theme.tokens
        before, after = marked(*self._shown, tokens.danger, tokens.good)
        self.before.setText(before)
        self.after.setText(after)


def marked(old: str, new: str, gone: str, come: str) -> tuple[str, str]:
    """Return two texts as rich text: what went struck out in one colour, what came underlined in the other."""
    if not old or not new or max(len(old), len(new)) > _LONGEST:
        return _escaped(old), _escaped(new)
    before, after = "", ""
    for tag, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            before += _escaped(old[i:j])
            after += _escaped(new[k:m])
            continue
        before += f'<s style="color:{gone}">{_escaped(old[i:j])}</s>' if j > i else ""
        after += f'<u style="color:{come}">{_escaped(new[k:m])}</u>' if m > k else ""
    return before, after


def _escaped(text: str) -> str:
    return escape(text).replace("\n", "<br>")


def _text() -> QLabel:
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.RichText)
    label.setWordWrap(True)
    label.setAlignment(Qt.AlignmentFlag.AlignTop)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
