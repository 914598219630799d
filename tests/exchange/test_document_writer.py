"""The workbook says what the paper says; its numbers are numbers and its text is never a formula."""

from __future__ import annotations

import zipfile
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from onex_desktop.domain.documents import Cell, Document, Notes, Paper, Stamp, Table
from onex_desktop.domain.errors import EnvironmentFault
from onex_desktop.domain.signs import Sign
from onex_desktop.exchange import document_writer
from onex_desktop.exchange.document_writer import write_workbook

STAMP = Stamp(12, "7F3A-91C2", "2026-11-24")
TABLE = Table(
    (1.0, 3.0, 2.0, 2.0),
    ((Cell("序号"), Cell("证书"), Cell("人数"), Cell("通过率")),),
    (
        (Cell("1", number=1), Cell("光伏（中级）", rows=2),
         Cell("104（含补考）", number=104, number_format='0"（含补考）"'),
         Cell("98.1%", number=Decimal(151) / Decimal(154), number_format="0.0%")),
        (Cell("2", number=2), Cell("成绩未出", columns=2)),
    ),
)  # fmt: skip


def document(*blocks: Table | Notes, paper: Paper = Paper.A4_LANDSCAPE, title: str = "统计表") -> Document:
    return Document("sample", title, "某学院", blocks, STAMP, "2020年", paper, ("制表人", "审核人"))


def written(made: Document, folder: Path) -> dict[str, Worksheet]:
    target = folder / "表.xlsx"
    write_workbook(made, target)
    with target.open("rb") as handle:
        book = load_workbook(handle)
    return {sheet.title: sheet for sheet in book.worksheets}


def sheet_xml(folder: Path) -> str:
    with zipfile.ZipFile(folder / "表.xlsx") as archive:
        return "".join(archive.read(name).decode() for name in archive.namelist() if "worksheets/sheet" in name)


def test_numbers_are_numbers_and_carry_their_remark_as_a_format(tmp_path: Path) -> None:
    sheet = written(document(TABLE), tmp_path)["统计表"]
    assert sheet["C5"].value == 104
    assert sheet["C5"].number_format == '0"（含补考）"'
    assert sheet["D5"].value == pytest.approx(151 / 154)
    assert sheet["D5"].number_format == "0.0%"
    assert sheet["A6"].value == 2


def test_merged_cells_are_merged(tmp_path: Path) -> None:
    sheet = written(document(TABLE), tmp_path)["统计表"]
    ranges = {str(area) for area in sheet.merged_cells.ranges}
    assert {"A1:D1", "A2:D2", "A3:B3", "C3:D3", "B5:B6", "C6:D6"} <= ranges
    assert sheet["C6"].value == "成绩未出"


@pytest.mark.parametrize("text", ["=1+1", "+86", "-1", "@SUM(A1)", '=HYPERLINK("http://x","y")'])
def test_text_is_never_a_formula(text: str, tmp_path: Path) -> None:
    made = document(Table((1.0,), ((Cell("姓名"),),), ((Cell(text),),)), Notes("=备注", (text,)), title=text)
    sheet = next(iter(written(made, tmp_path).values()))
    assert sheet["A5"].value == text
    assert sheet["A5"].data_type == "s"
    assert sheet["A5"].quotePrefix
    assert "<f>" not in sheet_xml(tmp_path)
    assert "<f " not in sheet_xml(tmp_path)


def test_characters_a_workbook_cannot_hold_are_left_out(tmp_path: Path) -> None:
    sheet = written(document(Table((1.0,), (), ((Cell("张\x00三\x1f\r\n李\ud800四"),),))), tmp_path)["统计表"]
    assert sheet["A4"].value == "张三\n李四"


def test_signs_are_text(tmp_path: Path) -> None:
    signs = (("●", Sign.FULL), ("◐", Sign.HALF), ("○", Sign.EMPTY), ("／", Sign.SLASH))
    body = (tuple(Cell(text, sign=sign) for text, sign in signs),)
    upright = (tuple(Cell("电控系统检测维修", upright=True) for _ in signs),)
    sheet = written(document(Table((1.0,) * 4, upright, body)), tmp_path)["统计表"]
    assert [cell.value for cell in sheet[5]] == ["●", "◐", "○", "／"]
    assert sheet["A4"].alignment.textRotation == 255
    assert (sheet.row_dimensions[4].height or 0) > 80


def test_headings_are_frozen_and_repeated_and_the_page_fits(tmp_path: Path) -> None:
    sheet = written(document(TABLE), tmp_path)["统计表"]
    assert sheet.freeze_panes == "A5"
    assert sheet.print_title_rows == "$4:$4"
    assert sheet.page_setup.orientation == "landscape"
    assert sheet.page_setup.fitToWidth == 1
    assert sheet.sheet_properties.pageSetUpPr is not None
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.oddFooter is not None
    assert sheet.oddFooter.left.text == "数据版本 第 12 步 · 校验码 7F3A-91C2"
    assert sheet.oddFooter.center.text == "第 &P 页 共 &N 页"


def test_each_table_has_its_sheet_with_the_remarks_that_follow_it(tmp_path: Path) -> None:
    first = Table(TABLE.widths, TABLE.header, TABLE.body, "表1 证书/分院")
    second = Table(TABLE.widths, TABLE.header, TABLE.body, "表1 证书/分院")
    made = document(Notes("说明", ("先读",)), first, second, Notes("备注", ("一", "二")), paper=Paper.A4)
    sheets = written(made, tmp_path)
    assert list(sheets) == ["表1 证书_分院", "表1 证书_分院(2)"]
    values = [[cell.value for cell in sheet["A"] if cell.value] for sheet in sheets.values()]
    assert "说明：先读" in values[0]
    assert "备注：一" not in values[0]
    assert "备注：一" in values[1]
    assert "二" in values[1]
    assert all(sheet.page_setup.orientation == "portrait" for sheet in sheets.values())


def test_a_document_without_table_is_a_sheet_of_remarks(tmp_path: Path) -> None:
    sheet = written(document(Notes("说明", ("只有文字",)), title="A" * 40), tmp_path)["A" * 31]
    assert "说明：只有文字" in [cell.value for cell in sheet["A"]]


def test_a_workbook_that_does_not_read_back_leaves_the_former_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "表.xlsx"
    write_workbook(document(TABLE), target)
    former = target.read_bytes()
    monkeypatch.setattr(document_writer, "_save", lambda _, path: path.write_bytes(b"PK\x03\x04 torn"))
    with pytest.raises(EnvironmentFault) as caught:
        write_workbook(document(TABLE), target)
    assert caught.value.code == "report.file_bad"
    assert target.read_bytes() == former
    assert list(tmp_path.iterdir()) == [target]


def test_a_workbook_with_other_sheets_than_written_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from openpyxl import Workbook

    monkeypatch.setattr(document_writer, "_save", lambda _, path: Workbook().save(path))
    with pytest.raises(EnvironmentFault, match=r"report\.file_bad"):
        write_workbook(document(TABLE), tmp_path / "表.xlsx")
    assert list(tmp_path.iterdir()) == []


def test_a_single_column_and_a_document_without_signatures_are_written(tmp_path: Path) -> None:
    made = Document("sample", "表", "学院", (Table((1.0,), (), ((Cell("一"),),)), Notes("", ("无题",))), STAMP)
    sheet = written(made, tmp_path)["表"]
    assert [cell.value for cell in sheet["A"] if cell.value][-2:] == ["一", "无题"]


@pytest.mark.parametrize(
    ("text", "least", "most"),
    [
        ("一句话。", 0, 0),
        ("第一条。\n第二条。\n第三条。", 45, 60),
        ("很长的检视发现。" * 30, 60, 120),
        ("长" * 9000, 409, 409),
    ],
)
def test_a_text_merged_across_has_room_for_its_lines(text: str, least: int, most: int, tmp_path: Path) -> None:
    table = Table((1.0, 3.0, 3.0, 1.0), (), ((Cell("发现"), Cell(text, columns=2), Cell("是")), (Cell("末行"),) * 4))
    sheet = written(document(table), tmp_path)["统计表"]
    at = next(row[0].row for row in sheet.iter_rows() if row[0].value == "发现")
    assert least <= (sheet.row_dimensions[at].height or 0) <= most
    assert sheet.row_dimensions[at + 1].height is None
