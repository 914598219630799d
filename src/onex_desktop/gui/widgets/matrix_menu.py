"""The context menu of the matrix, so that the mouse can do what the keys can."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QWidget

from onex_desktop.domain.mapping import Strength
from onex_desktop.gui.delegates.strength_signs import SignBook
from onex_desktop.gui.models.matrix_words import Speech
from onex_desktop.gui.theme import Theme

_COMMANDS: Final = (
    ("clear", "清除", "Del"),
    ("", "", ""),
    ("details", "{details}", "F2"),
    ("", "", ""),
    ("copy", "复制", "Ctrl+C"),
    ("copy_with_heads", "连同行、列名复制", "Ctrl+Shift+C"),
    ("paste", "粘贴", "Ctrl+V"),
    ("find", "查找…", "Ctrl+F"),
    ("replace", "替换…", "Ctrl+H"),
    ("go_to", "定位…", "Ctrl+G"),
    ("", "", ""),
    ("", "填充", ""),
    ("", "", ""),
    ("fold", "收起{group}", "Alt+←"),
    ("unfold", "展开{group}", "Alt+→"),
    ("fold_all", "收起全部{group}", "Alt+Shift+←"),
    ("unfold_all", "展开全部{group}", "Alt+Shift+→"),
    ("", "", ""),
    ("close", "收起这一支", "Alt+↑"),
    ("open", "展开这一支", "Alt+↓"),
    ("close_all", "收起全部行", "Alt+Shift+↑"),
    ("open_all", "展开全部行", "Alt+Shift+↓"),
)
_FILLS: Final = (
    ("fill_down", "向下", "Ctrl+D"),
    ("fill_right", "向右", "Ctrl+R"),
    ("fill_up", "向上", "Ctrl+Shift+D"),
    ("fill_left", "向左", "Ctrl+Shift+R"),
    ("fill_beside", "向下到邻列末尾", "Ctrl+E"),
    ("fill", "选中的格都填成当前格", "Ctrl+Enter"),
)


def matrix_menu(
    theme: Theme, set_value: Callable[[Strength], None], run: Callable[[str], object], parent: QWidget, speech: Speech
) -> QMenu:
    """Return the menu; the keys stand beside the words so that they are learned."""
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    signs = SignBook(theme)
    ratio = parent.devicePixelRatioF()
    for value in speech.scale.values:
        key = next(iter(speech.keys[value.strength]), "")
        action = menu.addAction(signs.icon(value, ratio), f"{speech.values[value.strength]}\t{key}")
        action.triggered.connect(lambda _checked=False, strength=value.strength: set_value(strength))
    for command, text, key in _COMMANDS:
        if command == "details" and not speech.details:
            continue
        if command:
            title = text.format(group=speech.group, details="与".join(speech.details))
            _add(menu, run, command, f"{title}\t{key}")
        elif text:
            fills = menu.addMenu(text)
            for filling, way, filling_key in _FILLS:
                _add(fills, run, filling, f"{way}\t{filling_key}")
        else:
            menu.addSeparator()
    return menu


def _add(menu: QMenu, run: Callable[[str], object], command: str, title: str) -> None:
    menu.addAction(title).triggered.connect(lambda _checked=False: run(command))
