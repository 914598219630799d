"""The window as a whole: opening, moving about, editing, undo, and what it does about trouble."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QMenu
from pytestqt.qtbot import QtBot
from tests import factories
from tests.gui.windows import WindowMaker

from onex_desktop.app import bootstrap
from onex_desktop.domain.mapping import Strength
from onex_desktop.domain.problems import Place
from onex_desktop.domain.teaching.assignments import TeacherDraft
from onex_desktop.gui.main_window import MainWindow
from onex_desktop.gui.page_list import ENTRIES
from onex_desktop.gui.pages.catalogue import CataloguePage
from onex_desktop.gui.pages.home import CHECKING, NONE_FOUND, TITLE, HomePage
from onex_desktop.gui.pages.teaching import TeachingPage
from onex_desktop.gui.widgets.action_button import ActionButton
from onex_desktop.services import libraries, mapping, teaching
from onex_desktop.services.context import AppContext


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """Return a library file with the sample school."""
    return factories.sample_file(tmp_path / "示例学校.onex")


@pytest.fixture
def window(show_window: WindowMaker, library: Path) -> MainWindow:
    """Return the window with the sample school open."""
    return show_window(library)


def ctx_of(window: MainWindow) -> AppContext:
    """Return the open library of a window."""
    assert window.desk is not None
    return window.desk.ctx


def test_the_window_is_painted_before_a_library_is_open(show_window: WindowMaker, qtbot: QtBot) -> None:
    window = show_window.unshown()
    with qtbot.waitSignal(window.first_painted):
        window.show()
    assert window.desk is None


def test_every_page_can_be_shown(window: MainWindow) -> None:
    assert window.visit_all_pages() == len(ENTRIES)
    assert window.rail.current == "journal"


def test_back_and_forward_follow_the_way_taken(window: MainWindow) -> None:
    window.go_to("mapping")
    window.go_to("teaching")
    window.actions_by_key["back"].trigger()
    assert window.rail.current == "mapping"
    window.actions_by_key["back"].trigger()
    assert window.rail.current == "home"
    window.actions_by_key["forward"].trigger()
    assert window.rail.current == "mapping"


def test_undo_is_named_after_the_step_and_takes_it_back(window: MainWindow) -> None:
    ctx = ctx_of(window)
    choice = mapping.choices(ctx)[0]
    key = (2, 1)
    window.acts.commands.run(lambda: mapping.set_cells(ctx, [mapping.CellEdit(key, Strength.WEAK)]))
    assert window.actions_by_key["undo"].text().startswith("撤销 设置对应 2-2 × ")
    window.actions_by_key["undo"].trigger()
    opened = mapping.matrix(ctx, choice.certificate_id, choice.level, choice.plan_id)
    assert opened is not None
    assert key not in opened.cells
    assert window.actions_by_key["redo"].isEnabled()


def test_a_refused_command_is_explained_and_changes_nothing(window: MainWindow) -> None:
    ctx = ctx_of(window)
    busy = next(row for row in teaching.teachers(ctx) if row.draft.name == "李重重")
    assert window.acts.commands.run(lambda: teaching.delete_teachers(ctx, [busy.id])) is None
    shown = window.info.current
    assert shown is not None
    assert "还有数据用到这条记录" in shown.text
    assert busy.draft.name in {row.draft.name for row in teaching.teachers(ctx)}


def test_typing_a_teacher_into_a_slot_assigns_and_the_load_follows(window: MainWindow) -> None:
    window.go_to("teaching")
    page = window.page
    assert isinstance(page, TeachingPage)
    line = page.arrangement.slots.rows[0]
    teacher = next(row for row in page.arrangement.teachers.rows if row.row.draft.name == "段付德")
    assert (line.teachers, teacher.modules) == ("李昕颖", 1)
    column = [c.key for c in page.arrangement.slots.model.columns].index("teacher")
    assert page.arrangement.slots.model.setData(page.arrangement.slots.model.index(0, column), str(teacher.id))
    assert page.arrangement.slots.rows[0].teachers == "段付德"
    assert next(row for row in page.arrangement.teachers.rows if row.id == teacher.id).modules == 2
    assert page.arrangement.slots.rows[0].slot.cohorts == (2019, 2020)


def test_clearing_a_slot_makes_it_open_and_undo_brings_the_teacher_back(window: MainWindow) -> None:
    window.go_to("teaching")
    page = window.page
    assert isinstance(page, TeachingPage)
    page.arrangement.slots.select_ids([page.arrangement.slots.rows[0].id])
    page.arrangement.slots.delete_requested.emit(page.arrangement.slots.selected_ids)
    assert page.arrangement.slots.rows[0].teachers == ""
    window.actions_by_key["undo"].trigger()
    assert page.arrangement.slots.rows[0].teachers == "李昕颖"


def test_a_new_certificate_is_chosen_after_it_is_saved(window: MainWindow) -> None:
    window.go_to("catalogue")
    page = window.page
    assert isinstance(page, CataloguePage)
    page.tabs.setCurrentIndex(1)
    page.start_new()
    draft = page.current.inspector.draft
    draft.set_values({"name": "物联网单片机应用与开发", "batch": 3})
    draft.save_button.click()
    chosen = page.current.table.selected_rows
    assert [row.draft.name for row in chosen] == ["物联网单片机应用与开发"]


def test_a_name_in_use_is_marked_at_its_field_and_not_saved(window: MainWindow) -> None:
    window.go_to("catalogue")
    page = window.page
    assert isinstance(page, CataloguePage)
    page.tabs.setCurrentIndex(1)
    count = len(page.current.table.rows)
    page.start_new()
    draft = page.current.inspector.draft
    draft.set_values({"name": "传感网应用开发"})
    draft.save_button.click()
    assert any("传感网应用开发" in text for text in draft.problem_texts("name"))
    assert len(page.current.table.rows) == count


def test_a_finding_leads_to_its_row(window: MainWindow) -> None:
    window.open_place(Place("teaching", 5, "李重重"))
    page = window.page
    assert isinstance(page, TeachingPage)
    assert [row.row.draft.name for row in page.arrangement.teachers.selected_rows] == ["李重重"]


def test_a_damaged_library_leaves_the_open_one_open(window: MainWindow, tmp_path: Path) -> None:
    bad = tmp_path / "坏.onex"
    bad.write_text("这不是库", encoding="utf-8")
    before = hashlib.sha256(bad.read_bytes()).hexdigest()
    present = ctx_of(window)
    assert window.open_library(bad) is False
    shown = window.info.current
    assert shown is not None
    assert "不是书证融通库" in shown.text
    assert ctx_of(window) is present
    assert hashlib.sha256(bad.read_bytes()).hexdigest() == before
    assert sorted(path.name for path in tmp_path.iterdir() if "坏" in path.name) == ["坏.onex"]


def test_panels_of_a_closed_library_do_not_follow_the_switch(window: MainWindow, library: Path) -> None:
    window.go_to("catalogue")
    assert window.open_library(factories.sample_file(library.with_name("另一所.onex")))
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    window.actions_by_key["inspector"].setChecked(False)
    window.actions_by_key["inspector"].setChecked(True)
    assert window.page is not None


@pytest.mark.usefixtures("window")
def test_an_open_library_cannot_be_opened_twice(library: Path, show_window: WindowMaker) -> None:
    other = show_window()
    assert other.open_library(library) is False


def test_closing_makes_a_backup_and_gives_the_lock_back(window: MainWindow, library: Path) -> None:
    from onex_desktop.services import backup

    ctx = ctx_of(window)
    window.acts.commands.run(lambda: teaching.save_teacher(ctx, TeacherDraft("新教师")))
    folder = backup.folder_of(library, ctx.data_folder)
    window.close()
    assert len(list(folder.glob("*.onex"))) >= 1
    again = libraries.open_library(library)
    assert any(row.draft.name == "新教师" for row in teaching.teachers(again))
    again.close()
    assert not library.with_name(f".{library.name}.lock").exists()


def test_ctrl_k_finds_a_teacher_by_initials_and_goes_there(window: MainWindow) -> None:
    from onex_desktop.gui.dialogs.command_palette import CommandPalette

    palette = CommandPalette.open_over(window)
    QTest.keyClicks(palette.line, "zsg")
    assert palette.found.item(0).text().startswith("张世刚")
    QTest.keyClick(palette.line, Qt.Key.Key_Return)
    page = window.page
    assert isinstance(page, TeachingPage)
    assert [row.row.draft.name for row in page.arrangement.teachers.selected_rows] == ["张世刚"]


def test_no_stock_text_of_the_menus_is_english(window: MainWindow) -> None:
    texts = [action.text() for menu in window.menuBar().actions() for action in _actions(menu)]
    assert texts
    assert [text for text in texts if text and text.replace("&", "").isascii()] == []


def _actions(action: QAction) -> list[QAction]:
    menu = action.menu()
    return [action, *(menu.actions() if isinstance(menu, QMenu) else [])]


def test_without_a_library_the_sample_school_opens_and_says_so(show_window: WindowMaker, qtbot: QtBot) -> None:
    window = show_window.unshown()
    with qtbot.waitSignal(window.ready, timeout=20_000):
        bootstrap.show_and_open(window, None)
    shown = window.info.current
    assert shown is not None
    assert "示例学校" in shown.text
    assert [act.text for act in shown.acts] == ["新建自己的库…", "打开已有库…"]


def test_the_start_page_follows_when_the_sample_is_taken_back(window: MainWindow) -> None:
    page = window.page
    assert isinstance(page, HomePage)
    assert [link.isVisible() for link in page.links] == [True] * 8
    window.actions_by_key["undo"].trigger()
    assert [link.isVisible() for link in page.links] == [True] * 4 + [False] * 4


def test_the_start_page_says_that_it_looks_and_that_nothing_was_found(window: MainWindow, qtbot: QtBot) -> None:
    assert window.page is not None
    titles = [label for label in window.page.findChildren(QLabel) if label.text().startswith(TITLE)]
    findings = window.acts.commands.findings
    if findings.problems is None:
        assert [title.text() for title in titles] == [CHECKING]
        with qtbot.waitSignal(findings.found, timeout=10_000):
            pass
    assert [title.text() for title in titles] == [TITLE]
    findings.problems = ()
    findings.found.emit(())
    assert [title.text() for title in titles] == [NONE_FOUND]


def test_every_page_whose_data_come_in_sheets_offers_excel(window: MainWindow) -> None:
    offering = []
    for entry in ENTRIES:
        window.go_to(entry.key)
        assert window.page is not None
        buttons = [button for button in window.page.findChildren(ActionButton) if button.text() == "Excel"]
        assert len(buttons) == bool(window.page.sheets), entry.key
        offering += [entry.key] if window.page.sheets else []
    assert {"mapping", "standards", "teaching", "exams"} <= set(offering)
