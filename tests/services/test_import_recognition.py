"""What a row of a file is about: rows, references and sheets are recognised, or the doubt is said."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import Workbook
from tests import factories
from tests.exchange import books

from onex_desktop.domain.catalogue import OrganizationDraft, OrganizationStatus
from onex_desktop.domain.plans import PlanDraft
from onex_desktop.domain.problems import ProblemsFound
from onex_desktop.domain.sheets import ImportPlan, RowState
from onex_desktop.domain.teaching.assignments import TeacherDraft
from onex_desktop.services import catalogue, exporting, importing, mapping, plans, teaching


def _counts(plan: ImportPlan) -> dict[str, int]:
    return {state.value: plan.count(state) for state in RowState}


def _found(plan: ImportPlan) -> list[tuple[str, str]]:
    return [(found.problem.code, found.cell) for found in plan.problems]


def test_teachers_are_recognised_by_number_or_by_a_name_that_is_sure(tmp_path: Path) -> None:
    ctx = factories.empty_library(tmp_path)
    for name, number in (("张伟", "1"), ("张伟", "2"), ("李娜", ""), ("王芳", ""), ("王芳", "")):
        factories.add_teacher(ctx, name, number)
    rows = [("1", "张伟"), ("3", "张伟"), ("9", "李娜"), ("", "张伟"), ("", "王芳"), ("", "王芳"), ("", "王芳")]
    plan = importing.plan(ctx, books.teachers(tmp_path / "a.xlsx", *rows))
    states = [row.state.value for row in plan.sheets[0].rows]
    assert states == ["unchanged", "new", "changed", "refused", "unchanged", "unchanged", "refused"]
    assert [code for code, _ in _found(plan)] == ["import.row_ambiguous"] * 2


def test_one_row_twice_is_told_even_between_sheets_and_by_a_new_number(tmp_path: Path) -> None:
    ctx = factories.empty_library(tmp_path)
    factories.add_teacher(ctx, "李娜")
    path = tmp_path / "a.xlsx"
    book = Workbook()
    for title, rows in (("一", [("9", "李娜"), ("8", "张伟")]), ("二", [("9", "王芳"), ("8", "张伟")])):
        page = book.create_sheet(title)
        for row in (books.HEADING, *rows):
            page.append(row)
    book.save(path)
    plan = importing.plan(ctx, path)
    found = [(found.sheet, found.cell, found.problem.params["first"]) for found in plan.problems]
    assert found == [("二", "A2", "一!B2"), ("二", "A3", "一!A3")]


def test_a_plan_is_exported_below_the_one_it_follows(tmp_path: Path) -> None:
    ctx = factories.empty_library(tmp_path)
    major = factories.add_major(ctx)
    later = factories.add_plan(ctx, major, "乙版")
    plans.change_plan(ctx, factories.add_plan(ctx, major, "甲版"), PlanDraft(major, "甲版", predecessor_id=later))
    exporting.export(ctx, tmp_path / "a.xlsx", ["plans"])
    rows = books.content(tmp_path / "a.xlsx")["人才培养方案"]
    assert [row[1] for row in rows[1:]] == ["乙版", "甲版"]


def test_references_go_by_code_or_name_and_doubt_is_asked(tmp_path: Path) -> None:
    ctx = factories.sample_library(tmp_path)
    factories.add_teacher(ctx, "张伟", "1")
    factories.add_teacher(ctx, "张伟", "2")
    plan_name, course = "新能源汽车技术 2020版", teaching.slots(ctx)[-1].course
    label = teaching.slots(ctx)[-1].module_label
    heading = ("方案", "课程", "课程模块", "教师", "年级")

    def planned(teacher: object, cohort: str = "2020") -> ImportPlan:
        rows = [heading, (plan_name, course, label, teacher, cohort)]
        return importing.plan(ctx, books.book(tmp_path / "a.xlsx", rows, sheet="任课安排"))

    assert _found(planned("张伟")) == [("import.reference_ambiguous", "D2")]
    assert _found(planned("没有")) == [("import.reference_unknown", "D2")]
    assert _found(planned(1, "2031级")) == [("import.reference_unknown", "E2")]
    assert _counts(planned(1))["changed"] == 1


def test_rows_of_one_file_may_refer_to_each_other(tmp_path: Path) -> None:
    ctx = factories.empty_library(tmp_path)
    path = books.book(tmp_path / "a.xlsx", [("专业名称", "所属学院"), ("甲专业", "甲学院")], sheet="专业")
    assert _found(importing.plan(ctx, path)) == [("import.reference_unknown", "B2")]
    made = books.book(tmp_path / "b.xlsx", [("学院名称",), ("甲学院",)], sheet="学院")
    importing.apply(ctx, importing.plan(ctx, made))
    assert importing.plan(ctx, path).is_clean


def test_rules_of_the_forms_hold_for_rows_too(tmp_path: Path) -> None:
    ctx = factories.empty_library(tmp_path)
    factories.add_college(ctx, "甲学院")
    factories.add_major(ctx, "甲专业")
    organization = catalogue.save_organization(ctx, OrganizationDraft("甲组织", status=OrganizationStatus.EXITED))
    factories.add_certificate(ctx, "甲证书", organization.first("organizations"))
    pilots = [("年份", "证书", "等级", "学院", "专业", "试点人数"), (2020, "甲证书", "中级", "甲学院", "甲专业", 30)]
    totals = [
        ("年份", "证书", "学院", "已参考人次", "成绩状态", "通过人数"),
        (2020, "甲证书", "甲学院", 30, "成绩未出", 0),
    ]
    modules = [("证书", "模块编号", "模块名称", "等级", "已考等级"), ("甲证书", "2-1", "甲", "初级", "高级")]
    found = [
        _found(importing.plan(ctx, books.book(tmp_path / f"{name}.xlsx", rows, sheet=name)))
        for name, rows in (("试点", pilots), ("考证人数", totals), ("证书模块", modules))
    ]
    assert found == [
        [("catalogue.organization_exited", "B2")],
        [("exams.pilot_missing", "B2")],
        [("catalogue.level_not_offered", "E2")],
    ]


def test_a_course_with_modules_needs_one(tmp_path: Path) -> None:
    ctx = factories.sample_library(tmp_path)
    course = teaching.slots(ctx)[-1].course
    rows = [
        ("证书", "证书模块", "方案", "课程", "课程模块", "强度", "学时"),
        ("智能新能源汽车", "2-2", "2020版", course, "", "强", ""),
        ("智能新能源汽车", "2-2", "2020版", course, teaching.slots(ctx)[-1].module, "弱", 12.5),
    ]
    plan = importing.plan(ctx, books.book(tmp_path / "a.xlsx", rows, sheet="对应关系"))
    assert _found(plan) == [("plans.course_has_modules", "E2")]
    importing.apply(ctx, importing.plan(ctx, books.book(tmp_path / "b.xlsx", [rows[0], rows[2]], sheet="对应关系")))
    assert Decimal("12.50") in {cell.hours for cell in mapping.links(ctx).values()}


def test_sheets_are_recognised_named_or_passed_over(tmp_path: Path) -> None:
    ctx = factories.empty_library(tmp_path)
    path = books.book(tmp_path / "a.xlsx", [books.HEADING, ("1", "甲")], sheet="Sheet1")
    assert [sheet.spec for sheet in importing.plan(ctx, path).sheets] == ["teachers"]
    odd = books.book(tmp_path / "b.xlsx", [("甲", "乙"), ("丙", "丁")])
    assert _found(importing.plan(ctx, odd, {"教师": "学院"})) == [("import.heading_missing", "")]
    unknown = books.book(tmp_path / "c.xlsx", [("甲", "乙"), ("丙", "丁")], sheet="杂项")
    plan = importing.plan(ctx, unknown)
    assert (_found(plan), [r.problem.code for r in plan.remarks]) == (
        [("import.no_sheet", "")],
        ["import.sheet_ignored"],
    )
    with pytest.raises(ProblemsFound, match=r"import\.sheet_unknown"):
        importing.plan(ctx, path, {"没有": "教师"})
    with pytest.raises(ProblemsFound, match=r"import\.spec_unknown"):
        importing.plan(ctx, path, {"Sheet1": "没有"})


def test_an_old_workbook_is_imported_and_its_hidden_sheet_passed_over(tmp_path: Path) -> None:
    ctx = factories.empty_library(tmp_path)
    plan = importing.plan(ctx, books.old_xls(tmp_path / "旧.xls"))
    assert (_counts(plan)["new"], [found.problem.code for found in plan.remarks]) == (1, ["import.hidden_sheet"])
    importing.apply(ctx, plan)
    assert teaching.teachers(ctx)[0].draft == TeacherDraft("王红然", "1001", "讲师", dual_qualified=True)
