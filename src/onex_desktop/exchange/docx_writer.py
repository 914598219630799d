"""Writing a document for people who go on editing it: a Word file that says what the paper says.

Headings, repeated table heads, running head and foot are Word's own: they stay right in what a person makes of it.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final
from zipfile import BadZipFile

from onex_desktop.domain.documents import Cell, Chart, Document, Emphasis, Notes, Table, placed
from onex_desktop.domain.errors import EnvironmentFault, ProgrammingFault
from onex_desktop.exchange import docx_styles as styles
from onex_desktop.exchange.document_writer import clean
from onex_desktop.runtime.atomic_file import replacing

if TYPE_CHECKING:
    from docx.document import Document as WordFile
    from docx.table import Table as WordTable
    from docx.table import _Cell as WordCell
    from docx.text.paragraph import Paragraph

_SIGNER: Final = 170 * 12700
"""What a signer takes at least, in the library's units, of which a point has 12,700."""
_SHORT: Final = 300
"""A row whose texts are no longer goes to the next page as a whole."""
_DATE: Final = "年　　月　　日"


def write_docx(document: Document, target: Path) -> None:
    """Write a document as docx; the former file stays unless the new one is re-read."""
    import docx

    word = docx.Document()
    styles.prepare(word, document.paper)
    _set_properties(word, document)
    _running(word, document)
    _opening(word, document)
    for block in document.blocks:
        if isinstance(block, Table):
            _put_table(word, block)
        elif isinstance(block, Notes):
            _put_notes(word, block)
        elif isinstance(block, Chart):
            raise ProgrammingFault(f"{document.report} has a chart, which no Word file is drawn for")
    if document.signatures:
        _sign(word, document.signatures)
    tables = len(word.tables)
    with replacing(target, lambda path: _verify(path, tables, target.name)) as temporary:
        _save(word, temporary)


def _save(word: WordFile, path: Path) -> None:
    with path.open("wb") as handle:
        word.save(handle)


def _set_properties(word: WordFile, document: Document) -> None:
    own = word.core_properties
    own.title, own.author = clean(document.title), clean(document.institution)
    own.subject = f"{document.report} · {document.stamp.step} · {document.stamp.code}"
    own.comments = own.keywords = ""
    own.last_modified_by = own.author
    own.created = own.modified = datetime.fromisoformat(document.stamp.printed_on)
    own.language = "zh-CN"


def _running(word: WordFile, document: Document) -> None:
    """Set head and foot of every page as on paper."""
    section = word.sections[0]
    breadth = styles.breadth_of(word)
    head, foot = section.header.paragraphs[0], section.footer.paragraphs[0]
    styles.set_stops(head, breadth)
    head.add_run(f"{clean(document.institution)}\t\t{clean(document.title)}")
    styles.set_stops(foot, breadth)
    stamp = document.stamp
    foot.add_run(f"数据版本 第 {stamp.step} 步 · 校验码 {stamp.code}\t第 ")
    styles.add_field(foot, "PAGE")
    foot.add_run(" 页 共 ")
    styles.add_field(foot, "NUMPAGES")
    foot.add_run(f" 页\t打印日期 {stamp.printed_on}")


def _opening(word: WordFile, document: Document) -> None:
    word.add_paragraph(clean(document.title), style=styles.TITLE)
    if document.subtitle:
        word.add_paragraph(clean(document.subtitle), style=styles.SUBTITLE)
    if document.signatures:
        line = word.add_paragraph()
        styles.set_stops(line, styles.breadth_of(word), middle=False)
        line.add_run(f"填报单位（盖章）：{clean(document.institution)}\t填报日期：　　　　{_DATE}")
        line.paragraph_format.keep_with_next = True


def _put_table(word: WordFile, table: Table) -> None:
    if table.caption:
        word.add_paragraph(clean(table.caption), style=styles.HEADING)
    rows = (*table.header, *table.body)
    made = word.add_table(len(rows), len(table.widths), style=styles.GRID)
    styles.set_widths(made, table.widths, styles.breadth_of(word))
    for number, row in enumerate(made.rows):
        if number < len(table.header):
            styles.repeat(row)
        if all(len(cell.text) <= _SHORT for cell in rows[number]):
            styles.keep_whole(row)
    _fill(made, rows, heads=len(table.header), columns=len(table.widths))
    # Without a paragraph between them Word takes two tables for one.
    styles.set_small(word.add_paragraph())


def _fill(made: WordTable, rows: tuple[tuple[Cell, ...], ...], *, heads: int, columns: int) -> None:
    grid = [row.cells for row in made.rows]
    for row, column, cell in placed(rows, columns):
        own = grid[row][column]
        if cell.rows > 1 or cell.columns > 1:
            own = own.merge(grid[row + cell.rows - 1][column + cell.columns - 1])
        _put_cell(own, cell, is_head=row < heads)


def _put_cell(own: WordCell, cell: Cell, *, is_head: bool) -> None:
    """Put the text into a cell, each of its lines a paragraph that can be gone on with."""
    is_shaded = is_head or cell.emphasis is Emphasis.HEAD
    styles.set_cell(own, is_shaded=is_shaded)
    for number, line in enumerate(clean(cell.text).split("\n")):
        paragraph = own.paragraphs[0] if number == 0 else own.add_paragraph()
        styles.set_cell_paragraph(paragraph, cell.align)
        styles.set_emphasis(paragraph.add_run(line), Emphasis.HEAD if is_head else cell.emphasis)


def _put_notes(word: WordFile, block: Notes) -> None:
    if block.title:
        word.add_paragraph(clean(block.title), style=styles.HEADING)
    for line in block.lines:
        word.add_paragraph(clean(line))


def _sign(word: WordFile, signers: tuple[str, ...]) -> None:
    """Put the block for signatures down: who it is, a line to sign on, a date; it never parts from itself."""
    breadth = styles.breadth_of(word)
    columns = min(len(signers), max(1, breadth // _SIGNER))
    rows = -(-len(signers) // columns)
    made = word.add_table(2 * rows, columns)
    styles.set_widths(made, (1.0,) * columns, breadth)
    grid = [row.cells for row in made.rows]
    for number, signer in enumerate(signers):
        row, column = divmod(number, columns)
        name, date = (grid[2 * row + at][column].paragraphs[0] for at in (0, 1))
        name.add_run(f"{clean(signer)}（签字）：")
        styles.set_line(name)
        _set_date(date, is_last=row == rows - 1)


def _set_date(paragraph: Paragraph, *, is_last: bool) -> None:
    styles.set_right(paragraph)
    paragraph.paragraph_format.keep_with_next = not is_last
    paragraph.add_run(_DATE)


def _verify(path: Path, tables: int, name: str) -> None:
    """Refuse a file that cannot be read again with all its tables."""
    import docx

    with path.open("rb") as handle:
        try:
            is_whole = len(docx.Document(handle).tables) == tables
        except (BadZipFile, KeyError, ValueError) as fault:
            raise EnvironmentFault("report.file_bad", name=name) from fault
    if not is_whole:
        raise EnvironmentFault("report.file_bad", name=name)
