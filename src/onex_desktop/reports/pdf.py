"""Writing a document as a PDF: nothing dropped, everything embedded, whole or not at all."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from onex_desktop.domain.documents import Chart, Document, Notes
from onex_desktop.domain.errors import EnvironmentFault
from onex_desktop.domain.problems import Problem, ProblemsFound
from onex_desktop.reports import fonts, frame
from onex_desktop.reports.layout import Layout, lay_out
from onex_desktop.reports.pen import Pen
from onex_desktop.runtime.atomic_file import replacing

_TAIL = 1024


def write_pdf(document: Document, target: Path) -> None:
    """Write a document as a PDF; the former file stays unless the new one is complete and re-read.

    Raises ``ProblemsFound`` before anything is written when a character has no glyph in any font.
    """
    check_glyphs(document)
    layout = lay_out(document)
    with replacing(target, lambda path: _verify(path, len(layout.pages), target.name)) as temporary:
        _write(document, layout, temporary)


def check_glyphs(document: Document) -> None:
    """Raise ``ProblemsFound`` with a finding for each text that holds characters without a glyph."""
    missing = set(fonts.uncovered("".join({char for text in _texts(document) for char in text})))
    if not missing:
        return
    found: dict[str, Problem] = {}
    for text in _texts(document):
        if characters := fonts.uncovered("".join(missing.intersection(text))):
            listed = "、".join(f"{char}（U+{ord(char):04X}）" for char in characters)
            found.setdefault(text, Problem("report.glyph_missing", params={"characters": listed, "where": text[:40]}))
    raise ProblemsFound(list(found.values()))


def _texts(document: Document) -> Iterator[str]:
    yield from (document.title, document.subtitle, document.institution, *document.signatures)
    yield from (document.stamp.code, document.stamp.printed_on)
    for block in document.blocks:
        if isinstance(block, Notes):
            yield from (block.title, *block.lines)
        elif isinstance(block, Chart):
            yield from (block.title, *block.names, *(series.name for series in block.series))
        else:
            yield block.caption
            for row in (*block.header, *block.body):
                yield from (cell.text for cell in row)


def _write(document: Document, layout: Layout, path: Path) -> None:
    with path.open("wb") as handle:
        pen = Pen(handle, layout.sheet.page)
        pen.canvas.setTitle(document.title)
        pen.canvas.setAuthor(document.institution)
        pen.canvas.setSubject(f"{document.report} · {document.stamp.step} · {document.stamp.code}")
        pen.canvas.setCreator("onex_desktop")
        for page, (number, count) in zip(layout.pages, layout.numbers, strict=True):
            frame.draw_running(pen, document, layout.sheet, number, count)
            for top, draw in page:
                draw(pen, top)
            pen.finish_page()
        pen.save()


def _verify(path: Path, pages: int, name: str) -> None:
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    with path.open("rb") as handle:
        handle.seek(max(0, path.stat().st_size - _TAIL))
        is_whole = b"%%EOF" in handle.read()
        try:
            is_whole = is_whole and len(PdfReader(handle).pages) == pages
        except PyPdfError as fault:
            raise EnvironmentFault("report.file_bad", name=name) from fault
    if not is_whole:
        raise EnvironmentFault("report.file_bad", name=name)
