"""Pages break where a secretary would break them."""

from __future__ import annotations

import re
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.reports.reading import document, pages, table_of

from onex_desktop.domain.documents import Cell, Document, Emphasis, Notes, Paper, Table
from onex_desktop.reports import frame, signature
from onex_desktop.reports.layout import lay_out
from onex_desktop.reports.pdf import write_pdf

SIGNED = ("制表人", "审核人", "部门负责人", "分管校领导")


def rows_on(text: str) -> list[int]:
    return [int(number) for number in re.findall(r"第(\d+)行", text)]


def test_headings_and_page_numbers_stand_on_every_page_of_a_long_table(tmp_path: Path) -> None:
    write_pdf(document(table_of(400)), tmp_path / "a.pdf")
    found = pages(tmp_path / "a.pdf")
    assert len(found) > 10
    for number, text in enumerate(found, 1):
        assert "列标题0" in text
        assert f"第 {number} 页 共 {len(found)} 页" in text
    assert [row for text in found for row in rows_on(text)] == list(range(1, 401))


def test_signatures_never_stand_without_two_rows_of_the_table(tmp_path: Path) -> None:
    for rows in range(2, 61):
        made = document(table_of(rows), Notes("备注", ("第一条", "第二条")), signatures=SIGNED)
        write_pdf(made, tmp_path / "a.pdf")
        found = pages(tmp_path / "a.pdf")
        assert sum("制表人（签字）" in text for text in found) == 1
        assert all(signer in found[-1] for signer in SIGNED)
        assert len(rows_on(found[-1])) >= 2, rows
        assert all(len(rows_on(text)) >= 2 for text in found)


def test_a_short_table_that_ends_a_document_takes_the_signatures_overleaf_with_it(tmp_path: Path) -> None:
    for rows in range(2, 24):
        made = document(table_of(rows), table_of(2, text="尾"), Notes("备注", ("第一条", "第二条")), signatures=SIGNED)
        write_pdf(made, tmp_path / "a.pdf")
        found = pages(tmp_path / "a.pdf")
        assert found[-1].count("尾") == 6, rows
        assert "制表人（签字）" in found[-1]


def test_nothing_is_drawn_below_the_type_area() -> None:
    sheet = frame.sheet_of(Paper.A4_LANDSCAPE)
    block = signature.height(SIGNED, sheet.breadth)
    for rows in range(1, 61):
        made = lay_out(document(table_of(rows), Notes("备注", ("注",) * (rows % 7)), signatures=SIGNED))
        bottom = made.sheet.top - made.sheet.depth
        assert all(top <= made.sheet.top + 0.01 for page in made.pages for top, _ in page)
        assert made.pages[-1][-1][0] - block >= bottom - 0.01


def test_a_merged_block_is_not_split_over_pages(tmp_path: Path) -> None:
    body: list[tuple[Cell, ...]] = []
    for block in range(30):
        body.append((Cell(f"学院{block}号", rows=4), Cell(f"第{block * 4 + 1}行")))
        body += [(Cell(f"第{block * 4 + at}行"),) for at in (2, 3, 4)]
    write_pdf(document(Table((1.0, 2.0), ((Cell("学院"), Cell("证书")),), tuple(body))), tmp_path / "a.pdf")
    found = pages(tmp_path / "a.pdf")
    assert len(found) > 3
    assert all(rows_on(text)[0] % 4 == 1 for text in found)
    assert "（续）" not in "".join(found)


def test_a_block_taller_than_a_page_says_its_name_again_overleaf(tmp_path: Path) -> None:
    body = ((Cell("大学院", rows=70), Cell("第1行")), *((Cell(f"第{at}行"),) for at in range(2, 71)))
    write_pdf(document(Table((1.0, 2.0), ((Cell("学院"), Cell("证书")),), body)), tmp_path / "a.pdf")
    found = pages(tmp_path / "a.pdf")
    assert len(found) > 2
    assert "大学院（续）" not in found[0]
    assert all("大学院（续）" in text for text in found[1:])
    assert [row for text in found for row in rows_on(text)] == list(range(1, 71))


def test_long_remarks_flow_and_signatures_keep_two_lines_of_them(tmp_path: Path) -> None:
    for many in (30, 31, 32, 33, 60):
        lines = tuple(f"第{at}条说明" for at in range(many))
        write_pdf(document(table_of(3), Notes("备注", lines), signatures=SIGNED), tmp_path / "a.pdf")
        found = pages(tmp_path / "a.pdf")
        assert len(re.findall(r"第\d+条", found[-1])) >= 2
        assert "制表人" in found[-1]
        assert sum(len(re.findall(r"第\d+条", text)) for text in found) == many


def test_remarks_before_a_table_and_a_document_without_table_are_printed(tmp_path: Path) -> None:
    write_pdf(document(Notes("说明", ("先读这一条",)), table_of(2)), tmp_path / "a.pdf")
    assert pages(tmp_path / "a.pdf")[0].index("先读") < pages(tmp_path / "a.pdf")[0].index("列标题0")
    write_pdf(document(Notes("", ("只有说明",)), signatures=()), tmp_path / "b.pdf")
    assert "只有说明" in pages(tmp_path / "b.pdf")[0]


def test_a_table_without_rows_prints_its_headings(tmp_path: Path) -> None:
    write_pdf(document(table_of(0)), tmp_path / "a.pdf")
    assert "列标题0" in pages(tmp_path / "a.pdf")[0]


def test_a_table_too_wide_for_its_sheet_goes_to_a_larger_one() -> None:
    def wide(columns: int, paper: Paper) -> Document:
        block = table_of(3, text="20200001234567", columns=columns)
        return Document("wide", "宽表", "学院", (block,), document().stamp, paper=paper)

    assert lay_out(wide(3, Paper.A4)).sheet == frame.sheet_of(Paper.A4)
    assert lay_out(wide(9, Paper.A4)).sheet == frame.sheet_of(Paper.A4_LANDSCAPE)
    assert lay_out(wide(14, Paper.A4_LANDSCAPE)).sheet == frame.sheet_of(Paper.A3_LANDSCAPE)
    assert lay_out(wide(60, Paper.A4)).sheet == frame.sheet_of(Paper.A4), "no sheet holds it: it is tiled on its own"


@settings(max_examples=60, deadline=None)
@given(
    blocks=st.lists(st.integers(1, 6), min_size=1, max_size=25),
    remarks=st.integers(0, 12),
    text=st.sampled_from(["单元", "较长的文字需要折成几行才能放下" * 2, "x"]),
)
def test_every_row_is_placed_once_whatever_the_blocks(blocks: list[int], remarks: int, text: str) -> None:
    body: list[tuple[Cell, ...]] = []
    for size in blocks:
        body.append((Cell("合并", rows=size), Cell(text)))
        body += [(Cell(text),)] * (size - 1)
    table = Table((1.0, 2.0), ((Cell("甲"), Cell("乙")),), tuple(body))
    made = lay_out(document(table, Notes("备注", ("说明",) * remarks), signatures=SIGNED))
    bottom = made.sheet.top - made.sheet.depth
    assert all(page for page in made.pages)
    assert all(bottom - 0.01 <= top <= made.sheet.top + 0.01 for page in made.pages for top, _ in page)


def test_standing_heads_that_fill_a_page_are_set_smaller_in_two_columns() -> None:
    heads = tuple(Cell("新能源汽车动力驱动电机电池技术", emphasis=Emphasis.HEAD, upright=True) for _ in range(12))
    rows = tuple((Cell(f"要求{n}"), *(Cell("强") for _ in heads)) for n in range(60))
    table = Table((20.0, *(2.0 for _ in heads)), ((Cell("要求", emphasis=Emphasis.HEAD), *heads),), rows)
    # One below the other 15 characters would take 190 of 474 points on each of five pages.
    assert len(lay_out(document(table)).pages) == 4
