"""A line for a day, typed in any usual way or taken from a calendar; empty is allowed."""

from __future__ import annotations

import re
from datetime import date

from PySide6.QtCore import QDate, QPoint, Qt, Signal
from PySide6.QtWidgets import QCalendarWidget, QLineEdit, QWidget

from onex_desktop.gui.theme import Theme
from onex_desktop.gui.tokens import Tone

_DAY = re.compile(r"(\d{4})\D?(\d{1,2})\D?(\d{1,2})日?")


def read_day(text: str) -> date | None:
    """Return the day in 2020-9-1, 2020/09/01, 2020.9.1, 20200901 or 2020年9月1日, or None."""
    found = _DAY.fullmatch(text.strip())
    if found is None:
        return None
    year, month, day = map(int, found.groups())
    try:
        return date(year, month, day)
    except ValueError:
        return None


class DateBox(QLineEdit):
    """Shows 2020-09-01 whatever was typed; text that is no day is left to be seen and gives None.

    Signals:
        picked: A day was taken from the calendar.
    """

    picked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setPlaceholderText("2020-09-01")
        self._open = self.addAction(theme.icon("calendar", Tone.QUIET), QLineEdit.ActionPosition.TrailingPosition)
        self._open.setText("打开日历")
        self._open.triggered.connect(self.open_calendar)
        self.editingFinished.connect(self._tidy)
        theme.changed.connect(self._dress)

    def day(self) -> date | None:
        """Return the day, None when empty or not a day."""
        return read_day(self.text())

    def set_day(self, day: date | None) -> None:
        """Show a day."""
        self.setText("" if day is None else day.isoformat())

    def open_calendar(self) -> QCalendarWidget | None:
        """Open the calendar below the line."""
        if self.isReadOnly():
            return None
        calendar = QCalendarWidget(self)
        calendar.setWindowFlags(Qt.WindowType.Popup)
        calendar.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        if (day := self.day()) is not None:
            calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        calendar.clicked.connect(lambda chosen: self._pick(calendar, chosen))
        calendar.activated.connect(lambda chosen: self._pick(calendar, chosen))
        calendar.move(self.mapToGlobal(QPoint(0, self.height())))
        calendar.show()
        return calendar

    def _pick(self, calendar: QCalendarWidget, chosen: QDate) -> None:
        self.set_day(date(chosen.year(), chosen.month(), chosen.day()))
        calendar.close()
        self.picked.emit()

    def _tidy(self) -> None:
        if (day := self.day()) is not None:
            self.set_day(day)

    def _dress(self) -> None:
        self._open.setIcon(self._theme.icon("calendar", Tone.QUIET))
