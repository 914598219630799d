"""The standards page by keyboard: paste, walk, edit, add, move, delete, find, print."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot
from tests import factories, standards_text
from tests.gui.mapping_window import WindowStub, button
from tests.gui.standards_window import SECTION, add_standard, open_page

from onex_desktop.domain.changes import Changed
from onex_desktop.domain.problems import Place
from onex_desktop.domain.standards.tree import Item, Kind, dotted, walk
from onex_desktop.gui.context_bar import Context
from onex_desktop.gui.dialogs.compare_standards import CompareStandards
from onex_desktop.gui.dialogs.paste_standard import PasteStandard
from onex_desktop.gui.pages.standards import StandardsPage
from onex_desktop.gui.theme import Theme
from onex_desktop.gui.widgets.empty_state import EmptyState
from onex_desktop.services import standards, undo
from onex_desktop.services.context import AppContext

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
Key = Qt.Key
SMALL = (Item(1, "甲域", (Item(1, "甲务", (Item(1, "能甲。"), Item(2, "能乙。"), Item(4, "能丁。"))),)),)


@pytest.fixture
def ctx(tmp_path: Path) -> AppContext:
    return factories.empty_library(tmp_path)


@pytest.fixture
def window() -> WindowStub:
    return WindowStub()


@pytest.fixture
def page(ctx: AppContext, theme: Theme, window: WindowStub, qtbot: QtBot) -> StandardsPage:
    add_standard(ctx, SMALL)
    return open_page(ctx, theme, window, qtbot)


def shown(ctx: AppContext) -> list[str]:
    (row, *_) = standards.standards(ctx)
    return [f"{dotted(n)} {item.text}" for n, item in walk(standards.content(ctx, row.id)[SECTION]) if len(n) == 3]


def go(page: StandardsPage, name: str) -> None:
    place = Place("standards", 1, name, "intermediate")
    page.open_place(place)


def title(page: StandardsPage) -> str:
    return page.item._title.text()


def test_without_a_certificate_the_way_there_is_shown(
    ctx: AppContext, theme: Theme, window: WindowStub, qtbot: QtBot
) -> None:
    page = open_page(ctx, theme, window, qtbot)
    button(page, "去看证书").click()
    assert window.places == [Place("catalogue")]


def test_a_text_becomes_a_standard_by_keyboard(ctx: AppContext, theme: Theme, window: WindowStub, qtbot: QtBot) -> None:
    factories.add_certificate(ctx)
    page = open_page(ctx, theme, window, qtbot)
    empty = page.findChild(EmptyState)
    assert empty is not None
    button(empty, "粘贴标准文本…").click()
    dialog = page.window().findChild(PasteStandard)
    assert dialog is not None
    dialog.target.edition.setText("2020年1.0版")
    dialog.text.setPlainText(standards_text.as_pdf_lines(standards_text.tree()))
    dialog.read_now()
    assert dialog.save.text() == "保存 48 条"
    dialog.save.setFocus()
    QTest.keyClick(dialog.save, Key.Key_Space)
    assert page.figures == "领域 4 · 任务 12 · 要求 48"
    assert [changed.step.code for changed in window.changes if changed.step] == ["standards.paste_text"]
    page.reload(undo.undo(ctx))
    assert standards.standards(ctx) == ()
    assert page.bar.isHidden()


def test_a_text_that_was_given_up_is_there_again(page: StandardsPage) -> None:
    page.start_paste()
    first = page.window().findChild(PasteStandard)
    assert first is not None
    first.text.setPlainText("1 甲域")
    QTest.keyClick(first.text, Key.Key_Escape)
    page.start_paste()
    second = next(each for each in page.window().findChildren(PasteStandard) if each.isVisible())
    assert second.text.toPlainText() == "1 甲域"
    second.reject()


def test_walking_shows_each_item_in_the_inspector(page: StandardsPage) -> None:
    page.view.choose((Kind.AREA, 1))
    titles = []
    for _ in range(3):
        titles.append(title(page))
        QTest.keyClick(page.view, Key.Key_Down)
    assert titles == ["1 工作领域", "1.1 工作任务", "1.1.1 职业技能要求"]
    assert page.item.form.values() == {"number": 2, "text": "能乙。"}


def test_f2_rewords(page: StandardsPage, ctx: AppContext, window: WindowStub) -> None:
    go(page, "1.1.2")
    QTest.keyClick(page.view, Key.Key_F2)
    editor = page.view.findChild(QPlainTextEdit)
    assert editor is not None
    editor.setPlainText("能改。")
    QTest.keyClick(editor, Key.Key_Return)
    assert shown(ctx) == ["1.1.1 能甲。", "1.1.2 能改。", "1.1.4 能丁。"]
    assert title(page) == "1.1.2 职业技能要求"
    assert len(window.changes) == 1


def test_insert_adds_behind_and_goes_there(page: StandardsPage, ctx: AppContext) -> None:
    go(page, "1.1.1")
    QTest.keyClick(page.view, Key.Key_Return, CTRL)
    page.item.draft.set_values({"text": "能新。"})
    page.item.draft.save_button.click()
    assert shown(ctx) == ["1.1.1 能甲。", "1.1.2 能新。", "1.1.3 能乙。", "1.1.5 能丁。"]
    assert title(page) == "1.1.2 职业技能要求"
    assert page.view.hasFocus()


def test_a_new_item_without_words_is_refused_at_its_field(page: StandardsPage, window: WindowStub) -> None:
    QTest.keyClick(page.view, Key.Key_Insert)
    page.item.draft.save_button.click()
    assert window.refused == ["standards.words_missing"]
    assert page.item.draft.problem_texts("text") == ["内容为空，没有保存。填写文字。"]
    page.item.draft.cancel_button.click()
    assert title(page) == "1 工作领域"


def test_alt_arrows_move_and_delete_deletes(page: StandardsPage, ctx: AppContext, window: WindowStub) -> None:
    go(page, "1.1.1")
    QTest.keyClick(page.view, Key.Key_Down, ALT)
    assert shown(ctx) == ["1.1.1 能乙。", "1.1.2 能甲。", "1.1.4 能丁。"]
    assert title(page) == "1.1.2 职业技能要求"
    QTest.keyClick(page.view, Key.Key_Delete)
    assert shown(ctx) == ["1.1.1 能乙。", "1.1.4 能丁。"]
    assert title(page) == "1.1.4 职业技能要求"
    codes = [changed.step.code for changed in window.changes if changed.step]
    assert codes == ["standards.move_item", "standards.delete_item"]


def test_the_inspector_numbers_and_adds_below(page: StandardsPage, ctx: AppContext, window: WindowStub) -> None:
    go(page, "1.1.4")
    page.item.form.editor("number").set_value(2)
    page.item.form.committed.emit("number", 2)
    assert window.refused == ["standards.number_taken"]
    assert page.item.form.problem_texts("number") == ["同级已有编号 2，没有保存。换一个编号，或用上移、下移。"]
    page.item.form.set_values({"number": 3, "text": "能丁。"})
    page.item.form.committed.emit("number", 3)
    assert shown(ctx)[-1] == "1.1.3 能丁。"
    go(page, "1.1")
    assert page.item.part_button.text() == "新增技能要求"
    page.item.part_button.click()
    page.item.draft.set_values({"text": "能末。"})
    page.item.draft.save_button.click()
    assert shown(ctx)[-1] == "1.1.4 能末。"


def test_a_gap_is_told_gone_to_and_closed(page: StandardsPage, ctx: AppContext) -> None:
    assert page.bar.problems.text() == "待核对 1"
    page.bar.problems.click()
    assert title(page) == "1.1.4 职业技能要求"
    renumber = next(act for act in page.edits.menu().actions() if act.text() == "本等级重新编号")
    renumber.trigger()
    assert shown(ctx)[-1] == "1.1.3 能丁。"
    assert page.bar.problems.isHidden()


def test_an_empty_level_offers_paste_and_a_first_area(page: StandardsPage, ctx: AppContext) -> None:
    page.bar.level.set_key("advanced")
    page.bar.section_chosen.emit()
    button(page, "新增工作领域").click()
    page.item.draft.set_values({"text": "丙域"})
    page.item.draft.save_button.click()
    assert page.figures == "领域 1 · 任务 0 · 要求 0"
    assert len(standards.content(ctx, 1)) == 2


def test_modules_are_offered_where_the_certificate_has_some(page: StandardsPage, ctx: AppContext) -> None:
    assert page.bar.module.isHidden()
    factories.add_module(ctx, standards.standards(ctx)[0].draft.certificate_id)
    page.reload(None)
    assert [page.bar.module.itemText(n) for n in range(page.bar.module.count())] == [
        "不分模块",
        "2-1 动力驱动电机电池技术",
    ]


def test_a_new_edition_is_chosen_and_its_fields_are_shown(page: StandardsPage, ctx: AppContext) -> None:
    page.start_new()
    page.edition.draft.set_values({**page.edition.draft.values(), "edition": "2021年2.0版"})
    page.edition.draft.save_button.click()
    assert page.bar.standard.currentText() == "智能新能源汽车 · 2021年2.0版"
    assert standards.standards(ctx)[1].draft.predecessor_id == 1
    page.show_edition()
    assert page.edition.form.values()["edition"] == "2021年2.0版"


def test_a_standard_that_comes_from_elsewhere_is_shown_where_it_has_something(
    ctx: AppContext, theme: Theme, window: WindowStub, qtbot: QtBot
) -> None:
    page = open_page(ctx, theme, window, qtbot)
    add_standard(ctx, SMALL)
    page.reload(None)
    assert page.figures == "领域 1 · 任务 1 · 要求 3"


def test_changes_elsewhere_read_nothing(page: StandardsPage, ctx: AppContext) -> None:
    figures = page.figures
    standards.take_over(ctx, standards.standards(ctx)[0].draft, {SECTION: standards_text.tree()})
    page.reload(Changed(frozenset({"finance"})))
    page.set_context(Context())
    assert page.figures == figures
    page.reload(Changed(frozenset({"standards"})))
    assert page.figures == "领域 4 · 任务 12 · 要求 48"


def test_print_and_compare(page: StandardsPage, ctx: AppContext, window: WindowStub) -> None:
    button(page, "打印").click()
    assert window.reports == [("standard", {"certificate": "1", "edition": "2020年1.0版"})]
    compare = next(each for each in page.findChildren(QPushButton) if each.text() == "比较版本…")
    assert not compare.isEnabled()
    add_standard(ctx, SMALL, "2021年2.0版")
    page.reload(None)
    compare.click()
    dialog = page.window().findChild(CompareStandards)
    assert dialog is not None
    dialog.accept()


def test_several_chosen_lines_are_counted_and_deleted_together(page: StandardsPage, ctx: AppContext) -> None:
    go(page, "1.1.1")
    QTest.keyClick(page.view, Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(page.view, Key.Key_Delete)
    assert shown(ctx) == ["1.1.4 能丁。"]
