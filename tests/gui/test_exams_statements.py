"""What documents state is held against the rows, entered, put right and taken back on the page."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from tests import factories
from tests.gui.exams_window import cells, choose_statement, enter
from tests.gui.mapping_window import WindowStub

from onex_desktop.domain.exams.reconciliation import Subject
from onex_desktop.gui.context_bar import Context
from onex_desktop.gui.pages.exams import RECONCILIATION, STATISTICS, ExamsPage
from onex_desktop.gui.state import DeskState
from onex_desktop.gui.theme import Theme
from onex_desktop.services import checking, exams, undo
from onex_desktop.services.context import AppContext


@pytest.fixture
def ctx(tmp_path: Path) -> AppContext:
    return factories.sample_library(tmp_path)


@pytest.fixture
def page(qtbot: QtBot, theme: Theme, state: DeskState, ctx: AppContext) -> ExamsPage:
    """Return the page at its statements, its inspector beside it."""
    window = WindowStub()
    made = ExamsPage(ctx, theme, state, window)
    window.page = made
    for widget in (made, made.totals.figures.inspector, made.stated.records.inspector, made.totals.college):
        qtbot.addWidget(widget)
    made.tabs.setCurrentIndex(RECONCILIATION)
    return made


def _codes(ctx: AppContext) -> list[str]:
    return [problem.code for problem in checking.find_problems(ctx)]


def test_statements_stand_beside_what_the_rows_reckon(page: ExamsPage) -> None:
    table = page.stated.records.table
    assert list(zip(cells(table, "subject"), cells(table, "stated"), cells(table, "reckoned"), strict=True)) == [
        ("试点专业数", "17", "16"),
        ("试点人数", "1246", "1246"),
        ("报考人数", "1112", "—"),
        ("参考人次", "1261", "1251"),
        ("修订方案数", "12", "—"),
        ("硬件投入（元）", "13,000,000", "—"),
        ("通过人数", "250", "151"),
        ("模块名称", "新能换汽车多种能源高新系统技术", "新能源汽车多种能源高新系统技术"),
        ("教材名称", "传感网应用于开发", "传感网应用开发"),
    ]
    assert cells(table, "difference") == ["+1", "0", "", "+10", "", "", "+99", "", ""]
    assert cells(table, "agrees") == [
        "不一致", "一致", "无法核对", "不一致", "无法核对", "无法核对", "不一致", "不一致", "不一致",
    ]  # fmt: skip


def test_person_times_put_right_agree_and_are_no_finding(page: ExamsPage, ctx: AppContext) -> None:
    choose_statement(page, Subject.PERSON_TIMES)
    enter(page.stated.records.inspector.form, "number", 1251)
    assert choose_statement(page, Subject.PERSON_TIMES).agrees is True
    assert "reconcile.person_times" not in _codes(ctx)


def test_a_new_statement_is_checked_at_once_and_chosen(page: ExamsPage) -> None:
    page.stated.new.trigger()
    draft = page.stated.records.inspector.draft
    assert draft.values()["year"] == 2020
    enter(draft, "subject", Subject.PASSED.value)
    enter(draft, "about", "1")
    enter(draft, "number", 42)
    enter(draft, "source", "年度总结")
    draft.save_button.click()
    (chosen,) = page.stated.records.table.selected_rows
    assert (chosen.statement.draft.source, chosen.reckoned, chosen.agrees) == ("年度总结", 42, True)


def test_what_a_new_statement_lacks_is_marked_at_its_fields(page: ExamsPage, ctx: AppContext) -> None:
    page.stated.new.trigger()
    draft = page.stated.records.inspector.draft
    enter(draft, "subject", Subject.PASSED.value)
    draft.save_button.click()
    assert [key for key in ("about", "number", "source") if draft.problem_texts(key)] == ["about", "number", "source"]
    assert draft.problem_texts() == []
    assert len(exams.statements(ctx)) == 9


@pytest.mark.parametrize(
    ("subject", "shown"),
    [
        (Subject.PERSON_TIMES, {"number"}),
        (Subject.PASSED, {"about", "number"}),
        (Subject.MODULE_NAME, {"about", "text"}),
        (Subject.TEXTBOOK_TITLE, {"about", "text"}),
    ],
)
def test_the_fields_follow_the_subject(page: ExamsPage, subject: Subject, shown: set[str]) -> None:
    choose_statement(page, subject)
    form = page.stated.records.inspector.form
    assert {key for key in ("about", "number", "text") if not form.editor(key).isHidden()} == shown


def test_another_subject_lets_go_of_what_the_old_one_was_about(page: ExamsPage) -> None:
    choose_statement(page, Subject.PASSED)
    form = page.stated.records.inspector.form
    assert form.values()["about"] is not None
    enter(form, "subject", Subject.TEXTBOOK_TITLE.value)
    assert form.values()["about"] is None
    assert form.problem_texts("about")


def test_deleted_statements_come_back_by_undo(page: ExamsPage, ctx: AppContext) -> None:
    choose_statement(page, Subject.PLANNED)
    page.stated.remove.trigger()
    assert "试点人数" not in cells(page.stated.records.table, "subject")
    undo.undo(ctx)
    page.reload(None)
    assert "试点人数" in cells(page.stated.records.table, "subject")


def test_the_inspector_says_in_words_what_differs(page: ExamsPage) -> None:
    choose_statement(page, Subject.MAJORS)
    facts = {fact.label: fact.value for fact in page.stated.records.inspector.facts}
    assert facts["结果"] == "不一致"
    assert "云计算技术与应用被重复计算" in facts["说明"]


def test_the_rows_behind_a_statement_are_one_click_away(page: ExamsPage) -> None:
    choose_statement(page, Subject.PASSED)
    page.stated.records.inspector.link_activated.emit("rows")
    assert page.tabs.currentIndex() == STATISTICS
    assert [row.title for row in page.totals.figures.table.selected_rows] == ["智能新能源汽车（中级）"]


def test_missing_figures_are_told_beside_the_sum(page: ExamsPage, ctx: AppContext) -> None:
    exams.delete_aggregates(ctx, [exams.statistics(ctx, 2020).rows[0].id])
    page.reload(None)
    choose_statement(page, Subject.PERSON_TIMES)
    facts = {fact.label: fact.value for fact in page.stated.records.inspector.facts}
    assert facts["注意"] == "1 个试点未填写考证人数，明细不完整。"


def test_a_year_shows_its_own_statements_and_the_undated_ones(page: ExamsPage) -> None:
    page.set_context(Context(year=2019))
    assert cells(page.stated.records.table, "subject") == ["硬件投入（元）", "模块名称", "教材名称"]


def test_only_the_statements_have_a_primary_act(page: ExamsPage) -> None:
    assert page.stated.new.isVisible()
    page.tabs.setCurrentIndex(STATISTICS)
    assert not page.stated.new.isVisible()


def test_an_empty_library_says_what_belongs_here(qtbot: QtBot, theme: Theme, state: DeskState, tmp_path: Path) -> None:
    made = ExamsPage(factories.empty_library(tmp_path), theme, state, WindowStub())
    made.set_context(Context())
    for widget in (made, made.totals.figures.inspector, made.stated.records.inspector, made.totals.college):
        qtbot.addWidget(widget)
    assert made.totals.figures.table.rows == ()
    assert made.totals.by_certificate.footer.isHidden()
