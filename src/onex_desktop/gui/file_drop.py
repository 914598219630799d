"""Files that are dragged onto the window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget


def dropped_file(data: QMimeData) -> Path | None:
    """Return the single local file that is dragged, if it is one."""
    files = dropped_files(data)
    return files[0] if len(files) == 1 else None


def dropped_files(data: QMimeData) -> list[Path]:
    """Return the local files that are dragged, none when anything else is among them."""
    urls = data.urls()
    return [Path(url.toLocalFile()) for url in urls] if all(url.isLocalFile() for url in urls) else []


class FileDrop(QObject):
    """Watches a window and hands over the file that is let go on it."""

    def __init__(self, window: QWidget, taken: Callable[[Path], None]) -> None:
        super().__init__(window)
        self._taken = taken
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Accept a file that comes, and take one that is let go."""
        if isinstance(event, QDragEnterEvent) and dropped_file(event.mimeData()) is not None:
            event.acceptProposedAction()
            return True
        if isinstance(event, QDropEvent) and event.type() == QEvent.Type.Drop:
            path = dropped_file(event.mimeData())
            if path is not None:
                event.acceptProposedAction()
                self._taken(path)
                return True
        return super().eventFilter(watched, event)
