"""Ctrl+G: a number, a name or both lead to a cell."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from tests import factories
from tests.gui.mapping_window import WindowStub, open_page
from tests.gui.matrix_fixtures import matrix
from tests.gui.typing_hands import type_chinese
from tests.properties.test_mapping import matrix_of

from onex_desktop.gui.models.matrix_lines import RowFilter
from onex_desktop.gui.models.matrix_model import MatrixModel
from onex_desktop.gui.models.matrix_places import MOST, goals
from onex_desktop.gui.pages.mapping import MappingPage
from onex_desktop.gui.theme import Theme
from onex_desktop.gui.widgets.matrix_go_bar import NOTHING

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def small() -> MatrixModel:
    """Return the small matrix."""
    model = MatrixModel()
    model.set_matrix(matrix())
    return model


@pytest.fixture
def page(tmp_path: Path, theme: Theme, qtbot: QtBot) -> MappingPage:
    """Return the page on the screen, the cursor in its first cell."""
    made = open_page(factories.sample_library(tmp_path), theme, WindowStub(), qtbot)
    made.view.go(0, 0)
    return made


def titles(model: MatrixModel, typed: str) -> list[str]:
    return [goal.title for goal in goals(model, typed)]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("2-2", "2-2 模块2的技术"),
        ("２－２", "2-2 模块2的技术"),
        ("jxjc", "机械基础"),
        ("整车之3", "整车实训 · 模块3 整车之3"),
        ("2-3 jxjc", "2-3 模块3的技术 × 机械基础"),
        ("2-3×机械", "2-3 模块3的技术 × 机械基础"),
        ("2-1 整车 3", "2-1 模块1的技术 × 整车实训 · 模块3 整车之3"),
    ],
)
def test_what_is_typed_means(small: MatrixModel, typed: str, first: str) -> None:
    assert titles(small, typed)[0] == first


def test_nothing_is_meant_by_nothing_or_by_what_nothing_is_called(small: MatrixModel) -> None:
    assert titles(small, "  ") == titles(small, "9-9") == titles(small, "2-1 法语") == []


def test_a_requirement_is_found_with_or_without_its_module() -> None:
    model = MatrixModel()
    model.set_matrix(matrix_of({}))
    assert titles(model, "1.1.2")[0] == "2-1 · 1.1.2 能乙"
    assert titles(model, "2-1 1.1.2")[0] == "2-1 · 1.1.2 能乙"
    # What has the number itself comes before what begins with it, and that before what only holds it.
    assert titles(model, "1.1")[:3] == ["2-1 · 1.1 甲务", "2-1 · 1.1.1 能甲", "2-1 · 1.1.2 能乙"]
    assert titles(model, "3.1") == ["3.1 丙务", "3.1.1 能丁"]
    assert titles(model, "3.1.1 课程2 模块4")[0] == "3.1.1 能丁 × 课程2 · 模块4 内容"


def test_the_list_stays_short_and_leaves_out_what_a_filter_hides(small: MatrixModel) -> None:
    assert len(goals(small, "模块 模块")) <= MOST
    small.set_filter(RowFilter.TO_REVIEW)
    assert titles(small, "2-2") == []


@pytest.mark.parametrize("keys", [(Key.Key_G, CTRL), (Key.Key_F5, Qt.KeyboardModifier.NoModifier)])
def test_enter_goes_to_the_first_and_gives_the_matrix_its_keys_back(
    page: MappingPage, keys: tuple[Qt.Key, Qt.KeyboardModifier]
) -> None:
    QTest.keyClick(page.view, *keys)
    bar = page.pane.going
    assert bar.line.hasFocus()
    QTest.keyClicks(bar.line, "2-4 dwdp")
    assert [goal.title for goal in bar.completer.found] == []
    assert bar.said.text() == NOTHING
    bar.line.clear()
    type_chinese(bar.line, "2-4 动力网关")
    QTest.keyClick(bar.line, Key.Key_Return)
    assert page.view.current_cell() == (3, 8)
    assert not bar.isVisible()
    assert page.view.hasFocus()


def test_another_of_the_list_is_chosen_by_arrow(page: MappingPage, qtbot: QtBot) -> None:
    QTest.keyClick(page.view, Key.Key_G, CTRL)
    bar = page.pane.going
    QTest.keyClicks(bar.line, "2-")
    popup = bar.completer.list
    qtbot.waitUntil(popup.isVisible)
    assert [goal.title[:3] for goal in bar.completer.found[:5]] == ["2-1", "2-2", "2-3", "2-4", "2-5"]
    for _ in range(3):
        QTest.keyClick(popup, Key.Key_Down)
    QTest.keyClick(popup, Key.Key_Return)
    assert page.view.current_cell() == (2, 0)
    assert not bar.isVisible()


def test_enter_with_the_list_open_goes_at_once(page: MappingPage, qtbot: QtBot) -> None:
    QTest.keyClick(page.view, Key.Key_G, CTRL)
    bar = page.pane.going
    QTest.keyClicks(bar.line, "2-5")
    qtbot.waitUntil(bar.completer.list.isVisible)
    QTest.keyClick(bar.completer.list, Key.Key_Return)
    assert page.view.current_cell() == (4, 0)
    assert not bar.isVisible()


def test_esc_leaves_the_cursor_where_it_was_and_only_one_bar_is_open(page: MappingPage) -> None:
    QTest.keyClick(page.view, Key.Key_F, CTRL)
    assert page.pane.finding.isVisible()
    page.view.setFocus()
    QTest.keyClick(page.view, Key.Key_G, CTRL)
    assert (page.pane.finding.isVisible(), page.pane.going.isVisible()) == (False, True)
    QTest.keyClick(page.pane.going.line, Key.Key_Escape)
    assert not page.pane.going.isVisible()
    assert page.view.current_cell() == (0, 0)
    assert page.view.hasFocus()
