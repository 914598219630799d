"""Commands run as other programs run them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from onex_desktop.app.command_line import run

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def command(capsys: pytest.CaptureFixture[str]) -> Run:
    """Return a function that runs a command and returns its status and what it printed."""

    def call(*words: object) -> tuple[int, str, str]:
        try:
            status = run([str(word) for word in words])
        except SystemExit as left:
            status = int(left.code or 0)
        printed = capsys.readouterr()
        return int(status), printed.out, printed.err

    return call
