"""A page under way: fills below, rules above them, shapes and text on top, written in few operators."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING, BinaryIO, Final

from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.textobject import PDFTextObject

from onex_desktop.domain.signs import Sign
from onex_desktop.reports import fonts
from onex_desktop.reports.fonts import Face
from onex_desktop.reports.styles import BLACK, Ink

if TYPE_CHECKING:
    from reportlab.graphics.shapes import Drawing

_SIGN_RADIUS: Final = 0.43
_SLASH: Final = ((-1.0, -1.0), (1.0, 1.0))
_TICK: Final = ((-0.9, -0.05), (-0.25, -0.75), (0.95, 0.8))
_TRIANGLE: Final = ((0.0, 0.95), (0.95, -0.75), (-0.95, -0.75))
_INVISIBLE: Final = 3


class _Text(PDFTextObject):
    """ReportLab's text object without its costly way of writing numbers, which tells on large tables."""

    _code: list[str]

    def move_to(self, x: float, y: float) -> None:
        """Go to where the next text begins."""
        self._code.append(f"1 0 0 1 {x:.2f} {y:.2f} Tm")


class Pen:
    """Draws on the pages of one file, one page after the other, from the lower left corner."""

    def __init__(self, handle: BinaryIO, page: tuple[float, float]) -> None:
        fonts.load(Face.SANS)
        # A built-in first font would leave a reference to Helvetica, not embedded, in every file.
        first = Face.SANS.value
        self.canvas = Canvas(handle, pagesize=page, pageCompression=1, initialFontName=first, lang="zh-CN")  # type: ignore[arg-type]  # the stub says float
        self._start()

    def _start(self) -> None:
        self._fills: list[tuple[float, float, float, float, Ink]] = []
        self._rules: dict[float, list[tuple[float, float, float, float]]] = defaultdict(list)
        self._signs: list[tuple[float, float, Sign, float, Ink]] = []
        self._drawings: list[tuple[float, float, Drawing]] = []
        self._turned: list[tuple[float, float, str, Face, float, Ink]] = []
        self._text = _Text(self.canvas)
        self._state: tuple[Face, float] | None = None
        self._ink = BLACK

    def fill(self, x: float, y: float, across: float, up: float, shade: Ink) -> None:
        """Lay a ground under what is drawn on the page."""
        self._fills.append((x, y, across, up, shade))

    def rule(self, start: tuple[float, float], end: tuple[float, float], weight: float) -> None:
        """Draw a line."""
        self._rules[weight].append((*start, *end))

    def text(self, x: float, y: float, text: str, face: Face, size: float, ink: Ink = BLACK) -> None:
        """Set one line of text with its baseline at ``y``."""
        self._text.move_to(x, y)
        if ink != self._ink:
            self._ink = ink
            self._text.setFillColorRGB(*ink)
        for found, part in fonts.runs(text, face):
            if self._state != (found, size):
                fonts.load(found)
                self._state = (found, size)
                self._text.setFont(found.value, size)
            self._text.textOut(part)

    def turned_text(self, x: float, y: float, text: str, face: Face, size: float, ink: Ink = BLACK) -> None:
        """Set text running downwards, its baseline at ``x`` and its beginning at ``y``."""
        self._turned.append((x, y, text, face, size, ink))

    def sign(self, x: float, y: float, sign: Sign, size: float, ink: Ink = BLACK) -> None:
        """Draw a sign of the matrix around its middle."""
        self._signs.append((x, y, sign, size, ink))

    def drawing(self, x: float, y: float, drawing: Drawing) -> None:
        """Put a drawing down with its lower left corner there."""
        self._drawings.append((x, y, drawing))

    def hidden_text(self, x: float, y: float, text: str, face: Face, size: float) -> None:
        """Set text that is found and copied but not seen, for what is drawn as a shape."""
        self._text.setTextRenderMode(_INVISIBLE)
        self.text(x, y, text, face, size)
        self._text.setTextRenderMode(0)

    def finish_page(self) -> None:
        """Put the page down and begin the next."""
        canvas = self.canvas
        for x, y, across, up, shade in self._fills:
            canvas.setFillColorRGB(*shade)
            canvas.rect(x, y, across, up, stroke=0, fill=1)
        canvas.setLineCap(2)
        for weight in sorted(self._rules):
            canvas.setLineWidth(weight)
            canvas.lines(self._rules[weight])
        for x, y, sign, size, ink in self._signs:
            _draw_sign(canvas, (x, y), sign, size, ink)
        if self._drawings:
            from reportlab.graphics import renderPDF

            for x, y, drawing in self._drawings:
                renderPDF.draw(drawing, canvas, x, y)
        canvas.setFillGray(0)
        canvas.drawText(self._text)
        for x, y, text, face, size, ink in self._turned:
            canvas.saveState()
            canvas.translate(x, y)
            canvas.rotate(-90)
            self._start_text(ink)
            self.text(0, 0, text, face, size, ink)
            canvas.drawText(self._text)
            canvas.restoreState()
        canvas.showPage()
        self._start()

    def _start_text(self, ink: Ink) -> None:
        self._text = _Text(self.canvas)
        self._text.setFillColorRGB(*ink)
        self._ink = ink
        self._state = None

    def save(self) -> None:
        """Write the file."""
        self.canvas.save()


def _draw_sign(canvas: Canvas, middle: tuple[float, float], sign: Sign, size: float, ink: Ink) -> None:
    x, y = middle
    radius = _SIGN_RADIUS * size
    canvas.setFillColorRGB(*ink)
    canvas.setStrokeColorRGB(*ink)
    canvas.setLineWidth(0.075 * size)
    match sign:
        case Sign.FULL:
            canvas.circle(x, y, radius, stroke=1, fill=1)
        case Sign.HALF:
            canvas.circle(x, y, radius, stroke=1, fill=0)
            canvas.wedge(x - radius, y - radius, x + radius, y + radius, 90, 180, stroke=0, fill=1)
        case Sign.EMPTY:
            canvas.circle(x, y, radius, stroke=1, fill=0)
        case Sign.TRIANGLE | Sign.HOLLOW_TRIANGLE:
            _line(canvas, middle, radius, _TRIANGLE, filled=sign is Sign.TRIANGLE)
        case Sign.TICK:
            _line(canvas, middle, radius, _TICK)
        case Sign.SLASH:
            _line(canvas, middle, radius, _SLASH)


def _line(
    canvas: Canvas, middle: tuple[float, float], radius: float, points: Sequence[tuple[float, float]], *,
    filled: bool | None = None,
) -> None:  # fmt: skip
    """Draw a line through points given in radii; one that is filled or not is closed."""
    path = canvas.beginPath()
    for at, (right, up) in enumerate(points):
        (path.lineTo if at else path.moveTo)(middle[0] + right * radius, middle[1] + up * radius)
    if filled is not None:
        path.close()
    canvas.drawPath(path, stroke=1, fill=int(bool(filled)))
