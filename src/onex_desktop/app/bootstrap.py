"""The composition root of the window: paths, log, application, theme, window, then the library.

The window is on the screen before the database layer is imported; opening follows at the first idle moment.
"""

from __future__ import annotations

import gc
import os
import sys
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QApplication

from onex_desktop.app import second_start
from onex_desktop.app.exit_status import ExitStatus
from onex_desktop.gui.file_actions import SAMPLE_NAME
from onex_desktop.gui.main_window import TITLE, MainWindow
from onex_desktop.gui.qt_log import log_qt_messages
from onex_desktop.gui.state import DeskState
from onex_desktop.gui.theme import Theme, apply_theme, load_fonts, load_translations
from onex_desktop.runtime import garbage, paths
from onex_desktop.runtime.logging_setup import enable_fault_traces, set_up_logging

TYPE_CHECKING = False
if TYPE_CHECKING:
    from onex_desktop.gui.desk import Desk, OpenDesk

NO_SCREEN = (
    "这台机器没有可用的屏幕，窗口打不开。命令行仍可使用：onex-desktop --help 查看命令，onex-desktop smoke 自检。\n"
)


@dataclass(frozen=True, slots=True)
class Application:
    """The running application and how it is dressed."""

    qt: QApplication
    theme: Theme
    state: DeskState
    missing_fonts: list[str]

    def close(self) -> None:
        """Write the desk settings."""
        self.state.sync()


def make_application() -> Application:
    """Make the one QApplication, with fonts, Chinese stock texts and theme."""
    QApplication.setApplicationName("onex_desktop")
    QApplication.setApplicationDisplayName("")
    qt = QApplication.instance() or QApplication([sys.argv[0]])
    if not isinstance(qt, QApplication):
        raise TypeError("a QCoreApplication is in the way")
    missing = load_fonts()
    load_translations(qt)
    state = DeskState(paths.user_data())
    theme = apply_theme(qt, state.scheme)
    qt.setWindowIcon(theme.icon("onex"))
    return Application(qt, theme, state, missing)


def make_window(application: Application) -> MainWindow:
    """Make the window; it opens libraries through ``open_desk``."""
    return MainWindow(application.theme, application.state, open_desk)


def open_desk() -> OpenDesk:
    """Return the way to open a library for writing: lock it, check it, open it."""
    from onex_desktop.app import single_instance
    from onex_desktop.gui.desk import Desk
    from onex_desktop.persistence import gate
    from onex_desktop.services import libraries

    def open_path(path: Path) -> Desk:
        # Looked at first: a folder or a foreign file gets its own sentence, and no lock beside it.
        gate.schema_number(path)
        lock = single_instance.acquire(path)
        try:
            ctx = libraries.open_library(path)
        except BaseException:
            lock.unlock()
            raise
        libraries.sweep(ctx)
        return Desk(ctx, lock.unlock)

    return open_path


def show_and_open(window: MainWindow, path: Path | None) -> None:
    """Show the window; once it is painted, open ``path``, the last library, or the sample school."""

    def begin() -> None:
        wanted = path or _last_library(window.state)
        if wanted is not None:
            window.open_library(wanted)
        else:
            window.acts.open_sample()
        _collect_again()

    window.first_painted.connect(begin)
    window.show()


def _last_library(state: DeskState) -> Path | None:
    last = state.last_library
    return last if last is not None and last.exists() else None


def _collect_again() -> None:
    garbage.settle()
    gc.enable()


def open_window(path: Path | None) -> int:
    """Run the program with its window until that is closed; return the exit status."""
    if not has_screen():
        sys.stderr.write(NO_SCREEN)
        return ExitStatus.ENVIRONMENT
    _help_input_methods()
    log_qt_messages()
    log = set_up_logging()
    enable_fault_traces(log.parent)
    application = make_application()
    if second_start.hand_over(path or _last_library(application.state) or paths.user_data() / SAMPLE_NAME):
        return ExitStatus.DONE
    window = make_window(application)
    second_start.Doorbell(window)
    from onex_desktop.gui.dialogs.error_report import show_error
    from onex_desktop.gui.errors import ErrorReporter

    ErrorReporter(log, lambda text, place: show_error(window, text, place), window).install()
    if application.missing_fonts:
        from onex_desktop.wording.problems import sentence

        window.info.show_message("warning", sentence("fonts.missing", {"names": "、".join(application.missing_fonts)}))
    show_and_open(window, path)
    status = application.qt.exec()
    application.close()
    return status


def has_screen() -> bool:
    """Return whether Qt will find a screen; without one it would abort the process."""
    if sys.platform != "linux" or os.environ.get("QT_QPA_PLATFORM"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _help_input_methods() -> None:
    # PySide6 brings no fcitx plug-in; fcitx answers on ibus's protocol as well.
    if sys.platform == "linux" and "fcitx" in os.environ.get("XMODIFIERS", ""):
        os.environ.setdefault("QT_IM_MODULE", "ibus")


__all__ = ["TITLE", "Application", "make_application", "make_window", "open_window", "show_and_open"]
