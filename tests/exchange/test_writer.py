"""Workbooks that are written: text stays text, numbers are numbers, other programs can read them."""

from __future__ import annotations

import re
import zipfile
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import load_workbook
from tests.exchange import books

from onex_desktop.domain.errors import EnvironmentFault
from onex_desktop.exchange import reader, template, writer
from onex_desktop.exchange.columns import EXAMPLE_MARK, Kind, SheetColumn, SheetSpec
from onex_desktop.exchange.headings import find
from onex_desktop.exchange.sheets import ALL
from onex_desktop.exchange.xlsx import checking

SPEC = SheetSpec(
    "things",
    "东西",
    (
        SheetColumn("code", "编号", Kind.CODE, required=True),
        SheetColumn("name", "名称"),
        SheetColumn("count", "数量", Kind.INTEGER),
        SheetColumn("hours", "学时", Kind.DECIMAL),
        SheetColumn("flag", "是否", Kind.FLAG),
        SheetColumn("state", "状态", Kind.CHOICE, choices={"a": "甲", "b": "乙"}),
    ),
)
BLANK = {"code": "1", "name": "", "count": None, "hours": None, "flag": None, "state": None}
DANGEROUS = ["=1+1", '=HYPERLINK("http://x")', "+1", "-1", "@SUM(1)", "\t=1", "\r=1", "#REF!", "=cmd|' /C calc'!A0"]


def _xml(path: Path) -> str:
    with zipfile.ZipFile(path) as archive:
        return archive.read("xl/worksheets/sheet1.xml").decode()


@pytest.mark.parametrize("text", DANGEROUS)
def test_text_that_looks_like_a_formula_stays_text(tmp_path: Path, text: str) -> None:
    path = tmp_path / "a.xlsx"
    writer.write([writer.Sheet(SPEC, [{**BLANK, "name": text}])], path, "标题")
    cell = load_workbook(path)["东西"]["B2"]
    assert (cell.data_type, cell.value, cell.number_format) == ("s", text.replace("\r", "\n"), "@")
    assert not re.search(r"<f[ >]", _xml(path))


def test_numbers_are_numbers_and_unknown_cells_stay_empty(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    row = {"code": "007", "name": "甲", "count": 12, "hours": Decimal("12.50"), "flag": False, "state": "b"}
    writer.write([writer.Sheet(SPEC, [row, BLANK])], path, "标题")
    page = load_workbook(path)["东西"]
    assert [cell.value for cell in page[2]] == ["007", "甲", 12, 12.5, "否", "乙"]
    assert [cell.value for cell in page[3]] == ["1", None, None, None, None, None]
    assert page.freeze_panes == "A2"
    assert page.auto_filter.ref == "A1:F3"
    assert [cell.value for cell in page[1]] == ["编号*", "名称", "数量", "学时", "是否", "状态"]
    assert {str(found.sqref) for found in page.data_validations.dataValidation} == {"E2:E1003", "F2:F1003"}


def test_what_a_cell_cannot_hold_is_left_out_and_long_text_is_cut(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    writer.write([writer.Sheet(SPEC, [{**BLANK, "name": "甲\x00\x1b乙\ud800" + "长" * 40_000}])], path, "标题\x00")
    value = load_workbook(path)["东西"]["B2"].value
    assert isinstance(value, str)
    assert (value[:3], len(value)) == ("甲乙长", 32_767)


def test_an_interrupted_export_keeps_the_former_file(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(b"former")
    with pytest.raises(KeyError):
        writer.write([writer.Sheet(SPEC, [{"code": "1"}])], path, "标题")
    assert (path.read_bytes(), [file.name for file in tmp_path.iterdir()]) == (b"former", ["a.xlsx"])


def test_a_file_that_does_not_re_read_is_refused(tmp_path: Path) -> None:
    path = books.book(tmp_path / "a.xlsx", [("甲",)])
    books.edited(path, "xl/worksheets/sheet1.xml", lambda xml: xml.replace("</sheetData>", ""))
    with pytest.raises(EnvironmentFault, match=r"report\.file_bad"):
        checking.refuse_broken(path, "a.xlsx")


@pytest.mark.parametrize("spec", ALL, ids=lambda spec: spec.word)
def test_a_template_has_notes_lists_and_an_example_that_is_sound(tmp_path: Path, spec: SheetSpec) -> None:
    path = tmp_path / "t.xlsx"
    template.write([spec], path)
    book = load_workbook(path)
    page = book[spec.title]
    assert [cell.value for cell in page[2]] == [c.title + ("*" if c.required else "") for c in spec.columns]
    assert all(cell.comment is not None for cell in page[2])
    closed = [c for c in spec.columns if c.choices or c.kind is Kind.FLAG]
    assert len(page.data_validations.dataValidation) == len(closed)
    assert all(len(found.formula1 or "") <= 257 for found in page.data_validations.dataValidation)
    # The example must be a row that would be accepted: what it says is read once its mark is gone.
    page["A3"].value = str(page["A3"].value).removeprefix(EXAMPLE_MARK)
    book.save(path)
    (sheet,) = reader.read_sheets(path)
    table = reader.read_table(sheet, spec, find(sheet, spec))
    assert ([row.problems for row in table.rows], table.problems) == ([()], [])


def test_headings_of_a_sheet_are_unique_and_lead_back_to_it() -> None:
    for spec in ALL:
        words = [word for column in spec.columns for word in (column.title, *column.synonyms)]
        assert len(words) == len(set(words)), spec.word
        assert len({column.key for column in spec.columns}) == len(spec.columns)
