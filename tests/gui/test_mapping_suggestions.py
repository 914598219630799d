"""Suggestions on the mapping page: marked words, taken up and turned down by keys, one step each."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot
from shiboken6 import isValid
from tests import factories
from tests.gui.mapping_window import WindowStub, open_page

from onex_desktop.domain.catalogue import ModuleDraft
from onex_desktop.domain.mapping import CellKey, CertificateMatrix, Strength, coverage
from onex_desktop.domain.mapping.suggestions import Suggester
from onex_desktop.domain.standards.tree import Item, Section, StandardDraft, StandardStatus
from onex_desktop.domain.values import Level
from onex_desktop.gui.actions import ACTIONS
from onex_desktop.gui.dialogs.suggest_links import SuggestLinks
from onex_desktop.gui.pages import mapping_looks
from onex_desktop.gui.pages.mapping import MappingPage
from onex_desktop.gui.pages.mapping_suggested import NOTHING, marked
from onex_desktop.gui.state import DeskState
from onex_desktop.gui.theme import Theme
from onex_desktop.services import catalogue, mapping, mapping_suggestions, standards, undo
from onex_desktop.services.context import AppContext


@pytest.fixture
def ctx(tmp_path: Path) -> AppContext:
    """Return the sample school with a few requirements for 2-2 and 2-4."""
    opened = factories.sample_library(tmp_path)
    certificate = mapping.choices(opened)[0].certificate_id
    modules = {row.draft.code: row.id for row in catalogue.modules(opened, certificate)}
    texts = {
        "2-2": ("能检测电控悬挂的高度传感器", "能填写工单"),
        "2-4": ("能检查动力网关控制模块的供电", "能测量CAN网关的波形"),
    }
    trees = {
        Section(Level.INTERMEDIATE, modules[code]): (
            Item(1, "检修", (Item(1, "检测", tuple(Item(n, text) for n, text in enumerate(each, start=1))),)),
        )
        for code, each in texts.items()
    }
    standards.take_over(opened, StandardDraft(certificate, "示意稿", status=StandardStatus.IN_FORCE), trees)
    return opened


@pytest.fixture
def window() -> WindowStub:
    return WindowStub()


@pytest.fixture
def page(ctx: AppContext, theme: Theme, window: WindowStub, qtbot: QtBot) -> MappingPage:
    return open_page(ctx, theme, window, qtbot)


def _go(page: MappingPage, name: str) -> None:
    matrix = _shown(page)
    unit = next(unit for unit in matrix.units if unit.name.startswith(name))
    page.view.go(page.model.reveal(unit.id) or 0, 0)


def _shown(page: MappingPage) -> CertificateMatrix:
    matrix = page.model.matrix
    assert isinstance(matrix, CertificateMatrix)
    return matrix


def _press(page: MappingPage, key: Qt.Key) -> None:
    focused = page.window().focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key)


def _filled(ctx: AppContext, page: MappingPage) -> dict[CellKey, Strength]:
    shown = _shown(page)
    matrix = mapping.matrix(ctx, shown.certificate_id, shown.level, shown.plan_id)
    assert matrix is not None
    return {key: cell.strength for key, cell in matrix.cells.items() if key[0] < 0}


def test_the_inspector_lists_what_shares_words_with_a_gap(page: MappingPage) -> None:
    _go(page, "能测量CAN网关")
    texts = page.inspector().suggested.texts()
    assert texts[0] == "新能源汽车电气网络检测维修 · 模块四 CAN网关控制系统检测维修：CAN网关控制（含上级标题）"
    assert page.inspector().suggested.isVisible()


def test_it_says_so_when_no_word_is_shared(ctx: AppContext, page: MappingPage) -> None:
    certificate = mapping.choices(ctx)[0].certificate_id
    catalogue.save_module(ctx, ModuleDraft(certificate, "2-9", "公文写作", frozenset({Level.INTERMEDIATE})))
    page.reload(None)
    _go(page, "公文写作")
    suggested = page.inspector().suggested
    assert (suggested.texts(), suggested.isVisible()) == ([], True)
    assert NOTHING in [label.text() for label in suggested.findChildren(QLabel)]


def test_a_key_takes_a_suggestion_up_as_one_step(ctx: AppContext, page: MappingPage) -> None:
    _go(page, "能测量CAN网关")
    key = _key(page)
    QTest.keyClick(page.view, Qt.Key.Key_F9)
    _press(page, Qt.Key.Key_2)
    assert _filled(ctx, page) == {key: Strength.MEDIUM}
    assert (page.inspector().suggested.isVisible(), page.view.hasFocus()) == (False, True)
    undo.undo(ctx)
    assert _filled(ctx, page) == {}


def _key(page: MappingPage) -> CellKey:
    return page.inspector().suggested._offers[0][0].key


def test_a_key_turns_a_suggestion_down_and_the_next_has_the_keyboard(ctx: AppContext, page: MappingPage) -> None:
    _go(page, "能测量CAN网关")
    suggested = page.inspector().suggested
    texts, key = suggested.texts(), _key(page)
    QTest.keyClick(page.view, Qt.Key.Key_F9)
    _press(page, Qt.Key.Key_Delete)
    assert set(mapping_suggestions.dismissed(ctx)) == {key}
    assert suggested.texts()[: len(texts) - 1] == texts[1:]
    _press(page, Qt.Key.Key_Down)
    _press(page, Qt.Key.Key_Return)
    _row, column = page.view.current_cell() or (0, 0)
    assert page.model.head(column).slot == suggested._offers[1][0].slot
    assert page.view.hasFocus()
    QTest.keyClick(page.view, Qt.Key.Key_F9)
    _press(page, Qt.Key.Key_Escape)
    assert page.view.hasFocus()


def test_undoing_a_dismissal_makes_the_suggestion_again(ctx: AppContext, page: MappingPage, window: WindowStub) -> None:
    _go(page, "能测量CAN网关")
    texts = page.inspector().suggested.texts()
    QTest.keyClick(page.view, Qt.Key.Key_F9)
    _press(page, Qt.Key.Key_Delete)
    window.run(lambda: undo.undo(ctx))
    assert page.inspector().suggested.texts() == texts


def test_a_large_matrix_is_indexed_in_the_background(page: MappingPage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mapping_looks, "AT_ONCE", 0)
    page.reload(None)
    _go(page, "能测量CAN网关")
    assert page.inspector().suggested.texts()


@pytest.fixture
def dialog(
    ctx: AppContext, theme: Theme, window: WindowStub, page: MappingPage, qtbot: QtBot
) -> Iterator[SuggestLinks]:
    opened = SuggestLinks(ctx, theme, DeskState(ctx.data_folder), window, page, _shown(page))
    with qtbot.waitExposed(opened):
        opened.open()
    opened.table.view.setFocus()
    yield opened
    if isValid(opened):
        opened.close()


def _button(dialog: SuggestLinks, text: str) -> QPushButton:
    return next(each for each in dialog.findChildren(QPushButton) if each.text() == text)


def test_the_list_holds_the_suggestions_of_every_gap(dialog: SuggestLinks, page: MappingPage) -> None:
    matrix = _shown(page)
    suggester = Suggester(matrix)
    wanted = [each.key for unit in coverage(matrix).uncovered for each in suggester.suggest(unit.id)]
    assert [row.offer.key for row in dialog.table.shown_rows] == wanted


def test_the_list_takes_up_and_turns_down_by_keys(ctx: AppContext, dialog: SuggestLinks, page: MappingPage) -> None:
    first = dialog.table.shown_rows[0].offer
    steps = factories.head(ctx)
    QTest.keyClick(dialog.table.view, Qt.Key.Key_Delete)
    assert set(mapping_suggestions.dismissed(ctx)) == {first.key}
    second = dialog.table.shown_rows[0].offer
    QTest.keyClick(dialog.table.view, Qt.Key.Key_3)
    assert _filled(ctx, page) == {second.key: Strength.STRONG}
    assert second.unit.id not in {row.offer.unit.id for row in dialog.table.rows}
    assert factories.head(ctx) == steps + 2


def test_what_was_turned_down_can_be_thought_of_again(ctx: AppContext, dialog: SuggestLinks) -> None:
    before = [row.offer.key for row in dialog.table.shown_rows]
    QTest.keyClick(dialog.table.view, Qt.Key.Key_Delete)
    dialog.turned_down.click()
    assert [row.offer.key for row in dialog.table.shown_rows] == before[:1]
    _button(dialog, "重新考虑").click()
    dialog.turned_down.click()
    assert [row.offer.key for row in dialog.table.shown_rows] == before
    assert mapping_suggestions.dismissed(ctx) == {}


def test_opening_a_line_leads_to_its_cell(dialog: SuggestLinks, page: MappingPage, qtbot: QtBot) -> None:
    row = dialog.table.shown_rows[-1]
    dialog.cell_chosen.connect(page._way.go_to_cell)
    with qtbot.waitSignal(dialog.finished):
        dialog.table.activated.emit(row.id)
    place = page.view.current_cell() or (0, 0)
    assert page.model.key(*place) == row.offer.key


def test_words_that_look_like_markup_are_shown_as_they_are() -> None:
    assert marked("<i>电池</i>", ["电池"]) == "&lt;i&gt;<b><u>电池</u></b>&lt;/i&gt;"


def test_no_key_of_the_page_is_one_of_the_window(page: MappingPage) -> None:
    own = [action.shortcut() for action in page.actions() if not action.shortcut().isEmpty()]
    window = [QKeySequence(spec.keys) for spec in ACTIONS if spec.keys]
    assert len(own) >= 5, "those of its menu"
    assert not [keys.toString() for keys in own if keys in window]
