"""What a file is, by what it holds; its name is not believed."""

from __future__ import annotations

import re
from enum import StrEnum
from pathlib import Path
from typing import Final

from onex_desktop.domain.errors import EnvironmentFault

_ZIP: Final = b"PK\x03\x04"
_OLE: Final = bytes.fromhex("d0cf11e0a1b11ae1")
_HTML: Final = re.compile(
    rb"^\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype html|html|head|body|table|meta|style)\b", re.IGNORECASE
)
_XML: Final = re.compile(rb"^\s*<\?xml|^\s*<[A-Za-z]+:?Workbook\b")
_BINARY: Final = re.compile(rb"[\x00-\x08\x0e-\x1f]")
_BOMS: Final = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_HEAD: Final = 4096
MOST_BYTES: Final = 100 * 1024 * 1024


class FileKind(StrEnum):
    """Kinds of file that can be read."""

    XLSX = "xlsx"
    XLS = "xls"
    CSV = "csv"


def sniff(path: Path) -> FileKind:
    """Return the kind of a file; raises ``EnvironmentFault`` with a sentence of its own for every other kind."""
    try:
        size = path.stat().st_size
        if path.is_dir():
            raise EnvironmentFault("import.not_a_table", name=path.name)
        with path.open("rb") as stream:
            head = stream.read(_HEAD)
    except FileNotFoundError as fault:
        raise EnvironmentFault("import.missing", name=path.name) from fault
    except OSError as fault:
        raise EnvironmentFault("import.unreadable", name=path.name) from fault
    if not size:
        raise EnvironmentFault("import.empty", name=path.name)
    if size > MOST_BYTES:
        raise EnvironmentFault("import.too_large", name=path.name, limit=MOST_BYTES // 1024 // 1024)
    if head.startswith(_ZIP):
        return FileKind.XLSX
    if head.startswith(_OLE):
        return _ole(path)
    return _text(head, path.name)


def _ole(path: Path) -> FileKind:
    content = path.read_bytes()
    if "EncryptedPackage".encode("utf-16-le") in content:
        raise EnvironmentFault("import.encrypted", name=path.name)
    if any(word.encode("utf-16-le") in content for word in ("Workbook", "Book")):
        return FileKind.XLS
    raise EnvironmentFault("import.not_a_table", name=path.name)


def _text(head: bytes, name: str) -> FileKind:
    body = head.removeprefix(_BOMS[0])
    if _HTML.match(body):
        raise EnvironmentFault("import.html", name=name)
    if _XML.match(body):
        raise EnvironmentFault("import.xml_table", name=name)
    if not head.startswith(_BOMS) and _BINARY.search(head):
        # What lost its first bytes, pictures, PDF: anything but a table.
        raise EnvironmentFault("import.not_a_table", name=name)
    return FileKind.CSV
