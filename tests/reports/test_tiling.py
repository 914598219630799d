"""A table wider than any sheet is cut into pages that can be laid edge to edge."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.reports.deck import STAMP
from tests.reports.reading import pages

from onex_desktop.domain.documents import Align, Cell, Document, Emphasis, Notes, Paper, Table
from onex_desktop.domain.signs import Sign
from onex_desktop.reports import frame, styles, tiling
from onex_desktop.reports.layout import lay_out
from onex_desktop.reports.pdf import write_pdf

REQUIREMENT = "能根据维修手册，使用诊断仪完成电池管理系统数据流的读取，达到判断故障的要求"
LIBRE_OFFICE = 166
"""Pages the office suite takes for 300 rows and 150 columns on A4 (performance notes)."""


def matrix(rows: int, columns: int, *, parts: int = 5, paper: Paper = Paper.A4_LANDSCAPE) -> Document:
    """Return a matrix of courses with ``parts`` modules each; every eleventh cell holds a sign."""

    def head(text: str, **more: int | bool) -> Cell:
        return Cell(
            text,
            emphasis=Emphasis.HEAD,
            rows=int(more.get("rows", 1)),
            columns=int(more.get("columns", 1)),
            upright=bool(more.get("upright")),
        )

    courses = range(0, columns, parts)
    top = [head("要求", rows=3, columns=2), *(head(f"课程{at // parts + 1}", columns=parts) for at in courses)]
    labels = tuple(head(f"模块{at % parts + 1}", upright=True) for at in range(columns))
    names = tuple(head(f"动力驱动电机电池技术实训{at + 1}", upright=True) for at in range(columns))
    body = tuple(
        (
            Cell(f"{row // 30 + 1}.{row // 6 % 5 + 1}.{row % 6 + 1}"),
            Cell(REQUIREMENT, align=Align.LEFT),
            *(Cell("●", sign=Sign.FULL) if (row * 7 + at) % 11 == 0 else Cell("") for at in range(columns)),
            Cell("是"),
        )
        for row in range(rows)
    )
    widths = (3.0, 18.0, *[1.8] * columns, 2.6)
    table = Table(widths, ((*top, head("覆盖", rows=3)), labels, names), body, fixed_columns=2)
    return Document("matrix", "对照矩阵", "学院", (table, Notes("图例", ("● 强",))), STAMP, paper=paper)


def test_a_matrix_of_300_by_150_prints_with_headings_on_every_page(tmp_path: Path) -> None:
    write_pdf(matrix(300, 150), tmp_path / "a.pdf")
    found = pages(tmp_path / "a.pdf")
    assert len(found) < LIBRE_OFFICE
    tiles = [text for text in found if re.search(r"列 \d+/\d+：", text)]
    assert len(tiles) > 20
    for text in tiles:
        assert "要求" in text, "the head of the rows"
        assert re.search(r"课程\d+", text), "the head of the columns"
        assert re.search(r"\d+\.\d+\.\d+", text), "the names of the rows"


@pytest.mark.parametrize("paper", [Paper.A4_LANDSCAPE, Paper.A3_LANDSCAPE])
def test_the_key_names_the_page_of_each_tile(tmp_path: Path, paper: Paper) -> None:
    write_pdf(matrix(80, 110, paper=paper), tmp_path / "a.pdf")
    found = pages(tmp_path / "a.pdf")
    assert "分页索引" in found[0]
    promised = [
        int(number) for text in found for number in re.findall(r"第 (\d+) 页(?! 共)", text) if "分页索引" in text
    ]
    tiles = [at for at, text in enumerate(found, 1) if re.search(r"列 \d+/\d+：", text)]
    assert sorted(promised) == tiles
    for at in tiles:
        right = re.search(r"右接第 (\d+) 页", found[at - 1])
        if right is not None:
            here = re.search(r"列 (\d+)/", found[at - 1])
            there = re.search(r"列 (\d+)/", found[int(right.group(1)) - 1])
            assert here is not None
            assert there is not None
            assert int(there.group(1)) == int(here.group(1)) + 1


def test_every_sign_is_printed_once(tmp_path: Path) -> None:
    made = matrix(40, 110)
    table = made.blocks[0]
    assert isinstance(table, Table)
    signs = sum(cell.sign is not None for row in table.body for cell in row)
    write_pdf(made, tmp_path / "a.pdf")
    assert sum(text.count("●") for text in pages(tmp_path / "a.pdf")) == signs + 1, "and one in the legend"


def test_rows_are_as_high_in_every_tile_and_nothing_is_smaller_than_allowed() -> None:
    sheet = frame.sheet_of(Paper.A4_LANDSCAPE)
    table = matrix(30, 150).blocks[0]
    assert isinstance(table, Table)
    made = tiling.tiled(table, sheet.breadth, sheet.depth)
    assert made is not None
    assert len({tile.table.body.heights for tile in made.tiles}) == 1
    assert all(tile.table.setting.size == styles.SMALLEST for tile in made.tiles)
    assert all(tile.table.edges[-1] <= sheet.breadth + 0.01 for tile in made.tiles)
    shown = sum(len(tile.table.edges) - 1 - table.fixed_columns for tile in made.tiles)
    assert shown == len(table.widths) - table.fixed_columns


def test_courses_are_kept_whole_where_that_costs_no_page() -> None:
    sheet = frame.sheet_of(Paper.A4_LANDSCAPE)
    table = matrix(10, 100).blocks[0]
    assert isinstance(table, Table)
    made = tiling.tiled(table, sheet.breadth, sheet.depth)
    assert made is not None
    assert all((len(tile.table.edges) - 1 - 2) % 5 in {0, 1} for tile in made.tiles), "the last holds the total, too"


def test_a_course_broader_than_a_tile_says_its_name_again(tmp_path: Path) -> None:
    write_pdf(matrix(10, 120, parts=60), tmp_path / "a.pdf")
    assert any("（续）" in text for text in pages(tmp_path / "a.pdf"))


def test_a_matrix_that_fits_is_not_tiled() -> None:
    assert len(lay_out(matrix(8, 10)).pages) == 1


def test_hundreds_of_tiles_get_a_list_for_a_key(tmp_path: Path) -> None:
    write_pdf(matrix(2, 900), tmp_path / "a.pdf")
    found = pages(tmp_path / "a.pdf")
    first = re.search(r"(\d+)—(\d+)", found[0])
    assert first is not None
    assert re.search(r"列 1/", found[int(first.group(1)) - 1])
