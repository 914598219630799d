"""The import wizard as a secretary meets it: messy files, wrong files, a change of mind, two rounds."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot
from tests import factories
from tests.gui.import_hands import HEADING, context_of, opened, to_preview, workbook
from tests.gui.windows import WindowMaker

from onex_desktop.domain.sheets import RowState
from onex_desktop.gui.dialogs.importing import ImportWizard
from onex_desktop.gui.main_window import MainWindow
from onex_desktop.gui.pages.tabbed_page import TabbedPage
from onex_desktop.services import campus, importing, teaching


@pytest.fixture
def window(show_window: WindowMaker, tmp_path: Path) -> Iterator[MainWindow]:
    """Return the window with a library that has one college."""
    made = show_window(factories.empty_file(tmp_path / "新校.onex"))
    made.acts.commands.run(lambda: campus.add_college(context_of(made), "智能交通学院"))
    yield made
    for wizard in made.findChildren(ImportWizard):
        wizard.reject()


@pytest.fixture
def roster(tmp_path: Path) -> Path:
    """Return a workbook with a title, an empty line, odd headings and a total, in a Chinese folder."""
    rows: list[tuple[object, ...]] = [("2026 年教师一览表",), (), HEADING]
    rows += [("０１", "王秘书", "智能交通学院", "讲师", "x"), ("02", "李重重", "智能交通学院", "教授", "")]
    return workbook(tmp_path / "王秘书 的表" / "教师（定稿）.xlsx", [*rows, ("合计", 2)])


def test_a_messy_workbook_goes_in_by_keys_alone_and_one_undo_takes_it_out(
    qtbot: QtBot, window: MainWindow, roster: Path
) -> None:
    wizard = opened(qtbot, window, roster)
    (found,) = wizard.files.tables
    assert (found.spec, found.heading_row) == ("teachers", 3)
    to_preview(qtbot, wizard)
    assert wizard.forward.text() == "导入 2 行(&N)"
    assert teaching.teachers(context_of(window)) == ()
    with qtbot.waitSignal(wizard.imported):
        QTest.keyClick(wizard, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    names = {(row.draft.number, row.draft.name) for row in teaching.teachers(context_of(window))}
    assert names == {("01", "王秘书"), ("02", "李重重")}
    message = window.info.current
    assert message is not None
    assert "教师（定稿）.xlsx" in message.text
    (undo,) = message.acts
    undo.run()
    assert teaching.teachers(context_of(window)) == ()


def test_the_second_time_the_file_is_known_and_nothing_is_left_to_do(
    qtbot: QtBot, window: MainWindow, roster: Path
) -> None:
    importing.apply(context_of(window), importing.plan(context_of(window), roster))
    wizard = opened(qtbot, window, roster)
    assert "导入过" in wizard.files.warning.text()
    to_preview(qtbot, wizard)
    assert wizard.said.text() == "库里已经是这样，没有要导入的内容。"
    assert not wizard.forward.isEnabled()


def test_a_wrong_file_gets_its_sentence_and_the_wizard_stays(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    path = tmp_path / "教师.xlsx"
    path.write_text("<html><table><tr><td>教师</td></tr></table></html>")
    wizard = opened(qtbot, window, path)
    assert "其实是网页" in wizard.files.empty.shown.sentence
    assert not wizard.forward.isEnabled()
    focus = QApplication.focusWidget()
    assert isinstance(focus, QPushButton)
    assert focus.text().startswith("选择文件")
    workbook(path, [HEADING, ("01", "王秘书", "智能交通学院")])
    with qtbot.waitSignal(wizard.settled):
        wizard.again.click()
    assert wizard.forward.isEnabled()


def test_headings_without_rows_lead_nowhere_and_say_so(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    wizard = opened(qtbot, window, workbook(tmp_path / "空.xlsx", [HEADING]))
    to_preview(qtbot, wizard)
    assert wizard.preview.writes() == 0
    assert not wizard.forward.isEnabled()


def test_a_refused_row_blocks_and_its_problem_leads_to_it(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    rows = [HEADING, ("01", "王秘书", "智能交通学院"), ("02", "李重重", "没有的学院"), ("03", "", "")]
    wizard = opened(qtbot, window, workbook(tmp_path / "教师.xlsx", rows))
    to_preview(qtbot, wizard)
    cells = [line.found.cell for line in wizard.preview.problems.rows]
    assert cells == ["C3", "B4"]
    assert not wizard.forward.isEnabled()
    assert wizard.said.text().startswith("2 行有问题，一行也没有导入")
    (preview,) = wizard.preview.previews
    assert preview.selected_ids == [3]
    wizard.preview.problems.select_ids([1])
    assert preview.selected_ids == [4]


def test_a_column_corrected_by_hand_is_remembered(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    rows = [("编码", "大名", "部门"), ("01", "王秘书", "智能交通学院")]
    path = workbook(tmp_path / "名单.xlsx", rows, "教师")
    wizard = opened(qtbot, window, path)
    if not wizard.files.tables[0].heading_row:
        wizard.files.sheets.model.setData(wizard.files.sheets.model.index(0, 2), "1")
    QTest.keyClick(wizard, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    model = wizard.columns.columns.model
    for row, field in enumerate(("number", "name", "college")):
        model.setData(model.index(row, 3), field)
    assert wizard.columns.hindrance() == ""
    with qtbot.waitSignal(wizard.settled):
        wizard.go_on()
    with qtbot.waitSignal(wizard.imported):
        wizard.go_on()
    again = importing.read(context_of(window), path)
    (found,) = again.tables
    assert found.is_remembered
    assert {column.heading: column.key for column in found.columns} == {
        "编码": "number", "大名": "name", "部门": "college",
    }  # fmt: skip


def test_a_change_shows_what_was_and_what_will_be(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    first = workbook(tmp_path / "a.xlsx", [HEADING, ("01", "王秘书", "智能交通学院", "讲师")])
    importing.apply(context_of(window), importing.plan(context_of(window), first))
    second = workbook(tmp_path / "b.xlsx", [HEADING, ("01", "王秘书", "智能交通学院", "教授")])
    wizard = opened(qtbot, window, second)
    to_preview(qtbot, wizard)
    (preview,) = wizard.preview.previews
    (row,) = preview.rows
    assert row.state is RowState.CHANGED
    assert "讲师 → 教授" in [column.text(row) for column in preview.model.columns]


def test_stopping_in_the_middle_leaves_the_library_as_it_was(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    rows: list[tuple[object, ...]] = [(f"{n:05}", f"教师{n}", "智能交通学院", "讲师") for n in range(1, 1001)]
    wizard = opened(qtbot, window, workbook(tmp_path / "大.xlsx", [HEADING, *rows]))
    to_preview(qtbot, wizard)
    library = context_of(window).library.path
    before, content = context_of(window).stamp(), factories.dump(library)
    with qtbot.waitSignal(wizard.settled):
        wizard.go_on()
        wizard.reject()
    assert not wizard.isVisible()
    assert (context_of(window).stamp(), factories.dump(library)) == (before, content)
    assert teaching.teachers(context_of(window)) == ()


def test_a_file_let_go_on_the_window_opens_the_wizard(qtbot: QtBot, window: MainWindow, roster: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(roster))])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(window, QDragEnterEvent(QPoint(20, 20), copy, data, left, none))
    drop = QDropEvent(QPointF(20, 20), copy, data, left, none)
    QApplication.sendEvent(window, drop)
    (wizard,) = window.findChildren(ImportWizard)
    with qtbot.waitSignal(wizard.settled):
        pass
    assert wizard.files.tables[0].spec == "teachers"


def pasted(window: MainWindow, text: str) -> ImportWizard:
    window.go_to("campus")
    page = window.page
    assert isinstance(page, TabbedPage)
    page.tabs.setCurrentIndex(page.tab_titles.index("专业"))
    QApplication.clipboard().setText(text)
    page.current.table.view.setFocus()
    window.acts.sheets.paste()
    return next(child for child in window.findChildren(ImportWizard) if child.isVisible())


@pytest.mark.parametrize("heading", ["专业名称\t所属学院\t专业代码\r\n", ""])
def test_copied_rows_become_records_with_or_without_their_heading(
    qtbot: QtBot, window: MainWindow, heading: str
) -> None:
    template = [field.key for field in importing.kind_named("majors").fields]
    keys = ["name", "college", "code"] if heading else template
    words = {"name": '"新能源汽车\n技术"', "code": "０４６０７０２", "college": "智能交通学院"}
    wizard = pasted(window, heading + "\t".join(words.get(key, "") for key in keys) + "\r\n")
    with qtbot.waitSignal(wizard.settled):
        wizard.go_on()
    assert wizard.preview.hindrance() == ""
    with qtbot.waitSignal(wizard.imported):
        wizard.go_on()
    (major,) = campus.majors(context_of(window))
    assert (major.draft.name, major.draft.code) == ("新能源汽车\n技术", "0460702")
    message = window.info.current
    assert message is not None
    assert "粘贴" in message.text


def test_an_empty_clipboard_says_what_to_do(window: MainWindow) -> None:
    window.go_to("campus")
    QApplication.clipboard().setText("\r\n")
    window.acts.sheets.paste()
    message = window.info.current
    assert message is not None
    assert "没有粘贴" in message.text


def test_problems_are_saved_in_a_marked_copy_beside_the_file(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    path = workbook(tmp_path / "教师.xlsx", [HEADING, ("01", "王秘书", "没有的学院")])
    wizard = opened(qtbot, window, path)
    to_preview(qtbot, wizard)
    with qtbot.waitSignal(wizard.settled):
        wizard.preview.mark.click()
    assert "标记好的副本" in wizard.said.text()
    assert len(list(tmp_path.glob("教师*.xlsx"))) == 2
