"""Looking at a report before it is printed or saved."""

from __future__ import annotations

from pathlib import Path

import pypdfium2  # type: ignore[import-untyped]  # the library ships no types
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QKeySequence, QPainter, QPaintEvent, QShortcut
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from onex_desktop.gui.theme import Theme
from onex_desktop.gui.tokens import L, M, S

POINTS_PER_INCH = 72
PRINT_DPI = 300


class Pages:
    """The pages of a PDF as pictures, rendered when they are asked for."""

    def __init__(self, pdf: Path) -> None:
        # Read whole, so that the temporary file can be removed at any time.
        self._document = pypdfium2.PdfDocument(pdf.read_bytes())
        # Kept, because a view may still ask for its size after the document was released.
        self._sizes = [(float(width), float(height)) for width, height in (page.get_size() for page in self._document)]

    def __len__(self) -> int:
        return len(self._sizes)

    def size(self, number: int) -> tuple[float, float]:
        """Return width and height of a page in points."""
        return self._sizes[number]

    def image(self, number: int, scale: float) -> QImage:
        """Return a page as a picture of ``scale`` pixels a point."""
        bitmap = self._document[number].render(scale=scale, rev_byteorder=True, prefer_bgrx=True)
        data = bytes(bitmap.buffer)
        image = QImage(data, bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_RGBX8888)
        return image.copy()

    def close(self) -> None:
        """Release the document."""
        self._document.close()


class PageView(QWidget):
    """All pages below one another, at one zoom, drawn only where they are seen."""

    def __init__(self, pages: Pages, theme: Theme) -> None:
        super().__init__()
        self._pages = pages
        self._theme = theme
        self._zoom = 1.0
        self._drawn: dict[int, QImage] = {}
        self.setAccessibleName("报表预览")

    def set_zoom(self, zoom: float) -> None:
        """Show the pages at ``zoom`` pixels a point."""
        self._zoom = zoom
        self._drawn.clear()
        self.setMinimumSize(self.sizeHint())
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the size of all pages with their margins."""
        frames = self._frames(0)
        width = max((frame.width() for frame in frames), default=0)
        bottom = frames[-1].bottom() if frames else 0
        return QSize(int(width) + 2 * L, int(bottom) + L)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the pages that are in sight."""
        painter = QPainter(self)
        painter.fillRect(event.rect(), QColor(self._theme.tokens.raised))
        painter.setPen(QColor(self._theme.tokens.rule))
        for number, frame in enumerate(self._frames(self.width())):
            if frame.intersects(QRectF(event.rect())):
                painter.drawImage(frame, self._page(number))
                painter.drawRect(frame.adjusted(-0.5, -0.5, 0.5, 0.5))
        painter.end()

    def _page(self, number: int) -> QImage:
        if number not in self._drawn:
            self._drawn[number] = self._pages.image(number, self._zoom * self.devicePixelRatioF())
        return self._drawn[number]

    def _frames(self, width: int) -> list[QRectF]:
        frames: list[QRectF] = []
        top = float(L)
        for number in range(len(self._pages)):
            page_width, page_height = (side * self._zoom for side in self._pages.size(number))
            left = max(float(L), (width - page_width) / 2)
            frames.append(QRectF(round(left), top, round(page_width), round(page_height)))
            top += round(page_height) + M
        return frames


class ReportPreview(QDialog):
    """A report on screen with the ways to keep it.

    Attributes:
        save_pdf, save_workbook, save_word: buttons the opener connects to saving; the last is seen where the report
            comes as a Word file.
    """

    def __init__(
        self, title: str, pdf: Path, theme: Theme, parent: QWidget | None = None, *, has_word: bool = False
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self._pages = Pages(pdf)
        self._title = title
        self._view = PageView(self._pages, theme)
        self._scroll = QScrollArea()
        self._scroll.setWidget(self._view)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        self.save_pdf = QPushButton(theme.icon("save"), "保存 PDF…")
        self.save_workbook = QPushButton(theme.icon("file-spreadsheet"), "保存 Excel…")
        self.save_word = QPushButton(theme.icon("file-text"), "保存 Word…", self)
        self.save_word.setVisible(has_word)
        self._print = QPushButton(theme.icon("printer"), "打印…")
        self._print.setDefault(True)
        self._print.setProperty("role", "primary")
        self._print.clicked.connect(self.print_pages)
        self._lay_out()
        for keys, factor in ((QKeySequence.StandardKey.ZoomIn, 1.25), (QKeySequence.StandardKey.ZoomOut, 0.8)):
            QShortcut(keys, self, lambda step=factor: self.zoom_by(step))
        QShortcut(QKeySequence("Ctrl+0"), self, self.fit_width)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Print), self, self.print_pages)
        self._zoom = 1.0
        self.zoom_by(1.25)

    def _lay_out(self) -> None:
        bar = QHBoxLayout()
        bar.setContentsMargins(L, S, L, S)
        bar.setSpacing(S)
        bar.addWidget(QLabel(f"{self._title} · 共 {len(self._pages)} 页"))
        bar.addStretch()
        for button in (self.save_word, self.save_workbook, self.save_pdf, self._print):
            bar.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(bar)
        column.addWidget(self._scroll)
        self.resize(1120, 680)

    def view_size(self) -> QSize:
        """Return the size of all pages at the present zoom."""
        return self._view.sizeHint()

    def zoom_by(self, factor: float) -> None:
        """Make the pages larger or smaller, within reason."""
        self._zoom = min(4.0, max(0.4, self._zoom * factor))
        self._view.set_zoom(self._zoom)

    def fit_width(self) -> None:
        """Zoom so that the widest page fills the width."""
        widest = max(self._pages.size(number)[0] for number in range(len(self._pages)))
        self._zoom = (self._scroll.viewport().width() - 2 * L) / widest
        self._view.set_zoom(self._zoom)

    def print_pages(self) -> None:
        """Let the user choose a printer and print all pages on it, each on its own sheet."""
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        dialog = QPrintDialog(printer, self)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            print_on(printer, self._pages)

    def done(self, result: int) -> None:
        """Release the document when the window closes."""
        super().done(result)
        self._pages.close()


def print_on(printer: QPrinter, pages: Pages) -> None:
    """Draw the pages on a printer at their own size, turning sheets as the pages need."""
    from PySide6.QtGui import QPageLayout

    painter = QPainter()
    for number in range(len(pages)):
        width, height = pages.size(number)
        wide = width > height
        orientation = QPageLayout.Orientation.Landscape if wide else QPageLayout.Orientation.Portrait
        printer.setPageOrientation(orientation)
        printer.setFullPage(True)
        if number == 0:
            if not painter.begin(printer):
                return
        else:
            printer.newPage()
        image = pages.image(number, PRINT_DPI / POINTS_PER_INCH)
        sheet = printer.pageLayout().paintRectPixels(printer.resolution())
        target = QRectF(sheet)
        scaled = image.size().scaled(sheet.size(), Qt.AspectRatioMode.KeepAspectRatio)
        target.setSize(scaled.toSizeF())
        painter.drawImage(target, image)
    painter.end()
