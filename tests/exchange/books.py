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

# A workbook of Excel 97: sheet 教师 with 工号 1001, 姓名 王红然, written by xlwt.
_XLS = (
    "eNrtWEtoE0EY/mZ38ySv1lRohRIKVq0FEUG8tKmC7UVLtUKt1mhiU5CWVKOXeqjRmlMQBEFQvFSK4KU+Dj7Qg948FCr2IAhCongQ"
    "LwqKHtqs//zZjWn10IAWlfmW+V/zzz//7jx2Z5/P1uQn7zQUsATt0FE0PXBW2AQVj62EQPWmKUWbu6mYCv8UPG4aSKcDj/wzLjmG"
    "crwL0HDbeEoUeENlAMfRPZpKRlYQOziHuJA5tBEVuEaWAOo5q1qmR5muYnqLPR8z7WDLBaZt5JsXBzAb7W7ZZs3i/VoT1wUg497n"
    "Nq/Yshl1eCZn8ZmLouTrwPb0sfjI31nRaPgwBRq3rmQqmY6P5BGmAZzCFzMCfLZX6pOIsq+sXYDs3xbbXb+wX9IMIAPzCE/wLHx4"
    "r8saTfQn3bF5dPKWKgvVvzv0tZfYXL9/H7FdmY9jBkRHIjYwdDBxWYeY6XXHcn0k5E5eH996gnzu5twxAbFpyCs3bl7ooUUL3c8L"
    "wEd0EEGWa3gZhKjP+ZufXuxO9EQPsyXDWZReAWtl1jBxVragxgH2MLhWRm1hfSPTcxx1DcsNTMM0eYk399RZQucE+5zn2mbqZwtj"
    "LrquQl5PcvbDngeN2bfRDSRPdxVOh6dfRifRRK+kQWovrwm0ilZx9YrEw6jNhbVdvGZa/9PW4dZCzJ0wrfdcEAvwWs9DoqRppImy"
    "plvPqqQZpOllzUGaYUXWl0Qe17xkk5FvBEv+Okd2wNZkZGdZk7HkgLVrtbgnO6Tt7Qe8UFBQUFBQUFBQUKgCgg8X4M9U+cnqsI4G"
    "Luu/zgKVovpN8t9iL0bpOkUH051IEU9jrKr5sxoOYccSy2xj/y+U6KPe0xhGgvMYrnr+0tFOVN7PshuGft8Sqrb/YjV5/uH+vwNo"
    "4NI/"
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
