"""What goes wrong without anybody looking: exceptions nobody caught, and warnings of Qt and of Python."""

from __future__ import annotations

import sys
import threading
import traceback
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from types import TracebackType

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

QUIET = ("This plugin does not support",)
"""What the offscreen platform says about itself."""

HARMLESS = (QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg)


@contextmanager
def collected() -> Iterator[list[str]]:
    """Collect uncaught exceptions of every thread, and warnings with the place they came from."""
    found: list[str] = []

    def raised(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        found.append("".join(traceback.format_exception(kind, error, trace)))

    def said(kind: QtMsgType, _context: QMessageLogContext, text: str) -> None:
        if kind not in HARMLESS and not text.startswith(QUIET):
            found.append(f"Qt: {text}\n" + "".join(traceback.format_stack(limit=12)))

    def warned(message: Warning | str, *_: object, **__: object) -> None:
        found.append(f"{message}\n" + "".join(traceback.format_stack(limit=12)))

    before = sys.excepthook, threading.excepthook, qInstallMessageHandler(said)
    sys.excepthook = raised
    threading.excepthook = lambda args: raised(args.exc_type, args.exc_value or args.exc_type(), args.exc_traceback)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("default")
            warnings.showwarning = warned
            yield found
    finally:
        sys.excepthook, threading.excepthook = before[:2]
        qInstallMessageHandler(before[2])
