"""Terms, classes and teaching offices as stored."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from tests import factories
from tests.exchange import books

from onex_desktop.domain.campus import ClassGroupDraft, MajorDraft, TermDraft
from onex_desktop.domain.problems import ProblemsFound
from onex_desktop.domain.teaching.assignments import TeacherDraft
from onex_desktop.services import campus, importing, teaching, undo
from onex_desktop.services.context import AppContext


def _school(folder: Path) -> tuple[AppContext, int, int, int]:
    ctx = factories.empty_library(folder)
    college = factories.add_college(ctx)
    return ctx, college, factories.add_major(ctx, college_id=college), factories.add_cohort(ctx)


def test_terms_come_in_the_order_of_time(tmp_path: Path) -> None:
    ctx = factories.empty_library(tmp_path)
    for code in ("2020-2021-2", "2019-2020-1", "2020-2021-1"):
        factories.add_term(ctx, code)
    assert [row.draft.code for row in campus.terms(ctx)] == ["2019-2020-1", "2020-2021-1", "2020-2021-2"]


def test_a_wrong_term_leaves_no_step(tmp_path: Path) -> None:
    ctx = factories.empty_library(tmp_path)
    before = factories.head(ctx)
    with pytest.raises(ProblemsFound):
        campus.save_term(ctx, TermDraft("2020"))
    assert (factories.head(ctx), campus.terms(ctx)) == (before, ())


def test_two_classes_of_a_cohort_do_not_share_a_name(tmp_path: Path) -> None:
    ctx, _, major, cohort = _school(tmp_path)
    factories.add_class_group(ctx, major, cohort)
    with pytest.raises(ProblemsFound, match=r"record\.duplicate"):
        factories.add_class_group(ctx, major, cohort)
    factories.add_class_group(ctx, major, factories.add_cohort(ctx, 2021))
    assert [row.entry_year for row in campus.class_groups(ctx)] == [2020, 2021]


def test_a_class_keeps_its_cohort_from_going(tmp_path: Path) -> None:
    ctx, _, major, cohort = _school(tmp_path)
    factories.add_class_group(ctx, major, cohort)
    with pytest.raises(ProblemsFound, match=r"record\.in_use"):
        campus.delete_cohorts(ctx, [cohort])


def test_a_headcount_can_be_taken_back(tmp_path: Path) -> None:
    ctx, _, major, cohort = _school(tmp_path)
    key = factories.add_class_group(ctx, major, cohort, headcount=None)
    campus.save_class_group(ctx, ClassGroupDraft("新能源2001", major, cohort, 40), key)
    undo.undo(ctx)
    assert [row.draft.headcount for row in campus.class_groups(ctx)] == [None]


def test_an_office_counts_its_majors_and_teachers(tmp_path: Path) -> None:
    ctx, college, major, _ = _school(tmp_path)
    office = factories.add_office(ctx, college)
    campus.save_major(ctx, MajorDraft("新能源汽车技术", college, office_id=office), major)
    teaching.save_teacher(ctx, TeacherDraft("王红然", office_id=office))
    teaching.save_teacher(ctx, TeacherDraft("吴会波"))
    (row,) = campus.offices(ctx)
    assert (row.college, row.majors, row.teachers) == ("智能交通学院", 1, 1)
    assert [row.office for row in campus.majors(ctx)] == ["新能源汽车教研室"]
    assert [row.office for row in teaching.teachers(ctx)] == ["新能源汽车教研室", ""]


def test_offices_of_two_colleges_are_told_apart_in_a_sheet(tmp_path: Path) -> None:
    ctx = factories.empty_library(tmp_path)
    first, second = factories.add_college(ctx, "甲学院"), factories.add_college(ctx, "乙学院")
    factories.add_office(ctx, first, "基础教研室")
    wanted = factories.add_office(ctx, second, "基础教研室")
    heads = ["姓名", "教研室", "学期学时上限"]
    path = books.book(tmp_path / "教师.xlsx", [heads, ["甲", "乙学院 基础教研室", "３２０"]], "教师")
    importing.apply(ctx, importing.plan(ctx, path))
    (row,) = teaching.teachers(ctx)
    assert (row.draft.office_id, row.draft.load_limit) == (wanted, Decimal(320))


@pytest.mark.parametrize(("cell", "code"), [
    (-3, "import.too_small"),
    (41.5, "import.not_whole"),
    ("四十", "import.not_a_number"),
])  # fmt: skip
def test_heads_that_are_no_count_are_refused_at_their_cell(tmp_path: Path, cell: object, code: str) -> None:
    ctx, _, _, _ = _school(tmp_path)
    rows: list[list[object]] = [["专业", "年级", "班级名称", "人数"], ["新能源汽车技术", "2020级", "新能源2001", cell]]
    plan = importing.plan(ctx, books.book(tmp_path / "班级.xlsx", rows, "班级"))
    assert [(found.problem.code, found.cell) for found in plan.problems] == [(code, "D2")]


def test_full_width_digits_are_a_headcount(tmp_path: Path) -> None:
    ctx, _, _, _ = _school(tmp_path)
    rows = [["专业", "年级", "班级名称", "人数"], ["新能源汽车技术", "2020级", "新能源2001", "４２人"]]
    importing.apply(ctx, importing.plan(ctx, books.book(tmp_path / "班级.xlsx", rows, "班级")))
    assert [row.draft.headcount for row in campus.class_groups(ctx)] == [42]


def test_a_class_of_an_unknown_major_is_refused_at_its_cell(tmp_path: Path) -> None:
    ctx, _, _, _ = _school(tmp_path)
    rows = [["专业", "年级", "班级名称"], ["茶艺", "2020级", "茶艺2001"]]
    plan = importing.plan(ctx, books.book(tmp_path / "班级.xlsx", rows, "班级"))
    assert [(found.problem.code, found.cell) for found in plan.problems] == [("import.reference_unknown", "A2")]
