"""The table of teachers: headings from memory of the form, one row each, unknown is a dash."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from tests.factories import empty_library, sample_library
from tests.reports.reading import squeezed

from onex_desktop.domain.documents import Document, Notes, Table
from onex_desktop.domain.problems import ProblemsFound
from onex_desktop.domain.teaching.assignments import TeacherDraft
from onex_desktop.domain.teaching.qualifications import QualificationDraft, QualificationKind, TrainingDraft
from onex_desktop.reports.pdf import write_pdf
from onex_desktop.services import campus, catalogue, qualifications, reporting, teaching
from onex_desktop.services.context import AppContext

CAR = "智能新能源汽车"
HEADINGS = ("姓名", "部门", "职称", "双师", "培训师证号", "考评员证号/级别", "培训时间/学时", "有效期", "承担模块")


def rows_of(document: Document) -> dict[str, list[str]]:
    """Return the texts of each teacher's row by name."""
    table = document.blocks[0]
    assert isinstance(table, Table)
    return {row[1].text: [cell.text for cell in row] for row in table.body}


def sums_of(document: Document) -> str:
    """Return the line below the table."""
    notes = document.blocks[1]
    assert isinstance(notes, Notes)
    return notes.lines[0]


def record(ctx: AppContext) -> None:
    """Record what two of the deck's teachers are qualified for."""
    people = {row.draft.name: row.id for row in teaching.teachers(ctx)}
    car = next(row.id for row in catalogue.certificates(ctx) if row.draft.name == CAR)
    wang, li = people["王红然"], people["李重重"]
    for draft in (
        QualificationDraft(wang, QualificationKind.TRAINER, car, "中级", "PX-1", "2020-09-01", "2023-08-31"),
        QualificationDraft(wang, QualificationKind.ASSESSOR, car, "高级", "KP-1", "2020-09-01"),
        QualificationDraft(li, QualificationKind.LECTURER, None, "", "", "", "2022-12-31"),
    ):
        qualifications.save_qualification(ctx, draft)
    qualifications.save_training(ctx, TrainingDraft(wang, "师资培训", car, "2020-07-20", "2020-07-25", Decimal("40.5")))
    qualifications.save_training(ctx, TrainingDraft(li, "国培"))
    row = next(row for row in teaching.teachers(ctx) if row.id == wang)
    teaching.save_teacher(ctx, TeacherDraft("王红然", "", "副教授", row.draft.college_id, dual_qualified=True), wang)


def test_each_teacher_stands_in_one_row_with_what_is_recorded(tmp_path: Path) -> None:
    ctx = sample_library(tmp_path)
    record(ctx)
    rows = rows_of(reporting.compose(ctx, "teachers", {}))
    assert len(rows) == 9
    assert rows["王红然"][2:] == [
        "智能交通学院", "副教授", "是", "PX-1（智能新能源汽车 中级）", "KP-1（智能新能源汽车 高级）",
        "2020-07-20 至 2020-07-25 40.5 学时", "培训师 2020-09-01 至 2023-08-31\n考评员 2020-09-01 起",
        "新能源汽车结构检测维修实训模块三\n新能源汽车电控系统检测维修模块二",
    ]  # fmt: skip
    assert rows["李重重"][2:9] == ["智能交通学院", "—", "—", "有（讲师）", "—", "国培", "至 2022-12-31"]
    assert rows["段付德"][3:9] == ["—"] * 6


def test_the_sums_count_people_and_unknown_apart(tmp_path: Path) -> None:
    ctx = sample_library(tmp_path)
    record(ctx)
    assert sums_of(reporting.compose(ctx, "teachers", {})) == (
        "教师 9 人，双师型 1 人，双师型未填写 8 人，培训师 1 人，考评员 1 人，讲师 1 人。"
    )


def test_one_college_may_be_asked_for(tmp_path: Path) -> None:
    ctx = sample_library(tmp_path)
    other = next(row for row in campus.colleges(ctx) if row.name == "智能制造学院")
    teaching.save_teacher(ctx, TeacherDraft("外院教师", college_id=other.id))
    document = reporting.compose(ctx, "teachers", {"college": "智能制造学院"})
    assert (list(rows_of(document)), document.subtitle) == (["外院教师"], "智能制造学院")
    with pytest.raises(ProblemsFound) as refused:
        reporting.compose(ctx, "teachers", {"college": "无此学院"})
    assert refused.value.problems[0].code == "report.parameter_value"


def test_without_teachers_there_is_no_report(tmp_path: Path) -> None:
    with pytest.raises(ProblemsFound) as refused:
        reporting.compose(empty_library(tmp_path), "teachers", {})
    assert refused.value.problems[0].code == "report.no_data"


def test_it_prints(tmp_path: Path) -> None:
    ctx = sample_library(tmp_path)
    record(ctx)
    write_pdf(reporting.compose(ctx, "teachers", {}), tmp_path / "师资.pdf")
    printed = squeezed(tmp_path / "师资.pdf")
    for heading in (
        "姓名",
        "部门",
        "职称",
        "双师",
        "培训师证号",
        "考评员证号/级别",
        "培训时间/学时",
        "有效期",
        "承担模块",
    ):
        assert heading in printed
