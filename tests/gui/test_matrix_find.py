"""Finding in heads and notes, and putting one strength in place of another."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from tests import factories
from tests.gui.mapping_window import WindowStub, open_page
from tests.gui.matrix_fixtures import M, N, S, W, matrix, select
from tests.scale import FOUR

from onex_desktop.domain.mapping import MatrixCell, Strength
from onex_desktop.gui.models import matrix_find
from onex_desktop.gui.models.matrix_model import MatrixModel
from onex_desktop.gui.pages.mapping import MappingPage
from onex_desktop.gui.theme import Theme
from onex_desktop.services import mapping, undo
from onex_desktop.services.context import AppContext

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


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
    """Return the page on the screen, the cursor in its first cell."""
    made = open_page(ctx, theme, window, qtbot)
    made.view.go(0, 0)
    return made


def counts(ctx: AppContext) -> dict[Strength, int]:
    """Return how many links hold each strength."""
    held = [cell.strength for cell in mapping.links(ctx).values()]
    return {strength: held.count(strength) for strength in FOUR if strength in held}


def test_heads_are_found_by_characters_and_pinyin_and_notes_by_characters() -> None:
    model = MatrixModel()
    made = matrix({(1, 21): S, (3, 31): W})
    model.set_matrix(replace(made, cells={**made.cells, (2, 22): MatrixCell(M, note="并入整车实训")}))
    hits = matrix_find.find(model, "整车")
    assert [(hit.slot, hit.unit_id) for hit in hits] == [(31, None), (32, None), (33, None), (22, 2)]
    assert [hit.slot for hit in matrix_find.find(model, "jxjc")] == [-10]
    assert [(hit.unit_id, hit.row) for hit in matrix_find.find(model, "2-3")] == [(3, ("unit", 3))]
    assert matrix_find.find(model, " ") == []


def test_a_hit_in_a_folded_course_leads_to_its_column() -> None:
    model = MatrixModel()
    model.set_matrix(matrix())
    model.set_folded(30, folded=True)
    (hit,) = matrix_find.find(model, "整车之3")
    assert matrix_find.place(model, hit, (2, 0)) == (2, 3)


def test_find_goes_from_hit_to_hit_and_counts(page: MappingPage) -> None:
    QTest.keyClick(page.view, Key.Key_F, CTRL)
    bar = page.pane.finding
    assert bar.isVisible()
    bar.line.setText("制动")
    assert (bar.found.text(), page.view.current_cell()) == ("1/1", (1, 0))
    bar.line.setText("2-")
    assert bar.found.text() == "2/5"
    for _ in range(3):
        QTest.keyClick(bar.line, Key.Key_Return)
    assert (bar.found.text(), page.view.current_cell()) == ("5/5", (4, 0))
    QTest.keyClick(bar.line, Key.Key_Return)
    assert (bar.found.text(), page.view.current_cell()) == ("1/5", (0, 0))
    QTest.keyClick(bar.line, Key.Key_Return, SHIFT)
    assert page.view.current_cell() == (4, 0)
    QTest.keyClick(bar.line, Key.Key_Escape)
    assert not bar.isVisible()
    assert page.view.hasFocus()
    QTest.keyClick(page.view, Key.Key_F3)
    assert page.view.current_cell() == (0, 0)
    QTest.keyClick(page.view, Key.Key_F3, SHIFT)
    assert page.view.current_cell() == (4, 0)


def test_what_is_nowhere_is_said(page: MappingPage) -> None:
    page.pane.finding.open_bar()
    page.pane.finding.line.setText("航天")
    assert page.pane.finding.found.text() == "没有找到"
    assert page.view.current_cell() == (0, 0)


def test_replacing_in_all_cells_is_one_step(page: MappingPage, ctx: AppContext, window: WindowStub) -> None:
    before = counts(ctx)
    assert before == {S: 12}
    QTest.keyClick(page.view, Key.Key_H, CTRL)
    bar = page.pane.finding
    assert (bar.old.key(), bar.new.key(), bar.replace.text()) == (S, M, "替换 12 格")
    bar.replace.setFocus()
    QTest.keyClick(bar.replace, Key.Key_Return)
    assert counts(ctx) == {M: 12}
    (step,) = (changed.step for changed in window.changes)
    assert step is not None
    assert (step.code, step.subject) == ("mapping.replace_cells", "12")
    assert not bar.replace.isEnabled()
    page.reload(undo.undo(ctx))
    assert counts(ctx) == before


def test_replacing_stays_within_the_chosen_cells(page: MappingPage, ctx: AppContext) -> None:
    select(page.view, 0, 1, 0, 2)
    QTest.keyClick(page.view, Key.Key_H, CTRL)
    bar = page.pane.finding
    assert (bar.within.isChecked(), bar.within.text()) == (True, "只在选中的 2 格里")
    bar.new.set_key(N)
    bar.replace.click()
    assert counts(ctx) == {S: 10, N: 2}


def test_replacing_by_nothing_empties(page: MappingPage, ctx: AppContext) -> None:
    bar = page.pane.finding
    bar.open_bar(replacing=True)
    bar.new.set_key("empty")
    bar.replace.click()
    assert counts(ctx) == {}
