"""Backups nobody asks for are made in the background, and end before the library they are of is closed."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from tests import factories

from onex_desktop.domain.errors import EnvironmentFault
from onex_desktop.gui.backups import BackupWatch
from onex_desktop.gui.desk import Desk
from onex_desktop.gui.tasks import TaskRunner
from onex_desktop.services import backup
from onex_desktop.services.context import AppContext


@pytest.fixture
def ctx(tmp_path: Path) -> AppContext:
    return factories.sample_library(tmp_path)


@pytest.fixture
def watch(qtbot: QtBot, ctx: AppContext) -> Iterator[BackupWatch]:
    tasks = TaskRunner()
    made = BackupWatch(tasks, tasks)
    made.watch(Desk(ctx, lambda: None))
    yield made
    made.watch(None)
    tasks.close()
    assert qtbot is not None


def test_an_opened_library_is_backed_up_once(watch: BackupWatch, ctx: AppContext, qtbot: QtBot) -> None:
    for _ in range(2):
        with qtbot.waitSignal(watch.known) as told:
            watch.back_up()
        assert told.args == [f"{backup.existing(ctx)[0].made.astimezone():%m-%d %H:%M}"]
    assert len(backup.existing(ctx)) == 1


def test_a_failure_is_told_and_the_next_one_is_tried(
    watch: BackupWatch, ctx: AppContext, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_ctx: AppContext) -> None:
        raise EnvironmentFault("disk.full", name="备份")

    with monkeypatch.context() as broken, qtbot.waitSignal(watch.failed) as told:
        broken.setattr(backup, "when_changed", full)
        watch.back_up()
    assert told.args is not None
    assert told.args[0].code == "disk.full"
    with qtbot.waitSignal(watch.known):
        watch.back_up()
    assert len(backup.existing(ctx)) == 1


def test_one_under_way_ends_before_the_library_is_left(watch: BackupWatch, monkeypatch: pytest.MonkeyPatch) -> None:
    begun, go, ended = threading.Event(), threading.Event(), threading.Event()

    def slow(_ctx: AppContext) -> None:
        begun.set()
        go.wait(5)
        ended.set()

    monkeypatch.setattr(backup, "when_changed", slow)
    watch.back_up()
    assert begun.wait(5)
    threading.Timer(0.05, go.set).start()
    watch.watch(None)
    assert ended.is_set()


def test_what_changed_is_backed_up_before_leaving(watch: BackupWatch, ctx: AppContext) -> None:
    watch.before_leaving()
    factories.add_college(ctx, "新学院")
    watch.before_leaving()
    assert backup.when_changed(ctx) is None
    assert backup.contents(backup.existing(ctx)[0].path).steps == factories.head(ctx)
