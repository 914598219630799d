"""What is wrong with a file is shown in a copy of it: red cells that say why, all else as it was."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.comments import Comment
from openpyxl.styles import Font
from openpyxl.worksheet.table import Table
from openpyxl.worksheet.worksheet import Worksheet
from tests import factories
from tests.exchange import books

from onex_desktop.runtime.watching import Cancelled, Stage, Watch
from onex_desktop.services import importing
from onex_desktop.services.context import AppContext

RED = "FFFFC7CE"


def _marked(ctx: AppContext, path: Path) -> tuple[Path, Worksheet]:
    file = importing.read(ctx, path)
    copy = importing.mark(file, importing.plan(ctx, file).problems)
    return copy, load_workbook(copy).worksheets[0]


def test_doubtful_cells_are_red_and_say_why_and_the_rest_is_as_it_was(tmp_path: Path) -> None:
    def tweak(page: Worksheet) -> None:
        page["A2"].font = Font(name="楷体", bold=True)
        page["E3"].comment = Comment("原批注", "王")
        page.column_dimensions["B"].width = 33
        page.row_dimensions[3].hidden = True

    ctx = factories.empty_library(tmp_path)
    path = books.teachers(tmp_path / "教师.xlsx", ("=1", "甲"), ("2", None, "", "", "也许"), tweak=tweak)
    before = path.read_bytes()
    copy, page = _marked(ctx, path)
    assert (copy.name, path.read_bytes() == before) == ("教师（问题标注）.xlsx", True)
    red = {cell.coordinate for row in page.iter_rows() for cell in row if cell.fill.fgColor.rgb == RED}
    assert red >= {"B3", "E3"}
    assert "没有填写" in str(page["B3"].comment.text)
    assert str(page["E3"].comment.text).startswith("原批注\n")
    assert (page["A2"].font.name, page.column_dimensions["B"].width, page.row_dimensions[3].hidden) == (
        "楷体", 33, True,
    )  # fmt: skip
    assert _marked(ctx, path)[0].name == "教师（问题标注2）.xlsx"


def test_a_cell_hidden_by_a_merged_one_is_marked_at_its_first(tmp_path: Path) -> None:
    ctx = factories.empty_library(tmp_path)
    rows = [("1", "甲", "讲师"), ("2", "乙", None)]
    _, page = _marked(ctx, books.teachers(tmp_path / "a.xlsx", *rows, tweak=lambda page: page.merge_cells("C2:C3")))
    assert "合并" in str(page["C2"].comment.text)


def test_all_else_in_the_workbook_is_kept_byte_for_byte(tmp_path: Path) -> None:
    ctx = factories.empty_library(tmp_path)
    path = books.teachers(tmp_path / "a.xlsx", ("1", "甲", "", "没有的学院"))
    extra = {"xl/media/image1.png": b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "xl/printerSettings/p1.bin": b"\0\1"}
    with zipfile.ZipFile(path, "a") as archive:
        for name, content in extra.items():
            archive.writestr(name, content)
    copy, page = _marked(ctx, path)
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(copy) as made:
        changed = {name for name in source.namelist() if source.read(name) != made.read(name)}
        added = set(made.namelist()) - set(source.namelist())
    assert changed == {"xl/worksheets/sheet1.xml", "xl/styles.xml", "[Content_Types].xml"}
    assert added == {"xl/comments1.xml", "xl/drawings/vmlDrawing1.vml", "xl/worksheets/_rels/sheet1.xml.rels"}
    assert page["D2"].fill.fgColor.rgb == RED


def test_blank_cells_get_the_style_that_typing_would_give_them(tmp_path: Path) -> None:
    ctx = factories.empty_library(tmp_path)
    body = (
        '<row r="1"><c r="A1" t="inlineStr"><is><t>工号</t></is></c>'
        '<c r="B1" t="inlineStr"><is><t>姓名</t></is></c></row>'
        '<row r="2" spans="1:1"><c r="A2" t="inlineStr"><is><t>001</t></is></c></row>'
        '<row><c t="inlineStr"><is><t>002</t></is></c><c s="9"/><c t="inlineStr"><is><t>讲师</t></is></c></row>'
    )
    path = books.sheet_xml(tmp_path / "a.xlsx", body, head='<cols><col min="2" max="3" width="9" style="1"/></cols>')
    books.edited(path, "xl/styles.xml", lambda old: old.replace("</cellXfs>", '<xf numFmtId="49" xfId="0"/></cellXfs>'))
    file = importing.read(ctx, path)
    copy = importing.mark(file, importing.plan(ctx, file, {file.sheets[0].name: "teachers"}).problems)
    page = load_workbook(copy).worksheets[0]
    red = [cell.coordinate for row in page.iter_rows() for cell in row if cell.fill.fgColor.rgb == RED]
    assert (red, page["B2"].number_format, page["C3"].value) == (["B2", "B3"], "@", "讲师")


@pytest.mark.parametrize("spelling", ["<x:sheetData>", "<!-- a -->"])
def test_sheets_of_other_spellings_are_marked_as_well(tmp_path: Path, spelling: str) -> None:
    def respelt(old: str) -> str:
        if spelling.startswith("<!"):
            return old.replace("<sheetData>", f"{spelling}<sheetData>")
        return re.sub(r"<(/?)(?=[a-zA-Z])", r"<\1x:", old).replace("xmlns=", "xmlns:x=")

    ctx = factories.empty_library(tmp_path)
    path = books.edited(books.teachers(tmp_path / "a.xlsx", ("1", "A", "", "x")), "xl/worksheets/sheet1.xml", respelt)
    copy, page = _marked(ctx, path)
    assert (page["D2"].fill.fgColor.rgb, page["B2"].value) == (RED, "A")
    assert "没有导入" in str(page["D2"].comment.text)
    assert importing.read(ctx, copy).sheets[0].rows == importing.read(ctx, path).sheets[0].rows


def test_the_copy_opens_with_the_first_marked_sheet_and_its_table_stays(tmp_path: Path) -> None:
    def tweak(page: Worksheet) -> None:
        assert page.parent is not None
        page.parent.create_sheet("说明", 0)
        page.add_table(Table(displayName="名单", ref="A1:E2"))

    ctx = factories.empty_library(tmp_path)
    path = books.teachers(tmp_path / "a.xlsx", ("1", "甲", "", "没有的学院"), tweak=tweak)
    file = importing.read(ctx, path)
    book = load_workbook(importing.mark(file, importing.plan(ctx, file).problems))
    chosen = [page.title for page in book.worksheets if page.sheet_view.tabSelected]
    assert book.active is not None
    assert (book.active.title, chosen, list(book["教师"].tables)) == ("教师", ["教师"], ["名单"])


def test_stopping_leaves_no_copy_and_progress_is_told(tmp_path: Path) -> None:
    ctx = factories.empty_library(tmp_path)
    path = books.teachers(tmp_path / "a.xlsx", *((str(n), "甲", "", "x") for n in range(1200)))
    file = importing.read(ctx, path)
    problems = importing.plan(ctx, file).problems
    told: list[tuple[Stage, int, int]] = []
    importing.mark(file, problems, tmp_path / "b.xlsx", Watch(report=lambda *step: told.append(step)))
    assert told == [(Stage.MARKING, done, 1201) for done in (0, 500, 1000)]
    with pytest.raises(Cancelled):
        importing.mark(file, problems, tmp_path / "c.xlsx", Watch(is_cancelled=lambda: True))
    assert {found.name for found in tmp_path.glob("*.xlsx")} == {"a.xlsx", "b.xlsx"}
    assert not list(tmp_path.glob(".*"))


def test_a_text_table_whose_name_no_sheet_may_have_is_marked(tmp_path: Path) -> None:
    ctx = factories.empty_library(tmp_path)
    path = tmp_path / "名单[1].csv"
    path.write_text("工号,姓名\n1,\n", encoding="utf-8")
    file = importing.read(ctx, path)
    copy = importing.mark(file, importing.plan(ctx, file, {file.sheets[0].name: "teachers"}).problems)
    assert load_workbook(copy).worksheets[0]["B2"].fill.fgColor.rgb == RED


@pytest.mark.parametrize("name", ["a.csv", "a.xls"])
def test_what_is_no_xlsx_becomes_one(tmp_path: Path, name: str) -> None:
    ctx = factories.empty_library(tmp_path)
    path = tmp_path / name
    if name == "a.csv":
        path.write_text("工号,姓名\n=1+1,\n", encoding="utf-8")
        cell = "B2"
        file = importing.read(ctx, path)
        problems = importing.plan(ctx, file, {file.sheets[0].name: "teachers"}).problems
    else:
        file = importing.read(ctx, books.old_xls(path))
        problems = importing.plan(ctx, file, {"教师": "majors"}).problems
        cell = "A3"
    page = load_workbook(importing.mark(file, problems)).worksheets[0]
    assert page[cell].fill.fgColor.rgb == RED
    assert name == "a.xls" or page["A2"].data_type == "s"


def test_what_was_copied_has_no_file_to_mark(tmp_path: Path) -> None:
    ctx = factories.empty_library(tmp_path)
    layout = importing.read(ctx, books.teachers(tmp_path / "b.xlsx")).tables[0].layout()
    block = importing.read_block("教师", [["1"]], layout)
    with pytest.raises(ValueError, match="教师"):
        importing.mark(block, [])
