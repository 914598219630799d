"""The rail at the left: the pages in the order of the year's work, in groups."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from onex_desktop.gui.theme import Theme
from onex_desktop.gui.tokens import CAPTION_PX, RAIL_FOLDED, RAIL_WIDTH, ROW, XS, M, S, Tone

SIGN: Final = 16
ACCENT_BAR: Final = 3
CAPTION: Final = 28


@dataclass(frozen=True, slots=True)
class Entry:
    """A page in the rail; an empty ``group`` stands alone."""

    key: str
    title: str
    icon: str
    group: str = ""


class Rail(QWidget):
    """The entries, one of them current; one stop of the Tab key, moved in with ↑ and ↓.

    Signals:
        chosen: The user chose an entry; carries its key.
        folded_changed: The rail was folded or unfolded; carries whether it is folded.
    """

    chosen = Signal(str)
    folded_changed = Signal(bool)

    def __init__(self, theme: Theme, entries: Sequence[Entry], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._folded = False
        self._buttons: dict[str, RailButton] = {}
        self._captions: list[RailCaption] = []
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, S, 0, S)
        column.setSpacing(0)
        group = ""
        for entry in entries:
            if entry.group != group:
                self._captions.append(RailCaption(theme, entry.group))
                column.addWidget(self._captions[-1])
                group = entry.group
            button = RailButton(theme, entry.title, entry.icon)
            button.clicked.connect(lambda _=False, key=entry.key: self._choose(key))
            button.stepped.connect(lambda by, key=entry.key: self._step(key, by))
            self._buttons[entry.key] = button
            column.addWidget(button)
        column.addStretch()
        scroll = QScrollArea()
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(content)
        scroll.viewport().setAutoFillBackground(False)
        content.setAutoFillBackground(False)
        self._fold = RailButton(theme, "收起", "panel-left")
        self._fold.clicked.connect(lambda _: self.set_folded(folded=not self._folded))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 1, XS)
        whole.setSpacing(0)
        whole.addWidget(scroll)
        whole.addWidget(self._fold)
        self._lay_out()
        theme.changed.connect(self.update)

    @property
    def current(self) -> str:
        """The key of the current entry, empty when there is none."""
        return next((key for key, button in self._buttons.items() if button.isChecked()), "")

    @property
    def folded(self) -> bool:
        """Whether only icons are shown."""
        return self._folded

    def set_current(self, key: str) -> None:
        """Mark an entry as current, as when a link led to its page; tells nobody."""
        for other, button in self._buttons.items():
            button.setChecked(other == key)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if other == key else Qt.FocusPolicy.ClickFocus)

    def set_folded(self, *, folded: bool) -> None:
        """Show only icons, or titles too."""
        if folded != self._folded:
            self._folded = folded
            self._lay_out()
            self.folded_changed.emit(folded)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the raised ground and the hairline at the right."""
        painter = QPainter(self)
        painter.fillRect(event.rect(), QColor(self._theme.tokens.raised))
        painter.fillRect(self.width() - 1, 0, 1, self.height(), QColor(self._theme.tokens.rule))
        painter.end()

    def _choose(self, key: str) -> None:
        self.set_current(key)
        self.chosen.emit(key)

    def _step(self, key: str, by: int) -> None:
        keys = list(self._buttons)
        place = min(max(keys.index(key) + by, 0), len(keys) - 1)
        self._buttons[keys[place]].setFocus(Qt.FocusReason.TabFocusReason)

    def _lay_out(self) -> None:
        self.setFixedWidth(RAIL_FOLDED if self._folded else RAIL_WIDTH)
        for caption in self._captions:
            caption.set_folded(folded=self._folded)
        for button in (*self._buttons.values(), self._fold):
            button.set_folded(folded=self._folded)
        self._fold.set_title("展开侧栏" if self._folded else "收起")


class RailCaption(QWidget):
    """The name of a group; a short line in its place when the rail is folded, so that no icon jumps."""

    def __init__(self, theme: Theme, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._title, self._folded = theme, title, False
        self.setFixedHeight(CAPTION)

    def set_folded(self, *, folded: bool) -> None:
        """Show a line instead of the name."""
        self._folded = folded
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 -- the caption is small
        """Paint the name or the line."""
        painter = QPainter(self)
        tokens = self._theme.tokens
        if self._folded or not self._title:
            painter.fillRect(M, self.height() // 2, self.width() - 2 * M, 1, QColor(tokens.rule))
        else:
            font = self.font()
            font.setPixelSize(CAPTION_PX)
            painter.setFont(font)
            painter.setPen(QColor(tokens.quiet))
            room = self.rect().adjusted(M + 2, S, 0, 0)
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self._title)
        painter.end()


class RailButton(QAbstractButton):
    """One entry: icon, title, and the accent bar when it is current.

    Signals:
        stepped: ↑ or ↓ was pressed; carries -1 or 1.
    """

    stepped = Signal(int)

    def __init__(self, theme: Theme, title: str, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._icon_name, self._folded = theme, icon, False
        self._by_key = False
        self.setCheckable(True)
        self.setFixedHeight(ROW)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.set_title(title)

    def set_title(self, title: str) -> None:
        """Change the words, which are also the tip of the folded entry."""
        self.setText(title)
        self.setAccessibleName(title)
        self.setToolTip(title if self._folded else "")

    def set_folded(self, *, folded: bool) -> None:
        """Show the icon only; the title becomes the tip."""
        self._folded = folded
        self.set_title(self.text())
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step with ↑ and ↓, choose with Enter as with Space."""
        match event.key():
            case Qt.Key.Key_Up:
                self.stepped.emit(-1)
            case Qt.Key.Key_Down:
                self.stepped.emit(1)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.click()
            case _:
                super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the focus ring only when the keyboard brought the focus."""
        self._by_key = event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
        super().focusInEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 -- the entry is small
        """Paint the entry in its state."""
        tokens = self._theme.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        current = self.isChecked()
        ground = QRect(S - 2, 1, self.width() - 2 * S + 4, self.height() - 2)
        if current or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.selection if current else tokens.rule))
            painter.drawRoundedRect(ground, XS, XS)
        if current:
            painter.fillRect(0, 5, ACCENT_BAR, self.height() - 10, QColor(tokens.accent))
        colour = tokens.of(Tone.ACCENT if current else Tone.QUIET)
        left = (self.width() - SIGN) // 2 if self._folded else M + 2
        picture = self._theme.pixmap(self._icon_name, colour, SIGN, self.devicePixelRatioF())
        painter.drawPixmap(left, (self.height() - SIGN) // 2, picture)
        if not self._folded:
            font = self.font()
            font.setWeight(font.Weight.DemiBold if current else font.Weight.Normal)
            painter.setFont(font)
            painter.setPen(QColor(tokens.text))
            room = QRect(left + SIGN + S, 0, self.width() - left - SIGN - M, self.height())
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.text())
        if self.hasFocus() and self._by_key:
            painter.setPen(QColor(tokens.accent))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(ground.adjusted(1, 1, -1, -1), XS, XS)
        painter.end()
