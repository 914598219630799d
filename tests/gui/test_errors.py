"""An error nobody caught is logged and shown once, whichever thread it came from."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication

from onex_desktop.gui.errors import ErrorReporter


@pytest.fixture(autouse=True)
def hooks(qapp: object) -> Iterator[None]:  # noqa: ARG001 -- queued signals need an application
    """Put the interpreter's hooks back."""
    kept = sys.excepthook, threading.excepthook
    yield
    sys.excepthook, threading.excepthook = kept


def test_an_error_of_the_main_thread_is_shown_with_the_log() -> None:
    shown: list[tuple[str, Path]] = []
    reporter = ErrorReporter(Path("log"), lambda text, log: shown.append((text, log)))
    reporter.install()
    sys.excepthook(ValueError, ValueError("planted"), None)
    QCoreApplication.processEvents()
    ((text, log),) = shown
    assert "ValueError: planted" in text
    assert log == Path("log")


def test_an_error_of_a_worker_is_shown_on_the_main_thread() -> None:
    shown: list[threading.Thread] = []
    reporter = ErrorReporter(Path("log"), lambda _text, _log: shown.append(threading.current_thread()))
    reporter.install()

    def work() -> None:
        raise ValueError("planted")

    worker = threading.Thread(target=work)
    worker.start()
    worker.join()
    QCoreApplication.processEvents()
    assert shown == [threading.main_thread()]


def test_errors_that_come_while_one_is_shown_open_no_second_dialog() -> None:
    shown: list[str] = []

    def show(text: str, _log: Path) -> None:
        shown.append(text)
        # A dialog has a loop of its own, in which the next frame fails as well.
        sys.excepthook(ValueError, ValueError("second"), None)
        QCoreApplication.processEvents()

    reporter = ErrorReporter(Path("log"), show)
    reporter.install()
    sys.excepthook(ValueError, ValueError("first"), None)
    QCoreApplication.processEvents()
    assert len(shown) == 1
    assert "first" in shown[0]
