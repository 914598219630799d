"""The head of every page: title, one sentence, and at the right what can be done."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLayout, QMenu, QPushButton, QWidget

from onex_desktop.gui.tokens import L, M, S
from onex_desktop.gui.widgets.action_button import ActionButton
from onex_desktop.gui.widgets.elided import ElidedLabel


class PageHeader(QWidget):
    """Title and subtitle on one line, secondary actions, then the primary one.

    Secondary actions that find no room go into a menu at the end of their row, the last added first.
    """

    def __init__(self, title: str, subtitle: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = QLabel()
        self._title.setProperty("role", "title")
        self._subtitle = ElidedLabel()
        self._subtitle.setProperty("tone", "quiet")
        self._secondary: list[ActionButton] = []
        self._more = QPushButton("更多")
        self._more.setProperty("role", "secondary")
        self._more.setToolTip("其余操作")
        self._more.setMenu(QMenu(self._more))
        self._more.hide()
        self._primary: list[ActionButton] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(L, M, L, M)
        self._row.setSpacing(S)
        # What does not fit is folded away, so the buttons must not keep the page from becoming narrower.
        self._row.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self._row.addWidget(self._title, 0, Qt.AlignmentFlag.AlignBaseline)
        self._row.addSpacing(M - S)
        self._row.addWidget(self._subtitle, 1, Qt.AlignmentFlag.AlignBaseline)
        self._row.addWidget(self._more)
        self.set_title(title, subtitle)

    def set_title(self, title: str, subtitle: str = "") -> None:
        """Change the words."""
        self._title.setText(title)
        self._subtitle.setText(subtitle)

    def add_action(self, action: QAction, *, primary: bool = False) -> ActionButton:
        """Put an action at the right; a page shows one primary action at a time."""
        button = ActionButton(action, "primary" if primary else "secondary")
        if primary:
            self._primary.append(button)
            self._row.addWidget(button)
        else:
            self._secondary.append(button)
            self._row.insertWidget(self._row.indexOf(self._more), button)
        order = [*self._secondary, self._more, *self._primary]
        for before, after in pairwise(order):
            # Tab goes as the eye does, also to what was added late.
            QWidget.setTabOrder(before, after)
        self._fit()
        return button

    def minimumSizeHint(self) -> QSize:
        """Need room for the title, the menu of actions and the primary one."""
        margins = self._row.contentsMargins()
        width = margins.left() + margins.right() + self._fixed_width() + self._more.sizeHint().width()
        return QSize(width, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold and unfold actions."""
        super().resizeEvent(event)
        self._fit()

    def event(self, event: QEvent) -> bool:
        """Fit again when a button has changed its words or is there no more."""
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return done

    def _fixed_width(self) -> int:
        shown = [button for button in self._primary if button.action.isVisible()]
        return self._title.sizeHint().width() + M + _widths(shown)

    def _fit(self) -> None:
        margins = self._row.contentsMargins()
        room = self.width() - margins.left() - margins.right() - self._fixed_width()
        wanted = [button for button in self._secondary if button.action.isVisible()]
        shown = len(wanted)
        if _widths(wanted) > room:
            room -= self._more.sizeHint().width()
            while shown and _widths(wanted[:shown]) > room:
                shown -= 1
        folded = wanted[shown:]
        for button in self._secondary:
            button.fold(away=button in folded)
        menu = self._more.menu()
        if [button.action for button in folded] != menu.actions():
            menu.clear()
            menu.addActions([button.action for button in folded])
        self._more.setVisible(bool(folded))


def _widths(buttons: list[ActionButton]) -> int:
    return sum(button.sizeHint().width() + S for button in buttons)
