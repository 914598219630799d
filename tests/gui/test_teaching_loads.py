"""The load beside each name: in the list at the right, and in the choice of a slot's teacher."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from tests import factories
from tests.gui.windows import WindowMaker

from onex_desktop.domain.teaching.assignments import AssignmentDraft, TeacherDraft
from onex_desktop.gui.main_window import MainWindow
from onex_desktop.gui.models.columns import ChoiceNote
from onex_desktop.gui.pages.teaching import TeachingPage
from onex_desktop.gui.pages.teaching_slots import SlotsPanel
from onex_desktop.gui.tokens import Tone
from onex_desktop.gui.widgets.choice_box import ChoiceBox
from onex_desktop.gui.widgets.choice_notes import NOTE, WIDTH
from onex_desktop.services import teaching
from onex_desktop.services.context import AppContext


@pytest.fixture
def window(show_window: WindowMaker, tmp_path: Path) -> MainWindow:
    """Return the window with the sample school, in which 李重重 has 96 of 120 hours, at its teaching page."""
    path = factories.sample_file(tmp_path / "示例学校.onex")
    ctx = factories.open_at(path)
    _give_hours(ctx)
    ctx.close()
    made = show_window(path)
    made.go_to("teaching")
    return made


def _give_hours(ctx: AppContext) -> None:
    (row,) = [row for row in teaching.teachers(ctx) if row.draft.name == "李重重"]
    teaching.save_teacher(ctx, TeacherDraft("李重重", college_id=row.draft.college_id, load_limit=Decimal(120)), row.id)
    for slot in teaching.slots(ctx):
        hours = Decimal(48) if any(each.teacher == "李重重" for each in slot.assigned) else Decimal(32)
        for person in slot.assigned:
            teaching.save_assignment(ctx, AssignmentDraft(slot.id, person.teacher_id, (), hours))


def panel_of(window: MainWindow) -> SlotsPanel:
    """Return the panel of slots."""
    page = window.page
    assert isinstance(page, TeachingPage)
    return page.arrangement


def words_of(panel: SlotsPanel, name: str) -> str:
    """Return what the list at the right says of a teacher."""
    column = panel.teachers.model.columns[1]
    return next(column.text(row) for row in panel.teachers.rows if row.row.draft.name == name)


def test_the_list_shows_modules_hours_and_limit_and_follows_each_change(window: MainWindow) -> None:
    panel = panel_of(window)
    assert (words_of(panel, "李重重"), words_of(panel, "段付德")) == ("2 模块 · 96/120 学时", "1 模块 · 32 学时")
    line = next(row for row in panel.slots.rows if row.teachers == "段付德")
    column = [each.key for each in panel.slots.model.columns].index("teacher")
    place = panel.slots.model.row_of_id(line.id)
    assert place is not None
    li = next(row.id for row in panel.teachers.rows if row.row.draft.name == "李重重")
    assert panel.slots.model.setData(panel.slots.model.index(place, column), str(li))
    assert (words_of(panel, "李重重"), words_of(panel, "段付德")) == ("3 模块 · 128/120 学时", "0 模块")


def test_while_no_slot_is_chosen_those_on_several_modules_stand_out(window: MainWindow) -> None:
    panel = panel_of(window)
    tone = panel.teachers.model.columns[0].tone
    assert tone is not None
    assert [row.row.draft.name for row in panel.teachers.rows if tone(row)] == ["王红然", "李重重", "张世刚"]


def test_the_chosen_slot_tells_what_speaks_against_each(window: MainWindow) -> None:
    panel = panel_of(window)
    line = next(row for row in panel.slots.rows if row.teachers == "段付德")
    panel.slots.select_ids([line.id])
    name = panel.teachers.model.columns[0]
    rows = {row.row.draft.name: row for row in panel.teachers.rows}
    assert name.tone is not None
    assert name.tooltip is not None
    assert {key: name.tone(row) for key, row in rows.items() if key in {"李重重", "段付德", "邱亚宇"}} == {
        "李重重": Tone.WARNING, "段付德": None, "邱亚宇": Tone.ACCENT,
    }  # fmt: skip
    assert "后共 128 学时，超过上限 120 学时" in name.tooltip(rows["李重重"])


def test_initials_narrow_the_names_each_with_its_load_and_return_assigns(window: MainWindow) -> None:
    panel = panel_of(window)
    view = panel.slots.view
    column = [each.key for each in panel.slots.model.columns].index("teacher")
    view.setFocus()
    view.setCurrentIndex(panel.slots.proxy.index(0, column))
    QTest.keyClick(view, Qt.Key.Key_F2)
    (box,) = view.findChildren(ChoiceBox)
    line = box.lineEdit()
    assert line is not None
    line.selectAll()
    QTest.keyClicks(line, "lcc")
    completer = box.completer()
    assert completer is not None
    popup = completer.popup()
    assert popup is not None
    shown = [popup.model().index(row, 0) for row in range(popup.model().rowCount())]
    assert [index.data() for index in shown] == ["李重重"]
    note = shown[0].data(NOTE)
    assert isinstance(note, ChoiceNote)
    assert (note.text, note.share, note.tone) == ("2 模块 · 96/120 学时", 0.8, Tone.WARNING)
    assert "超过上限 120 学时" in str(shown[0].data(Qt.ItemDataRole.ToolTipRole))
    assert popup.minimumWidth() == WIDTH
    QTest.keyClick(popup, Qt.Key.Key_Down)
    QTest.keyClick(popup, Qt.Key.Key_Return)
    QApplication.processEvents()
    assert panel.slots.shown_rows[0].teachers == "李重重"


def test_a_teacher_over_the_limit_is_warned_of_beside_the_slot(window: MainWindow) -> None:
    panel = panel_of(window)
    line = next(row for row in panel.slots.rows if row.teachers == "段付德")
    column = [each.key for each in panel.slots.model.columns].index("teacher")
    place = panel.slots.model.row_of_id(line.id)
    assert place is not None
    li = next(row.id for row in panel.teachers.rows if row.row.draft.name == "李重重")
    assert panel.slots.model.setData(panel.slots.model.index(place, column), str(li))
    warned = [row for row in panel.slots.rows if row.warned]
    assert [row.teachers for row in warned] == ["李重重"] * 3
    shown = panel.slots.model.columns[column]
    assert shown.tone is not None
    assert shown.tooltip is not None
    assert shown.tone(warned[0]) is Tone.WARNING
    assert shown.tooltip(warned[0]).startswith("李重重 任课共 128 学时，超过上限 120 学时。")
