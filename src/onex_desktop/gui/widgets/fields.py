"""The fields a form is made of, as data, and one editor for each kind."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Final, Literal

from PySide6.QtCore import QRegularExpression, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QRegularExpressionValidator
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from onex_desktop.gui.models.columns import Choice, in_words
from onex_desktop.gui.theme import Theme
from onex_desktop.gui.tokens import XS, M
from onex_desktop.gui.widgets.choice_box import ChoiceBox
from onex_desktop.gui.widgets.date_box import DateBox
from onex_desktop.gui.widgets.layouts import empty_layout

Kind = Literal["text", "multiline", "integer", "decimal", "choice", "multichoice", "date", "flag"]
Value = str | int | bool | Decimal | date | frozenset[str] | None
"""What a field gives: text "" when empty, numbers, dates and choices None, several choices a frozenset."""

LINES: Final = 3
SHORT: Final = 3
"""Characters of a title that leave room for three boxes in a row of the inspector."""
_PATTERNS: Final[dict[Kind, str]] = {"integer": r"-?\d{0,9}", "decimal": r"-?\d{0,9}(\.\d{0,4})?"}


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a form; ``choices`` are keys with titles, ``hint`` is shown while the field is empty.

    Attributes:
        columns: In how many columns the boxes of a ``multichoice`` stand; 0 for as many as their titles allow.
    """

    key: str
    title: str
    kind: Kind = "text"
    choices: tuple[Choice, ...] = ()
    required: bool = False
    hint: str = ""
    read_only: bool = False
    columns: int = 0


class Editor(QWidget):
    """Base of the editors: a value in, a value out.

    Signals:
        finished: The user left the field or pressed Enter in it; the value may be the same.
        edited: The value differs from a moment ago.
    """

    finished = Signal()
    edited = Signal()

    def __init__(self, control: QWidget) -> None:
        super().__init__()
        self.control = control
        self.setFocusProxy(control)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(control)

    def value(self) -> Value:
        """Return what the field holds."""
        raise NotImplementedError

    def set_value(self, value: Value) -> None:
        """Show a value; tells nobody."""
        raise NotImplementedError

    def set_choices(self, choices: Sequence[Choice]) -> None:
        """Offer other choices; only fields that have some do anything."""

    def tell(self, *_: object) -> None:
        """Tell of a change that is complete at once, as a choice or a tick is."""
        self.edited.emit()
        self.finished.emit()

    def set_wrong(self, *, wrong: bool) -> None:
        """Frame the control as wrong."""
        self.control.setProperty("wrong", wrong)
        self.control.style().unpolish(self.control)
        self.control.style().polish(self.control)


class LineEditor(Editor):
    """Text, integers and decimals; numbers stand at the right and take only digits."""

    def __init__(self, field: Field) -> None:
        self._line = QLineEdit()
        super().__init__(self._line)
        self._kind = field.kind
        self._line.setPlaceholderText(field.hint)
        self._line.setReadOnly(field.read_only)
        if field.kind in _PATTERNS:
            pattern = QRegularExpression(_PATTERNS[field.kind])
            self._line.setValidator(QRegularExpressionValidator(pattern, self._line))
            self._line.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._line.editingFinished.connect(self.finished)
        self._line.textEdited.connect(self.edited)

    def value(self) -> Value:
        """Return the text without blanks around it, or the number."""
        text = self._line.text().strip()
        if self._kind == "text":
            return text
        try:
            return int(text) if self._kind == "integer" else Decimal(text)
        except (ValueError, InvalidOperation):
            return None

    def set_value(self, value: Value) -> None:
        """Show a text or a number."""
        self._line.setText(in_words(value))
        self._line.setCursorPosition(0)


class TextEditor(Editor):
    """Several lines of text; Tab leaves the field."""

    def __init__(self, field: Field) -> None:
        self._text = _Lines()
        super().__init__(self._text)
        self._text.setPlaceholderText(field.hint)
        self._text.setReadOnly(field.read_only)
        self._text.setTabChangesFocus(True)
        self._text.setFixedHeight(self._text.fontMetrics().lineSpacing() * LINES + M + XS)
        self._text.left.connect(self.finished)
        self._text.textChanged.connect(self.edited)

    def value(self) -> Value:
        """Return the text without blanks around it."""
        return self._text.toPlainText().strip()

    def set_value(self, value: Value) -> None:
        """Show a text."""
        blocked = self._text.blockSignals(True)  # noqa: FBT003 -- Qt's own signature
        self._text.setPlainText(in_words(value))
        self._text.blockSignals(blocked)


class ChoiceEditor(Editor):
    """One of several choices."""

    def __init__(self, field: Field) -> None:
        self._box = ChoiceBox()
        super().__init__(self._box)
        self._box.setPlaceholderText(field.hint or "未选")
        self._box.set_choices(field.choices)
        self._box.setEnabled(not field.read_only)
        self._box.set_key("")
        self._box.activated.connect(self.tell)

    def value(self) -> Value:
        """Return the chosen key."""
        return self._box.key() or None

    def set_value(self, value: Value) -> None:
        """Choose by key."""
        self._box.set_key(in_words(value))

    def set_choices(self, choices: Sequence[Choice]) -> None:
        """Offer other choices."""
        self._box.set_choices(choices)


class MultiChoiceEditor(Editor):
    """Some of several choices, as boxes to tick."""

    def __init__(self, field: Field) -> None:
        self._holder = QWidget()
        super().__init__(self._holder)
        self._columns, self._read_only = field.columns, field.read_only
        self._boxes: dict[str, QCheckBox] = {}
        self._grid = QGridLayout(self._holder)
        self._grid.setContentsMargins(0, XS, 0, XS)
        self._grid.setHorizontalSpacing(M)
        self._grid.setVerticalSpacing(XS)
        self.set_choices(field.choices)

    def value(self) -> Value:
        """Return the ticked keys."""
        return frozenset(key for key, box in self._boxes.items() if box.isChecked())

    def set_value(self, value: Value) -> None:
        """Tick by key."""
        ticked = value if isinstance(value, frozenset) else frozenset()
        for key, box in self._boxes.items():
            box.setChecked(key in ticked)

    def set_choices(self, choices: Sequence[Choice]) -> None:
        """Offer other choices; ticks stay on those that are still offered."""
        ticked = self.value()
        empty_layout(self._grid)
        self._boxes = {}
        longest = max((len(title) for _, title in choices), default=0)
        columns = self._columns or (3 if longest <= SHORT else 2 if longest <= 2 * SHORT else 1)
        for number, (key, title) in enumerate(choices):
            box = QCheckBox(title)
            box.setEnabled(not self._read_only)
            box.clicked.connect(self.tell)
            self._grid.addWidget(box, number // columns, number % columns)
            self._boxes[key] = box
        self._grid.setColumnStretch(columns, 1)
        if self._boxes:
            self._holder.setFocusProxy(next(iter(self._boxes.values())))
        self.set_value(ticked)


class DateEditor(Editor):
    """A day, typed as 2020-09-01 or 20200901 or taken from the calendar."""

    def __init__(self, theme: Theme, field: Field) -> None:
        self._box = DateBox(theme)
        super().__init__(self._box)
        self._box.setReadOnly(field.read_only)
        self._box.editingFinished.connect(self.finished)
        self._box.textEdited.connect(self.edited)
        self._box.picked.connect(self.tell)

    def value(self) -> Value:
        """Return the day."""
        return self._box.day()

    def set_value(self, value: Value) -> None:
        """Show a day."""
        self._box.set_day(value if isinstance(value, date) else None)


class FlagEditor(Editor):
    """Yes or no; the title stands beside the box."""

    def __init__(self, field: Field) -> None:
        self._box = QCheckBox(field.hint)
        super().__init__(self._box)
        self._box.setEnabled(not field.read_only)
        self._box.clicked.connect(self.tell)

    def value(self) -> Value:
        """Return whether the box is ticked."""
        return self._box.isChecked()

    def set_value(self, value: Value) -> None:
        """Tick the box or not."""
        self._box.setChecked(value is True)


def make_editor(theme: Theme, field: Field) -> Editor:
    """Return the editor for a field."""
    match field.kind:
        case "multiline":
            return TextEditor(field)
        case "choice":
            return ChoiceEditor(field)
        case "multichoice":
            return MultiChoiceEditor(field)
        case "date":
            return DateEditor(theme, field)
        case "flag":
            return FlagEditor(field)
        case _:
            return LineEditor(field)


class _Lines(QPlainTextEdit):
    left = Signal()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if (
            event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            and event.modifiers() == Qt.KeyboardModifier.ControlModifier
        ):
            self.left.emit()
        else:
            super().keyPressEvent(event)
