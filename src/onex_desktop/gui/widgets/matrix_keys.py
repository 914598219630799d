"""The keys of the matrix as data, for the view, the legend, the manual and the tests."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from onex_desktop.domain.mapping import Strength
from onex_desktop.domain.mapping.scale_checks import plain

Typed = Mapping[str, Strength | None]
"""What a typed character sets, see ``Speech.typed``."""

_COMMANDS: Final[Mapping[str, str]] = {
    "Space": "cycle",
    "Shift+Space": "rows",
    "Ctrl+Space": "columns",
    "Del": "clear",
    "Backspace": "clear",
    "Return": "down",
    "Shift+Return": "up",
    "Tab": "right",
    "Shift+Tab": "left",
    "Ctrl+Return": "fill",
    "Ctrl+D": "fill_down",
    "Ctrl+Shift+D": "fill_up",
    "Ctrl+R": "fill_right",
    "Ctrl+Shift+R": "fill_left",
    "Ctrl+E": "fill_beside",
    "Ctrl+C": "copy",
    "Ctrl+Shift+C": "copy_with_heads",
    "Ctrl+X": "cut",
    "Ctrl+V": "paste",
    "Alt+Left": "fold",
    "Alt+Right": "unfold",
    "Alt+Shift+Left": "fold_all",
    "Alt+Shift+Right": "unfold_all",
    "Alt+Up": "close",
    "Alt+Down": "open",
    "Alt+Shift+Up": "close_all",
    "Alt+Shift+Down": "open_all",
    "F2": "details",
    "Ctrl+G": "go_to",
    "F5": "go_to",
    "Ctrl+0": "zoom_reset",
    "Ctrl++": "zoom_in",
    "Ctrl+=": "zoom_in",
    "Ctrl+-": "zoom_out",
}
"""Which command a key gives."""

_NAMES: Final[Mapping[int, str]] = {
    Qt.Key.Key_Space: "Space",
    Qt.Key.Key_Delete: "Del",
    Qt.Key.Key_Backspace: "Backspace",
    Qt.Key.Key_Return: "Return",
    Qt.Key.Key_Enter: "Return",
    Qt.Key.Key_Tab: "Tab",
    Qt.Key.Key_Left: "Left",
    Qt.Key.Key_Right: "Right",
    Qt.Key.Key_Up: "Up",
    Qt.Key.Key_Down: "Down",
    Qt.Key.Key_F2: "F2",
    Qt.Key.Key_F5: "F5",
    Qt.Key.Key_Plus: "+",
    Qt.Key.Key_Equal: "=",
    Qt.Key.Key_Minus: "-",
    **{getattr(Qt.Key, f"Key_{letter}"): letter for letter in "ACDEGRVX0"},
}

_MODIFIERS: Final = (
    (Qt.KeyboardModifier.ControlModifier, "Ctrl+"),
    (Qt.KeyboardModifier.AltModifier, "Alt+"),
    (Qt.KeyboardModifier.ShiftModifier, "Shift+"),
)
_COMMANDING: Final = (
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
)
_STOCK: Final = frozenset({"Ctrl+A"})


def command(event: QKeyEvent) -> str | None:
    """Return the command a key gives to the matrix, None when it gives none."""
    return _COMMANDS.get(_name(event))


def claims(event: QKeyEvent, typed: Typed) -> bool:
    """Return whether the key belongs to the matrix even where the window has a shortcut on it."""
    return _name(event) in _COMMANDS or _name(event) in _STOCK or is_value(event, typed)


def is_value(event: QKeyEvent, typed: Typed) -> bool:
    """Return whether the key types a value."""
    return not is_commanding(event) and plain(event.text()) in typed


def is_commanding(event: QKeyEvent) -> bool:
    """Return whether the key is held with one that makes a command of it."""
    return bool(event.modifiers() & _COMMANDING)


def _name(event: QKeyEvent) -> str:
    if event.key() == Qt.Key.Key_Backtab:  # comes with Shift from the keyboard and without it from Qt
        return "Shift+Tab"
    key = _NAMES.get(event.key())
    if key is None:
        return ""
    held = event.modifiers()
    if key in "+=":  # the plus sign needs Shift on most keyboards
        held &= ~Qt.KeyboardModifier.ShiftModifier
    return "".join(name for modifier, name in _MODIFIERS if held & modifier) + key
