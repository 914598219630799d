"""The workload page takes a term from collecting to locking, and explains every line."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from tests import factories
from tests.gui.exams_window import cell, cells, enter
from tests.gui.windows import WindowMaker
from tests.services import school_term
from tests.services.school_term import School

from onex_desktop.domain.teaching.assignments import AssignmentDraft
from onex_desktop.domain.workload.editing import CellRow, cell_rows
from onex_desktop.gui.main_window import MainWindow
from onex_desktop.gui.pages.workload import RULES, WHAT_IF, WorkloadPage
from onex_desktop.gui.widgets.table import Table
from onex_desktop.services import teaching
from onex_desktop.services.workload import rule_sets


@pytest.fixture
def window(show_window: WindowMaker, tmp_path: Path) -> MainWindow:
    """Return the window with a school open whose term is not collected yet."""
    path = factories.empty_file(tmp_path / "库.onex")
    school_term.make(factories.open_at(path))
    factories.close_all()
    return show_window(path)


def page_of(window: MainWindow) -> WorkloadPage:
    """Go to the workload and return its page."""
    window.go_to("workload")
    page = window.page
    assert isinstance(page, WorkloadPage)
    return page


def school_of(window: MainWindow) -> School:
    """Return the keys of the school that is open."""
    assert window.desk is not None
    return School(window.desk.ctx, 1, 1, 2, (1, 2, 3))


def info(window: MainWindow) -> str:
    """Return what the info bar says."""
    message = window.info.current
    return message.text if message is not None else ""


def write(table: Table[CellRow], row: int, key: str, text: str) -> None:
    """Type into a cell."""
    column = next(place for place, each in enumerate(table.model.columns) if each.key == key)
    table.model.setData(table.model.index(row, column), text, Qt.ItemDataRole.EditRole)


def test_a_term_goes_from_collecting_to_locking(window: MainWindow) -> None:
    page = page_of(window)
    assert cells(page.statements.table, "state") == ["未归集", "未归集"]
    page.statements.collect.trigger()
    assert cells(page.statements.table, "total") == ["132.48", "0"]
    assert cells(page.statements.table, "hint") == ["", "1 行不完整"]
    page.statements.table.select_ids([2])
    form = page.statements.line.form
    assert form is not None
    enter(form, "students", 45)
    assert cell(page.statements.table, 2, "total") == "40.32"
    page.statements.table.select_ids([1, 2])
    for act in (page.statements.check, page.statements.confirm, page.statements.lock):
        act.trigger()
    assert cells(page.statements.table, "state") == ["已锁定", "已锁定"]


def test_the_steps_can_be_taken_that_the_chosen_statements_are_ready_for(window: MainWindow) -> None:
    panel = page_of(window).statements
    steps = (panel.check, panel.confirm, panel.lock, panel.reopen)

    def ready() -> list[str]:
        return [step.text() for step in steps if step.isEnabled()]

    assert (ready(), panel.collect.isEnabled(), panel.print.isEnabled()) == ([], True, True)
    panel.collect.trigger()
    panel.table.select_ids([1])
    assert ready() == ["核对"]
    panel.check.trigger()
    assert ready() == ["确认", "退回草稿"]
    panel.confirm.trigger()
    assert ready() == ["锁定", "退回草稿"]
    panel.lock.trigger()
    assert ready() == []


def test_without_a_term_nothing_can_be_collected_or_printed(show_window: WindowMaker, tmp_path: Path) -> None:
    panel = page_of(show_window(factories.empty_file(tmp_path / "新校.onex"))).statements
    assert (panel.collect.isEnabled(), panel.print.isEnabled()) == (False, False)


def test_a_changed_source_shows_old_and_new_until_a_correction_settles_it(window: MainWindow) -> None:
    page, school = page_of(window), school_of(window)
    page.statements.collect.trigger()
    page.statements.table.select_ids([1])
    for act in (page.statements.check, page.statements.confirm, page.statements.lock):
        act.trigger()
    slot = next(slot for slot in teaching.slots(school.ctx) if slot.assigned[0].assignment_id == 1)
    teaching.save_assignment(school.ctx, AssignmentDraft(slot.id, 1, (), Decimal(50)))
    page.reload(None)
    assert cells(page.statements.table, "hint")[0] == "1 处来源有变动"
    assert (cells(page.statements.lines, "hours")[0], cells(page.statements.lines, "now")[0]) == ("84.48", "66")
    page.statements.lines.select_ids([page.statements.lines.rows[0].id])
    page.statements.line.correction.editor("reason").set_value("学时核减")
    page.statements.line.correction.saved.emit(page.statements.line.correction.values())
    assert cells(page.statements.lines, "hours") == ["84.48", "48", "-18.48"]
    assert cells(page.statements.table, "total")[0] == "114"


def test_a_rule_set_is_taken_over_edited_and_refused_at_its_place(window: MainWindow) -> None:
    page, school = page_of(window), school_of(window)
    page.tabs.setCurrentIndex(RULES)
    page.rules.adopt("P2")
    (draft,) = (row for row in rule_sets.rule_sets(school.ctx) if "P2" in row.name)
    first = page.rules.cells.rows[0]
    assert (first.low, first.high, first.value) == ("1", "40", "1")
    write(page.rules.cells, 0, "high", "45")
    assert cell_rows(draft.data)[0].high == "40"
    write(page.rules.cells, 0, "value", "1.05")
    assert page.rules.cells.rows[0].value == "1.05"
    before = page.rules.cells.rows[:3]
    place = [column.key for column in page.rules.cells.model.columns].index("value")
    page.rules.cells.view.setCurrentIndex(page.rules.cells.proxy.index(1, place))
    QApplication.clipboard().setText("1.15\n1.25")
    assert page.rules.cells.hand.paste_block()
    assert [row.value for row in page.rules.cells.rows[:3]] == ["1.05", "1.15", "1.25"]
    window.actions_by_key["undo"].trigger()
    assert page.rules.cells.rows[:3] == before
    form = page.rules.explained.example
    assert form is not None
    enter(form, "hours", 48)
    enter(form, "students", 40)
    assert page.rules.explained.outcome.text() == "48 学时 × 1.05（40 人）= 50.4 标准课时"


def test_a_draft_takes_the_schools_own_source_and_a_focus_stays_where_it_was(window: MainWindow) -> None:
    page, school = page_of(window), school_of(window)
    page.tabs.setCurrentIndex(RULES)
    page.rules.adopt("P9")
    head = page.rules.explained.head
    assert head is not None
    enter(head, "name", "校折算办法")
    enter(head, "source", "校发〔2020〕12 号")
    assert page.rules.explained.head is head
    row = next(row for row in rule_sets.rule_sets(school.ctx) if row.name == "校折算办法")
    assert (row.source, row.parsed().title) == ("校发〔2020〕12 号", "校折算办法")
    enter(head, "source", "")
    assert head.problem_texts("source") == ["这一项没有填写，没有保存。填写后再试。"]
    enter(head, "source", "校发〔2020〕12 号")
    page.rules.enforce.trigger()
    page.rules.table.select_ids([1])
    assert page.rules.explained.head is None


def test_limits_and_rounding_are_figures_too_and_a_wrong_one_names_its_place(window: MainWindow) -> None:
    page, school = page_of(window), school_of(window)
    page.tabs.setCurrentIndex(RULES)
    page.rules.adopt("P9")
    (draft,) = page.rules.table.selected_ids
    table = page.rules.cells
    seen = list(zip(*(cells(table, key) for key in ("line", "factor", "kind", "what", "value")), strict=True))
    assert seen[-2:] == [("全部", "定额", "限额", "每学期", "240"), ("全部", "结果", "取舍", "小数位数", "4")]
    write(table, len(seen) - 2, "value", "２８０")
    write(table, len(seen) - 1, "value", "2")
    parsed = next(row for row in rule_sets.rule_sets(school.ctx) if row.id == draft).parsed()
    assert (parsed.limits[0].hours, parsed.final.digits) == (Decimal(280), 2)
    write(table, 0, "value", "很多")
    assert info(window) == f"规则 教学 · 课程类型 · {seen[0][3]}：“很多”不是数值。写成 1.2 这样的数。"


def test_two_rule_sets_are_compared(window: MainWindow) -> None:
    page = page_of(window)
    page.tabs.setCurrentIndex(WHAT_IF)
    page.what_if.one.set_key("P9")
    page.what_if.other.set_key("P11")
    page.what_if.reload(page.context)
    assert cells(page.what_if.table, "left_out") == ["2", "1"]
