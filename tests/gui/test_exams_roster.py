"""Sessions and rosters on the page: lists pasted, results typed and pasted, states set, resits, release."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests import exam_school
from tests.exam_school import School
from tests.gui.exams_window import cells
from tests.gui.mapping_window import WindowStub

from onex_desktop.domain.exams.registrations import RegistrationState as S
from onex_desktop.domain.exams.rosters import LineState
from onex_desktop.domain.exams.sessions import PartDraft, SessionState
from onex_desktop.domain.problems import Place, ProblemsFound
from onex_desktop.gui.dialogs.choose_resit import ChooseResit
from onex_desktop.gui.dialogs.paste_roster import PasteRoster
from onex_desktop.gui.pages import exams_students
from onex_desktop.gui.pages.exams import SESSIONS, SITES, STUDENTS, ExamsPage
from onex_desktop.gui.pages.exams_roster import Roster
from onex_desktop.gui.pages.exams_session_records import read_parts, written_parts
from onex_desktop.gui.state import DeskState
from onex_desktop.gui.theme import Theme
from onex_desktop.gui.widgets.choice_box import ChoiceBox
from onex_desktop.services import exams, undo


@dataclass(frozen=True)
class Open:
    """A roster that is open, with the page and the library around it."""

    school: School
    page: ExamsPage
    window: WindowStub
    roster: Roster

    def place(self, row: int, key: str) -> None:
        """Put the current cell."""
        view = self.roster.table.view
        column = [column.key for column in self.roster.table.model.columns].index(key)
        flag = view.selectionModel().SelectionFlag.ClearAndSelect
        view.selectionModel().setCurrentIndex(self.roster.table.proxy.index(row, column), flag)

    def part(self, name: str) -> str:
        """Return the key of a part's column."""
        return next(column.key for column in self.roster.table.model.columns if column.title == name)


@pytest.fixture
def opened(qtbot: QtBot, theme: Theme, state: DeskState, tmp_path: Path) -> Iterator[Open]:
    school = exam_school.small_school(tmp_path)
    school.register(school.first, 1, 2, 3)
    window = WindowStub()
    page = ExamsPage(school.ctx, theme, state, window)
    window.page = page
    qtbot.addWidget(page)
    page.resize(1100, 600)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    page.go_to(SESSIONS)
    page.sessions.open_session(school.first)
    roster = page.sessions.roster
    assert roster is not None
    yield Open(school, page, window, roster)
    QGuiApplication.clipboard().clear()


def test_the_session_list_counts_what_stands_in_the_roster(opened: Open) -> None:
    opened.page.sessions.close_roster()
    table = opened.page.sessions.sessions.table
    found = dict(zip(cells(table, "label"), cells(table, "registered"), strict=True))
    assert found == {"第一批": "3", "第二批": "0"}
    assert opened.page.sessions.subtitle() == "2 个考次，1 个未了结"


def test_points_typed_down_a_column_make_the_result(opened: Open) -> None:
    view = opened.roster.table.view
    for name, points in (("理论", "80"), ("实操", "45")):
        opened.place(0, opened.part(name))
        QTest.keyClicks(view, points[0])
        editor = QApplication.focusWidget()
        assert editor is not None
        assert editor is not view
        QTest.keyClicks(editor, points[1:])
        QTest.keyClick(editor, Qt.Key.Key_Return)
        # The delegate takes the edit over when the key has been dealt with.
        QApplication.processEvents()
        assert view.currentIndex().row() == 1
    row = opened.school.rows(opened.school.first)[0]
    assert (row.state, sorted(row.scores.values(), key=str)) == (S.PASSED, [Decimal(45), Decimal(80)])


def test_a_block_of_points_pastes_as_one_step_and_one_undo_takes_it_away(opened: Open) -> None:
    opened.place(0, opened.part("理论"))
    QGuiApplication.clipboard().setText("80\t45\r\n59\t45\r\n90\t20\r\n")
    before = len(opened.window.changes)
    QTest.keyClick(opened.roster.table.view, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert len(opened.window.changes) == before + 1
    assert cells(opened.roster.table, "state") == ["通过", "未通过", "未通过"]
    undo.undo(opened.school.ctx)
    assert [row.state for row in opened.school.rows()] == [S.REGISTERED] * 3


def test_results_and_certificates_pasted_together_are_one_step(opened: Open) -> None:
    opened.place(0, opened.part("理论"))
    QGuiApplication.clipboard().setText("80\t45\tC-0001\t2020-12-31\r\n81\t46\tC-0002\t2020-12-31\r\n")
    opened.roster.paste()
    assert [row.certificate_number for row in opened.school.rows()] == ["C-0001", "C-0002", ""]
    assert cells(opened.roster.table, "state") == ["通过", "通过", "未考"]
    undo.undo(opened.school.ctx)
    assert all((row.state, row.certificate_number) == (S.REGISTERED, "") for row in opened.school.rows())


def test_a_certificate_that_is_refused_takes_the_results_back_with_it(opened: Open) -> None:
    opened.place(0, opened.part("理论"))
    QGuiApplication.clipboard().setText("80\t45\tC-0001\t2020-12-31\r\n59\t45\tC-0002\t2020-12-31\r\n")
    opened.roster.paste()
    assert opened.window.refused == ["exams.certificate_without_pass"]
    assert all((row.state, row.certificate_number) == (S.REGISTERED, "") for row in opened.school.rows())


def test_a_block_with_one_bad_cell_records_nothing(opened: Open) -> None:
    opened.place(0, opened.part("理论"))
    QGuiApplication.clipboard().setText("80\n一百\n101\n")
    opened.roster.paste()
    assert opened.window.refused == ["exams.score_unreadable"]
    assert all(row.state is S.REGISTERED for row in opened.school.rows())


def test_delete_clears_results_and_elsewhere_takes_candidates_off(opened: Open) -> None:
    opened.school.record(opened.school.first, S.ABSENT, S.DEFERRED, None)
    opened.page.reload(None)
    opened.place(0, "state")
    QTest.keyClick(opened.roster.table.view, Qt.Key.Key_Delete)
    assert opened.school.rows()[0].state is S.REGISTERED
    opened.place(1, "name")
    QTest.keyClick(opened.roster.table.view, Qt.Key.Key_Delete)
    assert [row.name for row in opened.school.rows()] == ["王一", "张三"]


def test_the_chosen_candidates_take_a_state_together(opened: Open) -> None:
    opened.roster.table.select_ids([row.id for row in opened.roster.table.rows[:2]])
    opened.roster.set_state(S.PENDING)
    assert [row.state for row in opened.school.rows()] == [S.PENDING, S.PENDING, S.REGISTERED]


def test_ctrl_d_copies_the_first_chosen_cell_down(opened: Open) -> None:
    opened.school.record(opened.school.first, None, None, None)
    exams.type_results(
        opened.school.ctx, [exams.TypedCell(opened.school.rows()[0].id, int(opened.part("理论")[5:]), "77")]
    )
    opened.page.reload(None)
    view = opened.roster.table.view
    opened.place(0, opened.part("理论"))
    for row in (1, 2):
        view.selectionModel().select(view.currentIndex().siblingAtRow(row), view.selectionModel().SelectionFlag.Select)
    QTest.keyClick(view, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert cells(opened.roster.table, opened.part("理论")) == ["77", "77", "77"]


def test_certificate_numbers_are_typed_beside_the_result(opened: Open) -> None:
    opened.school.record(opened.school.first, S.PASSED, S.FAILED, S.PENDING)
    opened.page.reload(None)
    model, proxy = opened.roster.table.model, opened.roster.table.proxy
    number = [column.key for column in model.columns].index("certificate_number")
    assert proxy.setData(proxy.index(0, number), "320001")
    proxy.setData(proxy.index(1, number), "320002")
    assert [row.certificate_number for row in opened.school.rows()] == ["320001", "", ""]
    assert opened.window.refused == ["exams.certificate_without_pass"]


def test_a_release_waits_for_blank_results(opened: Open) -> None:
    opened.roster.release_results()
    assert opened.window.refused == ["exams.release_incomplete"]
    opened.school.record(opened.school.first, S.PASSED, S.PENDING, S.ABSENT)
    opened.roster.release_results()
    assert exams.session(opened.school.ctx, opened.school.first).state is SessionState.RELEASED
    assert not opened.roster.can_release


def test_a_pasted_list_shows_what_each_line_would_do(opened: Open, theme: Theme, qtbot: QtBot) -> None:
    text = "学号\t姓名\t班级\n0019001\t王一\n0019004\t李二\n0019099\t谁"
    dialog = PasteRoster(
        opened.school.ctx, theme, opened.page, exams.session(opened.school.ctx, opened.school.first), text
    )
    qtbot.addWidget(dialog)
    states = [row.line.state for row in dialog.table.rows]
    assert states == [LineState.ALREADY, LineState.KNOWN, LineState.REFUSED]
    assert not dialog.enter.isEnabled()
    dialog.skip.setChecked(True)
    assert dialog.enter.isEnabled()
    assert dialog.enter.text() == "报名 1 人"
    assert [line.state for line in dialog.plan.lines] == [LineState.ALREADY, LineState.KNOWN]


def test_the_resit_list_goes_into_a_later_session_only(opened: Open, qtbot: QtBot) -> None:
    opened.school.record(opened.school.first, S.FAILED, S.PASSED, S.ABSENT)
    ctx = opened.school.ctx
    waiting = len(exams.resit_list(ctx, opened.school.first))
    dialog = ChooseResit(ctx, opened.page, exams.session(ctx, opened.school.first), waiting)
    qtbot.addWidget(dialog)
    assert (dialog.register.text(), dialog.chosen) == ("报入 2 人", opened.school.second)
    last = ChooseResit(ctx, opened.page, exams.session(ctx, opened.school.second), 1)
    qtbot.addWidget(last)
    assert not last.register.isEnabled()


def test_alt_left_goes_back_to_the_list_with_the_session_chosen(opened: Open) -> None:
    QTest.keyClick(opened.roster.table.view, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert opened.page.sessions.roster is None
    assert opened.page.sessions.sessions.table.selected_ids == [opened.school.first]


def test_a_finding_about_a_registration_opens_its_roster(opened: Open) -> None:
    opened.page.sessions.close_roster()
    row = opened.school.rows()[1]
    opened.page.open_place(Place("exams", row.id, row.name, "scores"))
    assert opened.page.sessions.roster is not None
    assert opened.page.sessions.roster.table.selected_ids == [row.id]


def test_the_identity_number_is_masked_wherever_it_can_be_seen(opened: Open) -> None:
    clear = exam_school.identity(1).clear()
    opened.roster.table.select_ids([opened.school.rows()[0].id])
    shown = [fact.value for fact in opened.roster.inspector.facts]
    assert exam_school.identity(1).masked in shown
    opened.page.go_to(STUDENTS)
    table = opened.page.students.records.table
    table.view.selectAll()
    table.view.copy()
    copied = QGuiApplication.clipboard().text()
    assert exam_school.identity(1).masked in copied
    assert clear not in copied


def test_the_mask_left_as_it_is_keeps_the_number(opened: Open) -> None:
    opened.page.go_to(STUDENTS)
    panel = opened.page.students.records
    panel.table.select_ids([opened.school.students[0]])
    panel.inspector.form.editor("name").set_value("王壹")
    panel.inspector.form.editor("name").finished.emit()
    (row,) = exams.students(opened.school.ctx, text="王壹")
    assert row.draft.id_number.clear() == exam_school.identity(1).clear()


def test_parts_are_written_one_to_a_line() -> None:
    present = (PartDraft("理论", Decimal(100), Decimal(60), 7), PartDraft("实操", Decimal(50), Decimal(30), 8))
    assert written_parts(present) == "理论 100 60\n实操 50 30"
    read = read_parts("理论：100，60\n操作 50/30", present)
    assert [(part.name, part.part_id) for part in read] == [("理论", 7), ("操作", 8)]
    with pytest.raises(ProblemsFound, match=r"exams\.part_unreadable"):
        read_parts("理论 一百", present)


def test_a_site_is_entered_and_offered_to_sessions(opened: Open) -> None:
    opened.page.go_to(SITES)
    panel = opened.page.sites
    panel.start_new()
    draft = panel.records.inspector.draft
    draft.editor("name").set_value("实训楼考点")
    draft.saved.emit(draft.values())
    assert cells(panel.records.table, "name") == ["实训楼考点"]
    opened.page.go_to(SESSIONS)
    opened.page.sessions.close_roster()
    box = opened.page.sessions.sessions.inspector.form.editor("site_id").control
    assert isinstance(box, ChoiceBox)
    assert [box.itemText(place) for place in range(box.count())] == ["（未填写）", "实训楼考点"]


def test_many_students_are_looked_for_in_the_library(opened: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exams_students, "MOST", 3)
    opened.page.go_to(STUDENTS)
    opened.page.reload(None)
    panel = opened.page.students
    assert len(panel.records.table.rows) == 3
    assert panel.subtitle().startswith("学生多于 3 名")
    panel.records.table.set_filter("孙六")
    assert cells(panel.records.table, "name") == ["孙六"]
    panel.records.table.set_filter("")
    assert len(panel.records.table.rows) == 3


def test_the_list_of_sessions_follows_what_was_done_in_a_roster(opened: Open) -> None:
    opened.roster.table.select_ids([opened.roster.table.rows[0].id])
    opened.roster.set_state(S.ABSENT)
    opened.roster.set_state(S.PENDING)
    opened.page.sessions.close_roster()
    table = opened.page.sessions.sessions.table
    assert dict(zip(cells(table, "label"), cells(table, "attended"), strict=True)) == {"第一批": "1", "第二批": "0"}
