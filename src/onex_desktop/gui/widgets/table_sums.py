"""What the chosen figures of a table come to, as Excel's status line says it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTableView

from onex_desktop.domain.values import round_half_up
from onex_desktop.wording.formats import hours

MOST: Final = 10_000
"""More figures than this are a whole table, whose sums are said elsewhere; counting them would be felt."""

_FIGURE: Final = re.compile(r"-?\d[\d,]*(\.\d+)?")
_ALIGNMENT: Final = Qt.ItemDataRole.TextAlignmentRole


def sum_line(view: QTableView) -> str:
    """Return count, sum and average of the figures chosen in one column, empty below two of them.

    Persons and hours side by side come to nothing, though Excel adds them up: whole rows are chosen all the time here.
    Figures are what stands in columns aligned to the right, as it is read there: money in yuan, hours as rounded. What
    has a sign or a unit (60%) is no figure, an empty cell is unknown and not zero.
    """
    columns, found = set[int](), list[Decimal]()
    for column, text in _texts(view):
        if _FIGURE.fullmatch(text):
            columns.add(column)
            found.append(Decimal(text.replace(",", "")))
            if len(found) > MOST or len(columns) > 1:
                return ""
    if len(found) < 2:
        return ""
    whole = sum(found, Decimal(0))
    return f"{len(found)} 个数 合计 {hours(whole)} 平均 {hours(round_half_up(whole / len(found), 2))}"


def _texts(view: QTableView) -> Iterator[tuple[int, str]]:
    model = view.model()
    for part in view.selectionModel().selection().toList():
        for column in range(part.left(), part.right() + 1):
            if not view.isColumnHidden(column) and _is_of_figures(view, column):
                for row in range(part.top(), part.bottom() + 1):
                    yield column, str(model.index(row, column).data() or "").strip()


def _is_of_figures(view: QTableView, column: int) -> bool:
    align = view.model().headerData(column, Qt.Orientation.Horizontal, _ALIGNMENT)
    return align is not None and bool(Qt.AlignmentFlag(align) & Qt.AlignmentFlag.AlignRight)
