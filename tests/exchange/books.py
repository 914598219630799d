"""Files of every kind, made in code: good ones, odd ones, bad ones."""

from __future__ import annotations

import base64
import io
import zipfile
import zlib
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

HEADING = ("工号", "姓名", "职称", "所属学院", "双师型")

# A workbook of Excel 97, written by xlwt: sheet 教师 with 工号 1001, 姓名 王红然; a hidden sheet 怪 of odd cells.
_XLS = (
    "eNrtWE1IVFEUPvf9jG8mdWZMCy1kELQyLSWINvosKBeVWAqm2aTTjBCm1tTGIJuyWUkQBUHRxjAhCPtZ9EMRtWshKLkIgkALVy0q"
    "KGqhvs457z0bJwMHTFDeN9xz7zn33HN/zrk/80ZH/OP9D/MmIAmVIMOM4QZXgkxgctuMD7DeMKho5xomw8GygltDR7pUeJ4xnEY+"
    "JH9PgAQPlNdIAT5iaoaTUNPVGQksIXbxGFoFjaFCKBh7EtzClAm5PK4spseYrmZ6n3VfMK1iyWWmFag7LppgRK8p3mHF8SGpgOsy"
    "kQp4wm3es6QccuANxfH5K8LUVWFn9HjriZVSka+kwwCgr6sjnZEo8V64Ax6AbkRpR0dpOJyvuGEQFICyLWWF45CNQTEAP4wAwHd7"
    "978KOPKllQtA+a+58rR/yDX06Hxycmuy/JqEjo6B0SJoK8QhHWIK1UiiMaIF4xgZTS4KHyGKW6ZgL18AlFB78sjPOszGGjPqMdsX"
    "+9qN+7QqFGxuOxy6LoMYrtOCfQ1Y6Dt9u2f7KdR51KcF0dTWNiRavYdM8fnjm3P+ZPCuTEcaBi+X/bw3fTixqbvf3u4P1epHWRLj"
    "O8e8mQppImDABWqBjTNZQ+FaslrM/GamF9nqOi7nMc3G/YF5UW2OVdjTyzqXuLYI+9nGGNM3JJQ3Yjn++cDT/PgnfROWh6onzmYP"
    "vdP7oQAXKUzLhr9eKBEl4uYNwjPdzoV1hn1gmvvXeaZJPs5dYFjXrxem0R3mehBMTkJOzHKytVYmpyAnz3IqcoplWU6y3CN5UEaW"
    "B72mvsyWVbA5suya5cgWOaxSyoLH1CGeuX+wmJ4VSZ49h+1pNFdXeXne5GmCzFRZpp42xz7XH8D3nGcUvcpzFKhfrt1b3xT+oquS"
    "xpvQD2uFWZY5DsiWYF3TVsCKGpL5eU3tuBIJvb3EGok1ACZZWzBv+Rfm868DBw4cOHDgYLlC8CvCfD3R20m1Xmpp1nedaUwzzmeS"
    "FYuD0IW/M/incDd0Yh6F7pTiZw2owrYlFtjG/l5IaMDeo9AOIR5He8rxiy9rkTifBTf0Ld4WSrX/mVTG+Z/7/w22SyEC"
)


def book(
    path: Path,
    rows: Iterable[Sequence[object]],
    sheet: str = "教师",
    tweak: Callable[[Worksheet], None] | None = None,
) -> Path:
    """Write a workbook with one sheet."""
    made = Workbook()
    page = made.worksheets[0]
    page.title = sheet
    for row in rows:
        page.append(list(row))
    if tweak is not None:
        tweak(page)
    made.save(path)
    return path


def teachers(path: Path, *rows: Sequence[object], tweak: Callable[[Worksheet], None] | None = None) -> Path:
    """Write a sheet of teachers with its heading in the first row."""
    return book(path, [HEADING, *rows], tweak=tweak)


def edited(path: Path, part: str, change: Callable[[str], str]) -> Path:
    """Change a part of a workbook as text."""
    with zipfile.ZipFile(path) as archive:
        parts = {info.filename: archive.read(info) for info in archive.infolist()}
    parts[part] = change(parts[part].decode()).encode()
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


def sheet_xml(path: Path, body: str, *, head: str = "", tail: str = "", before: str = "") -> Path:
    """Write a workbook whose only sheet has the given XML between and around ``sheetData``."""
    book(path, [("",)])
    namespace = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    xml = f"{before}<worksheet {namespace}>{head}<sheetData>{body}</sheetData>{tail}</worksheet>"
    return edited(path, "xl/worksheets/sheet1.xml", lambda _old: xml)


def shared(path: Path, items: str, body: str, *, target: str = "sharedStrings.xml") -> Path:
    """Write a workbook as Excel does, its texts in a part that all sheets share; openpyxl writes them inline."""
    sheet_xml(path, body)
    relation = '<Relationship Id="rIdS" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{}"'
    edited(
        path,
        "xl/_rels/workbook.xml.rels",
        lambda xml: xml.replace(
            "</Relationships>", f'{relation.format("sharedStrings")} Target="{target}"/></Relationships>'
        ),
    )
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        namespace = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
        archive.writestr("xl/sharedStrings.xml", f'<sst xmlns="{namespace}">{items}</sst>')
    return path


def bomb(path: Path) -> Path:
    """Write a workbook whose sheet unpacks to 300 MB."""
    book(path, [("工号",)])
    row = b"<row><c t='inlineStr'><is><t>" + b"a" * 1_000_000 + b"</t></is></c></row>"
    with zipfile.ZipFile(path) as archive:
        parts = {info.filename: archive.read(info) for info in archive.infolist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            if name != "xl/worksheets/sheet1.xml":
                archive.writestr(name, content)
        with archive.open("xl/worksheets/sheet1.xml", "w") as stream:
            stream.write(b"<worksheet><sheetData>")
            for _ in range(300):
                stream.write(row)
            stream.write(b"</sheetData></worksheet>")
    return path


def many_rows(path: Path, count: int) -> Path:
    """Write a workbook of so many rows with one number each."""
    sheet_xml(path, "")
    rows = "".join(f'<row r="{n}"><c r="A{n}"><v>{n * 7919 % 1000003}</v></c></row>' for n in range(1, count + 1))
    return sheet_xml(path, rows)


def encrypted(path: Path) -> Path:
    """Write what an xlsx with a password begins like: an OLE file with an EncryptedPackage."""
    head = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(504)
    path.write_bytes(head + "EncryptedPackage".encode("utf-16-le") + bytes(480))
    return path


def old_xls(path: Path) -> Path:
    """Write a workbook of Excel 97."""
    path.write_bytes(zlib.decompress(base64.b64decode(_XLS)))
    return path


def other_zip(path: Path) -> Path:
    """Write a zip that is no workbook."""
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", "<document/>")
    return path


def truncated(path: Path) -> Path:
    """Write a workbook that was not downloaded to the end."""
    teachers(path, ("1", "王红然"))
    path.write_bytes(path.read_bytes()[:-200])
    return path


def content(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Return the values of every sheet of a workbook, read by openpyxl."""
    from openpyxl import load_workbook

    found = load_workbook(io.BytesIO(path.read_bytes()))
    return {page.title: [tuple(row) for row in page.iter_rows(values_only=True)] for page in found.worksheets}
