"""The trend chart: what it says in words, how it is walked along by keys and by the pointer."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pyqtgraph as pg
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from onex_desktop.gui.theme import Theme
from onex_desktop.gui.widgets.trend_chart import Counts, Trend, TrendChart

TREND = Trend(
    ("2019年", "2020年\n部分成绩未出", "2021年"),
    (Counts("已参考", (580, 1251, None), 0.5), Counts("通过", (0, 410, None), 1.0)),
    "通过率",
    (Decimal(0), Decimal("0.627"), None),
    ("0%", "62.7%", "—"),
)


@pytest.fixture
def chart(qtbot: QtBot, theme: Theme) -> TrendChart:
    made = TrendChart(theme)
    qtbot.addWidget(made)
    made.resize(800, 400)
    made.set_trend(TREND)
    with qtbot.waitExposed(made):
        made.show()
    return made


def test_every_point_is_told_in_words_and_unknown_is_not_zero(chart: TrendChart) -> None:
    assert chart.accessibleDescription().split("；") == [
        "2019年：已参考 580，通过 0，通过率 0%",
        "2020年 部分成绩未出：已参考 1251，通过 410，通过率 62.7%",
        "2021年：已参考 —，通过 —，通过率 —",
    ]


def test_the_keys_walk_along_the_points_and_stop_at_the_ends(chart: TrendChart) -> None:
    assert chart.current == 2
    walked: list[int] = []
    chart.chosen.connect(walked.append)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Home, Qt.Key.Key_Left, Qt.Key.Key_End):
        QTest.keyClick(chart, key)
    assert walked == [2, 1, 0, 0, 2]


def test_enter_opens_the_figures_behind_the_chosen_point(qtbot: QtBot, chart: TrendChart) -> None:
    chart.choose(1)
    with qtbot.waitSignal(chart.activated) as opened:
        QTest.keyClick(chart, Qt.Key.Key_Return)
    assert opened.args == [1]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_click_chooses_the_year_under_the_pointer(qtbot: QtBot, theme: Theme, chart: TrendChart, scheme: str) -> None:
    theme.set_scheme("dark" if scheme == "dark" else "light")
    port = chart.view.viewport()
    with qtbot.waitSignal(chart.chosen) as chosen:
        QTest.mouseClick(port, Qt.MouseButton.LeftButton, pos=QPoint(port.width() // 2, 60))
    assert chosen.args == [1]
    assert chart.current == 1


def test_no_figures_at_all_are_no_points(chart: TrendChart) -> None:
    chart.set_trend(Trend((), (), "", (), ()))
    QTest.keyClick(chart, Qt.Key.Key_Right)
    assert chart.current == -1


def test_counts_without_any_rate_have_no_line(chart: TrendChart) -> None:
    chart.set_trend(replace(TREND, rates=(None, None, None)))
    assert not [item for item in chart.view.scene().items() if isinstance(item, pg.PlotDataItem)]
    assert not chart.grab().isNull()


def test_the_legend_stays_while_the_chart_is_resized(qtbot: QtBot, chart: TrendChart) -> None:
    labels = [label for label in chart.findChildren(QLabel) if label.isVisible()]
    assert [label.text()[-3:] for label in labels] == ["已参考", " 通过", "通过率"]
    chart.resize(700, 330)
    qtbot.waitUntil(lambda: chart.view.height() < 330)
    assert [label for label in chart.findChildren(QLabel) if label.isVisible()] == labels
