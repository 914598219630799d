"""Whole windows for tests: shown with a library, and really gone afterwards."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from onex_desktop.app import bootstrap
from onex_desktop.gui.main_window import MainWindow


class WindowMaker:
    """Shows windows of one application, which is dressed once for all tests: dressing it anew costs a second."""

    def __init__(self, qtbot: QtBot, application: bootstrap.Application) -> None:
        self._qtbot, self._application = qtbot, application
        self._made: list[MainWindow] = []

    def __call__(self, library: Path | None = None) -> MainWindow:
        """Return a window of the smallest supported size, with ``library`` open and the first page filled."""
        window = self.unshown()
        window.resize(1366, 768)
        window.show()
        if library is not None:
            with self._qtbot.waitSignal(window.ready):
                assert window.open_library(library)
        return window

    def unshown(self) -> MainWindow:
        """Return a window that is not on the screen and has no library."""
        window = bootstrap.make_window(self._application)
        self._made.append(window)
        return window

    def close(self) -> None:
        """Close all windows and delete them now: the style sheet is put on every widget that is still there."""
        for window in self._made:
            window.close()
            window.deleteLater()
            QCoreApplication.sendPostedEvents(window, QEvent.Type.DeferredDelete)
        QApplication.processEvents()
