"""T54: what is closed is freed: the pages with their library, each dialog, each menu."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import SIGNAL
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot
from tests import factories
from tests.conftest import Loops
from tests.gui.every_dialog import WAYS, Leaver, Way, dialog_classes
from tests.gui.freed import let_qt_delete, made_inside
from tests.gui.windows import WindowMaker

from onex_desktop.gui.main_window import MainWindow


@pytest.fixture
def library(tmp_path: Path) -> Path:
    factories.full_library(tmp_path)
    factories.close_all()
    return tmp_path / "示例.onex"


@pytest.fixture
def used(show_window: WindowMaker, library: Path) -> MainWindow:
    """Return a window in which every page was looked at, so that what stays for good is there already."""
    window = show_window(library)
    window.visit_all_pages()
    return window


@pytest.fixture
def leaver(used: MainWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Leaver]:
    rows = tmp_path / "学生.csv"
    rows.write_text("姓名,学号\n张三,0019001\n", encoding="utf-8")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_, **__: (str(rows), ""))
    made = Leaver(used)
    yield made
    made.stop()


def _open_and_leave(qtbot: QtBot, window: MainWindow, leaver: Leaver, name: str, way: Way) -> None:
    leaver.left.clear()
    way(window)
    qtbot.waitUntil(lambda: name in leaver.left and QApplication.activeModalWidget() is None)
    # Work goes on for a moment after the dialog that asked for it; it holds it until its answer has come.
    with qtbot.waitSignal(window.tasks.finished):
        window.tasks.run("", lambda _task: None, lambda _result: None, window.acts.commands.explain)
    let_qt_delete()


def test_a_closed_library_leaves_nothing_of_its_pages(used: MainWindow, library: Path, loops: Loops) -> None:
    listening = SIGNAL("changed()")
    used.close_library()
    let_qt_delete()
    heard_by = used.theme.receivers(listening), used.bus.receivers(listening)
    with made_inside() as left:
        for _ in range(loops(1, 200)):
            assert used.open_library(library)
            assert used.visit_all_pages() == len(used.pages)
            assert left()["MappingPage"] == 1
            used.close_library()
            let_qt_delete()
            assert left() == Counter()
    assert (used.theme.receivers(listening), used.bus.receivers(listening)) == heard_by


def test_turning_to_pages_makes_nothing_anew(used: MainWindow, loops: Loops) -> None:
    used.visit_all_pages()
    let_qt_delete()
    with made_inside() as left:
        for _ in range(loops(20, 200)):
            used.visit_all_pages()
        let_qt_delete()
        assert left() == Counter()


def test_there_is_a_way_to_every_dialog() -> None:
    assert dialog_classes() <= set(WAYS)


def test_a_dialog_that_was_left_is_gone(qtbot: QtBot, used: MainWindow, leaver: Leaver, loops: Loops) -> None:
    kept: dict[str, Counter[str]] = {}
    for name, way in WAYS.items():
        _open_and_leave(qtbot, used, leaver, name, way)
        with made_inside() as left:
            for _ in range(loops(2, 200)):
                _open_and_leave(qtbot, used, leaver, name, way)
            if left():
                kept[name] = left()
    assert kept == {}
