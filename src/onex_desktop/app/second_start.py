"""A second start of a library that is open already: the window that has it comes to the front instead.

A local socket (a named pipe on Windows) of this user and this library; nothing of it reaches a network (ADR 0031).
"""

from __future__ import annotations

import hashlib
import logging
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QDir, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

from onex_desktop.app.single_instance import lock_path
from onex_desktop.runtime import paths

TYPE_CHECKING = False
if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer, QLocalSocket

    from onex_desktop.gui.main_window import MainWindow

logger = logging.getLogger(__name__)

LISTEN_AFTER_MS: Final = 300
"""The first page and the look for findings go first."""

ANSWER_MS: Final = 2000
"""A window that is busy for longer is not waited for: the second start opens, and says who has the library."""

LONGEST: Final = 64 * 1024
UP: Final = b"up\n"


def call_name(library: Path) -> str:
    """Return the name under which the window that has a library can be called by its own user."""
    wanted = f"{paths.user_data().resolve()}\0{library.resolve()}"
    return f"onex-{hashlib.sha256(wanted.encode('utf-8', 'surrogatepass')).hexdigest()[:32]}"


def hand_over(library: Path) -> bool:
    """Ask the window that has the library to come to the front; return whether it answered that it did.

    Costs a look for the lock file when nobody has the library.
    """
    if not lock_path(library).exists() or not _is_ours(call_name(library)):
        return False
    from PySide6.QtNetwork import QLocalSocket

    _let_come_to_the_front()
    line = QLocalSocket()
    line.connectToServer(call_name(library))
    if not line.waitForConnected(ANSWER_MS):
        return False
    line.write(f"{library.resolve()}\n".encode())
    line.waitForBytesWritten(ANSWER_MS)
    answered = line.waitForReadyRead(ANSWER_MS)
    said = line.readLine(len(UP) + 1).data() if answered else b""
    line.abort()
    return bool(said == UP)


class Doorbell(QObject):
    """Listens for second starts of the library a window has open."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._server: QLocalServer | None = None
        self._soon = QTimer(self, singleShot=True, interval=LISTEN_AFTER_MS)
        self._soon.timeout.connect(self.listen)
        window.ready.connect(self._soon.start)

    def listen(self) -> None:
        """Listen for the library that is open now; when that cannot be, second starts say their sentence."""
        self.close()
        desk = self._window.desk
        if desk is None:
            return
        from PySide6.QtNetwork import QLocalServer

        server = QLocalServer(self)
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        name = call_name(desk.path)
        # What is there was left by a process that was killed: whoever lives holds the lock, and that is us.
        QLocalServer.removeServer(name)
        if not server.listen(name):
            logger.warning("no second start will be heard: %s", server.errorString())
            return
        server.newConnection.connect(self._take_call)
        self._server = server

    def close(self) -> None:
        """Listen no more."""
        if self._server is not None:
            self._server.close()
            self._server.deleteLater()
            self._server = None

    def _take_call(self) -> None:
        line = None if self._server is None else self._server.nextPendingConnection()
        if line is not None:
            line.disconnected.connect(line.deleteLater)
            line.readyRead.connect(self._reader(line))
            self._reader(line)()

    def _reader(self, line: QLocalSocket) -> Callable[[], None]:
        def read() -> None:
            if line.canReadLine():
                library = Path(bytes(line.readLine(LONGEST).data()).decode().rstrip("\n"))
                line.write(UP)
                line.flush()
                line.disconnectFromServer()
                self._answer(library)
            elif line.bytesAvailable() >= LONGEST:
                line.abort()

        return read

    def _answer(self, library: Path) -> None:
        window = self._window
        if window.desk is None or window.desk.path.resolve() != library:
            window.open_library(library)
        window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
        window.show()
        window.raise_()
        window.activateWindow()
        QApplication.alert(window)


def _is_ours(name: str) -> bool:
    # The folder for temporary files is everybody's; a pipe of Windows tells no owner.
    if sys.platform == "win32":
        return True
    try:
        return (Path(QDir.tempPath()) / name).stat().st_uid == os.getuid()
    except OSError:
        return False


def _let_come_to_the_front() -> None:
    # Windows lets only the program that has the user's attention, now this one, hand it on.
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.user32.AllowSetForegroundWindow(-1)
