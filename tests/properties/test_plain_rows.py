"""Rows cut out by pattern and rows told by the parser are the same, whatever stands between them."""

from __future__ import annotations

from collections.abc import Generator
from xml.parsers import expat
from zipfile import ZipInfo

from hypothesis import given
from hypothesis import strategies as st

from onex_desktop.domain.errors import EnvironmentFault
from onex_desktop.exchange.cells import RawSheet
from onex_desktop.exchange.xlsx.package import Package, Sifter
from onex_desktop.exchange.xlsx.plain_rows import left_over
from onex_desktop.exchange.xlsx.rows import SheetReader
from onex_desktop.exchange.xlsx.styles import DATE, NUMBER

_STRINGS = ["工号", "王红然", " 两 端 "]
_MEANINGS = [NUMBER, DATE, 1]

_texts = st.sampled_from(
    [
        "",
        "王红然",
        " a ",
        "1",
        "a&amp;b",
        "&#10;",
        "_x000D_",
        "x\ty",
        "一\r\n二",
        "a>b",
        "𠮷",
        "\ufffe",
        "<![CDATA[</row>]]>",
    ]
)
_columns = st.sampled_from(["A", "B", "C", "G", "IV", "IW", "XFD"])
_styles = st.sampled_from(["", ' s="0"', ' s="1"', ' s="2"', ' s="7"', ' s="x"'])
_bodies = st.one_of(
    st.just("/>"),
    st.just("></c>"),
    st.just("><f>A1</f></c>"),
    st.just(' t="e"><v>#REF!</v></c>'),
    st.just(' t="b"><v>1</v></c>'),
    st.just(' t="n"><v></v></c>'),
    st.just(' t="s"><v>99</v></c>'),
    st.sampled_from(["1", "0.5", "-3", "1e3", "1E999", ".", "44197", "1-2", "２"]).map(lambda n: f"><v>{n}</v></c>"),
    st.integers(0, 2).map(lambda at: f' t="s"><v>{at}</v></c>'),
    _texts.map(lambda text: f' t="inlineStr"><is><t>{text}</t></is></c>'),
    _texts.map(lambda text: f' t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'),
    _texts.map(lambda text: f' t="inlineStr"><is><r><t>{text}</t></r><rPh><t>w</t></rPh></is></c>'),
    _texts.map(lambda text: f' t="str"><f>1</f><v>{text}</v></c>'),
)
_cells = st.builds(lambda column, style, body: f'<c r="{column}1"{style}{body}', _columns, _styles, _bodies)
_marks = st.sampled_from(["", "", "", ' spans="1:3" ht="14"', ' hidden="1"', ' a="1" a="2"', " ht='1'", ' ht="&lt;"'])
_rows = st.one_of(
    st.builds(
        lambda number, marks, cells: f'<row r="{number}"{marks}>{"".join(cells)}</row>',
        st.integers(1, 40), _marks, st.lists(_cells, max_size=4),
    ),
    st.sampled_from([
        '<row r="3"/>', "<row><c><v>1</v></c></row>", "\n  ", "<!-- <row r=\"1\"><c r=\"A1\"><v>5</v></c></row> -->",
        '<row r="2"><!-- </row><row r="4"><c r="A4"><v>5</v></c></row> --></row>', "字", "</row>", "<row>",
        '<x:row r="9"><c r="A9"><v>1</v></c></x:row>', "</sheetData><sheetData>",
    ]),
)  # fmt: skip
_heads = st.sampled_from([
    "<worksheet><sheetData>", '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet a="b"><sheetData>',
    '<?xml version="1.0" encoding="GB2312"?><worksheet><sheetData>', "<!-- <sheetData> --><worksheet><sheetData>",
    "<worksheet><!-- <sheetData> --><sheetData>", "<worksheet><sheetData >",
])  # fmt: skip
_tails = st.sampled_from(['</sheetData><mergeCells><mergeCell ref="A1:B2"/></mergeCells></worksheet>', "</sheetData>"])


class _Part(Package):
    """A sheet in pieces of a given size; ``by_pattern`` is whether rows may be taken before the parser sees them."""

    def __init__(self, data: bytes, size: int, *, by_pattern: bool) -> None:
        self.name = "名单.xlsx"
        self._pieces = [data[at : at + size] for at in range(0, len(data), size)]
        self._by_pattern = by_pattern

    def info(self, part: str) -> ZipInfo:
        return ZipInfo(part)

    def chunks(self, part: str) -> Generator[bytes, None, None]:
        assert part
        yield from self._pieces

    def parse(self, part: str, parser: expat.XMLParserType, sifted: Sifter = iter) -> None:
        super().parse(part, parser, sifted if self._by_pattern else iter)


def _read(package: Package) -> RawSheet | str:
    sheet = RawSheet("教师")
    try:
        SheetReader(sheet, _STRINGS, _MEANINGS, is_1904=False).read(package, "sheet1.xml")
    except (EnvironmentFault, expat.ExpatError, ValueError) as fault:
        return type(fault).__name__
    return sheet


@given(_heads, st.lists(_rows, max_size=6), _tails, st.integers(1, 400))
def test_a_sheet_reads_the_same_by_pattern_and_by_the_parser(head: str, rows: list[str], tail: str, size: int) -> None:
    data = f"{head}{''.join(rows)}{tail}".encode()
    by_parser = _read(_Part(data, size, by_pattern=False))
    # Numbers and the digits of text alike would be equal; their kinds must be as well.
    assert repr(_read(_Part(data, size, by_pattern=True))) == repr(by_parser)


def test_plain_rows_never_reach_the_parser() -> None:
    plain = '<row r="{0}" spans="1:2"><c r="A{0}" t="s"><v>1</v></c><c r="B{0}" s="1"><v>44197</v></c></row>'
    odd = '<row r="9"><c r="A9"><f>1+1</f><v>2</v></c></row>'
    data = f"<worksheet><sheetData>{plain.format(1)}{plain.format(2)}{odd}{plain.format(10)}</sheetData></worksheet>"
    taken: list[int] = []
    left = b"".join(left_over([data.encode()], lambda number, _cells: taken.append(number), lambda: True))
    assert taken == [1, 2, 10]
    assert left.decode() == f"<worksheet><sheetData>{odd}</sheetData></worksheet>"
