"""Figures and statements of examinations are saved, changed and deleted in one undoable step each."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from tests import factories

from onex_desktop.domain.exams.reconciliation import Reconciled, StatementDraft, Subject
from onex_desktop.domain.exams.statistics import ExamRow, ResultState
from onex_desktop.domain.problems import ProblemsFound
from onex_desktop.services import catalogue, checking, exams, undo
from onex_desktop.services.context import AppContext


@pytest.fixture
def ctx(tmp_path: Path) -> AppContext:
    return factories.sample_library(tmp_path)


def _rows(ctx: AppContext) -> tuple[ExamRow, ...]:
    return exams.statistics(ctx, 2020).rows


def _statement(ctx: AppContext, subject: Subject) -> Reconciled:
    return next(row for row in exams.reconciled(ctx) if row.statement.draft.subject is subject)


def _codes(ctx: AppContext) -> list[str]:
    return [problem.code for problem in checking.find_problems(ctx)]


def test_the_statements_of_the_sample_agree_or_differ_as_the_deck_does(ctx: AppContext) -> None:
    held = {row.statement.draft.subject.value: (row.reckoned, row.agrees) for row in exams.reconciled(ctx)}
    assert held == {
        "majors": (16, False),
        "planned": (1246, True),
        "registered_persons": (None, None),
        "person_times": (1251, False),
        "revised_plans": (None, None),
        "hardware_yuan": (None, None),
        "passed": (151, False),
        "module_name": ("新能源汽车多种能源高新系统技术", False),
        "textbook_title": ("传感网应用开发", False),
    }


def test_one_changed_result_changes_totals_rates_and_reconciliation(ctx: AppContext) -> None:
    row = _rows(ctx)[9]
    draft = replace(row.draft, passed=250, released=256, state=ResultState.RELEASED, stated_pass="")
    changed = exams.save_aggregate(ctx, draft, row.version)
    statistics = exams.statistics(ctx, 2020)
    assert changed.topics == {"exams"}
    assert (statistics.passed, statistics.released, str(statistics.pass_rate.percent(1))) == (509, 756, "67.3")
    assert _statement(ctx, Subject.PASSED).agrees is True
    assert "reconcile.passed" not in _codes(ctx)


def test_deleted_figures_leave_the_pilot_and_come_back_by_undo(ctx: AppContext) -> None:
    before, pilots = _rows(ctx), len(catalogue.pilots(ctx, 2020))
    changed = exams.delete_aggregates(ctx, [before[0].id, before[2].id])
    assert changed.step is not None
    assert (changed.step.code, changed.step.subject) == ("exams.delete_aggregate", "光伏电站运维、云计算平台运维与开发")
    assert len(_rows(ctx)) == 10
    assert len(catalogue.pilots(ctx, 2020)) == pilots
    undo.undo(ctx)
    assert [row.draft for row in _rows(ctx)] == [row.draft for row in before]


def test_deleting_nothing_leaves_no_step(ctx: AppContext) -> None:
    assert exams.delete_aggregates(ctx, []).step is None


def test_figures_deleted_meanwhile_are_not_made_anew(ctx: AppContext) -> None:
    row = _rows(ctx)[0]
    exams.delete_aggregates(ctx, [row.id])
    with pytest.raises(ProblemsFound, match=r"record\.gone"):
        exams.save_aggregate(ctx, row.draft, row.version)


def test_figures_changed_meanwhile_are_not_overwritten(ctx: AppContext) -> None:
    row = _rows(ctx)[0]
    exams.save_aggregate(ctx, replace(row.draft, passed=41, stated_pass=""), row.version)
    with pytest.raises(ProblemsFound, match=r"record\.changed_meanwhile"):
        exams.save_aggregate(ctx, row.draft, row.version)


def test_the_stated_person_times_put_right_are_no_finding(ctx: AppContext) -> None:
    row = _statement(ctx, Subject.PERSON_TIMES)
    assert "reconcile.person_times" in _codes(ctx)
    changed = exams.save_statement(ctx, replace(row.statement.draft, number=1251), row.id, row.version)
    assert changed.step is not None
    assert changed.step.code == "exams.change_statement"
    assert _statement(ctx, Subject.PERSON_TIMES).agrees is True
    assert "reconcile.person_times" not in _codes(ctx)
    undo.undo(ctx)
    assert "reconcile.person_times" in _codes(ctx)


def test_a_statement_can_turn_to_another_subject(ctx: AppContext) -> None:
    row = _statement(ctx, Subject.PASSED)
    (key, title), *_ = exams.textbooks(ctx)
    draft = StatementDraft(Subject.TEXTBOOK_TITLE, "汇报稿", about_id=key, text=title)
    exams.save_statement(ctx, draft, row.id, row.version)
    turned = next(each for each in exams.reconciled(ctx) if each.id == row.id)
    assert (turned.statement.draft, turned.statement.about, turned.agrees) == (draft, title, True)


def test_a_statement_without_a_source_is_refused(ctx: AppContext) -> None:
    with pytest.raises(ProblemsFound, match=r"exams\.source_missing"):
        exams.save_statement(ctx, StatementDraft(Subject.PLANNED, "", 2020, number=1))


def test_deleted_statements_come_back_by_undo(ctx: AppContext) -> None:
    before = exams.statements(ctx)
    changed = exams.delete_statements(ctx, [row.id for row in before[:2]])
    assert changed.step is not None
    assert (changed.step.code, changed.step.subject) == ("exams.delete_statement", "演示文稿“试点专业初建成效”")
    assert len(exams.statements(ctx)) == len(before) - 2
    undo.undo(ctx)
    assert [row.draft for row in exams.statements(ctx)] == [row.draft for row in before]


def test_statements_are_listed_in_the_order_of_entry(ctx: AppContext) -> None:
    exams.save_statement(ctx, StatementDraft(Subject.PLANNED, "旧稿", 2019, number=3))
    keys = [row.id for row in exams.reconciled(ctx)]
    assert keys == sorted(keys)
    assert exams.reconciled(ctx)[-1].agrees is None


def test_textbooks_can_be_spoken_of(ctx: AppContext) -> None:
    assert "传感网应用开发" in [title for _, title in exams.textbooks(ctx)]
