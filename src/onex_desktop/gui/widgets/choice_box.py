"""A combo box that is found by typing pinyin initials and is deaf to the wheel until it has the focus."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSortFilterProxyModel, Qt
from PySide6.QtGui import QFocusEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QCompleter, QListView, QSizePolicy, QWidget

from onex_desktop.gui.models.columns import Choice
from onex_desktop.gui.models.haystack import matches
from onex_desktop.gui.models.rows_model import ROOT, Index
from onex_desktop.gui.widgets.elided import ElidedBox, ElidedLine

TYPED_FROM = 8
"""Boxes with fewer choices are quicker to look at than to type into."""


class PinyinCompleter(QCompleter):
    """Completes to every choice in which the typed characters or pinyin letters are found."""

    def __init__(self, box: QComboBox) -> None:
        super().__init__(box)
        self._box = box
        self._found = _Found(self)
        self.setModel(self._found)
        self.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        popup = QListView()
        popup.setProperty("role", "popup")
        self.setPopup(popup)

    def splitPath(self, path: str) -> list[str]:
        """Narrow the list by what is typed; the completer itself then compares nothing."""
        if self._found.sourceModel() is not self._box.model():
            # Of thirty thousand choices most boxes never look for any.
            self._found.setSourceModel(self._box.model())
        line = self._box.lineEdit()
        # Qt asks for every title that is put into the box as well, and of thousands each would be looked at.
        if line is not None and line.isModified():
            self._found.look_for(path)
        return [""]


class ChoiceBox(ElidedBox):
    """A list of choices, each a key with its title.

    With eight choices or more the box can be typed into; what is not a choice is put back when it is left.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(6)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setMaxVisibleItems(16)
        # Kept here, because thousands of titles go into the box at once, their keys only one by one.
        self._choices: list[Choice] = []
        self._places: dict[str, int] = {}

    def set_choices(self, choices: Sequence[Choice]) -> None:
        """Offer these; the chosen key stays chosen when it is among them."""
        if self._choices == list(choices):
            return
        before = self.key()
        blocked = self.blockSignals(True)  # noqa: FBT003 -- Qt's own signature
        # The completer's filter must not watch the list while it is taken apart.
        self._make_typable(False)  # noqa: FBT003 -- a private switch
        self.clear()
        self._choices = list(choices)
        self._places = {key: place for place, (key, _) in reversed(list(enumerate(choices)))}
        self.addItems([title for _, title in choices])
        self._make_typable(len(choices) >= TYPED_FROM)
        self.set_key(before)
        self.blockSignals(blocked)

    def key(self) -> str:
        """Return the chosen key, empty when nothing is chosen."""
        place = self.currentIndex()
        return self._choices[place][0] if 0 <= place < len(self._choices) else ""

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys that are offered, in order."""
        return tuple(key for key, _ in self._choices)

    def set_key(self, key: str) -> None:
        """Choose by key; an unknown key chooses nothing."""
        self.setCurrentIndex(self._places.get(key, -1))
        self._show_beginning()

    def has_key(self, key: str) -> bool:
        """Return whether the key is offered."""
        return key in self._places

    def key_of(self, title: str) -> str:
        """Return the key of a title, empty when there is none of that title."""
        place = self.findText(title)
        return self._choices[place][0] if place >= 0 else ""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the page scroll unless the box has the focus."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Put the chosen title back when something else was typed."""
        if self.isEditable() and event.reason() != Qt.FocusReason.PopupFocusReason:
            self._settle()
            self._show_beginning()
        super().focusOutEvent(event)

    def _make_typable(self, typable: bool) -> None:  # noqa: FBT001 -- a private switch
        if typable == self.isEditable():
            return
        if not typable:
            self.setEditable(False)
        else:
            # Made editable, the box would make a line of its own first, and lose the keyboard with it.
            line = ElidedLine()
            self.setLineEdit(line)
            line.setPlaceholderText(self.placeholderText())
            completer = PinyinCompleter(self)
            self.setCompleter(completer)
            completer.activated.connect(self._choose_title)

    def _choose_title(self, title: str) -> None:
        self.setCurrentIndex(self.findText(title))
        self.activated.emit(self.currentIndex())

    def _show_beginning(self) -> None:
        # A title that is wider than the box would show its end; what tells it from others stands in front.
        line = self.lineEdit()
        if line is not None:
            line.setCursorPosition(0)

    def _settle(self) -> None:
        typed = self.currentText()
        if typed == self.itemText(self.currentIndex()):
            return
        found = [n for n in range(self.count()) if typed and matches(self.itemText(n), typed)]
        if len(found) == 1 and found[0] != self.currentIndex():
            self.setCurrentIndex(found[0])
            self.activated.emit(found[0])
        else:
            self.setEditText(self.itemText(self.currentIndex()))


class _Found(QSortFilterProxyModel):
    """The choices that match what is typed."""

    def __init__(self, parent: QCompleter) -> None:
        super().__init__(parent)
        self._typed = ""

    def look_for(self, typed: str) -> None:
        self.beginFilterChange()
        self._typed = typed
        self.endFilterChange(QSortFilterProxyModel.Direction.Rows)

    def filterAcceptsRow(self, source_row: int, source_parent: Index = ROOT) -> bool:
        return not self._typed or matches(
            str(self.sourceModel().index(source_row, 0, source_parent).data() or ""), self._typed
        )


def fitted_box(name: str, widest: int, least: int = 0) -> ChoiceBox:
    """Return a box as wide as its longest choice, within bounds; its name is what a screen reader says.

    Where room is short it gives some away, down to ``least`` if that is given.
    """
    box = ChoiceBox()
    box.setAccessibleName(name)
    box.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToContents)
    if least:
        box.setMinimumWidth(least)
    else:
        box.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    box.setMaximumWidth(widest)
    return box
