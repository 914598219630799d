"""The health check finds every contradiction of the sample by itself, and is silent once it is put right."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from tests import factories

from onex_desktop.domain.campus import MajorDraft, TermDraft
from onex_desktop.domain.catalogue import OrganizationDraft, OrganizationStatus, PilotDraft, PilotRow
from onex_desktop.domain.exams.reconciliation import StatementDraft, Subject
from onex_desktop.domain.exams.sessions import SessionDraft
from onex_desktop.domain.exams.statistics import AggregateDraft, ResultState
from onex_desktop.domain.exams.students import StudentDraft
from onex_desktop.domain.mapping import Strength
from onex_desktop.domain.plans.rows import CourseDetails
from onex_desktop.domain.problems import Place, Problem, Severity
from onex_desktop.domain.values import Level
from onex_desktop.services import campus, catalogue, checking, exams, mapping, plans, teaching
from onex_desktop.services.context import AppContext
from onex_desktop.wording.problems import sentence


@pytest.fixture
def ctx(tmp_path: Path) -> AppContext:
    return factories.sample_library(tmp_path)


def _found(ctx: AppContext, code: str) -> list[Problem]:
    return [problem for problem in checking.check(ctx).problems if problem.code == code]


FOUND = [
    ("reconcile.person_times", Severity.WARNING, {"stated": 1261, "reckoned": 1251, "difference": 10}),
    ("reconcile.majors", Severity.WARNING, {"stated": 17, "reckoned": 16, "repeated": "云计算技术与应用"}),
    ("reconcile.passed", Severity.WARNING, {"stated": 250, "reckoned": 151, "certificate": "智能新能源汽车"}),
    ("exams.rate_over_one", Severity.INFO, {"certificate": "传感网应用开发", "attended": 104, "planned": 70}),
    ("exams.rate_over_one", Severity.INFO, {"certificate": "Web前端开发", "attended": 225, "planned": 220}),
    ("mapping.uncovered", Severity.WARNING, {"code": "2-2"}),
    ("mapping.uncovered", Severity.WARNING, {"code": "2-5"}),
    ("teaching.several_modules", Severity.INFO, {"teacher": "李重重", "count": 2}),
    ("teaching.several_modules", Severity.INFO, {"teacher": "王红然", "count": 2}),
    ("teaching.several_modules", Severity.INFO, {"teacher": "张世刚", "count": 2}),
    ("reconcile.name", Severity.INFO, {"stated": "新能换汽车多种能源高新系统技术"}),
    ("reconcile.name", Severity.INFO, {"stated": "传感网应用于开发", "stored": "传感网应用开发"}),
]


@pytest.mark.parametrize(("code", "severity", "params"), FOUND, ids=str)
def test_sample_finding(ctx: AppContext, code: str, severity: Severity, params: dict[str, object]) -> None:
    assert [p.severity for p in _found(ctx, code) if params.items() <= p.params.items()] == [severity]


def test_the_sample_has_no_other_findings(ctx: AppContext) -> None:
    assert len(checking.check(ctx).problems) == 12


def test_the_gravest_come_first(ctx: AppContext) -> None:
    order = [Severity.ERROR, Severity.WARNING, Severity.INFO]
    severities = [order.index(problem.severity) for problem in checking.check(ctx).problems]
    assert severities == sorted(severities)


def test_every_finding_of_the_sample_can_be_said(ctx: AppContext) -> None:
    said = [sentence(problem.code, problem.params) for problem in checking.check(ctx).problems]
    assert [text for text in said if "{" in text or "“”" in text or "None" in text] == []


def test_the_sample_is_in_order(ctx: AppContext) -> None:
    assert checking.check(ctx).ok


def test_findings_are_counted_by_severity(ctx: AppContext) -> None:
    found = checking.check(ctx)
    assert [found.count(severity) for severity in Severity] == [0, 5, 7]


def _pilot(ctx: AppContext, number: int) -> PilotRow:
    return next(row for row in catalogue.pilots(ctx) if row.draft.sequence == number)


def _aggregate(ctx: AppContext, number: int, **values: object) -> None:
    row = exams.statistics(ctx, 2020).rows[number - 1]
    exams.save_aggregate(ctx, replace(row.draft, **values))  # type: ignore[arg-type]


def _plan_more(ctx: AppContext) -> None:
    for number in (2, 7):
        pilot = _pilot(ctx, number)
        catalogue.save_pilot(ctx, replace(pilot.draft, planned=300), pilot.id)


def _cover(ctx: AppContext) -> None:
    mapping.set_cells(ctx, [mapping.CellEdit((unit, 1), Strength.WEAK) for unit in (2, 5)])


def _one_module_each(ctx: AppContext) -> None:
    for slot in teaching.slots(ctx, plans.plans(ctx)[1].id):
        teacher = factories.add_teacher(ctx, f"教师{slot.id}")
        teaching.assign(ctx, slot.id, teacher, [])


def _one_major_more(ctx: AppContext) -> None:
    major = campus.save_major(ctx, MajorDraft("第十七个专业")).first("majors")
    pilot = _pilot(ctx, 1)
    catalogue.save_pilot(ctx, replace(pilot.draft, major_ids=(*pilot.draft.major_ids, major)), pilot.id)


PUT_RIGHT: list[tuple[str, Callable[[AppContext], object]]] = [
    ("reconcile.person_times", lambda ctx: _aggregate(ctx, 12, attended=150)),
    ("reconcile.majors", _one_major_more),
    ("reconcile.passed", lambda ctx: _aggregate(ctx, 10, passed=250, released=256, state=ResultState.RELEASED)),
    ("exams.rate_over_one", _plan_more),
    ("mapping.uncovered", _cover),
    ("teaching.several_modules", _one_module_each),
]


@pytest.mark.parametrize(("code", "put_right"), PUT_RIGHT, ids=lambda value: value if isinstance(value, str) else "")
def test_a_finding_goes_once_it_is_put_right(
    ctx: AppContext, code: str, put_right: Callable[[AppContext], object]
) -> None:
    put_right(ctx)
    assert _found(ctx, code) == []


def _exit(ctx: AppContext) -> None:
    row = catalogue.organizations(ctx)[0]
    catalogue.save_organization(ctx, OrganizationDraft(row.draft.name, status=OrganizationStatus.EXITED), row.id)


def _offer_less(ctx: AppContext) -> None:
    for row in catalogue.modules(ctx):
        draft = replace(row.draft, levels=frozenset({Level.ADVANCED}), examined=frozenset())
        catalogue.save_module(ctx, draft, row.id)


def _unlink(ctx: AppContext) -> None:
    mapping.set_cells(ctx, [mapping.CellEdit((1, slot), None) for slot in (1, 2, 3, 4)])


BROKEN: list[tuple[str, int, Callable[[AppContext], object]]] = [
    ("catalogue.organization_exited", 1, _exit),
    ("catalogue.level_not_offered", 1, _offer_less),
    ("mapping.course_without_link", 1, _unlink),
    ("teaching.unassigned", 2, lambda ctx: teaching.unassign(ctx, [1, 2])),
    ("exams.released_unknown", 1, lambda ctx: _aggregate(ctx, 2, released=None)),
    ("exams.stated_rate", 1, lambda ctx: _aggregate(ctx, 3, stated_attendance="99%")),
    (
        "reconcile.planned",
        1,
        lambda ctx: exams.save_statement(ctx, StatementDraft(Subject.PLANNED, "汇报稿", 2020, number=1200)),
    ),
]


@pytest.mark.parametrize(("code", "count", "spoil"), BROKEN, ids=lambda value: value if isinstance(value, str) else "")
def test_a_new_contradiction_is_found(
    ctx: AppContext, code: str, count: int, spoil: Callable[[AppContext], object]
) -> None:
    spoil(ctx)
    assert len(_found(ctx, code)) == count


def test_an_error_in_the_data_is_not_in_order(ctx: AppContext) -> None:
    _exit(ctx)
    assert not checking.check(ctx).ok


def test_a_statement_of_another_year_is_not_held_against_this_one(ctx: AppContext) -> None:
    exams.save_statement(ctx, StatementDraft(Subject.PLANNED, "汇报稿", 2021, number=1200))
    assert _found(ctx, "reconcile.planned") == []


def test_a_year_without_examinations_contradicts_nothing(ctx: AppContext) -> None:
    pilot = _pilot(ctx, 1)
    catalogue.save_pilot(ctx, replace(pilot.draft, year=2021))
    exams.save_statement(ctx, StatementDraft(Subject.PERSON_TIMES, "汇报稿", 2021, number=7))
    assert len(_found(ctx, "reconcile.person_times")) == 1


def test_a_pilot_of_its_own_year_is_reckoned_there(ctx: AppContext) -> None:
    pilot = _pilot(ctx, 1)
    key = catalogue.save_pilot(ctx, replace(pilot.draft, year=2021, planned=5)).first("pilots")
    exams.save_aggregate(ctx, AggregateDraft(key, 7, True, ResultState.PENDING))
    assert {p.params["attended"] for p in _found(ctx, "exams.rate_over_one")} == {104, 225, 7}


def test_an_empty_library_has_no_findings(tmp_path: Path) -> None:
    assert checking.check(factories.empty_library(tmp_path)).problems == ()


def test_a_course_that_ends_after_its_certificate_was_examined(ctx: AppContext) -> None:
    choice = mapping.choices(ctx)[0]
    matrix = mapping.matrix(ctx, choice.certificate_id, choice.level, choice.plan_id)
    assert matrix is not None
    course = next(row for row in plans.courses(ctx, choice.plan_id) if row.name == "新能源汽车电控系统检测维修")
    plans.change_course(
        ctx, course.id, course.name, is_practice=False, responsible_id=None, details=CourseDetails(term_number=4)
    )
    campus.save_term(ctx, TermDraft("2020-2021-2", "2021-03-01", "2021-07-09"))
    college = next(row.id for row in campus.colleges(ctx) if row.name == "智能交通学院")
    levels = frozenset({choice.level})
    majors = (next(row.id for row in campus.majors(ctx) if row.draft.name == "新能源汽车技术"),)
    catalogue.save_pilot(ctx, PilotDraft(choice.certificate_id, college, 2021, levels, majors, 30))
    session = SessionDraft(choice.certificate_id, choice.level, 2021, "第一批", held_from="2021-06-05")
    session_id = exams.save_session(ctx, session).first("exam_sessions")
    assert _found(ctx, "mapping.course_after_exam") == []
    _register(ctx, session_id, majors[0], entry_year=2019)
    (found,) = _found(ctx, "mapping.course_after_exam")
    within = f"{choice.certificate_id}:{choice.level}:{choice.plan_id}"
    assert found.where == Place("mapping", course.id, course.name, within=within)
    assert sentence(found.code, found.params) == (
        "《新能源汽车技术 2020版》的“新能源汽车电控系统检测维修”在 2019 级要到 2021-07-09 才结束，"
        "而智能新能源汽车（中级）2021-06-05 就考试，由它承担的 1 项来不及教完。"
        "把课程提前、改报后一批考试，或改由更早的课程承担。"
    )


def _register(ctx: AppContext, session_id: int, major: int, entry_year: int) -> None:
    """Register a student of a major and cohort."""
    cohort = next(row.id for row in campus.cohorts(ctx) if row.entry_year == entry_year)
    group = factories.add_class_group(ctx, major, cohort, "新能源1901")
    student = exams.save_student(ctx, StudentDraft("2019001", "王甲", group)).first("students")
    exams.register(ctx, session_id, [student])
