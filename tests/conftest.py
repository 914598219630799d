"""What every test gets: a desk of its own, no screen, and a look at what it leaves behind."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

# Qt reads this when it is first imported.
if sys.platform.startswith("linux") and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from tests import factories, leftovers

Loops = Callable[[int, int], int]


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add ``--long``, which repeats the fault loops as often as a night allows."""
    parser.addoption("--long", action="store_true", help="run the fault loops in their long form")


@pytest.fixture
def loops(request: pytest.FixtureRequest) -> Loops:
    """Return a function that picks how often a fault loop runs: ``loops(short, long)``."""
    wants_long = bool(request.config.getoption("--long"))
    return lambda short, long: long if wants_long else short


@pytest.fixture(autouse=True)
def desk(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give each test its own folder for logs and backups."""
    folder = tmp_path_factory.mktemp("desk")
    monkeypatch.setenv("ONEX_DATA_DIR", str(folder))
    return folder


@pytest.fixture(autouse=True)
def leaves_nothing_behind(desk: Path) -> Iterator[None]:  # noqa: ARG001 -- its folder must outlive the libraries
    """Fail a test that leaves a transaction, a thread or a window behind; close the libraries it opened."""
    threads = set(threading.enumerate())
    with leftovers.transactions() as still_open:
        yield
        left = [*leftovers.threads(threads), *still_open(), *leftovers.windows()]
        factories.close_all()
    if left:
        pytest.fail("left behind: " + ", ".join(left))
