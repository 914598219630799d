"""The list of a column's values from which the user ticks the ones to see."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QListWidget, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from onex_desktop.gui.models.haystack import matches
from onex_desktop.gui.theme import Theme
from onex_desktop.gui.tokens import ROW_COMPACT, XS, S
from onex_desktop.gui.widgets.search_box import SearchBox

BLANK: Final = "（空）"
MOST_LINES: Final = 12
WIDTH: Final = 240


class ValueFilter(QFrame):
    """A popup with one line for each value; it closes when the user clicks elsewhere.

    Signals:
        chosen: Carries the ticked values as a frozenset, or None when all are ticked.
    """

    chosen = Signal(object)

    def __init__(
        self, theme: Theme, values: Iterable[str], ticked: frozenset[str] | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self._search = SearchBox(theme, "查找")
        self._list = QListWidget()
        self._list.setUniformItemSizes(True)
        for value in values:
            item = QListWidgetItem(value or BLANK, self._list)
            item.setData(Qt.ItemDataRole.UserRole, value)
            item.setSizeHint(QSize(0, ROW_COMPACT))
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsSelectable)
            on = ticked is None or value in ticked
            item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
        everything, nothing = QPushButton("全选"), QPushButton("全不选")
        for button, state in ((everything, Qt.CheckState.Checked), (nothing, Qt.CheckState.Unchecked)):
            button.setProperty("role", "link")
            button.clicked.connect(lambda _=False, wanted=state: self._tick_shown(wanted))
        buttons = QHBoxLayout()
        buttons.addWidget(everything)
        buttons.addWidget(nothing)
        buttons.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(S, S, S, XS)
        column.setSpacing(XS)
        column.addWidget(self._search)
        column.addWidget(self._list)
        column.addLayout(buttons)
        lines = min(self._list.count(), MOST_LINES)
        self._list.setFixedHeight(max(1, lines) * ROW_COMPACT + S)
        self.setFixedWidth(WIDTH)
        self._search.searched.connect(self._narrow)
        self._list.itemChanged.connect(self._tell)

    def items(self) -> list[QListWidgetItem]:
        """Return the lines, in order."""
        return [self._list.item(n) for n in range(self._list.count())]

    def _narrow(self, text: str) -> None:
        for item in self.items():
            item.setHidden(not matches(item.text(), text))

    def _tick_shown(self, state: Qt.CheckState) -> None:
        self._list.blockSignals(True)  # noqa: FBT003 -- Qt's own signature
        for item in self.items():
            if not item.isHidden():
                item.setCheckState(state)
        self._list.blockSignals(False)  # noqa: FBT003 -- Qt's own signature
        self._tell()

    def _tell(self) -> None:
        items = self.items()
        ticked = frozenset(
            str(item.data(Qt.ItemDataRole.UserRole)) for item in items if item.checkState() == Qt.CheckState.Checked
        )
        self.chosen.emit(None if len(ticked) == len(items) else ticked)
