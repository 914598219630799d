"""How a cell of every table looks: hairline, tints, state sign, elided text; and its editor."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QHelpEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
    QWidget,
)

from onex_desktop.gui.models.columns import ChoiceNotes
from onex_desktop.gui.models.rows_model import Role
from onex_desktop.gui.theme import Theme
from onex_desktop.gui.tokens import TONE_ICONS, XS, S, Tone
from onex_desktop.gui.widgets.choice_box import ChoiceBox
from onex_desktop.gui.widgets.choice_notes import paint_bar, show_notes

Index = QModelIndex | QPersistentModelIndex

SIGN: Final = 14
BAR: Final = 3


class CellDelegate(QStyledItemDelegate):
    """Paints and edits the cells of a ``TableView``.

    Attributes:
        hovered: The row under the pointer, -1 for none; the view keeps it.
        goes_up: Whether Shift was held with the Enter that ended the last edit.
        gives_to_all: Whether Ctrl was, and what was typed is for all chosen cells.

    Signals:
        given: What was typed is for all chosen cells; carries the text and whether it is the key of a choice.
    """

    given = Signal(str, bool)

    def __init__(self, theme: Theme, view: QAbstractItemView, can_give: Callable[[], bool]) -> None:
        super().__init__(view)
        self._can_give = can_give
        self._theme = theme
        self._view = view
        self.hovered = -1
        self.goes_up = self.gives_to_all = False

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint ground, hairline, sign, text and the frame of the current cell."""
        rect = QRect(option.rect)
        tokens = self._theme.tokens
        painter.save()
        painter.fillRect(rect, QColor(self._ground(option, index)))
        painter.setPen(QColor(tokens.rule))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        tone = _tone(index)
        text_rect = self._paint_sign(painter, rect, index, tone)
        painter.setFont(option.font)
        painter.setPen(QColor(tokens.of(tone or Tone.TEXT)))
        shown = painter.fontMetrics().elidedText(_one_line(index), Qt.TextElideMode.ElideRight, text_rect.width())
        painter.drawText(text_rect, _alignment(index), shown)
        share = index.data(Role.BAR)
        if share is not None:
            line = QRectF(rect.left() + S, rect.bottom() - BAR - 1, rect.width() - 2 * S, BAR)
            paint_bar(painter, tokens, line, share)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)  # noqa: FBT003 -- Qt's own signature
            painter.setBrush(Qt.BrushStyle.NoBrush)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QColor(tokens.accent))
            painter.drawRect(rect.adjusted(0, 0, -1, -1))
            painter.drawRect(rect.adjusted(1, 1, -2, -2))
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the room the whole text needs."""
        sign = SIGN + XS if self._sign(index, _tone(index)) else 0
        width = option.fontMetrics.horizontalAdvance(_one_line(index)) + 2 * S + sign + 2
        return QSize(width, self._view.fontMetrics().height() + S)

    def helpEvent(self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index) -> bool:
        """Show the column's own tip, or the whole text when it does not fit."""
        if event.type() != QEvent.Type.ToolTip or not index.isValid():
            return super().helpEvent(event, view, option, index)
        tip = index.data(Qt.ItemDataRole.ToolTipRole) or ""
        text = str(index.data() or "")
        if not tip and ("\n" in text or self.sizeHint(option, index).width() > option.rect.width()):
            tip = text
        QToolTip.showText(event.globalPos(), tip, view, option.rect)
        return True

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:  # noqa: ARG002 -- Qt names them
        """Return a choice box for columns with choices, else a line to type in."""
        self.goes_up = self.gives_to_all = False
        choices = index.data(Role.CHOICES)
        if choices is None:
            line = QLineEdit(parent)
            line.setProperty("role", "cell")
            line.setAlignment(_alignment(index))
            return line
        box = ChoiceBox(parent)
        box.setProperty("role", "cell")
        box.set_choices(choices)
        notes = index.data(Role.NOTES)
        if isinstance(notes, ChoiceNotes):
            show_notes(box, self._theme, notes.by_key)
        box.activated.connect(lambda _: self.commitData.emit(box))
        return box

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """Take note of Shift and Ctrl: Qt says of an Enter only that it was one."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            held = event.modifiers()
            self.goes_up = bool(held & Qt.KeyboardModifier.ShiftModifier)
            self.gives_to_all = bool(held & Qt.KeyboardModifier.ControlModifier) and self._can_give()
        return super().eventFilter(editor, event)

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Put the cell into its editor."""
        if isinstance(editor, ChoiceBox):
            # A choice column edits keys; a column that gives only a title is met halfway.
            known = str(index.data(Qt.ItemDataRole.EditRole) or "")
            editor.set_key(known if editor.has_key(known) else editor.key_of(known))
        elif isinstance(editor, QLineEdit):
            editor.setText(str(index.data(Qt.ItemDataRole.EditRole) or ""))
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Hand the edit to the model as text or key."""
        text = editor.text() if isinstance(editor, QLineEdit) else ""
        if isinstance(editor, ChoiceBox):
            text = editor.key()
        if self.gives_to_all:
            self.given.emit(text, isinstance(editor, ChoiceBox))
        else:
            model.setData(index, text)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:  # noqa: ARG002 -- Qt names them
        """Lay the editor over the cell."""
        editor.setGeometry(option.rect)

    def _ground(self, option: QStyleOptionViewItem, index: Index) -> str:
        tokens = self._theme.tokens
        if option.state & QStyle.StateFlag.State_Selected:
            return tokens.selection
        selection = self._view.selectionModel()
        if selection.rowIntersectsSelection(index.row(), self._view.rootIndex()):
            return tokens.row_tint
        return tokens.hover if index.row() == self.hovered else tokens.ground

    def _sign(self, index: Index, tone: Tone | None) -> str:
        return str(index.data(Role.ICON) or TONE_ICONS.get(tone or Tone.TEXT, ""))

    def _paint_sign(self, painter: QPainter, rect: QRect, index: Index, tone: Tone | None) -> QRect:
        inner = rect.adjusted(S, 0, -S, -1)
        name = self._sign(index, tone)
        if not name:
            return inner
        colour = self._theme.tokens.of(tone or Tone.QUIET)
        picture = self._theme.pixmap(name, colour, SIGN, painter.device().devicePixelRatio())
        painter.drawPixmap(inner.left(), inner.top() + (inner.height() - SIGN) // 2, picture)
        return inner.adjusted(SIGN + XS + 2, 0, 0, 0)


def _tone(index: Index) -> Tone | None:
    # A StrEnum comes out of a QVariant as a plain str.
    found = index.data(Role.TONE)
    return Tone(found) if found else None


def _one_line(index: Index) -> str:
    return str(index.data() or "").replace("\n", " ")


def _alignment(index: Index) -> Qt.AlignmentFlag:
    found = index.data(Qt.ItemDataRole.TextAlignmentRole)
    return Qt.AlignmentFlag(found) if found is not None else Qt.AlignmentFlag.AlignVCenter
