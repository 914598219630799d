"""A report on screen: its pages, its zoom, its way to the printer."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtGui import QColor
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot
from tests import factories

from onex_desktop.gui.dialogs.report_preview import Pages, ReportPreview, print_on
from onex_desktop.gui.theme import Theme
from onex_desktop.services import reporting


@pytest.fixture
def pdf(tmp_path: Path) -> Path:
    """Return the overview of the sample school: two portrait pages."""
    ctx = factories.sample_library(tmp_path)
    return reporting.write(ctx, "pilot-overview", tmp_path / "一览表.pdf", "pdf", {})


@pytest.fixture
def pages(pdf: Path) -> Iterator[Pages]:
    """Return its pages."""
    made = Pages(pdf)
    yield made
    made.close()


def test_pages_have_the_size_of_the_sheet(pages: Pages) -> None:
    assert len(pages) == 2
    assert [round(side) for side in pages.size(0)] == [595, 842]


def test_a_page_is_drawn_with_ink_on_white(pages: Pages) -> None:
    image = pages.image(0, 1.0)
    assert (image.width(), image.height()) == (596, 842)
    assert image.pixelColor(5, 5) == QColor("white")
    darkest = min(image.pixelColor(x, y).lightness() for x in range(0, 596, 2) for y in range(60, 200, 2))
    assert darkest < 80


def test_zooming_makes_the_page_larger(pdf: Path, theme: Theme, qtbot: QtBot) -> None:
    preview = ReportPreview("一览表", pdf, theme)
    qtbot.addWidget(preview)
    before = preview.view_size()
    preview.zoom_by(2.0)
    assert preview.view_size().width() > before.width() * 1.7
    preview.reject()


def test_the_preview_needs_the_file_no_longer(pdf: Path, theme: Theme, qtbot: QtBot) -> None:
    preview = ReportPreview("一览表", pdf, theme)
    qtbot.addWidget(preview)
    pdf.unlink()
    preview.grab()
    preview.reject()


def test_printing_puts_every_page_on_its_own_sheet(pages: Pages, tmp_path: Path, qapp: object) -> None:  # noqa: ARG001 -- a printer needs the application
    target = tmp_path / "打印.pdf"
    printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(target))
    print_on(printer, pages)
    assert len(PdfReader(target).pages) == 2


@pytest.mark.parametrize("has_word", [True, False])
def test_word_is_offered_where_the_report_comes_in_it(has_word: bool, pdf: Path, theme: Theme, qtbot: QtBot) -> None:
    preview = ReportPreview("检视记录", pdf, theme, has_word=has_word)
    qtbot.addWidget(preview)
    preview.show()
    assert (preview.save_word.isVisible(), preview.save_workbook.isVisible()) == (has_word, True)
    preview.reject()
