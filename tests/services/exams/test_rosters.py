"""Registering: a pasted list in one step, resits in one step, and what is refused."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from tests import exam_school
from tests.exam_school import School

from onex_desktop.domain.catalogue import ExamRecord
from onex_desktop.domain.exams.registrations import RegistrationState
from onex_desktop.domain.exams.rosters import LineState
from onex_desktop.domain.exams.statistics import AggregateDraft, ResultState
from onex_desktop.domain.problems import ProblemsFound
from onex_desktop.services import catalogue, exams, undo

S = RegistrationState
LIST = """学号\t姓名\t班级
0019001\t王一\t新能源1901班
0019002\t李二\t新能源1901班
0019007\t钱七\t检测1901班
"""


@pytest.fixture
def school(tmp_path: Path) -> School:
    return exam_school.small_school(tmp_path)


def test_a_pasted_list_is_planned_then_entered_as_one_step(school: School) -> None:
    plan = exams.plan_text(school.ctx, school.first, LIST, "2020-09-01")
    assert [line.state for line in plan.lines] == [LineState.KNOWN, LineState.KNOWN, LineState.NEW]
    assert school.rows() == ()
    changed = exams.enter_roster(school.ctx, plan)
    assert changed.step is not None
    assert (changed.step.code, changed.step.subject) == ("exams.enter_roster", "智能新能源汽车 2020 第一批 3 人")
    rows = school.rows()
    assert [(row.number, row.name, row.class_group, row.state, row.draft.registered_on) for row in rows] == [
        ("0019001", "王一", "新能源1901班", S.REGISTERED, "2020-09-01"),
        ("0019002", "李二", "新能源1901班", S.REGISTERED, "2020-09-01"),
        ("0019007", "钱七", "检测1901班", S.REGISTERED, "2020-09-01"),
    ]
    undo.undo(school.ctx)
    assert school.rows() == ()
    assert [row.draft.number for row in exams.students(school.ctx, text="钱七")] == []


def test_entering_names_makes_the_pilot_known_by_names(school: School) -> None:
    school.register(school.first, 1)
    (pilot,) = catalogue.pilots(school.ctx)
    assert pilot.exam_record is ExamRecord.NAMED


def test_a_list_with_a_refused_line_is_not_entered(school: School) -> None:
    plan = exams.plan_text(school.ctx, school.first, LIST + "0019099\t谁\n")
    with pytest.raises(ProblemsFound, match=r"exams\.student_unknown"):
        exams.enter_roster(school.ctx, plan)
    assert school.rows() == ()
    exams.enter_roster(school.ctx, plan.without_refused())
    assert len(school.rows()) == 3


def test_who_is_registered_already_stays_as_is(school: School) -> None:
    school.register(school.first, 1)
    school.record(school.first, S.PENDING)
    plan = exams.plan_text(school.ctx, school.first, LIST)
    assert plan.lines[0].state is LineState.ALREADY
    exams.enter_roster(school.ctx, plan)
    assert [row.state for row in school.rows()] == [S.PENDING, S.REGISTERED, S.REGISTERED]


def test_a_registration_after_the_exam_is_refused(school: School) -> None:
    plan = exams.plan_text(school.ctx, school.first, LIST, "2020-10-11")
    with pytest.raises(ProblemsFound, match=r"exams\.exam_before_registration"):
        exams.enter_roster(school.ctx, plan)


def test_a_plan_that_no_longer_holds_is_refused(school: School) -> None:
    plan = exams.plan_text(school.ctx, school.first, LIST)
    totals = AggregateDraft(school.pilot, 5, False, ResultState.PENDING)
    exams.save_aggregate(school.ctx, totals)
    with pytest.raises(ProblemsFound, match=r"exams\.pilot_has_totals"):
        exams.enter_roster(school.ctx, plan)


def test_a_pilot_with_totals_switches_to_names_and_back_by_undo(school: School) -> None:
    totals = AggregateDraft(school.pilot, 5, False, ResultState.PENDING)
    exams.save_aggregate(school.ctx, totals)
    changed = exams.switch_to_named(school.ctx, [school.pilot])
    assert changed.step is not None
    assert changed.step.subject == "智能新能源汽车"
    assert exams.statistics(school.ctx, 2020).rows == ()
    undo.undo(school.ctx)
    assert [row.draft for row in exams.statistics(school.ctx, 2020).rows] == [totals]


def test_totals_of_a_pilot_with_names_are_refused(school: School) -> None:
    school.register(school.first, 1)
    with pytest.raises(ProblemsFound, match=r"exams\.pilot_is_named"):
        exams.save_aggregate(school.ctx, AggregateDraft(school.pilot, 5, False, ResultState.PENDING))
    with pytest.raises(ProblemsFound, match=r"exams\.pilot_has_names"):
        exams.switch_to_totals(school.ctx, [school.pilot])
    exams.delete_registrations(school.ctx, [row.id for row in school.rows()])
    exams.switch_to_totals(school.ctx, [school.pilot])
    assert catalogue.pilots(school.ctx)[0].exam_record is ExamRecord.TOTALS


def test_the_resit_list_goes_over_in_one_step(school: School) -> None:
    school.register(school.first, 1, 2, 3, 4, 5, 6)
    school.record(school.first, S.PASSED, S.FAILED, S.ABSENT, S.DEFERRED, S.PENDING, S.DISCIPLINED)
    assert [row.number for row in exams.resit_list(school.ctx, school.first)] == ["0019002", "0019003", "0019004"]
    changed = exams.register_resits(school.ctx, school.first, school.second, "2020-11-01")
    assert changed.step is not None
    assert changed.step.code == "exams.register_resits"
    again = school.rows(school.second)
    assert [(row.number, row.is_resit, row.state) for row in again] == [
        ("0019002", True, S.REGISTERED), ("0019003", True, S.REGISTERED), ("0019004", True, S.REGISTERED),
    ]  # fmt: skip
    assert not any(row.is_resit for row in school.rows(school.first))
    undo.undo(school.ctx)
    assert school.rows(school.second) == ()


def test_who_passed_meanwhile_is_not_on_the_resit_list(school: School) -> None:
    school.register(school.first, 1, 2)
    school.record(school.first, S.FAILED, S.FAILED)
    school.register(school.second, 1)
    school.record(school.second, S.PASSED)
    assert [row.number for row in exams.resit_list(school.ctx, school.first)] == ["0019002"]


def test_resits_go_only_into_a_later_batch_of_the_same(school: School) -> None:
    draft = exam_school.session_draft(school.certificate, "第三批", "2021-03-01")
    other = exams.save_session(school.ctx, replace(draft, level=next(iter(type(draft.level)))))
    for into in (school.first, other.first("exam_sessions")):
        with pytest.raises(ProblemsFound, match=r"exams\.resit_elsewhere"):
            exams.register_resits(school.ctx, school.second, into)


def test_a_registration_with_a_certificate_is_not_deleted(school: School) -> None:
    school.register(school.first, 1)
    school.record(school.first, S.PASSED)
    (row,) = school.rows()
    exams.issue(school.ctx, [exams.IssueDraft(row.id, "S1", "2020-11-01")])
    with pytest.raises(ProblemsFound, match=r"record\.in_use"):
        exams.delete_registrations(school.ctx, [row.id])
    exams.withdraw(school.ctx, [row.id])
    exams.delete_registrations(school.ctx, [row.id])
    assert school.rows() == ()
