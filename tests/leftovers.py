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
    """Return the windows still shown, and close them; nothing when no test has used Qt yet."""
    widgets = sys.modules.get("PySide6.QtWidgets")
    if widgets is None or widgets.QApplication.instance() is None:
        return []
    shown = [widget for widget in widgets.QApplication.topLevelWidgets() if widget.isVisible()]
    names = [f"window {widget.objectName() or type(widget).__name__}" for widget in shown]
    for widget in shown:
        widget.close()
    return names
