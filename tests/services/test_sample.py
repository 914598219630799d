"""The sample school shows the figures of its own presentation."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from tests import factories

from onex_desktop.domain.exams.statistics import ExamRow, ExamStatistics
from onex_desktop.domain.problems import Severity
from onex_desktop.services import campus, catalogue, checking, dashboard, exams, mapping, plans, sample, teaching, undo
from onex_desktop.services.context import AppContext


@pytest.fixture
def ctx(tmp_path: Path) -> AppContext:
    return factories.sample_library(tmp_path)


@pytest.fixture
def figures(ctx: AppContext) -> dashboard.Dashboard:
    return dashboard.dashboard(ctx)


@pytest.fixture
def statistics(figures: dashboard.Dashboard) -> ExamStatistics:
    assert figures.exams is not None
    return figures.exams


def test_twelve_certificates_sixteen_majors_seven_colleges(figures: dashboard.Dashboard) -> None:
    assert figures.pilots == dashboard.PilotFigures(certificates=12, majors=16, colleges=7, planned=1246)


def test_three_of_five_modules_are_covered(figures: dashboard.Dashboard) -> None:
    ((matrix, reached),) = figures.mapping
    assert (matrix.certificate, matrix.level.value, matrix.plan) == (
        "智能新能源汽车", "intermediate", "新能源汽车技术 2020版",
    )  # fmt: skip
    assert (reached.total, reached.covered, reached.weighted) == (5, 3, Decimal("0.60"))


def test_two_modules_wait_for_a_course(figures: dashboard.Dashboard) -> None:
    ((_, reached),) = figures.mapping
    assert [unit.code for unit in reached.uncovered] == ["2-2", "2-5"]


def test_nine_teachers_take_twelve_slots(figures: dashboard.Dashboard) -> None:
    found = figures.teaching
    assert (found.slots, found.assigned, found.teachers) == (12, 12, 9)


def test_three_teachers_take_several_modules(figures: dashboard.Dashboard) -> None:
    assert figures.teaching.on_several_modules == ("李重重", "王红然", "张世刚")


@pytest.mark.parametrize(
    ("figure", "value"),
    [("year", 2020), ("planned", 1246), ("attended", 1251), ("passed", 410), ("released", 654), ("pending", 5)],
)
def test_totals_of_the_examinations(statistics: ExamStatistics, figure: str, value: int) -> None:
    assert getattr(statistics, figure) == value


ROWS = [
    (1, "光伏电站运维", 80, 80, 42, 80, "1.0000", "0.5250"),
    (2, "传感网应用开发", 70, 104, 18, 30, "1.4857", "0.6000"),
    (3, "云计算平台运维与开发", 30, 30, 19, 30, "1.0000", "0.6333"),
    (4, "5G基站建设与维护", 30, 30, None, None, "1.0000", None),
    (5, "网络系统建设与运维", 30, 30, 0, 30, "1.0000", "0.0000"),
    (6, "云计算开发与运维", 30, 30, None, None, "1.0000", None),
    (7, "Web前端开发", 220, 225, 84, 204, "1.0227", "0.4118"),
    (8, "大数据平台运维", 160, 126, 96, 126, "0.7875", "0.7619"),
    (9, "工业机器人操作与运维", 160, 160, None, None, "1.0000", None),
    (10, "智能新能源汽车", 256, 256, 151, 154, "1.0000", "0.9805"),
    (11, "界面设计", 40, 40, None, None, "1.0000", None),
    (12, "跨境电商B2B数据运营", 140, 140, None, None, "1.0000", None),
]


def _line(row: ExamRow) -> tuple[object, ...]:
    rate = None if row.pass_rate is None else str(row.pass_rate.rounded(4))
    draft = row.draft
    return (
        row.sequence, row.certificate, row.planned, draft.attended, draft.passed, draft.released,
        str(row.attendance.rounded(4)), rate,
    )  # fmt: skip


@pytest.mark.parametrize("line", ROWS, ids=lambda line: f"no{line[0]}")
def test_every_line_of_the_examinations(statistics: ExamStatistics, line: tuple[object, ...]) -> None:
    assert _line(statistics.rows[ROWS.index(line)]) == line  # type: ignore[arg-type]


def test_findings_by_severity(ctx: AppContext) -> None:
    # Warnings: 2 uncovered modules, majors, person-times, passed. Infos: 3 teachers, 2 rates, 2 spellings.
    found = checking.find_problems(ctx)
    assert [sum(p.severity is severity for p in found) for severity in Severity] == [0, 5, 7]


def test_the_school_and_its_management(ctx: AppContext) -> None:
    school = campus.institution(ctx)
    assert school is not None
    assert (school.draft.name, school.draft.short_name) == ("南京信息职业技术学院", "南信")


def test_the_collaboration_group_lists_fourteen_certificates(ctx: AppContext) -> None:
    (group,) = catalogue.collaboration_groups(ctx)
    assert (group.number, [c.sequence for c in group.certificates]) == (10, list(range(42, 56)))


def test_certificates_of_two_lists_are_one_each(ctx: AppContext) -> None:
    # Twelve piloted and fourteen of the group; five are in both.
    assert len(catalogue.certificates(ctx)) == 21


def test_the_reform_goes_from_three_courses_to_three_of_four_modules(ctx: AppContext) -> None:
    before, after = (plans.courses(ctx, row.id) for row in plans.plans(ctx))
    assert ([len(course.modules) for course in before], [len(course.modules) for course in after]) == (
        [0, 0, 0], [4, 4, 4],
    )  # fmt: skip


def test_the_reform_is_for_the_cohorts_printed(ctx: AppContext) -> None:
    view = teaching.before_after(ctx, plans.plans(ctx)[1].id)
    assert view is not None
    assert (view.before_cohorts, view.after_cohorts, len(view.principles)) == ((2018,), (2019, 2020), 4)


def test_an_empty_library_has_figures_of_zero(tmp_path: Path) -> None:
    figures = dashboard.dashboard(factories.empty_library(tmp_path))
    assert (figures.pilots.planned, figures.mapping, figures.exams) == (0, (), None)


def test_loading_the_sample_is_one_step(tmp_path: Path) -> None:
    ctx = factories.empty_library(tmp_path)
    sample.load(ctx)
    assert factories.head(ctx) == 2


def test_one_undo_empties_the_sample_and_redo_brings_it_back(tmp_path: Path) -> None:
    ctx = factories.empty_library(tmp_path)
    empty = factories.dump(ctx.library.path)
    sample.load(ctx)
    full = factories.dump(ctx.library.path)
    for _ in range(3):
        undo.undo(ctx)
        assert factories.dump(ctx.library.path) == empty
        undo.redo(ctx)
        assert factories.dump(ctx.library.path) == full


def test_reading_the_library_changes_nothing(ctx: AppContext) -> None:
    before = factories.dump(ctx.library.path, without=frozenset())
    exams.statements(ctx)
    mapping.choices(ctx)
    dashboard.dashboard(ctx)
    assert factories.dump(ctx.library.path, without=frozenset()) == before
