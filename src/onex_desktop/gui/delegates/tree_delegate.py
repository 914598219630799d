"""How a line of a tree looks: hairline, tints, sign, text in up to three lines; and its editor."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QTextLayout, QTextOption
from PySide6.QtWidgets import QPlainTextEdit, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTreeView, QWidget

from onex_desktop.gui.models.tree_model import TreeRole
from onex_desktop.gui.theme import Theme
from onex_desktop.gui.tokens import ROW, TONE_ICONS, XS, S, Tone

Index = QModelIndex | QPersistentModelIndex

SIGN: Final = 14
MOST_LINES: Final = 3
_PADDING: Final = 5
_KEPT: Final = 20_000


class TreeDelegate(QStyledItemDelegate):
    """Paints and edits the cells of a ``TreeView``.

    Attributes:
        sign_column: The column that carries the sign of a line's state.
    """

    def __init__(self, theme: Theme, view: QTreeView, sign_column: int) -> None:
        super().__init__(view)
        self._theme, self._view = theme, view
        self.sign_column = sign_column
        self._broken: dict[tuple[str, int, bool], list[str]] = {}

    def ground(self, index: Index, *, hovered: bool) -> QColor:
        """Return the ground of a line."""
        tokens = self._theme.tokens
        if self._view.selectionModel().isRowSelected(index.row(), index.parent()):
            return QColor(tokens.selection)
        return QColor(tokens.hover if hovered else tokens.ground)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint ground, hairline, sign and text."""
        rect = QRect(option.rect)
        tokens = self._theme.tokens
        painter.save()
        painter.fillRect(rect, self.ground(index, hovered=bool(option.state & QStyle.StateFlag.State_MouseOver)))
        painter.setPen(QColor(tokens.rule))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        tone = _tone(index)
        inner = rect.adjusted(S if index.column() else XS, _PADDING, -S, -_PADDING - 1)
        if tone is not None and index.column() == self.sign_column:
            picture = self._theme.pixmap(TONE_ICONS[tone], tokens.of(tone), SIGN, painter.device().devicePixelRatio())
            painter.drawPixmap(inner.left(), inner.top() + 2, picture)
            inner.adjust(SIGN + XS + 2, 0, 0, 0)
        is_strong = bool(index.data(TreeRole.STRONG))
        font = _font(option, is_strong=is_strong)
        painter.setFont(font)
        painter.setPen(QColor(tokens.of(self._ink(index, tone))))
        metrics = QFontMetrics(font)
        for number, line in enumerate(self._lines(str(index.data() or ""), font, inner.width(), is_strong=is_strong)):
            place = QRect(inner.left(), inner.top() + number * metrics.height(), inner.width(), metrics.height())
            painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, line)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height that the text needs in the width of its column."""
        column = index.column()
        width = self._view.columnWidth(column) - 2 * S
        text = str(index.data() or "")
        # Thousands of lines are measured at once: a text that surely fits on one line is not broken.
        if column == 0 or option.fontMetrics.averageCharWidth() * 3 * len(text) < width:
            return QSize(width, max(ROW, option.fontMetrics.height() + 2 * _PADDING + 1))
        if column == self.sign_column and _tone(index) is not None:
            width -= SIGN + XS + 2
        is_strong = bool(index.data(TreeRole.STRONG))
        font = _font(option, is_strong=is_strong)
        lines = len(self._lines(text, font, width, is_strong=is_strong))
        return QSize(width, max(ROW, lines * QFontMetrics(font).height() + 2 * _PADDING + 1))

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, _index: Index) -> QWidget:
        """Return lines to type in; Enter ends the edit, Shift+Enter would be a line break and is not offered."""
        editor = QPlainTextEdit(parent)
        editor.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        editor.setTabChangesFocus(True)
        editor.document().setDocumentMargin(1)
        return editor

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let Enter finish an edit, as in every table."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            and isinstance(watched, QPlainTextEdit)
        ):
            self.commitData.emit(watched)
            self.closeEditor.emit(watched)
            return True
        return super().eventFilter(watched, event)

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Put the text into its editor, all of it chosen."""
        if isinstance(editor, QPlainTextEdit):
            editor.setPlainText(str(index.data(Qt.ItemDataRole.EditRole) or ""))
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Hand the edit to the model, line breaks as blanks."""
        if isinstance(editor, QPlainTextEdit):
            model.setData(index, " ".join(editor.toPlainText().split("\n")).strip())

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, _index: Index) -> None:
        """Lay the editor over the cell, two lines high at least."""
        rect = QRect(option.rect)
        rect.setHeight(max(rect.height(), 2 * option.fontMetrics.height() + 2 * _PADDING + 2))
        editor.setGeometry(rect)

    def forget_widths(self) -> None:
        """Break all texts anew, because the columns have other widths."""
        self._broken.clear()

    def _ink(self, index: Index, tone: Tone | None) -> Tone:
        if index.column() == 0:
            return Tone.QUIET
        return tone if tone is not None and index.column() == self._view.model().columnCount() - 1 > 1 else Tone.TEXT

    def _lines(self, text: str, font: QFont, width: int, *, is_strong: bool) -> list[str]:
        key = (text, width, is_strong)
        if key not in self._broken:
            if len(self._broken) > _KEPT:
                self._broken.clear()
            self._broken[key] = broken(text, font, max(width, 40))
        return self._broken[key]


def broken(text: str, font: QFont, width: int) -> list[str]:
    """Return a text in up to three lines of a width, the last one cut with an ellipsis."""
    layout = QTextLayout(text.replace("\n", " "), font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    lines: list[str] = []
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        start = line.textStart()
        if len(lines) == MOST_LINES - 1:
            lines.append(QFontMetrics(font).elidedText(text[start:], Qt.TextElideMode.ElideRight, width))
            break
        lines.append(text[start : start + line.textLength()])
    layout.endLayout()
    return lines or [""]


def _font(option: QStyleOptionViewItem, *, is_strong: bool) -> QFont:
    font = QFont(option.font)
    font.setBold(is_strong)
    return font


def _tone(index: Index) -> Tone | None:
    found = index.data(TreeRole.TONE)
    return Tone(found) if found else None
