"""What is wrong with a file is shown in a copy of it: red cells that say why, all else as it was."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.comments import Comment
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet
from tests import factories
from tests.exchange import books

from onex_desktop.services import importing
from onex_desktop.services.context import AppContext

RED = "00FFC7CE"


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
