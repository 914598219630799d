"""Teachers pasted beside the slots they take."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from tests import factories
from tests.gui.windows import WindowMaker

from onex_desktop.domain.teaching.assignments import TeacherDraft
from onex_desktop.gui.context_bar import Context
from onex_desktop.gui.dialogs.refused import Refusals
from onex_desktop.gui.main_window import MainWindow
from onex_desktop.gui.pages.teaching import TeachingPage
from onex_desktop.gui.pages.teaching_slots import SlotsPanel
from onex_desktop.gui.widgets.info_bar import Message
from onex_desktop.services import teaching


@pytest.fixture
def window(show_window: WindowMaker, tmp_path: Path) -> MainWindow:
    """Return the window with the sample school open at its teaching page."""
    made = show_window(factories.sample_file(tmp_path / "示例学校.onex"))
    made.go_to("teaching")
    return made


def page_of(window: MainWindow) -> SlotsPanel:
    """Return the panel of slots."""
    page = window.page
    assert isinstance(page, TeachingPage)
    return page.arrangement


def paste(window: MainWindow, text: str, key: str = "teacher") -> Message | None:
    """Paste beside the first slot and return what the bar says then."""
    slots = page_of(window).slots
    column = [each.key for each in slots.model.columns].index(key)
    slots.view.setCurrentIndex(slots.proxy.index(0, column))
    QGuiApplication.clipboard().setText(text)
    QTest.keyClick(slots.view, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    return window.info.current


def teachers(window: MainWindow) -> list[str]:
    """Return who takes the first three slots in sight."""
    return [line.teachers for line in page_of(window).slots.shown_rows[:3]]


def test_names_down_a_column_are_one_step_and_one_undo(window: MainWindow) -> None:
    before = teachers(window)
    said = paste(window, "段付德\n\n段付德\n")
    assert teachers(window) == ["段付德", "", "段付德"]
    assert said is not None
    assert (said.kind, said.text) == ("info", "已粘贴任课教师 3")
    window.actions_by_key["undo"].trigger()
    assert teachers(window) == before


def test_sorted_slots_are_pasted_as_seen_with_a_warning_that_can_take_it_back(window: MainWindow) -> None:
    slots = page_of(window).slots
    module = [each.key for each in slots.model.columns].index("module")
    slots.view.sortByColumn(module, Qt.SortOrder.DescendingOrder)
    before = teachers(window)
    said = paste(window, "王红然\n王红然")
    assert teachers(window) == ["王红然", "王红然", before[2]]
    assert said is not None
    assert said.text == "已粘贴 2 格。表格按“模块名称”排过序，粘贴按眼前的行次对应，核对一遍。"
    said.acts[0].run()
    assert teachers(window) == before


def test_two_unknown_names_are_listed_before_the_rest_is_assigned(window: MainWindow) -> None:
    before = teachers(window)
    paste(window, "段付德\n某某\n无名\n")
    (listed,) = window.findChildren(Refusals)
    assert ["某某" in listed.lines.item(0).text(), "无名" in listed.lines.item(1).text()] == [True, True]
    listed.reject()
    assert teachers(window) == before
    paste(window, "段付德\n某某\n无名\n")
    listed = window.findChildren(Refusals)[-1]
    assert listed.go_on.text() == "填入其余 1 格"
    QTest.keyClick(listed.go_on, Qt.Key.Key_Return)
    assert teachers(window) == ["段付德", *before[1:]]
    window.actions_by_key["undo"].trigger()
    assert teachers(window) == before


def test_unknown_names_alone_are_told_and_listed_on_wish(window: MainWindow) -> None:
    before = teachers(window)
    said = paste(window, "某某\n无名\n")
    assert teachers(window) == before
    assert said is not None
    assert said.text.startswith("共 2 处问题。第 1 行（")
    said.acts[0].run()
    (listed,) = window.findChildren(Refusals)
    assert listed.lines.count() == 2
    assert not listed.go_on.isVisible()
    listed.accept()


def test_two_teachers_of_one_name_are_told_apart_by_number(window: MainWindow) -> None:
    assert window.desk is not None
    ctx = window.desk.ctx
    for number in ("T901", "T902"):
        teaching.save_teacher(ctx, TeacherDraft("重名", number=number))
    page_of(window).reload(Context())
    said = paste(window, "重名")
    assert said is not None
    assert "2 个同名选项" in said.text
    window.info.clear()
    paste(window, "重名（T902）")
    taken = page_of(window).slots.shown_rows[0].slot.assigned[0].teacher_id
    assert next(row.draft.number for row in teaching.teachers(ctx) if row.id == taken) == "T902"


def test_on_another_column_it_says_which_one_can_be_filled(window: MainWindow) -> None:
    said = paste(window, "段付德", key="course")
    assert said is not None
    assert said.text == "当前格不能填写，没有填入。先选中要填的第一格，可填的列：任课教师。"
