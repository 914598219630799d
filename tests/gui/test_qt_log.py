"""Qt's messages reach the log, with their weight."""

from __future__ import annotations

import logging
from collections.abc import Iterator

import pytest
from PySide6.QtCore import qInstallMessageHandler, qWarning

from onex_desktop.gui.qt_log import log_qt_messages


@pytest.fixture(autouse=True)
def handler() -> Iterator[None]:
    """Put the handler of the test runner back."""
    kept = qInstallMessageHandler(None)
    yield
    qInstallMessageHandler(kept)


def test_a_warning_of_qt_becomes_a_warning_in_the_log() -> None:
    told: list[tuple[str, str]] = []

    class Keeper(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            told.append((record.levelname, record.getMessage()))

    # A handler of its own: whether the program's log passes on to the runner's depends on the tests before.
    keeper, log = Keeper(), logging.getLogger("onex_desktop.gui.qt_log")
    log.addHandler(keeper)
    try:
        log_qt_messages()
        qWarning("planted")
    finally:
        log.removeHandler(keeper)
    assert told == [("WARNING", "planted")]
