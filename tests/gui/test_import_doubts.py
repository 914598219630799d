"""What the import wizard asks, what it hides, and taking a big import back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests import exam_school, factories
from tests.gui.import_hands import HEADING, context_of, opened, to_preview, workbook
from tests.gui.windows import WindowMaker

from onex_desktop.gui.dialogs.importing import ImportWizard
from onex_desktop.gui.dialogs.importing.preview_columns import worded
from onex_desktop.gui.main_window import MainWindow
from onex_desktop.gui.widgets.choice_box import ChoiceBox
from onex_desktop.services import importing, teaching


@pytest.fixture
def window(show_window: WindowMaker, tmp_path: Path) -> Iterator[MainWindow]:
    """Return the window with the sample school."""
    made = show_window(factories.sample_file(tmp_path / "示例.onex"))
    yield made
    for wizard in made.findChildren(ImportWizard):
        wizard.reject()


def test_two_teachers_of_one_name_are_asked_for_and_answered_by_keys(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    ctx = context_of(window)
    first, second = (factories.add_teacher(ctx, "张伟", number) for number in ("1", "2"))
    slot = teaching.slots(ctx)[-1]
    rows = [("方案", "课程", "课程模块", "教师", "年级")]
    rows.append(("新能源汽车技术 2020版", slot.course, slot.module_label, "张伟", "2020"))
    wizard = opened(qtbot, window, workbook(tmp_path / "a.xlsx", rows, "任课安排"))
    to_preview(qtbot, wizard)
    view = wizard.preview.problems.view
    (line,) = wizard.preview.problems.rows
    assert [key for key, _ in line.choices] == [str(first), str(second)]
    assert wizard.said.text() == "1 行有问题，一行也没有导入：在“指的是”一栏按 F2 选择即可。"
    assert view.hasFocus()
    QTest.keyClick(view, Qt.Key.Key_F2)
    box = view.findChild(ChoiceBox)
    assert isinstance(box, ChoiceBox)
    box.set_key(str(first))
    with qtbot.waitSignal(wizard.settled):
        QTest.keyClick(box, Qt.Key.Key_Down)
        QApplication.processEvents()
    assert wizard.preview.hindrance() == ""
    with qtbot.waitSignal(wizard.imported):
        QTest.keyClick(wizard, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert [person.teacher_id for person in teaching.slots(ctx)[-1].assigned] == [second]


def test_identity_numbers_are_masked_wherever_a_file_is_shown(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    right, wrong = exam_school.identity(1).clear(), "110105194912310021"
    heading = ("学号", "姓名", "班级", "身份证号", "备注")
    rows = [heading, ("1", "王一", "没有的班", right, wrong), ("2", "王二", "没有的班", wrong, f"证件{right}")]
    wizard = opened(qtbot, window, workbook(tmp_path / "学生.xlsx", rows, "学生"))
    first = importing.first_rows(importing.read(context_of(window), tmp_path / "学生.xlsx"), "学生")
    raw = [cell for _, cells in first for cell in cells]
    QTest.keyClick(wizard, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    samples = [text for line in wizard.columns.columns.rows for text in line.column.samples]
    with qtbot.waitSignal(wizard.settled):
        wizard.go_on()
    (preview,) = wizard.preview.previews
    shown = [column.text(row) for row in preview.rows for column in preview.model.columns]
    for text in (*raw, *samples, *shown, *map(worded, [line.found for line in wizard.preview.problems.rows])):
        assert right not in text
        assert wrong not in text
    assert exam_school.identity(1).masked in shown


def test_a_big_step_is_taken_back_in_the_background_and_only_once(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("onex_desktop.gui.commands.MANY", 2)
    ctx = context_of(window)
    before = len(teaching.teachers(ctx))
    importing.apply(ctx, importing.plan(ctx, workbook(tmp_path / "a.xlsx", [HEADING, ("1", "甲"), ("2", "乙")])))
    with qtbot.waitSignal(window.bus.changed):
        window.acts.commands.undo()
        window.acts.commands.undo()
    assert len(teaching.teachers(ctx)) == before
    with qtbot.waitSignal(window.bus.changed):
        window.acts.commands.redo()
    assert len(teaching.teachers(ctx)) == before + 2
    message = window.info.current
    assert message is not None
    assert "重做" in message.text
