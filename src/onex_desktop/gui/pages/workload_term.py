"""The term that all panels of the workload page are about."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from onex_desktop.domain.campus import TermRow
from onex_desktop.gui.tokens import S
from onex_desktop.gui.widgets.choice_box import ChoiceBox
from onex_desktop.services import campus
from onex_desktop.services.context import AppContext

WIDTH: Final = 128


class TermChoice(QWidget):
    """Offers the terms of the library; the newest is chosen until the user chooses another.

    Attributes:
        terms: the terms as last read.

    Signals:
        chosen: the user chose another term.
    """

    chosen = Signal()

    def __init__(self, ctx: AppContext) -> None:
        super().__init__()
        self._ctx = ctx
        self.terms: tuple[TermRow, ...] = ()
        self.box = ChoiceBox()
        self.box.setAccessibleName("学期")
        self.box.setMinimumWidth(WIDTH)
        self.box.activated.connect(lambda _=0: self.chosen.emit())
        label = QLabel("学期")
        label.setProperty("tone", "quiet")
        label.setBuddy(self.box)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(S)
        line.addWidget(label)
        line.addWidget(self.box)

    @property
    def key(self) -> int | None:
        """The key of the chosen term."""
        return int(self.box.key()) if self.box.key() else None

    @property
    def code(self) -> str:
        """The code of the chosen term, empty where there is none."""
        return self.box.currentText() if self.box.key() else ""

    @property
    def choices(self) -> list[tuple[str, str]]:
        """The terms as a field offers them."""
        return [(str(row.id), row.draft.code) for row in self.terms]

    def read(self) -> None:
        """Read the terms again; the chosen one stays chosen."""
        self.terms = tuple(campus.terms(self._ctx))
        before = self.box.key()
        choices = self.choices
        self.box.set_choices(choices)
        if not self.box.has_key(before):
            self.box.set_key(choices[-1][0] if choices else "")
