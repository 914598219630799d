"""Hands that do anything a person could do to a window, in an order that a number decides."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QTabBar, QWidget
from shiboken6 import isValid

from onex_desktop.gui.main_window import MainWindow
from onex_desktop.gui.page_list import ENTRIES

Key, Modifier = Qt.Key, Qt.KeyboardModifier

PLAIN: Final = (
    *(Key.Key_Tab, Key.Key_Backtab, Key.Key_Return, Key.Key_Escape, Key.Key_Space, Key.Key_F2, Key.Key_Delete),
    *(Key.Key_Insert, Key.Key_Backspace, Key.Key_Up, Key.Key_Down, Key.Key_Left, Key.Key_Right, Key.Key_Home),
    *(Key.Key_End, Key.Key_PageUp, Key.Key_PageDown, Key.Key_Menu, Key.Key_Plus, Key.Key_Minus, Key.Key_Asterisk),
)
WITH_CTRL: Final = (
    *(Key.Key_Z, Key.Key_Y, Key.Key_C, Key.Key_V, Key.Key_X, Key.Key_A, Key.Key_F, Key.Key_K, Key.Key_D, Key.Key_R),
    *(Key.Key_I, Key.Key_Return, Key.Key_Space, Key.Key_Home, Key.Key_End, Key.Key_Down, Key.Key_Up, Key.Key_Tab),
    *(Key.Key_Delete, Key.Key_Insert, Key.Key_Backslash),
)
WITH_ALT: Final = (Key.Key_Left, Key.Key_Right, Key.Key_Up, Key.Key_Down)
WITH_SHIFT: Final = (Key.Key_Down, Key.Key_Up, Key.Key_Left, Key.Key_Right, Key.Key_Space, Key.Key_Tab, Key.Key_Delete)
ASCII: Final = ("0", "1", "42", "-3", "12.5", "2020", "2020-9-1", "20200931", "1e9", "999999999999", "a", "zsg", ".")
CHINESE: Final = ("张三", "强", "　", "新能源汽车技术", "二〇二〇年", "一" * 300, "（中级）；", "🚗", "=1+1")
PASTED: Final = (
    "1\t2\n3\t4\n",
    "姓名\t学号\n张三\t0019001\n李四\t\n",
    "一、职业素养\n1.1 能按规程操作\n1.1.1 会检查\n",
    "强\t弱\n\t中",
    "\n\n\t\t\n",
    "x" * 5000,
)
SIZES: Final = ((1366, 768), (1024, 600), (1920, 1080), (640, 400))
LEFT_OUT: Final = ("quit", "sample")
"""Leaving ends the run; the sample school takes a second to make and is what is open already."""


class Hands:
    """Does one act at a time; ``trace`` keeps what was done, the newest last."""

    def __init__(self, window: MainWindow, chance: random.Random) -> None:
        self.window, self._chance = window, chance
        self.trace: list[str] = []
        self._acts: dict[Callable[[], str], int] = {
            self.go_to_page: 4,
            self.change_tab: 6,
            self.click: 30,
            self.press: 30,
            self.type_digits: 10,
            self.type_chinese: 6,
            self.paste: 3,
            self.choose_action: 6,
            self.undo_or_redo: 5,
            self.resize: 1,
        }

    def act(self) -> None:
        """Do anything."""
        doing = self._chance.choices(tuple(self._acts), weights=tuple(self._acts.values()))[0]
        place = type(self.top()).__name__
        self.trace.append(f"{place} on {self.window.rail.current}: {doing.__name__} …")
        self.trace[-1] = self.trace[-1].replace("…", doing())

    def top(self) -> QWidget:
        """Return what takes keys and clicks now: a menu, a dialog, or the window."""
        return QApplication.activePopupWidget() or QApplication.activeModalWidget() or self.window

    def escape(self) -> None:
        """Press Esc on what lies on top."""
        self.trace.append(f"{type(self.top()).__name__}: Esc")
        self._key(Key.Key_Escape)

    def go_to_page(self) -> str:
        """Choose an entry of the rail."""
        entry = self._chance.choice(ENTRIES)
        if self.top() is self.window:
            self.window.go_to(entry.key)
        return entry.key

    def change_tab(self) -> str:
        """Turn to any tab in sight."""
        bars = [bar for bar in self.top().findChildren(QTabBar) if bar.isVisible() and bar.count()]
        if not bars:
            return "none"
        bar = self._chance.choice(bars)
        bar.setCurrentIndex(self._chance.randrange(bar.count()))
        return bar.tabText(bar.currentIndex())

    def click(self) -> str:
        """Click, mostly once with the left button, on anything in sight."""
        top = self.top()
        seen = [widget for widget in top.findChildren(QWidget) if widget.isVisible() and widget.window() is top]
        if not seen:
            return "nothing in sight"
        widget = self._chance.choice(seen)
        room = widget.visibleRegion().boundingRect()
        if room.isEmpty():
            return "nothing in sight"
        x = self._chance.randint(room.left(), room.right())
        y = self._chance.randint(room.top(), room.bottom())
        place = widget.mapTo(top, QPoint(x, y))
        handle = top.windowHandle()
        if handle is None:
            return "no window"
        name = f"{type(widget).__name__} {widget.accessibleName() or widget.objectName()} at {place.x()},{place.y()}"
        kind = self._chance.random()
        modifier = self._chance.choice((Modifier.NoModifier,) * 6 + (Modifier.ControlModifier, Modifier.ShiftModifier))
        if kind < 0.75:
            QTest.mouseClick(handle, Qt.MouseButton.LeftButton, modifier, place)
        elif kind < 0.9:
            QTest.mouseDClick(handle, Qt.MouseButton.LeftButton, modifier, place)
            name += ", twice"
        else:
            QTest.mouseClick(handle, Qt.MouseButton.RightButton, Modifier.NoModifier, place)
            name += ", right button"
        return name

    def press(self) -> str:
        """Press a key that means something."""
        keys, modifier = self._chance.choices(
            (
                (PLAIN, Modifier.NoModifier),
                (WITH_CTRL, Modifier.ControlModifier),
                (WITH_SHIFT, Modifier.ShiftModifier),
                (WITH_ALT, Modifier.AltModifier),
            ),
            weights=(12, 5, 2, 1),
        )[0]
        key = self._chance.choice(keys)
        self._key(key, modifier)
        return f"{modifier.name} {key.name}"

    def type_digits(self) -> str:
        """Type a number, a day or some letters, key by key."""
        text = self._chance.choice(ASCII)
        for letter in text:
            self._key(Key(ord(letter.upper())))
        return text

    def type_chinese(self) -> str:
        """Commit a text as an input method does."""
        text = self._chance.choice(CHINESE)
        target = QApplication.focusWidget()
        if target is not None:
            event = QInputMethodEvent("", [])
            event.setCommitString(text)
            QApplication.sendEvent(target, event)
        return text[:20]

    def paste(self) -> str:
        """Put a text on the clipboard and paste it."""
        text = self._chance.choice(PASTED)
        QApplication.clipboard().setText(text)
        self._key(Key.Key_V, Modifier.ControlModifier)
        return repr(text[:20])

    def choose_action(self) -> str:
        """Choose anything from the menus of the window."""
        key = self._chance.choice([key for key in self.window.actions_by_key if key not in LEFT_OUT])
        if self.top() is self.window:
            self.window.actions_by_key[key].trigger()
        return key

    def undo_or_redo(self) -> str:
        """Take a step back, or do it again."""
        key = self._chance.choice(("undo", "undo", "redo"))
        if self.top() is self.window:
            self.window.actions_by_key[key].trigger()
        return key

    def resize(self) -> str:
        """Give the window another size."""
        size = self._chance.choice(SIZES)
        self.window.resize(*size)
        return str(size)

    def _key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Modifier.NoModifier) -> None:
        top = self.top()
        if isinstance(top, QMenu):
            # Alt and an arrow let a menu go. A real keyboard's event is over by then; one that QTest sends through the
            # menu's window is still under way when the window is deleted, and Qt falls over it.
            QTest.keyPress(top, key, modifier)
            return
        handle = top.windowHandle()
        if handle is not None:
            QTest.keyPress(handle, key, modifier)
            if isValid(handle):  # a dialog may have gone with the press, its window with it
                QTest.keyRelease(handle, key, modifier)
