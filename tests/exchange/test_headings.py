"""Where a sheet begins and what its columns are, however it was laid out; what is passed over is said."""

from __future__ import annotations

from pathlib import Path

from openpyxl.worksheet.worksheet import Worksheet
from tests.exchange import books

from onex_desktop.exchange import headings, reader
from onex_desktop.exchange.reader import ReadTable
from onex_desktop.exchange.sheets.exams import TOTALS
from onex_desktop.exchange.sheets.teaching import TEACHERS


def _read(path: Path) -> ReadTable:
    (sheet,) = reader.read_sheets(path)
    return reader.read_table(sheet, TEACHERS, headings.find(sheet, TEACHERS))


def _said(table: ReadTable) -> dict[str, str]:
    return {remark.problem.code: remark.cell for remark in table.remarks}


def _problems(table: ReadTable) -> list[tuple[str, str]]:
    rows = [problem for row in table.rows for problem in row.problems]
    return [(found.problem.code, found.cell) for found in [*table.problems, *rows]]


def test_the_heading_may_stand_below_a_title_and_blank_rows(tmp_path: Path) -> None:
    rows = [("智能交通学院教师名单",), (), ("2026年3月",), books.HEADING, (), ("1", "甲"), (), ("2", "乙")]
    table = _read(books.book(tmp_path / "a.xlsx", rows))
    assert [(row.number, row.values["name"]) for row in table.rows] == [(6, "甲"), (8, "乙")]


def test_synonyms_stars_and_remarks_in_brackets_are_understood(tmp_path: Path) -> None:
    rows = [("教工号", "教师 姓名（必填）", "是否双师：", "二级学院*"), ("1", "甲", "√", "")]
    table = _read(books.book(tmp_path / "a.xlsx", rows))
    assert table.rows[0].values == {"number": "1", "name": "甲", "dual_qualified": True, "college": None}


def test_a_heading_of_two_rows_with_merged_cells_is_read(tmp_path: Path) -> None:
    def tweak(page: Worksheet) -> None:
        page.merge_cells("A1:A2")
        page.merge_cells("B1:C1")
        page.merge_cells("D1:D2")

    rows = [("工号", "基本情况", None, "学院"), (None, "姓名", "职称", None), ("1", "甲", "讲师", "")]
    table = _read(books.book(tmp_path / "a.xlsx", rows, tweak=tweak))
    assert [row.values for row in table.rows] == [{"number": "1", "name": "甲", "title": "讲师", "college": None}]


def test_an_upper_heading_completes_the_lower_one(tmp_path: Path) -> None:
    def tweak(page: Worksheet) -> None:
        page.merge_cells("D1:E1")

    rows = [
        ("年份", "证书名称", "学院", "已参考", None, "成绩状态"),
        (None, None, None, "人次", "备注", None),
        (2020, "甲证书", "甲学院", "104（含补考）", "", "成绩未出"),
    ]
    (sheet,) = reader.read_sheets(books.book(tmp_path / "a.xlsx", rows, tweak=tweak))
    table = reader.read_table(sheet, TOTALS, headings.find(sheet, TOTALS))
    assert (table.rows[0].values["attended"], table.rows[0].values["includes_resits"]) == (104, True)


def test_totals_examples_and_unknown_columns_are_passed_over_and_said(tmp_path: Path) -> None:
    rows = [(*books.HEADING, "备注2"), ("示例：1", "王红然"), ("1", "甲"), ("合 计", 1), ("2", "乙")]
    table = _read(books.book(tmp_path / "a.xlsx", rows))
    assert [row.number for row in table.rows] == [3, 5]
    assert _said(table) == {
        "import.totals_skipped": "A4",
        "import.example_skipped": "A2",
        "import.column_ignored": "F1",
    }


def test_hidden_rows_and_columns_are_read_and_said(tmp_path: Path) -> None:
    def tweak(page: Worksheet) -> None:
        page.row_dimensions[2].hidden = True
        page.column_dimensions["C"].hidden = True
        page.auto_filter.ref = "A1:E3"

    table = _read(books.teachers(tmp_path / "a.xlsx", ("1", "甲", "讲师"), ("2", "乙"), tweak=tweak))
    assert [row.values["title"] for row in table.rows] == ["讲师", ""]
    assert _said(table) == {"import.hidden_rows": "A2", "import.hidden_columns": "C1"}


def test_a_merged_body_is_refused_where_it_hides_a_value(tmp_path: Path) -> None:
    def tweak(page: Worksheet) -> None:
        page.merge_cells("C2:C3")

    table = _read(books.teachers(tmp_path / "a.xlsx", ("1", "甲", "讲师"), ("2", "乙"), tweak=tweak))
    assert _problems(table) == [("import.merged_cell", "C3")]


def test_a_column_twice_or_missing_stops_the_sheet(tmp_path: Path) -> None:
    twice = _read(books.book(tmp_path / "a.xlsx", [("姓名", "工号", "教师姓名"), ("甲", "1", "甲")]))
    missing = _read(books.book(tmp_path / "b.xlsx", [("工号", "职称"), ("1", "讲师")]))
    assert _problems(twice) == [("import.column_twice", "C1")]
    assert _problems(missing) == [("import.column_missing", "A1")]


def test_a_sheet_without_heading_says_what_it_should_have(tmp_path: Path) -> None:
    table = _read(books.book(tmp_path / "a.xlsx", [("甲", "乙"), ("丙", "丁")]))
    assert _problems(table) == [("import.heading_missing", "")]
