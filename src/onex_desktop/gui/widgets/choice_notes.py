"""Choices that tell more than their title: a figure, a bar, a sign with its reason on hover."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from onex_desktop.gui.models.columns import ChoiceNote
from onex_desktop.gui.theme import Theme
from onex_desktop.gui.tokens import ROW, TONE_ICONS, XS, M, S, Tokens, Tone
from onex_desktop.gui.widgets.choice_box import ChoiceBox

NOTE: Final = Qt.ItemDataRole.UserRole + 1
"""Beside the key, which stands in the first role."""
WIDTH: Final = 372
_TITLE: Final = 108
_SIGN: Final = 14
_BAR: Final = (72, 6)


def show_notes(box: ChoiceBox, theme: Theme, notes: Mapping[str, ChoiceNote]) -> None:
    """Let the list of a box, and the one that typing narrows, show what is known of its choices."""
    for number, key in enumerate(box.keys):
        note = notes.get(key)
        if note is not None:
            box.setItemData(number, note, NOTE)
            box.setItemData(number, note.tip, Qt.ItemDataRole.ToolTipRole)
            said = " ".join(filter(None, (box.itemText(number), note.text, note.tip)))
            box.setItemData(number, said, Qt.ItemDataRole.AccessibleTextRole)
    completer = box.completer()
    for view in (box.view(), None if completer is None else completer.popup()):
        if view is not None:
            _dress(view, theme)


def _dress(view: QAbstractItemView, theme: Theme) -> None:
    view.setItemDelegate(NoteDelegate(theme, view))
    view.setMinimumWidth(WIDTH)
    view.setMouseTracking(True)


class NoteDelegate(QStyledItemDelegate):
    """Paints title, sign, figure and bar of a choice in one line."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return the room of a row."""
        return QSize(WIDTH - 2 * XS, ROW)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint the choice; one that nothing is known of has its title only."""
        tokens, rect = self._theme.tokens, QRect(option.rect)
        painter.save()
        chosen = QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver
        painter.fillRect(rect, QColor(tokens.selection if option.state & chosen else tokens.ground))
        inner = rect.adjusted(S, 0, -M, 0)
        painter.setFont(option.font)
        painter.setPen(QColor(tokens.text))
        painter.drawText(_left(inner, _TITLE - S), Qt.AlignmentFlag.AlignVCenter, str(index.data() or ""))
        note = index.data(NOTE)
        if isinstance(note, ChoiceNote):
            self._paint_note(painter, inner, note)
        painter.restore()

    def _paint_note(self, painter: QPainter, inner: QRect, note: ChoiceNote) -> None:
        tokens = self._theme.tokens
        if note.tone is not None:
            ratio = painter.device().devicePixelRatio()
            picture = self._theme.pixmap(TONE_ICONS[note.tone], tokens.of(note.tone), _SIGN, ratio)
            painter.drawPixmap(inner.left() + _TITLE - _SIGN - XS, inner.center().y() - _SIGN // 2 + 1, picture)
        text = inner.adjusted(_TITLE + S, 0, -_BAR[0] - S, 0)
        painter.setPen(QColor(tokens.of(note.tone if note.tone is Tone.WARNING else Tone.QUIET)))
        painter.drawText(text, Qt.AlignmentFlag.AlignVCenter, note.text)
        if note.share is not None:
            top = inner.center().y() - _BAR[1] / 2 + 1
            paint_bar(painter, tokens, QRectF(inner.right() - _BAR[0], top, *_BAR), note.share)


def paint_bar(painter: QPainter, tokens: Tokens, rect: QRectF, share: float) -> None:
    """Paint a share as a bar; above one it is full and warns."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(tokens.rule))
    painter.drawRoundedRect(rect, 2, 2)
    painter.setBrush(QColor(tokens.warning if share > 1 else tokens.accent))
    rect.setWidth(rect.width() * min(1.0, share))
    painter.drawRoundedRect(rect, 2, 2)


def _left(rect: QRect, width: int) -> QRect:
    return QRect(rect.left(), rect.top(), width, rect.height())
