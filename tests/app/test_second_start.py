"""A second start of an open library brings the first window to the front: that of the same user and library alone."""

from __future__ import annotations

import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QDir, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests import factories

from onex_desktop.app import bootstrap, second_start
from onex_desktop.app.single_instance import lock_path
from onex_desktop.gui.main_window import MainWindow

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

CALLER = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from onex_desktop.app import second_start
application = QCoreApplication([])
sys.exit(0 if second_start.hand_over(Path(sys.argv[1])) else 3)
"""


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    """Return a window with a library open."""
    made = bootstrap.make_window(bootstrap.make_application())
    made.show()
    with qtbot.waitSignal(made.ready):
        assert made.open_library(factories.sample_file(tmp_path / "示例 学校.onex"))
    yield made
    made.close()
    made.deleteLater()
    QApplication.processEvents()


@pytest.fixture
def bell(window: MainWindow) -> Iterator[second_start.Doorbell]:
    """Return what listens for second starts, already listening."""
    made = second_start.Doorbell(window)
    made.listen()
    yield made
    made.close()


def call(qtbot: QtBot, library: Path) -> int:
    """Start a second process for the library; return its status."""
    child = subprocess.Popen([sys.executable, "-c", CALLER, str(library)])  # noqa: S603 -- our own interpreter and code
    with child:
        qtbot.waitUntil(lambda: child.poll() is not None, timeout=20_000)
        return child.wait()


@pytest.mark.usefixtures("bell")
def test_the_window_that_has_the_library_comes_to_the_front(qtbot: QtBot, window: MainWindow) -> None:
    assert window.desk is not None
    path = window.desk.path
    window.showMinimized()
    assert call(qtbot, path) == 0
    assert not window.windowState() & Qt.WindowState.WindowMinimized
    assert window.desk.path == path


def test_a_window_that_moved_on_is_not_called_for_the_library_it_left(
    qtbot: QtBot, window: MainWindow, bell: second_start.Doorbell, tmp_path: Path
) -> None:
    assert window.desk is not None
    left = window.desk.path
    assert window.open_library(factories.sample_file(tmp_path / "另一所.onex"))
    bell.listen()
    assert call(qtbot, left) == 3
    assert call(qtbot, tmp_path / "另一所.onex") == 0


def test_a_call_for_another_library_opens_it(
    qtbot: QtBot, window: MainWindow, bell: second_start.Doorbell, tmp_path: Path
) -> None:
    other = factories.sample_file(tmp_path / "另一所.onex")
    with qtbot.waitSignal(window.ready):
        bell._answer(other)
    assert window.desk is not None
    assert window.desk.path == other


def test_nobody_is_called_when_the_library_is_free_or_its_holder_gone(tmp_path: Path, qapp: QApplication) -> None:
    library = factories.sample_file(tmp_path / "示例.onex")
    assert qapp is not None
    assert not second_start.hand_over(library)
    lock_path(library).touch()
    assert not second_start.hand_over(library)


@pytest.mark.usefixtures("bell")
def test_another_user_of_the_machine_is_not_called(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert window.desk is not None
    monkeypatch.setenv("ONEX_DATA_DIR", str(tmp_path / "another desk"))
    assert call(qtbot, window.desk.path) == 3


@pytest.mark.skipif(sys.platform == "win32", reason="a pipe goes with its process")
def test_what_a_killed_window_left_behind_does_not_keep_the_next_from_listening(
    qtbot: QtBot, window: MainWindow, bell: second_start.Doorbell
) -> None:
    assert window.desk is not None
    bell.close()
    place = Path(QDir.tempPath()) / second_start.call_name(window.desk.path)
    with socket.socket(socket.AF_UNIX) as killed:
        killed.bind(str(place))
    assert place.exists()
    bell.listen()
    assert call(qtbot, window.desk.path) == 0
