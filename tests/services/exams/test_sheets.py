"""Examinations through Excel: lists come back unchanged, identity numbers stay masked, every wrong cell is named."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests import exam_school, factories
from tests.exam_school import School
from tests.exchange import books

from onex_desktop.domain.exams.registrations import RegistrationState
from onex_desktop.domain.sheets import RowState
from onex_desktop.services import exams, exporting, importing

S = RegistrationState
CLEAR = "学生（含身份证号）"


@pytest.fixture
def school(tmp_path: Path) -> School:
    school = exam_school.small_school(tmp_path)
    school.register(school.first, 1, 2)
    return school


def _rows(path: Path, sheet: str) -> list[tuple[object, ...]]:
    return [tuple(row) for row in books.content(path)[sheet]]


def _counts(school: School, path: Path) -> dict[str, int]:
    plan = importing.plan(school.ctx, path)
    return {state.value: plan.count(state) for state in RowState if plan.count(state)}


def _write(path: Path, sheet: str, *rows: tuple[object, ...]) -> Path:
    return books.book(path, rows, sheet)


def _problems(school: School, path: Path) -> list[tuple[str, str]]:
    return [(found.cell, found.problem.code) for found in importing.plan(school.ctx, path).problems]


def test_the_list_of_students_is_masked_and_comes_back_unchanged(school: School, tmp_path: Path) -> None:
    exporting.export(school.ctx, tmp_path / "a.xlsx", ["students"])
    numbers = [row[3] for row in _rows(tmp_path / "a.xlsx", "学生")[1:]]
    assert numbers == [exam_school.identity(at).masked for at in range(1, 6)] + [None]
    assert _counts(school, tmp_path / "a.xlsx") == {"unchanged": 6}


def test_the_list_in_clear_is_written_only_on_request(school: School, tmp_path: Path) -> None:
    exporting.export(school.ctx, tmp_path / "all.xlsx")
    assert CLEAR not in books.content(tmp_path / "all.xlsx")
    exporting.export(school.ctx, tmp_path / "b.xlsx", ["students-with-id-numbers"])
    rows = _rows(tmp_path / "b.xlsx", CLEAR)
    assert (rows[0][3], rows[1][3]) == ("身份证号（完整）", exam_school.identity(1).clear())
    assert _counts(school, tmp_path / "b.xlsx") == {"unchanged": 6}


def test_a_masked_number_stays_what_it_is_when_another_cell_changes(school: School, tmp_path: Path) -> None:
    head = ("学号", "姓名", "班级", "身份证号")
    path = _write(
        tmp_path / "c.xlsx", "学生", head, ("0019001", "王一一", "新能源1901班", exam_school.identity(1).masked)
    )
    importing.apply(school.ctx, importing.plan(school.ctx, path))
    (row,) = exams.students(school.ctx, text="0019001")
    assert (row.draft.name, row.draft.id_number.clear()) == ("王一一", exam_school.identity(1).clear())


def test_a_whole_number_replaces_the_one_there_was(school: School, tmp_path: Path) -> None:
    head = ("学号", "姓名", "班级", "身份证号")
    other = exam_school.identity(77)
    path = _write(tmp_path / "d.xlsx", "学生", head, ("0019001", "王一", "新能源1901班", other.clear()))
    importing.apply(school.ctx, importing.plan(school.ctx, path))
    assert exams.students(school.ctx, text="0019001")[0].draft.id_number == other


def test_every_wrong_identity_number_is_named_at_its_cell(school: School, tmp_path: Path) -> None:
    head = ("学号", "姓名", "班级", "身份证号")
    wrong = (
        "110***********0017", "110105200109260000", "110105010926001", "11010520010926", "1101052001092600AX",
        "110105200109260018", 1.10105200109260e17,
    )  # fmt: skip
    rows = [(f"00{at}", "某某", "新能源1901班", text) for at, text in enumerate(wrong)]
    assert _problems(school, _write(tmp_path / "e.xlsx", "学生", head, *rows)) == [
        ("D2", "exams.id_number_masked"), ("D3", "exams.id_number_truncated"), ("D4", "exams.id_number_old"),
        ("D5", "exams.id_number_length"), ("D6", "exams.id_number_characters"), ("D7", "exams.id_number_check_digit"),
        ("D8", "import.number_too_long"),
    ]  # fmt: skip


def test_one_identity_in_two_classes_is_refused_with_its_cell(school: School, tmp_path: Path) -> None:
    head = ("学号", "姓名", "班级", "身份证号")
    same = exam_school.identity(1).clear()
    path = _write(tmp_path / "f.xlsx", "学生", head, ("0019009", "王一", "检测1901班", same))
    plan = importing.plan(school.ctx, path)
    with pytest.raises(importing.ImportRefused) as caught:
        importing.apply(school.ctx, plan)
    assert [(found.cell, found.problem.code) for found in caught.value.cells] == [("D2", "exams.id_number_taken")]


def test_results_come_in_as_a_list(school: School, tmp_path: Path) -> None:
    head = ("证书", "批次", "学号", "姓名", "考试状态", "成绩", "证书编号", "发证日期")
    path = _write(
        tmp_path / "g.xlsx", "报考名单", head,
        ("智能新能源汽车", "2020 第一批", "0019001", "王一", "通过", "理论 88.5；实操 45", "S1", "2020-11-01"),
        ("智能新能源汽车", "第一批", "0019002", "李二", "成绩未出", "", "", ""),
        ("智能新能源汽车", "2020 第二批", "0019005", "", "缺考", "", "", ""),
    )  # fmt: skip
    changed = importing.apply(school.ctx, importing.plan(school.ctx, path))
    assert changed.step is not None
    assert [(row.number, row.session, row.state, row.certificate_number) for row in school.rows()] == [
        ("0019001", "2020 第一批", S.PASSED, "S1"),
        ("0019002", "2020 第一批", S.PENDING, ""),
        ("0019005", "2020 第二批", S.ABSENT, ""),
    ]
    assert [str(score) for score in school.rows()[0].scores.values()] == ["88.50", "45.00"]
    exporting.export(school.ctx, tmp_path / "h.xlsx", ["registrations", "exam-sessions"])
    assert _counts(school, tmp_path / "h.xlsx") == {"unchanged": 5}


def test_what_is_wrong_in_a_list_of_results_is_named(school: School, tmp_path: Path) -> None:
    head = ("证书", "批次", "学号", "姓名", "考试状态", "成绩")
    path = _write(
        tmp_path / "i.xlsx", "报考名单", head,
        ("智能新能源汽车", "2020 第一批", "0019001", "王二", "通过", ""),
        ("智能新能源汽车", "2020 第一批", "0019002", "", "通过", "口试 88"),
        ("智能新能源汽车", "2020 第一批", "0019003", "", "过了", ""),
        ("智能新能源汽车", "2020 第九批", "0019004", "", "", ""),
    )  # fmt: skip
    assert _problems(school, path) == [
        ("D2", "exams.name_differs"), ("F3", "exams.scores_unreadable"), ("E4", "import.not_a_choice"),
        ("B5", "import.reference_unknown"),
    ]  # fmt: skip


def test_parts_that_cannot_be_read_are_named(school: School, tmp_path: Path) -> None:
    head = ("年份", "证书", "等级", "批次", "考核科目")
    path = _write(tmp_path / "j.xlsx", "考核批次", head, (2020, "智能新能源汽车", "中级", "第三批", "理论 100"))
    assert _problems(school, path) == [("E2", "exams.parts_unreadable")]


def test_rows_of_totals_and_of_names_do_not_meet_in_a_sheet(school: School, tmp_path: Path) -> None:
    exporting.export(school.ctx, tmp_path / "k.xlsx", ["exam-totals"])
    assert len(_rows(tmp_path / "k.xlsx", "考证人数")) == 1


def test_a_school_moves_with_its_examinations(school: School, tmp_path: Path) -> None:
    words = [word for word, title in exporting.sheet_words() if title != "学生"]
    exporting.export(school.ctx, tmp_path / "l.xlsx", words)
    new = factories.empty_library(tmp_path / "new")
    importing.apply(new, importing.plan(new, tmp_path / "l.xlsx"))
    assert [row.draft.id_number for row in exams.students(new)] == [
        row.draft.id_number for row in exams.students(school.ctx)
    ]
    assert [(row.number, row.session) for row in exams.registrations(new)] == [
        (row.number, row.session) for row in school.rows()
    ]


def test_all_that_is_wrong_with_a_student_is_said_at_once(school: School, tmp_path: Path) -> None:
    head = ("学号", "姓名", "班级", "身份证号", "离校日期")
    rows = [
        ("0019009", "王九", "没有的班", "110105194912310021", "2月30日"),
        ("0019010", "", "", "110105491231002", ""),
    ]
    assert _problems(school, _write(tmp_path / "a.xlsx", "学生", head, *rows)) == [
        ("E2", "import.not_a_date"), ("C2", "import.reference_unknown"), ("D2", "exams.id_number_check_digit"),
        ("B3", "import.required"), ("C3", "import.required"), ("D3", "exams.id_number_old"),
    ]  # fmt: skip
