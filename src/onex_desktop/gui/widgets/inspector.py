"""The panel at the right: what is chosen, its facts, a form, its history; it folds away."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QSizePolicy,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from onex_desktop.gui.theme import Theme
from onex_desktop.gui.tokens import INSPECTOR_WIDTH, XL, XS, L, M, S, Tone
from onex_desktop.gui.widgets.action_button import IconButton
from onex_desktop.gui.widgets.layouts import empty_layout

LABEL_WIDTH = 72
NOTHING_CHOSEN = "选中一行，这里显示它的详情。"


@dataclass(frozen=True, slots=True)
class Fact:
    """One line of facts; with a ``link`` the value can be clicked."""

    label: str
    value: str
    tone: Tone | None = None
    tooltip: str = ""
    link: str = ""


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One change: when and by whom, and what."""

    when: str
    what: str


class Inspector(QWidget):
    """Says what is chosen; from top to bottom title, facts, body, history.

    In a ``QSplitter`` it folds to a strip and gives its room away; a window that keeps inspectors in a stack hides
    the stack on ``folded_changed`` instead.

    Signals:
        link_activated: A fact's value was clicked; carries its ``link``.
        folded_changed: The panel was folded or unfolded; carries whether it is folded.
    """

    link_activated = Signal(str)
    folded_changed = Signal(bool)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._folded = False
        self._body: QWidget | None = None
        self._shown: tuple[Fact, ...] = ()
        self._title = _wrapping(role="heading")
        self._subtitle = _wrapping(role="caption", tone="quiet")
        fold = IconButton(theme, "panel-right", "收起检视栏")
        fold.clicked.connect(lambda _: self.set_folded(folded=True))
        head = QHBoxLayout()
        head.setContentsMargins(L, M, S, XS)
        head.addWidget(self._title, 1)
        head.addWidget(fold, 0, Qt.AlignmentFlag.AlignTop)
        self._facts = QFormLayout()
        self._facts.setHorizontalSpacing(S)
        self._facts.setVerticalSpacing(XS + 2)
        self._facts.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._slot = QVBoxLayout()
        self._history_title = QLabel("历史")
        self._history_title.setProperty("role", "heading")
        self._history = QVBoxLayout()
        self._history.setSpacing(S)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(L, 0, L, L)
        column.setSpacing(L)
        column.addWidget(self._subtitle)
        column.addLayout(self._facts)
        column.addLayout(self._slot)
        column.addWidget(self._history_title)
        column.addLayout(self._history)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(content)
        self._open = QWidget()
        whole = QVBoxLayout(self._open)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(head)
        whole.addWidget(scroll)
        self._strip = IconButton(theme, "panel-right", "展开检视栏")
        self._strip.clicked.connect(lambda _: self.set_folded(folded=False))
        self._strip.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._open)
        row.addWidget(self._strip, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter)
        self._set_width()
        self.clear()
        theme.changed.connect(self._dress)

    @property
    def folded(self) -> bool:
        """Whether only the strip is in sight."""
        return self._folded

    @property
    def facts(self) -> tuple[Fact, ...]:
        """What is said about what is chosen."""
        return self._shown

    def set_folded(self, *, folded: bool) -> None:
        """Fold the panel to a strip, or unfold it."""
        if folded != self._folded:
            self._folded = folded
            self._open.setVisible(not folded)
            self._strip.setVisible(folded)
            self._set_width()
            self.folded_changed.emit(folded)

    def unfold(self, shown: bool) -> None:  # noqa: FBT001 -- a slot
        """Unfold the panel or fold it, as the window's switch stands; Qt lets go of it with the panel."""
        self.set_folded(folded=not shown)

    def clear(self, sentence: str = NOTHING_CHOSEN) -> None:
        """Say that nothing is chosen; the body goes out of sight but stays."""
        self.set_title("检视", sentence)
        self.set_facts(())
        self.set_history(())
        if self._body is not None:
            self._body.hide()

    def set_title(self, title: str, subtitle: str = "") -> None:
        """Say what is chosen."""
        self._title.setText(title)
        self._subtitle.setText(subtitle)
        self._subtitle.setVisible(bool(subtitle))

    def set_facts(self, facts: Sequence[Fact]) -> None:
        """Show these facts."""
        self._shown = tuple(facts)
        while self._facts.rowCount():
            self._facts.removeRow(0)
        for fact in facts:
            label = _wrapping(tone="quiet")
            label.setText(fact.label)
            label.setFixedWidth(LABEL_WIDTH)
            label.setAlignment(Qt.AlignmentFlag.AlignTop)
            value = self._value(fact)
            self._facts.addRow(label, value)
            # Left to the layout they appear later, and the form below is squeezed into the room reckoned without them.
            label.show()
            value.show()

    def set_body(self, body: QWidget) -> None:
        """Put a form or a list between facts and history, and show it."""
        if body is not self._body:
            if self._body is not None:
                self._slot.removeWidget(self._body)
                self._body.hide()
            self._slot.addWidget(body)
            self._body = body
        body.show()

    def set_history(self, lines: Sequence[HistoryLine]) -> None:
        """Show the last changes."""
        self._history_title.setVisible(bool(lines))
        empty_layout(self._history)
        for line in lines:
            what = _wrapping()
            what.setText(line.what)
            when = _wrapping(role="caption", tone="quiet")
            when.setText(line.when)
            pair = QWidget()
            column = QVBoxLayout(pair)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(0)
            column.addWidget(what)
            column.addWidget(when)
            self._history.addWidget(pair)

    def _dress(self) -> None:
        # A link keeps the colour it had when its text was set.
        self.set_facts(self._shown)

    def _value(self, fact: Fact) -> QLabel:
        value = _wrapping(tone=fact.tone or "")
        value.setToolTip(fact.tooltip)
        if fact.link:
            value.setTextFormat(Qt.TextFormat.RichText)
            value.setText(f'<a href="{escape(fact.link)}" style="text-decoration:none">{escape(fact.value)}</a>')
            value.setTextInteractionFlags(Qt.TextInteractionFlag.TextBrowserInteraction)
            value.linkActivated.connect(self.link_activated)
        else:
            value.setTextFormat(Qt.TextFormat.PlainText)
            value.setText(fact.value)
            value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return value

    def _set_width(self) -> None:
        self.setMinimumWidth(XL + L if self._folded else INSPECTOR_WIDTH)
        self.setMaximumWidth(XL + L if self._folded else INSPECTOR_WIDTH * 2)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        splitter = self.parentWidget()
        if isinstance(splitter, QSplitter):
            # A splitter keeps the room of a widget that became narrower until it is given new sizes.
            sizes = splitter.sizes()
            mine = splitter.indexOf(self)
            other = mine - 1 if mine else 1
            sizes[other] += sizes[mine] - (self.maximumWidth() if self._folded else INSPECTOR_WIDTH)
            sizes[mine] = self.maximumWidth() if self._folded else INSPECTOR_WIDTH
            splitter.setSizes(sizes)


def _wrapping(role: str = "", tone: str = "") -> QLabel:
    label = QLabel()
    label.setWordWrap(True)
    label.setProperty("role", role)
    label.setProperty("tone", tone)
    return label
