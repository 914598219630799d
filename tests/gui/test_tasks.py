"""Work in the background always answers, on the main thread, with a result or an error."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from onex_desktop.gui.tasks import Task, TaskRunner


@pytest.fixture
def runner() -> Iterator[TaskRunner]:
    """Return a runner that is closed afterwards."""
    made = TaskRunner()
    yield made
    made.close()


def test_a_result_arrives_on_the_main_thread(runner: TaskRunner, qtbot: QtBot) -> None:
    seen: list[tuple[int, threading.Thread]] = []
    with qtbot.waitSignal(runner.finished):
        runner.run("数", lambda _: 42, lambda n: seen.append((n, threading.current_thread())), _fail)
    assert seen == [(42, threading.main_thread())]


def test_the_work_itself_runs_elsewhere(runner: TaskRunner, qtbot: QtBot) -> None:
    seen: list[threading.Thread] = []
    with qtbot.waitSignal(runner.finished):
        runner.run("看", lambda _: threading.current_thread(), seen.append, _fail)
    assert seen[0] is not threading.main_thread()


def test_an_error_arrives_as_an_answer(runner: TaskRunner, qtbot: QtBot) -> None:
    errors: list[BaseException] = []

    def work(_task: Task) -> None:
        raise ValueError("planted")

    with qtbot.waitSignal(runner.finished):
        runner.run("错", work, lambda _: pytest.fail("no result was due"), errors.append)
    assert [str(error) for error in errors] == ["planted"]


def test_work_is_done_in_the_order_in_which_it_was_asked_for(runner: TaskRunner, qtbot: QtBot) -> None:
    done: list[str] = []
    for name in "甲乙丙":
        runner.run(name, lambda task: task.title, done.append, _fail)
    with qtbot.waitSignal(runner.finished, check_params_cb=lambda task: task.title == "丙"):
        pass
    assert done == ["甲", "乙", "丙"]


def test_who_asks_for_something_does_not_wait_behind_quiet_work(runner: TaskRunner, qtbot: QtBot) -> None:
    ready = threading.Event()
    done: list[str] = []
    runner.run("静", lambda _: ready.wait(5), lambda _: done.append("静"), _fail, quiet=True)
    with qtbot.waitSignal(runner.finished):
        runner.run("问", lambda _: None, lambda _: done.append("问"), _fail)
    with qtbot.waitSignal(runner.finished):
        ready.set()
    assert done == ["问", "静"]


def test_a_task_can_be_asked_to_stop(runner: TaskRunner, qtbot: QtBot) -> None:
    ready = threading.Event()
    seen: list[bool] = []

    def work(task: Task) -> bool:
        ready.wait(5)
        return task.cancelled

    with qtbot.waitSignal(runner.finished):
        task = runner.run("停", work, seen.append, _fail)
        task.cancel()
        ready.set()
    assert seen == [True]


def _fail(error: BaseException) -> None:
    pytest.fail(f"no error was due: {error}")
