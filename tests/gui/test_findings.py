"""Findings are looked for in the background; what was known stands until something newer is."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from tests import factories

from onex_desktop.domain.problems import Problem, Severity
from onex_desktop.gui.desk import Desk
from onex_desktop.gui.findings import FindingsWatch
from onex_desktop.gui.tasks import TaskRunner
from onex_desktop.services import checking
from onex_desktop.services.context import AppContext

FOUND = (Problem("planted.once", Severity.INFO),)


class Look:
    """Stands in for the search: ends when it is let go or asked to stop; keeps how each look ended."""

    def __init__(self) -> None:
        self.begun = threading.Event()
        self.go = threading.Event()
        self.stopped: list[bool] = []

    def __call__(self, _ctx: AppContext, stopped: Callable[[], bool], _read: object) -> tuple[Problem, ...]:
        """Wait, then answer."""
        self.begun.set()
        while not stopped() and not self.go.wait(0.005):
            pass
        self.stopped.append(stopped())
        return FOUND


@pytest.fixture
def look(monkeypatch: pytest.MonkeyPatch) -> Look:
    """Put the stand-in in the place of the search."""
    made = Look()
    monkeypatch.setattr(checking, "find_problems", made)
    return made


@pytest.fixture
def watch(qtbot: QtBot, tmp_path: Path) -> Iterator[FindingsWatch]:
    """Return a watch on an empty library."""
    tasks = TaskRunner()
    ctx = factories.empty_library(tmp_path)
    made = FindingsWatch(tasks, tasks, lambda error: pytest.fail(str(error)))
    made.watch(Desk(ctx, lambda: None))
    yield made
    made.watch(None)
    tasks.close()
    ctx.close()
    assert qtbot is not None


def test_the_main_thread_goes_on_while_findings_are_looked_for(watch: FindingsWatch, look: Look, qtbot: QtBot) -> None:
    watch.look()
    assert watch.problems is None
    with qtbot.waitSignal(watch.found) as told:
        look.go.set()
    assert told.args == [FOUND]
    assert watch.problems == FOUND


def test_a_change_during_a_look_stops_it_and_another_follows(watch: FindingsWatch, look: Look, qtbot: QtBot) -> None:
    watch.look()
    assert look.begun.wait(5)
    with qtbot.waitSignal(watch.found):
        watch.look()
        look.go.set()
    assert look.stopped[-1] is False
    assert len(look.stopped) == 2


def test_many_changes_are_looked_at_once(watch: FindingsWatch, look: Look, qtbot: QtBot) -> None:
    look.go.set()
    with qtbot.waitSignal(watch.found):
        for _ in range(20):
            watch.look_soon()
    assert look.stopped == [False]


def test_a_library_that_is_closed_hears_no_more_of_its_findings(watch: FindingsWatch, look: Look, qtbot: QtBot) -> None:
    watch.look()
    assert look.begun.wait(5)
    with qtbot.assertNotEmitted(watch.found, wait=50):
        watch.watch(None)
    assert look.stopped == [True]
    assert watch.problems is None


def test_a_look_gives_way_to_work_that_somebody_asked_for_and_is_taken_up_again(
    watch: FindingsWatch, look: Look, qtbot: QtBot
) -> None:
    watch.look()
    assert look.begun.wait(5)
    tasks = watch.parent()
    assert isinstance(tasks, TaskRunner)
    with qtbot.waitSignal(watch.found):
        tasks.run("问", lambda _: look.go.set(), lambda _: None, lambda error: pytest.fail(str(error)))
    assert look.stopped == [True, False]
