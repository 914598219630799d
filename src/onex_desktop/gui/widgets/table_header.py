"""The heading of a table: quiet titles over one hairline, sorting, filtering and the column menu."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QContextMenuEvent, QPainter
from PySide6.QtWidgets import QHeaderView, QMenu, QWidget

from onex_desktop.gui.theme import Theme
from onex_desktop.gui.tokens import XS, S, Tone

HEIGHT: Final = 30
SIGN: Final = 12
NARROWEST: Final = 40


class TableHeader(QHeaderView):
    """Headings of a ``TableView``; a click sorts up, down, then not at all.

    Attributes:
        filtered: The columns narrowed to some of their values; they show a funnel.

    Signals:
        filter_requested: The user wants to narrow a column; carries its number.
        defaults_requested: The user wants the columns as they were at first.
    """

    filter_requested = Signal(int)
    defaults_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme = theme
        self.filtered: frozenset[int] = frozenset()
        self.setSectionsMovable(True)
        self.setSectionsClickable(True)
        self.setSortIndicatorShown(True)
        self.setSortIndicatorClearable(True)
        self.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.setStretchLastSection(True)
        self.setMinimumSectionSize(NARROWEST)
        self.setHighlightSections(False)
        self.setMouseTracking(True)

    def set_filtered(self, columns: frozenset[int]) -> None:
        """Show the funnel on these columns."""
        self.filtered = columns
        self.viewport().update()

    def sizeHint(self) -> QSize:
        """Return the fixed height of a heading."""
        return QSize(super().sizeHint().width(), HEIGHT)

    def paintSection(self, painter: QPainter, rect: QRect, logical_index: int) -> None:
        """Paint one heading: title, sort and filter signs, hairlines."""
        tokens = self._theme.tokens
        painter.save()
        painter.fillRect(rect, QColor(tokens.ground))
        painter.setPen(QColor(tokens.control_rule))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if self.visualIndex(logical_index) > 0:
            painter.setPen(QColor(tokens.rule))
            painter.drawLine(rect.left(), rect.top() + S, rect.left(), rect.bottom() - S)
        self._paint_title(painter, rect.adjusted(S, 0, -S, -1), logical_index)
        painter.restore()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer filtering, showing, hiding and the default columns."""
        menu = self.column_menu(self.logicalIndexAt(event.pos()))
        menu.popup(event.globalPos())

    def column_menu(self, clicked: int) -> QMenu:
        """Return the menu for a heading; the last column in sight cannot be hidden."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if clicked >= 0:
            title = self._title(clicked)
            menu.addAction(self._theme.icon("filter"), f"筛选「{title}」…", lambda: self.filter_requested.emit(clicked))
            hide = menu.addAction(f"隐藏「{title}」", lambda: self.hideSection(clicked))
            hide.setEnabled(self._shown() > 1)
            menu.addSeparator()
        for visual in range(self.count()):
            logical = self.logicalIndex(visual)
            action = menu.addAction(self._title(logical))
            action.setCheckable(True)
            action.setChecked(not self.isSectionHidden(logical))
            action.setEnabled(self._shown() > 1 or self.isSectionHidden(logical))
            action.toggled.connect(lambda shown, column=logical: self.setSectionHidden(column, not shown))
        menu.addSeparator()
        menu.addAction(self._theme.icon("rotate-ccw"), "恢复默认列", self.defaults_requested.emit)
        return menu

    def _shown(self) -> int:
        return self.count() - self.hiddenSectionCount()

    def _title(self, column: int) -> str:
        return str(self.model().headerData(column, Qt.Orientation.Horizontal) or "")

    def _paint_title(self, painter: QPainter, inner: QRect, column: int) -> None:
        tokens = self._theme.tokens
        signs = self._signs(column)
        room = inner.width() - len(signs) * (SIGN + XS)
        font = self.font()
        font.setWeight(font.Weight.Medium)
        painter.setFont(font)
        metrics = painter.fontMetrics()
        text = metrics.elidedText(self._title(column), Qt.TextElideMode.ElideRight, room)
        width = min(metrics.horizontalAdvance(text), room)
        align = Qt.AlignmentFlag(self.model().headerData(column, self.orientation(), Qt.ItemDataRole.TextAlignmentRole))
        left = inner.left()
        if align & Qt.AlignmentFlag.AlignRight:
            left = inner.left() + room - width
            if signs:
                left = inner.right() - width - len(signs) * (SIGN + XS) + 1
        elif align & Qt.AlignmentFlag.AlignHCenter:
            left = inner.left() + (room - width) // 2
        painter.setPen(QColor(tokens.text if signs else tokens.quiet))
        painter.drawText(
            QRect(left, inner.top(), width + 1, inner.height()),
            Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft,
            text,
        )
        for number, name in enumerate(signs):
            picture = self._theme.pixmap(name, tokens.of(Tone.ACCENT), SIGN, painter.device().devicePixelRatio())
            x = left + width + XS + number * (SIGN + XS)
            painter.drawPixmap(x, inner.top() + (inner.height() - SIGN) // 2, picture)

    def _signs(self, column: int) -> list[str]:
        signs = []
        if self.sortIndicatorSection() == column:
            down = self.sortIndicatorOrder() == Qt.SortOrder.DescendingOrder
            signs.append("arrow-down" if down else "arrow-up")
        if column in self.filtered:
            signs.append("filter")
        return signs
