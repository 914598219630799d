"""The last resort: an error nobody caught becomes a message, never a vanished window."""

from __future__ import annotations

import logging
import sys
import threading
import traceback
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, Qt, Signal

logger = logging.getLogger(__name__)

Show = Callable[[str, Path], None]


class ErrorReporter(QObject):
    """Logs uncaught exceptions of every thread and shows them on the main one.

    Signals:
        caught: the trace of an exception as text.
    """

    caught = Signal(str)

    def __init__(self, log: Path, show: Show, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._log = log
        self._show = show
        self._showing = False
        # Queued: a worker's exception reaches the hook on the worker's thread, where no dialog may be opened.
        self.caught.connect(self._report, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Take over the hooks of the interpreter."""
        sys.excepthook = self._hook
        threading.excepthook = lambda args: self._hook(
            args.exc_type, args.exc_value or args.exc_type(), args.exc_traceback
        )

    def _hook(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        logger.error("uncaught", exc_info=(kind, error, trace))
        if not issubclass(kind, KeyboardInterrupt):
            self.caught.emit("".join(traceback.format_exception(kind, error, trace)))

    def _report(self, text: str) -> None:
        # A fault in painting repeats with every frame; one dialog is enough.
        if self._showing:
            return
        self._showing = True
        try:
            self._show(text, self._log)
        finally:
            self._showing = False
