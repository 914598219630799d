"""Actions of pages, with an icon that follows the theme."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from onex_desktop.gui.theme import Theme


def themed_action(
    theme: Theme, text: str, run: Callable[[], object], owner: QWidget, *, icon: str = "", keys: str = "", tip: str = ""
) -> QAction:
    """Return an action that runs ``run``; its keys work while its page is in sight."""
    action = QAction(text, owner)
    owner.addAction(action)
    action.triggered.connect(lambda _: run())
    if keys:
        action.setShortcut(keys)
    if tip:
        action.setToolTip(tip)

    def dress() -> None:
        action.setIcon(theme.icon(icon))

    if icon:
        dress()
        theme.changed.connect(dress)
        action.destroyed.connect(lambda: theme.changed.disconnect(dress))
    return action
