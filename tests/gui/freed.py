"""What is still there of what was made: objects of the window's classes that neither Qt nor Python has let go."""

from __future__ import annotations

import gc
import weakref
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QApplication

OURS = "onex_desktop.gui"


@contextmanager
def made_inside() -> Iterator[Callable[[], Counter[str]]]:
    """Watch what is made inside; the function yielded counts by class what of it is still known.

    The collector rests meanwhile: whatever only it would find counts as kept, because in the window it rarely looks.
    """
    was_enabled = gc.isenabled()
    gc.collect()
    gc.disable()
    known = weakref.WeakSet(_all_of_ours())
    try:
        yield lambda: Counter(type(each).__name__ for each in _all_of_ours() if each not in known)
    finally:
        if was_enabled:
            gc.enable()


def let_qt_delete() -> None:
    """Let Qt delete what waits for it, and what only waits once that is gone."""
    for _ in range(3):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QApplication.processEvents()


def _all_of_ours() -> list[QObject]:
    # By the class alone: a proxy must not be asked, and a deleted object cannot be.
    return [each for each in gc.get_objects() if _is_ours(type(each))]


def _is_ours(kind: type) -> bool:
    return issubclass(kind, QObject) and kind.__module__.startswith(OURS)
