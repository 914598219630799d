"""The spreadsheet's hand on the mapping page: each act of the mouse is one step that undo takes back."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from tests import factories
from tests.gui.mapping_window import WindowStub, open_page
from tests.gui.matrix_fixtures import S, select
from tests.gui.matrix_mouse import LEFT, middle

from onex_desktop.gui.pages.mapping import MappingPage
from onex_desktop.gui.theme import Theme
from onex_desktop.services import mapping, undo
from onex_desktop.services.context import AppContext
from onex_desktop.wording.steps import step_label

SHIFT = Qt.KeyboardModifier.ShiftModifier
NO = Qt.KeyboardModifier.NoModifier
Key = Qt.Key


@pytest.fixture
def ctx(tmp_path: Path) -> AppContext:
    """Return the sample school, open."""
    return factories.sample_library(tmp_path)


@pytest.fixture
def window() -> WindowStub:
    """Return what stands in for the window."""
    return WindowStub()


@pytest.fixture
def page(ctx: AppContext, theme: Theme, window: WindowStub, qtbot: QtBot) -> MappingPage:
    """Return the page on the screen, with the focus on the matrix."""
    return open_page(ctx, theme, window, qtbot)


@pytest.mark.parametrize(("held", "said"), [(NO, "填充对应"), (SHIFT, "涂写对应")])
def test_a_drag_is_one_named_step(
    page: MappingPage, ctx: AppContext, window: WindowStub, held: Qt.KeyboardModifier, said: str
) -> None:
    view = page.view
    view.go(0, 0)
    viewport = view.viewport()
    start = middle(view, 0, 0) if held else view.mouse.handle().center()
    QTest.mousePress(viewport, LEFT, held, start)
    QTest.mouseMove(viewport, middle(view, 4, 0))
    QTest.mouseRelease(viewport, LEFT, held, middle(view, 4, 0))
    assert [page.model.strength(row, 0) for row in range(5)] == [S] * 5
    assert page.bar.figures() == "覆盖 5/5 100%"
    (changed,) = window.changes
    assert changed.step is not None
    assert step_label("do", changed.step.code, changed.step.subject).startswith(said)
    page.reload(undo.undo(ctx))
    assert [page.model.strength(row, 0) for row in range(5)] == [S, None, None, None, None]
    assert page.bar.figures() == "覆盖 3/5 60%"


def test_the_status_line_sums_the_hours_it_knows(page: MappingPage, ctx: AppContext, qtbot: QtBot) -> None:
    for slot, hours in ((1, "8"), (2, "4.5"), (3, "7.5")):
        mapping.set_details(ctx, (1, slot), Decimal(hours), "")
    page.reload(None)
    # 2-1 has four links, one of them of unknown hours: 20 over 3 is 6.67, half-up.
    with qtbot.waitSignal(page.status_changed) as told:
        select(page.view, 0, 0, 1, 4)
    assert told.args == ["选中 10 格：强 4 · 学时合计 20，平均 6.67（3 格） · 覆盖 60%"]
    with qtbot.waitSignal(page.status_changed) as told:
        page.view.go(0, 1)
    assert told.args == ["选中 1 格：强 1 · 学时 4.5 · 覆盖 60%"]
