"""The info bar: what passes, what waits, what is done about it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QEnterEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from onex_desktop.gui.theme import Theme
from onex_desktop.gui.widgets.empty_state import Act
from onex_desktop.gui.widgets.info_bar import VISIBLE_MS, InfoBar, Kind


@pytest.fixture
def bar(qtbot: QtBot, theme: Theme) -> InfoBar:
    """Return an info bar with nothing to say."""
    made = InfoBar(theme)
    # Away from where the pointer of the offscreen platform rests: under it nothing goes away.
    made.move(400, 400)
    qtbot.addWidget(made)
    return made


def said(bar: InfoBar) -> str:
    return bar.current.text if bar.current else ""


@pytest.mark.parametrize(("kind", "passes"), [("info", True), ("good", True), ("warning", False), ("danger", False)])
def test_only_good_news_goes_away_by_itself(bar: InfoBar, kind: Kind, passes: bool) -> None:
    bar.show_message(kind, "已导入 128 人。")
    assert bar.isVisible()
    assert bar._timer.isActive() is passes
    assert bar._timer.interval() == VISIBLE_MS == 8000


def test_it_goes_away_when_its_time_is_over(qtbot: QtBot, bar: InfoBar) -> None:
    bar.show_message("good", "已备份。")
    with qtbot.waitSignal(bar.message_shown) as told:
        bar._timer.start(1)
    assert told.args == [""]
    assert not bar.isVisible()


def test_the_pointer_stops_the_clock(bar: InfoBar) -> None:
    bar.show_message("info", "已复制。")
    bar.enterEvent(QEnterEvent(QPointF(1, 1), QPointF(1, 1), QPointF(1, 1)))
    assert not bar._timer.isActive()
    bar.leaveEvent(QEvent(QEvent.Type.Leave))
    assert bar._timer.isActive()


def test_a_warning_keeps_others_waiting_and_good_news_does_not(bar: InfoBar) -> None:
    bar.show_message("good", "一")
    bar.show_message("warning", "二")
    bar.show_message("good", "三")
    bar.show_message("danger", "四")
    assert said(bar) == "二"
    assert bar._waiting.text() == "还有 2 条"
    bar.dismiss()
    assert said(bar) == "三"
    bar.dismiss()
    assert said(bar) == "四"
    assert bar._waiting.text() == ""
    bar.dismiss()
    assert not bar.isVisible()


def test_an_act_is_done_and_the_bar_goes(bar: InfoBar) -> None:
    done: list[str] = []
    acts = [Act(name, lambda name=name: done.append(name)) for name in ("查看", "撤销", "多余")]  # type: ignore[misc]
    bar.show_message("warning", "2 格被拒绝。", acts)
    buttons = {button.text(): button for button in bar.findChildren(QPushButton)}
    assert set(buttons) == {"查看", "撤销"}
    QTest.mouseClick(buttons["撤销"], Qt.MouseButton.LeftButton)
    assert done == ["撤销"]
    assert not bar.isVisible()


def test_what_an_act_has_to_say_stays(bar: InfoBar) -> None:
    bar.show_message("good", "已删除 12 人。", [Act("撤销", lambda: bar.show_message("good", "已恢复 12 人。"))])
    QTest.mouseClick(bar.findChildren(QPushButton)[0], Qt.MouseButton.LeftButton)
    assert said(bar) == "已恢复 12 人。"


def test_clear_forgets_what_waits(bar: InfoBar) -> None:
    bar.show_message("danger", "一")
    bar.show_message("danger", "二")
    bar.clear()
    assert bar.current is None
    assert not bar.isVisible()
