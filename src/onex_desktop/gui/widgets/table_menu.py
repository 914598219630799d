"""The context menu of a table: by mouse what its keys do, the keys beside the words so that they are learned."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QWidget

Line = tuple[str, str]
"""A command, and its words with its keys."""

_COPY: Final[Sequence[Line]] = (("copy", "复制\tCtrl+C"), ("copy_with_headings", "连同标题复制\tCtrl+Shift+C"))
_PASTE: Final[Sequence[Line]] = (("paste", "粘贴\tCtrl+V"),)
_FILLS: Final[Sequence[Line]] = (
    ("fill_down", "向下\tCtrl+D"),
    ("fill_right", "向右\tCtrl+R"),
    ("fill_all", "选中的格都填成当前格\tCtrl+Enter"),
)
_CHOICE: Final[Sequence[Line]] = (
    ("rows", "选择整行\tShift+Space"),
    ("columns", "选择整列\tCtrl+Space"),
    ("all", "全选\tCtrl+A"),
)


def table_menu(run: Callable[[str], None], parent: QWidget, *, fills: bool) -> QMenu:
    """Return the menu; pasting and filling are offered where somebody takes them."""
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    _add(menu, run, (*_COPY, *_PASTE) if fills else _COPY)
    if fills:
        menu.addSeparator()
        _add(menu.addMenu("填充"), run, _FILLS)
    menu.addSeparator()
    _add(menu, run, _CHOICE)
    return menu


def _add(menu: QMenu, run: Callable[[str], None], lines: Sequence[Line]) -> None:
    for command, words in lines:
        menu.addAction(words).triggered.connect(lambda _checked=False, name=command: run(name))
