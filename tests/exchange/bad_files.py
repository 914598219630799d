"""Files that are refused whole, by the fault of ``reliability-and-ux.md`` that each stands for."""

from __future__ import annotations

import shutil
import warnings
import zipfile
from collections.abc import Callable
from pathlib import Path

from tests.exchange import books

FILES = Path(__file__).parent / "files"
ENTITIES = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
BILLION_LAUGHS = f'<!DOCTYPE worksheet [<!ENTITY e0 "lol">{ENTITIES}]>'
EXTERNAL = '<!DOCTYPE worksheet [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
QUADRATIC = f'<!DOCTYPE worksheet [<!ENTITY q "{"a" * 50_000}">]>'
TEXT_CELL = '<row r="1"><c r="A1" t="inlineStr"><is><t>{}</t></is></c></row>'


def written(content: bytes) -> Callable[[Path], object]:
    return lambda path: path.write_bytes(content)


def with_entry(path: Path, name: str, mode: int = 0o100644) -> None:
    books.teachers(path, ("1", "甲"))
    info = zipfile.ZipInfo(name)
    info.external_attr = mode << 16
    with warnings.catch_warnings(), zipfile.ZipFile(path, "a") as archive:
        warnings.simplefilter("ignore")
        archive.writestr(info, "/etc/passwd")


BAD: dict[str, tuple[str, Callable[[Path], object]]] = {
    "T32 an empty file": ("import.empty", written(b"")),
    "T31 a password": ("import.encrypted", books.encrypted),
    "T32 a web page": ("import.html", written("<html><table><tr><td>姓名</td></tr></table></html>".encode())),
    "T32 a web page in GBK": ("import.html", written(" \n<TABLE><tr><td>姓名</td></tr></TABLE>".encode("gbk"))),
    "T32 an XML table": ("import.xml_table", written(b'<?xml version="1.0"?><Workbook></Workbook>')),
    "T32 an open document": ("import.open_document", lambda path: shutil.copy(FILES / "libreoffice.ods", path)),
    "T44 a name that leaves its folder": ("import.strange_parts", lambda path: with_entry(path, "../../etc/x")),
    "T44 a part twice": ("import.strange_parts", lambda path: with_entry(path, "xl/workbook.xml")),
    "T44 a symbolic link": ("import.strange_parts", lambda path: with_entry(path, "xl/link", mode=0o120777)),
    "T32 another zip": ("import.other_zip", books.other_zip),
    "T32 a download cut short": ("import.damaged", books.truncated),
    "T32 a picture": ("import.not_a_table", written(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR")),
    "T32 a Word document": ("import.not_a_table", written(bytes.fromhex("d0cf11e0a1b11ae1") + bytes(2000))),
    "T38 no known encoding": ("import.unknown_encoding", written("姓名,工号\n".encode("gbk") + b"\xff\xff\xff,\x81\n")),
    "T30 a zip bomb": ("import.too_large", books.bomb),
    "T30 a million rows": ("import.too_many_rows", lambda path: books.many_rows(path, 1_000_000)),
    "T30 a far cell": (
        "import.far_cell",
        lambda path: books.sheet_xml(path, '<row r="1"><c r="XFD1"><v>1</v></c></row>'),
    ),
    "T30 a far row": (
        "import.far_cell",
        lambda path: books.sheet_xml(path, '<row r="1048576"><c r="A1048576"><v>1</v></c></row>'),
    ),
    "T43 billion laughs": (
        "import.unsafe",
        lambda path: books.sheet_xml(path, TEXT_CELL.format("&e9;"), before=BILLION_LAUGHS),
    ),
    "T43 an external entity": (
        "import.unsafe",
        lambda path: books.sheet_xml(path, TEXT_CELL.format("&x;"), before=EXTERNAL),
    ),
    "T43 a quadratic blow-up": (
        "import.unsafe",
        lambda path: books.sheet_xml(path, TEXT_CELL.format("&q;" * 10_000), before=QUADRATIC),
    ),
}
