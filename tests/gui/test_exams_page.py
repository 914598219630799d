"""The examinations page shows the deck's own figures, and follows every change of them."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests import factories
from tests.gui.exams_window import cell, cells, choose, choose_statement, ctx_of, enter, line, page_of, tip
from tests.gui.windows import WindowMaker

from onex_desktop.domain.exams.reconciliation import Subject
from onex_desktop.domain.exams.statistics import ResultState
from onex_desktop.domain.problems import Place, Problem
from onex_desktop.gui.context_bar import Context
from onex_desktop.gui.main_window import MainWindow
from onex_desktop.gui.pages.exams import RECONCILIATION, STATISTICS
from onex_desktop.gui.pages.exams_totals import BY_CERTIFICATE, BY_COLLEGE
from onex_desktop.gui.tokens import Tone
from onex_desktop.services import campus, checking


@pytest.fixture
def window(show_window: WindowMaker, tmp_path: Path) -> MainWindow:
    """Return the window with the sample school open."""
    return show_window(factories.sample_file(tmp_path / "示例学校.onex"))


def _found(window: MainWindow, code: str) -> list[Problem]:
    return [problem for problem in checking.find_problems(ctx_of(window)) if problem.code == code]


@pytest.mark.parametrize(
    ("key", "shown"),
    [
        ("planned", "80 70 30 30 30 30 220 160 160 256 40 140"),
        ("attended", "80 104 30 30 30 30 225 126 160 256 40 140"),
        ("attendance", "100% 149% 100% 100% 100% 100% 102% 79% 100% 100% 100% 100%"),
        ("released", "80 30 30 — 30 — 204 126 — 154 — —"),
        ("passed", "42 18 19 — 0 — 84 96 — 151 — —"),
        ("pass_rate", "52.5% 60% 63% — 0% — 41.2% 76.2% — 98.1% — —"),
    ],
)
def test_the_figures_are_those_of_the_deck(window: MainWindow, key: str, shown: str) -> None:
    assert cells(page_of(window).totals.figures.table, key) == shown.split()


def test_pending_partial_and_released_are_words_signs_and_colours(window: MainWindow) -> None:
    page = page_of(window)
    assert cells(page.totals.figures.table, "state") == [
        "成绩已出", "部分成绩未出", "成绩已出", "成绩未出", "成绩已出", "成绩未出", "部分成绩未出", "成绩已出",
        "成绩未出", "部分成绩未出", "成绩未出", "成绩未出",
    ]  # fmt: skip
    state = next(column for column in page.totals.figures.table.model.columns if column.key == "state")
    assert state.tone is not None
    assert state.icon is not None
    looks = {row.state: (state.tone(row), state.icon(row)) for row in page.totals.figures.table.rows}
    assert looks == {
        ResultState.RELEASED: (Tone.GOOD, "circle-check"),
        ResultState.PARTIAL: (Tone.WARNING, "hourglass"),
        ResultState.PENDING: (Tone.QUIET, "clock"),
    }


def test_resits_are_marked(window: MainWindow) -> None:
    marks = cells(page_of(window).totals.figures.table, "resits")
    assert [n for n, text in enumerate(marks, start=1) if text] == [2, 7]


def test_a_rate_says_what_it_is_a_share_of(window: MainWindow) -> None:
    page = page_of(window)
    table, key = page.totals.figures.table, line(page, 2).id
    assert tip(table, key, "attendance") == "已参考 104 人次（含补考）÷ 试点 70 人\n来源写作 149%"
    assert tip(table, key, "pass_rate") == "通过 18 人 ÷ 已出成绩 30 人次（对应批次）\n来源写作 60%"
    assert tip(table, line(page, 4).id, "pass_rate") == "成绩未出，不计入通过率"


def test_the_sums_stand_below_the_table(window: MainWindow) -> None:
    footer = page_of(window).totals.by_certificate.footer
    assert {key: shown.text for key, shown in footer.sums.items()} == {
        "certificate": "合计 12 个证书",
        "planned": "1246",
        "attended": "1251",
        "resits": "含补考",
        "attendance": "100.4%",
        "state": "部分成绩未出",
        "released": "654",
        "passed": "410",
        "pass_rate": "62.7%",
    }
    assert footer.sums["pass_rate"].tooltip == "通过 410 人 ÷ 已出成绩 654 人次（对应批次）"
    assert "通过率 62.7%" in footer.accessibleName()


def test_the_sums_are_those_of_the_rows_in_sight(window: MainWindow) -> None:
    page = page_of(window)
    page.totals.figures.table.set_chip("pending", on=True)
    sums = page.totals.by_certificate.footer.sums
    assert [sums[key].text for key in ("certificate", "planned", "passed", "pass_rate", "state")] == [
        "合计 5 个证书", "400", "—", "—", "成绩未出",
    ]  # fmt: skip


def test_colleges_sum_numerators_and_denominators(window: MainWindow) -> None:
    page = page_of(window)
    page.totals.grouping.choose(BY_COLLEGE)
    rows = {row.college: row.id for row in page.totals.colleges.rows}
    assert len(rows) == 7
    shown = [
        cell(page.totals.colleges, rows["网络与通信学院"], key)
        for key in ("planned", "attended", "attendance", "passed")
    ]
    assert shown == ["190", "224", "117.9%", "37"]
    assert cell(page.totals.colleges, rows["网络与通信学院"], "pass_rate") == "41.1%"
    assert cell(page.totals.colleges, rows["智能制造学院"], "passed") == "—"
    assert page.totals.by_college.footer.sums["pass_rate"].text == "62.7%"


def test_a_college_opens_its_certificates(window: MainWindow) -> None:
    page = page_of(window)
    page.totals.grouping.choose(BY_COLLEGE)
    page.totals.colleges.activated.emit(
        next(row.id for row in page.totals.colleges.rows if row.college == "人工智能学院")
    )
    assert page.totals.grouping.chosen == BY_CERTIFICATE
    assert cells(page.totals.figures.table, "certificate") == ["Web前端开发（初级）", "大数据平台运维（初级）"]


def test_the_context_narrows_the_figures(window: MainWindow) -> None:
    page = page_of(window)
    college = next(row for row in campus.colleges(ctx_of(window)) if row.name == "智能交通学院")
    window.context_bar.set_context(Context(college_id=college.id))
    assert cells(page.totals.figures.table, "certificate") == ["智能新能源汽车（中级）"]
    assert page.totals.by_certificate.footer.sums["pass_rate"].text == "98.1%"
    page.go_to(RECONCILIATION)
    assert len(page.stated.records.table.rows) == 9


def test_one_changed_result_changes_row_sums_and_reconciliation(window: MainWindow) -> None:
    page = page_of(window)
    form = choose(page, 10)
    assert len(_found(window, "reconcile.passed")) == 1
    enter(form, "released", 256)
    enter(form, "passed", 250)
    key = line(page, 10).id
    # The source prints one decimal: 250 ÷ 256 = 97.66 %.
    assert [cell(page.totals.figures.table, key, each) for each in ("released", "passed", "pass_rate")] == [
        "256", "250", "97.7%",
    ]  # fmt: skip
    sums = page.totals.by_certificate.footer.sums
    assert [sums[each].text for each in ("released", "passed", "pass_rate")] == ["756", "509", "67.3%"]
    assert choose_statement(page, Subject.PASSED).agrees is True
    assert _found(window, "reconcile.passed") == []
    assert len(_found(window, "exams.stated_rate")) == 1


def test_a_refused_entry_is_marked_at_its_field_and_changes_nothing(window: MainWindow) -> None:
    page = page_of(window)
    form = choose(page, 2)
    enter(form, "passed", 31)
    assert "通过人数多于已出成绩的人次" in form.problem_texts("passed")[0]
    assert form.problem_texts() == []
    assert cell(page.totals.figures.table, line(page, 2).id, "passed") == "18"
    enter(form, "passed", 29)
    assert form.problem_texts("passed") == []
    assert cell(page.totals.figures.table, line(page, 2).id, "passed") == "29"


def test_all_results_out_means_all_who_sat(window: MainWindow) -> None:
    page = page_of(window)
    form = choose(page, 4)
    enter(form, "state", "released")
    assert "没有通过人数" in form.problem_texts("passed")[0]
    enter(form, "passed", 0)
    key = line(page, 4).id
    assert [cell(page.totals.figures.table, key, each) for each in ("released", "passed", "pass_rate")] == [
        "30",
        "0",
        "0.0%",
    ]
    enter(form, "attended", 29)
    assert cell(page.totals.figures.table, key, "released") == "29"
    enter(form, "released", 28)
    assert "补齐人次" in form.problem_texts("released")[0]


def test_deleted_figures_are_unfilled_and_undo_brings_them_back(window: MainWindow) -> None:
    page = page_of(window)
    choose(page, 2)
    page.totals.remove.trigger()
    key = line(page, 2).id
    shown = [
        cell(page.totals.figures.table, key, each)
        for each in ("planned", "attended", "attendance", "state", "pass_rate")
    ]
    assert shown == ["70", "—", "—", "未填写", "—"]
    assert page.totals.by_certificate.footer.sums["certificate"].text == "合计 已填写的 11 个证书"
    assert page.totals.by_certificate.footer.sums["planned"].text == "1176"
    window.actions_by_key["undo"].trigger()
    assert cell(page.totals.figures.table, key, "attendance") == "149%"


def test_the_figures_of_an_unfilled_pilot_are_saved_once_the_persons_are_known(window: MainWindow) -> None:
    page = page_of(window)
    choose(page, 4)
    page.totals.remove.trigger()
    form = choose(page, 4)
    enter(form, "stated_attendance", "100%")
    assert form.problem_texts("attended") == ["这一项没有填写，没有保存。填写或选择。"]
    enter(form, "attended", 30)
    assert cell(page.totals.figures.table, line(page, 4).id, "state") == "成绩未出"
    assert cell(page.totals.figures.table, line(page, 4).id, "attendance") == "100%"


def test_the_report_is_asked_for_with_the_year_and_the_decimals(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[str, dict[str, str]]] = []
    page = page_of(window)
    monkeypatch.setattr(page.totals._commands, "show_report", lambda report, given: asked.append((report, dict(given))))
    page.totals.print.trigger()
    page.totals.print_one_decimal.trigger()
    assert asked == [
        ("exam-statistics", {"year": "2020"}),
        ("exam-statistics", {"year": "2020", "digits": "one"}),
    ]


def test_findings_about_figures_and_statements_lead_to_their_rows(window: MainWindow) -> None:
    page = page_of(window)
    (wrong,) = _found(window, "reconcile.person_times")
    over = _found(window, "exams.rate_over_one")[1]
    assert wrong.where is not None
    assert over.where is not None
    window.open_place(wrong.where)
    assert page.tabs.currentIndex() == RECONCILIATION
    assert [row.statement.draft.subject for row in page.stated.records.table.selected_rows] == [Subject.PERSON_TIMES]
    window.open_place(over.where)
    assert page.tabs.currentIndex() == STATISTICS
    assert [row.title for row in page.totals.figures.table.selected_rows] == ["Web前端开发（初级）"]


def test_the_figures_of_the_start_page_lead_here(window: MainWindow) -> None:
    window.open_place(Place("exams"))
    assert window.rail.current == "exams"
