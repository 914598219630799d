"""Strength, hours and note of one cell, to be looked at and changed."""

from __future__ import annotations

import unicodedata
from decimal import Decimal, InvalidOperation
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from onex_desktop.domain.mapping import CellKey, MatrixCell, ScaleValue
from onex_desktop.gui.delegates.strength_signs import SignBook
from onex_desktop.gui.models.matrix_words import COURSES, Speech
from onex_desktop.gui.pages import mapping_words as words
from onex_desktop.gui.theme import Theme
from onex_desktop.gui.tokens import XS, S
from onex_desktop.gui.widgets.layouts import empty_layout

_SIGN: Final = 16
_ROOM: Final = 256
"""Pixels for a line of values; more of them go on below."""
_EMPTY: Final = "先选强度"


class MappingFields(QWidget):
    """The form of a cell; whatever is typed is asked for when the field is left.

    Signals:
        strength_chosen: ``Strength`` or None.
        details_entered: Key, hours (``Decimal`` or None) and note, when they differ from what is stored.
        left: Enter or Esc: the hands go back to the matrix.
    """

    strength_chosen = Signal(object)
    details_entered = Signal(object, object, str)
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._signs = SignBook(theme)
        self._key: CellKey | None = None
        self._cell: MatrixCell | None = None
        self._speech = COURSES
        self.buttons: dict[str, QPushButton] = {}
        self._chips = QVBoxLayout()
        self._chips.setSpacing(XS)
        self._lines: list[QHBoxLayout] = []
        self.hours = _field("学时")
        self.note = _field("备注")
        fields = (("学时", self.hours), ("备注", self.note))
        self._details = {title: (_named(title, field), field) for title, field in fields}
        self._wrong = QLabel("学时写数字，例如 8 或 1.5")
        self._wrong.setProperty("role", "caption")
        self._wrong.setProperty("tone", "danger")
        self._wrong.hide()
        self._changed = QLabel()
        self._changed.setProperty("role", "caption")
        self._changed.setProperty("tone", "quiet")
        self._changed.setWordWrap(True)
        self._lay_out()
        for field in (self.hours, self.note):
            field.editingFinished.connect(self._commit)
            field.returnPressed.connect(self.left)
        theme.changed.connect(self._dress)
        self._dress()

    def set_speech(self, speech: Speech) -> None:
        """Offer the values that cells take, and ask for what stands beside them."""
        if speech.scale != self._speech.scale or speech.mark != self._speech.mark:
            self._speech = speech
            self._build()
        for title, parts in self._details.items():
            for part in parts:
                part.setVisible(title in speech.details)

    def show_cell(self, key: CellKey, cell: MatrixCell | None) -> None:
        """Show a cell, empty or not; what is being typed for the same cell stays."""
        if key != self._key or cell != self._cell:
            self._key, self._cell = key, cell
            self._fill()
        for strength, button in self.buttons.items():
            button.setChecked(cell is not None and cell.strength == strength)

    def start(self) -> None:
        """Begin with the first detail; where nothing is set yet, with the strength."""
        first = next((field for _, field in self._details.values() if not field.isHidden()), None)
        if self._cell is None or first is None:
            for button in list(self.buttons.values())[:1]:
                button.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return
        first.setFocus(Qt.FocusReason.ShortcutFocusReason)
        first.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Give up what was typed on Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self._fill()
            self.left.emit()
            return
        super().keyPressEvent(event)

    def _fill(self) -> None:
        cell = self._cell
        self._wrong.hide()
        self.hours.setText("" if cell is None or cell.hours is None else f"{cell.hours.normalize():f}")
        self.note.setText("" if cell is None else cell.note)
        self.note.setCursorPosition(0)
        self.note.setToolTip(self.note.text())
        for field in (self.hours, self.note):
            field.setEnabled(cell is not None)
            field.setPlaceholderText(_EMPTY if cell is None and field is self.note else "")
        self._changed.setText("" if cell is None else words.last_change(cell))

    def _commit(self) -> None:
        if self._cell is None or self._key is None:
            return
        try:
            hours = _hours(self.hours.text())
        except InvalidOperation:
            self._wrong.show()
            return
        self._wrong.hide()
        note = self.note.text().strip()
        if (hours, note) != (self._cell.hours, self._cell.note):
            self.details_entered.emit(self._key, hours, note)

    def _build(self) -> None:
        for line in self._lines:
            empty_layout(line)
            self._chips.removeItem(line)
        self._lines = []
        self.buttons = {value.strength: self._button(value) for value in self._speech.scale.values}
        self._dress()
        room = 0
        for button in self.buttons.values():
            needed = button.sizeHint().width() + XS
            if needed > room:
                line = QHBoxLayout()
                line.setSpacing(XS)
                line.addStretch()
                self._chips.addLayout(line)
                self._lines.append(line)
                room = _ROOM
            line.insertWidget(line.count() - 1, button)
            button.show()
            room -= needed

    def _button(self, value: ScaleValue) -> QPushButton:
        button = QPushButton(self._speech.values[value.strength])
        button.setProperty("role", "chip")
        button.setCheckable(True)
        button.setAccessibleName(self._speech.values[value.strength])
        button.setIconSize(QSize(_SIGN, _SIGN))
        # A second press empties the cell.
        button.clicked.connect(lambda on: self.strength_chosen.emit(value.strength if on else None))
        return button

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(S)
        grid.setVerticalSpacing(S)
        for line, (label, field) in enumerate(self._details.values()):
            grid.addWidget(label, line, 0)
            grid.addWidget(field, line, 1)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(S)
        rows.addLayout(self._chips)
        rows.addLayout(grid)
        rows.addWidget(self._wrong)
        rows.addWidget(self._changed)

    def _dress(self) -> None:
        ratio = self.devicePixelRatioF()
        for strength, button in self.buttons.items():
            button.setIcon(self._signs.icon(self._speech.value(strength), ratio))


def _field(title: str) -> QLineEdit:
    field = QLineEdit()
    field.setAccessibleName(title)
    return field


def _named(title: str, field: QLineEdit) -> QLabel:
    label = QLabel(title)
    label.setProperty("tone", "quiet")
    label.setBuddy(field)
    return label


def _hours(text: str) -> Decimal | None:
    plain = unicodedata.normalize("NFKC", text).strip()
    if not plain:
        return None
    value = Decimal(plain)
    if not value.is_finite():
        raise InvalidOperation
    return value
