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


def test_a_warning_of_qt_becomes_a_warning_in_the_log(caplog: pytest.LogCaptureFixture) -> None:
    log_qt_messages()
    with caplog.at_level(logging.WARNING, logger="onex_desktop.gui.qt_log"):
        logging.getLogger("onex_desktop").propagate = True
        qWarning("planted")
    assert [(record.levelname, record.message) for record in caplog.records] == [("WARNING", "planted")]
