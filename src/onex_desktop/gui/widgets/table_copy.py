"""A block of cells on its way to the clipboard, as Excel and WPS like it."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import Final

from PySide6.QtCore import QMimeData

Block = Sequence[Sequence[str]]

NEEDS_QUOTES: Final = frozenset('\t\r\n"')
AS_TEXT: Final = "mso-number-format:'\\@'"
"""Tells Excel that a cell is text: 007 keeps its zeros, 1-2 does not become a date."""


def to_tsv(block: Block) -> str:
    """Return the block as tab-separated lines; cells with tabs, line ends or quotes are quoted."""
    return "".join("\t".join(_quoted(cell) for cell in line) + "\r\n" for line in block)


def to_html(block: Block, figures: Sequence[bool], headings: int = 0) -> str:
    """Return the block as an HTML table; columns that are not figures are marked as text."""
    lines = []
    for number, line in enumerate(block):
        tag = "th" if number < headings else "td"
        cells = []
        for cell, is_figure in zip(line, figures, strict=True):
            style = "" if is_figure else f' style="{AS_TEXT}"'
            cells.append(f"<{tag}{style}>{_with_breaks(cell)}</{tag}>")
        lines.append(f"<tr>{''.join(cells)}</tr>")
    return f'<html><head><meta charset="utf-8"></head><body><table>{"".join(lines)}</table></body></html>'


def mime_of(block: Block, figures: Sequence[bool], headings: int = 0) -> QMimeData:
    """Return the block in both forms for the clipboard."""
    data = QMimeData()
    data.setText(to_tsv(block))
    data.setHtml(to_html(block, figures, headings))
    return data


def _quoted(cell: str) -> str:
    if NEEDS_QUOTES.isdisjoint(cell):
        return cell
    return '"' + cell.replace('"', '""') + '"'


def _with_breaks(cell: str) -> str:
    return "<br>".join(escape(line) for line in cell.splitlines())
