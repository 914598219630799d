"""The heading of a table: quiet titles over one hairline, sorting, filtering and the column menu."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QContextMenuEvent, QFont, QPainter
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
        zoom: The scale, 1.0 is the usual one.

    Signals:
        filter_requested: The user wants to narrow a column; carries its number.
        clearing_requested: The user wants to see all rows again.
        defaults_requested: The user wants the columns as they were at first.
        zoomed: The scale is another one now.
    """

    filter_requested = Signal(int)
    clearing_requested = Signal()
    defaults_requested = Signal()
    zoomed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme = theme
        self.filtered: frozenset[int] = frozenset()
        self.zoom = 1.0
        self._widths: dict[int, int] = {}
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

    def set_zoom(self, zoom: float, font: QFont) -> None:
        """Scale headings and columns; back at the usual scale each column is as wide as it was."""
        usual = {column: self.unscaled(self.sectionSize(column)) for column in range(self.count())}
        kept = {n: self._widths[n] for n, width in self._widths.items() if self.scaled(width) == self.sectionSize(n)}
        self.zoom = zoom
        self.setFont(font)
        self._widths = usual | kept  # a width that the user left alone must not wander by rounding
        for column, width in self._widths.items():
            if not self.isSectionHidden(column):
                self.resizeSection(column, self.scaled(width))
        self.geometriesChanged.emit()
        self.zoomed.emit()

    def scaled(self, width: int) -> int:
        """Return how wide a column of a width is at the scale in force; the room beside the text stays as it is."""
        return round((width - 2 * S) * self.zoom) + 2 * S

    def unscaled(self, width: int) -> int:
        """Return the width a column has at the usual scale."""
        return round((width - 2 * S) / self.zoom) + 2 * S

    def sizeHint(self) -> QSize:
        """Return the height of a heading; it does not depend on what stands there."""
        return QSize(super().sizeHint().width(), round(HEIGHT * self.zoom))

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
            if self.filtered:
                menu.addAction("清除筛选", self.clearing_requested.emit)
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
