"""The look at what a test leaves behind sees what it should."""

from __future__ import annotations

import threading
from pathlib import Path

from tests import factories, leftovers

from onex_desktop.persistence.engine import make_engine


def test_an_open_transaction_is_seen(tmp_path: Path) -> None:
    engine = make_engine(factories.empty_file(tmp_path / "库.onex"))
    with leftovers.transactions() as still_open, engine.connect() as connection:
        connection.exec_driver_sql("SELECT 1")
        seen = len(still_open())
    engine.dispose()
    assert seen == 1


def test_a_finished_transaction_is_not_seen(tmp_path: Path) -> None:
    engine = make_engine(factories.empty_file(tmp_path / "库.onex"))
    with leftovers.transactions() as still_open:
        with engine.begin():
            pass
        seen = still_open()
    engine.dispose()
    assert seen == []


def test_a_running_thread_is_seen() -> None:
    known = set(threading.enumerate())
    done = threading.Event()
    thread = threading.Thread(target=done.wait, name="worker")
    thread.start()
    seen = leftovers.threads(known)
    done.set()
    thread.join()
    assert seen == ["thread worker"]
