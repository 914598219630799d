"""The look of a Word file written from a document: Word's own styles, set to Chinese fonts and to black."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Final

from onex_desktop.domain.documents import Align, Emphasis, Paper

if TYPE_CHECKING:
    from docx.document import Document as WordFile
    from docx.oxml.xmlchemy import BaseOxmlElement
    from docx.styles.style import ParagraphStyle
    from docx.table import Table, _Cell, _Row
    from docx.text.paragraph import Paragraph
    from docx.text.run import Run

TITLE: Final = "Title"
SUBTITLE: Final = "Subtitle"
HEADING: Final = "Heading 1"
GRID: Final = "Table Grid"
_NORMAL: Final = "Normal"
_HEADER: Final = "Header"
_FOOTER: Final = "Footer"

_BODY: Final = ("Times New Roman", "宋体")
_HEAD: Final = ("Arial", "黑体")
_HEAD_FILL: Final = "F1F1F1"
_QUIET: Final = "545454"
_INKS: Final[Mapping[Emphasis, str]] = {Emphasis.GAP: "B42318", Emphasis.QUIET: _QUIET}
_BOLD: Final = frozenset({Emphasis.HEAD, Emphasis.STRONG, Emphasis.GAP})
_SIZE: Final = 10.5
_SMALL: Final = 9.0
_LEADING: Final = 1.15
_LINE: Final = "\u3000" * 5
_SHEETS: Final[Mapping[Paper, tuple[int, int]]] = {
    Paper.A4: (210, 297),
    Paper.A4_LANDSCAPE: (297, 210),
    Paper.A3_LANDSCAPE: (420, 297),
}
_SIDE, _TOP, _BOTTOM = 22.0, 23.0, 20.0
_ABOVE, _BELOW = 12.0, 10.0
"""Margins in millimetres, those of the paper."""


def prepare(word: WordFile, paper: Paper) -> None:
    """Set sheet, margins, language and styles of a new file."""
    from docx.enum.section import WD_ORIENT
    from docx.shared import Mm, RGBColor

    section = word.sections[0]
    width, height = _SHEETS[paper]
    section.orientation = WD_ORIENT.PORTRAIT if height > width else WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(width), Mm(height)
    section.left_margin = section.right_margin = Mm(_SIDE)
    section.top_margin, section.bottom_margin = Mm(_TOP), Mm(_BOTTOM)
    section.header_distance, section.footer_distance = Mm(_ABOVE), Mm(_BELOW)
    _speak_chinese(word)
    for name, fonts, size, before, after in (
        (_NORMAL, _BODY, _SIZE, 0.0, 0.0),
        (TITLE, _HEAD, 18.0, 0.0, 4.0),
        (SUBTITLE, _BODY, _SIZE, 0.0, 6.0),
        (HEADING, _HEAD, 12.0, 12.0, 4.0),
        (_HEADER, _HEAD, _SMALL, 0.0, 0.0),
        (_FOOTER, _HEAD, _SMALL, 0.0, 0.0),
    ):
        _set_style(word, name, fonts, size, (before, after))
    for name in (_HEADER, _FOOTER):
        word.styles[name].font.color.rgb = RGBColor.from_string(_QUIET)
    rule = _element("w:bottom", val="single", sz="4", space="3", color="auto")
    borders = _element("w:pBdr")
    borders.append(rule)
    _put(_form_of(word, _HEADER), borders)
    # Word would part figures from the characters beside them, and tear 2022年12月31日 at the end of a line.
    for tag in ("w:autoSpaceDE", "w:autoSpaceDN"):
        _put(_form_of(word, _NORMAL), _element(tag, val="0"))


def breadth_of(word: WordFile) -> int:
    """Return the breadth between the margins."""
    section = word.sections[0]
    return int((section.page_width or 0) - (section.left_margin or 0) - (section.right_margin or 0))


def set_stops(paragraph: Paragraph, breadth: int, *, middle: bool = True) -> None:
    """Let tabulators lead to the middle and to the right margin."""
    from docx.enum.text import WD_TAB_ALIGNMENT
    from docx.shared import Emu

    stops = paragraph.paragraph_format.tab_stops
    if middle:
        stops.add_tab_stop(Emu(breadth // 2), WD_TAB_ALIGNMENT.CENTER)
    stops.add_tab_stop(Emu(breadth), WD_TAB_ALIGNMENT.RIGHT)


def set_line(paragraph: Paragraph) -> None:
    """Draw a line to sign on behind the text; it stays with what follows."""
    from docx.shared import Pt

    paragraph.paragraph_format.keep_with_next = True
    paragraph.paragraph_format.space_before = Pt(16)
    # Blanks of full width: of others at the end of a line some programs underline none, and tabulators neither.
    paragraph.add_run(_LINE).font.underline = True


def set_right(paragraph: Paragraph) -> None:
    """Set a paragraph at the right, about where the line to sign on ends."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Pt

    paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    paragraph.paragraph_format.right_indent = Pt(16)
    paragraph.paragraph_format.space_before = Pt(4)


def set_small(paragraph: Paragraph) -> None:
    """Make an empty paragraph take next to nothing."""
    from docx.shared import Pt

    paragraph.paragraph_format.line_spacing = Pt(6)


def add_field(paragraph: Paragraph, code: str) -> None:
    """Add a field that Word reckons, such as PAGE."""
    field = _element("w:fldSimple", instr=f" {code} ")
    run = paragraph.add_run("1")
    field.append(run._r)  # noqa: SLF001 -- the library has no fields
    paragraph._p.append(field)  # noqa: SLF001 -- as above


def set_widths(table: Table, shares: Sequence[float], breadth: int) -> None:
    """Fix the columns by their shares of the breadth; Word takes them from the cells, others from the columns."""
    from docx.enum.table import WD_TABLE_ALIGNMENT
    from docx.shared import Emu

    table.autofit = False
    # Word hangs a table out by the margin of its cells; in the middle it stands between the margins of the page.
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    for column, share in zip(table.columns, shares, strict=True):
        column.width = Emu(round(share / sum(shares) * breadth))
    widths = [column.width for column in table.columns]
    for row in table.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = width or Emu(0)


def keep_whole(row: _Row) -> None:
    """Never tear a row over two pages."""
    row._tr.get_or_add_trPr().append(_element("w:cantSplit"))  # noqa: SLF001 -- the library has no such property


def repeat(row: _Row) -> None:
    """Repeat a row at the head of every page."""
    row._tr.get_or_add_trPr().append(_element("w:tblHeader"))  # noqa: SLF001 -- as above


def set_cell(cell: _Cell, *, is_shaded: bool) -> None:
    """Set the text of a cell in the middle of its height, on grey where it is a head."""
    from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT

    if is_shaded:
        shade = _element("w:shd", val="clear", color="auto", fill=_HEAD_FILL)
        cell._tc.get_or_add_tcPr().append(shade)  # noqa: SLF001 -- the library has no shading
    cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER


def set_cell_paragraph(paragraph: Paragraph, align: Align) -> None:
    """Align a paragraph of a cell, with a little air above and below."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Pt

    paragraph.alignment = {
        Align.LEFT: WD_ALIGN_PARAGRAPH.LEFT,
        Align.CENTER: WD_ALIGN_PARAGRAPH.CENTER,
        Align.RIGHT: WD_ALIGN_PARAGRAPH.RIGHT,
    }[align]
    paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(3)


def set_emphasis(run: Run, emphasis: Emphasis) -> None:
    """Let a run stand out as its cell does."""
    from docx.shared import RGBColor

    if emphasis in _BOLD:
        run.font.bold = True
        _set_fonts(run._r.get_or_add_rPr(), _HEAD)  # noqa: SLF001 -- the library knows no Chinese fonts
    if emphasis in _INKS:
        run.font.color.rgb = RGBColor.from_string(_INKS[emphasis])


def _set_style(word: WordFile, name: str, fonts: tuple[str, str], size: float, around: tuple[float, float]) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Pt, RGBColor

    style: ParagraphStyle = word.styles[name]
    _clear(_form_of(word, name), "w:pBdr", "w:numPr", "w:tabs")
    is_centred = name in {TITLE, SUBTITLE, HEADING}
    style.font.size, style.font.italic = Pt(size), False
    style.font.bold = name in {TITLE, HEADING}
    style.font.color.rgb = RGBColor(0, 0, 0)
    properties = style.element.get_or_add_rPr()
    _clear(properties, "w:spacing")
    _set_fonts(properties, fonts)
    form = style.paragraph_format
    form.space_before, form.space_after = (Pt(points) for points in around)
    form.line_spacing = _LEADING
    if is_centred:
        form.keep_with_next = True
        form.alignment = WD_ALIGN_PARAGRAPH.CENTER


def _form_of(word: WordFile, name: str) -> BaseOxmlElement:
    """Return the properties of the paragraphs of a style."""
    form: BaseOxmlElement = word.styles[name].element.get_or_add_pPr()
    return form


def _clear(properties: BaseOxmlElement, *tags: str) -> None:
    """Take out what the library's template says of its own."""
    from docx.oxml.ns import qn

    for tag in tags:
        for found in properties.findall(qn(tag)):
            properties.remove(found)


def _put(form: BaseOxmlElement, made: BaseOxmlElement) -> None:
    """Put a property of paragraphs where the schema wants it: before what comes later there."""
    form.insert_element_before(made, "w:spacing", "w:ind", "w:contextualSpacing", "w:jc", "w:outlineLvl")


def _set_fonts(properties: BaseOxmlElement, fonts: tuple[str, str]) -> None:
    """Name the fonts of Latin and of Chinese text; those of a theme would win over them and are taken out."""
    _clear(properties, "w:rFonts")
    latin, han = fonts
    properties.insert(0, _element("w:rFonts", ascii=latin, hAnsi=latin, eastAsia=han, cs=latin))


def _speak_chinese(word: WordFile) -> None:
    """Say that the text is Chinese, for line breaks, punctuation and the spelling of Word."""
    from docx.oxml.ns import qn

    for language in word.styles.element.iter(qn("w:lang")):
        language.set(qn("w:eastAsia"), "zh-CN")
    for fonts in word.styles.element.find(qn("w:docDefaults")).iter(qn("w:rFonts")):
        _set_fonts(fonts.getparent(), _BODY)


def _element(tag: str, **attributes: str) -> BaseOxmlElement:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    made = OxmlElement(tag)
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), value)
    return made
