"""The slots that serve a unit, each with its sign and its teachers."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from onex_desktop.domain.mapping import MatrixColumn, Strength
from onex_desktop.gui.delegates.strength_signs import SignBook
from onex_desktop.gui.models.matrix_words import COURSES, Speech
from onex_desktop.gui.theme import Theme
from onex_desktop.gui.tokens import S
from onex_desktop.wording.formats import listed

MOST: Final = 24

Rows = tuple[tuple[MatrixColumn, Strength], ...]


class MappingTaught(QWidget):
    """A short list; the title of a slot leads to its cell.

    Signals:
        slot_chosen: The id of the slot whose title was clicked.
    """

    slot_chosen = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._signs = SignBook(theme)
        self._rows: Rows = ()
        self._speech = COURSES
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(S)
        self._grid.setVerticalSpacing(S)
        self._grid.setColumnStretch(1, 1)
        theme.changed.connect(self._build)

    def show_rows(self, rows: Rows, speech: Speech) -> None:
        """List these slots; nothing moves when they are the same as before."""
        if (rows, speech) != (self._rows, self._speech):
            self._rows, self._speech = rows, speech
            self._build()

    def texts(self) -> list[str]:
        """Return each slot with its teachers, as listed."""
        return [f"{column.title} {listed(column.teachers)}".strip() for column, _ in self._rows]

    def _build(self) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for line, (column, strength) in enumerate(self._rows[:MOST]):
            self._add(line, column, strength)
        if len(self._rows) > MOST:
            self._grid.addWidget(QLabel(f"还有 {len(self._rows) - MOST} 处"), MOST, 1)

    def _add(self, line: int, column: MatrixColumn, strength: Strength) -> None:
        value = self._speech.value(strength)
        sign = QLabel()
        sign.setPixmap(self._signs.sign(value, sum_of=False, zoom=1.0, ratio=self.devicePixelRatioF()))
        sign.setToolTip(self._speech.values[strength])
        sign.setAccessibleName(self._speech.values[strength])
        tokens = self._theme.tokens
        taught = listed(column.teachers) or "未排教师"
        below = "" if self._speech.is_mark else f'<br><span style="color:{tokens.quiet}">{taught}</span>'
        title = QLabel(
            f'<a href="{column.id}" style="color:{tokens.text};text-decoration:none">{column.title}</a>{below}'
        )
        title.setWordWrap(True)
        title.setToolTip("到这一格")
        title.linkActivated.connect(lambda href: self.slot_chosen.emit(int(href)))
        self._grid.addWidget(sign, line, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(title, line, 1)
