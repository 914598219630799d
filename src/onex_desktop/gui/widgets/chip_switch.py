"""A row of chips of which one is on: the ways to look at the same thing."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QWidget

from onex_desktop.gui.tokens import S


class ChipSwitch(QWidget):
    """Offers some titles, the first of them chosen at first.

    Attributes:
        group: the buttons by number; ``group.idToggled`` tells of a change.
    """

    def __init__(self, name: str, titles: Sequence[str]) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(S)
        for number, title in enumerate(titles):
            button = QPushButton(title)
            button.setProperty("role", "chip")
            button.setCheckable(True)
            button.setChecked(number == 0)
            self.group.addButton(button, number)
            row.addWidget(button)

    @property
    def chosen(self) -> int:
        """The number of the title that is on."""
        return self.group.checkedId()

    def choose(self, number: int) -> None:
        """Turn to another title."""
        self.group.button(number).setChecked(True)
