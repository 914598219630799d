"""The line above a table: search box, chips, what the chosen figures come to, and how many rows there are."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from onex_desktop.gui.theme import Theme
from onex_desktop.gui.tokens import S
from onex_desktop.gui.widgets.layouts import empty_layout
from onex_desktop.gui.widgets.search_box import SearchBox

SEARCH_WIDTH = 260
LEAST_SEARCH = 120


@dataclass(frozen=True, slots=True)
class ChipTitle:
    """A switch in the bar: the name of its condition and what it is called."""

    key: str
    title: str
    hint: str = ""


class FilterBar(QWidget):
    """Search, chips and count.

    Attributes:
        search: The search box.

    Signals:
        chip_toggled: A chip was switched; carries its key and whether it is on.
    """

    chip_toggled = Signal(str, bool)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.search = SearchBox(theme)
        self.search.setMinimumWidth(LEAST_SEARCH)
        self.search.setMaximumWidth(SEARCH_WIDTH)
        self._chips: dict[str, QPushButton] = {}
        self._chip_row = QHBoxLayout()
        self._chip_row.setSpacing(S)
        self._extra = QHBoxLayout()
        self._extra.setSpacing(S)
        self._sum, self._count = QLabel(), QLabel()
        self._sum.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._count.setProperty("tone", "quiet")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, S)
        row.setSpacing(S)
        row.addWidget(self.search, 1)
        row.addLayout(self._chip_row)
        row.addStretch()
        row.addLayout(self._extra)
        row.addWidget(self._sum)
        row.addSpacing(S)
        row.addWidget(self._count)

    @property
    def sum_text(self) -> str:
        """What is said of the chosen figures."""
        return self._sum.text()

    @property
    def count_text(self) -> str:
        """What the count says."""
        return self._count.text()

    def set_chips(self, chips: list[ChipTitle]) -> None:
        """Offer these chips instead."""
        empty_layout(self._chip_row)
        self._chips = {}
        for chip in chips:
            button = QPushButton(chip.title)
            button.setProperty("role", "chip")
            button.setCheckable(True)
            button.setToolTip(chip.hint)
            button.toggled.connect(lambda on, key=chip.key: self.chip_toggled.emit(key, on))
            self._chip_row.addWidget(button)
            self._chips[chip.key] = button

    def set_chip(self, key: str, *, on: bool) -> None:
        """Switch a chip from outside."""
        self._chips[key].setChecked(on)

    def add_widget(self, widget: QWidget) -> None:
        """Put a widget before the count."""
        self._extra.addWidget(widget)

    def set_sum(self, text: str) -> None:
        """Say what the chosen figures come to."""
        self._sum.setText(text)

    def set_count(self, shown: int, whole: int) -> None:
        """Say how many rows are shown of how many."""
        self._count.setText(f"共 {whole} 项" if shown == whole else f"{shown} / {whole} 项")

    def clear(self) -> None:
        """Empty the search box and switch off the chips."""
        self.search.set_text_now("")
        for button in self._chips.values():
            button.setChecked(False)
