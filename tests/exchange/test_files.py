"""Files as offices have them: whatever their name says and whoever wrote them, their rows are read."""

from __future__ import annotations

import re
import zipfile
from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl.worksheet.worksheet import Worksheet
from tests.exchange import books

from onex_desktop.domain.errors import EnvironmentFault
from onex_desktop.exchange import reader
from onex_desktop.exchange.cells import Area, CellError, Percent, RawSheet
from onex_desktop.exchange.numbers import moment
from onex_desktop.exchange.xlsx.styles import DATE, NUMBER, meaning_of

HEADING = list(books.HEADING)


def _only(path: Path) -> RawSheet:
    (sheet,) = reader.read_sheets(path)
    return sheet


@pytest.mark.parametrize("ending", ["xlsx", "xls", "csv", "et"])
def test_a_workbook_is_known_whatever_its_ending(tmp_path: Path, ending: str) -> None:
    sheet = _only(books.teachers(tmp_path / f"名单.{ending}", ("007", "王红然")))
    assert sheet.rows == [(1, HEADING), (2, ["007", "王红然"])]


@pytest.mark.parametrize("ending", ["xls", "xlsx", "et"])
def test_an_old_workbook_is_read_at_its_own_places(tmp_path: Path, ending: str) -> None:
    sheet, odd = reader.read_sheets(books.old_xls(tmp_path / f"旧.{ending}"))
    assert odd.rows == [
        (1, [date(2026, 3, 1), Percent(Decimal("0.981"), 1), CellError("#REF!"), True]),
        (2, ["合"]),
    ]
    assert (odd.is_hidden, odd.hidden_rows, odd.hidden_columns) == (True, {2}, {3})
    assert odd.merged == [Area(2, 0, 3, 0)]
    assert sheet.rows == [(3, [None, *HEADING]), (4, [None, 1001, "王红然", "讲师", None, "是"])]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16"])
@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_a_text_table_is_read_in_every_usual_encoding(tmp_path: Path, encoding: str, mark: str) -> None:
    path = tmp_path / "名单.xlsx"
    path.write_bytes(f'工号{mark}姓名\r\n="007"{mark}"王红然"\r\n\r\n'.encode(encoding))
    assert _only(path).rows == [(1, ["工号", "姓名"]), (2, ["007", "王红然"])]


def test_a_wrong_dimension_is_not_believed(tmp_path: Path) -> None:
    # WPS writes A1 for the whole sheet at times; openpyxl then reads one cell.
    path = books.teachers(tmp_path / "a.xlsx", ("1", "甲"), ("2", "乙"))
    change = lambda xml: xml.replace('<dimension ref="A1:E3"', '<dimension ref="A1"')  # noqa: E731 -- one replacement
    assert len(_only(books.edited(path, "xl/worksheets/sheet1.xml", change)).rows) == 3


def test_cells_without_addresses_and_elements_with_prefixes_are_read(tmp_path: Path) -> None:
    path = books.book(tmp_path / "a.xlsx", [("",)])
    xml = (
        '<x:worksheet xmlns:x="http://purl.oclc.org/ooxml/spreadsheetml/main"><x:sheetData>'
        '<x:row><x:c t="inlineStr"><x:is><x:t>姓名</x:t></x:is></x:c><x:c><x:v>3</x:v></x:c></x:row>'
        "</x:sheetData></x:worksheet>"
    )
    sheet = _only(books.edited(path, "xl/worksheets/sheet1.xml", lambda _old: xml))
    assert sheet.rows == [(1, ["姓名", 3])]


def test_pictures_in_cells_and_broken_styles_do_not_stop_the_rows(tmp_path: Path) -> None:
    body = (
        '<row r="1"><c r="A1" t="str" s="999"><f>_xlfn.DISPIMG("ID_1",1)</f><v>=DISPIMG("ID_1",1)</v></c>'
        '<c r="B1" t="inlineStr" s="x"><is><r><t>王</t></r><rPh><t>wang</t></rPh><r><t>红然</t></r></is></c></row>'
    )
    assert _only(books.sheet_xml(tmp_path / "a.xlsx", body)).rows == [(1, ['=DISPIMG("ID_1",1)', "王红然"])]


def test_failed_formulas_and_formulas_without_value_are_no_blanks(tmp_path: Path) -> None:
    body = (
        '<row r="1"><c r="A1" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="B1"><f>SUM(C1)</f></c>'
        '<c r="C1" t="str"><f>""</f><v></v></c><c r="D1" s="0"/><c r="E1" t="b"><v>1</v></c></row>'
    )
    assert _only(books.sheet_xml(tmp_path / "a.xlsx", body)).rows == [
        (1, [CellError("#DIV/0!"), CellError(""), "", None, True])
    ]


def test_dates_percentages_and_numbers_are_told_by_their_format(tmp_path: Path) -> None:
    def formats(page: Worksheet) -> None:
        for column, code in enumerate(("yyyy-mm-dd", 'yyyy"年"m"月"', "0.0%", "#,##0.00", "[$-804]aaaa;@"), start=1):
            page.cell(1, column).number_format = code

    values = (date(2026, 3, 1), datetime(2026, 3, 1, 8, 30), 0.981, 0.1, 5)  # noqa: DTZ001 -- cells have no zone
    sheet = _only(books.book(tmp_path / "a.xlsx", [values], tweak=formats))
    assert sheet.rows[0][1] == [date(2026, 3, 1), datetime(2026, 3, 1, 8, 30), Percent(Decimal("0.981"), 1), 0.1, 5]  # noqa: DTZ001 -- cells have no zone


def test_the_date_system_of_1904_is_followed(tmp_path: Path) -> None:
    def format_date(page: Worksheet) -> None:
        page["A1"].number_format = "yyyy-mm-dd"

    path = books.book(tmp_path / "a.xlsx", [(44620,)], tweak=format_date)
    change = lambda xml: re.sub(r"<workbookPr\b", '<workbookPr date1904="1"', xml)  # noqa: E731 -- one replacement
    assert _only(books.edited(path, "xl/workbook.xml", change)).rows == [(1, [date(2026, 3, 1)])]


def test_what_is_hidden_and_merged_is_known(tmp_path: Path) -> None:
    def tweak(page: Worksheet) -> None:
        page.row_dimensions[3].hidden = True
        page.column_dimensions["C"].hidden = True
        page.merge_cells("A2:A3")

    sheet = _only(books.teachers(tmp_path / "a.xlsx", ("1", "甲"), (None, "乙"), tweak=tweak))
    assert (sheet.hidden_rows, sheet.hidden_columns, sheet.merged) == ({3}, {2}, [Area(2, 0, 3, 0)])


ITEMS = (
    "<si><t>姓名</t></si><si><r><t>王</t></r><rPh><t>wang</t></rPh><r><t>红然</t></r></si>"
    '<si><t xml:space="preserve">  a&amp;b&lt;c&gt; </t></si><si><t>甲_x000D__x005F_x0041_</t></si><si/>'
)
CELLS = "".join(
    f'<c r="{letter}1" t="s"><v>{at}</v></c>' for letter, at in zip("ABCDEF", (0, 1, 2, 3, 4, 9), strict=True)
)


@pytest.mark.parametrize("target", ["sharedStrings.xml", "/xl/sharedStrings.xml", "../xl/SharedStrings.xml"])
def test_texts_that_sheets_share_are_found(tmp_path: Path, target: str) -> None:
    path = books.shared(tmp_path / "a.xlsx", ITEMS, f'<row r="1">{CELLS}</row>', target=target)
    (found,) = reader.read_sheets(path)
    texts = ["姓名", "王红然", "  a&b<c> ", "甲\r_x0041_", "", CellError("")]
    assert found.rows == [(1, texts)]


def test_odd_cells_are_kept_as_they_stand(tmp_path: Path) -> None:
    body = (
        '<row><c t="d"><v>2026-03-01</v></c><c t="d"><v>2026-03-01T08:30:00</v></c><c t="d"><v>bald</v></c>'
        '<c><v>1.5E+17</v></c><c><v>zwei</v></c><c t="b"><v>0</v></c></row>'
    )
    path = books.sheet_xml(tmp_path / "a.xlsx", body, tail='<mergeCells><mergeCell ref="A1"/></mergeCells>')
    assert _only(path).rows == [
        (1, [date(2026, 3, 1), datetime(2026, 3, 1, 8, 30), "bald", 1.5e17, "zwei", False])  # noqa: DTZ001 -- cells have no zone
    ]


def test_day_numbers_outside_the_calendar_stay_numbers() -> None:
    assert [moment(serial) for serial in (-1, 3e6, 0.5, 59, 60, 61)] == [
        -1, 3e6, time(12), date(1900, 2, 28), date(1900, 2, 28), date(1900, 3, 1),
    ]  # fmt: skip


def test_a_damaged_or_locked_old_workbook_is_told(tmp_path: Path) -> None:
    path = books.old_xls(tmp_path / "a.xls")
    content = path.read_bytes()
    path.write_bytes(content[:76] + b"\xf0" * 436 + content[512:])
    with pytest.raises(EnvironmentFault, match=r"import\.damaged"):
        reader.read_sheets(path)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        ("姓名\n" + "甲," * 300, "import.not_a_table"),
        ("姓名\n" * 200_002, "import.too_many_rows"),
        ('姓名\n"' + "甲" * 1_100_000, "import.damaged"),
    ],
)
def test_a_text_table_has_its_bounds(tmp_path: Path, content: str, code: str) -> None:
    path = tmp_path / "a.csv"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(EnvironmentFault, match=code):
        reader.read_sheets(path)


def test_a_binary_workbook_and_one_without_rows(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.xlsb", "w") as archive:
        archive.writestr("xl/workbook.bin", b"")
    with pytest.raises(EnvironmentFault, match=r"import\.binary_workbook"):
        reader.read_sheets(tmp_path / "a.xlsb")
    assert _only(books.sheet_xml(tmp_path / "b.xlsx", "")).rows == []


@pytest.mark.parametrize(
    ("code", "meaning"),
    [
        ("General", NUMBER), ("0.00", NUMBER), ('0"年"', NUMBER), ("#,##0;[Red]-#,##0", NUMBER), ("@", NUMBER),
        ('[$-F800]dddd\\,\\ mmmm\\ dd', DATE), ("[h]:mm:ss", DATE), ('yyyy"年"m"月"d"日"', DATE), ("0%", 0),
        ("0.00%", 2), ("_ * #,##0_ ;_ * -#,##0_ ", NUMBER), ('G/通用格式"人"', NUMBER), ("m/d/yy;@", DATE),
    ],
)  # fmt: skip
def test_a_format_says_what_a_number_is(code: str, meaning: int) -> None:
    assert meaning_of(code) == meaning
