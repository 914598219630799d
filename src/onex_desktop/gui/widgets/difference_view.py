"""The matrix with two states laid over one another; it is moved in, folded and zoomed, never filled."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QContextMenuEvent, QInputMethodEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from onex_desktop.domain.mapping import Ledger, ScaleValue, Strength
from onex_desktop.domain.mapping.differences import LinkChange, MatrixComparison
from onex_desktop.domain.signs import Sign
from onex_desktop.gui.delegates.difference_delegate import DifferenceDelegate, paint_change
from onex_desktop.gui.models.matrix_model import MatrixModel
from onex_desktop.gui.theme import Theme
from onex_desktop.gui.widgets import matrix_keys as keys
from onex_desktop.gui.widgets.matrix_corner import MatrixCorner
from onex_desktop.gui.widgets.matrix_view import MatrixView
from onex_desktop.wording.labels import LINK_CHANGES

_WRITING: Final = frozenset(
    {"cycle", "clear", "cut", "paste", "details"}
    | {"fill", "fill_down", "fill_up", "fill_right", "fill_left", "fill_beside"}
)
_SAMPLE: Final = ScaleValue(Strength.MEDIUM, "", Sign.HALF, Decimal(0))
"""What the legend shows a change with."""
_LINE: Final = 22
_PAD: Final = 12
_LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class DifferenceView(MatrixView):
    """Shows a ``MatrixComparison``; its totals are those of the new state."""

    def __init__(self, theme: Theme, model: MatrixModel, parent: QWidget | None = None) -> None:
        super().__init__(theme, model, parent)
        self.mouse.only_looks = True
        self._changes = DifferenceDelegate(theme, model, self)
        self._delegate = self._changes
        self.setItemDelegate(self._delegate)
        former, self._corner = self._corner, _Corner(theme, model, self)
        if former is not None:
            former.hide()
            former.deleteLater()
        self.setAccessibleName("两个状态的比较")

    def show_comparison(self, comparison: MatrixComparison) -> None:
        """Show another comparison."""
        self._changes.differences = comparison.differences
        self._matrix.set_matrix(None)
        self._matrix.set_matrix(comparison.matrix)
        self._matrix.ledger = Ledger(comparison.after)
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move, fold and zoom; nothing is written here."""
        if keys.is_value(event, self._matrix.speech.typed) or keys.command(event) in _WRITING:
            event.accept()
        else:
            super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Take nothing from the input method."""
        event.accept()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer nothing: there is nothing to fill."""
        event.accept()


class _Corner(MatrixCorner):
    """The legend of the changes over the corner button."""

    def _follow(self) -> None:
        self.setAccessibleName("图例：" + "，".join(LINK_CHANGES.values()))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw each kind of change with its name, and the rules that go on from both heads."""
        tokens = self._theme.tokens
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(tokens.ground))
        shown = list(LinkChange)[: max((self.height() - 2 * _PAD) // _LINE, 0)]
        top = self.height() - 8 - len(shown) * _LINE
        for number, change in enumerate(shown):
            line = QRect(_PAD, top + number * _LINE, self.width() - _PAD, _LINE)
            painter.setFont(self._font())
            swatch = QRect(line.left(), line.top() + 1, 40, _LINE - 2)
            paint_change(painter, swatch, change, _SAMPLE, tokens, 0.85)
            painter.setPen(QColor(tokens.text))
            painter.drawText(line.adjusted(50, 0, 0, 0), _LEFT, LINK_CHANGES[change])
        painter.fillRect(0, self.height() - 1, self.width(), 1, QColor(tokens.control_rule))
        painter.fillRect(self.width() - 1, 0, 1, self.height(), QColor(tokens.control_rule))
