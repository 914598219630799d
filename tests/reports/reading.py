"""Reading a written PDF back, as a filing clerk's search would."""

from __future__ import annotations

from pathlib import Path

from pypdf import PdfReader
from pypdf.generic import DictionaryObject
from tests.reports.deck import STAMP

from onex_desktop.domain.documents import Cell, Document, Notes, Stamp, Table


def pages(path: Path) -> list[str]:
    """Return the text of each page."""
    with path.open("rb") as handle:
        return [page.extract_text() for page in PdfReader(handle).pages]


def squeezed(path: Path) -> str:
    """Return the text of all pages without blanks and line breaks, which layout puts in at will."""
    return "".join("".join(text.split()) for text in pages(path))


def fonts(path: Path) -> dict[str, bool]:
    """Return every font a page refers to, by name, and whether it is embedded."""
    found: dict[str, bool] = {}
    with path.open("rb") as handle:
        for page in PdfReader(handle).pages:
            resources = page["/Resources"]
            assert isinstance(resources, DictionaryObject)
            listed = resources["/Font"]
            assert isinstance(listed, DictionaryObject)
            for name in listed:
                font = listed[name]
                assert isinstance(font, DictionaryObject)
                descriptor = font.get("/FontDescriptor")
                embedded = descriptor is not None and "/FontFile2" in descriptor.get_object()
                found[str(font["/BaseFont"])] = embedded
    return found


def table_of(rows: int, *, text: str = "单元", columns: int = 4) -> Table:
    """Return a plain table whose rows are numbered in the first column."""
    header = (tuple(Cell(f"列标题{at}") for at in range(columns)),)
    body = tuple((Cell(f"第{at}行"), *(Cell(text) for _ in range(columns - 1))) for at in range(1, rows + 1))
    return Table((1.0,) * columns, header, body)


def document(
    *blocks: Table | Notes, stamp: Stamp = STAMP, signatures: tuple[str, ...] = ("制表人", "审核人")
) -> Document:
    """Return a document around the blocks."""
    return Document("sample", "样表", "某学院", blocks, stamp, signatures=signatures)
