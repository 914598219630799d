"""What a test may have left behind: open transactions, running threads, windows on the screen."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, Engine, event


@contextmanager
def transactions() -> Iterator[Callable[[], list[str]]]:
    """Watch all engines; the function yielded names the transactions that are open when it is called."""
    running: dict[int, str] = {}

    def began(connection: Connection) -> None:
        running[id(connection)] = f"transaction on {connection.engine.url.database}"

    def ended(connection: Connection) -> None:
        running.pop(id(connection), None)

    hooks = (("begin", began), ("commit", ended), ("rollback", ended))
    for name, hook in hooks:
        event.listen(Engine, name, hook)
    try:
        yield lambda: list(running.values())
    finally:
        for name, hook in hooks:
            event.remove(Engine, name, hook)


def threads(known: set[threading.Thread]) -> list[str]:
    """Return the threads that run now and did not before; daemons of the test runner itself count as known."""
    return [
        f"thread {thread.name}"
        for thread in threading.enumerate()
        if thread not in known and not thread.name.startswith(("pytest", "pytest_timeout"))
    ]


def windows() -> list[str]:
    """Return the windows still shown, and close them; nothing when no test has used Qt yet.

    Asks the platform's windows, not the widgets: Python may still know a widget of before at the address of one that Qt
    has made since, and looking at that one ended the process.
    """
    gui = sys.modules.get("PySide6.QtGui")
    if gui is None or gui.QGuiApplication.instance() is None:
        return []
    shown = [window for window in gui.QGuiApplication.topLevelWindows() if window.isVisible()]
    names = [f"window {window.objectName() or type(window).__name__}" for window in shown]
    for window in shown:
        window.close()
    return names
