"""Who types does not wait for what is looked at in the background."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import text
from tests import factories

from onex_desktop.services import campus
from onex_desktop.services.context import AppContext, GaveWay

FOR_EVER = text(
    "WITH RECURSIVE endless(n) AS (SELECT seq FROM journal_steps UNION ALL SELECT n + 1 FROM endless) "
    "SELECT count(*) FROM endless"
)


def _read_for_ever(ctx: AppContext, begun: threading.Event) -> None:
    with ctx.read_giving_way() as session:
        begun.set()
        session.execute(FOR_EVER)


def test_a_commit_interrupts_a_reading_that_gives_way(tmp_path: Path) -> None:
    ctx = factories.empty_library(tmp_path)
    factories.add_college(ctx, "甲学院")
    begun = threading.Event()
    with ThreadPoolExecutor(1) as background:
        reading = background.submit(_read_for_ever, ctx, begun)
        assert begun.wait(10)
        written = 0
        # Without the interruption a commit would wait for the reader until the lock times out, and fail. The first
        # one may come a moment before the statement, which no interruption can reach.
        while not reading.done():
            written += 1
            factories.add_college(ctx, f"学院{written}")
        with pytest.raises(GaveWay):
            reading.result()
    assert len(campus.colleges(ctx)) == 1 + written


def test_a_reading_that_gives_way_reads_on_afterwards(tmp_path: Path) -> None:
    ctx = factories.empty_library(tmp_path)
    with ctx.read_giving_way() as session:
        factories.add_college(ctx, "甲学院")
        assert session.execute(text("SELECT name FROM colleges")).scalars().all() == ["甲学院"]
