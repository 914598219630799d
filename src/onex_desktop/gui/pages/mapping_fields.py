"""Strength, hours and note of one cell, to be looked at and changed."""

from __future__ import annotations

import unicodedata
from decimal import Decimal, InvalidOperation
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from onex_desktop.domain.mapping import CellKey, MatrixCell, Strength
from onex_desktop.gui.delegates.strength_signs import SignBook
from onex_desktop.gui.models.matrix_words import Speech
from onex_desktop.gui.pages import mapping_words as words
from onex_desktop.gui.theme import Theme
from onex_desktop.gui.tokens import XS, S
from onex_desktop.wording.labels import STRENGTHS

_SIGN: Final = 16
_EMPTY: Final = "先选强、中、弱或不适用"


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
        self.buttons = {strength: self._button(strength) for strength in Strength}
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
        for strength, button in self.buttons.items():
            button.setVisible(strength in speech.values)
            button.setText(speech.values.get(strength, ""))
        for title, parts in self._details.items():
            for part in parts:
                part.setVisible(title in speech.details)

    def show_cell(self, key: CellKey, cell: MatrixCell | None) -> None:
        """Show a cell, empty or not; what is being typed for the same cell stays."""
        if key != self._key or cell != self._cell:
            self._key, self._cell = key, cell
            self._fill()
        for strength, button in self.buttons.items():
            button.setChecked(cell is not None and cell.strength is strength)

    def start(self) -> None:
        """Begin with the first detail; where nothing is set yet, with the strength."""
        first = next((field for _, field in self._details.values() if not field.isHidden()), None)
        if self._cell is None or first is None:
            self.buttons[Strength.STRONG].setFocus(Qt.FocusReason.ShortcutFocusReason)
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

    def _button(self, strength: Strength) -> QPushButton:
        button = QPushButton(STRENGTHS[strength])
        button.setProperty("role", "chip")
        button.setCheckable(True)
        button.setAccessibleName(STRENGTHS[strength])
        button.setIconSize(QSize(_SIGN, _SIGN))
        # A second press empties the cell.
        button.clicked.connect(lambda on, value=strength: self.strength_chosen.emit(value if on else None))
        return button

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(XS)
        for button in self.buttons.values():
            row.addWidget(button)
        row.addStretch()
        grid = QGridLayout()
        grid.setHorizontalSpacing(S)
        grid.setVerticalSpacing(S)
        for line, (label, field) in enumerate(self._details.values()):
            grid.addWidget(label, line, 0)
            grid.addWidget(field, line, 1)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(S)
        rows.addLayout(row)
        rows.addLayout(grid)
        rows.addWidget(self._wrong)
        rows.addWidget(self._changed)

    def _dress(self) -> None:
        ratio = self.devicePixelRatioF()
        for strength, button in self.buttons.items():
            button.setIcon(QIcon(self._signs.sign(strength, sum_of=False, zoom=1.0, ratio=ratio)))


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
