"""Reading a text with its doubts, and comparing two editions."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid
from tests import factories, standards_text
from tests.gui.mapping_window import WindowStub
from tests.gui.standards_window import SECTION, add_standard

from onex_desktop.domain.standards.comparison import State
from onex_desktop.domain.standards.tree import Kind
from onex_desktop.gui.dialogs.compare_standards import CompareStandards
from onex_desktop.gui.dialogs.paste_standard import PasteStandard
from onex_desktop.gui.state import DeskState
from onex_desktop.gui.theme import Theme
from onex_desktop.gui.widgets.marked_texts import marked
from onex_desktop.services import standards
from onex_desktop.services.context import AppContext

HEAD = "1 甲域\n1.1 甲务\n"


@pytest.fixture
def ctx(tmp_path: Path) -> AppContext:
    made = factories.empty_library(tmp_path)
    add_standard(made)
    return made


@pytest.fixture
def dialog(ctx: AppContext, theme: Theme, qtbot: QtBot) -> Iterator[PasteStandard]:
    parent = QWidget()
    qtbot.addWidget(parent)
    made = PasteStandard(ctx, theme, parent, standards.standards(ctx)[0], SECTION)
    made.open()
    yield made
    if isValid(made):
        made.reject()


@pytest.fixture
def comparison(ctx: AppContext, theme: Theme, state: DeskState, qtbot: QtBot) -> Iterator[CompareStandards]:
    add_standard(ctx, standards_text.second_edition(), "2021年2.0版")
    parent = QWidget()
    qtbot.addWidget(parent)
    made = CompareStandards(ctx, theme, state, parent, WindowStub(), standards.standards(ctx)[1])
    made.open()
    yield made
    made.accept()


def put(dialog: PasteStandard, text: str) -> None:
    dialog.text.setPlainText(text)
    dialog.read_now()


def said(dialog: PasteStandard) -> list[tuple[str, ...]]:
    found = (dialog.model.node(dialog.model.index_of(key)) for key in dialog.model.all_keys())
    return [node.cells for node in found if node is not None and node.tone is not None]


def test_nothing_can_be_saved_before_something_is_read(dialog: PasteStandard) -> None:
    assert not dialog.save.isEnabled()
    put(dialog, "没有编号的一段话")
    assert not dialog.save.isEnabled()
    assert said(dialog) == [
        ("", "没有归入的文字（1 段）", "不属于任何一条"),
        ("", "没有编号的一段话", "第 1 行"),
    ]


def test_what_is_typed_is_read_a_moment_later(dialog: PasteStandard, qtbot: QtBot) -> None:
    dialog.text.setPlainText(f"{HEAD}1.1.1 能甲。")
    qtbot.waitUntil(lambda: dialog.save.text() == "保存 1 条")
    assert dialog.save.isEnabled()


def test_doubts_and_errors_are_marked_in_the_text_and_in_the_tree(dialog: PasteStandard) -> None:
    put(dialog, f"{HEAD}1.1.1 能甲。\n能乙。\n1.1.3 能丙。\n1.1.3 能丁。\n1.3.1 能戊。")
    assert said(dialog) == [
        ("1.1.2", "能乙。", "原文没有编号，按顺序补上"),
        ("1.1.3", "能丙。", "编号重复"),
        ("1.1.3", "能丁。", "编号重复"),
        ("1.3", "（缺）", "前面缺 1.2；缺名称"),
        ("1.3.1", "能戊。", ""),
    ]
    assert dialog.text.marked_lines() == ([4, 5], [3, 6])
    assert dialog.doubts.text() == "待核对 5"
    assert not dialog.save.isEnabled()


def test_correcting_the_text_makes_it_right(dialog: PasteStandard) -> None:
    put(dialog, f"{HEAD}1.1.1 能甲。\n1.1.1 能乙。")
    assert not dialog.save.isEnabled()
    put(dialog, dialog.text.toPlainText().replace("1.1.1 能乙", "1.1.2 能乙"))
    assert dialog.save.isEnabled()
    assert said(dialog) == []
    assert dialog.doubts.isHidden()


def test_f8_goes_round_the_doubts_in_both_sides(dialog: PasteStandard) -> None:
    put(dialog, f"{HEAD}1.1.1 能甲。\n能乙。\n1.1.4 能丙。")
    lines = []
    for _ in range(3):
        QTest.keyClick(dialog.text, Qt.Key.Key_F8)
        lines.append(dialog.text.line())
    assert lines == [3, 4, 3]


def test_the_cursor_leads_to_the_line_of_the_tree(dialog: PasteStandard) -> None:
    put(dialog, f"{HEAD}1.1.1 能甲\n完成。\n1.1.2 能乙。")
    cursor = dialog.text.textCursor()
    cursor.setPosition(dialog.text.document().findBlockByNumber(3).position())
    dialog.text.setTextCursor(cursor)
    key = dialog.view.current_key()
    node = None if key is None else dialog.model.node(dialog.model.index_of(key))
    assert node is not None
    assert node.cells[0] == "1.1.1"


def test_a_heading_of_the_text_decides_the_level(dialog: PasteStandard) -> None:
    put(dialog, f"{HEAD}1.1.1 能甲。")
    assert dialog.target.level.isEnabled()
    assert [section.level.value for section in dialog.content()] == ["intermediate"]
    put(dialog, f"表3 高级\n{HEAD}1.1.1 能甲。")
    assert not dialog.target.level.isEnabled()
    assert [section.level.value for section in dialog.content()] == ["advanced"]


def test_it_says_what_will_be_replaced_or_made(dialog: PasteStandard) -> None:
    put(dialog, f"{HEAD}1.1.1 能甲。")
    assert dialog._reason.text() == "将替换 2020年1.0版 已有的中级内容，可以撤销。"
    dialog.target.edition.setText("2021年2.0版")
    assert dialog._reason.text() == "将新建标准 2021年2.0版。"
    dialog.target.edition.setText("")
    assert (dialog._reason.text(), dialog.save.isEnabled()) == ("还要填写版本。", False)


def test_modules_go_with_the_certificate(ctx: AppContext, dialog: PasteStandard) -> None:
    module = factories.add_module(ctx, 1)
    dialog.target.certificate.activated.emit(0)
    dialog.target.module.set_key(str(module))
    put(dialog, f"{HEAD}1.1.1 能甲。")
    assert [section.module_id for section in dialog.content()] == [module]


def test_saving_takes_what_was_typed_in_the_last_moment(dialog: PasteStandard, qtbot: QtBot) -> None:
    put(dialog, f"{HEAD}1.1.1 能甲。")
    dialog.text.appendPlainText("1.1.2 能乙。")
    kept: list[int] = []
    dialog.accepted.connect(lambda: kept.append(dialog.parsed.count(Kind.REQUIREMENT)))
    with qtbot.waitSignal(dialog.accepted):
        QTest.mouseClick(dialog.save, Qt.MouseButton.LeftButton)
    assert kept == [2]


def test_each_state_has_its_count(comparison: CompareStandards) -> None:
    assert [chip.text() for chip in comparison.chips.values()] == ["新增 5", "删除 3", "改写 4", "改号 6", "未变 35"]


def test_at_first_the_changes_are_listed(comparison: CompareStandards) -> None:
    assert (comparison.old.currentText(), comparison.new.currentText()) == (
        "智能新能源汽车 · 2020年1.0版",
        "智能新能源汽车 · 2021年2.0版",
    )
    assert len(comparison.table.rows) == 18


def test_chips_filter_by_state(comparison: CompareStandards) -> None:
    for state in (State.ADDED, State.REMOVED, State.RENUMBERED):
        comparison.chips[state].setChecked(False)
    assert [row.pair.state for row in comparison.table.rows] == [State.REWORDED] * 4
    comparison.chips[State.REWORDED].setChecked(False)
    assert len(comparison.table.rows) == len(comparison.comparison.pairs)


def test_the_chosen_pair_shows_its_difference(comparison: CompareStandards) -> None:
    reworded = next(row for row in comparison.table.rows if row.pair.state is State.REWORDED)
    comparison.table.select_ids([reworded.id])
    assert "<s" not in comparison.texts.before.text()
    assert comparison.texts.after.text().count("<u") == 1
    assert ">拍照，并</u>" in comparison.texts.after.text()


def test_differences_are_marked_and_markup_is_not_believed() -> None:
    before, after = marked("能用<b>甲", "能用<b>乙", "#111111", "#222222")
    assert before == '能用&lt;b&gt;<s style="color:#111111">甲</s>'
    assert after == '能用&lt;b&gt;<u style="color:#222222">乙</u>'
    assert marked("", "乙", "#111111", "#222222") == ("", "乙")
