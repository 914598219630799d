"""What the tests of the window share: one theme, and desk settings of their own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.gui.tables import TableMaker
from tests.gui.windows import WindowMaker

from onex_desktop.app.bootstrap import Application
from onex_desktop.gui.state import DeskState
from onex_desktop.gui.theme import Theme, apply_theme, load_fonts, load_translations
from onex_desktop.runtime import paths

HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let the offscreen platform say what it cannot do; every other warning of Qt fails the test."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.qt_log_ignore("This plugin does not support"))


@pytest.fixture(scope="session", autouse=True)
def _clipboard(qapp: QApplication) -> Iterator[None]:
    # The offscreen platform deletes what is on its clipboard after Python has gone, and a QMimeData made in Python
    # then ends the process with a fault; real platforms do it while the application is closed.
    yield
    qapp.clipboard().clear()


@pytest.fixture(scope="session")
def _dressed(qapp: QApplication) -> Theme:
    assert load_fonts() == []
    assert load_translations(qapp)
    return apply_theme(qapp, "light")


@pytest.fixture
def theme(_dressed: Theme) -> Theme:
    """Return the theme, light at the beginning of each test."""
    if _dressed.scheme != "light":
        _dressed.set_scheme("light")
    return _dressed


@pytest.fixture
def state(tmp_path: Path) -> DeskState:
    """Return desk settings in an empty folder."""
    return DeskState(tmp_path)


@pytest.fixture
def make_table(qtbot: QtBot, theme: Theme, state: DeskState) -> TableMaker:
    """Return what shows tables."""
    return TableMaker(qtbot, theme, state)


@pytest.fixture
def show_window(qtbot: QtBot, qapp: QApplication, theme: Theme) -> Iterator[WindowMaker]:
    """Return what shows whole windows; they are closed afterwards."""
    maker = WindowMaker(qtbot, Application(qapp, theme, DeskState(paths.user_data()), []))
    yield maker
    maker.close()
