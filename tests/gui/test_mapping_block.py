"""A block of Calc on the page: in with one step, away with one undo, out as it came in."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from tests import factories
from tests.gui.mapping_window import WindowStub, open_page
from tests.gui.matrix_fixtures import select
from tests.gui.matrix_library import AS_LINES, AS_PAGE, BLOCK, block_library

from onex_desktop.gui.models import matrix_words as words
from onex_desktop.gui.pages.mapping import MappingPage
from onex_desktop.gui.theme import Theme
from onex_desktop.services import mapping, undo
from onex_desktop.services.context import AppContext

CTRL: Final = Qt.KeyboardModifier.ControlModifier
FILLED: Final = 384
"""Cells of the block that are not blank."""


@pytest.fixture
def ctx(tmp_path: Path) -> AppContext:
    """Return a library with a matrix of 30 × 20 empty cells."""
    return block_library(tmp_path)


@pytest.fixture
def window() -> WindowStub:
    """Return what stands in for the window."""
    return WindowStub()


@pytest.fixture
def page(ctx: AppContext, theme: Theme, window: WindowStub, qtbot: QtBot) -> MappingPage:
    """Return the page with the cursor in its first cell."""
    made = open_page(ctx, theme, window, qtbot)
    made.view.go(0, 0)
    return made


def from_calc() -> QMimeData:
    """Return what Calc puts on the clipboard: lines, and beside them a page."""
    data = QMimeData()
    data.setText(AS_LINES)
    data.setHtml(AS_PAGE)
    return data


def lines_only() -> QMimeData:
    """Return the same as Excel and text editors write it: lines with both line ends."""
    data = QMimeData()
    data.setText(AS_LINES.replace("\n", "\r\n"))
    return data


def stored(ctx: AppContext) -> list[list[str]]:
    """Return the matrix as the library holds it, as text."""
    choice = mapping.choices(ctx)[0]
    found = mapping.matrix(ctx, choice.certificate_id, choice.level, choice.plan_id)
    assert found is not None
    cells = {key: words.write(cell.strength, words.COURSES.over(found.scale)) for key, cell in found.cells.items()}
    return [[cells.get((unit.id, column.id), "") for column in found.columns] for unit in found.units]


@pytest.mark.parametrize("copied", [from_calc, lines_only])
def test_a_block_goes_in_with_one_step_and_away_with_one_undo(
    page: MappingPage, ctx: AppContext, window: WindowStub, copied: Callable[[], QMimeData]
) -> None:
    before = factories.head(ctx)
    QGuiApplication.clipboard().setMimeData(copied())
    QTest.keyClick(page.view, Qt.Key.Key_V, CTRL)
    assert stored(ctx) == BLOCK
    assert sum(map(bool, (text for line in BLOCK for text in line))) == FILLED
    assert factories.head(ctx) == before + 1
    (step,) = (changed.step for changed in window.changes)
    assert step is not None
    assert (step.code, step.subject) == ("mapping.paste_cells", str(FILLED))
    page.reload(undo.undo(ctx))
    assert stored(ctx) == [[""] * 20] * 30
    assert page.model.ledger.coverage().covered == 0


def test_a_block_comes_out_as_it_went_in(page: MappingPage, ctx: AppContext, window: WindowStub) -> None:
    QGuiApplication.clipboard().setMimeData(from_calc())
    QTest.keyClick(page.view, Qt.Key.Key_V, CTRL)
    select(page.view, 0, 0, 29, 19)
    QTest.keyClick(page.view, Qt.Key.Key_C, CTRL)
    assert QGuiApplication.clipboard().text().replace("\r\n", "\n") == AS_LINES
    QTest.keyClick(page.view, Qt.Key.Key_V, CTRL)
    assert stored(ctx) == BLOCK
    assert len(window.changes) == 1
