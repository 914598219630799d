"""A workbook with the quirks of WPS: a wrong dimension, pictures in cells, styles that refer to nothing."""

from __future__ import annotations

import zipfile
from pathlib import Path

from tests.exchange import books

_SHEET = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"
 xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"
 xmlns:etc="http://www.wps.cn/officeDocument/2017/etCustomData"><sheetPr/><dimension ref="A1"/>
<sheetViews><sheetView tabSelected="1" workbookViewId="0"/></sheetViews><sheetFormatPr defaultColWidth="9"/>
<sheetData><row r="1" ht="20" customHeight="1" spans="1:4"><c r="A1" s="7" t="s"><v>0</v></c><c r="B1" s="7" t="s">
<v>1</v></c><c r="C1" s="7" t="s"><v>2</v></c><c r="D1" s="7" t="s"><v>3</v></c></row>
<row r="2" spans="1:4"><c r="A2" s="2"><v>1001</v></c><c r="B2" s="99" t="s"><v>4</v></c><c r="C2" t="str" s="1">
<f>_xlfn.DISPIMG(&quot;ID_7F3A&quot;,1)</f><v>=DISPIMG("ID_7F3A",1)</v></c><c r="D2" s="3"><v>44075</v></c></row>
<row r="3" spans="1:4"><c r="A3" s="2"><v>1002</v></c><c r="B3" t="s"><v>5</v></c>
<c r="C3" s="1"/><c r="D3" s="3"/></row>
</sheetData><pageMargins left="0.75" right="0.75" top="1" bottom="1" header="0.5" footer="0.5"/></worksheet>"""

_STYLES = """<?xml version="1.0" encoding="UTF-8"?><styleSheet
 xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts count="2">
<numFmt numFmtId="176" formatCode="0_ "/>
<numFmt numFmtId="177" formatCode="yyyy&quot;年&quot;m&quot;月&quot;;@"/></numFmts>
<fonts count="0"/><cellXfs count="4"><xf numFmtId="0"/><xf numFmtId="49" fontId="88" fillId="77"/><xf numFmtId="176"/>
<xf numFmtId="177"/></cellXfs></styleSheet>"""

_STRINGS = "".join(f"<si><t>{text}</t></si>" for text in ("工号", "姓名", "照片", "入职日期", "王红然", "张世刚 "))


def wps(path: Path) -> Path:
    """Write the workbook: two teachers below a heading in an unnamed sheet."""
    books.shared(path, _STRINGS, "")
    books.edited(path, "xl/worksheets/sheet1.xml", lambda _old: _SHEET)
    books.edited(path, "xl/styles.xml", lambda _old: _STYLES)
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("xl/cellimages.xml", "<etc:cellImages/>")
    return path
