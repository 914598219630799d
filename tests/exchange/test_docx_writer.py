"""A document as a Word file: the same words, in Word's own headings and tables, in Chinese fonts, whole or not."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.shared import Mm
from tests.reports.deck import STAMP

from onex_desktop.domain.documents import Align, Cell, Chart, Document, Emphasis, Notes, Paper, Series, Table
from onex_desktop.domain.errors import EnvironmentFault, ProgrammingFault
from onex_desktop.exchange import docx_writer
from onex_desktop.exchange.docx_writer import write_docx

FACTS = Table(
    (1.0, 3.0, 1.0, 3.0),
    (),
    (
        (
            Cell("专业", emphasis=Emphasis.HEAD),
            Cell("新能源汽车技术"),
            Cell("版本", emphasis=Emphasis.HEAD),
            Cell("2020版"),
        ),
        (Cell("发现", emphasis=Emphasis.HEAD), Cell("一、学时不足。\n二、没有教材。", columns=3, align=Align.LEFT)),
    ),
)
ACTIONS = Table(
    (1.0, 6.0, 2.0),
    ((Cell("序号"), Cell("措施"), Cell("负责人")),),
    tuple((Cell(str(at), number=at), Cell(f"措施{at}"), Cell("李昕颖")) for at in range(1, 41)),
    caption="改进措施",
)


def document(*blocks: Table | Notes | Chart, paper: Paper = Paper.A4_LANDSCAPE) -> Document:
    """Return a signed document around the blocks."""
    return Document(
        "cycle-review", "周期检视记录", "某职业技术学院", blocks, STAMP, subtitle="2020版", paper=paper,
        signatures=("制表人", "审核人", "部门负责人", "分管校领导"),
    )  # fmt: skip


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return a written file."""
    target = tmp_path / "记录.docx"
    write_docx(document(FACTS, ACTIONS, Notes("说明", ("第一条。", "第二条。"))), target)
    return target


def test_title_and_captions_are_words_own_headings(path: Path) -> None:
    styled = [(each.style.name if each.style else "", each.text) for each in docx.Document(str(path)).paragraphs]
    assert [found for found in styled if found[0] != "Normal"] == [
        ("Title", "周期检视记录"), ("Subtitle", "2020版"), ("Heading 1", "改进措施"), ("Heading 1", "说明"),
    ]  # fmt: skip
    assert [text for style, text in styled if style == "Normal" and text] == [
        "填报单位（盖章）：某职业技术学院\t填报日期：　　　　年　　月　　日", "第一条。", "第二条。",
    ]  # fmt: skip


def test_tables_say_what_the_document_says(path: Path) -> None:
    facts, actions, _ = docx.Document(str(path)).tables
    assert [cell.text for cell in facts.rows[0].cells] == ["专业", "新能源汽车技术", "版本", "2020版"]
    merged = facts.rows[1].cells
    assert merged[1]._tc is merged[3]._tc
    assert [each.text for each in merged[1].paragraphs] == ["一、学时不足。", "二、没有教材。"]
    assert [cell.text for cell in actions.rows[40].cells] == ["40", "措施40", "李昕颖"]


def test_the_head_of_a_table_is_repeated_and_rows_are_not_torn(path: Path) -> None:
    facts, actions, _ = docx.Document(str(path)).tables
    repeated = [bool(row._tr.findall(f"{qn('w:trPr')}/{qn('w:tblHeader')}")) for row in actions.rows]
    assert repeated == [True, *[False] * 40]
    assert not facts._tbl.findall(f".//{qn('w:tblHeader')}")
    assert len(actions._tbl.findall(f".//{qn('w:cantSplit')}")) == 41


def test_a_row_with_a_long_text_may_go_on_overleaf(tmp_path: Path) -> None:
    long = Table((1.0, 3.0), (), ((Cell("发现"), Cell("很长的发现。" * 200)),))
    write_docx(document(long), tmp_path / "长.docx")
    assert not docx.Document(str(tmp_path / "长.docx")).tables[0]._tbl.findall(f".//{qn('w:cantSplit')}")


def test_chinese_text_has_a_chinese_font_and_no_theme_wins_over_it(path: Path) -> None:
    styles = docx.Document(str(path)).styles
    fonts = {name: styles[name].element.rPr.find(qn("w:rFonts")) for name in ("Normal", "Title", "Heading 1", "Header")}
    assert {name: found.get(qn("w:eastAsia")) for name, found in fonts.items()} == {
        "Normal": "宋体", "Title": "黑体", "Heading 1": "黑体", "Header": "黑体",
    }  # fmt: skip
    assert not any(key.endswith("Theme") for found in fonts.values() for key in found.keys())  # noqa: SIM118 -- no dictionary
    with zipfile.ZipFile(path) as parts:
        assert 'w:eastAsia="zh-CN"' in parts.read("word/styles.xml").decode()


@pytest.mark.parametrize(
    ("paper", "size", "orientation"),
    [
        (Paper.A4, (210, 297), WD_ORIENT.PORTRAIT),
        (Paper.A4_LANDSCAPE, (297, 210), WD_ORIENT.LANDSCAPE),
        (Paper.A3_LANDSCAPE, (420, 297), WD_ORIENT.LANDSCAPE),
    ],
)
def test_the_sheet_is_that_of_the_document(
    paper: Paper, size: tuple[int, int], orientation: WD_ORIENT, tmp_path: Path
) -> None:
    write_docx(document(FACTS, paper=paper), tmp_path / "a.docx")
    section = docx.Document(str(tmp_path / "a.docx")).sections[0]
    assert (round((section.page_width or Mm(0)).mm), round((section.page_height or Mm(0)).mm)) == size
    assert section.orientation == orientation
    table = docx.Document(str(tmp_path / "a.docx")).tables[0]
    breadth = Mm(size[0]) - 2 * Mm(22)
    assert sum(column.width or 0 for column in table.columns) == pytest.approx(breadth, abs=Mm(1))


def test_head_and_foot_name_the_school_the_state_and_the_page(path: Path) -> None:
    section = docx.Document(str(path)).sections[0]
    assert section.header.paragraphs[0].text == "某职业技术学院\t\t周期检视记录"
    foot = section.footer.paragraphs[0]
    assert foot.text.startswith(f"数据版本 第 {STAMP.step} 步 · 校验码 {STAMP.code}\t第 ")
    assert foot.text.endswith(f" 页\t打印日期 {STAMP.printed_on}")
    fields = [field.get(qn("w:instr")).strip() for field in foot._p.iter(qn("w:fldSimple"))]
    assert fields == ["PAGE", "NUMPAGES"]


@pytest.mark.parametrize(("paper", "rows", "columns"), [(Paper.A4_LANDSCAPE, 2, 4), (Paper.A4, 4, 2)])
def test_everyone_who_signs_has_a_line_and_a_date(paper: Paper, rows: int, columns: int, tmp_path: Path) -> None:
    write_docx(document(paper=paper), tmp_path / "a.docx")
    (block,) = docx.Document(str(tmp_path / "a.docx")).tables
    assert (len(block.rows), len(block.columns)) == (rows, columns)
    names = [cell.text.strip("\u3000") for row in block.rows for cell in row.cells if "签字" in cell.text]
    assert names == ["制表人（签字）：", "审核人（签字）：", "部门负责人（签字）：", "分管校领导（签字）："]
    lines = [run.text for row in block.rows for cell in row.cells for run in cell.paragraphs[0].runs if run.underline]
    assert lines == ["\u3000" * 5] * 4
    assert sum(cell.text == "年　　月　　日" for row in block.rows for cell in row.cells) == 4


def test_an_unsigned_document_has_neither_block_nor_filling_line(tmp_path: Path) -> None:
    write_docx(replace(document(FACTS), signatures=()), tmp_path / "a.docx")
    made = docx.Document(str(tmp_path / "a.docx"))
    assert len(made.tables) == 1
    assert not any("填报" in each.text for each in made.paragraphs)


def test_the_file_names_its_maker_and_its_state_and_not_the_library(path: Path) -> None:
    own = docx.Document(str(path)).core_properties
    assert (own.title, own.author, own.comments) == ("周期检视记录", "某职业技术学院", "")
    assert own.subject == f"cycle-review · {STAMP.step} · {STAMP.code}"
    assert own.created is not None
    assert own.created.date().isoformat() == STAMP.printed_on


def test_what_xml_cannot_hold_is_left_out_and_markup_stays_text(tmp_path: Path) -> None:
    table = Table((1.0,), (), ((Cell("甲\x0b乙\x00<w:p>&丙"),),))
    write_docx(document(table), tmp_path / "a.docx")
    assert docx.Document(str(tmp_path / "a.docx")).tables[0].cell(0, 0).text == "甲乙<w:p>&丙"


def test_a_file_that_cannot_be_read_again_does_not_replace_the_former(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = path.read_bytes()
    monkeypatch.setattr(docx_writer, "_save", lambda _word, target: target.write_bytes(b"PK half"))
    with pytest.raises(EnvironmentFault, match=r"report\.file_bad"):
        write_docx(document(FACTS), path)
    assert path.read_bytes() == before
    assert [each.name for each in path.parent.iterdir()] == ["记录.docx"]


def test_a_chart_is_refused_as_our_own_fault(tmp_path: Path) -> None:
    with pytest.raises(ProgrammingFault):
        write_docx(document(FACTS, Chart("趋势", ("2020",), (Series("人数", (1.0,)),))), tmp_path / "a.docx")
    assert list(tmp_path.iterdir()) == []
