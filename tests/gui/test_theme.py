"""The theme dresses the application, and tells when it has changed."""

from __future__ import annotations

import sys

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QFontInfo, QFontMetrics, QImage, QPalette
from PySide6.QtWidgets import QApplication, QDialogButtonBox
from pytestqt.qtbot import QtBot

from onex_desktop.gui import icons
from onex_desktop.gui.theme import Theme, body_font, load_translations
from onex_desktop.gui.tokens import DARK, LIGHT, Tone


def test_dark_changes_tokens_and_palette_and_tells(qtbot: QtBot, qapp: QApplication, theme: Theme) -> None:
    with qtbot.waitSignal(theme.changed):
        theme.set_scheme("dark")
    assert theme.tokens is DARK
    assert qapp.palette().color(QPalette.ColorRole.Window).name().upper() == DARK.ground
    theme.set_scheme("light")
    assert theme.tokens is LIGHT
    assert qapp.palette().color(QPalette.ColorRole.Text).name().upper() == LIGHT.text


@pytest.mark.usefixtures("theme")
def test_the_shipped_font_is_used_with_figures_of_one_width(qapp: QApplication) -> None:
    assert QFontInfo(body_font()).family() == "Noto Sans SC"
    assert qapp.font().pixelSize() == 13
    metrics = QFontMetrics(qapp.font())
    assert len({metrics.horizontalAdvance(figure * 8) for figure in "0123456789"}) == 1


@pytest.mark.usefixtures("theme")
def test_an_icon_takes_the_colour_and_the_density_asked_for() -> None:
    image = icons.render("x", "#B42318", 16, 2.0).toImage().convertToFormat(QImage.Format.Format_ARGB32)
    assert image.width() == 32
    solid = [image.pixelColor(x, y) for x in range(32) for y in range(32) if image.pixelColor(x, y).alpha() == 255]
    assert solid
    assert {colour.name() for colour in solid} == {"#b42318"}


def test_icons_follow_the_scheme(theme: Theme) -> None:
    light = theme.icon("search", Tone.QUIET)
    assert theme.icon("search", Tone.QUIET) is light
    theme.set_scheme("dark")
    assert theme.icon("search", Tone.QUIET) is not light


def test_an_icon_that_does_not_exist_is_noticed(theme: Theme) -> None:
    with pytest.raises(FileNotFoundError):
        theme.icon("no-such-icon")


def test_stock_buttons_speak_chinese(qtbot: QtBot, qapp: QApplication) -> None:
    assert load_translations(qapp)
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    qtbot.addWidget(box)
    assert box.button(QDialogButtonBox.StandardButton.Cancel).text().startswith("取消")


@pytest.mark.usefixtures("theme")
def test_none_outlives_void_functions_of_pyside() -> None:
    before = sys.getrefcount(None)
    thing = QObject()
    for _ in range(1000):
        thing.setObjectName("x")
    assert sys.getrefcount(None) > 10_000
    assert before > 10_000


def test_system_without_a_scheme_of_its_own_is_light(theme: Theme, qapp: QApplication) -> None:
    theme.set_scheme("system")
    dark = qapp.styleHints().colorScheme() == Qt.ColorScheme.Dark
    assert theme.tokens is (DARK if dark else LIGHT)
