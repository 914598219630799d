"""Qualifications and trainings on the teaching page."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from tests import factories
from tests.gui.windows import WindowMaker

from onex_desktop.domain.teaching.timing import DelayDraft
from onex_desktop.gui.main_window import MainWindow
from onex_desktop.gui.pages.teaching import DELAYS, PREPARATION, QUALIFICATIONS, TRAININGS, TeachingPage
from onex_desktop.gui.tokens import Tone
from onex_desktop.services import catalogue, teaching


@pytest.fixture
def window(show_window: WindowMaker, tmp_path: Path) -> MainWindow:
    """Return the window with the sample school open at its teaching page."""
    made = show_window(factories.sample_file(tmp_path / "示例学校.onex"))
    made.go_to("teaching")
    return made


def page_of(window: MainWindow, panel: int) -> TeachingPage:
    """Return the page with a panel on show."""
    page = window.page
    assert isinstance(page, TeachingPage)
    page.tabs.setCurrentIndex(panel)
    return page


def test_a_qualification_is_recorded_in_the_form_and_listed(window: MainWindow) -> None:
    assert window.desk is not None
    ctx = window.desk.ctx
    teacher = next(row for row in teaching.teachers(ctx) if row.draft.name == "李重重")
    certificate = catalogue.certificates(ctx)[0]
    panel = page_of(window, QUALIFICATIONS).qualifications
    panel.new.trigger()
    draft = panel.records.inspector.draft
    draft.set_values({
        "teacher_id": str(teacher.id), "kind": "assessor", "certificate_id": str(certificate.id), "level": "中级",
        "number": "KP-9", "valid_from": date(2020, 9, 1), "valid_until": date(2026, 3, 1),
    })  # fmt: skip
    draft.save_button.click()
    (row,) = panel.records.table.selected_rows
    assert (row.teacher, row.certificate, row.draft.valid_until) == ("李重重", certificate.draft.name, "2026-03-01")
    by_key = {column.key: column for column in panel.records.table.model.columns}
    tone = by_key["valid_until"].tone
    assert tone is not None
    assert tone(row) is Tone.WARNING
    assert panel.subtitle() == "1 位教师，1 项资格"
    window.actions_by_key["undo"].trigger()
    assert panel.records.table.rows == ()


def test_days_that_run_backwards_are_marked_at_the_field(window: MainWindow) -> None:
    assert window.desk is not None
    panel = page_of(window, QUALIFICATIONS).qualifications
    panel.new.trigger()
    draft = panel.records.inspector.draft
    teacher = teaching.teachers(window.desk.ctx)[0]
    days = {"valid_from": date(2020, 9, 2), "valid_until": date(2020, 9, 1)}
    draft.set_values({"teacher_id": str(teacher.id), "kind": "trainer", **days})
    draft.save_button.click()
    assert draft.problem_texts("valid_until") == ["有效期的止日 2020-09-01 早于起日 2020-09-02，没有保存。改正日期。"]
    assert panel.records.table.rows == ()


def test_a_training_is_recorded_changed_and_deleted(window: MainWindow) -> None:
    assert window.desk is not None
    panel = page_of(window, TRAININGS).trainings
    panel.new.trigger()
    draft = panel.records.inspector.draft
    teacher = teaching.teachers(window.desk.ctx)[0]
    draft.set_values({"teacher_id": str(teacher.id), "title": "师资培训", "hours": Decimal(40)})
    draft.save_button.click()
    (row,) = panel.records.table.selected_rows
    assert (row.teacher, row.draft.title, row.draft.hours) == (teacher.draft.name, "师资培训", Decimal(40))
    panel.remove.trigger()
    assert panel.records.table.rows == ()


def test_a_preparation_group_is_formed_in_the_form_and_stays_one_a_term(window: MainWindow) -> None:
    assert window.desk is not None
    ctx = window.desk.ctx
    term = factories.add_term(ctx)
    panel = page_of(window, PREPARATION).preparation
    leader, member = (row.id for row in teaching.teachers(ctx)[:2])
    module = catalogue.modules(ctx)[0].id
    for count in (1, 1):
        panel.new.trigger()
        draft = panel.records.inspector.draft
        draft.set_values({
            "certificate_module_id": str(module), "term_id": str(term), "leader_id": str(leader),
            "members": frozenset({str(member)}),
        })  # fmt: skip
        draft.save_button.click()
        assert len(panel.records.table.rows) == count
    assert draft.problem_texts("certificate_module_id") == [
        "这个证书模块在这个学期已有备课组，没有保存。改那一组，或另选学期。"
    ]


def test_how_long_an_exam_may_wait_is_set_in_the_form(window: MainWindow) -> None:
    panel = page_of(window, DELAYS).delays
    panel.new.trigger()
    draft = panel.records.inspector.draft
    draft.set_values({"days": 60, "effective_from": date(2020, 9, 1), "source": "教务处通知"})
    draft.save_button.click()
    assert [row.draft for row in panel.records.table.rows] == [DelayDraft(60, "2020-09-01", "教务处通知")]
    assert panel.subtitle() == "2020-09-01 起最多相隔 60 天"
