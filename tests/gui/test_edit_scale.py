"""The scale is changed in a dialog; matrix, legend, keys and inspector follow at once."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from tests import factories
from tests.gui.mapping_window import WindowStub, open_page

from onex_desktop.domain.mapping import Strength
from onex_desktop.domain.signs import Sign
from onex_desktop.gui.dialogs.edit_scale import EditScale
from onex_desktop.gui.models import matrix_words as words
from onex_desktop.gui.pages.mapping import MappingPage
from onex_desktop.gui.theme import Theme
from onex_desktop.services import mapping_scale, undo
from onex_desktop.services.context import AppContext

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
    """Return the page on the screen, the cursor in its first cell."""
    made = open_page(ctx, theme, window, qtbot)
    made.view.go(0, 0)
    return made


@pytest.fixture
def dialog(ctx: AppContext, theme: Theme, window: WindowStub, page: MappingPage, qtbot: QtBot) -> Iterator[EditScale]:
    """Return the dialog, open; what it stores reaches the page."""
    made = EditScale(ctx, theme, window, page)
    with qtbot.waitExposed(made):
        made.open()
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    yield made
    made.reject()


def labels(dialog: EditScale) -> list[str]:
    """Return the names in the lines."""
    return [line.label.text() for line in dialog.lines]


def test_it_shows_the_scale_with_how_often_each_value_is_used(dialog: EditScale) -> None:
    assert labels(dialog) == ["强", "中", "弱", "不适用"]
    assert [line.used.text() for line in dialog.lines] == ["12 格", "未用", "未用", "未用"]
    assert [line.weight.text() for line in dialog.lines] == ["1.00", "0.60", "0.30", ""]
    assert not dialog.save.isEnabled()
    assert dialog.lines[0].label.hasFocus()


def test_a_value_is_added_by_keyboard_and_sets_cells_by_its_key(
    dialog: EditScale, ctx: AppContext, window: WindowStub, page: MappingPage
) -> None:
    dialog.add.setFocus()
    QTest.keyClick(dialog.add, Key.Key_Space)
    line = dialog.lines[3]
    assert line.label.hasFocus()
    line.label.insert("间接")
    QTest.keyClick(line.label, Key.Key_Tab)
    assert line.letter.text() == "J"
    line.weight.setText("0.1")
    line.weight.textEdited.emit("0.1")
    assert dialog.save.isEnabled()
    dialog.save.click()
    assert not dialog.isVisible()
    page.reload(window.changes[-1])
    assert list(page.model.speech.values.values()) == ["强", "中", "弱", "间接", "不适用"]
    assert page.model.speech.keys[Strength.STRONG] == ("4", "Q")
    page.view.go(1, 0)
    QTest.keyClick(page.view, Key.Key_J)
    page.reload(window.changes[-1])
    assert page.model.text(1, 0) == "间接"
    low = mapping_scale.scale(ctx).values[3]
    assert (low.weight, mapping_scale.used(ctx)[low.strength]) == (Decimal("0.10"), 1)
    assert page._inspector.fields.buttons[low.strength].isChecked()


def test_all_that_is_wrong_is_said_and_nothing_is_stored(dialog: EditScale, ctx: AppContext) -> None:
    before = mapping_scale.scale(ctx)
    dialog.lines[1].label.setText("强")
    dialog.lines[2].weight.setText("很少")
    dialog.save.setEnabled(True)
    dialog.save.click()
    assert dialog.isVisible()
    assert dialog.said.text().splitlines() == [
        "第 3 行“弱”的权重不是 0 到 1 之间、至多两位小数的数，没有保存。改正权重。",
        "第 2 行与“强”同名，没有保存。改其中一个的名称。",
    ]
    assert dialog.lines[2].weight.hasFocus()
    assert mapping_scale.scale(ctx) == before


def test_a_value_in_use_is_not_taken_out(dialog: EditScale) -> None:
    dialog.lines[0].remove.click()
    assert labels(dialog) == ["强", "中", "弱", "不适用"]
    assert dialog.said.text().startswith("“强”还用在 12 格里")
    dialog.lines[1].remove.click()
    assert labels(dialog) == ["强", "弱", "不适用"]
    assert dialog.lines[1].label.hasFocus()


def test_values_are_moved_and_the_keyboard_stays_on_the_arrow(dialog: EditScale) -> None:
    dialog.lines[2].up.setFocus()
    dialog.lines[2].up.click()
    assert labels(dialog) == ["强", "弱", "中", "不适用"]
    assert dialog.lines[1].up.hasFocus()
    dialog.lines[1].up.click()
    assert dialog.lines[0].label.hasFocus()


def test_a_ready_scale_is_stored_with_save_only_and_taken_back_by_one_undo(
    dialog: EditScale, ctx: AppContext, window: WindowStub, page: MappingPage
) -> None:
    before = mapping_scale.scale(ctx)
    dialog.take_over(mapping_scale.ready_scales()[1])
    assert labels(dialog) == ["H", "M", "L", "不适用"]
    assert mapping_scale.scale(ctx) == before
    dialog.save.click()
    page.reload(window.changes[-1])
    assert page.model.text(0, 0) == "H"
    assert words.read("强", page.model.speech) == Strength.STRONG
    assert {value.sign for value in mapping_scale.scale(ctx).serving} == {Sign.WORD}
    page.reload(undo.undo(ctx))
    assert page.model.text(0, 0) == "强"


def test_a_ready_scale_without_room_for_a_used_value_says_so(
    page: MappingPage, theme: Theme, window: WindowStub, ctx: AppContext
) -> None:
    page.view.go(1, 0)
    QTest.keyClick(page.view, Key.Key_1)
    dialog = EditScale(ctx, theme, window, page)
    dialog.take_over(mapping_scale.ready_scales()[2])
    assert dialog.said.text() == ("这套标度没有“弱”（1 格）的位置。先在矩阵里用“替换”换成别的，再采用。")


def test_the_matrix_of_pilots_has_no_scale(page: MappingPage) -> None:
    assert page._looks.menu_for("pilot") is None
