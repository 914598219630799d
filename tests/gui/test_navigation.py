"""The rail: choosing, folding, the keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from onex_desktop.gui.navigation import Entry, Rail, RailButton
from onex_desktop.gui.theme import Theme
from onex_desktop.gui.tokens import RAIL_FOLDED, RAIL_WIDTH, contrast

ENTRIES = (
    Entry("home", "首页", "house"),
    Entry("certificates", "证书", "award", "证书"),
    Entry("standards", "标准", "list-tree", "证书"),
    Entry("history", "历史", "history"),
)


@pytest.fixture
def rail(qtbot: QtBot, theme: Theme) -> Rail:
    """Return a rail with four entries in three groups."""
    made = Rail(theme, ENTRIES)
    qtbot.addWidget(made)
    made.resize(RAIL_WIDTH, 400)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


def entry(rail: Rail, title: str) -> RailButton:
    return next(button for button in rail.findChildren(RailButton) if button.text() == title)


def test_only_the_entries_given_are_shown(rail: Rail) -> None:
    assert [button.text() for button in rail.findChildren(RailButton)] == ["首页", "证书", "标准", "历史", "收起"]


def test_a_click_chooses_and_marks_one_entry(qtbot: QtBot, rail: Rail) -> None:
    rail.set_current("home")
    with qtbot.waitSignal(rail.chosen) as told:
        QTest.mouseClick(entry(rail, "标准"), Qt.MouseButton.LeftButton)
    assert told.args == ["standards"]
    assert rail.current == "standards"
    assert not entry(rail, "首页").isChecked()


def test_the_current_entry_stays_marked_when_clicked_again(rail: Rail) -> None:
    for _ in range(2):
        QTest.mouseClick(entry(rail, "标准"), Qt.MouseButton.LeftButton)
    assert rail.current == "standards"


def test_a_link_marks_without_choosing(qtbot: QtBot, rail: Rail) -> None:
    with qtbot.assertNotEmitted(rail.chosen):
        rail.set_current("history")
    assert rail.current == "history"


def test_the_keyboard_moves_and_chooses(qtbot: QtBot, rail: Rail) -> None:
    rail.set_current("home")
    entry(rail, "首页").setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(entry(rail, "首页"), Qt.Key.Key_Down)
    assert entry(rail, "证书").hasFocus()
    QTest.keyClick(entry(rail, "证书"), Qt.Key.Key_Down)
    with qtbot.waitSignal(rail.chosen) as told:
        QTest.keyClick(entry(rail, "标准"), Qt.Key.Key_Return)
    assert told.args == ["standards"]
    QTest.keyClick(entry(rail, "标准"), Qt.Key.Key_Up)
    assert entry(rail, "证书").hasFocus()


def test_folding_leaves_icons_with_tips(qtbot: QtBot, rail: Rail) -> None:
    assert entry(rail, "标准").toolTip() == ""
    with qtbot.waitSignal(rail.folded_changed) as told:
        rail.set_folded(folded=True)
    assert told.args == [True]
    assert rail.width() == RAIL_FOLDED
    assert entry(rail, "标准").toolTip() == "标准"
    QTest.mouseClick(entry(rail, "展开侧栏"), Qt.MouseButton.LeftButton)
    assert not rail.folded
    assert rail.width() == RAIL_WIDTH


def test_folded_icons_are_in_sight(rail: Rail, theme: Theme) -> None:
    rail.set_current("home")
    rail.set_folded(folded=True)
    image = rail.grab().toImage()
    contrasts = [
        contrast(image.pixelColor(x, y).name().upper(), theme.tokens.selection)
        for x in range(12, RAIL_FOLDED - 12)
        for y in range(8, 36)
    ]
    assert max(contrasts) > 4
