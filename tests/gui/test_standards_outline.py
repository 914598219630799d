"""The tree of a standard as an outline: dragged, indented, moved over edges, by keyboard alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot
from tests import factories
from tests.gui.mapping_window import WindowStub
from tests.gui.standards_window import SECTION, add_standard, open_page
from tests.services.small_standard import SMALL

from onex_desktop.domain.problems import Place
from onex_desktop.domain.standards.tree import Kind, dotted, walk
from onex_desktop.gui.models.tree_model import TreeModel
from onex_desktop.gui.pages.standards import StandardsPage
from onex_desktop.gui.theme import Theme
from onex_desktop.services import standards, undo
from onex_desktop.services.context import AppContext

ALT, SHIFT = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier
MOVE = Qt.DropAction.MoveAction
Key = Qt.Key


@pytest.fixture
def ctx(tmp_path: Path) -> AppContext:
    return factories.empty_library(tmp_path)


@pytest.fixture
def window() -> WindowStub:
    return WindowStub()


@pytest.fixture
def page(ctx: AppContext, theme: Theme, window: WindowStub, qtbot: QtBot) -> StandardsPage:
    add_standard(ctx, SMALL)
    return open_page(ctx, theme, window, qtbot)


def shown(ctx: AppContext) -> list[str]:
    (row,) = standards.standards(ctx)
    return [f"{dotted(n)} {item.text}" for n, item in walk(standards.content(ctx, row.id)[SECTION])]


def go(page: StandardsPage, name: str) -> tuple[Kind, int]:
    page.open_place(Place("standards", 1, name, "intermediate"))
    key = page.view.current_key()
    assert isinstance(key, tuple)
    return Kind(key[0]), int(key[1])


def current(page: StandardsPage) -> str:
    node = page.view.model().node(page.view.currentIndex())  # type: ignore[attr-defined]
    return " ".join(node.cells[:2])


def codes(window: WindowStub) -> list[str]:
    return [changed.step.code for changed in window.changes if changed.step]


def test_a_requirement_is_dragged_to_another_task(
    page: StandardsPage, ctx: AppContext, window: WindowStub, qtbot: QtBot, qtmodeltester: ModelTester
) -> None:
    model = page.view.model()
    assert isinstance(model, TreeModel)
    target = go(page, "1.2")
    data = model.mimeData([model.index_of(go(page, "1.1.1"))])
    assert model.dropMimeData(data, MOVE, 0, 0, model.index_of(target))
    qtbot.waitUntil(lambda: len(window.changes) == 1)
    assert shown(ctx)[:6] == ["1 甲域", "1.1 甲务", "1.1.1 能乙。", "1.2 乙务", "1.2.1 能甲。", "1.2.2 能丙。"]
    assert (current(page), codes(window)) == ("1.2.1 能甲。", ["standards.move_item"])
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]
    page.reload(undo.undo(ctx))
    assert shown(ctx)[:4] == ["1 甲域", "1.1 甲务", "1.1.1 能甲。", "1.1.2 能乙。"]


def test_a_drop_in_the_wrong_place_says_why(page: StandardsPage, window: WindowStub, qtbot: QtBot) -> None:
    model = page.view.model()
    assert isinstance(model, TreeModel)
    data = model.mimeData([model.index_of(go(page, "1.1.1"))])
    assert model.dropMimeData(data, MOVE, 1, 0, model.index_of(go(page, "2")))
    qtbot.waitUntil(lambda: bool(window.refused))
    assert (window.refused, window.changes) == (["standards.move_requirement"], [])


def test_tab_and_shift_tab_change_the_level_and_stay_with_the_line(page: StandardsPage, window: WindowStub) -> None:
    go(page, "1.2.1")
    QTest.keyClick(page.view, Key.Key_Backtab, SHIFT)
    assert current(page) == "1.3 能丙。"
    QTest.keyClick(page.view, Key.Key_Backtab, SHIFT)
    assert current(page) == "2 能丙。"
    QTest.keyClick(page.view, Key.Key_Tab)
    QTest.keyClick(page.view, Key.Key_Tab)
    assert current(page) == "1.2.1 能丙。"
    assert page.view.hasFocus()
    assert codes(window) == ["standards.outdent_item"] * 2 + ["standards.indent_item"] * 2
    QTest.keyClick(page.view, Key.Key_Tab)
    assert window.refused == ["standards.indent_deepest"]


def test_alt_and_arrow_go_over_the_edge(page: StandardsPage) -> None:
    go(page, "1.1.2")
    QTest.keyClick(page.view, Key.Key_Down, ALT)
    assert current(page) == "1.2.1 能乙。"
    QTest.keyClick(page.view, Key.Key_Up, ALT)
    assert current(page) == "1.1.2 能乙。"


def test_enter_writes_a_new_line_behind(page: StandardsPage, ctx: AppContext) -> None:
    go(page, "1.1.1")
    QTest.keyClick(page.view, Key.Key_Return)
    page.item.draft.set_values({"text": "能新。"})
    page.item.draft.save_button.click()
    assert shown(ctx)[2:5] == ["1.1.1 能甲。", "1.1.2 能新。", "1.1.3 能乙。"]
    assert current(page) == "1.1.2 能新。"
