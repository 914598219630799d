"""What Qt has to say goes to the program's log; a terminal is for the user's language."""

from __future__ import annotations

import logging
from typing import Final

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

logger = logging.getLogger(__name__)

_LEVELS: Final = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


def log_qt_messages() -> None:
    """Send Qt's messages to the log from now on."""
    qInstallMessageHandler(_log)


def _log(kind: QtMsgType, _context: QMessageLogContext, text: str) -> None:
    logger.log(_LEVELS[kind], "%s", text)
