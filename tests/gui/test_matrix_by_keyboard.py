"""The director's job in the real window, by keys alone: look at a matrix, close a gap, take it back, print."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from tests import factories

from onex_desktop.app import bootstrap
from onex_desktop.gui.context_bar import ContextBar
from onex_desktop.gui.dialogs.command_palette import CommandPalette
from onex_desktop.gui.dialogs.report_preview import ReportPreview
from onex_desktop.gui.main_window import MainWindow
from onex_desktop.gui.navigation import Rail
from onex_desktop.gui.pages.mapping import MappingPage
from onex_desktop.gui.pages.mapping_bar import MappingBar
from onex_desktop.gui.pages.mapping_inspector import MappingInspector
from onex_desktop.gui.widgets.choice_box import ChoiceBox
from onex_desktop.gui.widgets.matrix_view import MatrixView

Key = Qt.Key
NO = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    """Return the window with the sample school open, at work."""
    made = bootstrap.make_window(bootstrap.make_application())
    made.resize(1366, 768)
    with qtbot.waitActive(made):
        made.show()
    assert made.open_library(factories.sample_file(tmp_path / "示例学校.onex"))
    yield made
    made.close()
    made.deleteLater()
    QApplication.processEvents()


def press(key: Qt.Key, held: Qt.KeyboardModifier = NO) -> None:
    """Press a key where the focus is, as a hand does."""
    QTest.keyClick(focus(), key, held)
    QApplication.processEvents()


def focus() -> QWidget:
    """Return what has the focus."""
    found = QApplication.focusWidget()
    assert found is not None
    return found


def to_matrix(window: MainWindow) -> MappingPage:
    """Find the page of the matrix by the first letters of its name."""
    press(Key.Key_K, CTRL)
    (palette,) = window.findChildren(CommandPalette)
    QTest.keyClicks(palette.line, "juzhen")
    QTest.keyClick(palette.line, Key.Key_Return)
    page = window.page
    assert isinstance(page, MappingPage)
    return page


def choose(box: ChoiceBox, text: str) -> None:
    """Go down a list of choices to the one that begins so."""
    for _ in range(box.count()):
        if box.currentText().startswith(text):
            return
        press(Key.Key_Down)
    assert box.currentText().startswith(text)


def test_the_director_closes_a_gap_and_prints_by_keys_alone(window: MainWindow, qtbot: QtBot) -> None:
    page = to_matrix(window)
    assert isinstance(focus(), MatrixView)

    press(Key.Key_F6, SHIFT)
    boxes = [box for box in page.bar.findChildren(ChoiceBox) if box.isVisible()]
    certificate, plan = boxes[-2:]
    while focus() is not certificate:
        press(Key.Key_Tab)
    choose(certificate, "智能新能源汽车 · 中级")
    press(Key.Key_Tab)
    assert focus() is plan
    choose(plan, "新能源汽车技术 2020版")
    press(Key.Key_F6)
    assert isinstance(focus(), MatrixView)
    assert page.bar.figures() == "覆盖 3/5 60%"

    seen = []
    for _ in range(2):
        press(Key.Key_F7)
        assert page.inspector().gap.isVisible()
        seen.append(page.inspector().unit.text()[:4])
    assert seen == ["2-2 ", "2-5 "]

    press(Key.Key_F7)
    press(Key.Key_3)
    assert page.bar.figures() == "覆盖 4/5 80%"
    assert not page.inspector().gap.isVisible()
    press(Key.Key_Z, CTRL)
    assert page.bar.figures() == "覆盖 3/5 60%"

    press(Key.Key_P, CTRL)
    qtbot.waitUntil(lambda: bool(window.findChildren(ReportPreview)))
    (preview,) = window.findChildren(ReportPreview)
    assert preview.windowTitle().startswith("书证融通课程对照矩阵")
    assert preview.isVisible()
    QTest.keyClick(preview, Key.Key_Escape)
    assert not preview.isVisible()
    assert isinstance(window.focusWidget(), MatrixView)


def test_f6_goes_round_the_areas_both_ways(window: MainWindow) -> None:
    to_matrix(window)
    forth = [_area()]
    for _ in range(5):
        press(Key.Key_F6)
        forth.append(_area())
    assert forth == [MatrixView, MappingInspector, Rail, ContextBar, MappingBar, MatrixView]
    back = []
    for _ in range(5):
        press(Key.Key_F6, SHIFT)
        back.append(_area())
    assert back == [MappingBar, ContextBar, Rail, MappingInspector, MatrixView]


def test_tab_reaches_the_page_from_everywhere(window: MainWindow) -> None:
    page = to_matrix(window)
    ring, found = [], window.nextInFocusChain()
    while found is not None and found is not window:
        ring.append(found)
        found = found.nextInFocusChain()
    assert page.view in ring
    assert all(box in ring for box in page.bar.findChildren(ChoiceBox))


def _area() -> type[QWidget]:
    """Return what kind of area has the focus."""
    found: QWidget | None = focus()
    while found is not None and not isinstance(found, MatrixView | MappingInspector | Rail | ContextBar | MappingBar):
        found = found.parentWidget()
    assert found is not None
    return type(found)
