"""Buttons: one that is a QAction and follows it, one that is an icon only."""

from __future__ import annotations

from typing import Literal

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QPushButton, QToolButton, QWidget

from onex_desktop.gui.theme import Theme
from onex_desktop.gui.tokens import Tone

Importance = Literal["primary", "secondary", "link"]


class ActionButton(QPushButton):
    """A button bound to an action; give the action a menu and the button opens it.

    A primary button shows no icon: an action has one icon, in the colour of menus, and here it would be unreadable.

    Attributes:
        action: What it does.
    """

    def __init__(self, action: QAction, importance: Importance = "secondary", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.action, self._importance = action, importance
        self._folded = False
        self.setProperty("role", importance)
        self.clicked.connect(lambda _: action.trigger())
        action.changed.connect(self._follow)
        action.visibleChanged.connect(self._follow)
        menu = action.menu()
        if isinstance(menu, QMenu):
            self.setMenu(menu)
        self._follow()

    def fold(self, *, away: bool) -> None:
        """Hide the button though its action can be done: it stands elsewhere meanwhile."""
        if away != self._folded:
            self._folded = away
            self._follow()

    def _follow(self) -> None:
        action = self.action
        keys = action.shortcut().toString(action.shortcut().SequenceFormat.NativeText)
        tip = action.toolTip() if action.toolTip() != action.text().replace("&", "") else ""
        self.setText(action.text())
        if self._importance != "primary":
            self.setIcon(action.icon())
        self.setToolTip("  ".join(part for part in (tip, keys) if part))
        self.setEnabled(action.isEnabled())
        # A button that has no parent yet would come up as a window of its own.
        if self._folded or not action.isVisible():
            self.hide()
        elif self.parentWidget() is not None:
            self.show()


class IconButton(QToolButton):
    """A button that is an icon; its title is its tip and what a screen reader says."""

    def __init__(self, theme: Theme, icon: str, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._icon_name = theme, icon
        self.setProperty("role", "icon")
        self.setToolTip(title)
        self.setAccessibleName(title)
        theme.changed.connect(self._dress)
        self._dress()

    def _dress(self) -> None:
        self.setIcon(self._theme.icon(self._icon_name, Tone.QUIET))
