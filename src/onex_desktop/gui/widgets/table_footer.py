"""A line of sums below a table, each under the column it sums."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QToolTip, QWidget

from onex_desktop.gui.models.columns import Column, R
from onex_desktop.gui.theme import Theme
from onex_desktop.gui.tokens import ROW, S
from onex_desktop.gui.widgets.table import Table


@dataclass(frozen=True, slots=True)
class Sum:
    """What stands below a column, with how it comes about; it may run on over the columns that have none."""

    text: str
    tooltip: str = ""


HEIGHT: Final = ROW + 2


class TableFooter(QWidget):
    """Follows the widths, the order and the scrolling of a table's columns.

    Attributes:
        sums: what is shown, by the key of the column.
    """

    def __init__(self, theme: Theme, table: Table[R]) -> None:
        super().__init__()
        self._theme, self._view = theme, table.view
        self._columns: tuple[Column[Any], ...] = table.model.columns
        self.sums: Mapping[str, Sum] = {}
        self.setFixedHeight(HEIGHT)
        header = table.view.header
        for signal in (header.sectionResized, header.sectionMoved, header.geometriesChanged):
            signal.connect(lambda *_: self.update())
        table.view.horizontalScrollBar().valueChanged.connect(lambda _: self.update())
        header.zoomed.connect(lambda: self.setFixedHeight(round(HEIGHT * header.zoom)))
        theme.changed.connect(self.update)

    def set_sums(self, sums: Mapping[str, Sum]) -> None:
        """Show these sums."""
        self.sums = dict(sums)
        words = [f"{column.title} {sums[column.key].text}" for column in self._columns if column.key in sums]
        self.setAccessibleName("，".join(words))
        self.update()

    def sizeHint(self) -> QSize:
        """Return the height of a row and its two rules."""
        return QSize(200, HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the rule above and the sums."""
        tokens = self._theme.tokens
        painter = QPainter(self)
        width = min(self._view.viewport().width(), self._view.header.length())
        painter.setClipRect(0, 0, width, self.height())
        painter.fillRect(0, 0, width, self.height(), QColor(tokens.raised))
        painter.setPen(QColor(tokens.control_rule))
        painter.drawLine(0, 0, width, 0)
        font = QFont(self._view.font())
        font.setWeight(font.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(QColor(tokens.text))
        for number, column in enumerate(self._columns):
            found = self.sums.get(column.key)
            if found is not None and not self._view.isColumnHidden(number):
                right = column.align == "right"
                align = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
                room = self._room(number, to_the_left=right).adjusted(S, 0, -S, 0)
                painter.drawText(room, align | Qt.AlignmentFlag.AlignVCenter, found.text)

    def event(self, event: QEvent) -> bool:
        """Say on hover how a sum comes about."""
        if event.type() != QEvent.Type.ToolTip or not isinstance(event, QHelpEvent):
            return super().event(event)
        found = self.sum_at(event.pos())
        QToolTip.showText(event.globalPos(), found.tooltip if found else "", self)
        return True

    def sum_at(self, place: QPoint) -> Sum | None:
        """Return what is shown at a place."""
        number = self._view.header.logicalIndexAt(place.x())
        return self.sums.get(self._columns[number].key) if number >= 0 else None

    def _room(self, number: int, *, to_the_left: bool) -> QRect:
        """Return the place below a column and the columns without sums beside it."""
        header = self._view.header
        left = header.sectionViewportPosition(number)
        right = left + header.sectionSize(number)
        visual = header.visualIndex(number)
        steps = range(visual - 1, -1, -1) if to_the_left else range(visual + 1, header.count())
        for step in steps:
            beside = header.logicalIndex(step)
            if self._columns[beside].key in self.sums:
                break
            if to_the_left:
                left -= header.sectionSize(beside)
            else:
                right += header.sectionSize(beside)
        return QRect(left, 1, right - left, self.height() - 1)
