"""Texts that are cut by … where they find no room, and are told in full on hover."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import (
    QComboBox,
    QLabel,
    QLineEdit,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QToolTip,
)

_RIGHT: Final = Qt.TextElideMode.ElideRight
_MIDDLE: Final = Qt.TextElideMode.ElideMiddle
"""What tells one choice from another stands in front or at the end: 新能源…2020版."""
_LEAST: Final = 24
_BOX_PAD: Final = 1
_LINE_PAD: Final = 2
"""So far inside its field a text is drawn, at either end."""


class ElidedLabel(QLabel):
    """A line of text that gives room away to what stands beside it."""

    def minimumSizeHint(self) -> QSize:
        """Need room for a character or two."""
        hint = super().minimumSizeHint()
        return QSize(min(hint.width(), _LEAST), hint.height())

    @property
    def is_cut(self) -> bool:
        """Whether the text finds no room."""
        return self.fontMetrics().horizontalAdvance(self.text()) > self.contentsRect().width()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint as much of the text as there is room for."""
        room = self.contentsRect()
        text = self.fontMetrics().elidedText(self.text(), _RIGHT, room.width())
        align = QStyle.visualAlignment(self.layoutDirection(), self.alignment())
        painter = QPainter(self)
        self.style().drawItemText(painter, room, align, self.palette(), self.isEnabled(), text, self.foregroundRole())

    def event(self, event: QEvent) -> bool:
        """Tell the whole text on hover."""
        return _told(self, event, self.text()) or super().event(event)


class ElidedBox(QComboBox):
    """A combo box whose title has a … in its middle where the box is narrower."""

    @property
    def is_cut(self) -> bool:
        """Whether the title finds no room."""
        # What counts is the ink, as for the box's own size: the last sign may be half a blank.
        return self.fontMetrics().boundingRect(self.currentText()).width() > self._room()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the box, and as much of the title as there is room for."""
        if self.isEditable() or not self.is_cut:
            super().paintEvent(event)
            return
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        painter = QStylePainter(self)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        option.currentText = self.fontMetrics().elidedText(self.currentText(), _MIDDLE, self._room())
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)

    def event(self, event: QEvent) -> bool:
        """Tell the whole title on hover."""
        return _told(self, event, self.currentText()) or super().event(event)

    def _room(self) -> int:
        line = self.lineEdit()
        if line is not None:
            return line.contentsRect().width() - 2 * _LINE_PAD
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        part = QStyle.SubControl.SC_ComboBoxEditField
        field = self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, self)
        return field.width() - 2 * _BOX_PAD


class ElidedLine(QLineEdit):
    """The line of a box that can be typed into: while nobody types, what finds no room has a … in its middle."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint as much of the text as there is room for."""
        room = self.contentsRect().adjusted(_LINE_PAD, 0, -_LINE_PAD, 0)
        if self.hasFocus() or self.fontMetrics().horizontalAdvance(self.text()) <= room.width():
            super().paintEvent(event)
            return
        painter = QPainter(self)
        painter.setPen(self.palette().color(QPalette.ColorRole.Text))
        text = self.fontMetrics().elidedText(self.text(), _MIDDLE, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)


def _told(widget: ElidedLabel | ElidedBox, event: QEvent, whole: str) -> bool:
    """Show a text that was cut above what the widget says on hover anyway; return whether it was shown."""
    # Measured on hover only: a box has many other events, some while its line is being taken apart.
    if event.type() != QEvent.Type.ToolTip or not isinstance(event, QHelpEvent) or not widget.is_cut:
        return False
    said = widget.toolTip()
    QToolTip.showText(event.globalPos(), whole if said in ("", whole) else f"{whole}\n{said}", widget)
    return True
