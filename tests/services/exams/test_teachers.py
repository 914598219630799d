"""Figures by teacher reach registrations through assignments, the matrix and the classes."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests import exam_school, factories

from onex_desktop.domain.campus import ClassGroupDraft
from onex_desktop.domain.exams.counting import Dimension, Measure, RegistrationFilter
from onex_desktop.domain.exams.registrations import RegistrationState
from onex_desktop.domain.exams.students import StudentDraft
from onex_desktop.services import campus, catalogue, exams
from onex_desktop.services.context import AppContext

AFTER = {"李昕颖", "李宇萌", "王红然", "吴会波", "李重重", "张世刚", "邱亚宇", "熊江勇", "段付德"}


@pytest.fixture
def ctx(tmp_path: Path) -> AppContext:
    """Return the sample school with a student of 2018 and one of 2019 registered for 智能新能源汽车."""
    ctx = factories.sample_library(tmp_path)
    (pilot,) = (row for row in catalogue.pilots(ctx, 2020) if row.certificate == "智能新能源汽车")
    exams.switch_to_named(ctx, [pilot.id])
    cohorts = {row.entry_year: row.id for row in campus.cohorts(ctx)}
    students = []
    for year in (2018, 2019):
        draft = ClassGroupDraft(f"{year}级1班", pilot.draft.major_ids[0], cohorts[year])
        group = campus.save_class_group(ctx, draft).first("class_groups")
        students.append(exams.save_student(ctx, StudentDraft(str(year), f"生{year}", group)).first("students"))
    draft_of_session = exam_school.session_draft(pilot.draft.certificate_id, "第一批", "2020-10-10")
    session = exams.save_session(ctx, draft_of_session).first("exam_sessions")
    exams.register(ctx, session, students)
    exams.record_results(ctx, [exams.ResultEntry(row.id, RegistrationState.PASSED) for row in exams.registrations(ctx)])
    return ctx


def test_those_who_teach_the_class_for_the_certificate_count_it(ctx: AppContext) -> None:
    found = exams.figures(ctx, Dimension.TEACHER)
    assert {group.title: group.tally.passed for group in found.groups} == dict.fromkeys(AFTER, 1)


def test_the_total_counts_everybody_once(ctx: AppContext) -> None:
    found = exams.figures(ctx, Dimension.TEACHER)
    assert found.total is not None
    assert (found.total.passed, found.total.persons_passed) == (2, 2)


def test_pilots_without_names_are_left_out_by_name(ctx: AppContext) -> None:
    left_out = exams.figures(ctx, Dimension.TEACHER).left_out
    assert (len(left_out), "光伏电站运维" in left_out, "智能新能源汽车" in left_out) == (11, True, False)


def test_a_teachers_figure_opens_the_rows_behind_it(ctx: AppContext) -> None:
    (group, *_) = exams.figures(ctx, Dimension.TEACHER).groups
    rows = exams.rows_behind(ctx, Dimension.TEACHER, group.key, Measure.PASSED)
    students = {row.number for row in exams.registrations(ctx, RegistrationFilter()) if row.id in rows}
    assert students == {"2019"}
