"""A big matrix is read in the background: nothing acts on it before it is there, and no late answer is shown."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from tests import factories
from tests.gui.mapping_window import WindowStub, open_page

from onex_desktop.domain.mapping import Strength
from onex_desktop.domain.problems import Place
from onex_desktop.gui.pages.mapping import MappingPage
from onex_desktop.gui.pages.page import Work
from onex_desktop.gui.tasks import Task
from onex_desktop.gui.theme import Theme
from onex_desktop.services import mapping, mapping_outlines
from onex_desktop.services.context import AppContext

T = TypeVar("T")
KEY = (2, 1)


class LateWindow(WindowStub):
    """A window in which work in the background answers when the test says so."""

    def __init__(self) -> None:
        super().__init__()
        self.under_way: list[tuple[Callable[[], Any], Callable[[Any], None]]] = []

    def in_background(self, title: str, work: Callable[[Work], T], done: Callable[[T], None]) -> Work:
        """Keep the work; what it reads is read when it would have begun."""
        task = Task(title)
        read = work(task)
        self.under_way.append((lambda: read, done))
        return task

    def answer(self, number: int = 0) -> None:
        """Let one of the works under way answer."""
        work, done = self.under_way.pop(number)
        done(work())


@pytest.fixture
def ctx(tmp_path: Path) -> AppContext:
    """Return the sample school, open."""
    return factories.sample_library(tmp_path)


@pytest.fixture
def window(monkeypatch: pytest.MonkeyPatch) -> LateWindow:
    """Return the window; every matrix counts as a big one."""
    monkeypatch.setattr(mapping_outlines, "AT_ONCE", 0)
    return LateWindow()


@pytest.fixture
def page(ctx: AppContext, theme: Theme, window: LateWindow, qtbot: QtBot) -> MappingPage:
    """Return the page while its first matrix is on its way."""
    return open_page(ctx, theme, window, qtbot)


def title(page: MappingPage) -> str:
    return page.view.accessibleName()


def test_until_a_big_matrix_is_there_nothing_can_be_done_with_it(page: MappingPage, window: LateWindow) -> None:
    assert not page.view.isVisible()
    assert not page.bar.gap_button.isVisible()
    window.answer()
    assert page.view.isVisible()
    assert page.bar.figures() == "覆盖 3/5 60%"
    QTest.keyClick(page.view, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    assert page.view.hasFocus()


def test_an_answer_that_comes_after_another_matrix_was_asked_for_is_never_shown(
    page: MappingPage, window: LateWindow
) -> None:
    certificates, indicators = page._sources[:2]
    page.turn_to(indicators)
    window.answer(1)
    shown = page.model.matrix
    assert shown is not None
    window.answer(0)
    assert page.model.matrix is shown
    page.turn_to(certificates)
    assert not page.view.isVisible()
    page.turn_to(indicators)
    window.answer(0)
    assert not page.view.isVisible()
    window.answer(0)
    assert page.view.isVisible()
    assert page.model.matrix == shown


def test_a_change_while_a_matrix_is_read_is_read_again(page: MappingPage, window: LateWindow, ctx: AppContext) -> None:
    page.reload(mapping.set_cells(ctx, [mapping.CellEdit(KEY, Strength.STRONG)]))
    window.answer(1)
    assert page.bar.figures() == "覆盖 4/5 80%"
    window.answer(0)
    assert page.bar.figures() == "覆盖 4/5 80%"


def test_a_matrix_that_is_read_again_stays_in_sight_until_the_new_one_is_there(
    page: MappingPage, window: LateWindow, ctx: AppContext
) -> None:
    window.answer()
    mapping.set_cells(ctx, [mapping.CellEdit(KEY, Strength.STRONG)])
    page.reload(None)
    assert page.view.isVisible()
    assert page.bar.figures() == "覆盖 3/5 60%"
    window.answer()
    assert page.bar.figures() == "覆盖 4/5 80%"


def test_a_finding_leads_to_its_cell_when_its_matrix_has_come(page: MappingPage, window: LateWindow) -> None:
    page.open_place(Place("mapping", 5, "2-5 新能源汽车多种能源高新系统技术"))
    assert not page.view.isVisible()
    window.answer()
    assert page.view.current_cell() == (4, 0)
    page.open_place(Place("mapping", 4, "新能源汽车电控系统检测维修"))
    assert page.view.current_cell() == (4, 4)


def test_a_finding_does_not_lead_anywhere_after_another_matrix_was_chosen(
    page: MappingPage, window: LateWindow
) -> None:
    page.open_place(Place("mapping", 5, "2-5 新能源汽车多种能源高新系统技术"))
    page.turn_to(page._sources[1])
    window.answer(0)
    window.answer(0)
    assert page.view.current_cell() == (0, 0)
