"""Between a header and the desk settings: widths, order, hidden columns and sorting, by column key."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt

from onex_desktop.gui.models.columns import Column, R
from onex_desktop.gui.state import TableLayout
from onex_desktop.gui.widgets.table_header import TableHeader


def read_layout(header: TableHeader, columns: Sequence[Column[R]], before: TableLayout) -> TableLayout:
    """Return how the header stands now, at the usual scale; the stretched last column keeps the width it had before."""
    order = [columns[header.logicalIndex(visual)].key for visual in range(header.count())]
    shown = [key for key in order if not header.isSectionHidden(_number(columns, key))]
    widths = {}
    for number, column in enumerate(columns):
        if column.key == (shown[-1] if shown else "") or header.isSectionHidden(number):
            widths[column.key] = before.widths.get(column.key, column.width)
        else:
            widths[column.key] = header.unscaled(header.sectionSize(number))
    sorted_by = header.sortIndicatorSection()
    return TableLayout(
        widths=widths,
        order=tuple(order),
        hidden=tuple(key for key in order if key not in shown),
        sorted_by=columns[sorted_by].key if 0 <= sorted_by < len(columns) else "",
        descending=header.sortIndicatorOrder() == Qt.SortOrder.DescendingOrder,
    )


def apply_layout(header: TableHeader, columns: Sequence[Column[R]], layout: TableLayout) -> None:
    """Arrange the header; columns the layout does not know come last, as wide as they are declared."""
    keys = [column.key for column in columns]
    wanted = [key for key in layout.order if key in keys]
    wanted += [key for key in keys if key not in wanted]
    for visual, key in enumerate(wanted):
        header.moveSection(header.visualIndex(keys.index(key)), visual)
    hidden = {column.key for column in columns if column.hidden} if layout.hidden is None else set(layout.hidden)
    if hidden.issuperset(keys):
        hidden = set()
    for number, column in enumerate(columns):
        header.setSectionHidden(number, column.key in hidden)
        header.resizeSection(number, header.scaled(layout.widths.get(column.key, column.width)))
    order = Qt.SortOrder.DescendingOrder if layout.descending else Qt.SortOrder.AscendingOrder
    header.setSortIndicator(_number(columns, layout.sorted_by), order)


def _number(columns: Sequence[Column[R]], key: str) -> int:
    return next((number for number, column in enumerate(columns) if column.key == key), -1)
